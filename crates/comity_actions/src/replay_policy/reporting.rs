//! The report of what a replay has counted.

use super::ReplayPolicy;
use super::counting::Counting;
use super::report::{
    AgreementReport, ChangedReport, ClauseReport, CommenterReport, GroupReport, ReplayReport, RuleReport,
    SampleComment, SkippedReport,
};
use crate::policy_in_force::InForce;
use comity_model::{Outcome, RuleStatus, Timestamp, rule_name};
use comity_policy::{Agreement, Changed, Clause, ClauseTally, ReplayTally, RuleSource, wilson};
use std::collections::BTreeSet;

/// Commenters listed at most.
const MAX_COMMENTERS_SHOWN: usize = 10;

/// Languages and peoples listed at most.
const MAX_GROUPS: usize = 20;

impl Counting {
    /// The report of what was counted.
    pub(super) fn into_report(mut self, replay: &ReplayPolicy) -> ReplayReport {
        let (policy, against) = (&*replay.policy, replay.against.as_deref());
        let days = self.days();
        let a_day = |count: u64| (count * self.every) as f64 / days as f64;
        let held_then: u64 = self.all.matrix.get(Outcome::Hold as usize).map_or(0, |row| row.iter().sum());
        let range = wilson(self.all.held(), self.all.comments).filter(|_| self.every > 1);
        let estimated = self.all.comments * self.every;
        let range = range.map(|share| {
            let a_day = |share: f64| share * estimated as f64 / days as f64;
            (a_day(share.low), a_day(share.high))
        });
        let mut report = ReplayReport {
            site: policy.version().site.to_string(),
            digest: policy.version().digest.clone(),
            version: Some(policy.version().number).filter(|number| *number > 0),
            since: replay.since.and_then(day_of),
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
            cases_a_day_range: range,
            moderators: self.all.agreement.into(),
            archive: self.imported.agreement.into(),
            overruled: self.all.overruled.into(),
            newly_published: self.samples_of(&self.all.newly_published),
            languages: groups(self.languages.iter()),
            peoples: groups(self.peoples.iter()),
            not_judged: self.not_judged(policy),
            clauses: self.clauses(policy, against),
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

    fn not_judged(&self, policy: &InForce) -> Vec<SkippedReport> {
        let document = policy.policy().document();
        let mut skipped: Vec<(usize, SkippedReport)> = Vec::new();
        for (rule, comments) in &self.all.skipped {
            let place = document.clauses.iter().position(|clause| clause.anchor == rule.clause);
            let clause = place.and_then(|place| document.clauses.get(place));
            let name = rule_name(&rule.kind, rule.number);
            let known = clause.and_then(|clause| rules_of(clause).find(|(known, ..)| *known == name));
            let why = if rule.is_not_evaluable { "not evaluable" } else { "missing" };
            let report = SkippedReport {
                clause: rule.clause.clone(),
                title: clause.map_or_else(
                    || rule.clause.clone(),
                    |known| format!("{}. {}", known.number, known.title),
                ),
                rule: name,
                settings: known.map(|(_, _, source)| source.settings_in_short()).unwrap_or_default(),
                why: why.to_owned(),
                comments: *comments,
            };
            skipped.push((place.unwrap_or(usize::MAX), report));
        }
        skipped.sort_by_key(|(place, _)| *place);
        skipped.into_iter().map(|(_, report)| report).collect()
    }

    fn clauses(&self, policy: &InForce, against: Option<&InForce>) -> Vec<ClauseReport> {
        let document = policy.policy().document();
        let known = document.clauses.iter().map(|clause| clause.anchor.as_str());
        let has = |anchor: &&str| document.find_clause(anchor).is_none();
        let mut gone: Vec<&str> =
            self.all.clauses.keys().chain(self.released.keys()).map(String::as_str).filter(has).collect();
        gone.sort_unstable();
        gone.dedup();
        let reports = known.chain(gone).map(|anchor| self.clause((policy, against), anchor));
        let is_told = |clause: &ClauseReport| {
            clause.cited + clause.newly_published + clause.moderators.decided() > 0
                || !clause.rules.is_empty()
        };
        reports.filter(is_told).collect()
    }

    fn clause(&self, (policy, against): (&InForce, Option<&InForce>), anchor: &str) -> ClauseReport {
        let clause = policy.policy().document().find_clause(anchor);
        let mut report = ClauseReport {
            anchor: anchor.to_owned(),
            title: clause.map_or_else(|| gone(anchor, against), |c| format!("{}. {}", c.number, c.title)),
            ..ClauseReport::default()
        };
        if let Some(tally) = self.all.clauses.get(anchor) {
            report.cited = tally.cited;
            report.newly_held = tally.newly_held.count;
            report.newly_rejected = tally.newly_rejected.count;
            // Of a clause that the policy does not have, it can stop nothing.
            if clause.is_some() {
                report.moderators = agreement(tally);
            }
            report.samples = self.samples_of(&tally.newly_rejected);
            report.samples.extend(self.samples_of(&tally.newly_held));
            for (rule, tally) in &tally.rules {
                let imported = self.imported.clauses.get(anchor).and_then(|clause| clause.rules.get(rule));
                let by_archive = || imported.and_then(|rule| rule.tried.precision());
                let counted = RuleReport {
                    precision: tally.tried.precision().or_else(by_archive),
                    cited: tally.cited,
                    newly_held: tally.newly_held.count,
                    newly_rejected: tally.newly_rejected.count,
                    ..RuleReport::default()
                };
                report.rules.insert(rule.clone(), counted);
                // A rule that has seldom something to say must not go without samples.
                report.samples.extend(self.samples_of(&tally.newly_rejected));
                report.samples.extend(self.samples_of(&tally.newly_held));
            }
        }
        if let Some(imported) = self.imported.clauses.get(anchor).filter(|_| clause.is_some()) {
            let precision = imported.agreement.precision();
            report.archive = AgreementReport { counts: imported.agreement, precision, recall: None };
        }
        if let Some(released) = self.released.get(anchor) {
            report.newly_published = released.count;
            report.samples.extend(self.samples_of(released));
        }
        let there = against.and_then(|against| against.policy().document().find_clause(anchor));
        for ((_, rule), released) in self.released_rules.iter().filter(|((of, _), _)| of == anchor) {
            let name = called_now(clause, there, rule);
            report.rules.entry(name).or_default().newly_published += released.count;
            report.samples.extend(self.samples_of(released));
        }
        let mut seen = BTreeSet::new();
        report.samples.retain(|sample| seen.insert(sample.comment.clone()));
        for (name, place, source) in clause.into_iter().flat_map(rules_of) {
            if source.status == RuleStatus::Retired && !report.rules.contains_key(&name) {
                continue;
            }
            // A rule that has noticed nothing has its row, too: that is worth knowing.
            let rule = report.rules.entry(name).or_default();
            (rule.place, rule.settings) = (place, source.settings_in_short());
            rule.then = source.then.to_string();
            rule.is_on_trial = source.status == RuleStatus::Trial;
        }
        report
    }
}

/// What a clause stops against what moderators decided, and what they rejected by it against what is stopped.
fn agreement(tally: &ClauseTally) -> AgreementReport {
    let counts = Agreement { missed: tally.named.missed, ..tally.agreement };
    AgreementReport { counts, precision: tally.agreement.precision(), recall: tally.named.recall() }
}

/// The rules of a clause, each with its name there and its place from 1.
fn rules_of(clause: &Clause) -> impl Iterator<Item = (String, u32, &RuleSource)> {
    (1..)
        .zip(clause.numbered_rules())
        .map(|(place, (number, source))| (rule_name(source.kind.name, number), place, source))
}

/// What the clause `now` calls a rule that had the name `then` in another policy, or in the ledger: the rule with the same
/// settings, or else the one with the same name among as many of its kind. Which of several is meant by the kind alone is not
/// known: it keeps that name.
fn called_now(now: Option<&Clause>, there: Option<&Clause>, then: &str) -> String {
    let kind = then.split('#').next().unwrap_or(then);
    let of_kind = |clause: &Clause| -> Vec<(String, String)> {
        let rules = rules_of(clause).filter(|(_, _, source)| source.kind.name == kind);
        rules.map(|(name, _, source)| (name, source.settings_in_short())).collect()
    };
    let now = now.map(of_kind).unwrap_or_default();
    let Some(there) = there.map(of_kind) else {
        // The ledger knows the kind.
        return match now.as_slice() {
            [(name, _)] => name.clone(),
            _ => kind.to_owned(),
        };
    };
    let settings = there.iter().find(|(name, _)| name == then).map(|(_, settings)| settings);
    let same: Vec<_> = now.iter().filter(|(_, known)| Some(known) == settings).collect();
    match same.as_slice() {
        [(name, _)] => name.clone(),
        _ if now.len() == there.len() && now.iter().any(|(name, _)| name == then) => then.to_owned(),
        _ => kind.to_owned(),
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

/// What a clause is called that the policy doesn't have: its heading where the policy that it is compared with has it,
/// without that one's number, which may be another clause's here.
fn gone(anchor: &str, against: Option<&InForce>) -> String {
    let known = against.and_then(|against| against.policy().document().find_clause(anchor));
    known.map_or(anchor, |clause| &clause.title).to_owned()
}
