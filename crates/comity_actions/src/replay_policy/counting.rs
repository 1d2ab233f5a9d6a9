//! Counting a replay, comment by comment. All counts are made by [`ReplayTally`]: one for everything, and one for each
//! part of the archive that the report tells apart.

use super::notation;
use super::past::{Judged, Past, spoken};
use super::report::{RuleReport, SampleComment};
use super::sweep::Counted;
use crate::moderation_queue::excerpt;
use comity_model::{CommenterId, Outcome, Timestamp};
use comity_policy::{Changed, HumanDecision, MAX_SAMPLES, ReplayTally, ReplayedCase};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Commenters that are counted at once. With more affected, the least affected fall out (Misra and Gries 1982), so that
/// memory stays bounded; the most affected stay.
const MAX_COMMENTERS: usize = 10_000;

/// Cases that a moderator had overruled, kept for each of: the draft repeats the mistake, the draft gets it right.
const MAX_OVERRULED: usize = 10;

/// Everything counted so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Counting {
    pub every: u64,
    pub total: u64,
    pub stopped_at: Option<u64>,
    pub erased: u64,
    #[serde(with = "notation::moment")]
    pub first: Option<Timestamp>,
    #[serde(with = "notation::moment")]
    pub last: Option<Timestamp>,
    /// Every comment, with what moderators decided.
    pub all: ReplayTally,
    /// Imported comments, with what their old system had decided.
    pub imported: ReplayTally,
    /// Comments that went through and would be held or rejected.
    pub newly_stopped: ReplayTally,
    /// Comments that were held or rejected and would go through.
    pub newly_through: ReplayTally,
    pub languages: BTreeMap<String, ReplayTally>,
    #[serde(with = "notation::by_people")]
    pub peoples: BTreeMap<&'static str, ReplayTally>,
    #[serde(with = "notation::by_commenter")]
    pub commenters: BTreeMap<CommenterId, u64>,
    /// By clause and rule.
    #[serde(with = "notation::by_clause_and_rule")]
    pub rules: BTreeMap<(String, String), RuleReport>,
    /// Comments that would go through, by the clause that had stopped them.
    pub released: BTreeMap<String, Changed>,
    pub samples: BTreeMap<String, SampleComment>,
    /// Overruled cases that the draft gets wrong again, then those that it gets right.
    pub overruled: [Vec<SampleComment>; 2],
    /// Value by value of the setting that is tried beside.
    pub swept: Vec<Counted>,
}

impl Counting {
    pub(super) fn new(every: u64, total: u64, values: usize) -> Self {
        Self {
            every,
            total,
            stopped_at: None,
            erased: 0,
            first: None,
            last: None,
            all: ReplayTally::default(),
            imported: ReplayTally::default(),
            newly_stopped: ReplayTally::default(),
            newly_through: ReplayTally::default(),
            languages: BTreeMap::new(),
            peoples: BTreeMap::new(),
            commenters: BTreeMap::new(),
            rules: BTreeMap::new(),
            released: BTreeMap::new(),
            samples: BTreeMap::new(),
            overruled: [Vec::new(), Vec::new()],
            swept: vec![Counted::default(); values],
        }
    }

    /// All samples, wherever they are kept.
    pub(super) fn samples_mut(&mut self) -> impl Iterator<Item = &mut SampleComment> {
        self.samples.values_mut().chain(self.overruled.iter_mut().flatten())
    }

    /// Notes that the replay was stopped after reading so many comments.
    pub(super) fn stop_early(&mut self, read: u64) {
        self.stopped_at = (read < self.total).then_some(read);
    }

    /// Counts a comment; one without a verdict was erased.
    pub(super) fn add(&mut self, past: &Past, judged: Option<&Judged>) {
        let Some(judged) = judged else {
            self.erased += 1;
            return;
        };
        let comment = &past.written.comment;
        self.first = self.first.or(Some(comment.created_at));
        self.last = Some(comment.created_at);
        let name = comment.id.to_string();
        let old = judged.against.as_ref().map_or_else(|| past.old_outcome(), |verdict| verdict.outcome);
        let overruled = past.history.is_overruled();
        let human = past.history.human.as_ref().map(|(is_rejected, clause)| HumanDecision {
            is_rejected: *is_rejected,
            clause: clause.as_deref(),
            overruled,
        });
        let language = judged.language.as_deref();
        let case = ReplayedCase { name: &name, old, new: &judged.verdict, human, language };
        let nobody = ReplayedCase { human: None, ..case };
        self.all.add(&case);
        for (counted, outcome) in self.swept.iter_mut().zip(&judged.swept) {
            counted.add(*outcome, human.map(|human| human.is_rejected));
        }
        if let Some(stood) = past.history.import.filter(|stood| *stood != Outcome::Hold) {
            let is_rejected = stood == Outcome::Reject;
            let human = Some(HumanDecision { is_rejected, clause: None, overruled: false });
            self.imported.add(&ReplayedCase { human, ..case });
        }
        self.languages.entry(language.unwrap_or("und").to_owned()).or_default().add(&nobody);
        for people in &judged.peoples {
            self.peoples.entry(people).or_default().add(&nobody);
        }
        if overruled || old != judged.verdict.outcome {
            self.add_change(past, judged, &case);
        }
    }

