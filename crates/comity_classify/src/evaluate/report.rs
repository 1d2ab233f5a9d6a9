//! The figures of an evaluation, as plain values that serialise to JSON.

use super::company::{Accompanied, Joined};
use super::curves::Curves;
use super::disguises::Disguised;
use serde::Serialize;
use std::collections::BTreeMap;

/// Figures about one slice of the data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Comments in the slice.
    pub rows: usize,
    /// Those labelled positive.
    pub positives: usize,
    /// Area under the ROC curve, and its 95 % bootstrap interval.
    pub auc: f64,
    /// Lower and upper end of that interval.
    pub auc_interval: (f64, f64),
    /// Average precision.
    pub average_precision: f64,
    /// Share of positives found when 1 % of the negatives are flagged.
    pub recall_at_1_percent: f64,
    /// The same for 5 %.
    pub recall_at_5_percent: f64,
    /// Share of positives, and of negatives, that score 0.5 or more.
    pub flagged_at_half: (f64, f64),
    /// Mean score and share of positives, in ten bands of the score.
    pub reliability: Vec<(f64, f64, usize)>,
}

/// How a contrast suite came out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SuiteFigures {
    /// Sentences.
    pub sentences: usize,
    /// Share on the right side of 0.5, by attribute.
    pub right: BTreeMap<String, f64>,
}

/// How one case of single sentences came out, at a threshold of one half.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CaseFigures {
    /// Whether the attribute should reach one half.
    pub is_true: bool,
    /// Right and all, of the sentences that were looked at while the model was made.
    pub seen: (usize, usize),
    /// The same of those that were only ever counted.
    pub blind: (usize, usize),
}

/// How one case of blind sentences came out for one attribute, at a threshold of one half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct BlindCase {
    /// Whether the attribute should reach one half.
    pub is_true: bool,
    /// Right, and all.
    pub right: (usize, usize),
}

/// How the blind sentences of a language came out for one attribute, at a threshold of one half.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BlindFigures {
    /// Of what should be found: right, and all.
    pub found: (usize, usize),
    /// Of what should be spared: right, and all.
    pub spared: (usize, usize),
    /// By case.
    pub cases: BTreeMap<String, BlindCase>,
}

impl BlindFigures {
    /// The mean of the shares found and spared.
    pub fn balanced(&self) -> f64 {
        let share = |(right, all): (usize, usize)| right as f64 / all.max(1) as f64;
        f64::midpoint(share(self.found), share(self.spared))
    }
}

/// What one identity term does to scores, in sentences of our own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TermFigures {
    /// Share of harmless sentences with the term that score 0.5 or more.
    pub false_positives: f64,
    /// AUC of harmless sentences with the term against attacks without it.
    pub bpsn_auc: f64,
    /// AUC of attacks with the term against harmless sentences without it.
    pub bnsp_auc: f64,
}

/// What knowing the parent is worth, on replies of our own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ReplyFigures {
    /// Replies.
    pub replies: usize,
    /// Right at one half when the parent is not given.
    pub right_without: usize,
    /// Right when it is.
    pub right_with: usize,
}

/// How the identity terms of one language are treated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LanguageFairness {
    /// Terms that were swapped.
    pub terms: usize,
    /// Largest minus smallest false-positive share over the terms.
    pub false_positive_gap: f64,
    /// The worst terms' areas.
    pub worst_bpsn_auc: f64,
    /// The same for attacks with the term.
    pub worst_bnsp_auc: f64,
    /// Largest difference of one sentence's score when only the term is swapped.
    pub largest_swap: f64,
    /// The two sentences with that difference, the lower score first.
    pub widest: (String, String),
}

/// How identity terms are treated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fairness {
    /// By language.
    pub languages: BTreeMap<String, LanguageFairness>,
    /// By language and term.
    pub terms: BTreeMap<String, TermFigures>,
    /// Largest gap of a language.
    pub false_positive_gap: f64,
    /// The worst terms' areas, each within its language.
    pub worst_bpsn_auc: f64,
    /// The same for attacks with the term.
    pub worst_bnsp_auc: f64,
    /// Largest difference of one sentence's score when only the term is swapped.
    pub largest_swap: f64,
}

/// Everything an evaluation measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The model, as `name@version`.
    pub model: String,
    /// The labelled sets.
    pub sets: Vec<String>,
    /// Held-out comments that were scored.
    pub rows: usize,
    /// By attribute and slice (language, set, length).
    pub figures: BTreeMap<String, BTreeMap<String, Figures>>,
    /// By attribute and language: the points of its curves.
    pub curves: BTreeMap<String, BTreeMap<String, Curves>>,
    /// Contrast suites by language and name.
    pub suites: BTreeMap<String, SuiteFigures>,
    /// Single sentences, by language, case and attribute.
    pub cases: BTreeMap<String, CaseFigures>,
    /// By attribute and language: shares right in the blind half, of what is true and of what is not.
    pub balance: BTreeMap<String, (f64, f64)>,
    /// Sentences that were only ever counted, by language and attribute.
    pub blind: BTreeMap<String, BTreeMap<String, BlindFigures>>,
    /// The same for everyday sentences.
    pub everyday: BTreeMap<String, BTreeMap<String, BlindFigures>>,
    /// The same for comments as readers write them under news.
    pub comments: BTreeMap<String, BTreeMap<String, BlindFigures>>,
    /// English attacks in disguise, by trick.
    pub disguises: BTreeMap<String, Disguised>,
    /// English sentences in the middle of a long comment, by place.
    pub company: BTreeMap<String, Accompanied>,
    /// Harmless sentences by themselves and twelve in a row, by language and attribute.
    pub joined: BTreeMap<String, BTreeMap<String, Joined>>,
    /// Replies with and without their parents.
    pub replies: ReplyFigures,
    /// Identity terms.
    pub fairness: Fairness,
    /// Sentences written one by one, by language: toxic ones, those flagged, harmless ones, those flagged.
    pub written: BTreeMap<String, [usize; 4]>,
    /// Targets: how often each (first) was resolved as each (second).
    pub targets: BTreeMap<String, BTreeMap<String, usize>>,
}
