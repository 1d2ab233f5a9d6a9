//! Adapts a model to a newsroom: from what its moderators decided and what clients sent back as labels.
//!
//! The words and concepts stay as they are. With some judgements the probabilities are bent to the newsroom's own
//! (slope and offset of the log-odds); with many, the combination of evidence is fitted again, beginning where it was.
//! Whatever is tried is measured on the newest judgements, which nothing was fitted on: what isn't better there isn't
//! kept, and without anything better there is no new model.

use crate::attribute::Attribute;
use crate::combine::{Adjustment, COMBINED, Combination, INPUTS, Inputs, aim, key};
use crate::context::Context;
use crate::evaluate::metrics::auc;
use crate::exact;
use crate::features::Lang;
use crate::file::{self, ModelError};
use crate::score::Scorer;
use crate::scores::Scores;
use crate::second_stage::SecondStage;
use comity_text::Body;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Percent of the judgements, the newest, that nothing is fitted on.
const HELD_OUT_PERCENT: usize = 25;
/// Judgements, and of each kind, that bending the probabilities needs to learn from; as many of each are needed to measure.
const MIN_TO_BEND: (usize, usize) = (60, 15);
const MIN_HELD_OUT: usize = 8;
/// The same for fitting the combination again.
const MIN_TO_FIT: (usize, usize) = (400, 60);
/// What a change must gain on the held-out judgements: share of the log loss; and what it may lose: area.
const MIN_GAIN: f64 = 0.01;
const MAX_AREA_LOST: f64 = 0.005;
/// How hard slope and offset, and the weights of a combination, are pulled to where they were, per judgement.
const BEND_RIDGE: f64 = 0.002;
const FIT_RIDGE: f64 = 0.02;
/// Newton steps.
const STEPS: usize = 25;
/// Probabilities are kept this far from 0 and 1.
const EDGE: f64 = 0.002;

/// What somebody who should know says of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The text.
    pub text: String,
    /// The text that it answers.
    pub parent: Option<String>,
    /// The headline above it.
    pub title: Option<String>,
    /// Its language, BCP 47, where it is known.
    pub language: Option<String>,
    /// What it was judged for.
    pub attribute: Attribute,
    /// What the score should have been, 0 to 1.
    pub value: f32,
    /// When it was judged, in any unit: the newest are held out.
    pub at: i64,
}

/// How good probabilities are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quality {
    /// Mean log loss: lower is better.
    pub log_loss: f64,
    /// Mean squared error.
    pub brier: f64,
    /// Area under the ROC curve.
    pub auc: f64,
}

/// What became of one attribute in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdaptedAttribute {
    /// Judgements learned from.
    pub learned: usize,
    /// Judgements held out, all newer.
    pub held_out: usize,
    /// On the held-out judgements: the model as it was.
    pub before: Option<Quality>,
    /// And the best change.
    pub after: Option<Quality>,
    /// `bent`, `fitted`, or why nothing changed.
    pub outcome: &'static str,
    /// What is wanting where judgements are too few.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanting: Option<String>,
}

/// What an adaptation came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AdaptReport {
    /// The model that was adapted.
    pub from: String,
    /// The new one, if there is one.
    pub model: Option<String>,
    /// Judgements that could be used.
    pub judgements: usize,
    /// By `ATTRIBUTE/language`.
    pub attributes: BTreeMap<String, AdaptedAttribute>,
}

/// A judgement as numbers.
struct Seen {
    /// Its place among the judgements.
    number: usize,
    inputs: Inputs,
    score: f64,
    value: f64,
    at: i64,
}

/// A change of a model for one attribute in one language.
enum Change {
    Bent(Adjustment),
    Fitted(Combination),
}

