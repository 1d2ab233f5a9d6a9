//! Rules on trial: what they noticed in live comments, beside what moderators decided about those comments.
//!
//! What is shown is what was computed when each comment was posted, as it stands in the ledger; nothing is evaluated again.

use crate::moderation_queue::excerpt;
use crate::payload::{Payload, StoredStatus};
use crate::policy_in_force::{InForce, policy_in_force};
use crate::version_state::VersionState;
use crate::{AgreementReport, App, Result, SampleComment};
use comity_model::{
    CommentId, CommentState, Decision, DecisionId, Effect, Moderator, Outcome, PolicyVersionId, RuleStatus,
    Timestamp,
};
use comity_policy::{Agreement, Document, Policy};
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
}

/// What one rule on trial would have done.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialRule {
    /// The kind of rule.
    pub rule: String,
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
    /// Each rule on trial that noticed something.
    rules: BTreeSet<RuleKey>,
}

/// Clause, kind, and the outcome that is asked for: two rules of one kind that stand in one clause and ask for different things
/// are counted apart.
type RuleKey = (String, String, String);

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
    let on_trial = document.clauses.iter().flat_map(|clause| {
        let rules = clause.rules.iter().filter(|rule| rule.status == RuleStatus::Trial);
        rules.map(move |rule| (clause, rule))
    });
    let mut rules: Vec<(RuleKey, TrialRule)> = Vec::new();
    for (clause, rule) in on_trial {
        let key = (clause.anchor.clone(), rule.kind.name.to_owned(), rule.then.to_string());
        if !rules.iter().any(|(known, _)| *known == key) {
            let cited = policy.clause_in(locale, &clause.to_ref());
            let shown = TrialRule {
                rule: key.1.clone(),
                clause: format!("{}. {}", cited.number, cited.title),
                then: rule.then,
                noticed: 0,
                newly: 0,
                agreement: AgreementReport::default(),
                samples: Vec::new(),
            };
            rules.push((key, shown));
        }
    }
    if rules.is_empty() {
        return Ok(TrialReport { version: number, since, rejected: 0, rules: Vec::new() });
    }
    let report = app
        .store()
        .read(move |tx| {
            let begin = DecisionId::first_at(since);
            let recorded = decisions::list_with_payload_like(tx, site, begin, ON_TRIAL, MAX_COUNTED)?;
            let is_of_these = |decision: &Decision| {
                decision.policy_version.is_some_and(|version| versions.contains(&version))
            };
            let noticed: Vec<Noticed> = recorded
                .iter()
                .filter(|one| is_of_these(&one.decision))
                .filter_map(|one| noticed(&one.decision, one.payload.as_deref()))
                .collect();
            let people = people_decided(decisions::list_by_people(tx, site, begin, MAX_COUNTED)?);
            let rejected = people.values().filter(|is_rejected| **is_rejected).count() as u64;
            let mut rules = rules.clone();
            for (key, rule) in &mut rules {
                let mine: Vec<&Noticed> = noticed.iter().filter(|one| one.rules.contains(key)).collect();
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
                        text: excerpt(&written.revision.text),
                        headline: story.headline,
                        language: written.revision.language,
                        old: one.outcome.to_string(),
                        new: rule.then.to_string(),
                        moderator: people.get(&one.comment).map(made).map(str::to_owned),
                        clause: None,
                    });
                }
            }
            let rules = rules.into_iter().map(|(_, rule)| rule).collect();
            Ok(TrialReport { version: number, since, rejected, rules })
        })
        .await?;
    Ok(report)
}

/// Since when the rules on trial stand such as they are, and the versions since then: a new version that leaves them alone
/// does not begin the trial anew.
struct Trial {
    number: u32,
    begin: Timestamp,
    versions: BTreeSet<PolicyVersionId>,
}

async fn on_trial_since(app: &App, policy: &InForce) -> Result<Trial> {
    let in_force = policy.version();
    let (site, number) = (in_force.site, in_force.number);
    let all = app.store().read(move |tx| policies::list(tx, site)).await?;
    let wanted = on_trial(policy.policy().document());
    let mut trial = Trial { number, begin: in_force.effective_from, versions: BTreeSet::from([in_force.id]) };
    let now = app.now();
    let had = |version: &&PolicyVersion| {
        version.number < number && VersionState::of(version, &all, now) == VersionState::Over
    };
    for version in all.iter().filter(had).take(MAX_VERSIONS) {
        match Policy::parse(&version.source, "policy.md") {
            Ok(document) if on_trial(&document) == wanted => {
                trial.versions.insert(version.id);
                (trial.number, trial.begin) = (version.number, version.effective_from);
            }
            _ => break,
        }
    }
    Ok(trial)
}

/// The rules on trial with all that they are asked for.
fn on_trial(document: &Document) -> Vec<(&str, &str, Outcome, String)> {
    document
        .clauses
        .iter()
        .flat_map(|clause| clause.rules.iter().map(move |rule| (clause, rule)))
        .filter(|(_, rule)| rule.status == RuleStatus::Trial)
        .map(|(clause, rule)| (clause.anchor.as_str(), rule.kind.name, rule.then, rule.settings.to_string()))
        .collect()
}

fn noticed(decision: &Decision, payload: Option<&str>) -> Option<Noticed> {
    let Effect::Judged(outcome) = decision.effect else { return None };
    let findings = Payload::read(payload).findings.into_iter();
    let rules = findings.filter(|finding| finding.status == StoredStatus::Trial);
    let rules = rules.map(|finding| (finding.clause.anchor, finding.rule, finding.outcome)).collect();
    Some(Noticed { comment: decision.comment?, outcome, rules })
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
