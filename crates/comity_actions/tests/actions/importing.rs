//! Archives: in, in again, out, and through the policy.

use comity_actions::{ImportArchive, ImportReport, ReplayPolicy, Sort};
use comity_import::{Defaults, Format};
use comity_testkit::Newsroom;
use std::io::Cursor;
use std::sync::Arc;

const EXPORT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<item><title>The bridge &amp; the ferry</title><link>https://bridge-post.example/1</link><wp:post_id>1</wp:post_id>
<wp:post_date_gmt>2024-05-01 08:00:00</wp:post_date_gmt><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<wp:comment><wp:comment_id>11</wp:comment_id><wp:comment_author><![CDATA[Mara]]></wp:comment_author>
<wp:comment_author_email>mara@example.org</wp:comment_author_email>
<wp:comment_date_gmt>2024-05-01 09:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[The <b>bridge</b> is late.]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>13</wp:comment_id><wp:comment_author>Ilya</wp:comment_author>
<wp:comment_date_gmt>2024-05-01 09:30:00</wp:comment_date_gmt><wp:comment_content>A reply before its parent.</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>12</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>12</wp:comment_id><wp:comment_author>Anahit</wp:comment_author>
<wp:comment_date_gmt>2024-05-01 09:20:00</wp:comment_date_gmt><wp:comment_content>This blasted bridge.</wp:comment_content>
<wp:comment_approved>0</wp:comment_approved><wp:comment_parent>11</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>14</wp:comment_id><wp:comment_author>Orphan</wp:comment_author>
<wp:comment_date_gmt>2024-05-01 10:00:00</wp:comment_date_gmt><wp:comment_content>My parent is gone.</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>99</wp:comment_parent></wp:comment>
<wp:comment><wp:comment_id>15</wp:comment_id><wp:comment_author>Ilya</wp:comment_author>
<wp:comment_date_gmt>2024-05-01 10:10:00</wp:comment_date_gmt><wp:comment_content>An answer to the orphan.</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>14</wp:comment_parent></wp:comment>
</item>
</channel></rss>"#;

fn import(newsroom: &Newsroom, format: Format, text: &str, dry_run: bool) -> ImportReport {
    let archive = comity_import::open(format, Cursor::new(text.to_owned()), &Defaults::default()).unwrap();
    let import =
        ImportArchive { site: newsroom.site.id, source: format.as_str().to_owned(), archive, dry_run };
    comity_actions::import_archive(&newsroom.app, import, &mut |_| {}).unwrap()
}

pub(crate) async fn exported(newsroom: &Newsroom) -> String {
    let mut out = Vec::new();
    let (app, site) = (newsroom.app.clone(), newsroom.site.id);
    let out = tokio::task::spawn_blocking(move || {
        comity_actions::export_archive(&app, site, &mut out, &mut |_| {}).map(|_| out)
    });
    String::from_utf8(out.await.unwrap().unwrap()).unwrap()
}

/// Imports on a thread that may block.
pub(crate) async fn imported(
    newsroom: &Arc<Newsroom>,
    format: Format,
    text: String,
    dry_run: bool,
) -> ImportReport {
    let newsroom = Arc::clone(newsroom);
    tokio::task::spawn_blocking(move || import(&newsroom, format, &text, dry_run)).await.unwrap()
}

#[tokio::test]
async fn an_import_keeps_everything_and_a_second_one_adds_nothing() {
    let newsroom = Arc::new(Newsroom::open().await);
    let dry = imported(&newsroom, Format::WordPress, EXPORT.to_owned(), true).await;
    assert_eq!((dry.stories, dry.comments), (1, 5));
    let first = imported(&newsroom, Format::WordPress, EXPORT.to_owned(), false).await;
    assert_eq!((first.stories, first.comments, first.orphans), (1, 5, 1), "{first:?}");
    assert_eq!(first.states.get("held"), Some(&1));
    let second = imported(&newsroom, Format::WordPress, EXPORT.to_owned(), false).await;
    assert_eq!((second.comments, second.comments_known), (0, 5), "{second:?}");
}

#[tokio::test]
async fn an_imported_text_is_shown_safely_and_kept_verbatim() {
    let newsroom = Arc::new(Newsroom::open().await);
    imported(&newsroom, Format::WordPress, EXPORT.to_owned(), false).await;
    let query = comity_actions::ReadThread {
        site: newsroom.site.id,
        story_key: "1".to_owned(),
        sort: Sort::Oldest,
        after: None,
        under: None,
    };
    let page = comity_actions::read_thread(&newsroom.app, query).await.unwrap();
    assert_eq!(page.total_published, 4);
    assert_eq!(page.branches[0].html, "<p dir=\"auto\">The <strong>bridge</strong> is late.</p>\n");
    let lines = exported(&newsroom).await;
    let line = lines.lines().find(|line| line.contains("\"11\"")).unwrap();
    let record: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!(record["text"], "The <b>bridge</b> is late.");
    assert_eq!(record["created_at"], "2024-05-01T09:00:00Z");
    assert_eq!((record["source"].as_str(), record["type"].as_str()), (Some("wordpress"), Some("comment")));
}