    fn add_change(&mut self, past: &Past, judged: &Judged, case: &ReplayedCase<'_>) {
        let new = judged.verdict.outcome;
        if case.old < Outcome::Hold && new >= Outcome::Hold {
            self.newly_stopped.add(case);
            self.count_commenter(past.written.comment.commenter);
        }
        if case.old >= Outcome::Hold && new < Outcome::Hold {
            self.newly_through.add(case);
            self.count_commenter(past.written.comment.commenter);
            for clause in clauses_then(past, judged) {
                note(self.released.entry(clause).or_default(), case.name);
            }
        }
        let is_newly_held = new == Outcome::Hold && case.old < Outcome::Hold;
        let is_newly_rejected = new == Outcome::Reject && case.old < Outcome::Reject;
        for finding in judged.verdict.deciding().filter(|_| is_newly_held || is_newly_rejected) {
            let key = (finding.clause.anchor.clone(), finding.rule.clone());
            let rule = self.rules.entry(key).or_default();
            rule.newly_held += u64::from(is_newly_held);
            rule.newly_rejected += u64::from(is_newly_rejected);
        }
        self.keep_sample(past, judged, case);
    }

    /// Keeps the text of a comment that stands in one of the lists of samples, and of overruled ones.
    fn keep_sample(&mut self, past: &Past, judged: &Judged, case: &ReplayedCase<'_>) {
        let is_last = |changed: &Changed| changed.samples.last().is_some_and(|last| last == case.name);
        let clauses = judged.verdict.clauses();
        let is_sampled = is_last(&self.all.newly_published)
            || self.released.values().any(is_last)
            || clauses
                .iter()
                .filter_map(|clause| self.all.clauses.get(&clause.anchor))
                .any(|clause| is_last(&clause.newly_held) || is_last(&clause.newly_rejected));
        let rejected = case.human.map(|human| human.is_rejected);
        let is_right = rejected == Some(judged.verdict.outcome >= Outcome::Hold);
        let is_overruled = case.human.is_some_and(|human| human.overruled);
        let is_wanted = is_overruled
            && self.overruled.get(usize::from(is_right)).is_some_and(|kept| kept.len() < MAX_OVERRULED);
        if !is_sampled && !is_wanted {
            return;
        }
        let sample = SampleComment {
            comment: case.name.to_owned(),
            text: excerpt(&spoken(&past.written)),
            headline: past.facts.story.as_ref().map(|story| story.headline.clone()).unwrap_or_default(),
            language: judged.language.clone(),
            old: case.old.to_string(),
            new: judged.verdict.outcome.to_string(),
            moderator: rejected
                .map(|is_rejected| if is_rejected { "rejected" } else { "published" }.to_owned()),
            clause: clauses.first().map(|clause| format!("{}. {}", clause.number, clause.title)),
        };
        if is_wanted && let Some(kept) = self.overruled.get_mut(usize::from(is_right)) {
            kept.push(sample.clone());
        }
        if is_sampled {
            self.samples.insert(case.name.to_owned(), sample);
        }
    }

    fn count_commenter(&mut self, commenter: CommenterId) {
        if let Some(count) = self.commenters.get_mut(&commenter) {
            *count += 1;
        } else if self.commenters.len() < MAX_COMMENTERS {
            self.commenters.insert(commenter, 1);
        } else {
            self.commenters.retain(|_, count| {
                *count -= 1;
                *count > 0
            });
        }
    }
}

/// The clauses by which a comment had been stopped.
fn clauses_then(past: &Past, judged: &Judged) -> Vec<String> {
    match &judged.against {
        Some(verdict) => verdict.clauses().into_iter().map(|clause| clause.anchor.clone()).collect(),
        None => past.history.policy.iter().filter_map(|(_, clause)| clause.clone()).collect(),
    }
}

fn note(changed: &mut Changed, name: &str) {
    changed.count += 1;
    if changed.samples.len() < MAX_SAMPLES {
        changed.samples.push(name.to_owned());
    }
}
