//! An author changes a comment, writes a refused one anew, or takes one back.

use comity_actions::{EditComment, Failure, Posted, Refusal, Sort};
use comity_model::{CommentId, CommentState, DraftId, Outcome};
use comity_testkit::{Newsroom, Person};

async fn edit(newsroom: &Newsroom, who: &Person, comment: CommentId, text: &str) -> Result<Posted, Refusal> {
    edit_as_it_is(newsroom, who, comment, (text, None)).await
}

async fn edit_as_it_is(
    newsroom: &Newsroom,
    who: &Person,
    comment: CommentId,
    (text, confirm): (&str, Option<DraftId>),
) -> Result<Posted, Refusal> {
    let edit = EditComment {
        site: newsroom.site.id,
        comment,
        speaker: who.speaker(),
        text: text.to_owned(),
        locale: "en".to_owned(),
        address: None,
        confirm,
    };
    match comity_actions::edit_comment(&newsroom.app, edit).await {
        Ok(posted) => Ok(posted),
        Err(Failure::Refused(refusal)) => Err(refusal),
        Err(Failure::Fault(error)) => panic!("{error}"),
    }
}

#[tokio::test]
async fn an_edit_is_judged_again_and_a_refused_one_leaves_the_old_text() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "The bridge is late.").await;
    let refused = edit(&newsroom, &mara, posted.comment, "The blasted bridge is late.").await.unwrap_err();
    assert_eq!(refused.code(), "rejected-by-policy");
    let page = newsroom.thread(Sort::Newest).await;
    assert!(page.branches[0].html.contains("The bridge is late."), "{}", page.branches[0].html);
    let case = newsroom.case(posted.comment).await;
    assert_eq!(
        case.history.last().map(|step| step.effect.as_str()),
        Some("reject"),
        "the refusal is in the ledger"
    );
}

#[tokio::test]
async fn an_edit_is_asked_about_as_a_new_comment_is() {
    let asking = "## 2. Council {#council}\n\nThink of the council.\n\n```rules\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"council\"]\nthen = \"ask\"\n```\n\n```examples\nask: The council is late.\nnote [confirmed]: The council is late.\n```\n";
    let newsroom = Newsroom::open_under(&format!("{}\n{asking}", comity_testkit::PLAIN_POLICY)).await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "The bridge is late.").await;
    let text = "The council is late.";
    let Err(Refusal::Asked(asked)) = edit(&newsroom, &mara, posted.comment, text).await else {
        panic!("not asked")
    };
    assert_eq!((asked.text.as_str(), asked.reasons.len()), (text, 1));
    let page = newsroom.thread(Sort::Newest).await;
    assert!(page.branches[0].html.contains("The bridge is late."), "{}", page.branches[0].html);
    let other = edit_as_it_is(&newsroom, &mara, posted.comment, ("The council is very late.", asked.draft));
    assert!(matches!(other.await, Err(Refusal::Asked(_))), "another text is asked about anew");
    let Err(Refusal::Asked(asked)) = edit(&newsroom, &mara, posted.comment, text).await else {
        panic!("not asked")
    };
    let saved = edit_as_it_is(&newsroom, &mara, posted.comment, (text, asked.draft)).await.unwrap();
    assert_eq!(saved.state, CommentState::Published);
    newsroom.clock.advance(1);
    let page = newsroom.thread(Sort::Newest).await;
    assert!(page.branches[0].html.contains(text), "{}", page.branches[0].html);
}

#[tokio::test]
async fn the_window_ends_and_others_cannot_edit() {
    let newsroom = Newsroom::open().await;
    let (mut mara, mut ilya) = (Person::new("Mara"), Person::new("Ilya"));
    let posted = newsroom.post(&mut mara, "The bridge is late.").await;
    newsroom.post(&mut ilya, "Another comment.").await;
    assert_eq!(edit(&newsroom, &ilya, posted.comment, "Mine now.").await, Err(Refusal::NotYours));
    newsroom.clock.advance(3_600);
    assert_eq!(edit(&newsroom, &mara, posted.comment, "Too late.").await, Err(Refusal::EditWindowOver));
}

#[tokio::test]
async fn a_refused_draft_can_be_written_anew_and_appears() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let draft = newsroom.draft(&mara, "This blasted bridge.");
    let Err(Refusal::RejectedByPolicy(refused)) = newsroom.try_post(draft).await else {
        panic!("not rejected")
    };
    mara.key = Some(refused.guest_key.clone());
    let posted = edit(&newsroom, &mara, refused.comment.unwrap(), "This late bridge.").await.unwrap();
    assert_eq!(posted.state, CommentState::Published);
    let page = newsroom.thread(Sort::Newest).await;
    assert_eq!(
        (page.total_published, page.branches[0].edited_at),
        (1, None),
        "readers saw no other text before"
    );
}

#[tokio::test]
async fn what_a_moderator_rejected_is_not_published_by_an_edit() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "The bridge is late.").await;
    newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    let again = edit(&newsroom, &mara, posted.comment, "The bridge is late, I say.").await.unwrap();
    assert_eq!(again.state, CommentState::Held);
}

#[tokio::test]
async fn what_a_moderator_stopped_is_not_published_by_a_second_edit_either() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "The bridge is late.").await;
    newsroom.decide(posted.comment, Outcome::Hold, None).await.unwrap();
    for text in ["The bridge is late, I say.", "The bridge is late, I say again."] {
        let again = edit(&newsroom, &mara, posted.comment, text).await.unwrap();
        newsroom.clock.advance(1);
        assert_eq!(again.state, CommentState::Held, "{text}");
    }
    newsroom.decide(posted.comment, Outcome::Publish, None).await.unwrap();
    let again = edit(&newsroom, &mara, posted.comment, "The bridge is late, all the same.").await.unwrap();
    assert_eq!(again.state, CommentState::Published, "the moderator has let it through");
}

#[tokio::test]
async fn a_withdrawn_comment_leaves_its_place_where_replies_stand() {
    let newsroom = Newsroom::open().await;
    let (mut mara, mut ilya) = (Person::new("Mara"), Person::new("Ilya"));
    let posted = newsroom.post(&mut mara, "I take this back later.").await;
    newsroom.reply(&mut ilya, posted.comment, "I answer it.").await;
    comity_actions::withdraw_comment(&newsroom.app, newsroom.site.id, posted.comment, &mara.speaker())
        .await
        .unwrap();
    let page = newsroom.thread(Sort::Newest).await;
    assert_eq!(page.branches[0].shown, comity_actions::Shown::Withdrawn);
    assert_eq!((page.branches[0].html.as_str(), page.branches[0].author_name.as_str()), ("", ""));
    assert_eq!(page.branches[0].replies.len(), 1);
}
