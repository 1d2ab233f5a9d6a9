//! Measures on a commenter: imposed by a moderator, by the policy's ladder, and lifted again.

mod strikes;

use crate::app::salt;
use crate::payload::{Payload, StoredClause};
use crate::policy_in_force::InForce;
use crate::{App, Refusal, Result};
use comity_model::{
    Block, BlockTarget, ClauseRef, Comment, CommentId, CommenterId, DecidedBy, Decision, DecisionId, Effect,
    Moderator, ModeratorId, Outcome, Proposal, ProposalId, Resolved, Sanction, SanctionId, SanctionKind,
    SiteId, Timestamp, Verdict,
};
use comity_policy::{PastMeasure, SanctionStep};
use comity_store::{Tx, commenters, comments, decisions, proposals, sanctions};

/// The longest reason, in characters.
pub const MAX_REASON_CHARS: usize = 500;

/// The longest measure that has an end, in days: ten years.
pub const MAX_DAYS: u32 = 3_650;

/// A measure that a moderator imposes.
#[derive(Debug, Clone)]
pub struct SanctionCommenter {
    /// Whom.
    pub commenter: CommenterId,
    /// What.
    pub kind: SanctionKind,
    /// For how many days; none: for good.
    pub days: Option<u32>,
    /// The clause it rests on, as an anchor.
    pub clause: Option<String>,
    /// What the person is told.
    pub reason: String,
    /// Whether the e-mail address that was typed is blocked too: a separate, explicit choice.
    pub also_email: bool,
    /// The comment whose address prefix is blocked too.
    pub also_address_of: Option<CommentId>,
}

/// Imposes a measure.
///
/// # Errors
/// [`Refusal::ReasonMissing`] without a reason, [`Refusal::TooMany`] for more than [`MAX_DAYS`].
pub async fn sanction_commenter(app: &App, by: &Moderator, wanted: SanctionCommenter) -> Result<SanctionId> {
    let reason: String = wanted.reason.trim().replace('\0', "").chars().take(MAX_REASON_CHARS).collect();
    if reason.is_empty() {
        return Err(Refusal::ReasonMissing.into());
    }
    if wanted.days.is_some_and(|days| days == 0 || days > MAX_DAYS) {
        return Err(Refusal::TooMany { limit: MAX_DAYS as usize }.into());
    }
    let (me, by, now) = (app.clone(), by.clone(), app.now());
    let id = SanctionId::new(app.ids(), now);
    let sanction = Sanction {
        site: by.site,
        id,
        commenter: wanted.commenter,
        kind: wanted.kind,
        until: wanted.days.map(|days| now.plus_days(days.into())),
        clause: wanted.clause.clone().filter(|anchor| !anchor.is_empty()),
        step: None,
        reason,
        by: Some(by.id),
        created_at: now,
        lifted_at: None,
    };
    app.store()
        .write(move |tx| {
            let commenter = commenters::get(tx, by.site, wanted.commenter)?;
            impose(&me, tx, &sanction, DecidedBy::Moderator(by.id), now)?;
            let block = |tx: &mut Tx<'_>, target, hash: Vec<u8>| {
                let block = Block {
                    site: by.site,
                    id: SanctionId::new(me.ids(), now),
                    target,
                    hash,
                    until: sanction.until,
                    reason: sanction.reason.clone(),
                    by: Some(by.id),
                    created_at: now,
                    lifted_at: None,
                };
                sanctions::insert_block(tx, &block)?;
                let what = format!("{} {}", block.target.as_str(), block.id);
                record(
                    &me,
                    tx,
                    (by.site, wanted.commenter),
                    (Effect::Blocked, DecidedBy::Moderator(by.id)),
                    None,
                    &what,
                    now,
                )
            };
            if wanted.also_email
                && let Some(hash) = commenter.email_hash
            {
                block(tx, BlockTarget::Email, hash)?;
            }
            if let Some(comment) = wanted.also_address_of
                && let Some(hash) = comments::find_address(tx, by.site, comment)?
            {
                block(tx, BlockTarget::IpPrefix, hash)?;
            }
            Ok(())
        })
        .await?;
    Ok(id)
}

/// Lifts a measure.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when it was lifted already.
pub async fn lift_sanction(app: &App, by: &Moderator, id: SanctionId) -> Result<()> {
    let (me, by, now) = (app.clone(), by.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let lifted = sanctions::lift(tx, by.site, id, now)?;
            let what = format!("{} {id}", lifted.kind.as_str());
            let how = (Effect::SanctionLifted, DecidedBy::Moderator(by.id));
            record(&me, tx, (by.site, lifted.commenter), how, None, &what, now)
        })
        .await;
    match done {
        Err(error) if error.is_missing() => Err(Refusal::ChangedMeanwhile.into()),
        done => Ok(done?),
    }
}

