//! The versions of the policy at their own addresses, and what editors do with one that is still to come.

use super::{OURS, Paper};
use comity_actions::{PublishPolicy, WithdrawVersion};
use http::{Method, StatusCode};

/// Publishes the plain policy with another word in it, in so many days.
async fn publish(paper: &Paper, word: &str, days: i64) {
    let (app, site) = (&paper.newsroom.app, paper.newsroom.site.id);
    paper.newsroom.clock.advance(1);
    let source = comity_testkit::PLAIN_POLICY.replace("blasted", word);
    let documents = PublishPolicy::of_documents(site, source, "policy.md", Vec::new());
    let effective_from = (days > 0).then(|| app.now().plus_days(days));
    let publish = PublishPolicy { note: format!("Now {word}."), effective_from, ..documents };
    comity_actions::publish_policy(app, publish).await.unwrap();
}

#[tokio::test]
async fn every_version_is_data_at_its_own_address() {
    let paper = Paper::open().await;
    publish(&paper, "dashed", 0).await;
    publish(&paper, "darned", 3).await;
    let json = async |path: &str| {
        let answer = paper.get(path, &[]).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, "application/json"),
            "{path}"
        );
        answer.json()
    };
    let now = json("/policy.json").await;
    assert_eq!(
        (&now["version"], &now["state"], &now["replaces"]),
        (&2.into(), &"in-force".into(), &1.into())
    );
    assert_eq!(
        (&now["published_by"], now["effective_from"] == now["published_at"]),
        (&"operator".into(), true)
    );
    let first = json("/policy/v/1/policy.json").await;
    assert_eq!((&first["version"], &first["state"]), (&1.into(), &"over".into()));
    assert!(first["replaces"].is_null() && first.to_string().contains("blasted"), "{first}");
    let coming = json("/policy/bridge-post/v/3/policy.json").await;
    assert_eq!((&coming["state"], &coming["replaces"]), (&"to-come".into(), &2.into()));
    assert!(coming["effective_from"].as_str() > coming["published_at"].as_str(), "{coming}");
    assert_eq!(json("/api/v1/policy?version=1").await, first);
    for path in ["/policy/v/9/policy.json", "/policy/v/x/policy.json", "/policy/nowhere/v/1/policy.json"] {
        assert_eq!(paper.get(path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    // Kept by readers' browsers as the page is.
    let etag = paper.get("/policy/v/1/policy.json", &[]).await.header("etag").to_owned();
    let again = paper.get("/policy/v/1/policy.json", &[("if-none-match", &etag)]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
}

#[tokio::test]
async fn every_policy_page_links_to_its_data() {
    let paper = Paper::open().await;
    publish(&paper, "dashed", 0).await;
    let link = |path: &str| format!("<link rel=\"alternate\" type=\"application/json\" href=\"{path}\">");
    let page = paper.get("/policy", &[]).await.text();
    assert!(page.contains(&link("/policy/bridge-post/policy.json")), "{page}");
    let old = paper.get("/policy/v/1", &[]).await.text();
    let data = "/policy/bridge-post/v/1/policy.json";
    assert!(old.contains(&link(data)) && old.contains(&format!("<a href=\"{data}\">")), "{old}");
}

#[tokio::test]
async fn readers_see_what_was_withdrawn_and_what_came_back() {
    let paper = Paper::open().await;
    publish(&paper, "dashed", 3).await;
    let (app, site) = (&paper.newsroom.app, paper.newsroom.site.id);
    let page = paper.get("/policy", &[]).await.text();
    assert!(page.contains("· still to come</a>"), "{page}");
    let wanted = WithdrawVersion { site, number: 2, note: "Too hasty.".to_owned(), by: None };
    comity_actions::withdraw_version(app, wanted).await.unwrap();
    let page = paper.get("/policy/v/2", &[]).await;
    assert_eq!(page.status, StatusCode::OK, "it stays readable");
    let page = page.text();
    assert!(page.contains("This version was withdrawn before it took effect."), "{page}");
    assert!(!page.contains("In force from") && !page.contains("Too hasty."), "{page}");
    assert!(page.contains("noindex") && page.contains("Read the version in force"), "{page}");
    let now = paper.get("/policy", &[]).await.text();
    assert!(now.contains("Version 1") && now.contains("· withdrawn before it took effect</a>"), "{now}");
    publish(&paper, "darned", 0).await;
    publish(&paper, "blasted", 0).await;
    let back = paper.get("/policy", &[]).await.text();
    assert!(back.contains("It has the text of version 1 again."), "{back}");
}

#[tokio::test]
async fn an_editor_is_told_which_version_would_never_take_effect_and_has_to_mean_it() {
    let paper = Paper::open().await;
    let (cookie, csrf) = paper.sign_in().await;
    publish(&paper, "dashed", 3).await;
    let begun = paper.form("/console/policy/drafts", &cookie, &format!("csrf={csrf}")).await;
    let draft = begun.header("location").to_owned();
    let page = paper.get(&format!("{draft}/publish"), &[("cookie", &cookie)]).await.text();
    assert!(
        page.contains("Version 2 is to take effect:") && page.contains("name=\"replaces_scheduled\""),
        "{page}"
    );
    let back = paper.get("/console/policy/versions/1/bring-back", &[("cookie", &cookie)]).await.text();
    assert!(back.contains("Version 2 is to take effect:"), "{back}");
    let send = async |more: &str| {
        let body = format!("csrf={csrf}&seen=2&note=x{more}");
        paper.form("/console/policy/versions/1/bring-back", &cookie, &body).await
    };
    let silently = send("").await;
    assert_eq!(silently.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silently.text().contains("Still to take effect: version 2."), "{}", silently.text());
    let meant = send("&replaces_scheduled=yes").await;
    assert_eq!(meant.header("location"), "/console/policy?done=published");
}

#[tokio::test]
async fn a_replay_can_be_compared_with_versions_and_with_other_drafts() {
    let paper = Paper::open().await;
    let (cookie, csrf) = paper.sign_in().await;
    let begin = async || {
        let begun = paper.form("/console/policy/drafts", &cookie, &format!("csrf={csrf}")).await;
        begun.header("location").to_owned()
    };
    let (first, second) = (begin().await, begin().await);
    let page = paper.get(&format!("{second}/replay"), &[("cookie", &cookie)]).await.text();
    let id = first.rsplit('/').next().unwrap();
    for choice in [
        format!("<option value=\"draft-{id}\">what the draft"),
        "<option value=\"version-1\">what version 1 says".to_owned(),
        "name=\"since_day\"".to_owned(),
    ] {
        assert!(page.contains(&choice), "{choice}: {page}");
    }
    for wrong in ["against=version-x", "against=something", "since_day=soon"] {
        let answer = paper.form(&format!("{second}/replay"), &cookie, &format!("csrf={csrf}&{wrong}")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn readers_are_told_that_a_list_grew_and_not_by_which_words() {
    let paper = Paper::open().await;
    let (app, site) = (&paper.newsroom.app, paper.newsroom.site.id);
    let source = comity_testkit::PLAIN_POLICY.replace("\"blasted\"", "\"blasted\", \"darned\"");
    let documents = PublishPolicy::of_documents(site, source, "policy.md", Vec::new());
    let publish = PublishPolicy { note: "One more.".to_owned(), ..documents };
    comity_actions::publish_policy(app, publish).await.unwrap();
    let page = paper.get("/policy", &[]).await.text();
    assert!(page.contains("the list grew by 1") && !page.contains("darned"), "{page}");
    let (cookie, _) = paper.sign_in().await;
    let list = paper.get("/console/policy", &[("cookie", &cookie)]).await.text();
    assert!(list.contains("the list grew by 1") && list.contains("darned"), "editors see both: {list}");
}

#[tokio::test]
async fn an_editor_withdraws_a_version_that_is_still_to_come() {
    let paper = Paper::open().await;
    let (cookie, csrf) = paper.sign_in().await;
    publish(&paper, "dashed", 3).await;
    let get = async |path: &str| paper.get(path, &[("cookie", &cookie)]).await.text();
    let list = get("/console/policy").await;
    assert!(list.contains("href=\"/console/policy/versions/2/withdraw\""), "{list}");
    assert!(!list.contains("versions/1/withdraw"), "the one in force cannot be withdrawn");
    let page = get("/console/policy/versions/2/withdraw").await;
    assert!(page.contains("Version 1 stays in force.") && page.contains("required"), "{page}");
    let send = async |number: u32, note: &str| {
        let path = format!("/console/policy/versions/{number}/withdraw");
        paper.form(&path, &cookie, &format!("csrf={csrf}&note={note}")).await
    };
    let silent = send(2, "").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("Please say why."));
    let wrong = send(1, "Too+strict.").await;
    assert_eq!(wrong.status, StatusCode::CONFLICT);
    assert!(wrong.text().contains("Only a version that is still to take effect"), "{}", wrong.text());
    let done = send(2, "Too+hasty.").await;
    assert_eq!(done.header("location"), "/console/policy?done=withdrawn");
    let list = get("/console/policy?done=withdrawn").await;
    assert!(list.contains("It will not take effect.") && list.contains("Too hasty."), "{list}");
    assert!(list.contains("Withdrawn by Ruth") && !list.contains("versions/2/withdraw"), "{list}");
    assert!(list.contains("It was to take effect from") && list.contains("Version 1"), "{list}");
    let version = get("/console/policy/versions/2").await;
    assert!(
        version.contains("withdrawn before it took effect") && version.contains("Too hasty."),
        "{version}"
    );

    let (_, token) = comity_actions::add_moderator(
        &paper.newsroom.app,
        paper.newsroom.site.id,
        "Petra",
        comity_model::Role::Moderator,
    )
    .await
    .unwrap();
    publish(&paper, "darned", 3).await;
    let petra = paper.form(&format!("/console/sign-in/{token}"), "", "").await.cookie();
    let page = paper.get("/console/policy/versions/3/withdraw", &[("cookie", &petra)]).await.text();
    assert!(!page.contains("name=\"note\""), "moderators look only: {page}");
    let token = page.split("name=\"csrf\" value=\"").nth(1).map(|rest| rest.split('"').next().unwrap());
    let form = format!("csrf={}&note=x", token.unwrap_or_default());
    let headers =
        [("origin", OURS), ("cookie", petra.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let path = "/console/policy/versions/3/withdraw";
    let refused = paper.send(Method::POST, path, &headers, form.into_bytes()).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_draft_is_not_published_without_a_reason_or_from_a_day_that_has_passed() {
    let paper = Paper::open().await;
    let (cookie, csrf) = paper.sign_in().await;
    let begun = paper.form("/console/policy/drafts", &cookie, &format!("csrf={csrf}")).await;
    let draft = begun.header("location").to_owned();
    let id = draft.rsplit('/').next().unwrap().parse().unwrap();
    let editor = &paper.newsroom.moderator;
    let known = comity_actions::find_draft(&paper.newsroom.app, editor, id).await.unwrap();
    let text = known.source.replace("blasted", "dashed");
    let save = comity_actions::SaveDraft { draft: id, seen: known.saved_at, language: None, text };
    comity_actions::save_draft(&paper.newsroom.app, editor, save).await.unwrap();
    let url = format!("{draft}/publish");
    let page = paper.get(&url, &[("cookie", &cookie)]).await.text();
    let note = page.split("<textarea name=\"note\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(note.contains("required"), "{note}");
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let send = async |note: &str, from: &str| {
        let fields = format!("csrf={csrf}&seen={seen}&note={note}&from={from}&without_replay=yes");
        paper.form(&url, &cookie, &fields).await
    };
    let silent = send("+", "").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.text().contains("Please say why."));
    let past = send("Stricter.", "2001-01-01T00:00").await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    let past = past.text();
    assert!(past.contains("The time from which it is to be in force has passed."), "{past}");
    assert!(past.contains("Stricter.") && past.contains("2001-01-01T00:00"), "what was typed stays: {past}");
    assert_eq!(send("Stricter.", "").await.header("location"), "/console/policy?done=published");
}

#[tokio::test]
async fn every_decision_names_and_links_the_version_that_it_used() {
    let paper = Paper::open().await;
    let (app, site) = (&paper.newsroom.app, paper.newsroom.site.id);
    let refused =
        paper.form("/s/bridge-post/bridge/comments", "", &super::comment("This blasted bridge.")).await;
    let refused = refused.text();
    let link = refused.split("href=\"").find(|rest| rest.starts_with("/status/")).unwrap();
    let path = link.split('#').next().unwrap().to_owned();
    let token = path.rsplit('/').next().unwrap().to_owned();
    paper.newsroom.clock.advance(1);
    // The next version has no such clause any more.
    let source = comity_testkit::PLAIN_POLICY.replace("plain-words", "fair-words");
    let documents = PublishPolicy::of_documents(site, source, "policy.md", Vec::new());
    let publish = PublishPolicy { note: "Another anchor.".to_owned(), ..documents };
    comity_actions::publish_policy(app, publish).await.unwrap();
    paper.newsroom.clock.advance(5);

    let clause = "href=\"/policy/bridge-post/v/1#plain-words\"";
    let page = paper.get(&path, &[]).await.text();
    assert!(page.contains(clause), "{page}");
    let named = "<a href=\"/policy/bridge-post/v/1\">Discussion policy, version 1</a>";
    assert!(page.contains(named), "{page}");
    let version = paper.get("/policy/bridge-post/v/1", &[]).await.text();
    assert!(version.contains("id=\"plain-words\""), "{version}");
    let status = paper.get(&format!("/api/v1/status?site=bridge-post&token={token}"), &[]).await.json();
    assert_eq!(
        (&status["policy_version"], &status["policy_url"]),
        (&1.into(), &"/policy/bridge-post/v/1".into())
    );
    assert_eq!(status["reasons"][0]["policy_version"], 1);

    let comment = status["comment"].as_str().unwrap();
    let (cookie, _) = paper.sign_in().await;
    let case = paper.get(&format!("/console/case/{comment}"), &[("cookie", &cookie)]).await.text();
    assert_eq!(case.matches(clause).count(), 2, "what was noticed, and what was decided: {case}");
    assert!(case.contains(">Version 1</a>"), "{case}");
}
