//! Counting what a policy would have done with comments of the past: pure accumulation, fed case by case.
//!
//! Reports of parts of an archive can be merged in any grouping; samples are kept in the order of the merge.

use comity_model::{Outcome, SkippedWhy, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Samples kept of each kind of change.
pub const MAX_SAMPLES: usize = 5;

/// The number of outcomes.
const OUTCOMES: usize = Outcome::ALL.len();

/// One comment of the past.
#[derive(Debug, Clone, Copy)]
pub struct ReplayedCase<'c> {
    /// A short name of the comment, such as its id; kept in samples.
    pub name: &'c str,
    /// What became of it: the outcome of the policy then, or of the draft that is compared with.
    pub old: Outcome,
    /// What the draft says.
    pub new: &'c Verdict,
    /// What a person decided, where one did.
    pub human: Option<HumanDecision<'c>>,
    /// Its language, BCP 47, where known.
    pub language: Option<&'c str>,
}

/// What a moderator decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HumanDecision<'c> {
    /// Whether the comment was rejected.
    pub is_rejected: bool,
    /// The anchor of the clause named; none when it was published.
    pub clause: Option<&'c str>,
    /// Whether this overruled the policy of that time.
    pub overruled: bool,
}

/// What a draft would have done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReplayTally {
    /// Comments evaluated.
    pub comments: u64,
    /// Comments by old (first) and new outcome, in the order of [`Outcome::ALL`].
    pub matrix: [[u64; OUTCOMES]; OUTCOMES],
    /// By the anchor of the clause.
    pub clauses: BTreeMap<String, ClauseTally>,
    /// Comments that the draft lets through and the old outcome did not.
    pub newly_published: Changed,
    /// Comments by language and new outcome; `und` where the language is unknown.
    pub languages: BTreeMap<String, [u64; OUTCOMES]>,
    /// Against what people decided, over all clauses.
    pub agreement: Agreement,
    /// Comments on which a moderator had overruled the policy, and how many of these the draft gets right.
    pub overruled: Agreement,
    /// Rules that could not be evaluated, by rule and reason.
    pub skipped: BTreeMap<String, u64>,
}

/// What one clause would have done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClauseTally {
    /// Comments that it was cited for.
    pub cited: u64,
    /// Comments by rule.
    pub rules: BTreeMap<String, u64>,
    /// Comments that it holds and that were not held or rejected before.
    pub newly_held: Changed,
    /// Comments that it rejects and that were not rejected before.
    pub newly_rejected: Changed,
    /// Against the comments that people rejected by this clause.
    pub agreement: Agreement,
}

/// Comments whose outcome changed, with the names of the first of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Changed {
    /// How many.
    pub count: u64,
    /// The first names.
    pub samples: Vec<String>,
}

/// A verdict against what people decided; a comment counts where a person decided at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Agreement {
    /// Stopped (held or rejected), and a person rejected it.
    pub rightly_stopped: u64,
    /// Stopped, and a person published it.
    pub wrongly_stopped: u64,
    /// Let through, and a person rejected it.
    pub missed: u64,
    /// Let through, and a person published it.
    pub rightly_published: u64,
}

/// A share with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// The share found, 0 to 1.
    pub share: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// The share of `hits` among `all` with its 95 % interval (Wilson 1927); none of nothing.
pub fn wilson(hits: u64, all: u64) -> Option<Share> {
    /// The 97.5 % point of the normal distribution.
    const Z: f64 = 1.959_963_984_540_054;
    if all == 0 {
        return None;
    }
    let (n, share) = (all as f64, hits as f64 / all as f64);
    let middle = share + Z * Z / (2.0 * n);
    let margin = Z * ((share * (1.0 - share) + Z * Z / (4.0 * n)) / n).sqrt();
    let scale = 1.0 + Z * Z / n;
    let (low, high) = ((middle - margin) / scale, (middle + margin) / scale);
    Some(Share { share, low: low.clamp(0.0, share), high: high.clamp(share, 1.0) })
}

impl Agreement {
    /// Of what was stopped, the share that people rejected, too.
    pub fn precision(&self) -> Option<Share> {
        wilson(self.rightly_stopped, self.rightly_stopped + self.wrongly_stopped)
    }