/// Lifts a block on an address of `commenter`.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when it was lifted already; [`Refusal::UnknownCommenter`].
pub async fn lift_block(app: &App, by: &Moderator, commenter: CommenterId, id: SanctionId) -> Result<()> {
    let (me, by, now) = (app.clone(), by.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let holder = commenters::get(tx, by.site, commenter)?;
            let blocks =
                sanctions::list_blocks_of(tx, by.site, commenter, holder.email_hash.as_deref(), now)?;
            let Some(block) = blocks.into_iter().find(|block| block.id == id) else {
                return Ok(Err(Refusal::ChangedMeanwhile));
            };
            sanctions::lift_block(tx, by.site, id, now)?;
            let what = format!("{} {id}", block.target.as_str());
            let how = (Effect::BlockLifted, DecidedBy::Moderator(by.id));
            record(&me, tx, (by.site, commenter), how, None, &what, now)?;
            Ok(Ok(()))
        })
        .await;
    match done {
        Err(error) if error.is_missing() => Err(Refusal::UnknownCommenter.into()),
        done => Ok(done??),
    }
}

/// After the policy rejected a comment: imposes what its ladder demands, in the same write.
///
/// # Errors
/// Only faults of the database.
pub(crate) fn climb_ladder(
    app: &App,
    tx: &mut Tx<'_>,
    policy: &InForce,
    comment: &Comment,
    verdict: &Verdict,
    now: Timestamp,
) -> comity_store::Result<()> {
    let strike = verdict.deciding().find(|finding| finding.strikes);
    match (verdict.outcome, strike) {
        (Outcome::Reject, Some(finding)) => {
            climb_after_rejection(app, tx, policy, comment, (Some(&finding.clause), None), now)
        }
        _ => Ok(()),
    }
}

/// The same after a rejection for `clause`, by a moderator or by the policy. A step that a second moderator must confirm is
/// proposed, and the milder one holds meanwhile.
///
/// # Errors
/// Only faults of the database.
pub(crate) fn climb_after_rejection(
    app: &App,
    tx: &mut Tx<'_>,
    policy: &InForce,
    comment: &Comment,
    (clause, by): (Option<&ClauseRef>, Option<ModeratorId>),
    now: Timestamp,
) -> comity_store::Result<()> {
    let Some(ladder) = policy.policy().document().ladder() else { return Ok(()) };
    let window = ladder.steps.iter().map(|step| step.window_days).max().unwrap_or(0);
    let since = now.plus_days(-i64::from(window));
    let mut history = strikes::strikes(tx, policy, comment, (since, now))?;
    for sanction in sanctions::list_of(tx, comment.site, comment.commenter)? {
        let is_lifted = sanction.lifted_at.is_some();
        history.push(PastMeasure::Sanctioned { kind: sanction.kind, at: sanction.created_at, is_lifted });
    }
    history.sort_by_key(PastMeasure::at);
    let Some(due) = ladder.next(&history, now) else { return Ok(()) };
    let step = if due.step.needs_second_moderator {
        propose(app, tx, comment, (due.step, clause, by), now)?;
        due.meanwhile
    } else {
        Some(due.step)
    };
    let Some(step) = step else { return Ok(()) };
    let sanction = Sanction {
        site: comment.site,
        id: SanctionId::new(app.ids(), now),
        commenter: comment.commenter,
        kind: step.kind,
        until: step.until(now),
        clause: clause.map(|c| c.anchor.clone()),
        step: Some(step.to_string()),
        reason: reason_of(clause),
        by: None,
        created_at: now,
        lifted_at: None,
    };
    impose(app, tx, &sanction, DecidedBy::Policy, now)
}

/// Takes back what a rejection at `at` led to on the ladder, since the rejection itself is taken back: measures are lifted, and
/// nobody is asked to confirm one any more.
///
/// # Errors
/// Only faults of the database.
pub(crate) fn take_back(
    app: &App,
    tx: &mut Tx<'_>,
    comment: &Comment,
    (at, by): (Timestamp, ModeratorId),
    now: Timestamp,
) -> comity_store::Result<()> {
    let (whom, how) = ((comment.site, comment.commenter), DecidedBy::Moderator(by));
    for sanction in sanctions::list_of(tx, comment.site, comment.commenter)? {
        if sanction.created_at == at && sanction.by.is_none() && sanction.lifted_at.is_none() {
            sanctions::lift(tx, comment.site, sanction.id, now)?;
            let what = format!("{} {}", sanction.kind.as_str(), sanction.id);
            record(app, tx, whom, (Effect::SanctionLifted, how), None, &what, now)?;
        }
    }
    for proposal in proposals::list_of(tx, comment.site, comment.commenter)? {
        if proposal.created_at == at && proposal.comment == comment.id && proposal.resolved.is_none() {
            let resolved = Resolved { is_confirmed: false, by, at: now, note: String::new() };
            proposals::resolve(tx, comment.site, proposal.id, &resolved)?;
            let what = format!("{} {}: the rejection was taken back", proposal.kind.as_str(), proposal.id);
            record(app, tx, whom, (Effect::SanctionDeclined, how), proposal.clause, &what, now)?;
        }
    }
    Ok(())
}

