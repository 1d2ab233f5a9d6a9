//! What readers get.

use super::Paper;
use comity_testkit::Person;
use http::StatusCode;

#[tokio::test]
async fn a_story_is_read_with_its_thread_and_kept_by_the_browser() {
    let paper = Paper::open().await;
    let mut mara = Person::new("Mara");
    paper.newsroom.post(&mut mara, "The bridge is *late*.").await;
    let first = paper.get("/s/bridge-post/bridge", &[]).await;
    assert_eq!(first.status, StatusCode::OK);
    let page = first.text();
    assert!(page.contains("The bridge is <em>late</em>."), "{page}");
    assert!(page.contains("<bdi>Mara</bdi></b> said:"), "{page}");
    assert!(!page.contains("mara@example.org"), "an e-mail address is never shown");
    assert_eq!(first.header("vary"), "accept-encoding, cookie");
    let again = paper.get("/s/bridge-post/bridge", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
}

#[tokio::test]
async fn a_new_comment_is_seen_though_the_page_was_kept() {
    let paper = Paper::open().await;
    let mut mara = Person::new("Mara");
    assert!(!paper.get("/s/bridge-post/bridge", &[]).await.text().contains("Finally."));
    paper.newsroom.post(&mut mara, "Finally.").await;
    assert!(paper.get("/s/bridge-post/bridge", &[]).await.text().contains("Finally."));
    assert!(paper.get("/embed/thread?story=bridge", &[]).await.text().contains("Finally."));
}

#[tokio::test]
async fn pages_are_sent_compressed_to_those_who_take_it() {
    let paper = Paper::open().await;
    let plain = paper.get("/s/bridge-post/bridge", &[]).await;
    for encoding in ["gzip", "br"] {
        let packed = paper.get("/s/bridge-post/bridge", &[("accept-encoding", encoding)]).await;
        assert_eq!(packed.header("content-encoding"), encoding);
        assert!(packed.body.len() < plain.body.len() / 2);
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_page_for_people_and_a_problem_for_programs() {
    let paper = Paper::open().await;
    let page = paper.get("/s/bridge-post/tunnel", &[]).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text().contains("There is no such story here."));
    let problem = paper.get("/api/v1/threads?story=tunnel", &[]).await;
    assert_eq!(problem.header("content-type"), "application/problem+json");
    assert_eq!(problem.json()["code"], "unknown-story");
    assert_eq!(paper.get("/nowhere", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_hidden_story_is_there_for_moderators_only() {
    let paper = Paper::open().await;
    let posted = paper.newsroom.post(&mut Person::new("Mara"), "The lock is rusty.").await;
    let headline = "Council votes on the bridge";
    let shown = paper.get("/s/bridge-post/bridge", &[]).await.text();
    assert!(shown.contains("The lock is rusty."), "{shown}");
    assert!(paper.get("/s/bridge-post", &[]).await.text().contains("/s/bridge-post/bridge"));
    let (cookie, csrf) = paper.sign_in().await;
    let hide = format!("csrf={csrf}&state=hidden");
    assert!(paper.form("/console/stories/bridge/state", &cookie, &hide).await.status.is_redirection());
    paper.newsroom.clock.advance(2);
    let permalink = format!("/c/bridge-post/{}", posted.comment);
    let reply = format!("/s/bridge-post/bridge/comments/{}/reply", posted.comment);
    for path in [
        "/s/bridge-post/bridge",
        "/feeds/bridge-post/bridge",
        "/api/v1/threads?story=bridge",
        &permalink,
        &reply,
    ] {
        let answer = paper.get(path, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.text().contains("rusty") && !answer.text().contains(headline), "{path}");
    }
    for path in ["/s/bridge-post", "/feeds/bridge-post", "/embed/thread?story=bridge", "/go?story=bridge"] {
        let page = paper.get(path, &[]).await.text();
        assert!(!page.contains("rusty") && !page.contains(headline), "{path}: {page}");
        assert!(!page.contains("href=\"/s/bridge-post/bridge\""), "{path}: {page}");
    }
    let embedded = paper.get("/embed/thread?story=bridge", &[]).await.text();
    assert!(embedded.contains("The discussion is closed."), "{embedded}");
    assert_eq!(paper.get("/api/v1/counts?story=bridge", &[]).await.json()["counts"][0]["count"], 0);
    let settings = paper.get("/console/settings", &[("cookie", &cookie)]).await.text();
    assert!(settings.contains("/console/stories/bridge/state"), "{settings}");
    let open = format!("csrf={csrf}&state=open");
    assert!(paper.form("/console/stories/bridge/state", &cookie, &open).await.status.is_redirection());
    assert!(paper.get("/s/bridge-post/bridge", &[]).await.text().contains("The lock is rusty."));
}

#[tokio::test]
async fn a_host_page_may_show_a_story_before_its_first_comment() {
    let paper = Paper::open().await;
    let headers = [("origin", super::HOST_PAGE)];
    let thread = paper.get("/embed/thread?story=tunnel&site=bridge-post", &headers).await;
    assert_eq!(thread.status, StatusCode::OK);
    assert!(thread.text().contains("No comments yet."));
    assert_eq!(thread.header("access-control-allow-origin"), super::HOST_PAGE);
}

#[tokio::test]
async fn only_listed_origins_may_read_and_never_with_cookies() {
    let paper = Paper::open().await;
    for path in ["/embed/thread?story=bridge", "/api/v1/counts?story=bridge", "/api/v1/threads?story=bridge"]
    {
        let listed = paper.get(path, &[("origin", super::HOST_PAGE)]).await;
        assert_eq!(listed.header("access-control-allow-origin"), super::HOST_PAGE, "{path}");
        assert_eq!(listed.header("access-control-allow-credentials"), "", "{path}");
        let other = paper.get(path, &[("origin", "https://evil.example")]).await;
        assert_eq!(other.header("access-control-allow-origin"), "", "{path}");
        assert!(
            other.header("vary").contains("origin") || other.headers.get_all("vary").iter().count() > 1,
            "{path}"
        );
    }
}

#[tokio::test]
async fn permalinks_lead_to_the_page_that_shows_the_comment() {
    let paper = Paper::open().await;
    let mut mara = Person::new("Mara");
    let posted = paper.newsroom.post(&mut mara, "The bridge is late.").await;
    for path in [format!("/c/bridge-post/{}", posted.comment), format!("/c/{}", posted.comment)] {
        let answer = paper.get(&path, &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        let to = answer.header("location").to_owned();
        assert!(to.ends_with(&format!("#c-{}", posted.comment)), "{to}");
        let page = paper.get(to.split('#').next().unwrap(), &[]).await.text();
        assert!(page.contains("The bridge is late."));
    }
}

#[tokio::test]
async fn feeds_list_published_comments() {
    let paper = Paper::open().await;
    let mut mara = Person::new("Mara");
    paper.newsroom.post(&mut mara, "Stone & *wood* <b>.").await;
    for path in ["/feeds/bridge-post", "/feeds/bridge-post/bridge"] {
        let feed = paper.get(path, &[]).await;
        assert!(feed.header("content-type").starts_with("application/atom+xml"));
        let text = feed.text();
        assert!(text.contains("<name>Mara</name>"), "{text}");
        assert!(!text.contains("<em>"), "the HTML of an entry is escaped: {text}");
    }
}

#[tokio::test]
async fn counts_come_in_the_order_that_was_asked() {
    let paper = Paper::open().await;
    let mut mara = Person::new("Mara");
    paper.newsroom.post(&mut mara, "One.").await;
    let counts = paper.get("/api/v1/counts?story=tunnel&story=bridge", &[]).await.json();
    assert_eq!(counts["counts"][0]["count"], 0);
    assert_eq!(counts["counts"][1]["count"], 1);
    assert_eq!(counts["counts"][1]["label"], "1 comment");
    let many = "&story=tunnel".repeat(101);
    let refused = paper.get(&format!("/api/v1/counts?x=1{many}"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_policy_is_a_document_and_data() {
    let paper = Paper::open().await;
    let page = paper.get("/policy", &[]).await.text();
    assert!(page.contains("Plain words") && page.contains("Version 1"), "{page}");
    assert_eq!(paper.get("/policy/bridge-post/v/1", &[]).await.status, StatusCode::OK);
    assert_eq!(paper.get("/policy/v/9", &[]).await.status, StatusCode::NOT_FOUND);
    let json = paper.get("/policy.json", &[]).await;
    assert_eq!(json.header("content-type"), "application/json");
    assert!(json.json().is_object());
}

#[tokio::test]
async fn the_policy_can_be_read_in_every_language_that_it_was_published_in() {
    let paper = Paper::open().await;
    let german =
        "# Regeln\n\nWillkommen.\n\n## 1. Klare Worte {#plain-words}\n\nManches drucken wir nicht.\n";
    let publish = comity_actions::PublishPolicy::of_documents(
        paper.newsroom.site.id,
        comity_testkit::PLAIN_POLICY.to_owned(),
        "policy.md",
        vec![("de".to_owned(), german.to_owned())],
    );
    let publish = comity_actions::PublishPolicy { note: "In German, too.".to_owned(), ..publish };
    comity_actions::publish_policy(&paper.newsroom.app, publish).await.unwrap();
    let page = paper.get("/policy", &[]).await.text();
    assert!(
        page.contains("Plain words") && page.contains("?lang=de\" hreflang=\"de\" lang=\"de\">Deutsch</a>")
    );
    // The pages around it speak no German, and the policy does.
    let page = paper.get("/policy/bridge-post?lang=de", &[]).await.text();
    assert!(page.contains("Klare Worte") && page.contains(">English</a>"), "{page}");
}

#[tokio::test]
async fn the_link_to_a_discussion_works_before_its_first_comment() {
    let paper = Paper::open().await;
    let known = paper.get("/go?story=bridge", &[]).await;
    assert_eq!(
        (known.status, known.header("location")),
        (StatusCode::SEE_OTHER, "/s/bridge-post/bridge#comments")
    );
    let new = paper.get("/go?story=never-heard-of", &[]).await;
    assert_eq!(new.status, StatusCode::OK);
    let page = new.text();
    assert!(page.contains("id=\"comments\"") && page.contains("No comments yet."), "{page}");
    assert!(page.contains("The first comment is written on the page of the story itself."), "{page}");
    assert!(!page.contains("<textarea"), "{page}");
    assert_eq!(paper.get("/go?story=", &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(paper.get("/s/bridge-post/never-heard-of", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn comments_of_old_pages_without_a_date_show_none() {
    let paper = Paper::open().await;
    let page = |dateline: &str| {
        format!(
            "Bridge opens\n\nTwo years late\n\nThe bridge. Photo: A. Demir\n\n{dateline}\n\nThe bridge opened on Friday, and nobody can \
             say what it is for.\n\n  1. Ann said:\n\n     At last.\n\n       • Bo said:\n\n         Too late.\n"
        )
    };
    let text = page("LOWER MILL, 3 May 2012");
    paper.newsroom.import_page(&text);
    let front = paper.get("/s/bridge-post", &[]).await.text();
    assert!(front.contains("2012-05-03"), "{front}");
    let address = front
        .split('"')
        .filter_map(|part| part.strip_suffix("#comments"))
        .find(|part| part.starts_with("/s/bridge-post/") && !part.ends_with("/bridge"))
        .unwrap();
    let page = paper.get(address, &[]).await.text();
    assert_eq!(page.matches("date unknown").count(), 4, "beside both comments, and in their labels: {page}");
    let text = page.split("Two years late</p>").nth(1).unwrap();
    assert!(
        text.contains("LOWER MILL, 3 May 2012</span> — The bridge opened"),
        "the sub-headline stands above: {page}"
    );
    assert_eq!(page.matches("<time").count(), 1, "only the story has a date: {page}");
    let key = address.rsplit('/').next().unwrap();
    let feed = paper.get(&format!("/feeds/bridge-post/{key}"), &[]).await.text();
    assert!(feed.contains("<name>Bo</name>") && !feed.contains("<published>"), "{feed}");
    let thread = paper.get(&format!("/api/v1/threads?story={key}"), &[]).await.text();
    assert_eq!(thread.matches("\"is_undated\":true").count(), 2, "{thread}");
}

#[tokio::test]
async fn readers_see_the_ladder_and_what_acts_and_from_when_on() {
    let more = "## 2. What follows {#follows}\n\nA pause.\n\n```sanctions\n2 rejections in 30 days -> pause 7 days\n```\n\n\
        ## 3. Calm {#calm}\n\nPlease write in normal case.\n\n```rules\n[[rule]]\nname = \"shouting\"\nmax_share = 0.9\n\
        then = \"hold\"\nstatus = \"trial\"\n```\n\n```examples\npublish: This bridge is late.\n```\n";
    let paper = Paper::under(more).await;
    let page = paper.get("/policy", &[]).await.text();
    assert!(page.contains("2 comments that broke the policy within 30 days → Pause for 7 days"), "{page}");
    let calm = page.split("id=\"calm\"").nth(1).unwrap();
    assert!(!calm.contains("capitals") && calm.contains("People enforce this clause."), "{calm}");
    let site = paper.newsroom.site.id;
    let source = format!("{}\n{more}", comity_testkit::PLAIN_POLICY).replace("blasted", "dashed");
    let documents = comity_actions::PublishPolicy::of_documents(site, source, "policy.md", Vec::new());
    let later = Some(paper.newsroom.app.now().plus_days(2));
    let note = "Other words.".to_owned();
    let documents = comity_actions::PublishPolicy { effective_from: later, note, ..documents };
    comity_actions::publish_policy(&paper.newsroom.app, documents).await.unwrap();
    let to_come = paper.get("/policy/v/2", &[]).await.text();
    assert!(to_come.contains("In force from ") && !to_come.contains("In force since "), "{to_come}");
    assert!(
        !to_come.contains("not in force any more") && to_come.contains("Read the version in force"),
        "{to_come}"
    );
    paper.newsroom.clock.advance(3 * 86_400);
    assert!(paper.get("/policy/v/1", &[]).await.text().contains("not in force any more"));
}

#[tokio::test]
async fn readers_see_what_becomes_of_a_comment_that_a_rule_cannot_look_at() {
    let more = "## 2. Links {#links}\n\nFew links.\n\n```rules\n[[rule]]\nname = \"links\"\nthen = \"hold\"\n\
        on_failure = \"publish\"\non_missing = \"note\"\n```\n\n```examples\npublish: This bridge is late.\n```\n";
    let paper = Paper::under(more).await;
    let page = paper.get("/policy", &[]).await.text();
    let links = page.split("id=\"links\"").nth(1).unwrap();
    assert!(links.contains("If this check cannot be made, it stops no comment."), "{links}");
    assert!(links.contains("Where it has nothing to measure,"), "{links}");
    let json = paper.get("/policy.json", &[]).await.json();
    let rule = &json["clauses"][1]["rules"][0];
    assert_eq!((&rule["on_failure"], &rule["on_missing"]), (&"publish".into(), &"note".into()));
}
