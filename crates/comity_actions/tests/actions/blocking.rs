//! Blocks and pauses: by key, by address, by the policy's ladder.

use comity_actions::{Refusal, SanctionCommenter};
use comity_model::{CommentId, CommentState, CommenterId, SanctionKind};
use comity_store::Store;
use comity_testkit::{Newsroom, PLAIN_POLICY, Person};

async fn block(
    newsroom: &Newsroom,
    comment: CommentId,
    days: Option<u32>,
    also_email: bool,
    also_address: bool,
) {
    let case = newsroom.case(comment).await;
    let wanted = SanctionCommenter {
        commenter: case.person.id,
        kind: SanctionKind::Block,
        days,
        clause: Some("plain-words".to_owned()),
        reason: "Insulted the ferryman.".to_owned(),
        also_email,
        also_address_of: also_address.then_some(comment),
    };
    comity_actions::sanction_commenter(&newsroom.app, &newsroom.moderator, wanted).await.unwrap();
}

#[tokio::test]
async fn a_blocked_person_is_refused_with_the_reason_and_the_end() {
    let newsroom = Newsroom::open().await;
    let mut ilya = Person::new("Ilya");
    let posted = newsroom.post(&mut ilya, "Before the block.").await;
    let now = newsroom.app.now();
    block(&newsroom, posted.comment, Some(7), false, false).await;
    let refused = newsroom.try_post(newsroom.draft(&ilya, "During the block.")).await.unwrap_err();
    let until = Some(now.plus_days(7));
    assert_eq!(refused, Refusal::CommenterBlocked { reason: "Insulted the ferryman.".to_owned(), until });
    newsroom.clock.advance(8 * 86_400);
    assert!(newsroom.try_post(newsroom.draft(&ilya, "After the block.")).await.is_ok());
}

#[tokio::test]
async fn blocking_a_guest_stops_that_key_and_nobody_else() {
    let newsroom = Newsroom::open().await;
    let (mut ilya, mara) = (Person::new("Ilya"), Person::new("Mara"));
    let posted = newsroom.post(&mut ilya, "Before the block.").await;
    block(&newsroom, posted.comment, None, false, false).await;
    assert!(newsroom.try_post(newsroom.draft(&mara, "Another person at the same address.")).await.is_ok());
    let same_address = Person { key: None, ..ilya };
    let posted =
        newsroom.try_post(newsroom.draft(&same_address, "The same address, typed anew.")).await.unwrap();
    assert_eq!(posted.state, CommentState::Published);
}

#[tokio::test]
async fn a_blocked_email_holds_the_comment_and_says_why() {
    let newsroom = Newsroom::open().await;
    let mut ilya = Person::new("Ilya");
    let posted = newsroom.post(&mut ilya, "Before the block.").await;
    block(&newsroom, posted.comment, None, true, false).await;
    let again = Person { key: None, name: "Somebody".into(), email: "ILYA@example.org".into() };
    let held = newsroom.try_post(newsroom.draft(&again, "Under another name.")).await.unwrap();
    assert_eq!(held.state, CommentState::Held);
    assert_eq!(held.reasons[0].rule, "block_evasion");
}

#[tokio::test]
async fn a_blocked_address_prefix_holds_the_comment() {
    let newsroom = Newsroom::open().await;
    let mut ilya = Person::new("Ilya");
    let posted = newsroom.post(&mut ilya, "Before the block.").await;
    block(&newsroom, posted.comment, None, false, true).await;
    let neighbour = Person::new("Neighbour");
    let held = newsroom.try_post(newsroom.draft(&neighbour, "From the same house.")).await.unwrap();
    assert_eq!(held.state, CommentState::Held);
    let elsewhere = comity_actions::PostComment {
        address: Some("198.51.100.4".parse().unwrap()),
        ..newsroom.draft(&Person::new("Far"), "From elsewhere.")
    };
    assert_eq!(newsroom.try_post(elsewhere).await.unwrap().state, CommentState::Published);
}

