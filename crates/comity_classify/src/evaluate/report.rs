//! The figures of an evaluation, as plain values that serialise to JSON.

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

/// How identity terms are treated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fairness {
    /// By language and term.
    pub terms: BTreeMap<String, TermFigures>,
    /// Largest minus smallest false-positive share over the terms.
    pub false_positive_gap: f64,
    /// The worst terms' areas.
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
    /// Contrast suites by language and name.
    pub suites: BTreeMap<String, SuiteFigures>,
    /// Identity terms.
    pub fairness: Fairness,
    /// Sentences written one by one, by language: toxic ones, those flagged, harmless ones, those flagged.
    pub written: BTreeMap<String, [usize; 4]>,
    /// Targets: how often each (first) was resolved as each (second).
    pub targets: BTreeMap<String, BTreeMap<String, usize>>,
}
