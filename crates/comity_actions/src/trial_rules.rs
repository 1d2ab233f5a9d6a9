//! Rules on trial: what they noticed in live comments, beside what moderators decided about those comments.
//!
//! What is shown is what was computed when each comment was posted, as it stands in the ledger; nothing is evaluated again.

use crate::moderation_queue::excerpt;
use crate::payload::{Payload, StoredStatus};
use crate::policy_in_force::policy_in_force;
use crate::{AgreementReport, App, Result, SampleComment};
use comity_model::{
    CommentId, CommentState, Decision, DecisionId, Effect, Moderator, Outcome, RuleStatus, Timestamp,
};
use comity_policy::Agreement;
use comity_store::{comments, decisions, stories};
use std::collections::{BTreeMap, BTreeSet};

/// Comments that rules on trial noticed, and decisions of people, that are counted: the newest.
const MAX_COUNTED: u32 = 20_000;

/// Comments shown of each rule, the newest.
const MAX_TRIAL_SAMPLES: usize = 8;

/// How the payload of a decision names a finding on trial.
const ON_TRIAL: &str = "%\"status\":\"trial\"%";

/// What the rules on trial would have done since the version in force began.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialReport {
    /// The version in force.
    pub version: u32,
    /// Since when it is in force.
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
    /// Clause and kind of each rule on trial that noticed something.
    rules: BTreeSet<(String, String)>,
}

/// Reads what the rules on trial of the version in force have noticed; every moderator may look.
///
/// # Errors
/// Only faults.
pub async fn trial_rules(app: &App, by: &Moderator) -> Result<TrialReport> {
    let policy = policy_in_force(app, by.site).await?;
    let (site, version) = (by.site, policy.version().id);
    let (number, since) = (policy.version().number, policy.version().effective_from);
    let document = policy.policy().document();
    let on_trial = document.clauses.iter().flat_map(|clause| {
        let rules = clause.rules.iter().filter(|rule| rule.status == RuleStatus::Trial);
        rules.map(move |rule| (clause, rule))
    });
    let mut rules: Vec<((String, String), TrialRule)> = Vec::new();
    for (clause, rule) in on_trial {
        let key = (clause.anchor.clone(), rule.kind.name.to_owned());
        if !rules.iter().any(|(known, _)| *known == key) {
            let shown = TrialRule {
                rule: key.1.clone(),
                clause: format!("{}. {}", clause.number, clause.title),
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
            let recorded =
                decisions::list_with_payload_like(tx, site, (begin, version), ON_TRIAL, MAX_COUNTED)?;
            let noticed: Vec<Noticed> =
                recorded.iter().filter_map(|one| noticed(&one.decision, one.payload.as_deref())).collect();
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

fn noticed(decision: &Decision, payload: Option<&str>) -> Option<Noticed> {
    let Effect::Judged(outcome) = decision.effect else { return None };
    let findings = Payload::read(payload).findings.into_iter();
    let rules = findings.filter(|finding| finding.status == StoredStatus::Trial);
    let rules = rules.map(|finding| (finding.clause.anchor, finding.rule)).collect();
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
