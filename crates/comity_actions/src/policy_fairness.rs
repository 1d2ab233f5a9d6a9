//! Does a policy treat everybody alike? Names of peoples are swapped in texts of our own, and verdicts that flip counted.

use crate::score_text::{ExampleScorer, TextScorer};
use comity_model::Timestamp;
use comity_policy::{
    ATTACKING_TEMPLATES, CommentFacts, CommenterFacts, FairnessReport, NEUTRAL_TEMPLATES, Policy, SiteFacts,
    StoredFacts, StoryFacts, SwappedText,
};
use std::collections::BTreeMap;

/// What swapping found.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FairnessByPair {
    /// Whether the flips stay within the bound that the policy sets.
    pub is_fair: bool,
    /// The bound: share of pairs that may flip, 0 to 1; none where the policy sets none.
    pub max_flips: Option<f64>,
    /// Share of pairs that flip, 0 to 1, over all texts.
    pub share: f64,
    /// Pairs compared, over all texts.
    pub pairs: u64,
    /// Pairs whose outcomes differ, over all texts.
    pub flips: u64,
    /// Pairs of names that flip at least once, worst first.
    pub worst: Vec<SwappedPair>,
    /// By text, worst first. Some attack nobody, some attack whoever is named.
    pub texts: Vec<SwappedText>,
}

/// Two names that are not treated alike.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SwappedPair {
    /// One name.
    pub a: String,
    /// The other.
    pub b: String,
    /// Texts whose outcome depends on which of the two they name.
    pub flips: u64,
    /// Texts compared.
    pub texts: u64,
}

/// Measures how verdicts depend on which of `names` a text is about, somebody who has long commented writing it.
pub fn policy_fairness(policy: &Policy, names: &[&str], scorer: Option<&dyn TextScorer>) -> FairnessByPair {
    let templates: Vec<&str> = NEUTRAL_TEMPLATES.into_iter().chain(ATTACKING_TEMPLATES).collect();
    let report = policy.measure_fairness(&templates, names, &ordinary_facts(), &ExampleScorer(scorer));
    FairnessByPair {
        is_fair: policy.is_fair(&report),
        max_flips: policy.document().fairness().map(|bound| bound.max_flips),
        share: report.share(),
        pairs: report.pairs,
        flips: report.flips,
        worst: pairs(&report, names),
        texts: report.texts,
    }
}

/// The facts of an ordinary moment: an established commenter under an open story, so that no rule about newcomers or
/// closed stories hides what the rules about words do.
pub(crate) fn ordinary_facts() -> StoredFacts {
    /// A Wednesday noon (2026-06-03 12:00 UTC): rules about the time of day see staffed hours.
    const NOON: Timestamp = Timestamp::from_secs(1_780_488_000);
    let mut facts = StoredFacts::at(NOON);
    facts.comment = Some(CommentFacts::default());
    facts.commenter = Some(CommenterFacts {
        published: 50,
        first_seen_micros: NOON.plus_days(-365).as_micros(),
        history: Some(Vec::new()),
        ..CommenterFacts::default()
    });
    facts.story = Some(StoryFacts {
        is_open: true,
        language: Some("en".to_owned()),
        published_at_micros: NOON.plus_days(-1).as_micros(),
        ..StoryFacts::default()
    });
    facts.site = Some(SiteFacts::default());
    facts
}

/// Names whose outcome differs from most are odd; two names flip where one is odd and the other is not, or otherwise odd.
fn pairs(report: &FairnessReport, names: &[&str]) -> Vec<SwappedPair> {
    let odd: Vec<BTreeMap<&str, &str>> = report
        .texts
        .iter()
        .map(|text| text.odd.iter().map(|(name, outcome)| (name.as_str(), outcome.as_str())).collect())
        .collect();
    let mut pairs = Vec::new();
    for (i, a) in names.iter().enumerate() {
        for b in names.iter().skip(i + 1) {
            let flips = odd.iter().filter(|odd| odd.get(a) != odd.get(b)).count() as u64;
            if flips > 0 {
                let texts = odd.len() as u64;
                pairs.push(SwappedPair { a: (*a).to_owned(), b: (*b).to_owned(), flips, texts });
            }
        }
    }
    pairs.sort_by(|x, y| y.flips.cmp(&x.flips).then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b))));
    pairs
}
