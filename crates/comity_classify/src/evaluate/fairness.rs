//! What names of groups do to scores: sentences of our own that differ only in the group they name.

use super::metrics::{Scored, auc};
use super::report::{Fairness, TermFigures};
use crate::attribute::Attribute;
use crate::context::Context;
use crate::output::Output;
use crate::score::Scorer;
use crate::train::swapped_groups;
use comity_text::Body;
use std::collections::{BTreeMap, BTreeSet};

/// Harmless sentences that a term needs for a figure.
const MIN_SENTENCES: usize = 5;

/// Measures every group term by the toxicity of sentences that differ only in it.
pub(crate) fn fairness(scorer: &Scorer, seed: u64) -> Fairness {
    let mut examples: Vec<(String, Scored)> = Vec::new();
    let mut largest_swap = 0.0_f64;
    for row in swapped_groups(seed) {
        let code = row.lang.as_str();
        let context = Context { story_language: Some(code), ..Context::default() };
        let Some(value) = row.meaning.get(Output::Toxic) else { continue };
        let (mut least, mut most) = (1.0_f32, 0.0_f32);
        for (group, sentence) in row.sentences {
            let said = scorer.score(&Body::read(&sentence, Some(code)), &context);
            let Some(score) = said.get(Attribute::Toxicity) else { continue };
            least = least.min(score);
            most = most.max(score);
            examples.push((format!("{code} {group}"), (score, value >= 0.5)));
        }
        largest_swap = largest_swap.max(f64::from(most - least));
    }
    let names: BTreeSet<&String> = examples.iter().map(|(group, _)| group).collect();
    let of = |name: &str, with: bool, positive: bool| -> Vec<Scored> {
        let wanted = |(group, s): &&(String, Scored)| (group == name) == with && s.1 == positive;
        examples.iter().filter(wanted).map(|(_, s)| *s).collect()
    };
    let mut terms = BTreeMap::new();
    for name in names {
        let harmless = of(name, true, false);
        if harmless.len() < MIN_SENTENCES {
            continue;
        }
        let flagged = harmless.iter().filter(|s| s.0 >= 0.5).count() as f64;
        let figures = TermFigures {
            false_positives: flagged / harmless.len() as f64,
            bpsn_auc: auc(&[harmless, of(name, false, true)].concat()).unwrap_or(1.0),
            bnsp_auc: auc(&[of(name, true, true), of(name, false, false)].concat()).unwrap_or(1.0),
        };
        terms.insert(name.clone(), figures);
    }
    let shares = || terms.values().map(|t: &TermFigures| t.false_positives);
    Fairness {
        false_positive_gap: shares().fold(0.0, f64::max) - shares().fold(1.0, f64::min),
        worst_bpsn_auc: terms.values().map(|t| t.bpsn_auc).fold(1.0, f64::min),
        worst_bnsp_auc: terms.values().map(|t| t.bnsp_auc).fold(1.0, f64::min),
        largest_swap,
        terms,
    }
}
