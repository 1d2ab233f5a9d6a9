//! The report of a replay, as an editor reads it.

use super::sweep::SweepReport;
use comity_model::Outcome;
use comity_policy::{Agreement, Document, Share};
use std::collections::BTreeMap;

/// What a policy would have done with the archive.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ReplayReport {
    /// What an editor should know in English, most important first; [`ReplayReport::sentences`] says it in other languages.
    pub summary: Vec<String>,
    /// The site whose archive was read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub site: String,
    /// Digest of the documents that were replayed, with the model and the word lists they rest on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub digest: String,
    /// The number of the published version that was replayed, or whose text it is word for word; none: a draft.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// What it was compared with: `what became of each comment`, a version, or a file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub against: String,
    /// The first day that was asked for (UTC), such as `2026-01-01`; none: the whole archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Comments evaluated.
    pub comments: u64,
    /// Each comment evaluated stands for so many of the archive; 1 when all were evaluated.
    pub every: u64,
    /// Comments that were erased, and so left out.
    pub erased: u64,
    /// Whether the replay reached the end of the archive.
    pub is_complete: bool,
    /// Comments read, where it did not.
    pub read: u64,
    /// Comments in the archive when it began.
    pub total: u64,
    /// Day of the first comment evaluated (UTC), such as `2026-05-04`.
    pub first_day: Option<String>,
    /// Day of the last one.
    pub last_day: Option<String>,
    /// Days between the two, at least 1.
    pub days: u64,
    /// Comments whose outcome would be another one.
    pub changed: u64,
    /// Comments that wait for a moderator, a day: then.
    pub cases_a_day_then: f64,
    /// The same, with this policy.
    pub cases_a_day_now: f64,
    /// Where the true number lies with 95 % confidence (Wilson), when a sample was evaluated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases_a_day_range: Option<(f64, f64)>,
    /// Comments by the outcome they would have.
    pub outcomes: BTreeMap<String, u64>,
    /// Comments by the outcome they had, and the one they would have; without cells that are 0.
    pub matrix: BTreeMap<String, BTreeMap<String, u64>>,
    /// By clause, in the policy's order; clauses that the policy does not have any more come last.
    pub clauses: Vec<ClauseReport>,
    /// Comments that had gone through and would be held or rejected, against what moderators decided.
    pub stopped: Option<ChangedReport>,
    /// Comments that had been held or rejected and would go through, against what moderators decided.
    pub released: Option<ChangedReport>,
    /// Against what moderators decided.
    pub moderators: AgreementReport,
    /// Against where imported comments stood in their old system. It does not say by whom that was decided.
    pub archive: AgreementReport,
    /// Against moderators, where they had overruled the policy of that time.
    pub overruled: AgreementReport,
    /// Some of those cases, the ones that this policy gets wrong again first.
    pub overruled_cases: Vec<SampleComment>,
    /// Some of the comments that were held or rejected and would go through.
    pub newly_published: Vec<SampleComment>,
    /// By language of the comment, most comments first.
    pub languages: Vec<GroupReport>,
    /// By people named in the comment, most comments first: the English names of those that the rules know, and the names that
    /// the policy adds in its `fairness` block.
    pub peoples: Vec<GroupReport>,
    /// The commenters most affected, by id.
    pub commenters: Vec<CommenterReport>,
    /// What other values of one setting would do, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sweep: Option<SweepReport>,
    /// Comments that a rule could not look at, in the policy's order.
    pub not_judged: Vec<SkippedReport>,
    /// The same by kind of rule and reason, in a report that an older program made.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub skipped: BTreeMap<String, u64>,
}

/// What one clause would have done.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ClauseReport {
    /// Its stable anchor.
    pub anchor: String,
    /// Its number and heading.
    pub title: String,
    /// Comments that it was cited for.
    pub cited: u64,
    /// Comments that it holds and that had gone through.
    pub newly_held: u64,
    /// Comments that it rejects and that had not been rejected.
    pub newly_rejected: u64,
    /// Comments that it had stopped and that would go through.
    pub newly_published: u64,
    /// By rule: its kind, with its number where the clause has several of the kind, such as `signal#2`.
    pub rules: BTreeMap<String, RuleReport>,
    /// Against what moderators decided: precision of what it stops, whichever clause they named; recall of what they rejected by
    /// this clause, whichever clause stops it.
    pub moderators: AgreementReport,
    /// What it stops against where imported comments stood in their old system, which names no clauses: without recall.
    pub archive: AgreementReport,
    /// Some of the comments that changed.
    pub samples: Vec<SampleComment>,
}

/// What one rule would have done.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct RuleReport {
    /// Its place among the rules of its clause, from 1; 0 where the clause does not have it.
    pub place: u32,
    /// Its settings in short, such as `signal = "toxicity", at_least = 0.97`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub settings: String,
    /// What it asks for: `note`, `ask`, `hold` or `reject`; empty where the clause does not have it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub then: String,
    /// Comments whose outcome it decided, alone or with others.
    pub cited: u64,
    /// Comments that it holds and that had gone through.
    pub newly_held: u64,
    /// Comments that it rejects and that had not been rejected.
    pub newly_rejected: u64,
    /// Comments that it had stopped and that would go through.
    pub newly_published: u64,
    /// Whether it is on trial: it changes nothing, and its counts say what it would have done.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_on_trial: bool,
    /// Of a rule on trial: what it noticed against what moderators decided, or against the imported archive where they decided
    /// none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<Share>,
}

