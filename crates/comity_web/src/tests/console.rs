//! What moderators get.

use super::{Paper, comment};
use comity_model::StoryState;
use http::StatusCode;

const POST: &str = "/s/bridge-post/bridge/comments";

async fn with_held_comment() -> (Paper, String, String) {
    let paper = Paper::open().await;
    let newsroom = &paper.newsroom;
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Held)
        .await
        .unwrap();
    let posted = paper.form(POST, "", &comment("Waiting for the vote.")).await;
    let id = posted.header("location").split("posted=").nth(1).unwrap().split('#').next().unwrap().to_owned();
    let guest = posted.cookie();
    (paper, id, guest)
}

fn field<'a>(page: &'a str, name: &str) -> &'a str {
    page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap()
}

#[tokio::test]
async fn a_sign_in_link_works_once_and_opening_it_does_not_use_it_up() {
    let paper = Paper::open().await;
    let newsroom = &paper.newsroom;
    let token = comity_actions::sign_in_link(&newsroom.app, &newsroom.moderator).await.unwrap();
    let path = format!("/console/sign-in/{token}");
    assert_eq!(paper.get(&path, &[]).await.status, StatusCode::OK);
    let signed = paper.form(&path, "", "").await;
    let cookie = signed.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert_eq!(paper.form(&path, "", "").await.status, StatusCode::GONE);
    assert_eq!(paper.get("/console", &[("cookie", &signed.cookie())]).await.status, StatusCode::OK);
    let stranger = paper.get("/console", &[]).await;
    assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
    assert!(stranger.text().contains("href=\"/console/sign-in\""));
    assert!(paper.get("/console/sign-in", &[]).await.text().contains("comity moderator link"));
}

#[tokio::test]
async fn a_rule_on_trial_is_not_said_to_have_been_told_to_the_author() {
    let trial = "## 2. Shouting {#shouting}\n\nNo shouting.\n\n```rules\n[[rule]]\nname = \"shouting\"\nstatus = \"trial\"\nthen = \"hold\"\n```\n\n```examples\npublish: The bridge is late.\n```\n";
    let paper = Paper::under(trial).await;
    let newsroom = &paper.newsroom;
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Held)
        .await
        .unwrap();
    paper.form(POST, "", &comment("WE ARE SO TIRED OF THIS COUNCIL AND ITS BRIDGE")).await;
    let (cookie, _) = paper.sign_in().await;
    let desk = paper.get("/console", &[("cookie", &cookie)]).await.text();
    assert!(desk.contains("on trial, not acted on"), "{desk}");
    assert!(!desk.contains("Most of it is in capitals"), "{desk}");
}

#[tokio::test]
async fn a_story_that_is_older_than_all_that_are_listed_is_closed_from_its_case() {
    let (paper, _, _) = with_held_comment().await;
    for n in 0..25 {
        paper.newsroom.clock.advance(60);
        paper.newsroom.add_story(&format!("newer-{n}")).await;
    }
    let (cookie, csrf) = paper.sign_in().await;
    let listed = paper.get("/console/settings", &[("cookie", &cookie)]).await.text();
    assert!(!listed.contains("/console/stories/bridge/state"), "{listed}");
    let desk = paper.get("/console", &[("cookie", &cookie)]).await.text();
    let link = "/console/settings?story=bridge";
    assert!(desk.contains(&format!("href=\"{link}\"")), "{desk}");
    let page = paper.get(link, &[("cookie", &cookie)]).await.text();
    assert!(page.contains("/console/stories/bridge/state"), "{page}");
    let form = format!("csrf={csrf}&state=closed");
    let saved = paper.form("/console/stories/bridge/state", &cookie, &form).await;
    assert_eq!(saved.header("location"), "/console/settings?story=bridge&done=saved");
    let unknown = paper.get("/console/settings?story=nothing", &[("cookie", &cookie)]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_held_comment_is_published_by_a_moderator_and_the_decision_undone() {
    let (paper, id, _) = with_held_comment().await;
    let (cookie, csrf) = paper.sign_in().await;
    let desk = paper.get("/console", &[("cookie", &cookie)]).await.text();
    assert!(desk.contains("Waiting for the vote."), "{desk}");
    let form = format!("csrf={csrf}&seen={}&outcome=publish&show=held", field(&desk, "seen"));
    let path = format!("/console/case/{id}/decide");
    let decided = paper.form(&path, &cookie, &form).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER);
    assert!(paper.get("/s/bridge-post/bridge", &[]).await.text().contains("Waiting for the vote."));
    let stale = paper.form(&path, &cookie, &form).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "the case changed since that page was drawn");
    let after = paper.get(decided.header("location"), &[("cookie", &cookie)]).await.text();
    let undo = format!("csrf={csrf}&seen={}&outcome=hold&show=held", field(&after, "seen"));
    assert_eq!(paper.form(&path, &cookie, &undo).await.status, StatusCode::SEE_OTHER);
    paper.newsroom.clock.advance(1);
    assert!(!paper.get("/s/bridge-post/bridge", &[]).await.text().contains("Waiting for the vote."));
}