#[tokio::test]
async fn a_lifted_block_lets_the_person_speak_again() {
    let newsroom = Newsroom::open().await;
    let mut ilya = Person::new("Ilya");
    let posted = newsroom.post(&mut ilya, "Before the block.").await;
    block(&newsroom, posted.comment, None, false, false).await;
    let sanction = newsroom.case(posted.comment).await.person.sanctions[0].id;
    comity_actions::lift_sanction(&newsroom.app, &newsroom.moderator, sanction).await.unwrap();
    assert!(newsroom.try_post(newsroom.draft(&ilya, "Thank you.")).await.is_ok());
    assert!(comity_actions::lift_sanction(&newsroom.app, &newsroom.moderator, sanction).await.is_err());
}

/// Follows [`PLAIN_POLICY`].
const LADDER: &str = "
## 2. Sanctions {#sanctions}

Whoever goes on is paused.

```sanctions
2 rejections in 30 days -> pause 7 days
```
";

#[tokio::test]
async fn the_ladder_counts_drafts_and_not_tries() {
    let newsroom =
        Newsroom::open_with(Store::open_memory().unwrap(), &format!("{PLAIN_POLICY}{LADDER}")).await;
    newsroom.add_story("ferry").await;
    let mut ilya = Person::new("Ilya");
    newsroom.post(&mut ilya, "A friendly start.").await;
    let reject = |newsroom: &Newsroom, ilya: &Person, story: &str, text: &str| {
        let draft = comity_actions::PostComment { story_key: story.to_owned(), ..newsroom.draft(ilya, text) };
        let app = newsroom.app.clone();
        async move { comity_actions::post_comment(&app, draft).await }
    };
    // Three tries of one draft under one story are one strike.
    for text in ["This blasted bridge.", "This blasted, blasted bridge.", "Blasted bridge!"] {
        assert!(reject(&newsroom, &ilya, "bridge", text).await.is_err());
        newsroom.clock.advance(60);
    }
    let fine = newsroom.try_post(newsroom.draft(&ilya, "Sorry, I meant the late bridge.")).await;
    assert!(fine.is_ok(), "{fine:?}");
    assert!(reject(&newsroom, &ilya, "ferry", "The blasted ferry.").await.is_err());
    let paused = newsroom.try_post(newsroom.draft(&ilya, "May I?")).await.unwrap_err();
    assert!(matches!(paused, Refusal::CommenterPaused { until: Some(_), .. }), "{paused:?}");
}

#[tokio::test]
async fn a_further_try_of_a_draft_leads_to_no_second_measure() {
    let ladder =
        LADDER.replace("2 rejections in 30 days -> pause 7 days", "1 rejection in 30 days -> warning");
    let newsroom = Newsroom::open_under(&format!("{PLAIN_POLICY}{ladder}")).await;
    let mut ilya = Person::new("Ilya");
    let friendly = newsroom.post(&mut ilya, "A friendly start.").await;
    for text in ["This blasted bridge.", "This blasted, blasted bridge.", "Blasted bridge!"] {
        assert!(newsroom.try_post(newsroom.draft(&ilya, text)).await.is_err());
    }
    assert_eq!(newsroom.case(friendly.comment).await.person.sanctions.len(), 1);
}

#[tokio::test]
async fn of_two_pauses_the_longer_one_is_told() {
    let newsroom = Newsroom::open().await;
    let mut ilya = Person::new("Ilya");
    let posted = newsroom.post(&mut ilya, "Before the pause.").await;
    let commenter = newsroom.case(posted.comment).await.person.id;
    let mut until = None;
    for days in [2, 9, 3] {
        let wanted = SanctionCommenter {
            commenter,
            kind: SanctionKind::Pause,
            days: Some(days),
            clause: None,
            reason: "Insulted the ferryman.".to_owned(),
            also_email: false,
            also_address_of: None,
        };
        comity_actions::sanction_commenter(&newsroom.app, &newsroom.moderator, wanted).await.unwrap();
        until = until.max(Some(newsroom.app.now().plus_days(days.into())));
        newsroom.clock.advance(1);
    }
    let refused = newsroom.try_post(newsroom.draft(&ilya, "May I?")).await.unwrap_err();
    assert_eq!(refused, Refusal::CommenterPaused { reason: "Insulted the ferryman.".to_owned(), until });
}