/// Adapts the model in `file` to `judgements`; gives the new file, named `…@version`, unless nothing became better. `second` is
/// the second stage that it is used with: what is measured is what both say.
///
/// # Errors
/// When the file is no model.
pub fn adapt(
    file: &[u8],
    judgements: &[Judgement],
    version: &str,
    second: Option<&Arc<SecondStage>>,
) -> Result<(Option<Vec<u8>>, AdaptReport), ModelError> {
    let scorer = beside(Scorer::load(file)?, second);
    let (mut header, table) = file::read(file)?;
    let mut report = AdaptReport {
        from: scorer.model().to_owned(),
        model: None,
        judgements: judgements.len(),
        attributes: BTreeMap::new(),
    };
    for (name, (attribute, language), mut seen) in grouped(&scorer, judgements) {
        seen.sort_by_key(|one| one.at);
        let held = seen.len() * HELD_OUT_PERCENT / 100;
        let (learned, held_out) = seen.split_at(seen.len() - held);
        let mut adapted = AdaptedAttribute {
            learned: learned.len(),
            held_out: held_out.len(),
            before: None,
            after: None,
            outcome: "too few judgements",
            wanting: wanting(learned, held_out),
        };
        if adapted.wanting.is_none() {
            let before = quality(held_out, |one| one.score);
            let start = header
                .combinations
                .get(&name)
                .or_else(|| header.combinations.get(&key(Attribute::Toxicity, language)));
            let score_with = |combination: &Combination| {
                let mut changed = header.clone();
                changed.adjustments.remove(&name);
                changed.combinations.insert(name.clone(), combination.clone());
                let scorer = beside(Scorer::of_file((changed, table.clone()), 0), second);
                scores_of(&scorer, judgements, held_out, attribute)
            };
            let (after, change) = best_change(learned, held_out, attribute, start, score_with);
            let is_better = after.log_loss < before.log_loss * (1.0 - MIN_GAIN)
                && after.auc >= before.auc - MAX_AREA_LOST
                && after.log_loss < guessed_log_loss(held_out);
            (adapted.before, adapted.after) = (Some(before), Some(after));
            adapted.outcome = match change {
                _ if !is_better => "not better on the held-out judgements",
                Change::Bent(bend) => {
                    let earlier = header.adjustments.get(&name).copied().unwrap_or_default();
                    header.adjustments.insert(name.clone(), earlier.then(bend));
                    "bent"
                }
                Change::Fitted(combination) => {
                    header.adjustments.remove(&name);
                    header.combinations.insert(name.clone(), combination);
                    "fitted"
                }
            };
        }
        report.attributes.insert(name, adapted);
    }
    if !report.attributes.values().any(|a| matches!(a.outcome, "bent" | "fitted")) {
        return Ok((None, report));
    }
    version.clone_into(&mut header.version);
    report.model = Some(format!("{}@{version}", header.name));
    Ok((Some(file::write(&header, &table)), report))
}

/// The scorer with the second stage that it is used with.
fn beside(scorer: Scorer, second: Option<&Arc<SecondStage>>) -> Scorer {
    if let Some(second) = second {
        // It has none yet.
        let _ = scorer.add_second_stage(Arc::clone(second));
    }
    scorer
}

/// What a scorer says of a judgement's text.
fn said_of(scorer: &Scorer, judgement: &Judgement) -> (Body, Scores) {
    let body = Body::read(&judgement.text, judgement.language.as_deref());
    let context = Context {
        parent: judgement.parent.as_deref(),
        headline: judgement.title.as_deref(),
        story_language: judgement.language.as_deref(),
        is_reply: judgement.parent.is_some(),
        ..Context::default()
    };
    let said = scorer.score(&body, &context);
    (body, said)
}

/// What a scorer says of the texts of some judgements.
fn scores_of(scorer: &Scorer, judgements: &[Judgement], seen: &[Seen], attribute: Attribute) -> Vec<f64> {
    seen.par_iter()
        .with_min_len(16)
        .map(|one| {
            let said = judgements.get(one.number).and_then(|judged| said_of(scorer, judged).1.get(attribute));
            said.map_or(one.score, f64::from)
        })
        .collect()
}

