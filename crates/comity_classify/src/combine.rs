//! From evidence to a calibrated probability: one small logistic model per attribute and language, then a curve.

use crate::attribute::Attribute;
use crate::cues::{
    CAPITALS_CUE, CUES, Cues, EVASION_CUE, EXCLAMATION_CUE, LENGTH_CUE, LINKS_CUE, QUOTED_CUE,
    length_of_words, words_of_length,
};
use crate::evidence::Evidence;
use crate::exact;
use crate::features::Lang;
use crate::output::{OUTPUTS, Output};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Numbers that a combination looks at: a constant, four kinds of evidence for each output, the cues, and its own two
/// kinds of evidence times the length of the text.
pub(crate) const INPUTS: usize = 1 + 4 * OUTPUTS + CUES + 2;

/// The attributes that have a combination, and the output that each stands on.
pub(crate) const COMBINED: [(Attribute, Output); 9] = [
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

/// What a combination looks at.
pub(crate) type Inputs = [f32; INPUTS];

/// Scores nearer to 0 and 1 than this are adjusted as if they were no nearer.
const MIN_ADJUSTED: f64 = 0.002;
/// The same of scores that are weighed with those of a gloss.
const MIN_WEIGHED: f64 = 0.01;
/// Evidence beyond this says no more.
const MAX_EVIDENCE: f32 = 12.0;

/// Words of a long sentence of ours.
const LONGEST_SENTENCE: f32 = 20.0;

/// A logistic model over [`Inputs`] and the curve that calibrates it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Combination {
    /// One weight per input.
    pub weights: Vec<f32>,
    /// The curve from the logistic's probability to the calibrated one: points in rising order, from (0, 0) to (1, 1).
    pub curve: Vec<(f32, f32)>,
}

/// Lays evidence and cues out in a row.
pub(crate) fn inputs_of(evidence: &Evidence, cues: &Cues) -> Inputs {
    let mut inputs = [0.0; INPUTS];
    inputs[0] = 1.0;
    for k in 0..OUTPUTS {
        let kinds = [evidence.text, evidence.concept, evidence.top_text, evidence.top_concept];
        for (kind, said) in kinds.iter().enumerate() {
            inputs[1 + kind * OUTPUTS + k] = said[k].clamp(-MAX_EVIDENCE, MAX_EVIDENCE);
        }
    }
    inputs[1 + 4 * OUTPUTS..1 + 4 * OUTPUTS + CUES].copy_from_slice(cues);
    inputs
}

/// Fits the inputs to an attribute.
///
/// Capitals, exclamation marks and links differ between the sets for reasons that have nothing to do with what is
/// said; only spam is told by them. And the longer a text is, the more its words and the less its concepts say.
pub(crate) fn aim(inputs: &mut Inputs, attribute: Attribute) {
    let cues = 1 + 4 * OUTPUTS;
    if attribute != Attribute::Spam {
        for cue in [EVASION_CUE, CAPITALS_CUE, EXCLAMATION_CUE, LINKS_CUE, QUOTED_CUE] {
            inputs[cues + cue] = 0.0;
        }
    }
    if let Some((_, output)) = COMBINED.iter().find(|(a, _)| *a == attribute) {
        let length = inputs[cues + LENGTH_CUE];
        inputs[INPUTS - 2] = length * inputs[1 + *output as usize];
        inputs[INPUTS - 1] = length * inputs[1 + OUTPUTS + *output as usize];
    }
}

/// Reads a text that is longer than any that people labelled in its language as one of the longest length that was learned from, in
/// which as much is said by each word: in a long text a little doubt about each word is no certainty about all.
pub(crate) fn shorten(inputs: &mut Inputs, language: Lang) {
    if let Some(most) = longest_learned(language)
        && cut_to(inputs, most)
    {
        // Of many sentences one always says a little: what the worst says is for its passage to tell (`passage.rs`).
        inputs.copy_within(1..=2 * OUTPUTS, 1 + 2 * OUTPUTS);
    }
}