#[tokio::test]
async fn a_reply_that_comes_before_its_parent_finds_it() {
    let newsroom = Arc::new(Newsroom::open().await);
    imported(&newsroom, Format::WordPress, EXPORT.to_owned(), false).await;
    let lines = exported(&newsroom).await;
    let records: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let by_source =
        |id: &str| records.iter().find(|r| r["source_id"] == id && r["type"] == "comment").unwrap();
    assert_eq!(by_source("13")["parent"], by_source("12")["id"]);
    assert_eq!(by_source("15")["parent"], by_source("14")["id"]);
    assert_eq!(
        (&by_source("14")["parent"], &by_source("14")["parent_source_id"]),
        (&serde_json::Value::Null, &"99".into())
    );
}

#[tokio::test]
async fn an_export_goes_into_another_newsroom_and_comes_out_the_same() {
    let newsroom = Arc::new(Newsroom::open().await);
    imported(&newsroom, Format::WordPress, EXPORT.to_owned(), false).await;
    let first = exported(&newsroom).await;
    let other = Arc::new(Newsroom::open().await);
    let report = imported(&other, Format::Comity, first.clone(), false).await;
    assert_eq!(report.comments, 5, "{report:?}");
    let strip = |lines: String| {
        let mut kept: Vec<String> = lines
            .lines()
            .filter(|line| line.contains("\"type\":\"comment\""))
            .map(|line| {
                let mut record: serde_json::Value = serde_json::from_str(line).unwrap();
                for own in ["id", "story", "parent", "parent_source_id"] {
                    record.as_object_mut().unwrap().remove(own);
                }
                record.to_string()
            })
            .collect();
        kept.sort();
        kept
    };
    assert_eq!(strip(first), strip(exported(&other).await));
}

#[tokio::test]
async fn publishing_what_an_archive_had_rejected_can_be_undone() {
    let newsroom = Arc::new(Newsroom::open().await);
    let export = EXPORT.replace("<wp:comment_approved>0<", "<wp:comment_approved>spam<");
    imported(&newsroom, Format::WordPress, export, false).await;
    let lines = exported(&newsroom).await;
    let line = lines.lines().find(|line| line.contains("\"12\"") && line.contains("rejected")).unwrap();
    let record: serde_json::Value = serde_json::from_str(line).unwrap();
    let comment = record["id"].as_str().unwrap().parse().unwrap();
    let decided = newsroom.decide(comment, comity_model::Outcome::Publish, None).await.unwrap();
    let undo = comity_actions::Decide {
        comment,
        seen: decided.decision,
        outcome: decided.before.0,
        clause: decided.before.1,
        note: String::new(),
        queue: comity_actions::QueueKind::Held,
        is_undo: true,
    };
    let undone = comity_actions::decide(&newsroom.app, &newsroom.moderator, undo).await.unwrap();
    assert_eq!(undone.state, comity_model::CommentState::Rejected);
}

#[tokio::test]
async fn malformed_xml_keeps_what_was_read_before_and_says_where() {
    let newsroom = Arc::new(Newsroom::open().await);
    let end = EXPORT.find("<wp:comment_id>14").unwrap();
    let cut = format!("{}<broken", EXPORT.get(..end).unwrap());
    let report = imported(&newsroom, Format::WordPress, cut, false).await;
    assert_eq!(report.comments, 3, "{report:?}");
    assert!(report.ended_early.is_some_and(|why| why.contains("byte")));
}

#[tokio::test]
async fn a_replay_says_what_the_policy_would_have_done() {
    let newsroom = Arc::new(Newsroom::open().await);
    imported(&newsroom, Format::WordPress, EXPORT.to_owned(), false).await;
    let policy = comity_actions::policy_in_force(&newsroom.app, newsroom.site.id).await.unwrap();
    let app = newsroom.app.clone();
    let report = tokio::task::spawn_blocking(move || {
        comity_actions::replay_policy(&app, &ReplayPolicy::over_everything(policy), &mut |_| true)
    });
    let report = report.await.unwrap().unwrap();
    assert_eq!(
        (report.comments, report.outcomes.get("reject"), report.outcomes.get("publish")),
        (5, Some(&1), Some(&4))
    );
    assert_eq!(report.matrix["hold"]["reject"], 1);
    let clause = &report.clauses[0];
    assert_eq!((clause.anchor.as_str(), clause.newly_rejected), ("plain-words", 1));
    assert_eq!(clause.samples[0].text, "This blasted bridge.");
}

