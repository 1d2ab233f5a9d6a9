//! What holds for every policy and every comment: order doesn't matter, the same facts give the same verdict, stricter
//! never publishes more, and no text makes the parser panic.

#![expect(clippy::unwrap_used, reason = "a test stops where its own fixture is wrong")]

use comity_model::{Outcome, Timestamp};
use comity_policy::{
    Bundle, CommentFacts, CommenterFacts, Facts, Fingerprint, PastComment, PastOutcome, Policy, SiteFacts,
    StoredFacts, StoredSignals, StoryFacts, format,
};
use comity_text::Body;
use proptest::prelude::*;

/// Rules whose order is shuffled; each line is one rule.
const RULES: [&str; 9] = [
    "name = \"links\"\nmax = 1\nthen = \"hold\"",
    "name = \"shouting\"\nthen = \"ask\"",
    "name = \"word_list\"\nthen = \"reject\"",
    "name = \"signal\"\nsignal = \"toxicity\"\nat_least = 0.5\nthen = \"note\"",
    "name = \"signal\"\nsignal = \"insult\"\nat_least = 0.7\nthen = \"hold\"\non_missing = \"hold\"",
    "name = \"flood\"\nmax = 3\nthen = \"hold\"",
    "name = \"first_comments\"\nthen = \"hold\"\nstatus = \"trial\"",
    "name = \"repeated_characters\"\nthen = \"ask\"",
    "name = \"expression\"\nwhen = \"commenter.published < 2 && comment.links > 0\"\nthen = \"reject\"",
];

fn policy(rules: &[&str]) -> Policy {
    let rules: Vec<String> = rules.iter().map(|rule| format!("[[rule]]\n{rule}\n\n")).collect();
    let rules = rules.concat();
    let text = format!(
        "# Test\n\nHello.\n\n## 1. One {{#one}}\n\nProse.\n\n```rules\n{rules}```\n\n```examples\npublish: Hello, neighbours.\n```\n"
    );
    let document = Policy::parse(&text, "test.md").unwrap();
    Policy::compile(&document, &Bundle::default()).unwrap()
}

/// What a generated comment is.
#[derive(Debug, Clone)]
struct Case {
    text: String,
    published: u32,
    recent: usize,
    toxicity: Option<f32>,
    insult: Option<f32>,
}

impl Case {
    fn stored(&self) -> (StoredFacts, StoredSignals) {
        let now = Timestamp::from_secs(1_780_488_000);
        let mut facts = StoredFacts::at(now);
        facts.comment = Some(CommentFacts::default());
        let past = |i: usize| PastComment {
            at_micros: now.plus_secs(-60 * (i as i64 + 1)).as_micros(),
            outcome: PastOutcome::Published,
            story: 1,
            text: Fingerprint::of("some other text that was posted"),
        };
        facts.commenter = Some(CommenterFacts {
            published: self.published,
            history: Some((0..self.recent).map(past).collect()),
            ..CommenterFacts::default()
        });
        facts.story = Some(StoryFacts { is_open: true, ..StoryFacts::default() });
        facts.site = Some(SiteFacts::default());
        let mut signals = StoredSignals::default();
        for (name, value) in [("toxicity", self.toxicity), ("insult", self.insult)] {
            if let Some(value) = value {
                signals = signals.with(name, value);
            }
        }
        (facts, signals)
    }

    fn judge(&self, policy: &Policy) -> comity_model::Verdict {
        let (stored, signals) = self.stored();
        let body = Body::read(&self.text, Some("en"));
        policy.evaluate(&Facts::new(&stored, &body, &signals))
    }
}

fn cases() -> impl Strategy<Value = Case> {
    let piece = prop_oneof![
        Just("https://example.org/a ".to_owned()),
        Just("THE COUNCIL LIES ".to_owned()),
        Just("noooooooooooo ".to_owned()),
        Just("shit ".to_owned()),
        Just("կամուրջ ".to_owned()),
        "[ -~]{0,30}",
        "\\PC{0,12}",
    ];
    let text = proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat());
    (text, 0_u32..4, 0_usize..6, proptest::option::of(0.0_f32..=1.0), proptest::option::of(0.0_f32..=1.0))
        .prop_map(|(text, published, recent, toxicity, insult)| Case {
            text,
            published,
            recent,
            toxicity,
            insult,
        })
}

