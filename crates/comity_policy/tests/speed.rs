//! How long evaluation takes. The limits are generous, because a debug build on a busy machine is slow; the figures of
//! a release build are printed by `cargo test --release -p comity_policy --test speed -- --nocapture`.

#![expect(clippy::unwrap_used, reason = "a test stops where its own fixture is wrong")]

use comity_model::Timestamp;
use comity_policy::{
    Bundle, CommenterFacts, Facts, Policy, SiteFacts, StoredFacts, StoredSignals, StoryFacts,
};
use comity_text::Body;
use std::fmt::Write as _;
use std::hint::black_box;

/// Rounds over which the mean is taken.
const ROUNDS: u32 = 20_000;
/// What a round of the 40-rule policy may take in a debug build, in microseconds: some fifty times the target.
const DEBUG_LIMIT_MICROS: f64 = 150.0;

const COMMENT: &str = "The council promised us a bridge in spring, and now the money is gone. I have read the minutes, \
    page by page, and nobody asked the engineer whether the old piers would carry it. My grandmother crossed that river \
    every day for sixty years. Who answers for this? The mayor should say it in public, before the vote on Tuesday, and \
    not in a letter to the paper afterwards.";

fn policy(expressions: usize) -> Policy {
    let mut text = include_str!("../../../policies/newsroom.md").to_owned();
    let document = Policy::parse(&text, "newsroom.md").unwrap();
    let have: usize = document.clauses.iter().map(|clause| clause.rules.len()).sum();
    let mut rules = String::new();
    for i in 0..expressions {
        write!(rules,
            "[[rule]]\nname = \"expression\"\nwhen = \"signals.insult > 0.{i}9 && comment.is_reply && commenter.published < 3 || 'war' in story.tags\"\nthen = \"note\"\n\n"
        ).unwrap();
    }
    for i in have + expressions..40 {
        write!(
            rules,
            "[[rule]]\nname = \"signal\"\nsignal = \"toxicity\"\nat_least = 0.9{}\nthen = \"note\"\n\n",
            i % 10
        )
        .unwrap();
    }
    write!(
        text,
        "\n## 11. More {{#more}}\n\nProse.\n\n```rules\n{rules}```\n\n```examples\npublish: Hello.\n```\n"
    )
    .unwrap();
    let document = Policy::parse(&text, "forty.md").unwrap();
    Policy::compile(&document, &Bundle::default()).unwrap()
}

/// Mean microseconds of one evaluation on ready facts.
fn measure(policy: &Policy) -> f64 {
    let mut stored = StoredFacts::at(Timestamp::from_secs(1_780_488_000));
    stored.comment = Some(comity_policy::CommentFacts::default());
    stored.commenter =
        Some(CommenterFacts { published: 9, history: Some(Vec::new()), ..CommenterFacts::default() });
    stored.story = Some(StoryFacts { is_open: true, ..StoryFacts::default() });
    stored.site = Some(SiteFacts::default());
    let mut signals = StoredSignals::default();
    for name in
        ["toxicity", "insult", "threat", "spam", "identity_attack", "severe_toxicity", "attack_on_commenter"]
    {
        signals = signals.with(name, 0.1);
    }
    let body = Body::read(COMMENT, Some("en"));
    let facts = Facts::new(&stored, &body, &signals);
    assert_eq!(policy.evaluate(&facts).findings, [], "the comment is an ordinary one");
    #[expect(clippy::disallowed_methods, reason = "this test measures a duration")]
    let begin = std::time::Instant::now();
    for _ in 0..ROUNDS {
        black_box(policy.evaluate(black_box(&facts)));
    }
    begin.elapsed().as_secs_f64() * 1e6 / f64::from(ROUNDS)
}

#[test]
fn a_policy_of_forty_rules_is_evaluated_in_microseconds() {
    let (plain, with_expressions) = (policy(0), policy(5));
    assert_eq!((plain.rule_count(), with_expressions.rule_count()), (40, 40));
    for (name, policy) in [("40 rules", plain), ("40 rules, five of them expressions", with_expressions)] {
        let micros = measure(&policy);
        println!("{name}: {micros:.2} µs a comment");
        assert!(micros < DEBUG_LIMIT_MICROS, "{name}: {micros} µs");
    }
}