/// A rule that could not look at some comments.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct SkippedReport {
    /// The anchor of its clause.
    pub clause: String,
    /// Number and heading of the clause.
    pub title: String,
    /// What it is called in its clause, such as `signal#2`.
    pub rule: String,
    /// Its settings in short.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub settings: String,
    /// `missing`: something was not measured; `not evaluable`: its facts were not stored when the comment was posted.
    pub why: String,
    /// Comments.
    pub comments: u64,
}

/// Verdicts against decisions.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct AgreementReport {
    /// The counts.
    #[serde(flatten)]
    pub counts: Agreement,
    /// Of what the policy stops, the share that was rejected, with its 95 % interval (Wilson).
    pub precision: Option<Share>,
    /// Of what was rejected, the share that the policy stops.
    pub recall: Option<Share>,
}

/// Comments that would have fared otherwise, and what moderators had made of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ChangedReport {
    /// How many.
    pub comments: u64,
    /// Against what moderators decided, where they did.
    pub counts: Agreement,
}

/// What would have changed for one language, or for comments that name one people.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct GroupReport {
    /// The language (BCP 47, `und` when unknown) or the people.
    pub name: String,
    /// Comments.
    pub comments: u64,
    /// Held or rejected then.
    pub stopped_then: u64,
    /// Held or rejected with this policy.
    pub stopped_now: u64,
}

/// A commenter whose comments would have fared otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct CommenterReport {
    /// The id.
    pub commenter: String,
    /// The name, for moderators; it is not kept with a draft or a version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Comments newly stopped or newly let through; a lower bound in archives with very many commenters.
    pub changed: u64,
}

/// One comment as an example.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct SampleComment {
    /// Its id.
    pub comment: String,
    /// Its first words, as the author wrote them: escape them.
    pub text: String,
    /// The headline of its story.
    pub headline: String,
    /// Its language, BCP 47, where known.
    pub language: Option<String>,
    /// The outcome it had.
    pub old: String,
    /// The outcome it would have.
    pub new: String,
    /// What a moderator made of it: `published` or `rejected`; none where nobody decided.
    pub moderator: Option<String>,
    /// Number and heading of the clause that the policy cites first.
    pub clause: Option<String>,
    /// The rule that decided first, as its clause calls it; none where no rule did, or where an older program counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// A rule on trial that noticed something in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tried: Option<String>,
}

impl ReplayReport {
    /// Calls clauses as `document` calls them, a translation; those that it doesn't have keep their names.
    pub fn name_clauses(&mut self, document: &Document) {
        let mut names = BTreeMap::new();
        for report in &mut self.clauses {
            if let Some(clause) = document.find_clause(&report.anchor) {
                let name = format!("{}. {}", clause.number, clause.title);
                names.insert(std::mem::replace(&mut report.title, name.clone()), name);
            }
        }
        for skipped in &mut self.not_judged {
            if let Some(clause) = document.find_clause(&skipped.clause) {
                skipped.title = format!("{}. {}", clause.number, clause.title);
            }
        }
        for sample in self.samples_mut() {
            if let Some(name) = sample.clause.as_ref().and_then(|clause| names.get(clause)) {
                sample.clause = Some(name.clone());
            }
        }
    }

    /// Comments that had one outcome and would have another.
    pub fn cell(&self, old: Outcome, new: Outcome) -> u64 {
        let row = self.matrix.get(old.as_str());
        row.and_then(|row| row.get(new.as_str())).copied().unwrap_or_default()
    }
}

impl AgreementReport {
    /// How many comments were decided at all.
    pub const fn decided(&self) -> u64 {
        let Agreement { rightly_stopped, wrongly_stopped, missed, rightly_published } = self.counts;
        rightly_stopped + wrongly_stopped + missed + rightly_published
    }
}

impl From<Agreement> for AgreementReport {
    fn from(counts: Agreement) -> Self {
        Self { counts, precision: counts.precision(), recall: counts.recall() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_and_samples_are_called_as_a_translation_calls_them() {
        let text = "# Правила\n\nПишите вежливо.\n\n## 1. Ссылки {#links}\n\nНемного.\n";
        let russian = comity_policy::Policy::parse(text, "p.ru.md").expect("the fixture is a policy");
        let sample =
            |clause: &str| SampleComment { clause: Some(clause.to_owned()), ..SampleComment::default() };
        let clause = |anchor: &str, title: &str| ClauseReport {
            anchor: anchor.to_owned(),
            title: title.to_owned(),
            samples: vec![sample(title)],
            ..ClauseReport::default()
        };
        let mut report = ReplayReport {
            clauses: vec![clause("links", "1. Links"), clause("gone", "7. Gone")],
            overruled_cases: vec![sample("1. Links")],
            ..ReplayReport::default()
        };
        report.name_clauses(&russian);
        let titles: Vec<&str> = report.clauses.iter().map(|clause| clause.title.as_str()).collect();
        assert_eq!(titles, ["1. Ссылки", "7. Gone"]);
        assert_eq!(report.clauses[0].samples[0].clause.as_deref(), Some("1. Ссылки"));
        assert_eq!(report.overruled_cases[0].clause.as_deref(), Some("1. Ссылки"));
    }
}
