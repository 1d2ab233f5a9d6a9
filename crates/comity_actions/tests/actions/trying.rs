//! Rules on trial beside what moderators decided, and one setting tried at several values.

use comity_actions::{InForce, PublishPolicy, ReplayPolicy, ReplayReport, Sweep, trial_rules};
use comity_model::Outcome;
use comity_store::Store;
use comity_testkit::{Newsroom, Person};
use std::sync::Arc;

/// `shouting` is on trial in one clause and active, with a generous limit, in another.
const POLICY: &str = "\
# Discussion policy

Comments are welcome.

## 1. Calm {#calm}

Please write in normal case.

```rules
[[rule]]
name = \"shouting\"
max_share = 0.9
then = \"hold\"
```

```examples
hold: WHY DOES NOBODY EVER ANSWER OUR LETTERS ABOUT THE OLD BRIDGE
publish: This bridge is late.
```

## 2. Plain words {#plain-words}

We try to do without some words.

```rules
[[rule]]
name = \"word_list\"
categories = []
words = [\"crook\"]
then = \"reject\"
status = \"trial\"
```

```examples
publish: The mayor is a crook.
```
";

async fn newsroom() -> Newsroom {
    Newsroom::open_with(Store::open_memory().unwrap(), POLICY).await
}

/// Posts, and lets a moderator decide where an outcome is given.
async fn post(newsroom: &Newsroom, who: &mut Person, text: &str, decided: Option<Outcome>) {
    let posted = newsroom.post(who, text).await;
    if let Some(outcome) = decided {
        newsroom.decide(posted.comment, outcome, Some("plain-words")).await.unwrap();
    }
}

#[tokio::test]
async fn a_rule_on_trial_stands_beside_what_moderators_decided_and_changes_nothing() {
    let newsroom = newsroom().await;
    let mut mara = Person::new("Mara");
    post(&newsroom, &mut mara, "The mayor is a crook and a fraud.", Some(Outcome::Reject)).await;
    post(&newsroom, &mut mara, "Who is the crook in this old story?", Some(Outcome::Publish)).await;
    post(&newsroom, &mut mara, "A crook, they say at the market.", None).await;
    post(&newsroom, &mut mara, "The ferry was late again today.", Some(Outcome::Reject)).await;
    post(&newsroom, &mut mara, "The bridge opens in the spring.", None).await;
    let report = trial_rules(&newsroom.app, &newsroom.moderator, "en").await.unwrap();
    assert_eq!((report.version, report.rejected), (1, 2));
    let [rule] = report.rules.as_slice() else { panic!("{report:#?}") };
    assert_eq!((rule.rule.as_str(), rule.clause.as_str()), ("word_list", "2. Plain words"));
    assert_eq!((rule.then, rule.noticed, rule.newly), (Outcome::Reject, 3, 3));
    let counts = rule.agreement.counts;
    assert_eq!((counts.rightly_stopped, counts.wrongly_stopped, counts.missed), (1, 1, 1));
    let precision = rule.agreement.precision.expect("two were decided");
    assert!((precision.share - 0.5).abs() < 1e-9 && precision.low < 0.5 && precision.high > 0.5);
    let samples: Vec<_> = rule.samples.iter().map(|s| (&*s.text, s.moderator.as_deref())).collect();
    assert_eq!(
        samples,
        [
            ("A crook, they say at the market.", None),
            ("Who is the crook in this old story?", Some("published")),
            ("The mayor is a crook and a fraud.", Some("rejected")),
        ],
        "the newest first"
    );
}

#[tokio::test]
async fn rules_on_trial_of_one_kind_are_told_apart_by_what_they_ask_for() {
    let second = "[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"ferry\"]\nthen = \"note\"\nstatus = \"trial\"\n```";
    let at = "then = \"reject\"\nstatus = \"trial\"\n```";
    let policy = POLICY.replace(at, &format!("then = \"reject\"\nstatus = \"trial\"\n\n{second}"));
    let newsroom = Newsroom::open_with(Store::open_memory().unwrap(), &policy).await;
    let mut mara = Person::new("Mara");
    post(&newsroom, &mut mara, "The mayor is a crook and a fraud.", None).await;
    post(&newsroom, &mut mara, "The ferry was late again today.", None).await;
    post(&newsroom, &mut mara, "Nobody likes that old ferry now.", None).await;
    let report = trial_rules(&newsroom.app, &newsroom.moderator, "en").await.unwrap();
    let counts: Vec<_> = report.rules.iter().map(|rule| (rule.then, rule.noticed)).collect();
    assert_eq!(counts, [(Outcome::Reject, 1), (Outcome::Note, 2)]);
}