#[tokio::test]
async fn undo_brings_a_reported_comment_that_was_left_published_back_into_its_queue() {
    let paper = Paper::open().await;
    let posted = paper.newsroom.post(&mut comity_testkit::Person::new("Mara"), "Somebody minds this.").await;
    let id = posted.comment;
    let report = format!("/s/bridge-post/bridge/comments/{id}/report");
    assert!(paper.form(&report, "", "reason=attack&note=Rude").await.status.is_success());
    let (cookie, csrf) = paper.sign_in().await;
    let desk = paper.get("/console?show=reported", &[("cookie", &cookie)]).await.text();
    assert!(desk.contains("Leave it published"), "{desk}");
    let keep = format!("csrf={csrf}&seen={}&outcome=publish&show=reported", field(&desk, "seen"));
    let path = format!("/console/case/{id}/decide");
    let kept = paper.form(&path, &cookie, &keep).await;
    let after = paper.get(kept.header("location"), &[("cookie", &cookie)]).await.text();
    assert!(after.contains("Nothing waits."), "{after}");
    let form = after.split("data-form=\"undo\"").nth(1).unwrap();
    let hidden = ["seen", "undo", "outcome", "clause", "show"];
    let undo = hidden.map(|name| format!("&{name}={}", field(form, name))).concat();
    let undone = paper.form(&path, &cookie, &format!("csrf={csrf}{undo}")).await;
    let back = paper.get(undone.header("location"), &[("cookie", &cookie)]).await.text();
    assert!(back.contains("Back in the queue.") && back.contains("1 report"), "{back}");
}

#[tokio::test]
async fn what_the_policy_notes_has_a_list_of_its_own() {
    let noting = "## 2. Council {#council}\n\nWe look.\n\n```rules\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"council\"]\nthen = \"note\"\n```\n\n```examples\nnote: The council is late.\n```\n";
    let paper = Paper::under(noting).await;
    let posted = paper.newsroom.post(&mut comity_testkit::Person::new("Mara"), "The council is late.").await;
    let (cookie, csrf) = paper.sign_in().await;
    let desk = paper.get("/console?show=noted", &[("cookie", &cookie)]).await.text();
    let tab =
        "<a href=\"/console?show=noted\" aria-current=\"page\">To look at <span class=\"count\">1</span></a>";
    assert!(desk.contains(tab) && desk.contains("The council is late."), "{desk}");
    let keep = format!("csrf={csrf}&seen={}&outcome=publish&show=noted", field(&desk, "seen"));
    let kept = paper.form(&format!("/console/case/{}/decide", posted.comment), &cookie, &keep).await;
    let after = paper.get(kept.header("location"), &[("cookie", &cookie)]).await.text();
    assert!(after.contains("To look at <span class=\"count\">0</span>"), "{after}");
}

#[tokio::test]
async fn a_comment_that_its_author_took_back_is_shown_with_nothing_to_decide() {
    let (paper, id, guest) = with_held_comment().await;
    let (cookie, _) = paper.sign_in().await;
    let path = format!("/s/bridge-post/bridge/comments/{id}/withdraw");
    assert_eq!(paper.form(&path, &guest, "").await.status, StatusCode::SEE_OTHER);
    let case = paper.get(&format!("/console/case/{id}"), &[("cookie", &cookie)]).await.text();
    assert!(case.contains("There is nothing to decide"), "{case}");
    assert!(!case.contains("name=\"outcome\""), "{case}");
}

