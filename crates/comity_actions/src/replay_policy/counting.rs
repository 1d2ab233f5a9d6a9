//! Counting a replay, comment by comment. All counts are made by [`ReplayTally`]: one for everything, and one for each
//! part of the archive that the report tells apart.

use super::notation;
use super::past::{Judged, Past};
use super::report::SampleComment;
use super::sweep::Counted;
use crate::moderation_queue::excerpt;
use crate::spoken::spoken;
use comity_model::{CommenterId, Outcome, RuleStatus, Timestamp};
use comity_policy::{Changed, ClauseTally, HumanDecision, ReplayTally, ReplayedCase};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
    pub peoples: BTreeMap<String, ReplayTally>,
    #[serde(with = "notation::by_commenter")]
    pub commenters: BTreeMap<CommenterId, u64>,
    /// Comments that would go through, by the clause that had stopped them.
    pub released: BTreeMap<String, Changed>,
    /// The same by clause and rule, as the policy called it that had stopped them.
    #[serde(with = "notation::by_clause_and_rule")]
    pub released_rules: BTreeMap<(String, String), Changed>,
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
            released: BTreeMap::new(),
            released_rules: BTreeMap::new(),
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
        for (counted, tried) in self.swept.iter_mut().zip(&judged.swept) {
            let stood = past.history.import.filter(|stood| *stood != Outcome::Hold);
            counted.add(
                *tried,
                human.map(|human| human.is_rejected),
                stood.map(|stood| stood == Outcome::Reject),
            );
        }
        if let Some(stood) = past.history.import.filter(|stood| *stood != Outcome::Hold) {
            let is_rejected = stood == Outcome::Reject;
            let human = Some(HumanDecision { is_rejected, clause: None, overruled: false });
            self.imported.add(&ReplayedCase { human, ..case });
        }
        self.languages.entry(language.unwrap_or("und").to_owned()).or_default().add(&nobody);
        for people in &judged.peoples {
            self.peoples.entry(people.clone()).or_default().add(&nobody);
        }
        let is_tried = judged.verdict.findings.iter().any(|finding| finding.status == RuleStatus::Trial);
        if overruled || is_tried || old != judged.verdict.outcome {
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
            let stopped_by = stopped_by(past, judged);
            let clauses: BTreeSet<&String> = stopped_by.iter().map(|(clause, _)| clause).collect();
            for clause in clauses {
                self.released.entry(clause.clone()).or_default().add(case.name);
            }
            for (clause, rule) in stopped_by {
                if let Some(rule) = rule {
                    self.released_rules.entry((clause, rule)).or_default().add(case.name);
                }
            }
        }
        self.keep_sample(past, judged, case);
    }

    /// Keeps the text of a comment that stands in one of the lists of samples, and of overruled ones.
    fn keep_sample(&mut self, past: &Past, judged: &Judged, case: &ReplayedCase<'_>) {
        let is_last = |changed: &Changed| changed.samples.last().is_some_and(|last| last == case.name);
        let clauses = judged.verdict.clauses();
        let tried = || judged.verdict.findings.iter().filter(|finding| finding.status == RuleStatus::Trial);
        let noticed =
            clauses.iter().map(|clause| &clause.anchor).chain(tried().map(|tried| &tried.clause.anchor));
        let is_sampled = is_last(&self.all.newly_published)
            || self.released.values().chain(self.released_rules.values()).any(is_last)
            || noticed.filter_map(|anchor| self.all.clauses.get(anchor)).flat_map(changed_of).any(is_last);
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
            rule: judged.verdict.deciding().next().map(comity_model::Finding::rule_name),
            tried: tried().map(comity_model::Finding::rule_name).next(),
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

/// The clauses by which a comment had been stopped, each with the rules, where they are known.
fn stopped_by(past: &Past, judged: &Judged) -> BTreeSet<(String, Option<String>)> {
    match &judged.against {
        Some(verdict) => verdict
            .deciding()
            .map(|finding| (finding.clause.anchor.clone(), Some(finding.rule_name())))
            .collect(),
        None => {
            let policy = past.history.policy.iter();
            policy.filter_map(|said| Some((said.clause.clone()?, said.rule.clone()))).collect()
        }
    }
}

/// Everything newly stopped by a clause and by each of its rules.
fn changed_of(clause: &ClauseTally) -> impl Iterator<Item = &Changed> {
    let rules = clause.rules.values().flat_map(|rule| [&rule.newly_held, &rule.newly_rejected]);
    [&clause.newly_held, &clause.newly_rejected].into_iter().chain(rules)
}