/// The same for concepts alone, which were learned from single sentences; what the worst sentence says stays.
pub(crate) fn shorten_to_sentence(inputs: &mut Inputs) {
    cut_to(inputs, LONGEST_SENTENCE);
}

/// Makes a text of more than `most` words one of so many; says whether it had more.
fn cut_to(inputs: &mut Inputs, most: f32) -> bool {
    let length = &mut inputs[1 + 4 * OUTPUTS + LENGTH_CUE];
    let words = words_of_length(*length);
    if words <= most {
        return false;
    }
    *length = length_of_words(most);
    // Evidence grows with the root of what is said.
    let share = (most / words).sqrt();
    for said in &mut inputs[1..=2 * OUTPUTS] {
        *said *= share;
    }
    true
}

/// Words of the longest comments that the labels of a language speak of; `None` where these are as long as comments are.
const fn longest_learned(language: Lang) -> Option<f32> {
    match language {
        Lang::En => None,
        // Each letter is read as a word.
        Lang::Zh => Some(100.0),
        Lang::Ar => Some(15.0),
        _ => Some(30.0),
    }
}

/// The inputs without what words say: concepts and the structure of sentences mean the same in every language that has a
/// list of concepts, so a combination of these alone serves where nobody labelled comments.
pub(crate) fn without_words(inputs: &mut Inputs) {
    for kind in [0, 2] {
        let first = 1 + kind * OUTPUTS;
        inputs[first..first + OUTPUTS].fill(0.0);
    }
    inputs[INPUTS - 2] = 0.0;
}

/// The attributes that concepts alone are asked for.
pub(crate) const BY_CONCEPTS: [(Attribute, Output); 3] = [
    (Attribute::Toxicity, Output::Toxic),
    (Attribute::IdentityAttack, Output::Hate),
    (Attribute::Threat, Output::Threat),
];

/// The key of the combination that looks at concepts alone.
pub(crate) fn concept_key(attribute: Attribute) -> String {
    format!("{attribute}/concepts")
}

impl Combination {
    /// The calibrated probability, between 0 and 1.
    pub(crate) fn score(&self, inputs: &Inputs) -> f32 {
        bend(&self.curve, self.logistic(inputs))
    }

    /// The probability before calibration.
    pub(crate) fn logistic(&self, inputs: &Inputs) -> f32 {
        exact::logistic(weighted_sum(&self.weights, inputs))
    }

    /// Whether it can be used: as many weights as inputs, and a curve that rises from 0 to 1.
    pub(crate) fn is_sound(&self) -> bool {
        self.weights.len() == INPUTS
            && self.weights.iter().all(|w| w.is_finite())
            && self.curve.len() >= 2
            && self.curve.iter().all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y))
            && self.curve.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1)
    }
}

/// The sum of weights times inputs, in eight sums that are added in the end: always the same ones, so that the bits are.
fn weighted_sum(weights: &[f32], inputs: &Inputs) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (weights, weights_left) = weights.as_chunks::<8>();
    let (inputs, inputs_left) = inputs.as_chunks::<8>();
    for (weights, inputs) in weights.iter().zip(inputs) {
        for ((sum, w), x) in sums.iter_mut().zip(weights).zip(inputs) {
            *sum += w * x;
        }
    }
    let rest: f32 = weights_left.iter().zip(inputs_left).map(|(w, x)| w * x).sum();
    sums.iter().sum::<f32>() + rest
}

/// Slope and offset of the log-odds: what a newsroom's own judgements make of a score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Adjustment {
    pub slope: f32,
    pub offset: f32,
}

impl Default for Adjustment {
    fn default() -> Self {
        Self { slope: 1.0, offset: 0.0 }
    }
}

impl Adjustment {
    /// The adjusted probability.
    pub(crate) fn of(self, score: f64) -> f64 {
        let z = f64::from(self.slope) * exact::log_odds(score, MIN_ADJUSTED) + f64::from(self.offset);
        1.0 / (1.0 + exact::exp(-z))
    }