/// The clause in the words that the person is told.
pub(crate) fn reason_of(clause: Option<&ClauseRef>) -> String {
    clause.map_or_else(String::new, |c| format!("{}. {}", c.number, c.title))
}

/// A measure as its person reads it: the reason of one that the ladder imposed is its clause, in this language; one that
/// follows a step of the ladder says which.
pub(crate) fn in_language(policy: &InForce, locale: &str, sanction: Sanction) -> Sanction {
    let anchor = sanction.clause.as_ref().filter(|_| sanction.by.is_none());
    let clause = anchor.and_then(|anchor| policy.find_clause_in(locale, anchor));
    let reason = clause.map_or_else(|| sanction.reason.clone(), |clause| reason_of(Some(&clause)));
    let reason = match sanction.step.as_deref().and_then(|line| step_in_words(line, locale)) {
        Some(step) if reason.is_empty() => step,
        Some(step) => {
            let args = [("reason", reason.trim_end_matches(['.', '։'])), ("step", step.as_str())];
            comity_locale::text(locale, "sanction-follows", &args)
        }
        None => reason,
    };
    Sanction { reason, ..sanction }
}

/// A step of the ladder that was taken, in words; none where this program cannot read its line.
pub(crate) fn step_in_words(line: &str, locale: &str) -> Option<String> {
    let step = SanctionStep::read(line)?;
    // Who has to confirm it is of no interest once it is told.
    Some(SanctionStep { needs_second_moderator: false, ..step }.in_words(locale))
}

/// Asks for a second moderator, unless one is asked already for a measure on this person that is as strict.
fn propose(
    app: &App,
    tx: &mut Tx<'_>,
    comment: &Comment,
    (step, clause, by): (&SanctionStep, Option<&ClauseRef>, Option<ModeratorId>),
    now: Timestamp,
) -> comity_store::Result<()> {
    let known = proposals::list_of(tx, comment.site, comment.commenter)?;
    if known.iter().any(|known| known.resolved.is_none() && known.kind >= step.kind) {
        return Ok(());
    }
    let proposal = Proposal {
        site: comment.site,
        id: ProposalId::new(app.ids(), now),
        commenter: comment.commenter,
        kind: step.kind,
        days: step.days,
        clause: clause.map(|c| c.anchor.clone()),
        step: Some(step.to_string()),
        reason: reason_of(clause),
        comment: comment.id,
        proposed_by: by,
        created_at: now,
        resolved: None,
    };
    proposals::insert(tx, &proposal)?;
    let what = format!("{} {}, by the step: {step}", proposal.kind.as_str(), proposal.id);
    let whom = (comment.site, comment.commenter);
    record(app, tx, whom, (Effect::SanctionProposed, DecidedBy::Policy), proposal.clause.clone(), &what, now)
}

pub(crate) fn impose(
    app: &App,
    tx: &mut Tx<'_>,
    sanction: &Sanction,
    by: DecidedBy,
    now: Timestamp,
) -> comity_store::Result<()> {
    sanctions::insert(tx, sanction)?;
    let until =
        sanction.until.map_or_else(|| "for good".to_owned(), |until| format!("until {}", until.as_secs()));
    let step = sanction.step.as_ref().map(|step| format!(", by the step: {step}")).unwrap_or_default();
    let what = format!("{} {} {until}{step}", sanction.kind.as_str(), sanction.id);
    let whom = (sanction.site, sanction.commenter);
    record(app, tx, whom, (Effect::Sanctioned, by), sanction.clause.clone(), &what, now)
}

pub(crate) fn record(
    app: &App,
    tx: &mut Tx<'_>,
    (site, commenter): (SiteId, CommenterId),
    (effect, by): (Effect, DecidedBy),
    clause: Option<String>,
    what: &str,
    now: Timestamp,
) -> comity_store::Result<()> {
    let decision = Decision {
        commenter: Some(commenter),
        clause: clause.clone(),
        ..Decision::bare(site, DecisionId::new(app.ids(), now), effect, by, now)
    };
    let clause = clause.map(|anchor| StoredClause { anchor, ..StoredClause::default() });
    let payload = Payload { clause, ..Payload::what(what) };
    decisions::append(tx, &decision, &payload.to_json(), &salt(app.ids()))
}
