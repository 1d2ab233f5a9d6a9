//! Comments that another system keeps, judged by the published policy.

use crate::importing::imported;
use comity_actions::{
    App, Awaited, BrokenScorer, OutsideDraft, OutsideVerdict, Secrets, count_outside, jobs, judge_outside,
};
use comity_import::Format;
use comity_model::{Outcome, SkippedWhy};
use comity_testkit::{FakeClock, Newsroom, SeededIds};
use std::sync::Arc;

const POLICY: &str = "\
# Discussion policy

Comments are welcome.

## 1. Newcomers {#newcomers}

The first comment of everybody waits.

```rules
[[rule]]
name = \"first_comments\"
then = \"hold\"
```

```examples
hold [published=0]: Hello, I live by the bridge.
publish [published=1]: Hello again from the bridge.
```

## 2. Not too many {#many}

One person at a time is a speech.

```rules
[[rule]]
name = \"flood\"
max = 3
then = \"hold\"
```

```examples
hold [recent=5/600s]: And another thing about the bridge.
publish: And another thing about the bridge.
```

## 3. Readers {#readers}

Don't attack those who wrote before you.

```rules
[[rule]]
name = \"attack_on_author\"
then = \"reject\"
```

```examples
reject [byline=\"Mara Lindqvist\"]: Lindqvist is a liar and an idiot.
publish: The bridge is late.
```
";

fn draft(newsroom: &Newsroom, commenter: &str, text: &str) -> OutsideDraft {
    OutsideDraft {
        site: newsroom.site.id,
        source: "coral".to_owned(),
        readings: vec![text.to_owned()],
        parent: None,
        commenter: commenter.to_owned(),
        story: "story-1".to_owned(),
        is_edit: false,
    }
}

async fn judged(newsroom: &Newsroom, draft: OutsideDraft) -> OutsideVerdict {
    judge_outside(&newsroom.app, draft, &Awaited::default()).await.unwrap().unwrap()
}

#[tokio::test]
async fn what_is_not_known_of_a_commenter_is_skipped_in_sight_and_never_assumed() {
    let newsroom = Newsroom::open_under(POLICY).await;
    let said = judged(&newsroom, draft(&newsroom, "mara", "Hello, I live by the bridge.")).await;
    assert_eq!(said.verdict.outcome, Outcome::Publish);
    let skipped: Vec<_> = said.verdict.skipped.iter().map(|s| (s.rule.as_str(), s.why)).collect();
    assert!(skipped.contains(&("first_comments", SkippedWhy::NotEvaluable)), "{skipped:?}");
}

#[tokio::test]
async fn a_flood_through_another_system_is_noticed_and_ends() {
    let newsroom = Newsroom::open_under(POLICY).await;
    let outcome = async |commenter: &str, number: u32| {
        let text = format!("And thing number {number} about the bridge.");
        judged(&newsroom, draft(&newsroom, commenter, &text)).await.verdict.outcome
    };
    let mut outcomes = Vec::new();
    for number in 0..4 {
        outcomes.push(outcome("mara", number).await);
        newsroom.clock.advance(10);
    }
    assert_eq!(outcomes, [Outcome::Publish, Outcome::Publish, Outcome::Publish, Outcome::Hold]);
    assert_eq!(outcome("ilya", 9).await, Outcome::Publish, "another person is another person");
    newsroom.clock.advance(700);
    assert_eq!(outcome("mara", 5).await, Outcome::Publish);
    let since = newsroom.app.now().plus_days(-1);
    let counts = count_outside(&newsroom.app, newsroom.site.id, since).await.unwrap();
    let counts: Vec<_> = counts.iter().map(|c| (c.outcome, c.clause.as_deref(), c.count)).collect();
    assert_eq!(counts, [(Outcome::Publish, None, 5), (Outcome::Hold, Some("many"), 1)]);
}