#[tokio::test]
async fn a_blocked_person_is_told_why_and_until_when() {
    let (paper, id, guest) = with_held_comment().await;
    let (cookie, csrf) = paper.sign_in().await;
    let page = paper.get(&format!("/console/case/{id}/block"), &[("cookie", &cookie)]).await.text();
    assert!(page.contains("Block Mara Toth") && page.contains("Also block this e-mail address"), "{page}");
    let path = format!("/console/case/{id}/block");
    let without = format!("csrf={csrf}&kind=block&days=7&clause=plain-words&reason=+");
    assert_eq!(paper.form(&path, &cookie, &without).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = format!("csrf={csrf}&kind=block&days=7&clause=plain-words&reason=Repeated+attacks.");
    assert_eq!(paper.form(&path, &cookie, &form).await.status, StatusCode::SEE_OTHER);
    let refused = paper.form(POST, &guest, &comment("Once more.")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let text = refused.text();
    assert!(text.contains("until 11 May 2026") && text.contains("Repeated attacks."), "{text}");
    assert!(text.contains("Once more.</textarea>"));
    let case = paper.get(&format!("/console/case/{id}"), &[("cookie", &cookie)]).await.text();
    let lift = case.split("/console/sanctions/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let lifted =
        paper.form(&format!("/console/sanctions/{lift}"), &cookie, &format!("csrf={csrf}&case={id}")).await;
    assert_eq!(lifted.status, StatusCode::SEE_OTHER);
    assert_eq!(paper.form(POST, &guest, &comment("Thank you.")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_commenter_is_found_by_name_address_and_comment_and_a_block_is_lifted_there() {
    let (paper, id, guest) = with_held_comment().await;
    assert_eq!(paper.form(POST, &guest, &comment("And once more.")).await.status, StatusCode::SEE_OTHER);
    let (cookie, csrf) = paper.sign_in().await;
    let get = async |path: &str| paper.get(path, &[("cookie", &cookie)]).await;
    let form = format!(
        "csrf={csrf}&kind=block&days=7&clause=plain-words&reason=Repeated+attacks.&also_email=yes&also_address=yes"
    );
    paper.form(&format!("/console/case/{id}/block"), &cookie, &form).await;
    for query in ["toth", "mara@example.org", "MARA"] {
        let found = get(&format!("/console/people?q={}", crate::urls::encode(query))).await.text();
        assert!(found.contains("href=\"/console/people/") && found.contains("Mara Toth"), "{query}: {found}");
    }
    for query in ["nobody", "mara@example.com"] {
        assert!(
            get(&format!("/console/people?q={query}")).await.text().contains("Nobody was found."),
            "{query}"
        );
    }
    let address = crate::urls::encode(&format!("http://127.0.0.1:7733/c/bridge-post/{id}"));
    let case = get(&format!("/console/people?q={address}")).await;
    assert_eq!(case.header("location"), format!("/console/case/{id}?show=held"));

    let case = get(case.header("location")).await.text();
    let link = case.split("href=\"/console/people/").nth(1).unwrap().split('"').next().unwrap();
    let person = format!("/console/people/{link}");
    let page = get(&person).await.text();
    assert!(page.contains("Waiting for the vote.") && page.contains("And once more."), "{page}");
    assert!(page.contains("This e-mail address, until") && page.contains("A network address"), "{page}");
    let lifts: Vec<String> = page
        .split("action=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .filter(|action| action.ends_with("/lift"))
        .collect();
    assert_eq!(lifts.len(), 3, "{lifts:?}");
    for lift in &lifts {
        let lifted = paper.form(lift, &cookie, &format!("csrf={csrf}&person={link}")).await;
        assert_eq!(lifted.header("location"), format!("{person}?done=lift"), "{lift}");
        assert_eq!(paper.form(lift, &cookie, &format!("csrf={csrf}")).await.status, StatusCode::CONFLICT);
    }
    let page = get(&format!("{person}?done=lift")).await.text();
    assert!(page.contains("The measure was lifted.") && !page.contains("/lift\""), "{page}");
    assert_eq!(get("/console/people/nobody").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_second_moderator_joins_by_an_invitation() {
    let paper = Paper::open().await;
    let (cookie, csrf) = paper.sign_in().await;
    let page =
        paper.form("/console/invitations", &cookie, &format!("csrf={csrf}&role=moderator")).await.text();
    let link = page.split("/console/sign-in/").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let path = format!("/console/sign-in/{link}");
    assert!(paper.get(&path, &[]).await.text().contains("Your name, as colleagues see it"));
    let nameless = paper.form(&path, "", "name=").await;
    assert!(nameless.text().contains("Please give a name."));
    let taken = paper.form(&path, "", "name=RUTH").await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text().contains("Somebody here is called that already."), "{}", taken.text());
    let joined = paper.form(&path, "", "name=Tomas").await;
    let desk = paper.get("/console", &[("cookie", &joined.cookie())]).await.text();
    assert!(desk.contains("<bdi>Tomas</bdi>"), "{desk}");
}

#[tokio::test]
async fn an_editor_withdraws_a_colleagues_access_and_is_asked_first() {
    let paper = Paper::open().await;
    let (cookie, csrf) = paper.sign_in().await;
    let alone = paper.get("/console/settings", &[("cookie", &cookie)]).await.text();
    assert!(alone.contains("<bdi>Ruth</bdi></b> · Operator (you)"), "{alone}");
    assert!(alone.contains("since 4 May 2026 · signed in last 4 May 2026"), "{alone}");
    let own = alone.split("/console/moderators/").nth(1).unwrap().split('/').next().unwrap();
    let own = format!("/console/moderators/{own}/remove");
    let last = paper.form(&own, &cookie, &format!("csrf={csrf}")).await;
    assert_eq!(last.status, StatusCode::CONFLICT);
    assert!(last.text().contains("Somebody has to stay who can do this work"), "{}", last.text());

    let (app, site) = (&paper.newsroom.app, paper.newsroom.site.id);
    let (tomas, token) =
        comity_actions::add_moderator(app, site, "Tomas", comity_model::Role::Moderator).await.unwrap();
    let tomas_cookie = paper.form(&format!("/console/sign-in/{token}"), "", "").await.cookie();
    let seen = paper.get("/console/settings", &[("cookie", &tomas_cookie)]).await.text();
    assert!(seen.contains("<bdi>Ruth</bdi>") && !seen.contains("Withdraw access"), "{seen}");
    assert_eq!(paper.get(&own, &[("cookie", &tomas_cookie)]).await.status, StatusCode::FORBIDDEN);

    let path = format!("/console/moderators/{}/remove", tomas.id);
    let page = paper.get(&path, &[("cookie", &cookie)]).await.text();
    assert!(
        page.contains("Withdraw the access of Tomas")
            && page.contains("Invitation links that the person made"),
        "{page}"
    );
    assert_eq!(
        paper.get("/console", &[("cookie", &tomas_cookie)]).await.status,
        StatusCode::OK,
        "asked only"
    );
    let removed = paper.form(&path, &cookie, &format!("csrf={csrf}")).await;
    assert_eq!(removed.header("location"), "/console/settings?done=removed");
    let page = paper.get("/console/settings?done=removed", &[("cookie", &cookie)]).await.text();
    assert!(page.contains("The access is withdrawn.") && !page.contains("<bdi>Tomas</bdi>"), "{page}");
    assert_eq!(paper.get("/console", &[("cookie", &tomas_cookie)]).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(paper.get(&path, &[("cookie", &cookie)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn stories_and_the_site_are_closed_from_the_settings() {
    let paper = Paper::open().await;
    let (cookie, csrf) = paper.sign_in().await;
    assert!(paper.get("/console/settings", &[("cookie", &cookie)]).await.text().contains("Council votes"));
    let closed =
        paper.form("/console/stories/bridge/state", &cookie, &format!("csrf={csrf}&state=closed")).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
    assert!(paper.get("/s/bridge-post/bridge", &[]).await.text().contains("The discussion is closed."));
    let site = paper.form("/console/settings/site", &cookie, &format!("csrf={csrf}&state=closed")).await;
    assert_eq!(site.status, StatusCode::SEE_OTHER);
    let out = paper.form("/console/sign-out", &cookie, &format!("csrf={csrf}")).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert_eq!(paper.get("/console", &[("cookie", &cookie)]).await.status, StatusCode::UNAUTHORIZED);
}
