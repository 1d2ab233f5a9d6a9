//! What names of groups do to scores.

use super::metrics::{Scored, auc};
use super::report::{Fairness, TermFigures};
use crate::attribute::Attribute;
use crate::context::Context;
use crate::output::Output;
use crate::score::Scorer;
use crate::train::contrast_suites;
use comity_text::Body;
use std::collections::BTreeMap;

/// Measures every group term of the contrast suites.
pub(crate) fn fairness(scorer: &Scorer, seed: u64) -> Fairness {
    let mut scored: Vec<(Option<String>, Scored)> = Vec::new();
    for sentence in contrast_suites(seed) {
        let code = sentence.lang.as_str();
        let context = Context { story_language: Some(code), ..Context::default() };
        let scores = scorer.score(&Body::read(&sentence.text, Some(code)), &context);
        if let (Some(score), Some(value)) =
            (scores.get(Attribute::Toxicity), sentence.meaning.get(Output::Toxic))
        {
            scored.push((sentence.group.map(|g| format!("{code} {g}")), (score, value >= 0.5)));
        }
    }
    let mut terms = BTreeMap::new();
    let names: std::collections::BTreeSet<String> = scored.iter().filter_map(|(g, _)| g.clone()).collect();
    for name in names {
        let of = |with: bool, positive: bool| -> Vec<Scored> {
            scored
                .iter()
                .filter(|(group, s)| (group.as_deref() == Some(&name)) == with && s.1 == positive)
                .map(|(_, s)| *s)
                .collect()
        };
        let harmless = of(true, false);
        if harmless.len() < 5 {
            continue;
        }
        let flagged = harmless.iter().filter(|s| s.0 >= 0.5).count() as f64;
        let area = |a: Vec<Scored>, b: Vec<Scored>| auc(&[a, b].concat()).unwrap_or(1.0);
        terms.insert(
            name.clone(),
            TermFigures {
                false_positives: flagged / harmless.len() as f64,
                bpsn_auc: area(harmless.clone(), of(false, true)),
                bnsp_auc: area(of(true, true), of(false, false)),
            },
        );
    }
    let shares = || terms.values().map(|t: &TermFigures| t.false_positives);
    Fairness {
        false_positive_gap: shares().fold(0.0, f64::max) - shares().fold(1.0, f64::min).min(1.0),
        worst_bpsn_auc: terms.values().map(|t| t.bpsn_auc).fold(1.0, f64::min),
        worst_bnsp_auc: terms.values().map(|t| t.bnsp_auc).fold(1.0, f64::min),
        largest_swap: 0.0,
        terms,
    }
}
