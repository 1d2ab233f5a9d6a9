//! The same words get the same verdict, whichever people they name.

#![expect(clippy::unwrap_used, reason = "a test stops where its own fixture is wrong")]

use comity_model::{Outcome, Timestamp};
use comity_policy::{
    Bundle, CommentFacts, CommenterFacts, Facts, NoScorer, NoSignals, Policy, SiteFacts, StoredFacts,
    StoryFacts, SwapLists, SwapSet, known_peoples,
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

/// A policy that rejects attacks on groups, with these settings and lines below its bound.
fn against_attacks(settings: &str, names: &str) -> Policy {
    let text = format!(
        "# P\n\n## 1. A {{#a}}\n\nProse.\n\n```rules\n[[rule]]\nname = \"attack_on_group\"\n{settings}then = \"reject\"\n```\n\n\
         ```examples\nreject: All Turks are thieves.\n```\n\n```fairness\nflips <= 0.5 %\n{names}```\n"
    );
    Policy::compile(&Policy::parse(&text, "p.md").unwrap(), &Bundle::default()).unwrap()
}

#[test]
fn a_people_of_the_newsrooms_own_is_treated_like_all_others_once_the_rule_knows_it() {
    let set = SwapSet::english();
    let measured = |policy: &Policy, texts: &[&str]| {
        let adds = &policy.document().fairness().unwrap().names;
        let lists = SwapLists::new(adds, &[]);
        let names: Vec<&str> = lists.all()[0].names().iter().map(String::as_str).collect();
        assert_eq!(names.len(), 18);
        policy.measure_fairness(texts, &names, &ordinary(), &NoScorer)
    };
    let unknown = against_attacks("", "en: Norlanders, Old Sudrians\n");
    let report = measured(&unknown, set.attacking);
    assert!(!unknown.is_fair(&report), "nobody said that they are a people");
    assert!(report.texts[0].odd.iter().all(|(name, _)| name == "Norlanders" || name == "Old Sudrians"));
    let known =
        against_attacks("groups = [\"Norlanders\", \"Old Sudrians\"]\n", "en: Norlanders, Old Sudrians\n");
    for texts in [set.attacking, set.neutral] {
        assert_eq!(measured(&known, texts).flips, 0);
    }
}

#[test]
fn every_set_of_every_language_is_treated_alike_by_the_starting_policy() {
    let policy = newsroom();
    for list in SwapLists::new(&[], &[]).all() {
        let mut facts = ordinary();
        facts.story = Some(StoryFacts {
            is_open: true,
            language: Some(list.set.language.to_owned()),
            ..StoryFacts::default()
        });
        let templates: Vec<&str> = list.set.templates().collect();
        let names: Vec<&str> = list.names().iter().map(String::as_str).collect();
        let report = policy.measure_fairness(&templates, &names, &facts, &NoScorer);
        assert_eq!(report.flips, 0, "{} {:?}: {:?}", list.set.language, list.set.kind, report.texts.first());
    }
}
