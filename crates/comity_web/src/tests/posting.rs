//! What commenters get, with and without script.

use super::{HOST_PAGE, OURS, Paper, comment};
use crate::Limits;
use comity_model::{SiteState, StoryState};
use http::{Method, StatusCode};
use serde_json::json;

const STORY: &str = "/s/bridge-post/bridge";
const POST: &str = "/s/bridge-post/bridge/comments";

#[tokio::test]
async fn a_comment_posted_without_script_appears_and_the_browser_keeps_its_key() {
    let paper = Paper::open().await;
    assert_eq!(paper.get(STORY, &[]).await.header("set-cookie"), "", "reading sets no cookie");
    let posted = paper.form(POST, "", &comment("The bridge is late.")).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER);
    let cookie = posted.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let to = posted.header("location").split('#').next().unwrap().to_owned();
    let own = paper.get(&to, &[("cookie", &posted.cookie())]).await;
    assert_eq!(own.header("cache-control"), "private, no-store");
    assert!(own.text().contains("Your comment is published.") && own.text().contains("/edit\""));
    // A page that was rendered less than 100 ms ago may be shown once more to others.
    paper.newsroom.clock.advance(1);
    let others = paper.get(STORY, &[]).await.text();
    assert!(others.contains("The bridge is late.") && !others.contains("/edit\""));
}

