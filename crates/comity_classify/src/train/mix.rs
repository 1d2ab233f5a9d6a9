//! The mix of comments that combinations and calibration are fitted on, and labels that word lists stand in for.

use super::Progress;
use super::combination::{Fitted, fit};
use super::meaning::{OWN_DOMAIN, WIKIPEDIA_DOMAIN, WRITTEN_DOMAIN, is_own};
use super::read::Row;
use super::split::Split;
use crate::attribute::Basis;
use crate::combine::{BY_CONCEPTS, COMBINED, Combination, aim, concept_key, key, without_words};
use crate::features::Lang;
use crate::output::Output;
use crate::score::{Scorer, listed};
use comity_text::{Body, Category, Severity};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Rows of a language that a combination needs.
const MIN_ROWS: usize = 150;

/// How much sentences of ours count in Arabic, where the labelled comments are so few that they would outweigh them.
pub(super) const OWN_SHARE_OF_FEW: f32 = 0.15;

/// The share of positives in the curve of a language with one set, at most.
const MAX_POSITIVE_SHARE: f32 = 0.25;

/// Gives English rows what nobody labelled: swear words and lewd words by list.
///
/// A listed strong word makes a row profane or sexual; its absence counts against, with less weight.
pub(crate) fn weak_labels(rows: &mut [Row]) {
    rows.par_iter_mut().with_min_len(64).filter(|r| r.lang == Lang::En && !is_own(r.domain)).for_each(
        |row| {
            let body = Body::read(&row.text, Some("en"));
            let matches = listed(&body, Lang::En).matches;
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

/// The text of a row without what would give its set away.
///
/// Of the Wikipedia comments, most of the toxic ones lost their case and punctuation to whoever published them, the
/// harmless ones did not. So all lose it, or "has a full stop" would mean harmless.
pub(crate) fn evened_out(row: &Row) -> String {
    if row.domain != WIKIPEDIA_DOMAIN {
        return row.text.clone();
    }
    let plain = |c: char| match c {
        '\'' | '’' | '*' | '@' | '$' => c,
        c if c.is_alphanumeric() => c,
        _ => ' ',
    };
    row.text.chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// How much a row of a domain counts in the regression and in the curve, per unit of trust in its label.
///
/// The curve is drawn on what resembles a news site's traffic: Wikipedia talk, Civil Comments, social-media comments,
/// with harmless ones weighted up to their share there; posts sampled by swear words or names of groups help to find
/// the weights, and hardly bend the curve. Sentences that were written one by one are how people put hate and threats
/// who mind their words: these bend the curve of hate and threats most, for who sees a score wants to find them.
pub(super) const fn weights_of(domain: u8, is_positive: bool, output: Output) -> (f32, f32) {
    let is_hate = matches!(output, Output::Hate);
    match (domain, is_positive) {
        (WRITTEN_DOMAIN, true) if is_hate => (12.0, 6.0),
        (WRITTEN_DOMAIN, false) if is_hate => (12.0, 7.0),
        (WRITTEN_DOMAIN, true) if matches!(output, Output::Threat) => (12.0, 8.0),
        (WRITTEN_DOMAIN, false) if matches!(output, Output::Threat) => (12.0, 4.0),
        (WRITTEN_DOMAIN, _) => (2.0, 1.0),
        (OWN_DOMAIN, _) if is_hate => (2.0, 1.4),
        (OWN_DOMAIN, _) if matches!(output, Output::Threat) => (2.5, 1.5),
        (OWN_DOMAIN, _) => (1.5, 0.5),
        (WIKIPEDIA_DOMAIN, false) => (3.0, 2.0),
        (WIKIPEDIA_DOMAIN, true) => (3.0, 1.0),
        // Civil Comments: all were once called toxic, so its harmless ones are rarer than in life.
        (2, false) => (1.5, 1.5),
        (2, true) => (0.7, 0.4),
        (3, _) => (2.0, 2.0),
        (4, _) => (0.5, 0.1),
        (5 | 7, _) => (0.5, 0.08),
        (6 | 8 | 9 | 11, _) => (1.3, 0.08),
        (12, _) => (0.5, 0.5),
        _ => (1.0, 1.0),
    }
}

/// Weighs positives in the curve down to their share in life: sets sampled for abuse have up to four in five.
fn thin_out_positives(rows: &mut [Fitted]) {
    let weight = |positive: bool| -> f32 {
        rows.iter().filter(|r| (r.value >= 0.5) == positive).map(|r| r.mix).sum::<f32>()
    };
    let (positives, negatives) = (weight(true), weight(false));
    let wanted = negatives * MAX_POSITIVE_SHARE / (1.0 - MAX_POSITIVE_SHARE);
    if positives > wanted {
        let factor = wanted / positives;
        rows.iter_mut().filter(|r| r.value >= 0.5).for_each(|r| r.mix *= factor);
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
        for (attribute, output) in COMBINED {
            let from_labels = attribute.basis(lang) == Some(Basis::Labels)
                || (lang == Lang::En && attribute.basis(lang) == Some(Basis::Composed));
            if !from_labels {
                continue;
            }
            let mut fitted: Vec<Fitted> = calibrate
                .iter()
                .zip(&inputs)
                .filter(|(row, _)| row.lang == lang && row.meaning.weight[output as usize] > 0.0)
                .map(|(row, inputs)| {
                    let value = row.meaning.value[output as usize];
                    let trust = row.meaning.weight[output as usize];
                    let (mut weight, mut mix) = weights_of(row.domain, value >= 0.5, output);
                    if is_own(row.domain) && lang == Lang::Ar {
                        (weight, mix) = (OWN_SHARE_OF_FEW * weight, OWN_SHARE_OF_FEW * mix);
                    }
                    let mut inputs = *inputs;
                    aim(&mut inputs, attribute);
                    Fitted { inputs, value, weight: trust * weight, mix: trust * mix, domain: row.domain }
                })
                .collect();
            if lang != Lang::En {
                thin_out_positives(&mut fitted);
            }
            if fitted.len() >= MIN_ROWS {
                let name = key(attribute, lang);
                combinations.insert(name.clone(), fit(&fitted, output));
                progress(Progress::Combination(name));
            }
        }
    }
    for (attribute, output) in BY_CONCEPTS {
        let fitted: Vec<Fitted> = calibrate
            .iter()
            .zip(&inputs)
            .filter(|(row, _)| row.lang == Lang::En || is_own(row.domain))
            .filter(|(row, _)| row.meaning.weight[output as usize] > 0.0)
            .map(|(row, inputs)| {
                let value = row.meaning.value[output as usize];
                let trust = row.meaning.weight[output as usize];
                let (weight, mix) = weights_of(row.domain, value >= 0.5, output);
                // What English sets are labelled for is mostly said by words; sentences of ours say it by concepts.
                let (weight, mix) =
                    if is_own(row.domain) { (2.0 * weight, mix) } else { (0.3 * weight, 0.3 * mix) };
                let mut inputs = *inputs;
                aim(&mut inputs, attribute);
                without_words(&mut inputs);
                Fitted { inputs, value, weight: trust * weight, mix: trust * mix, domain: row.domain }
            })
            .collect();
        if fitted.len() >= MIN_ROWS {
            let name = concept_key(attribute);
            combinations.insert(name.clone(), fit(&fitted, output));
            progress(Progress::Combination(name));
        }
    }
    combinations
}
