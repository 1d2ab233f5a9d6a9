//! Contrast suites: sentences of our own that training never sees, and pairs that differ only in who is attacked.

use super::report::SuiteFigures;
use crate::attribute::Attribute;
use crate::context::Context;
use crate::output::Output;
use crate::score::Scorer;
use crate::train::contrast_suites;
use comity_text::Body;
use std::collections::BTreeMap;

/// The attributes that suites judge.
const JUDGED: [(Attribute, Output); 5] = [
    (Attribute::Toxicity, Output::Toxic),
    (Attribute::IdentityAttack, Output::Hate),
    (Attribute::Threat, Output::Threat),
    (Attribute::Insult, Output::Insult),
    (Attribute::Profanity, Output::Profane),
];

/// How every suite comes out at a threshold of one half.
pub(crate) fn suites(scorer: &Scorer, seed: u64) -> BTreeMap<String, SuiteFigures> {
    let mut counts: BTreeMap<String, (usize, BTreeMap<String, (usize, usize)>)> = BTreeMap::new();
    for sentence in contrast_suites(seed) {
        let code = sentence.lang.as_str();
        let context = Context { story_language: Some(code), ..Context::default() };
        let scores = scorer.score(&Body::read(&sentence.text, Some(code)), &context);
        let suite = counts.entry(format!("{code} {}", sentence.suite)).or_default();
        suite.0 += 1;
        for (attribute, output) in JUDGED {
            if let (Some(score), Some(value)) = (scores.get(attribute), sentence.meaning.get(output)) {
                let (all, right) = suite.1.entry(attribute.to_string()).or_default();
                *all += 1;
                *right += usize::from((score >= 0.5) == (value >= 0.5));
            }
        }
    }
    counts
        .into_iter()
        .map(|(name, (sentences, judged))| {
            let right = judged.into_iter().map(|(a, (all, right))| (a, right as f64 / all as f64)).collect();
            (name, SuiteFigures { sentences, right })
        })
        .collect()
}

/// The confusion matrix of the target resolver on our pairs.
pub(crate) fn targets(_scorer: &Scorer) -> BTreeMap<String, BTreeMap<String, usize>> {
    BTreeMap::new()
}
