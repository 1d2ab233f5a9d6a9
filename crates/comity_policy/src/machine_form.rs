//! The machine-readable form of a policy (`policy.json`), with its schema (DSA Art. 14(1)).

use crate::Pins;
use crate::compile::Policy;
use crate::document::{Clause, Document, RuleSource};
use crate::sanctions::StepJson;
use comity_model::RuleStatus;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// That a policy was published as a version, and how that version stands. Times are UTC, as in RFC 3339.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Publication {
    /// The number of the version, 1 for the first; its address ends in `/v/{version}`.
    pub version: u32,
    /// How it stands: `in-force`, `to-come`, `over` (it was in force), `replaced` (a newer version came into force instead) or
    /// `withdrawn` (before it came into force).
    pub state: String,
    /// From when it is in force.
    pub effective_from: String,
    /// When it was published.
    pub published_at: String,
    /// Who published it: `editor`, or `operator` on the command line.
    pub published_by: String,
    /// The number of the version that readers had before it; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u32>,
    /// The number of the older version whose text it brings back, word for word; absent where its text is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brings_back: Option<u32>,
    /// When it was withdrawn; absent where it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<String>,
}

/// A policy as machines read it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MachineForm {
    /// The version of this form; it grows when a field changes its meaning.
    pub format: u32,
    /// That it was published.
    #[serde(flatten)]
    pub publication: Publication,
    /// SHA-256 of the whole bundle, as hex.
    pub digest: String,
    /// The model and the word lists that it was published with.
    #[serde(flatten)]
    pub pins: Pins,
    /// Language of the main file, BCP 47.
    pub language: String,
    /// Languages that it can be read in.
    pub languages: Vec<String>,
    /// Title by language.
    pub title: BTreeMap<String, String>,
    /// The introduction by language, as Markdown.
    pub summary: BTreeMap<String, String>,
    /// The clauses in order.
    pub clauses: Vec<MachineClause>,
    /// The sanctions ladder in order; empty where there is none.
    pub sanctions: Vec<StepJson>,
    /// Days without a strike after which earlier ones are forgotten; absent: only the windows count.
    pub good_standing_days: Option<u32>,
    /// Largest share of verdicts that may flip when names of peoples are swapped, 0 to 1; absent: no bound.
    pub max_flips: Option<f64>,
}

/// A clause as machines read it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MachineClause {
    /// Its number as printed.
    pub number: String,
    /// Its stable anchor.
    pub anchor: String,
    /// Its heading by language.
    pub title: BTreeMap<String, String>,
    /// Its prose by language, as Markdown.
    pub prose: BTreeMap<String, String>,
    /// Its prose by language, as safe HTML.
    pub html: BTreeMap<String, String>,
    /// Whether a rejection for it counts as a strike.
    pub strikes: bool,
    /// The rules that enforce it, retired ones included. Rules on trial do nothing to anybody and are left out.
    pub rules: Vec<MachineRule>,
    /// How many examples it is tested with.
    pub examples: usize,
}

/// A rule as machines read it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MachineRule {
    /// Its kind.
    pub name: String,
    /// `note`, `ask`, `hold` or `reject`.
    pub then: String,
    /// `active` or `retired`.
    pub status: String,
    /// The outcome when it fails.
    pub on_failure: String,
    /// The outcome when a signal is not available, or `skip`.
    pub on_missing: String,
    /// Its settings, as far as they are written down; the rest are defaults.
    pub settings: serde_json::Value,
}

impl Policy {
    /// The policy as machines read it, published so with these pins.
    pub fn machine_form(&self, publication: Publication, pins: Pins) -> MachineForm {
        let documents = || std::iter::once(&self.document).chain(&self.translations);
        let by_language = |get: &dyn Fn(&Document) -> Option<String>| -> BTreeMap<String, String> {
            documents().filter_map(|document| Some((document.language.clone(), get(document)?))).collect()
        };
        let clause_text = |anchor: &str, get: &dyn Fn(&Clause) -> String| {
            by_language(&|document| document.find_clause(anchor).map(get))
        };
        let clauses = self.document.clauses.iter().map(|clause| MachineClause {
            number: clause.number.clone(),
            anchor: clause.anchor.clone(),
            title: clause_text(&clause.anchor, &|c| c.title.clone()),
            prose: clause_text(&clause.anchor, &|c| c.prose.clone()),
            html: clause_text(&clause.anchor, &Clause::html),
            strikes: clause.strikes,
            rules: clause
                .rules
                .iter()
                .filter(|rule| rule.status != RuleStatus::Trial)
                .map(machine_rule)
                .collect(),
            examples: clause.examples.len(),
        });
        let ladder = self.document.ladder();
        MachineForm {
            format: 1,
            publication,
            digest: self.digest.clone(),
            pins,
            language: self.document.language.clone(),
            languages: self.languages().into_iter().map(str::to_owned).collect(),
            title: by_language(&|document| Some(document.title.clone())),
            summary: by_language(&|document| Some(document.summary.clone())),
            clauses: clauses.collect(),
            sanctions: ladder
                .map(|l| l.steps.iter().map(crate::sanctions::SanctionStep::to_json).collect())
                .unwrap_or_default(),
            good_standing_days: ladder.and_then(|l| l.good_standing_days),
            max_flips: self.document.fairness().map(|bound| bound.max_flips),
        }
    }
}

impl Clause {
    /// Its prose as safe HTML.
    pub fn html(&self) -> String {
        prose_html(&self.prose)
    }
}

/// A policy's prose as safe HTML. Its lines end where its editor's window ended; readers get paragraphs.
pub fn prose_html(prose: &str) -> String {
    comity_text::render(prose).replace("<br>", " ")
}

fn machine_rule(rule: &RuleSource) -> MachineRule {
    MachineRule {
        name: rule.kind.name.to_owned(),
        then: rule.then.to_string(),
        status: crate::diff::status_word(rule.status).to_owned(),
        on_failure: rule.on_failure.to_string(),
        on_missing: rule.on_missing.map_or("skip".to_owned(), |outcome| outcome.to_string()),
        settings: serde_json::to_value(&rule.settings).unwrap_or_default(),
    }
}

/// JSON Schema of `policy.json`.
pub fn machine_form_schema() -> schemars::Schema {
    schemars::schema_for!(MachineForm)
}