type Group = (String, (Attribute, Lang), Vec<Seen>);

/// The judgements by attribute and language, scored by the model as it is.
fn grouped(scorer: &Scorer, judgements: &[Judgement]) -> Vec<Group> {
    let seen: Vec<Option<(Attribute, Lang, Seen)>> = judgements
        .par_iter()
        .with_min_len(16)
        .enumerate()
        .map(|(number, judgement)| {
            let (body, said) = said_of(scorer, judgement);
            let score = f64::from(said.get(judgement.attribute)?);
            let mut inputs = scorer.inputs(&body, said.language);
            aim(&mut inputs, judgement.attribute);
            let value = f64::from(judgement.value.clamp(0.0, 1.0));
            let one = Seen { number, inputs, score, value, at: judgement.at };
            Some((judgement.attribute, said.language, one))
        })
        .collect();
    let mut groups: BTreeMap<(Attribute, Lang), Vec<Seen>> = BTreeMap::new();
    for (attribute, language, one) in seen.into_iter().flatten() {
        groups.entry((attribute, language)).or_default().push(one);
    }
    groups.into_iter().map(|(of, seen)| (key(of.0, of.1), of, seen)).collect()
}

/// What is wanting for bending the probabilities, in words; none: nothing.
fn wanting(learned: &[Seen], held_out: &[Seen]) -> Option<String> {
    let kinds = |seen: &[Seen]| {
        let yes = seen.iter().filter(|one| one.value >= 0.5).count();
        (yes, seen.len() - yes)
    };
    let ((yes, no), (yes_held, no_held)) = (kinds(learned), kinds(held_out));
    let (all, each) = MIN_TO_BEND;
    let mut said = Vec::new();
    if learned.len() < all {
        said.push(format!("{} of {all} to learn from", learned.len()));
    }
    for (count, least, what) in [
        (yes, each, "that say yes"),
        (no, each, "that say no"),
        (yes_held, MIN_HELD_OUT, "held out that say yes"),
        (no_held, MIN_HELD_OUT, "held out that say no"),
    ] {
        if count < least {
            said.push(format!("{count} of {least} {what}"));
        }
    }
    (!said.is_empty()).then(|| said.join(", "))
}

/// Whether there are as many judgements as `all`, and of each kind as `each`.
fn has(seen: &[Seen], (all, each): (usize, usize)) -> bool {
    let yes = seen.iter().filter(|one| one.value >= 0.5).count();
    seen.len() >= all && yes >= each && seen.len() - yes >= each
}

fn best_change(
    learned: &[Seen],
    held_out: &[Seen],
    attribute: Attribute,
    start: Option<&Combination>,
    score_with: impl Fn(&Combination) -> Vec<f64>,
) -> (Quality, Change) {
    let bend = bend(learned);
    let bent = quality(held_out, |one| bend.of(one.score));
    let Some(start) = start.filter(|_| has(learned, MIN_TO_FIT) && has_evidence(attribute)) else {
        return (bent, Change::Bent(bend));
    };
    let fitted = refit(learned, start);
    let quality = quality_of(held_out, &score_with(&fitted));
    if quality.log_loss < bent.log_loss {
        (quality, Change::Fitted(fitted))
    } else {
        (bent, Change::Bent(bend))
    }
}

/// Whether an attribute is a combination of evidence, or may become one.
fn has_evidence(attribute: Attribute) -> bool {
    attribute == Attribute::LikelyToReject || COMBINED.iter().any(|(a, _)| *a == attribute)
}

