//! The rows that the second stage learns from and is measured on, written out for its training script.
//!
//! The same harmonised labels, the same split and the same sentences of our own as the first stage's, so that what is
//! held out for one is held out for both. Only English, and what sentences in other languages are in it, word by word
//! (`features/gloss.rs`).

use super::meaning::{GLOSS_DOMAIN, Meaning, WRITTEN_DOMAIN};
use super::read::{Row, own_row, read_folder};
use super::split::Split;
use super::{DataError, augment, gloss, mix, sentences, templates};
use crate::attribute::Attribute;
use crate::context::Context;
use crate::evaluate::blind_english;
use crate::features::Lang;
use crate::output::{OUTPUTS, Output};
use crate::score::Scorer;
use comity_text::Body;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// A labelled comment as the second stage reads it; one JSON object a line.
#[derive(Debug, Clone, Serialize)]
pub struct SecondStageRow {
    /// The set, `own` and `sentences` for those of our own, `glosses` for those of other languages, `contrast:SUITE` and
    /// `blind:CASE` for those that are only reported on.
    pub set: String,
    /// `train`, `calibrate` or `develop`.
    pub split: &'static str,
    /// The set's domain, which has an intercept of its own while training.
    pub domain: u8,
    /// The text without disguises and without names of groups.
    pub text: String,
    /// Value, 0 to 1, and weight of each output that is known.
    pub labels: BTreeMap<&'static str, (f32, f32)>,
    /// What the first stage says, by attribute; empty for rows to train on.
    pub first: BTreeMap<&'static str, f32>,
}

/// The outputs that the second stage has, with their names.
const EXPORTED: [(Output, &str); 8] = [
    (Output::Toxic, "toxic"),
    (Output::Offensive, "offensive"),
    (Output::Severe, "severe"),
    (Output::Hate, "hate"),
    (Output::Insult, "insult"),
    (Output::Obscene, "obscene"),
    (Output::Threat, "threat"),
    (Output::Sexual, "sexual"),
];
const _: () = assert!(EXPORTED.len() <= OUTPUTS);

/// How much more a sentence that was written by itself counts for the second stage, which reads more than its words.
const SENTENCE_FACTOR: f32 = 3.0;

/// Every English row of the sets in `folder`, of our own training sentences and of the contrast suites, and the glosses of our
/// sentences in other languages.
///
/// # Errors
/// When the data cannot be read.
pub fn second_stage_rows(
    folder: &Path,
    scorer: &Scorer,
    seed: u64,
    fillings: usize,
) -> Result<Vec<SecondStageRow>, DataError> {
    let (mut rows, sets) = read_folder(folder)?;
    rows.extend(templates::training_rows(seed, fillings));
    let (english, foreign): (Vec<Row>, Vec<Row>) =
        sentences::sentence_rows().into_iter().partition(|row| row.lang == Lang::En);
    rows.extend(english);
    rows.retain(|row| row.lang == Lang::En);
    mix::weak_labels(&mut rows);
    rows.extend(augment::misspelt_copies(&rows, seed));
    let glosses = gloss::english_of(&foreign);
    let mut written: Vec<SecondStageRow> = rows
        .par_iter()
        .with_min_len(64)
        .map(|row| {
            let ours = if row.domain == WRITTEN_DOMAIN { "sentences" } else { "own" };
            let set = sets.get(usize::from(row.set)).map_or(ours, String::as_str);
            written_row(row, set, scorer)
        })
        .collect();
    written.par_extend(glosses.par_iter().with_min_len(64).map(|row| written_row(row, "glosses", scorer)));
    let contrasts = templates::contrast_suites(seed).into_iter().filter(|contrast| contrast.lang == Lang::En);
    written.extend(contrasts.map(|contrast| {
        let row = own_row(contrast.text, contrast.lang, 0, contrast.meaning, Split::Develop);
        written_row(&row, &format!("contrast:{}", contrast.suite), scorer)
    }));
    for sentence in blind_english() {
        let mut meaning = Meaning::unknown();
        for (name, is_true) in &sentence.truths {
            if let Some(output) = sentences::output_of(name) {
                meaning.set(output, f32::from(u8::from(*is_true)), 1.0);
            }
        }
        let row = own_row(sentence.text.to_owned(), Lang::En, WRITTEN_DOMAIN, meaning, Split::Develop);
        written.push(written_row(&row, &format!("blind:{}", sentence.case), scorer));
    }
    Ok(written)
}

fn written_row(row: &Row, set: &str, scorer: &Scorer) -> SecondStageRow {
    let body = Body::read(&mix::evened_out(row), Some("en"));
    let factor = if matches!(row.domain, WRITTEN_DOMAIN | GLOSS_DOMAIN) { SENTENCE_FACTOR } else { 1.0 };
    let labels = EXPORTED
        .into_iter()
        .filter_map(|(output, name)| {
            row.meaning.get(output).map(|value| (name, (value, factor * row.meaning.weight[output as usize])))
        })
        .collect();
    let split = match row.split {
        Split::Train => "train",
        Split::Calibrate => "calibrate",
        Split::Develop => "develop",
    };
    let first = if row.split == Split::Train {
        BTreeMap::new()
    } else {
        let said = scorer.score_whole(&body, &Context { story_language: Some("en"), ..Context::default() });
        Attribute::ALL.into_iter().filter_map(|a| said.get(a).map(|score| (a.as_str(), score))).collect()
    };
    SecondStageRow {
        set: set.to_owned(),
        split,
        domain: row.domain,
        text: scorer.nameless(&body, Lang::En),
        labels,
        first,
    }
}
