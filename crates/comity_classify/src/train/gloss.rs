//! Fits how a text's scores are weighed with those of its gloss in English: a logistic regression of two log-odds.

use super::combination::solve;
use super::meaning::{GLOSS_DOMAIN, WRITTEN_DOMAIN, is_own};
use super::mix::{OWN_SHARE_OF_FEW, weights_of};
use super::read::{Row, own_row, read_folder};
use super::sentences::sentence_rows;
use super::split::Split;
use super::templates::training_rows;
use super::{Progress, TrainOptions};
use crate::combine::{COMBINED, Weighed, key, log_odds};
use crate::exact;
use crate::features::{Lang, Reader, gloss_of, has_gloss};
use crate::output::Output;
use crate::score::{GLOSSED, Scorer};
use crate::second_stage::{SecondStage, file as second_stage_file};
use comity_text::Body;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;

/// How much a gloss teaches of English, beside a sentence that was written in it.
const GLOSS_WEIGHT: f32 = 0.5;
/// Rows of a language that a fit needs, of each kind.
const MIN_ROWS: usize = 20;
/// Newton steps.
const STEPS: usize = 20;
/// How hard the weights are pulled to what holds for all languages, and those to one half each, per weight of the rows.
const RIDGE: f64 = 0.02;
const SHARED_RIDGE: f64 = 0.002;
/// Both halves alike.
const EVEN: [f64; 3] = [0.0, 0.5, 0.5];

/// The log-odds of a row by itself and by its gloss, the share of people who would say yes, and its weight.
#[derive(Debug, Clone, Copy)]
struct Seen {
    lang: Lang,
    odds: [f64; 2],
    value: f64,
    weight: f64,
}

/// The glosses of sentences that were written one by one, as English rows to learn from: what they teach of English carries
/// over to other texts that are read in English word by word. The rows have their canonical view.
pub(super) fn english_copies(rows: &[Row]) -> Vec<Row> {
    let written = rows.iter().filter(|row| row.domain == WRITTEN_DOMAIN && row.split == Split::Train);
    let written: Vec<_> =
        written.filter(|row| has_gloss(row.lang)).map(|row| (row, &*row.canonical)).collect();
    let mut copies = glossed(&written);
    copies.iter_mut().flat_map(|copy| &mut copy.meaning.weight).for_each(|weight| *weight *= GLOSS_WEIGHT);
    copies
}

/// The glosses of rows in other languages, as English rows of the same split.
pub(super) fn english_of(rows: &[Row]) -> Vec<Row> {
    let read = |row: &Row| Body::read(&row.text, Some(row.lang.as_str())).canonical.text;
    let canonical: Vec<String> = rows.par_iter().with_min_len(64).map(read).collect();
    glossed(&rows.iter().zip(canonical.iter().map(String::as_str)).collect::<Vec<_>>())
}

/// Rows with their canonical view → their glosses.
fn glossed(rows: &[(&Row, &str)]) -> Vec<Row> {
    let glosses: Vec<Option<Row>> = rows
        .par_iter()
        .with_min_len(64)
        .map_init(Reader::default, |reader, (row, canonical)| {
            reader.read(canonical, row.lang, &[], None);
            let text = gloss_of(canonical, reader, row.lang)?.text;
            Some(own_row(text, Lang::En, GLOSS_DOMAIN, row.meaning, row.split))
        })
        .collect();
    glosses.into_iter().flatten().collect()
}

/// Fits how a second stage's word on glosses is weighed, beside the first stage in `first`; gives the second stage's file with
/// it. `options` are those of training.
///
/// # Errors
/// When the data cannot be read, or one of the files is none.
pub fn weigh_glosses(
    options: &TrainOptions,
    first: &[u8],
    second: &[u8],
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
    let (mut rows, _) = read_folder(&options.data)?;
    rows.extend(training_rows(options.seed, options.fillings));
    rows.extend(sentence_rows());
    let (mut header, network) = second_stage_file::read(second)?;
    header.glosses.clear();
    let stage = SecondStage::load(&second_stage_file::write(&header, network))?;
    let scorer = Scorer::load(first)?;
    scorer.add_second_stage(stage).map_err(|_| "the scorer has a second stage already")?;
    header.glosses = fit_all(&scorer, &rows, progress);
    Ok(second_stage_file::write(&header, network))
}

