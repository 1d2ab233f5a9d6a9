//! Measuring a model: ranking with intervals, calibration, fairness, contrast suites.

mod blind;
mod bootstrap;
mod card;
mod cases;
mod company;
mod contrast;
mod curves;
mod disguises;
mod fairness;
pub(crate) mod metrics;
mod replies;
mod report;
mod svg;

pub(crate) use blind::blind_english;
pub use blind::{blind_figures, comment_figures, everyday_figures, held_out_figures};
pub use card::card;
pub use cases::{Case, cases, is_right};
pub use company::{Accompanied, Joined};
pub use contrast::contrast_figures;
pub use curves::Curves;
pub use disguises::{Disguised, Hidden, count_disguised, disguise_figures};
pub use fairness::fairness;
pub use report::{
    BlindCase, BlindFigures, CaseFigures, Fairness, Figures, LanguageFairness, ReplyFigures, Report,
    SuiteFigures, TermFigures,
};
pub use svg::drawings;

use crate::attribute::Attribute;
use crate::context::Context;
use crate::features::Lang;
use crate::output::Output;
use crate::score::Scorer;
use crate::train::{DataError, Row, Split, evened_out, read_folder};
use comity_text::Body;
use company::{company_figures, joined_figures};
use metrics::Scored;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// The attributes that labelled sets can measure, and the output whose labels do.
const MEASURED: [(Attribute, Output); 8] = [
    (Attribute::Toxicity, Output::Toxic),
    (Attribute::SevereToxicity, Output::Severe),
    (Attribute::IdentityAttack, Output::Hate),
    (Attribute::Insult, Output::Insult),
    (Attribute::Profanity, Output::Obscene),
    (Attribute::Threat, Output::Threat),
    (Attribute::Spam, Output::Spam),
    (Attribute::Obscene, Output::Obscene),
];

/// Rows that a figure needs.
const MIN_ROWS: usize = 40;
/// Positives and negatives that a figure needs.
const MIN_OF_EACH: usize = 10;
/// Bytes from which a text is middling, and from which it is long.
const LENGTHS: [usize; 2] = [80, 300];

/// Measures `scorer` on the part of the data in `folder` that training never sees, and on our own contrast suites.
///
/// # Errors
/// When the data cannot be read.
pub fn evaluate(scorer: &Scorer, folder: &Path, seed: u64) -> Result<Report, DataError> {
    let (rows, sets) = read_folder(folder)?;
    let rows: Vec<Row> = rows.into_iter().filter(|r| r.split == Split::Develop).collect();
    let measured_rows: Vec<Vec<Option<f32>>> = rows
        .par_iter()
        .with_min_len(64)
        .map(|row| {
            let body = Body::read(&evened_out(row), Some(row.lang.as_str()));
            let context = Context { story_language: Some(row.lang.as_str()), ..Context::default() };
            let said = scorer.score(&body, &context);
            MEASURED.iter().map(|(attribute, _)| said.get(*attribute)).collect()
        })
        .collect();
    let (mut figures, mut curves) = (BTreeMap::new(), BTreeMap::new());
    for (i, (attribute, output)) in MEASURED.into_iter().enumerate() {
        let mut slices: BTreeMap<String, Vec<Scored>> = BTreeMap::new();
        for (row, values) in rows.iter().zip(&measured_rows) {
            let (Some(score), Some(value)) = (values[i], row.meaning.get(output)) else { continue };
            let example = (score, value >= 0.5);
            let set = &sets[usize::from(row.set)];
            let family = if set.starts_with("jigsaw") { "jigsaw" } else { set };
            for slice in [
                format!("language {}", row.lang),
                format!("set {family}"),
                format!("length {} {}", row.lang, length_of(&row.text)),
            ] {
                slices.entry(slice).or_default().push(example);
            }
        }
        slices.retain(|_, scored| {
            let positives = scored.iter().filter(|s| s.1).count();
            scored.len() >= MIN_ROWS && positives >= MIN_OF_EACH && scored.len() - positives >= MIN_OF_EACH
        });
        let drawn: BTreeMap<String, Curves> = slices
            .iter()
            .filter_map(|(slice, scored)| {
                Some((slice.strip_prefix("language ")?.to_owned(), Curves::of(scored)))
            })
            .collect();
        curves.insert(attribute.to_string(), drawn);
        let measured: BTreeMap<String, Figures> =
            slices.into_iter().map(|(slice, scored)| (slice, bootstrap::figures(&scored, seed))).collect();
        figures.insert(attribute.to_string(), measured);
    }
    let cases = cases::case_figures(scorer);
    Ok(Report {
        model: scorer.model().to_owned(),
        rows: rows.len(),
        figures,
        curves,
        suites: contrast_figures(scorer, seed),
        fairness: fairness::fairness(scorer, seed),
        balance: cases::balance(&cases),
        cases,
        blind: blind_figures(scorer),
        everyday: everyday_figures(scorer),
        comments: comment_figures(scorer),
        disguises: disguise_figures(scorer),
        company: company_figures(scorer),
        joined: joined_figures(scorer),
        replies: replies::reply_figures(scorer),
        written: contrast::written(scorer),
        targets: contrast::targets(scorer),
        sets: sets.into_iter().collect(),
    })
}

/// English comments that training never sees, each with whether people called it obscene: for comparing with word filters.
///
/// # Errors
/// When the data cannot be read.
pub fn held_out_obscene(folder: &Path) -> Result<Vec<(String, bool)>, DataError> {
    let (rows, _) = read_folder(folder)?;
    let rows = rows.into_iter().filter(|r| r.split == Split::Develop && r.lang == Lang::En);
    // A weight below one half is a guess from a related label.
    let labelled = rows.filter(|r| r.meaning.weight[Output::Obscene as usize] >= 0.5);
    Ok(labelled.map(|row| (evened_out(&row), row.meaning.value[Output::Obscene as usize] >= 0.5)).collect())
}

fn length_of(text: &str) -> &'static str {
    match text.len() {
        n if n < LENGTHS[0] => "short",
        n if n < LENGTHS[1] => "middling",
        _ => "long",
    }
}
