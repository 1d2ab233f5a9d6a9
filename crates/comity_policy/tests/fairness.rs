//! The same words get the same verdict, whichever people they name.

#![expect(clippy::unwrap_used, reason = "a test stops where its own fixture is wrong")]

use comity_model::{Outcome, Timestamp};
use comity_policy::{
    Bundle, CommentFacts, CommenterFacts, Facts, NoScorer, NoSignals, Policy, SiteFacts, StoredFacts,
    StoryFacts, SwapSet, known_peoples,
};
use comity_text::Body;

fn newsroom() -> Policy {
    let document = Policy::parse(include_str!("../../../policies/newsroom.md"), "newsroom.md").unwrap();
    Policy::compile(&document, &Bundle::default()).unwrap()
}

fn ordinary() -> StoredFacts {
    let mut facts = StoredFacts::at(Timestamp::from_secs(1_780_488_000));
    facts.comment = Some(CommentFacts::default());
    facts.commenter =
        Some(CommenterFacts { published: 50, history: Some(Vec::new()), ..CommenterFacts::default() });
    facts.story =
        Some(StoryFacts { is_open: true, language: Some("en".to_owned()), ..StoryFacts::default() });
    facts.site = Some(SiteFacts::default());
    facts
}

#[test]
fn texts_that_attack_nobody_pass_whoever_is_named() {
    let (policy, facts) = (newsroom(), ordinary());
    for names in [SwapSet::english().names, known_peoples()] {
        let report = policy.measure_fairness(SwapSet::english().neutral, names, &facts, &NoScorer);
        assert_eq!(report.flips, 0, "{:#?}", report.texts.first());
        assert!(policy.is_fair(&report));
    }
}

#[test]
fn an_attack_on_a_people_is_rejected_whichever_people_it_is() {
    let (policy, facts) = (newsroom(), ordinary());
    let report = policy.measure_fairness(SwapSet::english().attacking, known_peoples(), &facts, &NoScorer);
    assert_eq!(report.flips, 0, "{:#?}", report.texts.first());
    for template in SwapSet::english().attacking {
        let body = Body::read(&template.replace("{}", "Greeks"), Some("en"));
        assert_eq!(
            policy.evaluate(&Facts::new(&facts, &body, &NoSignals)).outcome,
            Outcome::Reject,
            "{template}"
        );
    }
}

#[test]
fn a_rule_that_singles_out_a_people_is_found() {
    let text = "# P\n\n## 1. A {#a}\n\nProse.\n\n```rules\n[[rule]]\nname = \"word_list\"\ncategories = []\nwords = [\"greeks\"]\nthen = \"hold\"\n```\n\n```examples\nhold: Greeks.\n```\n\n```fairness\nflips <= 0.5 %\n```\n";
    let policy = Policy::compile(&Policy::parse(text, "p.md").unwrap(), &Bundle::default()).unwrap();
    let report =
        policy.measure_fairness(SwapSet::english().neutral, SwapSet::english().names, &ordinary(), &NoScorer);
    assert_eq!(report.flips, 8 * 15);
    assert_eq!(report.texts[0].odd, [("greeks".to_owned(), "hold".to_owned())]);
    assert!(!policy.is_fair(&report));
}
