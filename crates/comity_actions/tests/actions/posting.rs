//! Posting: what is taken, what is refused, and that a repeated submission makes one comment.

use comity_actions::{PostComment, Refusal, Sort};
use comity_model::CommentState;
use comity_testkit::{Newsroom, Person};

#[tokio::test]
async fn a_comment_that_breaks_nothing_appears_at_once() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "The *council* promised a bridge.").await;
    assert_eq!(posted.state, CommentState::Published);
    let page = newsroom.thread(Sort::Newest).await;
    assert_eq!(page.total_published, 1);
    let shown = &page.branches[0];
    assert_eq!((shown.author_name.as_str(), shown.number), ("Mara", Some(1)));
    assert!(shown.html.contains("<em>council</em>"), "{}", shown.html);
}

#[tokio::test]
async fn a_rejected_comment_comes_back_with_clause_span_and_text() {
    let newsroom = Newsroom::open().await;
    let text = "This blasted bridge again.";
    let refused = newsroom.try_post(newsroom.draft(&Person::new("Ilya"), text)).await.unwrap_err();
    let Refusal::RejectedByPolicy(refused) = refused else { panic!("{refused:?}") };
    assert_eq!(refused.text, text);
    assert_eq!(refused.reasons[0].clause.anchor, "plain-words");
    assert_eq!(refused.reasons[0].spans[0].of(text), "blasted");
    assert!(refused.reasons[0].sentence.contains("blasted"), "{}", refused.reasons[0].sentence);
    assert_eq!(newsroom.thread(Sort::Newest).await.branches, []);
}

#[tokio::test]
async fn a_rejected_comment_is_kept_and_its_status_page_says_why() {
    let newsroom = Newsroom::open().await;
    let draft = newsroom.draft(&Person::new("Ilya"), "This blasted bridge again.");
    let Err(Refusal::RejectedByPolicy(refused)) = newsroom.try_post(draft).await else {
        panic!("not rejected")
    };
    let token = refused.status_token.unwrap();
    let status = comity_actions::read_status(&newsroom.app, newsroom.site.id, &token, "en").await.unwrap();
    assert_eq!(status.state, CommentState::Rejected);
    assert_eq!(status.reasons[0].clause.anchor, "plain-words");
    assert!(!status.decided_by_person);
}

#[tokio::test]
async fn a_text_over_two_limits_is_told_the_smaller_one_at_once() {
    let too_long = "The bridge is late. ".repeat(1_100);
    let limit_of = |refusal| match refusal {
        Refusal::TextTooLong { limit } => limit,
        other => panic!("{other:?}"),
    };
    let newsroom = Newsroom::open_with_starting_policy().await;
    let mara = Person::new("Mara");
    let refused = newsroom.try_post(newsroom.draft(&mara, &too_long)).await.unwrap_err();
    assert_eq!(limit_of(refused), 5_000, "the policy's own limit");
    let without = Newsroom::open().await;
    let refused = without.try_post(without.draft(&mara, &too_long)).await.unwrap_err();
    assert_eq!(limit_of(refused), comity_actions::MAX_TEXT_CHARS, "a policy that says nothing of length");
}

#[tokio::test]
async fn a_second_submission_with_the_same_key_is_the_same_comment() {
    let newsroom = Newsroom::open().await;
    let draft = PostComment {
        submission_key: Some("form-1".to_owned()),
        ..newsroom.draft(&Person::new("Mara"), "Once is enough.")
    };
    // Without a guest key, as from a browser that has not seen the first answer yet, and at the same moment.
    let (first, second) = tokio::join!(
        comity_actions::post_comment(&newsroom.app, draft.clone()),
        comity_actions::post_comment(&newsroom.app, draft),
    );
    assert_eq!(first.unwrap().comment, second.unwrap().comment);
    assert_eq!(newsroom.thread(Sort::Newest).await.total_published, 1);
}

#[tokio::test]
async fn a_double_click_without_script_makes_one_comment() {
    let newsroom = Newsroom::open().await;
    let draft = newsroom.draft(&Person::new("Mara"), "No script, two clicks.");
    let first = comity_actions::post_comment(&newsroom.app, draft.clone()).await.unwrap();
    let second = comity_actions::post_comment(&newsroom.app, draft).await.unwrap();
    assert_eq!(first.comment, second.comment);
    assert_eq!(first.guest_key, second.guest_key);
}

