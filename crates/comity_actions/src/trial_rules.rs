//! Rules on trial: what they noticed in live comments, beside what moderators decided about those comments.
//!
//! What is shown is what was computed when each comment was posted, as it stands in the ledger; nothing is evaluated again.

use crate::moderation_queue::excerpt;
use crate::payload::{Payload, StoredFinding, StoredStatus};
use crate::policy_in_force::{InForce, policy_in_force};
use crate::spoken::spoken;
use crate::version_state::VersionState;
use crate::{AgreementReport, App, Result, SampleComment};
use comity_model::{
    CommentId, CommentState, Decision, DecisionId, Effect, Moderator, Outcome, PolicyVersionId, RuleStatus,
    Timestamp, rule_name,
};
use comity_policy::{Agreement, Clause, Document, Policy, RuleSource};
use comity_store::policies::PolicyVersion;
use comity_store::{comments, decisions, policies, stories};
use std::collections::{BTreeMap, BTreeSet};

/// Comments that rules on trial noticed, and decisions of people, that are counted: the newest.
const MAX_COUNTED: u32 = 20_000;

/// Versions before the one in force that are looked at.
const MAX_VERSIONS: usize = 50;

/// Comments shown of each rule, the newest.
const MAX_TRIAL_SAMPLES: usize = 8;

/// How the payload of a decision names a finding on trial.
const ON_TRIAL: &str = "%\"status\":\"trial\"%";

/// What the rules on trial would have done since they stand on trial such as they are.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialReport {
    /// The first version with these rules on trial, such as they are.
    pub version: u32,
    /// Since when that one is in force.
    pub since: Timestamp,
    /// Comments that moderators rejected in that time.
    pub rejected: u64,
    /// Its rules on trial, in the order of the document.
    pub rules: Vec<TrialRule>,
    /// Comments that one of several rules of a kind noticed, and the ledger does not say which: findings older than the count.
    pub not_told_apart: u64,
}

/// What one rule on trial would have done.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialRule {
    /// What it is called in its clause: its kind, with its number where there are several of the kind, such as `signal#2`.
    pub rule: String,
    /// Its settings in short, such as `signal = "toxicity", at_least = 0.97`.
    pub settings: String,
    /// Number and heading of its clause.
    pub clause: String,
    /// What it would ask for.
    pub then: Outcome,
    /// Comments that it noticed something in.
    pub noticed: u64,
    /// Of these, comments that the rest of the policy let through.
    pub newly: u64,
    /// Against what moderators decided: *stopped* is what it noticed.
    pub agreement: AgreementReport,
    /// The newest comments that it noticed.
    pub samples: Vec<SampleComment>,
}

/// A comment as rules on trial saw it.
struct Noticed {
    comment: CommentId,
    outcome: Outcome,
    /// Each rule on trial that noticed something, by its place among those on trial.
    rules: BTreeSet<usize>,
    /// Whether some rule on trial noticed something and it cannot be said which of several.
    is_not_told_apart: bool,
}

/// A rule on trial as one version has it. Its place among the rules on trial is the same in all of them; its number in its
/// clause may not be, when rules that are not on trial came before it.
#[derive(Debug, Clone)]
struct OnTrial {
    clause: String,
    kind: &'static str,
    number: u32,
    then: Outcome,
}

