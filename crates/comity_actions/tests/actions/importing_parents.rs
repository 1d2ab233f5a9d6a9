//! What an imported comment answers: found wherever and whenever it comes, and reported where it never does.

use crate::importing::{exported, imported};
use comity_actions::ImportReport;
use comity_import::Format;
use comity_testkit::Newsroom;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// A post with these comments, as (id, id of what it answers or 0).
fn export(comments: &[(u32, u32)]) -> String {
    let mut items = String::new();
    for (id, parent) in comments {
        let _ = write!(
            items,
            "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>Ilya</wp:comment_author>\
             <wp:comment_date_gmt>2024-05-01 09:{:02}:{:02}</wp:comment_date_gmt>\
             <wp:comment_content>Ferry {id}.</wp:comment_content><wp:comment_approved>1</wp:comment_approved>\
             <wp:comment_parent>{parent}</wp:comment_parent></wp:comment>",
            id / 60 % 60,
            id % 60
        );
    }
    format!(
        "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>The ferry</title>\
         <wp:post_id>7</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>{items}\
         </item></channel></rss>"
    )
}

async fn import(newsroom: &Arc<Newsroom>, comments: &[(u32, u32)]) -> ImportReport {
    imported(newsroom, Format::WordPress, export(comments), false).await
}

/// What each comment stands below, by their ids in the archive.
async fn parents(newsroom: &Newsroom) -> BTreeMap<String, Option<String>> {
    let lines = exported(newsroom).await;
    let records: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let comments = || records.iter().filter(|record| record["type"] == "comment");
    let ids: BTreeMap<&str, &str> =
        comments().map(|c| (c["id"].as_str().unwrap(), c["source_id"].as_str().unwrap())).collect();
    let below = |c: &serde_json::Value| c["parent"].as_str().map(|parent| ids[parent].to_owned());
    comments().map(|c| (c["source_id"].as_str().unwrap().to_owned(), below(c))).collect()
}

#[tokio::test]
async fn a_reply_whose_parent_comes_with_a_later_file_is_put_below_it() {
    let whole = [(1, 0), (2, 1), (3, 2), (4, 3), (5, 0)];
    let newsroom = Arc::new(Newsroom::open().await);
    let part = import(&newsroom, &[(3, 2), (4, 3), (5, 0)]).await;
    assert_eq!((part.orphans, part.moved_below_parents), (1, 0), "{part:?}");
    assert_eq!(part.anomalies.get("parent_missing"), Some(&1));
    let rest = import(&newsroom, &whole).await;
    assert_eq!((rest.comments, rest.orphans, rest.moved_below_parents), (2, 0, 1), "{rest:?}");
    let alone = Arc::new(Newsroom::open().await);
    import(&alone, &whole).await;
    assert_eq!(parents(&newsroom).await, parents(&alone).await);
    let checked = comity_actions::check_data(&newsroom.app, newsroom.site.id).await.unwrap();
    assert!(checked.inconsistencies.is_empty(), "{:?}", checked.inconsistencies);
}

#[tokio::test]
async fn a_later_file_may_bring_nothing_but_the_parent() {
    let newsroom = Arc::new(Newsroom::open().await);
    import(&newsroom, &[(3, 2), (4, 3)]).await;
    let report = import(&newsroom, &[(2, 0)]).await;
    assert_eq!((report.comments, report.orphans, report.moved_below_parents), (1, 0, 1), "{report:?}");
    let below = |id: &str| Some(id.to_owned());
    let expected = [("2", None), ("3", below("2")), ("4", below("3"))];
    assert_eq!(parents(&newsroom).await, expected.map(|(id, parent)| (id.to_owned(), parent)).into());
}

#[tokio::test]
async fn a_dry_run_the_first_run_and_the_second_report_the_same_orphans() {
    let comments = [(1, 0), (2, 99), (3, 2), (30, 31), (31, 30), (40, 41), (42, 40), (41, 42)];
    let text = export(&comments).replace(
        "</item>",
        "<wp:comment><wp:comment_id>50</wp:comment_id><wp:comment_type>pingback</wp:comment_type>\
         <wp:comment_content>x</wp:comment_content></wp:comment><wp:comment><wp:comment_id>51</wp:comment_id>\
         <wp:comment_author>Ana</wp:comment_author><wp:comment_date_gmt>2024-05-02 09:00:00</wp:comment_date_gmt>\
         <wp:comment_content>Who is that?</wp:comment_content><wp:comment_approved>1</wp:comment_approved>\
         <wp:comment_parent>50</wp:comment_parent></wp:comment></item>",
    );
    let newsroom = Arc::new(Newsroom::open().await);
    let mut reports = Vec::new();
    for is_dry in [true, false, true, false] {
        reports.push(imported(&newsroom, Format::WordPress, text.clone(), is_dry).await);
    }
    for report in &reports {
        let counts =
            ["parent_missing", "parent_loop", "parent_skipped"].map(|kind| report.anomalies.get(kind));
        assert_eq!(counts, [Some(&1), Some(&2), Some(&1)], "{report:?}");
        assert_eq!((report.orphans, report.moved_below_parents), (4, 0), "{report:?}");
        assert!(
            report.examples.iter().any(|example| example.contains("answers 99") && example.contains("id 2"))
        );
    }
    let added: Vec<(u64, u64)> = reports.iter().map(|r| (r.comments, r.comments_known)).collect();
    assert_eq!(added, [(9, 0), (9, 0), (0, 9), (0, 9)]);
}

#[tokio::test]
async fn a_long_archive_that_begins_with_the_newest_keeps_its_threads() {
    // More replies than wait in memory; what the first ones answer comes last of all.
    let count = 8_500;
    let comments: Vec<(u32, u32)> =
        (1..=count).rev().map(|id| (id, if id <= 100 { 0 } else { id % 100 + 1 })).collect();
    let newsroom = Arc::new(Newsroom::open().await);
    let report = import(&newsroom, &comments).await;
    assert_eq!((report.comments, report.orphans), (u64::from(count), 0), "{:?}", report.anomalies);
    assert_eq!(report.moved_below_parents, 0, "nothing of it was there before");
    let parents = parents(&newsroom).await;
    assert_eq!(parents.values().filter(|parent| parent.is_none()).count(), 100);
    assert_eq!(parents["8500"].as_deref(), Some("1"));
}