#[tokio::test]
async fn rules_on_trial_that_ask_for_the_same_are_told_apart_also_when_an_active_one_comes_before_them() {
    let rule = |word: &str, status: &str| {
        format!(
            "[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"{word}\"]\nthen = \"reject\"\n{status}"
        )
    };
    let at = "then = \"reject\"\nstatus = \"trial\"\n```";
    let trial = "status = \"trial\"\n";
    let two = format!("then = \"reject\"\nstatus = \"trial\"\n\n{}```", rule("ferry", trial));
    let policy = POLICY.replace(at, &two);
    let newsroom = Newsroom::open_with(Store::open_memory().unwrap(), &policy).await;
    let mut mara = Person::new("Mara");
    post(&newsroom, &mut mara, "The mayor is a crook and a fraud.", None).await;
    post(&newsroom, &mut mara, "The ferry was late again today.", Some(Outcome::Reject)).await;
    let report = trial_rules(&newsroom.app, &newsroom.moderator, "en").await.unwrap();
    let said: Vec<_> = report.rules.iter().map(|r| (&*r.rule, r.noticed, &*r.settings)).collect();
    let (first, second) = ("categories = [], words = [\"crook\"]", "categories = [], words = [\"ferry\"]");
    assert_eq!(said, [("word_list#1", 1, first), ("word_list#2", 1, second)]);
    assert_eq!(report.rules[1].agreement.counts.rightly_stopped, 1);
    assert_eq!(report.not_told_apart, 0);

    // Another rule of the kind comes before them: they are the second and the third now, and keep what they had noticed.
    let before = format!("```rules\n{}\n[[rule]]\nname = \"word_list\"", rule("dashed", ""));
    let source = policy.replace("```rules\n[[rule]]\nname = \"word_list\"", &before);
    let publish = PublishPolicy::of_documents(newsroom.site.id, source, "policy.md", Vec::new());
    let publish = PublishPolicy { note: "Another rule.".to_owned(), ..publish };
    comity_actions::publish_policy(&newsroom.app, publish).await.unwrap();
    newsroom.clock.advance(3);
    post(&newsroom, &mut mara, "Nobody likes that old ferry now.", None).await;
    let report = trial_rules(&newsroom.app, &newsroom.moderator, "en").await.unwrap();
    let said: Vec<_> = report.rules.iter().map(|r| (&*r.rule, r.noticed)).collect();
    assert_eq!(said, [("word_list#2", 1), ("word_list#3", 2)]);
}

#[tokio::test]
async fn a_trial_goes_on_when_a_new_version_leaves_its_rules_alone() {
    let newsroom = newsroom().await;
    let mut mara = Person::new("Mara");
    post(&newsroom, &mut mara, "The mayor is a crook and a fraud.", Some(Outcome::Reject)).await;
    let publish = async |source: String| {
        let publish = PublishPolicy::of_documents(newsroom.site.id, source, "policy.md", Vec::new());
        let publish = PublishPolicy { note: "Another word.".to_owned(), ..publish };
        comity_actions::publish_policy(&newsroom.app, publish).await.unwrap();
        trial_rules(&newsroom.app, &newsroom.moderator, "en").await.unwrap()
    };
    let other_prose = POLICY.replace("Comments are welcome.", "Comments are very welcome.");
    let report = publish(other_prose.clone()).await;
    assert_eq!((report.version, report.rejected, report.rules[0].noticed), (1, 1, 1), "{report:#?}");
    let other_rule = other_prose.replace("\"crook\"", "\"crook\", \"fraud\"");
    let report = publish(other_rule).await;
    assert_eq!((report.version, report.rejected, report.rules[0].noticed), (3, 0, 0), "{report:#?}");
}

#[tokio::test]
async fn without_a_rule_on_trial_there_is_nothing_to_report() {
    let newsroom = Newsroom::open().await;
    let report = trial_rules(&newsroom.app, &newsroom.moderator, "en").await.unwrap();
    assert!(report.rules.is_empty() && report.rejected == 0, "{report:?}");
}

async fn in_force(newsroom: &Newsroom) -> Arc<InForce> {
    comity_actions::policy_in_force(&newsroom.app, newsroom.site.id).await.unwrap()
}

async fn swept(newsroom: &Newsroom, wanted: &str) -> ReplayReport {
    let policy = in_force(newsroom).await;
    let sweep = Sweep::of(&policy, wanted).unwrap();
    let replay = ReplayPolicy { sweep: Some(sweep), ..ReplayPolicy::over_everything(policy) };
    let app = newsroom.app.clone();
    let replayed =
        tokio::task::spawn_blocking(move || comity_actions::replay_policy(&app, &replay, &mut |_| true));
    replayed.await.unwrap().unwrap()
}