#[tokio::test]
async fn a_typed_address_gives_nobody_another_persons_standing() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let posted = newsroom.post(&mut mara, "My first comment.").await;
    let mut thief = Person { name: "Mara".to_owned(), email: mara.email.clone(), key: None };
    newsroom.post(&mut thief, "Not hers at all.").await;
    assert_ne!(mara.key, thief.key);
    let thief = thief.speaker();
    let theft = comity_actions::withdraw_comment(&newsroom.app, newsroom.site.id, posted.comment, &thief);
    assert!(matches!(theft.await, Err(comity_actions::Failure::Refused(Refusal::NotYours))));
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let newsroom = Newsroom::open().await;
    let mara = Person::new("Mara");
    let draft = |change: fn(&mut PostComment)| {
        let mut draft = newsroom.draft(&mara, "A text.");
        change(&mut draft);
        draft
    };
    let cases: [(PostComment, &str); 6] = [
        (draft(|d| d.text = " \n ".into()), "text-empty"),
        (draft(|d| d.text = "a".repeat(20_001)), "text-too-long"),
        (draft(|d| d.name = String::new()), "name-missing"),
        (draft(|d| d.email = None), "email-missing"),
        (draft(|d| d.email = Some("nowhere".into())), "email-invalid"),
        (draft(|d| d.story_key = "no-such-story".into()), "unknown-story"),
    ];
    for (draft, code) in cases {
        assert_eq!(newsroom.try_post(draft).await.unwrap_err().code(), code);
    }
}

#[tokio::test]
async fn a_reply_stands_below_its_parent_and_keeps_its_branch() {
    let newsroom = Newsroom::open().await;
    let (mut mara, mut ilya) = (Person::new("Mara"), Person::new("Ilya"));
    let top = newsroom.post(&mut mara, "Who pays for it?").await;
    let reply = newsroom.reply(&mut ilya, top.comment, "All of us.").await;
    newsroom.reply(&mut mara, reply.comment, "Not all of us equally.").await;
    let page = newsroom.thread(Sort::Oldest).await;
    let branch = &page.branches[0];
    assert!(branch.replies[0].html.contains("All of us"));
    assert_eq!(branch.replies[0].replies[0].depth, 2);
}

#[tokio::test]
async fn nul_characters_are_taken_out_and_nothing_else_is() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    newsroom.post(&mut mara, "a\0b \u{7} c").await;
    let own = comity_actions::read_mine(&newsroom.app, newsroom.site.id, "bridge", &mara.speaker(), "en")
        .await
        .unwrap();
    assert_eq!(own[0].text, "ab \u{7} c");
}

#[tokio::test]
async fn a_submission_key_makes_one_comment_however_late_it_comes_again() {
    let newsroom = Newsroom::open().await;
    let lost = comity_actions::PostComment {
        submission_key: Some("0b9c1f6e-64f1-4d52-9d5e-6c8f2a7b3e11".to_owned()),
        ..newsroom.draft(&Person::new("Mara"), "The answer to this got lost on the way.")
    };
    let first = newsroom.try_post(lost.clone()).await.unwrap();
    newsroom.clock.advance(3_600);
    let again = newsroom.try_post(lost).await.unwrap();
    assert_eq!((again.comment, again.guest_key), (first.comment, first.guest_key));
    assert_eq!(newsroom.thread(comity_actions::Sort::Newest).await.total_published, 1);
}

#[tokio::test]
async fn what_was_taken_back_can_be_said_once_more_at_once() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    let draft = newsroom.draft(&mara, "I say this twice.");
    let first = comity_actions::post_comment(&newsroom.app, draft).await.unwrap();
    mara.key = Some(first.guest_key);
    comity_actions::withdraw_comment(&newsroom.app, newsroom.site.id, first.comment, &mara.speaker())
        .await
        .unwrap();
    let again = newsroom.try_post(newsroom.draft(&mara, "I say this twice.")).await.unwrap();
    assert_eq!(again.state, comity_model::CommentState::Published);
    assert_ne!(again.comment, first.comment);
}

#[tokio::test]
async fn a_text_that_leaves_no_mark_is_empty() {
    let newsroom = Newsroom::open().await;
    let mut mara = Person::new("Mara");
    for text in [" \n", "\u{200B}\u{200D}", "\u{202E}", "\u{3164}", "> ", "- ", "***", "&#8203;", "```\n```"]
    {
        let refused = newsroom.try_post(newsroom.draft(&mara, text)).await.unwrap_err();
        assert!(matches!(refused, Refusal::TextEmpty), "{text:?}: {refused:?}");
    }
    assert_eq!(newsroom.post(&mut mara, "[](https://lock.example/)").await.state, CommentState::Published);
}

#[tokio::test]
async fn an_email_address_typed_as_the_name_is_not_published() {
    let newsroom = Newsroom::open().await;
    let draft = newsroom.draft(&Person::new("mara@mill.example"), "The bridge is late.");
    let refused = newsroom.try_post(draft).await.unwrap_err();
    assert!(matches!(refused, Refusal::NameIsAddress), "{refused:?}");
}
