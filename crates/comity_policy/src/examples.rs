//! Running the examples of a policy: each is a comment with the outcome that its clause promises.

mod circumstances;
mod for_readers;
mod reference;

use crate::compile::Policy;
use crate::document::{Clause, Document, Example};
use crate::facts::{Facts, NoSignals, Signal, Signals, StoredFacts};
use crate::parse::PolicyError;
use comity_model::{Evidence, Finding, Outcome, Span, Verdict};
use comity_text::Body;
use std::collections::BTreeMap;

pub(crate) use circumstances::{
    Setting, check as check_circumstance, names as circumstance_names, takes_text,
};
pub use reference::examples_reference;

/// Measures the texts of examples.
pub trait SignalsFor {
    /// The signals of `body` under these facts.
    fn signals_for(&self, body: &Body, facts: &StoredFacts) -> Box<dyn Signals>;
}

/// Measures nothing: examples have the signals that are written beside them.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoScorer;

impl SignalsFor for NoScorer {
    fn signals_for(&self, _body: &Body, _facts: &StoredFacts) -> Box<dyn Signals> {
        Box::new(NoSignals)
    }
}

/// An example that did not come out as its clause promises.
#[derive(Debug, Clone)]
pub struct ExampleFailure {
    /// The anchor of its clause.
    pub clause: String,
    /// The example.
    pub example: Example,
    /// What the policy says of it.
    pub verdict: Verdict,
    /// The failure with its place in the file, ready to print.
    pub error: PolicyError,
}

impl Policy {
    /// Runs all examples of all files of the policy, and gives those that fail.
    pub fn run_examples(&self, scorer: &dyn SignalsFor) -> Vec<ExampleFailure> {
        let mut failures = Vec::new();
        for document in std::iter::once(&self.document).chain(&self.translations) {
            for clause in &document.clauses {
                for example in &clause.examples {
                    let verdict = self.judge_example(document, example, scorer);
                    if let Some(message) = complaint(clause, example, &verdict) {
                        let error =
                            PolicyError::new(&document.source, &document.file_name, &example.at, message)
                                .with_help(Some(what_was_noticed(&verdict, &example.text)));
                        failures.push(ExampleFailure {
                            clause: clause.anchor.clone(),
                            example: example.clone(),
                            verdict,
                            error,
                        });
                    }
                }
            }
        }
        failures
    }

    /// How many examples the policy has in all its files.
    pub fn example_count(&self) -> usize {
        let count =
            |document: &Document| document.clauses.iter().map(|clause| clause.examples.len()).sum::<usize>();
        count(&self.document) + self.translations.iter().map(count).sum::<usize>()
    }

    /// What the policy says of one example.
    pub fn judge_example(&self, document: &Document, example: &Example, scorer: &dyn SignalsFor) -> Verdict {
        let setting = Setting::of(example, &document.language);
        let prior = setting.facts.story.as_ref().and_then(|story| story.language.clone());
        let body = Body::read(&example.text, prior.as_deref());
        let setting = setting.with_text(&body);
        let measured = scorer.signals_for(&body, &setting.facts);
        let signals = Written { written: &setting.signals, measured: &*measured };
        let mut facts = Facts::new(&setting.facts, &body, &signals);
        if let Some(text) = &setting.parent_text {
            facts = facts.with_parent_text(text);
        }
        self.evaluate(&facts)
    }
}

/// Signals written beside an example win over measured ones.
struct Written<'a> {
    written: &'a BTreeMap<String, Signal>,
    measured: &'a dyn Signals,
}

impl Signals for Written<'_> {
    fn get(&self, name: &str) -> Signal {
        self.written.get(name).cloned().unwrap_or_else(|| self.measured.get(name))
    }

    fn spans(&self, name: &str) -> Vec<Span> {
        if self.written.contains_key(name) { Vec::new() } else { self.measured.spans(name) }
    }
}

/// What is wrong with the verdict, if anything.
fn complaint(clause: &Clause, example: &Example, verdict: &Verdict) -> Option<String> {
    if verdict.outcome != example.expected {
        return Some(format!(
            "this example should come out as `{}`, and the policy says `{}`",
            example.expected, verdict.outcome
        ));
    }
    let is_cited = verdict.deciding().any(|finding| finding.clause.anchor == clause.anchor);
    if example.expected > Outcome::Publish && !is_cited {
        let by: Vec<String> =
            verdict.clauses().iter().map(|c| format!("{} ({})", c.number, c.title)).collect();
        return Some(format!(
            "this example comes out as `{}`, but by clause {}, not by this one, {}",
            verdict.outcome,
            by.join(", "),
            clause.number
        ));
    }
    None
}

/// The findings in a line, for the author of the policy.
fn what_was_noticed(verdict: &Verdict, text: &str) -> String {
    if verdict.findings.is_empty() {
        return "no rule noticed anything".to_owned();
    }
    let is_failure = |finding: &&Finding| matches!(finding.evidence, Evidence::Failed { .. });
    let (failed, noticed): (Vec<&Finding>, Vec<&Finding>) = verdict.findings.iter().partition(is_failure);
    let failed = failed.into_iter().map(|finding| {
        let Evidence::Failed { why } = &finding.evidence else { return String::new() };
        format!("{} ({}, clause {}): {why}", finding.rule, finding.outcome, finding.clause.number)
    });
    let noticed = noticed.into_iter().map(|finding| {
        let spans: Vec<String> =
            finding.evidence.spans().iter().take(3).map(|span| format!("“{}”", span.of(text))).collect();
        let place = if spans.is_empty() { String::new() } else { format!(" in {}", spans.join(", ")) };
        format!("{} ({}, clause {}){place}", finding.rule, finding.outcome, finding.clause.number)
    });
    let parts = [("noticed", noticed.collect::<Vec<_>>()), ("failed", failed.collect())];
    let parts = parts.into_iter().filter(|(_, findings)| !findings.is_empty());
    parts.map(|(word, findings)| format!("{word}: {}", findings.join("; "))).collect::<Vec<_>>().join("; ")
}
