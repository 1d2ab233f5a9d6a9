//! What names of groups do to scores: sentences of our own that differ only in the group they name.

use super::metrics::{Scored, auc};
use super::report::{Fairness, LanguageFairness, TermFigures};
use crate::attribute::Attribute;
use crate::context::Context;
use crate::output::Output;
use crate::score::Scorer;
use crate::train::swapped_groups;
use comity_text::Body;
use std::collections::{BTreeMap, BTreeSet};

/// Harmless sentences that a term needs for a figure.
const MIN_SENTENCES: usize = 4;

/// Measures every group term by the toxicity of sentences that differ only in it.
pub fn fairness(scorer: &Scorer, seed: u64) -> Fairness {
    let mut examples: Vec<(String, Scored)> = Vec::new();
    let mut swaps: BTreeMap<String, (f64, (String, String))> = BTreeMap::new();
    for row in swapped_groups(seed) {
        let code = row.lang.as_str();
        let context = Context { story_language: Some(code), ..Context::default() };
        let Some(value) = row.meaning.get(Output::Toxic) else { continue };
        let (mut least, mut most) = ((1.0_f32, String::new()), (0.0_f32, String::new()));
        for (group, sentence) in row.sentences {
            let said = scorer.score(&Body::read(&sentence, Some(code)), &context);
            let Some(score) = said.get(Attribute::Toxicity) else { continue };
            if score < least.0 {
                least = (score, sentence.clone());
            }
            if score > most.0 {
                most = (score, sentence.clone());
            }
            examples.push((format!("{code} {group}"), (score, value >= 0.5)));
        }
        let swap = swaps.entry(code.to_owned()).or_default();
        if f64::from(most.0 - least.0) > swap.0 {
            *swap = (f64::from(most.0 - least.0), (least.1, most.1));
        }
    }
    let names: BTreeSet<&String> = examples.iter().map(|(group, _)| group).collect();
    let of = |name: &str, with: bool, positive: bool| -> Vec<Scored> {
        // A term is held against the others of its language.
        let wanted = |(group, s): &&(String, Scored)| {
            group.get(..2) == name.get(..2) && (group == name) == with && s.1 == positive
        };
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
    let languages: BTreeMap<String, LanguageFairness> = swaps
        .into_iter()
        .map(|(language, (largest_swap, widest))| {
            let of = || {
                terms
                    .iter()
                    .filter(|(name, _)| name.starts_with(&language))
                    .map(|(_, t): (_, &TermFigures)| t)
            };
            let shares = || of().map(|t| t.false_positives);
            let figures = LanguageFairness {
                terms: of().count(),
                false_positive_gap: (shares().fold(0.0, f64::max) - shares().fold(1.0, f64::min)).max(0.0),
                worst_bpsn_auc: of().map(|t| t.bpsn_auc).fold(1.0, f64::min),
                worst_bnsp_auc: of().map(|t| t.bnsp_auc).fold(1.0, f64::min),
                largest_swap,
                widest,
            };
            (language, figures)
        })
        .collect();
    let most = |figure: fn(&LanguageFairness) -> f64| languages.values().map(figure).fold(0.0, f64::max);
    Fairness {
        false_positive_gap: most(|l| l.false_positive_gap),
        worst_bpsn_auc: terms.values().map(|t| t.bpsn_auc).fold(1.0, f64::min),
        worst_bnsp_auc: terms.values().map(|t| t.bnsp_auc).fold(1.0, f64::min),
        largest_swap: most(|l| l.largest_swap),
        languages,
        terms,
    }
}