#[tokio::test]
async fn a_refused_comment_comes_back_with_the_clause_and_the_text() {
    let paper = Paper::open().await;
    let refused = paper.form(POST, "", &comment("This blasted bridge & its <friends>.")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = refused.text();
    assert!(page.contains("<mark>blasted</mark>"), "{page}");
    assert!(page.contains("Clause 1 · Plain words"), "{page}");
    assert!(page.contains("This blasted bridge &#38; its &#60;friends&#62;.</textarea>"), "{page}");
    assert!(page.contains("data-mark=\"5,12\""), "{page}");
    let id = page.split("name=\"revises\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let revised = format!("{}&revises={id}", comment("This old bridge."));
    let posted = paper.form(POST, &refused.cookie(), &revised).await;
    assert_eq!(posted.status, StatusCode::SEE_OTHER);
    assert!(posted.header("location").contains(id), "a revision is the same comment");
    assert!(paper.get(STORY, &[]).await.text().contains("This old bridge."));
}

/// A clause about which authors are asked.
const ASKING: &str = "## 2. Council {#council}\n\nThink of the council.\n\n```rules\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"council\"]\nthen = \"ask\"\n```\n\n```examples\nask: The council is late.\n```\n";

#[tokio::test]
async fn an_edit_is_asked_about_and_saved_as_it_is() {
    let paper = Paper::under(ASKING).await;
    let posted = paper.form(POST, "", &comment("The bridge is late.")).await;
    let (cookie, id) = (posted.cookie(), posted.header("location").split("posted=").nth(1).unwrap());
    let path = format!("{POST}/{}/edit", id.split('#').next().unwrap());
    let asked = paper.form(&path, &cookie, "text=The+council+is+late.").await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    let page = asked.text();
    assert!(
        page.contains("Please look at this once more.") && page.contains("stays as it was until"),
        "{page}"
    );
    let draft = page.split("name=\"confirm\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let saved = paper.form(&path, &cookie, &format!("text=The+council+is+late.&confirm={draft}")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert!(paper.get(STORY, &[]).await.text().contains("The council is late."));
}

#[tokio::test]
async fn a_refused_text_written_anew_is_asked_about_and_posted_as_it_is() {
    let paper = Paper::under(ASKING).await;
    let refused = paper.form(POST, "", &comment("This blasted bridge.")).await;
    let (cookie, page) = (refused.cookie(), refused.text());
    let id = page.split("name=\"revises\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let again = format!("{}&revises={id}", comment("The council is late."));
    let asked = paper.form(POST, &cookie, &again).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    let page = asked.text();
    assert!(page.contains(&format!("name=\"revises\" value=\"{id}\"")), "{page}");
    let draft = page.split("name=\"confirm\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let posted = paper.form(POST, &cookie, &format!("{again}&confirm={draft}")).await;
    assert!(posted.header("location").contains(id), "it is the same comment");
    assert!(paper.get(STORY, &[]).await.text().contains("The council is late."));
}

#[tokio::test]
async fn a_refusal_leads_to_a_moderator() {
    let paper = Paper::open().await;
    let page = paper.form(POST, "", &comment("The play is The Blasted Heath.")).await.text();
    assert!(page.contains("Change it and post it again."), "{page}");
    let link = page.split("href=\"").find(|rest| rest.starts_with("/status/")).unwrap();
    assert!(link.contains("#appeal\"") && link.contains("Or ask a moderator to look at it"), "{link}");
}

#[tokio::test]
async fn a_refusal_that_begins_a_pause_says_so_and_does_not_ask_for_another_text() {
    let ladder = "## 2. What follows {#sanctions}\n\nA pause.\n\n```sanctions\n1 rejection in 30 days -> pause 7 days\n```\n";
    let paper = Paper::under(ladder).await;
    let page = paper.form(POST, "", &comment("This blasted bridge.")).await.text();
    assert!(page.contains("You can&#39;t post comments until") && page.contains("Plain words"), "{page}");
    assert!(!page.contains("Change it and post it again."), "{page}");
    assert!(page.contains("This blasted bridge.</textarea>"), "{page}");
}

const WARNING: &str =
    "## 2. What follows {#sanctions}\n\nA warning.\n\n```sanctions\n1 rejection in 30 days -> warning\n```\n";

#[tokio::test]
async fn a_refusal_that_brings_a_warning_tells_it_and_still_asks_for_another_text() {
    let paper = Paper::under(WARNING).await;
    let refused = paper.form(POST, "", &comment("This blasted bridge.")).await;
    let page = refused.text();
    assert!(page.contains("You have been given a warning (4 May 2026)."), "{page}");
    assert!(page.contains("1. Plain words") && page.contains("Change it and post it again."), "{page}");
    let status = page.split("href=\"").find(|rest| rest.starts_with("/status/")).unwrap();
    let status = status.split(['"', '#']).next().unwrap().to_owned();
    for lang in comity_locale::LANGUAGES {
        let page = paper.get(&format!("{status}?lang={lang}"), &[]).await.text();
        let sentence = comity_locale::text(lang, "measure-warning", &[("date", ""), ("reason", "")]);
        let beginning = sentence.split('(').next().unwrap();
        assert!(page.contains(beginning), "{lang}: {page}");
    }
    let token = status.rsplit('/').next().unwrap();
    let answer = paper.get(&format!("/api/v1/status?token={token}"), &[]).await.json();
    assert!(answer["measures"][0].as_str().unwrap().starts_with("You have been given a warning"), "{answer}");
}

#[tokio::test]
async fn a_warning_by_a_moderator_is_told_with_the_next_comment() {
    let paper = Paper::open().await;
    let first = paper.form(POST, "", &comment("The bridge is late.")).await;
    let cookie = first.cookie();
    let id = first.header("location").split("posted=").nth(1).unwrap().split('#').next().unwrap().to_owned();
    paper.newsroom.clock.advance(60);
    let (console, csrf) = paper.sign_in().await;
    let form = format!("csrf={csrf}&kind=warning&days=for-good&clause=plain-words&reason=Please+keep+calm.");
    let warned = paper.form(&format!("/console/case/{id}/block"), &console, &form).await;
    assert_eq!(warned.status, StatusCode::SEE_OTHER);
    paper.newsroom.clock.advance(60);
    let second = paper.form(POST, &cookie, &comment("And the road?")).await;
    let to = second.header("location").split('#').next().unwrap().to_owned();
    let page = paper.get(&to, &[("cookie", &cookie)]).await.text();
    assert!(page.contains("Your comment is published.") && page.contains("Please keep calm."), "{page}");
    paper.newsroom.clock.advance(60);
    let third = paper.form(POST, &cookie, &comment("And the paint?")).await;
    let to = third.header("location").split('#').next().unwrap().to_owned();
    let page = paper.get(&to, &[("cookie", &cookie)]).await.text();
    assert!(!page.contains("Please keep calm."), "it was told already: {page}");
}

#[tokio::test]
async fn a_host_page_and_a_program_are_told_of_a_warning_too() {
    let paper = Paper::open().await;
    let mut mara = comity_testkit::Person::new("Mara");
    let posted = paper.newsroom.post(&mut mara, "The bridge is late.").await;
    let wanted = comity_actions::SanctionCommenter {
        commenter: paper.newsroom.case(posted.comment).await.person.id,
        kind: comity_model::SanctionKind::Warning,
        days: None,
        clause: None,
        reason: "Please keep calm.".to_owned(),
        also_email: false,
        also_address_of: None,
    };
    let newsroom = &paper.newsroom;
    comity_actions::sanction_commenter(&newsroom.app, &newsroom.moderator, wanted).await.unwrap();
    newsroom.clock.advance(60);
    let key = format!("Bearer {}", mara.key.as_deref().unwrap());
    let form = [
        ("origin", HOST_PAGE),
        ("authorization", key.as_str()),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let body = comment("And the road?").into_bytes();
    let path = "/embed/s/bridge-post/bridge/comments";
    let answer = paper.send(Method::POST, path, &form, body.clone()).await.json();
    assert!(answer["html"].as_str().unwrap().contains("Please keep calm."), "{answer}");
    let again = paper.send(Method::POST, path, &form, body).await.json();
    assert_eq!(again["html"], answer["html"], "the same form sent twice gets the same answer");
}

#[tokio::test]
async fn a_refusal_under_a_closed_story_does_not_ask_for_another_text() {
    let closed = "## 2. Closed {#closed}\n\nOld stories are closed.\n\n```rules\n[[rule]]\nname = \"closed_story\"\nthen = \"reject\"\n```\n\n```examples\nreject [closed]: The bridge is late.\npublish: The bridge is late.\n```\n";
    let paper = Paper::under(closed).await;
    let newsroom = &paper.newsroom;
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Closed)
        .await
        .unwrap();
    let page = paper.form(POST, "", &comment("The bridge is late.")).await.text();
    assert!(page.contains("The discussion of this story is closed."), "{page}");
    assert!(!page.contains("post it again") && page.contains("Your text is still here."), "{page}");
    assert!(!page.contains("Or ask a moderator"), "{page}");
}

#[tokio::test]
async fn a_form_that_was_taken_never_replaces_the_published_comment() {
    let paper = Paper::open().await;
    let refused = paper.form(POST, "", &comment("This blasted bridge.")).await;
    let (cookie, page) = (refused.cookie(), refused.text());
    let id = page.split("name=\"revises\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let revised = format!("{}&revises={id}", comment("This old bridge."));
    assert_eq!(paper.form(POST, &cookie, &revised).await.status, StatusCode::SEE_OTHER);
    // The same form again, with the text of another comment in it.
    let another = format!("{}&revises={id}", comment("And who pays for the paint?"));
    assert_eq!(paper.form(POST, &cookie, &another).await.status, StatusCode::SEE_OTHER);
    let thread = paper.get(STORY, &[]).await.text();
    assert!(
        thread.contains("This old bridge.") && thread.contains("And who pays for the paint?"),
        "{thread}"
    );
}

#[tokio::test]
async fn a_rejected_comment_can_be_written_anew_from_the_thread() {
    let paper = Paper::open().await;
    let refused = paper.form(POST, "", &comment("This blasted bridge.")).await;
    let cookie = refused.cookie();
    let thread = paper.get(STORY, &[("cookie", &cookie)]).await.text();
    assert!(thread.contains("data-action=\"edit\""), "{thread}");
}

#[tokio::test]
async fn an_address_with_a_slash_too_many_leads_to_the_one_without() {
    let paper = Paper::open().await;
    let moved = paper.get("/s/bridge-post/?lang=tr", &[]).await;
    assert_eq!(
        (moved.status, moved.header("location")),
        (StatusCode::PERMANENT_REDIRECT, "/s/bridge-post?lang=tr")
    );
    let elsewhere = paper.get("//evil.example/", &[]).await;
    assert!(!elsewhere.header("location").starts_with("//"));
}

#[tokio::test]
async fn a_held_comment_is_seen_by_its_author_only() {
    let paper = Paper::open().await;
    let newsroom = &paper.newsroom;
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Held)
        .await
        .unwrap();
    let posted = paper.form(POST, "", &comment("Waiting for the vote.")).await;
    let own = paper.get(STORY, &[("cookie", &posted.cookie())]).await.text();
    assert!(own.contains("Waiting for the vote.") && own.contains("Only you can see this comment"), "{own}");
    for path in [STORY, "/embed/thread?story=bridge", "/api/v1/threads?story=bridge", "/feeds/bridge-post"] {
        assert!(!paper.get(path, &[]).await.text().contains("Waiting for the vote."), "{path}");
    }
    let status = own.split("/status/bridge-post/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let page = paper.get(&format!("/status/bridge-post/{status}"), &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("Waiting for a moderator") && page.text().contains("Waiting for the vote."));
    assert_eq!(paper.get("/status/bridge-post/guess", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_form_from_another_website_is_not_taken_and_the_text_is_kept() {
    let paper = Paper::open().await;
    for headers in
        [&[("origin", "https://evil.example")][..], &[("sec-fetch-site", "cross-site")][..], &[][..]]
    {
        let answer = paper.send(Method::POST, POST, headers, comment("Not mine.").into_bytes()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.text().contains("Not mine.</textarea>"));
        assert_eq!(answer.header("set-cookie"), "");
    }
    assert!(!paper.get(STORY, &[]).await.text().contains("Not mine."));
}

#[tokio::test]
async fn bodies_that_cannot_be_taken_are_refused_with_a_reason() {
    let paper = Paper::open().await;
    let large = paper.form(POST, "", &comment(&"a".repeat(1_000_000))).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    let large =
        paper.json("/api/v1/comments", json!({"story": "bridge", "text": "a".repeat(1_000_000)})).await;
    assert_eq!(
        (large.status, large.json()["code"].as_str()),
        (StatusCode::PAYLOAD_TOO_LARGE, Some("too-large"))
    );
    let broken = paper.form(POST, "", "text=%ff%fe&name=a").await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    let broken = paper.send(Method::POST, "/api/v1/comments", &[], b"{\"text\": \"\xff\"}".to_vec()).await;
    assert_eq!((broken.status, broken.json()["code"].as_str()), (StatusCode::BAD_REQUEST, Some("not-utf8")));
    let long = paper.form(POST, "", &comment(&"a".repeat(30_000))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nameless = paper.form(POST, "", "text=Hello&name=&email=").await.text();
    assert!(nameless.contains("Please give a name.") && nameless.contains("Hello</textarea>"), "{nameless}");
}

#[tokio::test]
async fn a_closed_site_takes_nothing_and_loses_nothing() {
    let paper = Paper::open().await;
    let newsroom = &paper.newsroom;
    comity_actions::set_site_state(&newsroom.app, &newsroom.moderator, SiteState::Closed).await.unwrap();
    let answer = paper.form(POST, "", &comment("Too late?")).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text().contains("Too late?</textarea>"));
}

#[tokio::test]
async fn a_host_page_posts_with_a_key_of_its_own_and_no_cookie() {
    let paper = Paper::open().await;
    let headers =
        [("origin", HOST_PAGE), ("sec-fetch-site", "cross-site"), ("cookie", "comity_guest=somebody")];
    let body = format!("{}&story_url={HOST_PAGE}/tunnel&story_headline=A+tunnel", comment("First."));
    let path = "/embed/s/bridge-post/tunnel/comments";
    let posted = paper.send(Method::POST, path, &headers, body.into_bytes()).await;
    assert_eq!(posted.status, StatusCode::CREATED);
    assert_eq!(posted.header("set-cookie"), "");
    let key = posted.json()["guest_key"].as_str().unwrap().to_owned();
    assert_ne!(key, "somebody", "a cookie on another website counts for nothing");
    let bearer = format!("Bearer {key}");
    let mine = paper.get("/embed/s/bridge-post/tunnel/mine", &[("authorization", &bearer)]).await.json();
    assert_eq!(mine["comments"].as_array().unwrap().len(), 1);
    assert!(paper.get("/s/bridge-post/tunnel", &[]).await.text().contains("A tunnel"));
    let other = [("origin", "https://evil.example")];
    let refused = paper.send(Method::POST, path, &other, comment("Second.").into_bytes()).await;
    assert_eq!((refused.status, refused.json()["code"].as_str()), (StatusCode::FORBIDDEN, Some("no-origin")));
}

#[tokio::test]
async fn preflights_are_answered_for_listed_origins_only() {
    let paper = Paper::open().await;
    for (origin, allowed) in [(HOST_PAGE, HOST_PAGE), ("https://evil.example", "")] {
        let headers = [("origin", origin), ("access-control-request-method", "POST")];
        let answer = paper.send(Method::OPTIONS, "/api/v1/comments", &headers, Vec::new()).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        assert_eq!(answer.header("access-control-allow-origin"), allowed);
    }
}

#[tokio::test]
async fn the_same_submission_sent_twice_is_one_comment() {
    let paper = Paper::open().await;
    let form = format!("{}&submission_key=k1", comment("Once is enough."));
    let first = paper.form(POST, "", &form).await;
    let second = paper.form(POST, "", &form).await;
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(paper.get("/api/v1/counts?story=bridge", &[]).await.json()["counts"][0]["count"], 1);
}

#[tokio::test]
async fn authors_edit_and_withdraw_and_others_cannot() {
    let paper = Paper::open().await;
    let posted = paper.form(POST, "", &comment("The brigde.")).await;
    let cookie = posted.cookie();
    let id = posted.header("location").split("posted=").nth(1).unwrap().split('#').next().unwrap().to_owned();
    let edit = format!("{POST}/{id}/edit");
    assert!(paper.get(&edit, &[("cookie", &cookie)]).await.text().contains("The brigde.</textarea>"));
    assert_eq!(paper.get(&edit, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(paper.form(&edit, "comity_guest=another", "text=Mine").await.status, StatusCode::FORBIDDEN);
    assert_eq!(paper.form(&edit, &cookie, "text=The+bridge.").await.status, StatusCode::SEE_OTHER);
    paper.newsroom.clock.advance(1);
    assert!(paper.get(STORY, &[]).await.text().contains("The bridge."));
    let withdraw = format!("{POST}/{id}/withdraw");
    assert_eq!(paper.form(&withdraw, "comity_guest=another", "").await.status, StatusCode::FORBIDDEN);
    assert_eq!(paper.form(&withdraw, &cookie, "").await.status, StatusCode::SEE_OTHER);
    paper.newsroom.clock.advance(1);
    assert!(!paper.get(STORY, &[]).await.text().contains("The bridge."));
}

#[tokio::test]
async fn a_report_needs_a_reason_and_reaches_the_moderators() {
    let paper = Paper::open().await;
    let posted = paper.form(POST, "", &comment("Buy my bridge.")).await;
    let id = posted.header("location").split("posted=").nth(1).unwrap().split('#').next().unwrap().to_owned();
    let path = format!("{POST}/{id}/report");
    assert!(paper.get(&path, &[]).await.text().contains("What is wrong with it?"));
    let missing = paper.form(&path, "", "note=Look").await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.text().contains("Look</textarea>"));
    assert!(
        paper
            .form(&path, "", "reason=spam&note=Look")
            .await
            .text()
            .contains("The report is with the moderators.")
    );
    let (cookie, _) = paper.sign_in().await;
    let queue = paper.get("/console?show=reported", &[("cookie", &cookie)]).await.text();
    assert!(queue.contains("Buy my bridge.") && queue.contains("1 report"), "{queue}");
}

#[tokio::test]
async fn too_much_from_one_address_is_refused_with_the_text_kept() {
    let paper = Paper::with(Limits { posts_per_minute: Some(1), ..Limits::default() }).await;
    assert_eq!(paper.form(POST, "", &comment("One.")).await.status, StatusCode::SEE_OTHER);
    let second = paper.form(POST, "", &comment("Two.")).await;
    assert_eq!(second.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(second.text().contains("Two.</textarea>"));
}

#[tokio::test]
async fn the_api_says_what_became_of_a_comment() {
    let paper = Paper::open().await;
    let posted = paper
        .json(
            "/api/v1/comments",
            json!({"story": "bridge", "name": "Mara", "email": "m@example.org", "text": "Fine."}),
        )
        .await;
    assert_eq!((posted.status, posted.json()["state"].as_str()), (StatusCode::CREATED, Some("published")));
    let refused = paper
        .json(
            "/api/v1/comments",
            json!({"story": "bridge", "name": "Mara", "email": "m@example.org", "text": "Ձ blasted"}),
        )
        .await;
    let problem = refused.json();
    assert_eq!(
        (refused.status, problem["code"].as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, Some("rejected-by-policy"))
    );
    assert_eq!(problem["clauses"][0]["anchor"], "plain-words");
    assert_eq!(problem["reasons"][0]["spans"][0]["begin"], 2, "spans count UTF-16 units");
    let key = format!("Bearer {}", posted.json()["guest_key"].as_str().unwrap());
    let path = format!("/api/v1/comments/{}", posted.json()["id"].as_str().unwrap());
    assert_eq!(paper.send(Method::DELETE, &path, &[], Vec::new()).await.status, StatusCode::FORBIDDEN);
    let gone =
        paper.send(Method::DELETE, &path, &[("authorization", &key), ("origin", OURS)], Vec::new()).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn the_api_says_what_a_refusal_led_to() {
    let ladder = "## 2. What follows {#follows}\n\nA pause.\n\n```sanctions\n1 rejection in 30 days -> pause 7 days\n```\n";
    let paper = Paper::under(ladder).await;
    let comment =
        json!({"story": "bridge", "name": "Mara", "email": "m@example.org", "text": "A blasted bridge."});
    let refused = paper.json("/api/v1/comments", comment).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    let problem = refused.json();
    let measure = problem["measures"][0].as_str().unwrap();
    let step = "1 comment that broke the policy within 30 days → Pause for 7 days";
    assert!(measure.starts_with("You can't post comments until") && measure.contains(step), "{measure}");
    let status = paper.get(problem["status_url"].as_str().unwrap(), &[]).await;
    // HTML writes the apostrophe otherwise.
    let words = measure.split_once("can't ").unwrap().1;
    assert!(status.text().contains(words), "{}", status.text());
}

#[tokio::test]
async fn a_script_is_told_what_the_heading_says_after_a_post_and_after_a_withdrawal() {
    let paper = Paper::open().await;
    let headers = [("origin", OURS), ("content-type", "application/x-www-form-urlencoded")];
    let path = format!("/embed{POST}");
    let posted = paper.send(Method::POST, &path, &headers, comment("The bridge is late.").into_bytes()).await;
    let answer = posted.json();
    assert_eq!(answer["heading"], "1 comment", "{answer}");
    let cookie = posted.cookie();
    let headers = [headers[0], headers[1], ("cookie", cookie.as_str())];
    let path = format!("{path}/{}/withdraw", answer["id"].as_str().unwrap());
    let gone = paper.send(Method::POST, &path, &headers, Vec::new()).await.json();
    assert_eq!(gone["heading"], "Comments", "{gone}");
}

#[tokio::test]
async fn who_has_signed_before_is_not_asked_again_and_nobody_else_sees_it() {
    let paper = Paper::open().await;
    let posted = paper.form(POST, "", &comment("The bridge is late.")).await;
    let (cookie, id) = (posted.cookie(), posted.header("location").split("posted=").nth(1).unwrap());
    let reply = format!("{POST}/{}/reply", id.split('#').next().unwrap());
    let signed =
        |page: &str| page.contains("value=\"Mara Toth\"") && page.contains("value=\"mara@example.org\"");
    for path in [STORY, &reply] {
        let own = paper.get(path, &[("cookie", &cookie)]).await;
        assert!(signed(&own.text()), "{path}: {}", own.text());
        assert!(own.header("cache-control").contains("no-store"), "{path}: {:?}", own.headers);
        let other = paper.form(POST, "", &comment("Another browser.").replace("Mara+Toth", "Ilya")).await;
        for cookie in ["", "comity_guest=somebody", &other.cookie()] {
            let page = paper.get(path, &[("cookie", cookie)]).await.text();
            assert!(!page.contains("value=\"Mara Toth\""), "{path} with {cookie}: {page}");
        }
    }
}

#[tokio::test]
async fn nobody_signs_as_the_newsroom_and_the_form_says_so() {
    let paper = Paper::open().await;
    let sign = |name: &str| comment("The bridge is late.").replace("Mara+Toth", &crate::urls::encode(name));
    for name in ["Moderator", "Модератор", "Bridge Post", "The Bridge P0st", "Bridge Post Support", "Ruth"]
    {
        let refused = paper.form(POST, "", &sign(name)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let page = refused.text();
        assert!(page.contains("This name is kept for the newsroom."), "{page}");
        assert!(page.contains("The bridge is late.</textarea>") && page.contains("aria-invalid"), "{page}");
    }
    for name in ["cheap-pills.com", "mara@toth.example"] {
        let address = paper.form(POST, "", &sign(name)).await.text();
        assert!(
            address.contains("A name can&#39;t be a web or e-mail address. Please choose another one."),
            "{address}"
        );
    }
    assert_eq!(paper.form(POST, "", &sign("Ruth Toth")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_automatic_rejection_can_be_appealed_on_its_private_page() {
    let paper = Paper::open().await;
    let refused = paper.form(POST, "", &comment("The play is The Blasted Heath.")).await.text();
    let status = refused.split("href=\"").find(|rest| rest.starts_with("/status/")).unwrap();
    let status = status.split(['"', '#']).next().unwrap().to_owned();
    assert!(paper.get(&status, &[]).await.text().contains("Ask a moderator"));
    let sent = paper.form(&status, "", "why=It+is+a+title.").await;
    assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, status.as_str()));
    let page = paper.get(&status, &[]).await.text();
    assert!(page.contains("Waiting for a moderator") && !page.contains("Ask a moderator"), "{page}");
    assert_eq!(paper.form(&status, "", "why=Again").await.status, StatusCode::CONFLICT);
}