#[tokio::test]
async fn what_was_imported_stands_around_a_comment() {
    let newsroom = Arc::new(Newsroom::open_under(POLICY).await);
    let attack = || draft(&newsroom, "ilya", "Lindqvist is a liar and an idiot.");
    assert_eq!(judged(&newsroom, attack()).await.verdict.outcome, Outcome::Publish);
    let archive = [
        r#"{"id":"story-1","url":"https://bridge-post.example/late","metadata":{"title":"The bridge is late","author":"Mara Lindqvist"},"createdAt":"2026-05-04T08:00:00Z"}"#,
        r#"{"id":"c-1","storyID":"story-1","authorID":"u-1","body":"I like the plan.","status":"APPROVED","createdAt":"2026-05-04T09:00:00Z"}"#,
    ];
    let report = imported(&newsroom, Format::Coral, archive.join("\n"), false).await;
    assert_eq!((report.stories, report.comments), (1, 1));
    assert_eq!(judged(&newsroom, attack()).await.verdict.outcome, Outcome::Reject);
    let reply = OutsideDraft { parent: Some("c-1".to_owned()), ..draft(&newsroom, "ilya", "Why?") };
    assert_eq!(judged(&newsroom, reply).await.verdict.outcome, Outcome::Publish);
}

#[tokio::test]
async fn the_strictest_reading_of_a_text_counts() {
    let newsroom = Newsroom::open().await;
    let readings = ["The bridge is late.", "The <i blasted> bridge is late."].map(str::to_owned);
    for at in 0..2 {
        let mut readings = readings.to_vec();
        readings.rotate_left(at);
        let draft = OutsideDraft { readings, ..draft(&newsroom, &at.to_string(), "") };
        let said = judged(&newsroom, draft).await;
        assert_eq!(said.verdict.outcome, Outcome::Reject);
        assert_eq!(said.reasons.len(), 1);
    }
}

#[tokio::test]
async fn a_scorer_that_is_not_there_holds_and_is_counted_as_a_failure() {
    let policy = "# Discussion policy\n\nComments are welcome.\n\n## 1. Calm {#calm}\n\nKeep calm.\n\n```rules\n[[rule]]\n\
                  name = \"signal\"\nsignal = \"insult\"\nat_least = 0.8\nthen = \"reject\"\n```\n\n```examples\n\
                  reject [insult=0.9]: (very rude)\npublish [insult=0.1]: (polite)\n```\n";
    let newsroom = Newsroom::open_under(policy).await;
    let broken = BrokenScorer { why: "the model file is damaged".to_owned() };
    let app = App::new(
        newsroom.app.store().clone(),
        Arc::<FakeClock>::clone(&newsroom.clock),
        Arc::new(SeededIds::new(9)),
        Secrets::new([7; 32]),
        Some(Arc::new(broken)),
    );
    let draft = draft(&newsroom, "mara", "The bridge is late.");
    let said = judge_outside(&app, draft, &Awaited::default()).await.unwrap().unwrap();
    assert_eq!(said.verdict.outcome, Outcome::Hold);
    let counts = count_outside(&app, newsroom.site.id, newsroom.app.now()).await.unwrap();
    let failure = counts[0].failure.as_deref().unwrap();
    assert!(failure.contains("the model file is damaged"), "{failure}");
}

#[tokio::test]
async fn a_verdict_that_nobody_waits_for_any_more_is_not_kept() {
    let newsroom = Newsroom::open_under(POLICY).await;
    let awaited = Awaited::default();
    assert!(awaited.give_up());
    let late = draft(&newsroom, "mara", "The bridge is late.");
    assert_eq!(judge_outside(&newsroom.app, late, &awaited).await.unwrap(), None);
    assert!(count_outside(&newsroom.app, newsroom.site.id, newsroom.app.now()).await.unwrap().is_empty());
    let awaited = Awaited::default();
    let in_time = draft(&newsroom, "mara", "The bridge is late.");
    assert!(judge_outside(&newsroom.app, in_time, &awaited).await.unwrap().is_some());
    assert!(!awaited.give_up(), "it is kept already");
}

#[tokio::test]
async fn judgements_are_forgotten_after_thirty_days() {
    let newsroom = Newsroom::open_under(POLICY).await;
    judged(&newsroom, draft(&newsroom, "mara", "The bridge is late.")).await;
    let count = async || {
        let since = newsroom.app.now().plus_days(-90);
        count_outside(&newsroom.app, newsroom.site.id, since).await.unwrap().len()
    };
    newsroom.clock.advance(29 * 86_400);
    jobs::forget_expired(&newsroom.app).await.unwrap();
    assert_eq!(count().await, 1);
    newsroom.clock.advance(2 * 86_400);
    jobs::forget_expired(&newsroom.app).await.unwrap();
    assert_eq!(count().await, 0);
}
