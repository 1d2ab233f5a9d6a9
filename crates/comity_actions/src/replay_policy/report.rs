//! The report of a replay, as an editor reads it.

use super::counting::Counting;
use super::sweep::SweepReport;
use crate::policy_in_force::InForce;
use comity_model::{Outcome, Timestamp};
use comity_policy::{Agreement, Changed, Document, ReplayTally, Share};
use std::collections::BTreeMap;

/// Commenters listed at most.
const MAX_COMMENTERS_SHOWN: usize = 10;

/// Languages and peoples listed at most.
const MAX_GROUPS: usize = 20;

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
    /// What it was compared with: `what became of each comment`, a version, or a file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub against: String,
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
    /// By people named in the comment (English names only), most comments first.
    pub peoples: Vec<GroupReport>,
    /// The commenters most affected, by id.
    pub commenters: Vec<CommenterReport>,
    /// What other values of one setting would do, where that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sweep: Option<SweepReport>,
    /// Comments that a rule could not look at, by rule and reason.
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
    /// By rule.
    pub rules: BTreeMap<String, RuleReport>,
    /// Against the comments that moderators rejected by this clause.
    pub moderators: AgreementReport,
    /// Some of the comments that changed.
    pub samples: Vec<SampleComment>,
}

/// What one rule would have done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct RuleReport {
    /// Comments whose outcome it decided, alone or with others.
    pub cited: u64,
    /// Comments that it holds and that had gone through.
    pub newly_held: u64,
    /// Comments that it rejects and that had not been rejected.
    pub newly_rejected: u64,
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

impl Counting {
    /// The report of what was counted.
    pub(super) fn into_report(mut self, policy: &InForce) -> ReplayReport {
        let days = self.days();
        let a_day = |count: u64| (count * self.every) as f64 / days as f64;
        let held_then: u64 = self.all.matrix.get(Outcome::Hold as usize).map_or(0, |row| row.iter().sum());
        let mut report = ReplayReport {
            site: policy.version().site.to_string(),
            digest: policy.version().digest.clone(),
            comments: self.all.comments,
            every: self.every,
            erased: self.erased,
            is_complete: self.stopped_at.is_none(),
            read: self.stopped_at.unwrap_or_default(),
            total: self.total,
            stopped: Some(changed(&self.newly_stopped)),
            released: Some(changed(&self.newly_through)),
            first_day: self.first.and_then(day_of),
            last_day: self.last.and_then(day_of),
            days,
            changed: self.all.changed(),
            cases_a_day_then: a_day(held_then),
            cases_a_day_now: a_day(self.all.held()),
            moderators: self.all.agreement.into(),
            archive: self.imported.agreement.into(),
            overruled: self.all.overruled.into(),
            newly_published: self.samples_of(&self.all.newly_published),
            languages: groups(self.languages.iter()),
            peoples: groups(self.peoples.iter()),
            skipped: self.all.skipped.clone(),
            clauses: self.clauses(policy),
            ..ReplayReport::default()
        };
        for (old, row) in Outcome::ALL.iter().zip(self.all.matrix) {
            for (new, count) in Outcome::ALL.iter().zip(row).filter(|(_, count)| *count > 0) {
                *report.outcomes.entry(new.to_string()).or_default() += count;
                report.matrix.entry(old.to_string()).or_default().insert(new.to_string(), count);
            }
        }
        report.overruled_cases = self.overruled.iter_mut().flat_map(std::mem::take).collect();
        let mut commenters: Vec<_> = std::mem::take(&mut self.commenters).into_iter().collect();
        commenters.sort_by_key(|(_, changed)| std::cmp::Reverse(*changed));
        commenters.truncate(MAX_COMMENTERS_SHOWN);
        report.commenters = commenters
            .into_iter()
            .map(|(commenter, changed)| CommenterReport {
                commenter: commenter.to_string(),
                name: None,
                changed,
            })
            .collect();
        report.summary = report.sentences("en");
        report
    }

    /// Days that the evaluated comments cover, at least 1.
    fn days(&self) -> u64 {
        /// Seconds in a day.
        const DAY: i64 = 86_400;
        let secs = self.first.zip(self.last).map_or(0, |(first, last)| last.secs_since(first));
        u64::try_from((secs + DAY - 1) / DAY).unwrap_or_default().max(1)
    }

    fn samples_of(&self, changed: &Changed) -> Vec<SampleComment> {
        changed.samples.iter().filter_map(|name| self.samples.get(name)).cloned().collect()
    }

    fn clauses(&self, policy: &InForce) -> Vec<ClauseReport> {
        let document = policy.policy().document();
        let known = document.clauses.iter().map(|clause| clause.anchor.as_str());
        let has = |anchor: &&str| document.find_clause(anchor).is_none();
        let mut gone: Vec<&str> =
            self.all.clauses.keys().chain(self.released.keys()).map(String::as_str).filter(has).collect();
        gone.sort_unstable();
        gone.dedup();
        let reports = known.chain(gone).map(|anchor| self.clause(policy, anchor));
        reports.filter(|c| c.cited + c.newly_published + c.moderators.decided() > 0).collect()
    }

    fn clause(&self, policy: &InForce, anchor: &str) -> ClauseReport {
        let clause = policy.policy().document().find_clause(anchor);
        let mut report = ClauseReport {
            anchor: anchor.to_owned(),
            title: clause.map_or_else(|| anchor.to_owned(), |c| format!("{}. {}", c.number, c.title)),
            ..ClauseReport::default()
        };
        if let Some(tally) = self.all.clauses.get(anchor) {
            report.cited = tally.cited;
            report.newly_held = tally.newly_held.count;
            report.newly_rejected = tally.newly_rejected.count;
            report.moderators = tally.agreement.into();
            report.samples = self.samples_of(&tally.newly_rejected);
            report.samples.extend(self.samples_of(&tally.newly_held));
            for (rule, cited) in &tally.rules {
                let changes = self.rules.get(&(anchor.to_owned(), rule.clone())).copied().unwrap_or_default();
                report.rules.insert(rule.clone(), RuleReport { cited: *cited, ..changes });
            }
        }
        if let Some(released) = self.released.get(anchor) {
            report.newly_published = released.count;
            report.samples.extend(self.samples_of(released));
        }
        report
    }
}

fn changed(tally: &ReplayTally) -> ChangedReport {
    ChangedReport { comments: tally.comments, counts: tally.agreement }
}

fn groups<'t, N: ToString + 't>(tallies: impl Iterator<Item = (N, &'t ReplayTally)>) -> Vec<GroupReport> {
    const HOLD: usize = Outcome::Hold as usize;
    let mut groups: Vec<GroupReport> = tallies
        .map(|(name, tally)| GroupReport {
            name: name.to_string(),
            comments: tally.comments,
            stopped_then: tally.matrix.iter().skip(HOLD).flatten().sum(),
            stopped_now: tally.matrix.iter().flat_map(|row| row.iter().skip(HOLD)).sum(),
        })
        .collect();
    groups.sort_by(|a, b| b.comments.cmp(&a.comments).then_with(|| a.name.cmp(&b.name)));
    groups.truncate(MAX_GROUPS);
    groups
}

fn day_of(at: Timestamp) -> Option<String> {
    let at = jiff::Timestamp::from_microsecond(at.as_micros()).ok()?;
    Some(jiff::tz::TimeZone::UTC.to_datetime(at).date().to_string())
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