/// Findings without their order.
fn sorted(verdict: &comity_model::Verdict) -> Vec<String> {
    // Which of several rules of a kind it is says the order, and nothing else does.
    let unnumbered = |finding: &comity_model::Finding| comity_model::Finding { number: 0, ..finding.clone() };
    let mut all: Vec<String> = verdict.findings.iter().map(|f| format!("{:?}", unnumbered(f))).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_verdict_does_not_depend_on_the_order_of_rules(
        case in cases(),
        order in Just((0..RULES.len()).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let shuffled: Vec<&str> = order.iter().map(|i| RULES[*i]).collect();
        let (a, b) = (case.judge(&policy(&RULES)), case.judge(&policy(&shuffled)));
        prop_assert_eq!(a.outcome, b.outcome);
        prop_assert_eq!(sorted(&a), sorted(&b));
    }

    #[test]
    fn the_same_facts_give_the_same_verdict(case in cases()) {
        let policy = policy(&RULES);
        prop_assert_eq!(case.judge(&policy), case.judge(&policy));
        // Stored and read again they still do.
        let (stored, signals) = case.stored();
        let again = StoredFacts::from_json(&stored.to_json()).unwrap();
        let body = Body::read(&case.text, Some("en"));
        prop_assert_eq!(policy.evaluate(&Facts::new(&again, &body, &signals)), case.judge(&policy));
    }

    #[test]
    fn a_stricter_threshold_never_publishes_more(case in cases(), loose in 0.0_f32..=1.0, strict in 0.0_f32..=1.0) {
        let (loose, strict) = (loose.max(strict), loose.min(strict));
        let at = |limit: f32| policy(&[&format!("name = \"signal\"\nsignal = \"toxicity\"\nat_least = {limit:?}\nthen = \"hold\"")]);
        prop_assert!(case.judge(&at(strict)).outcome >= case.judge(&at(loose)).outcome);
        let links = |max: usize| policy(&[&format!("name = \"links\"\nmax = {max}\nthen = \"reject\"")]);
        prop_assert!(case.judge(&links(0)).outcome >= case.judge(&links(2)).outcome);
        let capitals = |max: f32| policy(&[&format!("name = \"shouting\"\nmax_share = {max:?}\nthen = \"ask\"")]);
        prop_assert!(case.judge(&capitals(strict)).outcome >= case.judge(&capitals(loose)).outcome);
    }

    #[test]
    fn more_rules_never_publish_more(case in cases(), keep in proptest::collection::vec(any::<bool>(), RULES.len())) {
        let some: Vec<&str> = RULES.iter().zip(&keep).filter(|(_, keep)| **keep).map(|(rule, _)| *rule).collect();
        prop_assume!(!some.is_empty());
        prop_assert!(case.judge(&policy(&some)).outcome <= case.judge(&policy(&RULES)).outcome);
    }

    #[test]
    fn findings_point_into_the_text(case in cases()) {
        for finding in case.judge(&policy(&RULES)).findings {
            for span in finding.evidence.spans() {
                prop_assert!(case.text.get(span.begin..span.end).is_some(), "{:?} in {:?}", span, case.text);
            }
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "\\PC{0,400}") {
        let _ = Policy::parse(&text, "any.md");
        let _ = format(&text);
    }

    #[test]
    fn no_broken_policy_makes_the_parser_panic(cuts in proptest::collection::vec((0_usize..4000, 0_usize..40), 1..6), junk in "\\PC{0,20}") {
        let mut text = include_str!("../../../policies/newsroom.md").to_owned();
        for (at, length) in cuts {
            let begin = text.floor_char_boundary(at.min(text.len()));
            let end = text.floor_char_boundary((at + length).min(text.len()));
            text.replace_range(begin..end, &junk);
        }
        if let Err(errors) = Policy::parse(&text, "broken.md") {
            for error in errors {
                prop_assert!(error.line >= 1 && error.column >= 1);
                prop_assert!(error.to_string().contains('^'));
            }
        }
        let once = format(&text);
        prop_assert_eq!(format(&once), once.clone());
    }
}

proptest! {
    #[test]
    fn settings_written_anyhow_get_one_form(pieces in proptest::collection::vec(proptest::sample::select(SETTINGS), 0..24)) {
        let text = format!("# P\n\n## 1. A {{#a}}\n\nProse.\n\n```rules\n{}\n```\n", pieces.concat());
        let once = comity_policy::format(&text);
        prop_assert_eq!(comity_policy::format(&once), once.clone());
        let settings = |text: &str| {
            let block = text.split("```rules\n").nth(1).and_then(|rest| rest.split("```").next());
            block.and_then(|block| block.parse::<toml::Table>().ok())
        };
        if let Some(before) = settings(&text) {
            prop_assert_eq!(settings(&once), Some(before));
        }
    }
}

/// Pieces of a block, some of which make settings.
const SETTINGS: &[&str] = &[
    "[[rule]]\n",
    "[[ rule ]]\n",
    "name",
    "max",
    "words",
    "=",
    " = ",
    "   =\t",
    "\"a, b\"",
    "'c # d'",
    "'''",
    "\"\"\"",
    "\\\"",
    "[",
    "]",
    ",",
    " , ",
    "1",
    "true",
    "# why, so\n",
    "\n",
    "\n\n\n",
    "  ",
];

#[test]
fn trial_rules_are_shown_and_never_act() {
    let policy = policy(&["name = \"first_comments\"\nthen = \"reject\"\nstatus = \"trial\""]);
    let case = Case { text: "Hello".to_owned(), published: 0, recent: 0, toxicity: None, insult: None };
    let verdict = case.judge(&policy);
    assert_eq!(verdict.outcome, Outcome::Publish);
    assert_eq!(verdict.findings.len(), 1);
}