#[tokio::test]
async fn an_archive_that_was_only_imported_shows_what_its_rejections_say_of_clauses_and_values() {
    let newsroom = Arc::new(Newsroom::open().await);
    // Two of its comments were thrown away there: the long one and one of the short ones.
    let export = EXPORT
        .replace("A reply before its parent.</wp:comment_content>\n<wp:comment_approved>1", "A reply before its parent, and a long one at that.</wp:comment_content>\n<wp:comment_approved>trash")
        .replace("My parent is gone.</wp:comment_content>\n<wp:comment_approved>1", "My parent is gone.</wp:comment_content>\n<wp:comment_approved>trash");
    imported(&newsroom, Format::WordPress, export, false).await;
    let rule = "name = \"length\"\nmax_chars = 40\nthen = \"hold\"\n\n[[rule]]\nname = \"word_list\"";
    let source = comity_testkit::PLAIN_POLICY.replace("name = \"word_list\"", rule);
    let policy = comity_actions::compile_policy(&source, "policy.md", &[], "").unwrap();
    let policy = Arc::new(comity_actions::InForce::of_draft(newsroom.site.id, &source, policy));
    let sweep = comity_actions::Sweep::of(&policy, "length.max_chars=10..40").unwrap();
    let replay = ReplayPolicy { sweep: Some(sweep), ..ReplayPolicy::over_everything(policy) };
    let app = newsroom.app.clone();
    let report =
        tokio::task::spawn_blocking(move || comity_actions::replay_policy(&app, &replay, &mut |_| true));
    let report = report.await.unwrap().unwrap();
    let clause = &report.clauses[0];
    assert_eq!((clause.moderators.decided(), clause.moderators.precision), (0, None));
    let counts = clause.archive.counts;
    assert_eq!((counts.rightly_stopped, counts.wrongly_stopped, clause.archive.recall), (1, 0, None));
    let sweep = report.sweep.unwrap();
    assert!(sweep.by_archive, "{sweep:#?}");
    let precision: Vec<(u64, u64)> = sweep
        .points
        .iter()
        .filter_map(|point| point.rule.precision)
        .map(|share| (share.part, share.whole))
        .collect();
    assert_eq!((precision.first(), precision.last()), (Some(&(2, 4)), Some(&(1, 1))), "{precision:?}");
}

const PAGE: &str = "The Mill Gazette\nHome > World\n\nBridge opens\n\nThe bridge on Friday. Photo: A. Demir\n\n\
    LOWER MILL, 3 May 2012\n\nThe bridge opened on Friday, and nobody can say what it is for.\n\n  1. Ann said:\n\n     \
    At last.\n\n       • Bo said:\n\n         Too late.\n\n       • Ann said:\n\n         Never.\n\n  2. Cem said:\n\n     \
    Who paid?\n";

#[tokio::test]
async fn a_comment_without_a_date_keeps_its_place_and_is_told_apart() {
    let newsroom = Arc::new(Newsroom::open().await);
    let report = newsroom.import_page(PAGE);
    let story = report.story.unwrap();
    assert_eq!(
        (story.headline.as_str(), story.dateline.as_deref()),
        ("Bridge opens", Some("LOWER MILL, 3 May 2012"))
    );
    assert_eq!((report.comments, report.undated), (4, 4));
    let first = exported(&newsroom).await;
    let other = Arc::new(Newsroom::open().await);
    imported(&other, Format::Comity, first.clone(), false).await;
    for (newsroom, lines) in [(&newsroom, first), (&other, exported(&other).await)] {
        let records = || lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let story = records().find(|r| r["headline"] == "Bridge opens").unwrap();
        let query = comity_actions::ReadThread {
            site: newsroom.site.id,
            story_key: story["key"].as_str().unwrap().to_owned(),
            sort: Sort::Oldest,
            after: None,
            under: None,
        };
        let page = comity_actions::read_thread(&newsroom.app, query).await.unwrap();
        let tops: Vec<_> = page.branches.iter().map(|c| (c.author_name.as_str(), c.is_undated)).collect();
        assert_eq!(tops, [("Ann", true), ("Cem", true)]);
        let replies: Vec<_> = page.branches[0].replies.iter().map(|c| c.author_name.as_str()).collect();
        assert_eq!(replies, ["Bo", "Ann"]);
        for record in records().filter(|r| r["type"] == "comment") {
            assert_eq!(record["is_undated"], true);
            assert!(record["created_at"].as_str().unwrap().starts_with("2012-05-03T00:00:0"), "{record}");
        }
    }
}

#[tokio::test]
async fn a_story_without_a_date_keeps_its_place_from_one_newsroom_to_the_next() {
    let newsroom = Arc::new(Newsroom::open().await);
    newsroom.import_page("Bridge opens\n\nThe old bridge opens again.\n\n  1. Ann said:\n\n     At last.\n");
    let first = exported(&newsroom).await;
    let story = |lines: &str| {
        let mut records = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let story = records.find(|record| record["headline"] == "Bridge opens").unwrap();
        (story["published_at"].clone(), story["is_undated"].clone())
    };
    let (at, is_undated) = story(&first);
    assert!(at.is_string() && is_undated == true, "{at} {is_undated}");
    let other = Arc::new(Newsroom::open().await);
    other.clock.advance(86_400);
    imported(&other, Format::Comity, first, false).await;
    assert_eq!(story(&exported(&other).await), (at, is_undated));
}
