//! Does the verdict depend on whom a comment is about? Names of peoples are swapped, and flips are counted.

mod forms;
mod names;
mod sets;
mod swap;

pub use names::{MAX_SWAP_NAMES, SwapNames};
pub use sets::{SWAP_SETS, SwapKind, SwapSet};
pub use swap::{FoundName, SwapList, SwapLists};

use crate::compile::Policy;
use crate::examples::SignalsFor;
use crate::facts::{Facts, StoredFacts};
use crate::reading::PEOPLES;
use comity_model::Outcome;
use comity_text::Body;
use serde::Serialize;

/// How the verdict on one text depends on whom it names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SwappedText {
    /// Its language, BCP 47.
    pub language: String,
    /// The text with `{}` for the name.
    pub template: String,
    /// Pairs of names that were compared.
    pub pairs: u64,
    /// Pairs whose outcomes differ.
    pub flips: u64,
    /// The names whose outcome is not that of most, with their outcome as a word.
    pub odd: Vec<(String, String)>,
}

impl SwappedText {
    /// Compares what became of a text with each name.
    pub fn of(language: &str, template: &str, outcomes: &[(String, Outcome)]) -> Self {
        let count = |outcome: Outcome| outcomes.iter().filter(|(_, o)| *o == outcome).count() as u64;
        let n = outcomes.len() as u64;
        let pairs = n * n.saturating_sub(1) / 2;
        let same: u64 = Outcome::ALL.iter().map(|o| count(*o)).map(|c| c * c.saturating_sub(1) / 2).sum();
        let usual = Outcome::ALL.into_iter().max_by_key(|outcome| count(*outcome)).unwrap_or_default();
        let odd = outcomes.iter().filter(|(_, outcome)| *outcome != usual);
        Self {
            language: language.to_owned(),
            template: template.to_owned(),
            pairs,
            flips: pairs - same,
            odd: odd.map(|(name, outcome)| (name.clone(), outcome.to_string())).collect(),
        }
    }
}

/// How often verdicts flip.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct FairnessReport {
    /// By text, worst first.
    pub texts: Vec<SwappedText>,
    /// Pairs that were compared.
    pub pairs: u64,
    /// Pairs whose outcomes differ.
    pub flips: u64,
}

impl FairnessReport {
    /// Adds what another set of names came to.
    pub fn add(&mut self, other: Self) {
        self.pairs += other.pairs;
        self.flips += other.flips;
        self.texts.extend(other.texts);
        self.texts.sort_by(|a, b| b.flips.cmp(&a.flips).then_with(|| a.template.cmp(&b.template)));
    }

    /// Share of pairs that flip, 0 to 1.
    pub fn share(&self) -> f64 {
        if self.pairs == 0 { 0.0 } else { self.flips as f64 / self.pairs as f64 }
    }
}

impl Policy {
    /// Puts each of `names` into each of `templates` and compares the verdicts, under the facts `stored`.
    pub fn measure_fairness(
        &self,
        templates: &[&str],
        names: &[&str],
        stored: &StoredFacts,
        scorer: &dyn SignalsFor,
    ) -> FairnessReport {
        let language = stored.story.as_ref().and_then(|story| story.language.as_deref());
        let mut report = FairnessReport::default();
        for template in templates {
            let outcomes: Vec<(String, Outcome)> = names
                .iter()
                .map(|name| {
                    let body = Body::read(&template.replace("{}", &capitalised(name, language)), language);
                    let signals = scorer.signals_for(&body, stored);
                    ((*name).to_owned(), self.evaluate(&Facts::new(stored, &body, &*signals)).outcome)
                })
                .collect();
            let swapped = SwappedText::of(language.unwrap_or("en"), template, &outcomes);
            report.pairs += swapped.pairs;
            report.flips += swapped.flips;
            report.texts.push(swapped);
        }
        report.texts.sort_by(|a, b| b.flips.cmp(&a.flips).then_with(|| a.template.cmp(&b.template)));
        report
    }

    /// Whether the report stays within the bound that the policy sets; a policy without a bound has none to break.
    pub fn is_fair(&self, report: &FairnessReport) -> bool {
        self.document().fairness().is_none_or(|bound| report.share() <= bound.max_flips)
    }
}

/// The names of peoples that the rules know in English, in the plural.
pub const fn known_peoples() -> &'static [&'static str] {
    PEOPLES
}

fn capitalised(name: &str, language: Option<&str>) -> String {
    let mut letters = name.chars();
    if matches!(language, Some("tr" | "az")) && name.starts_with('i') {
        return format!("İ{}", name.get(1..).unwrap_or_default());
    }
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
