//! Posts of a WordPress that its readers never saw: nobody sees them here either, and nothing of them is lost.

use crate::importing::imported;
use comity_actions::{ReadThread, Refusal, Sort};
use comity_import::Format;
use comity_model::{Outcome, StoryState};
use comity_testkit::Newsroom;
use std::sync::Arc;

fn item(id: &str, status: &str, rest: &str) -> String {
    format!(
        "<item><title>Post {id}</title><wp:post_id>{id}</wp:post_id>\
         <wp:post_date_gmt>2024-05-01 08:00:00</wp:post_date_gmt><wp:post_type>post</wp:post_type>\
         <wp:status>{status}</wp:status>{rest}</item>"
    )
}

fn comment(id: &str) -> String {
    format!(
        "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>Mara</wp:comment_author>\
         <wp:comment_date_gmt>2024-05-01 09:00:00</wp:comment_date_gmt>\
         <wp:comment_content>The lock is rusty.</wp:comment_content>\
         <wp:comment_approved>1</wp:comment_approved></wp:comment>"
    )
}

fn pingback(id: &str) -> String {
    comment(id).replace("</wp:comment>", "<wp:comment_type>pingback</wp:comment_type></wp:comment>")
}

fn export() -> String {
    let password = format!("<wp:post_password>oar</wp:post_password>{}", comment("15"));
    let items = [
        item("1", "publish", &comment("11")),
        item("2", "draft", &comment("12")),
        item("3", "private", &comment("13")),
        item("4", "trash", &comment("14")),
        item("5", "publish", &password),
        item("6", "future", ""),
        item("7", "pending", &pingback("17")),
        item("8", "publish", "<wp:post_password>oar</wp:post_password>"),
    ];
    format!("<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>{}</channel></rss>", items.concat())
}

async fn page_of(newsroom: &Newsroom, key: &str) -> comity_actions::Result<comity_actions::ThreadPage> {
    let query = ReadThread {
        site: newsroom.site.id,
        story_key: key.to_owned(),
        sort: Sort::Oldest,
        after: None,
        under: None,
    };
    comity_actions::read_thread(&newsroom.app, query).await
}

fn is_unknown<T>(answer: &comity_actions::Result<T>) -> bool {
    matches!(answer, Err(comity_actions::Failure::Refused(Refusal::UnknownStory | Refusal::UnknownComment)))
}

#[tokio::test]
async fn posts_that_were_not_public_are_hidden_and_those_without_comments_stay_away() {
    let newsroom = Arc::new(Newsroom::open().await);
    let dry = imported(&newsroom, Format::WordPress, export(), true).await;
    let report = imported(&newsroom, Format::WordPress, export(), false).await;
    assert_eq!((report.stories, report.stories_hidden, report.comments), (5, 4, 5), "{report:?}");
    assert_eq!((dry.stories, dry.stories_hidden, dry.comments), (5, 4, 5), "{dry:?}");
    assert_eq!(report.anomalies.get("unpublished_story"), Some(&3));
    assert_eq!(report.anomalies.get("story_not_public"), Some(&4));
    let (app, site) = (&newsroom.app, newsroom.site.id);
    let listed = comity_actions::list_stories(app, site, 50).await.unwrap();
    let keys: Vec<&str> =
        listed.iter().map(|card| card.key.as_str()).filter(|key| *key != "bridge").collect();
    assert_eq!(keys, ["1"]);
    let mut hidden = comity_actions::list_hidden_stories(app, site).await.unwrap();
    hidden.sort();
    assert_eq!(hidden, ["2", "3", "4", "5"]);
    for key in ["2", "3", "4", "5", "6", "7", "8"] {
        assert!(is_unknown(&page_of(&newsroom, key).await), "{key}");
        assert!(is_unknown(&comity_actions::find_story(app, site, key).await), "{key}");
        assert!(is_unknown(&comity_actions::read_feed(app, site, Some(key), 9).await), "{key}");
    }
    let second = imported(&newsroom, Format::WordPress, export(), false).await;
    assert_eq!((second.stories, second.stories_hidden, second.stories_known), (0, 0, 5), "{second:?}");
    assert_eq!(second.anomalies.get("visibility_differs"), None, "{second:?}");
}

#[tokio::test]
async fn what_is_published_in_a_hidden_story_is_seen_once_a_moderator_opens_the_story() {
    let newsroom = Arc::new(Newsroom::open().await);
    imported(&newsroom, Format::WordPress, export(), false).await;
    let (app, site) = (&newsroom.app, newsroom.site.id);
    let filter = comity_actions::QueueFilter { kind: comity_actions::QueueKind::Held, after: None };
    let queue = comity_actions::moderation_queue(app, &newsroom.moderator, filter, "en");
    let held = queue.await.unwrap().cases;
    assert_eq!(held.len(), 4, "the comments of hidden stories wait");
    let mut seen = Vec::new();
    for item in held {
        newsroom.decide(item.comment, Outcome::Publish, None).await.unwrap();
        seen.push(item.comment);
    }
    let counts = comity_actions::count_comments(app, site, vec!["1".to_owned(), "3".to_owned()]).await;
    assert_eq!(counts.unwrap(), [1, 0]);
    assert_eq!(comity_actions::read_feed(app, site, None, 9).await.unwrap().len(), 1);
    for comment in &seen {
        assert!(is_unknown(&comity_actions::locate_comment(app, site, *comment).await));
    }
    comity_actions::set_story_state(app, &newsroom.moderator, "3", StoryState::Open).await.unwrap();
    assert_eq!(page_of(&newsroom, "3").await.unwrap().total_published, 1);
    assert_eq!(comity_actions::read_feed(app, site, None, 9).await.unwrap().len(), 2);
    let again = imported(&newsroom, Format::WordPress, export(), false).await;
    assert_eq!(again.anomalies.get("visibility_differs"), Some(&1), "{again:?}");
    assert_eq!(page_of(&newsroom, "3").await.unwrap().total_published, 1, "what moderators did stays");
}

#[tokio::test]
async fn a_hidden_story_takes_no_comment() {
    let newsroom = Arc::new(Newsroom::open().await);
    let mara = comity_testkit::Person::new("Mara");
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Hidden)
        .await
        .unwrap();
    let refused = newsroom.try_post(newsroom.draft(&mara, "The lock is rusty.")).await;
    assert_eq!(refused.map(|_| ()), Err(Refusal::UnknownStory));
}
