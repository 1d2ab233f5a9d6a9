//! Counting what a policy would have done with comments of the past: pure accumulation, fed case by case.
//!
//! Reports of parts of an archive can be merged in any grouping; samples are kept in the order of the merge.

use comity_model::{Evidence, Outcome, RuleStatus, SkippedWhy, Verdict};
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
    /// Comments that a rule could not look at, by [`RuleSkipped`].
    pub skipped: Vec<(RuleSkipped, u64)>,
}

/// What one clause would have done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClauseTally {
    /// Comments that it was cited for.
    pub cited: u64,
    /// By rule, as [`comity_model::rule_name`] calls it.
    pub rules: BTreeMap<String, RuleTally>,
    /// Comments that it holds and that were not held or rejected before.
    pub newly_held: Changed,
    /// Comments that it rejects and that were not rejected before.
    pub newly_rejected: Changed,
    /// What it stops, alone or with others, against what people decided, by whichever clause.
    pub agreement: Agreement,
    /// What people rejected by this clause: stopped by the draft, by whichever clause, or missed.
    #[serde(default)]
    pub named: Agreement,
}

/// What one rule would have done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RuleTally {
    /// Comments whose outcome it decided, alone or with others.
    pub cited: u64,
    /// Comments that it holds and that were not held or rejected before.
    pub newly_held: Changed,
    /// Comments that it rejects and that were not rejected before.
    pub newly_rejected: Changed,
    /// Of a rule on trial: what it noticed, as if that were stopped, against what people decided. Its other counts say what it
    /// would have done.
    #[serde(default)]
    pub tried: Agreement,
}

/// A rule that could not look at a comment, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSkipped {
    /// The anchor of its clause.
    pub clause: String,
    /// The rule's kind.
    pub kind: String,
    /// Which one it is of its clause's rules of this kind, as in a [`comity_model::Skipped`].
    pub number: u32,
    /// Whether its facts were not stored when the comment was posted; otherwise something was not measured.
    pub is_not_evaluable: bool,
}

impl RuleSkipped {
    fn key(&self) -> (&str, &str, u32, bool) {
        (&self.clause, &self.kind, self.number, self.is_not_evaluable)
    }
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
    /// What was found: so many.
    #[serde(default)]
    pub part: u64,
    /// Of so many; 0 in a report that an older program made.
    #[serde(default)]
    pub whole: u64,
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
    let (low, high) = (low.clamp(0.0, share), high.clamp(share, 1.0));
    Some(Share { share, low, high, part: hits, whole: all })
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

