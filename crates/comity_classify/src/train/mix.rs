//! The mix of comments that combinations and calibration are fitted on, and labels that word lists stand in for.

use super::Progress;
use super::combination::{Fitted, fit};
use super::meaning::OWN_DOMAIN;
use super::read::Row;
use super::split::Split;
use crate::attribute::{Attribute, Basis};
use crate::combine::Combination;
use crate::features::Lang;
use crate::output::Output;
use crate::score::{Scorer, key, listed};
use comity_text::{Body, Category, Severity};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Rows of a language that a combination needs.
const MIN_ROWS: usize = 150;

/// The attributes that have a combination, and the output that each stands on.
pub(crate) const FITTED: [(Attribute, Output); 9] = [
    (Attribute::Toxicity, Output::Toxic),
    (Attribute::SevereToxicity, Output::Severe),
    (Attribute::IdentityAttack, Output::Hate),
    (Attribute::Insult, Output::Insult),
    (Attribute::Profanity, Output::Profane),
    (Attribute::Threat, Output::Threat),
    (Attribute::SexuallyExplicit, Output::Sexual),
    (Attribute::Spam, Output::Spam),
    (Attribute::Obscene, Output::Obscene),
];

/// Gives English rows what nobody labelled: swear words and lewd words by list.
///
/// A listed strong word makes a row profane or sexual; its absence counts against, with less weight.
pub(crate) fn weak_labels(rows: &mut [Row]) {
    rows.par_iter_mut().with_min_len(64).filter(|r| r.lang == Lang::En && r.domain != OWN_DOMAIN).for_each(
        |row| {
            let body = Body::read(&row.text, Some("en"));
            let matches = listed(&body, Lang::En);
            let hard = |c: Category| matches.iter().any(|m| m.category == c && m.severity != Severity::Mild);
            let any = |c: Category| matches.iter().any(|m| m.category == c);
            if hard(Category::Profanity) || hard(Category::Sexual) {
                row.meaning.set(Output::Profane, 1.0, 0.6);
            } else if !any(Category::Profanity) && row.meaning.get(Output::Profane).is_none() {
                row.meaning.set(Output::Profane, 0.0, 0.3);
            }
            if hard(Category::Sexual) {
                row.meaning.set(Output::Sexual, 0.8, 0.4);
            } else if !any(Category::Sexual) {
                row.meaning.set(Output::Sexual, 0.0, 0.2);
            }
        },
    );
}

/// How much a row of a domain counts in the regression and in the curve, per unit of trust in its label.
///
/// The curve is drawn on what resembles a news site's traffic: Wikipedia talk, Civil Comments, social-media comments,
/// with harmless ones weighted up to their share there; tweets sampled by swear words only help to find the weights.
const fn weights_of(domain: u8, is_positive: bool) -> (f32, f32) {
    match (domain, is_positive) {
        (OWN_DOMAIN, _) => (1.0, 0.4),
        (1, false) => (1.5, 2.0),
        (1, true) => (1.5, 1.0),
        (2, false) => (1.5, 1.5),
        (2, true) => (0.7, 0.4),
        (3, _) => (2.0, 2.0),
        (4, _) => (0.3, 0.1),
        (5 | 7 | 9, _) => (0.3, 0.1),
        (6 | 8 | 11, _) => (0.5, 0.3),
        (10, _) => (1.5, 1.5),
        (12, _) => (0.5, 0.5),
        _ => (1.0, 1.0),
    }
}

/// Fits the combination of every attribute in every language that has labels for it.
pub(crate) fn fit_all(
    scorer: &Scorer,
    rows: &[Row],
    progress: &mut dyn FnMut(Progress),
) -> BTreeMap<String, Combination> {
    let calibrate: Vec<&Row> = rows.iter().filter(|r| r.split == Split::Calibrate).collect();
    let inputs: Vec<_> = calibrate
        .par_iter()
        .with_min_len(64)
        .map(|row| scorer.inputs(&Body::read(&row.text, Some(row.lang.as_str())), row.lang))
        .collect();
    let mut combinations = BTreeMap::new();
    for lang in Lang::ALL {
        for (attribute, output) in FITTED {
            let from_labels = attribute.basis(lang) == Some(Basis::Labels)
                || (lang == Lang::En && attribute.basis(lang) == Some(Basis::Composed));
            if !from_labels {
                continue;
            }
            let fitted: Vec<Fitted> = calibrate
                .iter()
                .zip(&inputs)
                .filter(|(row, _)| row.lang == lang && row.meaning.weight[output as usize] > 0.0)
                .map(|(row, inputs)| {
                    let value = row.meaning.value[output as usize];
                    let trust = row.meaning.weight[output as usize];
                    let (weight, mix) = weights_of(row.domain, value >= 0.5);
                    Fitted { inputs: *inputs, value, weight: trust * weight, mix: trust * mix }
                })
                .collect();
            if fitted.len() >= MIN_ROWS {
                let name = key(attribute, lang);
                combinations.insert(name.clone(), fit(&fitted, output));
                progress(Progress::Combination(name));
            }
        }
    }
    combinations
}