    /// Of what people rejected, the share that was stopped.
    pub fn recall(&self) -> Option<Share> {
        wilson(self.rightly_stopped, self.rightly_stopped + self.missed)
    }

    fn add(&mut self, is_stopped: bool, is_rejected: bool) {
        match (is_stopped, is_rejected) {
            (true, true) => self.rightly_stopped += 1,
            (true, false) => self.wrongly_stopped += 1,
            (false, true) => self.missed += 1,
            (false, false) => self.rightly_published += 1,
        }
    }

    const fn merge(&mut self, other: Self) {
        self.rightly_stopped += other.rightly_stopped;
        self.wrongly_stopped += other.wrongly_stopped;
        self.missed += other.missed;
        self.rightly_published += other.rightly_published;
    }
}

impl Changed {
    fn add(&mut self, name: &str) {
        self.count += 1;
        if self.samples.len() < MAX_SAMPLES {
            self.samples.push(name.to_owned());
        }
    }

    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.samples.extend(other.samples);
        self.samples.truncate(MAX_SAMPLES);
    }
}

impl ReplayTally {
    /// Counts one comment.
    pub fn add(&mut self, case: &ReplayedCase<'_>) {
        let new = case.new.outcome;
        self.comments += 1;
        self.matrix[case.old as usize][new as usize] += 1;
        self.languages.entry(case.language.unwrap_or("und").to_owned()).or_default()[new as usize] += 1;
        if case.old >= Outcome::Hold && new < Outcome::Hold {
            self.newly_published.add(case.name);
        }
        let cited = case.new.clauses();
        for clause in &cited {
            let tally = self.clauses.entry(clause.anchor.clone()).or_default();
            tally.cited += u64::from(new > Outcome::Publish);
            if new == Outcome::Hold && case.old < Outcome::Hold {
                tally.newly_held.add(case.name);
            } else if new == Outcome::Reject && case.old < Outcome::Reject {
                tally.newly_rejected.add(case.name);
            }
        }
        for finding in case.new.deciding() {
            let tally = self.clauses.entry(finding.clause.anchor.clone()).or_default();
            *tally.rules.entry(finding.rule.clone()).or_default() += 1;
        }
        for skipped in &case.new.skipped {
            let why = match skipped.why {
                SkippedWhy::Missing => "missing",
                SkippedWhy::NotEvaluable => "not evaluable",
            };
            *self.skipped.entry(format!("{}: {why}", skipped.rule)).or_default() += 1;
        }
        if let Some(human) = case.human {
            let is_stopped = new >= Outcome::Hold;
            self.agreement.add(is_stopped, human.is_rejected);
            if human.overruled {
                self.overruled.add(is_stopped, human.is_rejected);
            }
            let is_cited = |anchor: &str| is_stopped && cited.iter().any(|clause| clause.anchor == anchor);
            for clause in cited.iter().filter(|_| is_stopped) {
                let is_same = human.is_rejected && human.clause.is_none_or(|named| named == clause.anchor);
                let tally = self.clauses.entry(clause.anchor.clone()).or_default();
                tally.agreement.add(true, is_same);
            }
            if let Some(named) = human.clause.filter(|named| human.is_rejected && !is_cited(named)) {
                self.clauses.entry(named.to_owned()).or_default().agreement.add(false, true);
            }
        }
    }

    /// Takes in what was counted over another part of the archive.
    pub fn merge(&mut self, other: Self) {
        self.comments += other.comments;
        for (row, other_row) in self.matrix.iter_mut().zip(other.matrix) {
            row.iter_mut().zip(other_row).for_each(|(count, more)| *count += more);
        }
        for (anchor, tally) in other.clauses {
            let mine = self.clauses.entry(anchor).or_default();
            mine.cited += tally.cited;
            mine.newly_held.merge(tally.newly_held);
            mine.newly_rejected.merge(tally.newly_rejected);
            mine.agreement.merge(tally.agreement);
            for (rule, count) in tally.rules {
                *mine.rules.entry(rule).or_default() += count;
            }
        }
        for (language, counts) in other.languages {
            let mine = self.languages.entry(language).or_default();
            mine.iter_mut().zip(counts).for_each(|(count, more)| *count += more);
        }
        for (rule, count) in other.skipped {
            *self.skipped.entry(rule).or_default() += count;
        }
        self.newly_published.merge(other.newly_published);
        self.agreement.merge(other.agreement);
        self.overruled.merge(other.overruled);
    }