    /// Counts a comment that a person decided.
    pub const fn add(&mut self, is_stopped: bool, is_rejected: bool) {
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

impl RuleTally {
    fn merge(&mut self, other: Self) {
        self.cited += other.cited;
        self.newly_held.merge(other.newly_held);
        self.newly_rejected.merge(other.newly_rejected);
        self.tried.merge(other.tried);
    }
}

impl Changed {
    /// Counts a comment, and keeps its name if it is among the first.
    pub fn add(&mut self, name: &str) {
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
        let is_newly_held = new == Outcome::Hold && case.old < Outcome::Hold;
        let is_newly_rejected = new == Outcome::Reject && case.old < Outcome::Reject;
        for clause in &cited {
            let tally = self.clauses.entry(clause.anchor.clone()).or_default();
            tally.cited += u64::from(new > Outcome::Publish);
            if is_newly_held {
                tally.newly_held.add(case.name);
            } else if is_newly_rejected {
                tally.newly_rejected.add(case.name);
            }
        }
        for finding in case.new.deciding() {
            let clause = self.clauses.entry(finding.clause.anchor.clone()).or_default();
            let rule = clause.rules.entry(finding.rule_name()).or_default();
            rule.cited += 1;
            if is_newly_held {
                rule.newly_held.add(case.name);
            } else if is_newly_rejected {
                rule.newly_rejected.add(case.name);
            }
        }
        self.add_tried(case);
        for skipped in &case.new.skipped {
            let is_not_evaluable = skipped.why == SkippedWhy::NotEvaluable;
            self.skip((&skipped.clause, &skipped.rule, skipped.number, is_not_evaluable), 1);
        }
        if let Some(human) = case.human {
            let is_stopped = new >= Outcome::Hold;
            self.agreement.add(is_stopped, human.is_rejected);
            if human.overruled {
                self.overruled.add(is_stopped, human.is_rejected);
            }
            for clause in cited.iter().filter(|_| is_stopped) {
                let tally = self.clauses.entry(clause.anchor.clone()).or_default();
                // Drafts rename, split and merge clauses: whichever one the person named, the comment was rejected.
                tally.agreement.add(true, human.is_rejected);
            }
            if let Some(named) = human.clause.filter(|_| human.is_rejected) {
                self.clauses.entry(named.to_owned()).or_default().named.add(is_stopped, true);
            }
        }
    }

    /// Counts what rules on trial would have done with one comment.
    fn add_tried(&mut self, case: &ReplayedCase<'_>) {
        let mut seen: Vec<(&str, String)> = Vec::new();
        for finding in case.new.findings.iter().filter(|finding| finding.status == RuleStatus::Trial) {
            let key = (finding.clause.anchor.as_str(), finding.rule_name());
            // A rule that could not do its work has noticed nothing.
            if matches!(finding.evidence, Evidence::Failed { .. }) || seen.contains(&key) {
                continue;
            }
            let clause = self.clauses.entry(finding.clause.anchor.clone()).or_default();
            let rule = clause.rules.entry(key.1.clone()).or_default();
            rule.cited += 1;
            let would = finding.outcome.max(case.new.outcome);
            if would > case.new.outcome && would == Outcome::Hold && case.old < Outcome::Hold {
                rule.newly_held.add(case.name);
            } else if would > case.new.outcome && would == Outcome::Reject && case.old < Outcome::Reject {
                rule.newly_rejected.add(case.name);
            }
            if let Some(human) = case.human {
                rule.tried.add(true, human.is_rejected);
            }
            seen.push(key);
        }
    }

    /// Counts comments for a rule that could not look: clause, kind, number, and whether its facts were not stored.
    fn skip(&mut self, key: (&str, &str, u32, bool), comments: u64) {
        match self.skipped.binary_search_by(|(known, _)| known.key().cmp(&key)) {
            Ok(at) => self.skipped[at].1 += comments,
            Err(at) => {
                let (clause, kind, number, is_not_evaluable) = key;
                let (clause, kind) = (clause.to_owned(), kind.to_owned());
                self.skipped.insert(at, (RuleSkipped { clause, kind, number, is_not_evaluable }, comments));
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
            mine.named.merge(tally.named);
            for (rule, tally) in tally.rules {
                mine.rules.entry(rule).or_default().merge(tally);
            }
        }
        for (language, counts) in other.languages {
            let mine = self.languages.entry(language).or_default();
            mine.iter_mut().zip(counts).for_each(|(count, more)| *count += more);
        }
        for (rule, comments) in other.skipped {
            self.skip(rule.key(), comments);
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
    use comity_model::{ClauseRef, Finding};

    fn verdict(outcome: Outcome, anchor: &str) -> Verdict {
        let finding = Finding {
            rule: "links".to_owned(),
            number: 0,
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
    fn two_rules_of_one_kind_in_one_clause_are_counted_apart() {
        let numbered = |number| {
            let mut verdict = verdict(Outcome::Reject, "a");
            verdict.findings[0].number = number;
            verdict
        };
        let (first, second) = (numbered(1), numbered(2));
        let mut both = first.clone();
        both.findings.extend(second.findings.clone());
        let mut tally = ReplayTally::default();
        for (old, new) in [(Outcome::Publish, &first), (Outcome::Reject, &second), (Outcome::Note, &both)] {
            tally.add(&case(old, new, None));
        }
        let rule = |name: &str| &tally.clauses["a"].rules[name];
        assert_eq!((rule("links#1").cited, rule("links#2").cited), (2, 2));
        assert_eq!((rule("links#1").newly_rejected.count, rule("links#2").newly_rejected.count), (2, 1));
        assert_eq!(tally.clauses["a"].newly_rejected.count, 2, "a comment counts once for its clause");
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
        assert_eq!((a.rightly_stopped, a.wrongly_stopped), (2, 1), "rejected by another clause is rejected");
        let named = |anchor: &str| tally.clauses[anchor].named;
        assert_eq!((named("a").rightly_stopped, named("a").missed), (1, 1));
        assert_eq!(
            (named("b").rightly_stopped, named("b").missed),
            (1, 0),
            "stopped, whatever the draft cites"
        );
        assert!((named("a").recall().unwrap().share - 0.5).abs() < 1e-12);
        assert_eq!(tally.newly_published.count, 1);
        assert_eq!(tally.clauses["a"].newly_rejected.count, 3);
    }

    #[test]
    fn rules_on_trial_are_counted_by_what_they_would_do() {
        let mut tried = verdict(Outcome::Hold, "a");
        tried.findings[0].status = RuleStatus::Trial;
        tried.outcome = Outcome::Publish;
        let rejected = HumanDecision { is_rejected: true, clause: None, overruled: false };
        let mut tally = ReplayTally::default();
        tally.add(&case(Outcome::Publish, &tried, Some(rejected)));
        tally.add(&case(Outcome::Hold, &tried, None));
        let clause = &tally.clauses["a"];
        let rule = &clause.rules["links"];
        assert_eq!((rule.cited, rule.newly_held.count, rule.tried.rightly_stopped), (2, 1, 1));
        assert_eq!((clause.cited, clause.newly_held.count, tally.held()), (0, 0, 0), "nothing is held by it");
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