/// Reads what the rules on trial of the version in force have noticed; every moderator may look. Clauses are named in the
/// language `locale`.
///
/// # Errors
/// Only faults.
pub async fn trial_rules(app: &App, by: &Moderator, locale: &str) -> Result<TrialReport> {
    let policy = policy_in_force(app, by.site).await?;
    let site = by.site;
    let Trial { number, begin: since, versions } = on_trial_since(app, &policy).await?;
    let document = policy.policy().document();
    let shown = |(clause, number, rule): (&Clause, u32, &RuleSource)| {
        let cited = policy.clause_in(locale, &clause.to_ref());
        TrialRule {
            rule: rule_name(rule.kind.name, number),
            settings: rule.settings_in_short(),
            clause: format!("{}. {}", cited.number, cited.title),
            then: rule.then,
            noticed: 0,
            newly: 0,
            agreement: AgreementReport::default(),
            samples: Vec::new(),
        }
    };
    let rules: Vec<TrialRule> = rules_on_trial(document).map(shown).collect();
    if rules.is_empty() {
        return Ok(TrialReport { version: number, since, rejected: 0, rules, not_told_apart: 0 });
    }
    let report = app
        .store()
        .read(move |tx| {
            let begin = DecisionId::first_at(since);
            let recorded = decisions::list_with_payload_like(tx, site, begin, ON_TRIAL, MAX_COUNTED)?;
            let noticed: Vec<Noticed> = recorded
                .iter()
                .filter_map(|one| {
                    let known = versions.get(&one.decision.policy_version?)?;
                    noticed(&one.decision, one.payload.as_deref(), known)
                })
                .collect();
            let not_told_apart = noticed.iter().filter(|one| one.is_not_told_apart).count() as u64;
            let people = people_decided(decisions::list_by_people(tx, site, begin, MAX_COUNTED)?);
            let rejected = people.values().filter(|is_rejected| **is_rejected).count() as u64;
            let mut rules = rules.clone();
            for (place, rule) in rules.iter_mut().enumerate() {
                let mine: Vec<&Noticed> = noticed.iter().filter(|one| one.rules.contains(&place)).collect();
                rule.noticed = mine.len() as u64;
                rule.newly = mine.iter().filter(|one| one.outcome < Outcome::Hold).count() as u64;
                rule.agreement = agreement(&mine, &people).into();
                for one in mine.iter().take(MAX_TRIAL_SAMPLES) {
                    let Some(written) = comments::find(tx, site, one.comment)? else { continue };
                    if written.comment.state == CommentState::Erased {
                        continue;
                    }
                    let story = stories::get(tx, site, written.comment.story)?;
                    let made = |is_rejected: &bool| if *is_rejected { "rejected" } else { "published" };
                    rule.samples.push(SampleComment {
                        comment: one.comment.to_string(),
                        text: excerpt(&spoken(&written)),
                        headline: story.headline,
                        language: written.revision.language,
                        old: one.outcome.to_string(),
                        new: rule.then.to_string(),
                        moderator: people.get(&one.comment).map(made).map(str::to_owned),
                        tried: None,
                        clause: None,
                        rule: None,
                    });
                }
            }
            Ok(TrialReport { version: number, since, rejected, rules, not_told_apart })
        })
        .await?;
    Ok(report)
}

/// Since when the rules on trial stand such as they are, and the versions since then: a new version that leaves them alone
/// does not begin the trial anew.
struct Trial {
    number: u32,
    begin: Timestamp,
    /// Each with its rules on trial.
    versions: BTreeMap<PolicyVersionId, Vec<OnTrial>>,
}

async fn on_trial_since(app: &App, policy: &InForce) -> Result<Trial> {
    let in_force = policy.version();
    let (site, number) = (in_force.site, in_force.number);
    let all = app.store().read(move |tx| policies::list(tx, site)).await?;
    let document = policy.policy().document();
    let wanted = on_trial(document);
    let versions = BTreeMap::from([(in_force.id, numbered(document))]);
    let mut trial = Trial { number, begin: in_force.effective_from, versions };
    let now = app.now();
    let had = |version: &&PolicyVersion| {
        version.number < number && VersionState::of(version, &all, now) == VersionState::Over
    };
    for version in all.iter().filter(had).take(MAX_VERSIONS) {
        match Policy::parse(&version.source, "policy.md") {
            Ok(document) if on_trial(&document) == wanted => {
                trial.versions.insert(version.id, numbered(&document));
                (trial.number, trial.begin) = (version.number, version.effective_from);
            }
            _ => break,
        }
    }
    Ok(trial)
}

/// The rules on trial, each with its clause and its number there.
fn rules_on_trial(document: &Document) -> impl Iterator<Item = (&Clause, u32, &RuleSource)> {
    document
        .clauses
        .iter()
        .flat_map(|clause| clause.numbered_rules().map(move |(number, rule)| (clause, number, rule)))
        .filter(|(_, _, rule)| rule.status == RuleStatus::Trial)
}

/// The rules on trial with all that they are asked for.
fn on_trial(document: &Document) -> Vec<(&str, &str, Outcome, String)> {
    rules_on_trial(document)
        .map(|(clause, _, rule)| {
            (clause.anchor.as_str(), rule.kind.name, rule.then, rule.settings.to_string())
        })
        .collect()
}

/// The rules on trial as this version has them.
fn numbered(document: &Document) -> Vec<OnTrial> {
    rules_on_trial(document)
        .map(|(clause, number, rule)| OnTrial {
            clause: clause.anchor.clone(),
            kind: rule.kind.name,
            number,
            then: rule.then,
        })
        .collect()
}