    /// Comments whose outcome would be another one. 0 when an unchanged policy is replayed over its own decisions.
    pub fn changed(&self) -> u64 {
        let same: u64 = (0..OUTCOMES).map(|i| self.matrix[i][i]).sum();
        self.comments - same
    }

    /// Comments that would wait for a moderator.
    pub fn held(&self) -> u64 {
        self.matrix.iter().map(|row| row[Outcome::Hold as usize]).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use comity_model::{ClauseRef, Evidence, Finding, RuleStatus};

    fn verdict(outcome: Outcome, anchor: &str) -> Verdict {
        let finding = Finding {
            rule: "links".to_owned(),
            clause: ClauseRef { anchor: anchor.to_owned(), number: "1".to_owned(), title: "T".to_owned() },
            outcome,
            status: RuleStatus::Active,
            evidence: Evidence::Circumstance,
            told: "told-links".to_owned(),
            told_args: Vec::new(),
            strikes: false,
        };
        let findings = if outcome == Outcome::Publish { Vec::new() } else { vec![finding] };
        Verdict { outcome, findings, ..Verdict::default() }
    }

    fn case<'c>(old: Outcome, new: &'c Verdict, human: Option<HumanDecision<'c>>) -> ReplayedCase<'c> {
        ReplayedCase { name: "a", old, new, human, language: Some("en") }
    }

    #[test]
    fn intervals_are_those_of_the_textbook() {
        let share = wilson(8, 10).unwrap();
        assert!((share.low - 0.4902).abs() < 1e-3 && (share.high - 0.9433).abs() < 1e-3, "{share:?}");
        assert_eq!(wilson(0, 0), None);
        assert!(wilson(0, 5).unwrap().low.abs() < 1e-12 && wilson(5, 5).unwrap().high <= 1.0);
    }

    #[test]
    fn an_unchanged_policy_changes_nothing() {
        let mut tally = ReplayTally::default();
        for outcome in Outcome::ALL {
            tally.add(&case(outcome, &verdict(outcome, "a"), None));
        }
        assert_eq!((tally.comments, tally.changed()), (5, 0));
        assert_eq!(tally.clauses["a"].newly_rejected.count, 0);
    }

    #[test]
    fn precision_and_recall_are_counted_by_clause() {
        let person = |is_rejected, clause| Some(HumanDecision { is_rejected, clause, overruled: false });
        let (stops, passes) = (verdict(Outcome::Reject, "a"), verdict(Outcome::Publish, "a"));
        let mut tally = ReplayTally::default();
        tally.add(&case(Outcome::Publish, &stops, person(true, Some("a"))));
        tally.add(&case(Outcome::Publish, &stops, person(false, None)));
        tally.add(&case(Outcome::Reject, &passes, person(true, Some("a"))));
        tally.add(&case(Outcome::Publish, &stops, person(true, Some("b"))));
        let a = tally.clauses["a"].agreement;
        assert_eq!((a.rightly_stopped, a.wrongly_stopped, a.missed), (1, 2, 1));
        assert_eq!(tally.clauses["b"].agreement.missed, 1);
        assert!((a.recall().unwrap().share - 0.5).abs() < 1e-12);
        assert_eq!(tally.newly_published.count, 1);
        assert_eq!(tally.clauses["a"].newly_rejected.count, 3);
    }

    #[test]
    fn parts_merge_to_the_whole() {
        let verdicts: Vec<Verdict> = Outcome::ALL.iter().map(|o| verdict(*o, "a")).collect();
        let mut whole = ReplayTally::default();
        let mut parts = [ReplayTally::default(), ReplayTally::default()];
        for (i, new) in verdicts.iter().chain(&verdicts).enumerate() {
            let case = case(Outcome::ALL[i / 2 % 5], new, None);
            whole.add(&case);
            parts[usize::from(i >= 5)].add(&case);
        }
        let [mut first, second] = parts;
        first.merge(second);
        assert_eq!(first, whole);
    }
}