/// Slope and offset of the log-odds that fit the judgements best.
fn bend(seen: &[Seen]) -> Adjustment {
    let (mut slope, mut offset) = (1.0_f64, 0.0_f64);
    let pull = BEND_RIDGE * seen.len() as f64;
    for _ in 0..STEPS {
        let (mut to_slope, mut to_offset) = (pull * (slope - 1.0), 0.0);
        let (mut slopes, mut both, mut offsets) = (pull, 0.0, 1e-6);
        for one in seen {
            let x = exact::log_odds(one.score, EDGE);
            let p = 1.0 / (1.0 + exact::exp(-(slope * x + offset)));
            let bend = (p * (1.0 - p)).max(1e-6);
            to_slope += (p - one.value) * x;
            to_offset += p - one.value;
            slopes += bend * x * x;
            both += bend * x;
            offsets += bend;
        }
        let area = (slopes * offsets - both * both).max(1e-12);
        slope -= (offsets * to_slope - both * to_offset) / area;
        offset -= (slopes * to_offset - both * to_slope) / area;
    }
    // A curve that fell would turn the ranking round.
    Adjustment { slope: slope.max(0.05) as f32, offset: offset as f32 }
}

/// The combination fitted again on the newsroom's judgements, pulled to what it was.
fn refit(seen: &[Seen], start: &Combination) -> Combination {
    let start: Vec<f64> = start.weights.iter().map(|w| f64::from(*w)).collect();
    let mut weights = start.clone();
    for _ in 0..STEPS {
        let mut gradient = vec![0.0; INPUTS];
        let mut hessian = vec![0.0; INPUTS * INPUTS];
        for i in 0..INPUTS {
            let ridge = if i == 0 { 1e-6 } else { FIT_RIDGE } * seen.len() as f64;
            gradient[i] = ridge * (weights[i] - start[i]);
            hessian[i * INPUTS + i] = ridge;
        }
        for one in seen {
            let z: f64 = weights.iter().zip(&one.inputs).map(|(w, x)| w * f64::from(*x)).sum();
            let p = 1.0 / (1.0 + exact::exp(-z));
            let bend = (p * (1.0 - p)).max(1e-4);
            for i in 0..INPUTS {
                let x = f64::from(one.inputs[i]);
                if x == 0.0 {
                    continue;
                }
                gradient[i] += (p - one.value) * x;
                for j in 0..=i {
                    hessian[i * INPUTS + j] += bend * x * f64::from(one.inputs[j]);
                }
            }
        }
        let step = super::combination::solve(&mut hessian, &gradient);
        let longest = step.iter().fold(0.0_f64, |most, s| most.max(s.abs()));
        let scale = if longest > 1.0 { 1.0 / longest } else { 1.0 };
        for (weight, step) in weights.iter_mut().zip(step) {
            *weight -= scale * step;
        }
    }
    Combination { weights: weights.iter().map(|w| *w as f32).collect(), curve: vec![(0.0, 0.0), (1.0, 1.0)] }
}

/// The log loss of who knows nothing but how often the answer is yes: what is no better has learned nothing.
fn guessed_log_loss(seen: &[Seen]) -> f64 {
    let share = seen.iter().map(|one| one.value).sum::<f64>() / seen.len().max(1) as f64;
    quality(seen, |_| share).log_loss
}

fn quality(seen: &[Seen], score: impl Fn(&Seen) -> f64) -> Quality {
    quality_of(seen, &seen.iter().map(score).collect::<Vec<_>>())
}

/// How good these scores are.
fn quality_of(seen: &[Seen], scores: &[f64]) -> Quality {
    let (mut loss, mut square) = (0.0, 0.0);
    for (one, score) in seen.iter().zip(scores) {
        let p = score.clamp(EDGE, 1.0 - EDGE);
        loss -= one.value * exact::ln(p) + (1.0 - one.value) * exact::ln(1.0 - p);
        square += (p - one.value) * (p - one.value);
    }
    let scored: Vec<_> =
        seen.iter().zip(scores).map(|(one, score)| (*score as f32, one.value >= 0.5)).collect();
    let all = seen.len().max(1) as f64;
    Quality { log_loss: loss / all, brier: square / all, auc: auc(&scored).unwrap_or(0.5) }
}
