//! The private page of a comment.

use super::{Paper, comment};
use comity_actions::{Decide, QueueKind};
use comity_model::{CommentId, Outcome, StoryState};
use comity_testkit::Person;
use http::StatusCode;

const POST: &str = "/s/bridge-post/bridge/comments";

/// Decides a comment as a moderator does.
async fn decide(paper: &Paper, comment: CommentId, outcome: Outcome, note: &str, is_undo: bool) {
    let seen = paper.newsroom.case(comment).await.last_decision;
    let clause = (outcome == Outcome::Reject).then(|| "plain-words".to_owned());
    let (note, queue) = (note.to_owned(), QueueKind::Held);
    let decide = Decide { comment, seen, outcome, clause, note, queue, is_undo };
    paper.newsroom.clock.advance(1);
    comity_actions::decide(&paper.newsroom.app, &paper.newsroom.moderator, decide).await.unwrap();
}

#[tokio::test]
async fn the_status_page_does_not_take_an_appeal_for_a_moderators_words() {
    let paper = Paper::open().await;
    let refused = paper.form(POST, "", &comment("The play is The Blasted Heath.")).await.text();
    let link = refused.split("href=\"").find(|rest| rest.starts_with("/status/")).unwrap();
    let path = link.split('#').next().unwrap();
    let sent = paper.form(path, "", "why=It+is+the+title+of+a+play.").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    paper.newsroom.clock.advance(1);
    let page = paper.get(path, &[]).await.text();
    assert!(
        page.contains("It is the title of a play.") && page.contains("What you wrote to the mod"),
        "{page}"
    );
    assert!(!page.contains("The moderator wrote") && !page.contains("Decided automatically"), "{page}");
}

#[tokio::test]
async fn the_status_page_says_a_note_once_and_follows_an_undo() {
    let paper = Paper::open().await;
    let newsroom = &paper.newsroom;
    comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Held)
        .await
        .unwrap();
    let posted = newsroom.post(&mut Person::new("Mara"), "The bridge is late.").await;
    let path = format!("/status/bridge-post/{}", posted.status_token);
    let held = paper.get(&path, &[]).await.text();
    let reasons = |page: &str| {
        page.split("class=\"reasons\"").nth(1).map(|rest| rest.split("</ul>").next().unwrap().to_owned())
    };
    decide(&paper, posted.comment, Outcome::Reject, "Please name the bridge.", false).await;
    let page = paper.get(&path, &[]).await.text();
    assert_eq!(page.matches("Please name the bridge.").count(), 1, "{page}");
    assert!(page.contains("Decided by a moderator."), "{page}");
    decide(&paper, posted.comment, Outcome::Hold, "", true).await;
    let undone = paper.get(&path, &[]).await.text();
    assert!(
        undone.contains("Decision taken back") && !undone.contains("Decided by a moderator."),
        "{undone}"
    );
    assert!(!undone.contains("Please name the bridge."), "{undone}");
    assert_eq!(reasons(&undone), reasons(&held), "it waits for the reasons that it waited for before");
    decide(&paper, posted.comment, Outcome::Publish, "Thank you.", false).await;
    let page = paper.get(&path, &[]).await.text();
    assert!(page.contains("The moderator wrote") && page.contains("Thank you."), "{page}");
}