    /// This one and then `next`.
    pub(crate) fn then(self, next: Self) -> Self {
        Self { slope: self.slope * next.slope, offset: self.offset * next.slope + next.offset }
    }

    /// Whether it can be used: it rises.
    pub(crate) fn is_sound(self) -> bool {
        self.slope.is_finite() && self.offset.is_finite() && self.slope > 0.0
    }
}

/// How the log-odds of a text and of its gloss in English become those of both.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct Weighed {
    pub offset: f32,
    pub own: f32,
    pub english: f32,
}

impl Weighed {
    /// The probability by both.
    pub(crate) fn of(self, own: f32, english: f32) -> f32 {
        let z = f64::from(self.offset)
            + f64::from(self.own) * log_odds(own)
            + f64::from(self.english) * log_odds(english);
        (1.0 / (1.0 + exact::exp(-z))) as f32
    }

    /// Whether it can be used: more of either is never less.
    pub(crate) fn is_sound(self) -> bool {
        self.offset.is_finite()
            && [self.own, self.english].iter().all(|weight| weight.is_finite() && *weight >= 0.0)
    }
}

/// What a file says by `ATTRIBUTE/language`, laid out by language and attribute.
pub(crate) fn by_key<T: Clone>(found: &BTreeMap<String, T>) -> Vec<Option<T>> {
    let keys = Lang::ALL.iter().flat_map(|lang| Attribute::ALL.map(|attribute| key(attribute, *lang)));
    keys.map(|key| found.get(&key).cloned()).collect()
}

/// The key of what a file says of an attribute in a language.
pub(crate) fn key(attribute: Attribute, language: Lang) -> String {
    format!("{attribute}/{language}")
}

/// The log-odds of a probability, as far as they count in weighing a text with its gloss.
pub(crate) fn log_odds(score: f32) -> f64 {
    exact::log_odds(score.into(), MIN_WEIGHED)
}

/// The height of a curve of straight lines at `x`.
pub(crate) fn bend(curve: &[(f32, f32)], x: f32) -> f32 {
    let after = curve.partition_point(|point| point.0 < x);
    match (after.checked_sub(1).and_then(|i| curve.get(i)), curve.get(after)) {
        (Some(&(x0, y0)), Some(&(x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        (None, Some(&(_, y))) | (Some(&(_, y)), None) => y,
        (None, None) => x,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_text_is_read_as_one_of_the_longest_length_that_was_learned_from() {
        let of = |words: f32| {
            let mut inputs = [0.0; INPUTS];
            inputs[1..=4 * OUTPUTS].fill(1.0);
            inputs[1 + 4 * OUTPUTS + LENGTH_CUE] = length_of_words(words);
            inputs
        };
        let shortened = |words, language| {
            let mut inputs = of(words);
            shorten(&mut inputs, language);
            inputs
        };
        assert_eq!(shortened(29.0, Lang::De).map(f32::to_bits), of(29.0).map(f32::to_bits));
        assert_eq!(shortened(400.0, Lang::En).map(f32::to_bits), of(400.0).map(f32::to_bits));
        let long = shortened(120.0, Lang::De);
        assert!((long[1 + 4 * OUTPUTS + LENGTH_CUE] - length_of_words(30.0)).abs() < 1e-6);
        // Half of the evidence of four times as many words, in the worst sentence as in the whole.
        assert!(long[1..=4 * OUTPUTS].iter().all(|said| (said - 0.5).abs() < 1e-3));
        let mut concepts = of(80.0);
        shorten_to_sentence(&mut concepts);
        assert!((concepts[1] - 0.5).abs() < 1e-3 && (concepts[1 + 2 * OUTPUTS] - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_curve_is_straight_between_its_points() {
        let curve = [(0.0, 0.0), (0.5, 0.2), (1.0, 1.0)];
        assert!((bend(&curve, 0.25) - 0.1).abs() < 1e-6);
        assert!((bend(&curve, 0.75) - 0.6).abs() < 1e-6);
        assert!((bend(&curve, 1.0) - 1.0).abs() < 1e-6);
    }
}