#[tokio::test]
async fn different_texts_at_the_same_place_are_different_drafts() {
    for (second, is_paused) in [
        ("The blasted minister sleeps in his office.", true),
        ("You blasted moderators never read anything.", true),
        ("This blasted bridge is a disgrace to us all!", false),
        ("Blasted bridge is a disgrace to us all, it is.", false),
    ] {
        let newsroom =
            Newsroom::open_with(Store::open_memory().unwrap(), &format!("{PLAIN_POLICY}{LADDER}")).await;
        let mut ilya = Person::new("Ilya");
        newsroom.post(&mut ilya, "A friendly start.").await;
        newsroom.clock.advance(60);
        let first = "This blasted bridge is a disgrace to us all.";
        assert!(newsroom.try_post(newsroom.draft(&ilya, first)).await.is_err());
        newsroom.clock.advance(60);
        let _ = newsroom.try_post(newsroom.draft(&ilya, second)).await;
        newsroom.clock.advance(60);
        let after = newsroom.try_post(newsroom.draft(&ilya, "May I?")).await;
        let paused = matches!(after, Err(Refusal::CommenterPaused { .. }));
        assert_eq!(paused, is_paused, "{second}: {after:?}");
    }
}

#[tokio::test]
async fn two_texts_written_from_a_third_are_one_draft() {
    let newsroom = Newsroom::open_under(&format!("{PLAIN_POLICY}{LADDER}")).await;
    let mut ilya = Person::new("Ilya");
    newsroom.post(&mut ilya, "A friendly start.").await;
    for text in [
        "This blasted bridge, Kurt.",
        "What a blasted bridge this is, Kurt, really.",
        "This blasted bridge, and so is Kurt and the rest of us.",
    ] {
        newsroom.clock.advance(60);
        assert!(newsroom.try_post(newsroom.draft(&ilya, text)).await.is_err());
    }
    newsroom.clock.advance(60);
    let after = newsroom.try_post(newsroom.draft(&ilya, "May I?")).await;
    assert!(after.is_ok(), "the second and the third continue the first: {after:?}");
}

#[tokio::test]
async fn what_is_sent_after_a_published_comment_is_another_draft() {
    let newsroom =
        Newsroom::open_with(Store::open_memory().unwrap(), &format!("{PLAIN_POLICY}{LADDER}")).await;
    let mut ilya = Person::new("Ilya");
    newsroom.post(&mut ilya, "A friendly start.").await;
    newsroom.clock.advance(60);
    assert!(newsroom.try_post(newsroom.draft(&ilya, "This blasted bridge.")).await.is_err());
    newsroom.clock.advance(60);
    newsroom.post(&mut ilya, "The bridge opened in June, says the paper.").await;
    newsroom.clock.advance(60);
    assert!(newsroom.try_post(newsroom.draft(&ilya, "This blasted, blasted bridge.")).await.is_err());
    let paused = newsroom.try_post(newsroom.draft(&ilya, "May I?")).await.unwrap_err();
    assert!(matches!(paused, Refusal::CommenterPaused { .. }), "{paused:?}");
}

/// The commenter whose comment this link opens.
async fn status_of(newsroom: &Newsroom, token: &str) -> CommenterId {
    let status = comity_actions::read_status(&newsroom.app, newsroom.site.id, token, "en").await.unwrap();
    status.measures[0].commenter
}

/// What the ledger keeps of decisions about a commenter.
async fn payloads(newsroom: &Newsroom, commenter: CommenterId) -> String {
    let site = newsroom.site.id;
    let listed = newsroom.app.store().read(move |tx| {
        let listed = comity_store::decisions::list_of_commenter(tx, site, commenter)?;
        Ok(listed.into_iter().filter_map(|recorded| recorded.payload).collect::<Vec<_>>().join("\n"))
    });
    listed.await.unwrap()
}