/// Fits every attribute in every language that has a dictionary; `scorer` has its combinations.
pub(super) fn fit_all(
    scorer: &Scorer,
    rows: &[Row],
    progress: &mut dyn FnMut(Progress),
) -> BTreeMap<String, Weighed> {
    let rows: Vec<_> = rows.iter().filter(|r| r.split == Split::Calibrate && has_gloss(r.lang)).collect();
    let halves: Vec<_> = rows
        .par_iter()
        .with_min_len(64)
        .map(|row| scorer.halves(&Body::read(&row.text, Some(row.lang.as_str())), row.lang))
        .collect();
    let mut fitted = BTreeMap::new();
    for attribute in GLOSSED {
        let Some((_, output)) = COMBINED.iter().find(|(combined, _)| *combined == attribute) else {
            continue;
        };
        let seen: Vec<Seen> = rows
            .iter()
            .zip(&halves)
            .filter_map(|(row, halves)| {
                let halves = halves.as_ref()?;
                let of = |values: &[Option<f32>]| values[attribute as usize].map(log_odds);
                let value = row.meaning.value[*output as usize];
                let (weight, mix) = weights_of(row.domain, value >= 0.5, *output);
                // As in their curves: who sees the score of a threat wants to find it.
                let weight = if *output == Output::Threat { mix } else { weight };
                let few = if row.lang == Lang::Ar && is_own(row.domain) { OWN_SHARE_OF_FEW } else { 1.0 };
                let weight = few * row.meaning.weight[*output as usize] * weight;
                let odds = [of(&halves.own)?, of(&halves.english)?];
                let seen = Seen { lang: row.lang, odds, value: value.into(), weight: weight.into() };
                (weight > 0.0).then_some(seen)
            })
            .collect();
        let shared = regress(&seen, EVEN, SHARED_RIDGE);
        for lang in Lang::ALL.into_iter().filter(|lang| has_gloss(*lang)) {
            let own: Vec<Seen> = seen.iter().filter(|row| row.lang == lang).copied().collect();
            let yes = own.iter().filter(|row| row.value >= 0.5).count();
            if yes >= MIN_ROWS && own.len() - yes >= MIN_ROWS {
                let [offset, own, english] = regress(&own, shared, RIDGE).map(|weight| weight as f32);
                let name = key(attribute, lang);
                fitted.insert(name.clone(), Weighed { offset, own: own.max(0.0), english: english.max(0.0) });
                progress(Progress::Combination(format!("{name} and its gloss")));
            }
        }
    }
    fitted
}

/// Penalised logistic regression by Newton's method, pulled to `start`; the offset is free.
fn regress(rows: &[Seen], start: [f64; 3], ridge: f64) -> [f64; 3] {
    let total: f64 = rows.iter().map(|row| row.weight).sum();
    let mut weights = start;
    for _ in 0..STEPS {
        let (mut gradient, mut hessian) = (vec![0.0; 3], vec![0.0; 9]);
        for i in 0..3 {
            let ridge = if i == 0 { 1e-5 } else { ridge } * total;
            gradient[i] = ridge * (weights[i] - start[i]);
            hessian[4 * i] = ridge;
        }
        for row in rows {
            let inputs = [1.0, row.odds[0], row.odds[1]];
            let z: f64 = weights.iter().zip(inputs).map(|(w, x)| w * x).sum();
            let p = 1.0 / (1.0 + exact::exp(-z));
            for i in 0..3 {
                gradient[i] += row.weight * (p - row.value) * inputs[i];
                for j in 0..=i {
                    hessian[3 * i + j] += row.weight * (p * (1.0 - p)).max(1e-4) * inputs[i] * inputs[j];
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(&mut hessian, &gradient)) {
            *weight -= step.clamp(-1.0, 1.0);
        }
    }
    weights
}