/// What rules on trial noticed in a comment; `known` are those of the version that judged it.
fn noticed(decision: &Decision, payload: Option<&str>, known: &[OnTrial]) -> Option<Noticed> {
    let Effect::Judged(outcome) = decision.effect else { return None };
    let mut noticed =
        Noticed { comment: decision.comment?, outcome, rules: BTreeSet::new(), is_not_told_apart: false };
    let findings = Payload::read(payload).findings;
    let on_trial: Vec<_> = findings.iter().filter(|f| f.status == StoredStatus::Trial).collect();
    for finding in &on_trial {
        let is_alike = |rule: &OnTrial| rule.clause == finding.clause.anchor && rule.kind == finding.rule;
        let asks_alike = |rule: &OnTrial| is_alike(rule) && rule.then.as_str() == finding.outcome;
        let places: Vec<usize> = match known.iter().position(|r| is_alike(r) && r.number == finding.number) {
            Some(place) => vec![place],
            None => (0..known.len()).filter(|place| known.get(*place).is_some_and(asks_alike)).collect(),
        };
        // A finding without a number is one of several rules; it is all of them where as many have spoken.
        let said_alike = |other: &&&StoredFinding| {
            (&other.clause.anchor, &other.rule, &other.outcome)
                == (&finding.clause.anchor, &finding.rule, &finding.outcome)
        };
        if places.len() <= 1 || on_trial.iter().filter(said_alike).count() == places.len() {
            noticed.rules.extend(places);
        } else {
            noticed.is_not_told_apart = true;
        }
    }
    Some(noticed)
}

/// Whether each comment was rejected by the newest decision of a person. Holding one for a closer look decides nothing.
fn people_decided(decided: Vec<Decision>) -> BTreeMap<CommentId, bool> {
    let mut people = BTreeMap::new();
    // The newest stand first, and count.
    for decision in decided {
        if let (Some(comment), Effect::Judged(outcome)) = (decision.comment, decision.effect)
            && outcome != Outcome::Hold
        {
            people.entry(comment).or_insert(outcome == Outcome::Reject);
        }
    }
    people
}

fn agreement(noticed: &[&Noticed], people: &BTreeMap<CommentId, bool>) -> Agreement {
    let seen: BTreeSet<CommentId> = noticed.iter().map(|one| one.comment).collect();
    let mut agreement = Agreement::default();
    for (comment, is_rejected) in people {
        match (seen.contains(comment), is_rejected) {
            (true, true) => agreement.rightly_stopped += 1,
            (true, false) => agreement.wrongly_stopped += 1,
            (false, true) => agreement.missed += 1,
            (false, false) => agreement.rightly_published += 1,
        }
    }
    agreement
}

#[cfg(test)]
mod tests {
    use super::*;
    use comity_model::{DecidedBy, SiteId};

    fn noticed_in(findings: &str) -> Noticed {
        let decision = Decision {
            comment: Some(CommentId::from_bytes([3; 16])),
            ..Decision::bare(
                SiteId::from_bytes([1; 16]),
                DecisionId::from_bytes([2; 16]),
                Effect::Judged(Outcome::Publish),
                DecidedBy::Policy,
                Timestamp::from_micros(0),
            )
        };
        let rule =
            |number| OnTrial { clause: "calm".to_owned(), kind: "signal", number, then: Outcome::Hold };
        let payload = format!("{{\"findings\":[{findings}]}}");
        noticed(&decision, Some(&payload), &[rule(1), rule(3)]).expect("it is a judgement")
    }

    #[test]
    fn findings_older_than_the_count_are_counted_with_none_unless_it_is_clear_which_they_are() {
        let finding = |number: &str| {
            format!(
                "{{\"rule\":\"signal\",{number}\"clause\":{{\"anchor\":\"calm\",\"number\":\"1\",\"title\":\"Calm\"}},\
                 \"outcome\":\"hold\",\"status\":\"trial\",\"evidence\":{{\"kind\":\"circumstance\"}},\"told\":\"told-signal\"}}"
            )
        };
        let known = noticed_in(&finding("\"number\":3,"));
        assert_eq!((known.rules, known.is_not_told_apart), (BTreeSet::from([1]), false));
        let one = noticed_in(&finding(""));
        assert_eq!((one.rules, one.is_not_told_apart), (BTreeSet::new(), true));
        let both = noticed_in(&format!("{},{}", finding(""), finding("")));
        assert_eq!((both.rules, both.is_not_told_apart), (BTreeSet::from([0, 1]), false));
    }
}