#[tokio::test]
async fn a_pause_by_the_ladder_names_its_clause_and_step_in_the_language_of_the_reader() {
    let ladder = "## 2. What follows {#sanctions}\n\nA pause.\n\n```sanctions\n1 rejection in 30 days -> pause 7 days\n```\n";
    let newsroom = Newsroom::open_under(&format!("{PLAIN_POLICY}\n{ladder}")).await;
    let russian = "# Правила\n\nПишите вежливо.\n\n## 1. Простые слова {#plain-words}\n\nНекоторых слов мы не печатаем.\n\n## 2. Что дальше {#sanctions}\n\nПауза.\n";
    let policy = format!("{PLAIN_POLICY}\n{ladder}");
    let translations = vec![("ru".to_owned(), russian.to_owned())];
    let documents =
        comity_actions::PublishPolicy::of_documents(newsroom.site.id, policy, "policy.md", translations);
    let documents = comity_actions::PublishPolicy { note: "A ladder.".to_owned(), ..documents };
    comity_actions::publish_policy(&newsroom.app, documents).await.unwrap();
    let refused = newsroom.try_post(newsroom.draft(&Person::new("Ilya"), "This blasted bridge.")).await;
    let Err(Refusal::RejectedByPolicy(refused)) = refused else { panic!("{refused:?}") };
    let token = refused.status_token.unwrap();
    let reasons = [
        (
            "ru",
            "1. Простые слова. Это следует из наших мер: «1 комментарий с нарушением правил за 30 дней → Пауза \
             на 7 дней».",
        ),
        (
            "en",
            "1. Plain words. It follows from our sanctions: “1 comment that broke the policy within 30 days → Pause for \
             7 days”.",
        ),
    ];
    for (language, reason) in reasons {
        let status =
            comity_actions::read_status(&newsroom.app, newsroom.site.id, &token, language).await.unwrap();
        assert_eq!(status.measures[0].reason, reason);
    }
    let ilya = Person { key: Some(refused.guest_key), ..Person::new("Ilya") };
    let paused = newsroom.try_post(newsroom.draft(&ilya, "May I?")).await.unwrap_err();
    let Refusal::CommenterPaused { reason, .. } = paused else { panic!("{paused:?}") };
    assert_eq!(reason, reasons[1].1, "the refusal names the step, too");
    let kept = payloads(&newsroom, status_of(&newsroom, &token).await).await;
    assert!(kept.contains("by the step: 1 rejection in 30 days -> pause 7 days"), "{kept}");
}

#[tokio::test]
async fn the_console_names_clauses_and_the_reasons_of_measures_in_its_own_language() {
    let ladder = "## 2. What follows {#sanctions}\n\nA pause.\n\n```sanctions\n1 rejection in 30 days -> pause 7 days\n```\n";
    let policy = format!("{PLAIN_POLICY}\n{ladder}");
    let newsroom = Newsroom::open_under(&policy).await;
    let russian = "# Правила\n\nПишите вежливо.\n\n## 1. Простые слова {#plain-words}\n\nНекоторых слов мы не печатаем.\n\n## 2. Что дальше {#sanctions}\n\nПауза.\n";
    let translations = vec![("ru".to_owned(), russian.to_owned())];
    let documents =
        comity_actions::PublishPolicy::of_documents(newsroom.site.id, policy, "policy.md", translations);
    let documents = comity_actions::PublishPolicy { note: "A ladder.".to_owned(), ..documents };
    comity_actions::publish_policy(&newsroom.app, documents).await.unwrap();
    let refused = newsroom.try_post(newsroom.draft(&Person::new("Ilya"), "This blasted bridge.")).await;
    let Err(Refusal::RejectedByPolicy(refused)) = refused else { panic!("{refused:?}") };
    let (app, by) = (&newsroom.app, &newsroom.moderator);
    let token = refused.status_token.unwrap();
    comity_actions::appeal(app, newsroom.site.id, &token, "It is not that bad a word.").await.unwrap();
    for (language, title) in [("ru", "Простые слова"), ("en", "Plain words"), ("hy", "Plain words")]
    {
        let filter = comity_actions::QueueFilter::default();
        let queue = comity_actions::moderation_queue(app, by, filter, language).await.unwrap();
        let waiting = &queue.cases[0];
        assert_eq!(waiting.clause.as_ref().map(|clause| clause.title.as_str()), Some(title), "{language}");
        let case = comity_actions::read_case(app, by, waiting.comment, language).await.unwrap();
        assert!(case.findings.iter().all(|finding| finding.clause.title == title), "{language}");
        let cited: Vec<&str> =
            case.history.iter().flat_map(|step| &step.clause).map(|clause| clause.title.as_str()).collect();
        assert!(!cited.is_empty() && cited.iter().all(|cited| *cited == title), "{language}: {cited:?}");
        let reason = case.person.sanctions[0].reason.clone();
        assert!(reason.starts_with(&format!("1. {title}")) && reason.contains("30"), "{language}: {reason}");
        let person = comity_actions::read_person(app, by, case.person.id, None, language).await.unwrap();
        assert_eq!(person.person.sanctions[0].reason, reason, "{language}");
    }
}