#[tokio::test]
async fn a_setting_is_tried_at_several_values_and_a_stricter_one_stops_no_less() {
    let newsroom = newsroom().await;
    let mut mara = Person::new("Mara");
    let half = "THE BRIDGE IS LATE AGAIN and the ferry is full of people every day";
    post(&newsroom, &mut mara, half, Some(Outcome::Reject)).await;
    post(&newsroom, &mut mara, "The council promised a bridge in spring.", Some(Outcome::Publish)).await;
    let mostly = "WHY DOES NOBODY EVER ANSWER OUR LETTERS ABOUT THE OLD BRIDGE AND the tolls?";
    post(&newsroom, &mut mara, mostly, None).await;
    let report = swept(&newsroom, "shouting.max_share=0.1..0.9").await;
    let sweep = report.sweep.expect("it was asked for");
    assert_eq!((sweep.setting.as_str(), sweep.present), ("1. Calm: shouting.max_share", Some(0.9)));
    let values: Vec<f64> = sweep.points.iter().map(|point| point.value).collect();
    assert_eq!(values, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    let stopped: Vec<u64> = sweep.points.iter().map(|point| point.held + point.rejected).collect();
    assert!(stopped.windows(2).all(|pair| pair[0] >= pair[1]), "{stopped:?}");
    assert!(stopped[0] >= 2 && stopped[0] > stopped[8], "{stopped:?}");
    // At the value that the policy has, it does what the replay of the policy itself does.
    assert_eq!(sweep.points[8].held, report.outcomes.get("hold").copied().unwrap_or_default());
    let strict = &sweep.points[0];
    assert_eq!((strict.counts.rightly_stopped, strict.counts.rightly_published), (1, 1));
    assert!((strict.agreement.expect("two were decided").share - 1.0).abs() < 1e-9);
    assert_eq!(sweep.points[8].counts.missed, 1);
    // The rule by itself: what it notices, and what moderators made of that.
    assert_eq!(sweep.then, "hold");
    let noticed: Vec<u64> = sweep.points.iter().map(|point| point.noticed).collect();
    assert_eq!(noticed, stopped, "no other rule holds anything here");
    assert_eq!((strict.rule.counts.rightly_stopped, strict.rule.counts.wrongly_stopped), (1, 0));
    assert_eq!(sweep.points[8].rule.counts.missed, 1);
}

#[tokio::test]
async fn the_sweep_of_a_rule_that_only_asks_or_notes_shows_what_it_would_touch() {
    for then in ["ask", "note"] {
        let policy = POLICY
            .replace("max_share = 0.9\nthen = \"hold\"", &format!("max_share = 0.9\nthen = \"{then}\""))
            .replace("hold: WHY", &format!("{then}: WHY"));
        let newsroom = Newsroom::open_with(Store::open_memory().unwrap(), &policy).await;
        let mut mara = Person::new("Mara");
        let half = "THE BRIDGE IS LATE AGAIN and the ferry is full of people every day";
        post(&newsroom, &mut mara, half, Some(Outcome::Reject)).await;
        post(&newsroom, &mut mara, "The council promised a bridge in spring.", Some(Outcome::Publish)).await;
        let sweep = swept(&newsroom, "shouting.max_share=0.1..0.9").await.sweep.expect("it was asked for");
        assert_eq!(sweep.then, then);
        let (strict, mild) = (&sweep.points[0], &sweep.points[8]);
        assert_eq!((strict.noticed, mild.noticed), (1, 0), "{sweep:#?}");
        assert_eq!((strict.held, strict.rejected), (0, 0), "it stops nothing");
        assert!((strict.noticed_share - 0.5).abs() < 1e-9);
        let precision = strict.rule.precision.expect("one was decided");
        assert_eq!((precision.part, precision.whole), (1, 1));
        assert!(mild.rule.precision.is_none() && mild.rule.counts.missed == 1);
    }
}

#[tokio::test]
async fn a_setting_that_cannot_be_tried_says_why() {
    let policy = in_force(&newsroom().await).await;
    let why = |wanted: &str| Sweep::of(&policy, wanted).unwrap_err();
    for (wanted, part) in [
        ("shouting.max_share", "is not of the form"),
        ("shouting.max_share=0.9..0.1", "is not below"),
        ("shouting.max_share=a..b", "is not of the form"),
        ("shoutng.max_share=0.1..0.9", "has no rule `shoutng`"),
        ("plain-words/shouting.max_share=0.1..0.9", "has no rule `shouting`"),
        ("word_list.words=1..2", "is not a number"),
        ("shouting.max_shre=0.1..0.9", "has no setting `max_shre`"),
        ("shouting.max_share=0.5..7", "must be between 0 and 1"),
        ("shouting#2.max_share=0.1..0.9", "has no rule `shouting`"),
        ("shouting#x.max_share=0.1..0.9", "is no number of a rule"),
    ] {
        assert!(why(wanted).contains(part), "{wanted}: {}", why(wanted));
    }
}

#[tokio::test]
async fn one_of_several_rules_of_a_kind_is_named_by_its_number() {
    let twice = POLICY.replace(
        "```rules\n[[rule]]\nname = \"shouting\"",
        "```rules\n[[rule]]\nname = \"shouting\"\nmax_share = 0.7\nthen = \"note\"\n\n[[rule]]\nname = \"shouting\"",
    );
    let newsroom = Newsroom::open_with(Store::open_memory().unwrap(), &twice).await;
    let policy = in_force(&newsroom).await;
    let why = Sweep::of(&policy, "shouting.max_share=0.1..0.9").unwrap_err();
    assert!(why.contains("calm/shouting#1, calm/shouting#2"), "{why}");
    assert_eq!(Sweep::of(&policy, "calm/shouting#1.max_share=0.1..0.9").unwrap().present, Some(0.7));
    let second = Sweep::of(&policy, "shouting#2.max_share=0.1..0.9").unwrap();
    assert_eq!((second.present, second.setting.as_str()), (Some(0.9), "1. Calm: shouting#2.max_share"));
}
