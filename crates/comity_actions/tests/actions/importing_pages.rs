//! Saved pages: their comments keep what stood in the file, and are shown and judged as they read.

use crate::importing::{exported, imported};
use comity_actions::{ReadThread, ReplayPolicy, Sort};
use comity_import::Format;
use comity_testkit::Newsroom;
use std::sync::Arc;

const TEXT: &str = "The bridge is late\n\nCOALPORT, 3 May 2014\n\nThe bridge will open in June, the council said.\n\nComments\n\n  \
    1. Mara said:\n\n     This blasted bridge\n     is late, and <b>nobody</b> knows\n     why.\n\n     \u{2022} Ilya said:\n\n         So it is.\n";

const HTML: &str = "<html><h1>The bridge is late</h1><p>The bridge will open in June, the council said.</p><ol>\
    <li><b>Mara said:</b><p>This <I>blasted</I> bridge is&nbsp;late &mdash; again.\n</p></li></ol></html>";

/// Text, format and HTML of each comment in an export.
fn texts(export: &str) -> Vec<(String, String, String)> {
    let records = export.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let comments = records.filter(|record| record["type"] == "comment");
    let word = |record: &serde_json::Value, name: &str| record[name].as_str().unwrap_or_default().to_owned();
    comments.map(|record| (word(&record, "text"), word(&record, "format"), word(&record, "html"))).collect()
}

async fn shown(newsroom: &Newsroom, export: &str) -> String {
    let story: serde_json::Value = serde_json::from_str(export.lines().next().unwrap()).unwrap();
    let story_key = story["key"].as_str().unwrap().to_owned();
    let site = newsroom.site.id;
    let query = ReadThread { site, story_key, sort: Sort::Oldest, after: None, under: None };
    comity_actions::read_thread(&newsroom.app, query).await.unwrap().branches[0].html.clone()
}

#[tokio::test]
async fn lines_of_a_page_are_kept_as_they_stood_and_shown_as_paragraphs() {
    let newsroom = Arc::new(Newsroom::open().await);
    imported(&newsroom, Format::Page, TEXT.to_owned(), false).await;
    let export = exported(&newsroom).await;
    let (text, format, html) = texts(&export).remove(0);
    assert_eq!(text, "     This blasted bridge\n     is late, and <b>nobody</b> knows\n     why.");
    assert_eq!(format, "page-text");
    assert!(html.contains("late, and &lt;b&gt;nobody&lt;/b&gt; knows"), "{html}");
    assert!(!html.contains("     is"), "{html}");
    assert_eq!(shown(&newsroom, &export).await, html);
    let again = imported(&newsroom, Format::Page, TEXT.to_owned(), false).await;
    assert_eq!((again.comments, again.comments_known), (0, 2));
    assert_eq!(exported(&newsroom).await, export);
}

#[tokio::test]
async fn html_of_a_page_is_kept_as_it_stood_through_export_and_import() {
    let newsroom = Arc::new(Newsroom::open().await);
    imported(&newsroom, Format::Page, HTML.to_owned(), false).await;
    let export = exported(&newsroom).await;
    let first = texts(&export);
    assert_eq!(first[0].0, "<p>This <I>blasted</I> bridge is&nbsp;late &mdash; again.\n</p>");
    assert_eq!(first[0].1, "page-html");
    assert_eq!(first[0].2, "<p dir=\"auto\">This <em>blasted</em> bridge is late — again.</p>");
    let other = Arc::new(Newsroom::open().await);
    imported(&other, Format::Comity, export, false).await;
    assert_eq!(texts(&exported(&other).await), first);
}

#[tokio::test]
async fn a_replay_reads_the_words_of_a_saved_page() {
    for page in [TEXT, HTML] {
        let newsroom = Arc::new(Newsroom::open().await);
        imported(&newsroom, Format::Page, page.to_owned(), false).await;
        let policy = comity_actions::policy_in_force(&newsroom.app, newsroom.site.id).await.unwrap();
        let app = newsroom.app.clone();
        let report = tokio::task::spawn_blocking(move || {
            comity_actions::replay_policy(&app, &ReplayPolicy::over_everything(policy), &mut |_| true)
        });
        let report = report.await.unwrap().unwrap();
        assert_eq!(report.outcomes.get("reject"), Some(&1), "{report:?}");
        let said = &report.clauses[0].samples[0].text;
        assert!(said.starts_with("This blasted bridge is late"), "{said}");
    }
}
