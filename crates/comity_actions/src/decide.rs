//! A moderator decides a case.

use crate::app::salt;
use crate::judge::state_of;
use crate::moderation_queue::QueueKind;
use crate::payload::{Payload, StoredClause};
use crate::policy_in_force::policy_in_force;
use crate::stands::Stands;
use crate::{App, Change, Refusal, Result};
use comity_model::{
    ClauseRef, Comment, CommentId, CommentState, DecidedBy, Decision, DecisionId, Effect, Moderator, Outcome,
    SiteId, Timestamp,
};
use comity_store::{Tx, comments, decisions, noted, reports};

/// The longest note to a commenter, in characters.
pub const MAX_NOTE_CHARS: usize = 2_000;

/// A moderator's decision.
#[derive(Debug, Clone)]
pub struct Decide {
    /// The comment.
    pub comment: CommentId,
    /// The newest decision that the moderator saw.
    pub seen: DecisionId,
    /// [`Outcome::Publish`] or [`Outcome::Reject`]; [`Outcome::Hold`] takes a published comment back for a closer look.
    pub outcome: Outcome,
    /// The clause cited, as an anchor; needed to reject.
    pub clause: Option<String>,
    /// What the commenter is told.
    pub note: String,
    /// The queue that the moderator works through; the next case comes from it.
    pub queue: QueueKind,
    /// Whether this takes back the decision that was seen: what it closed is open again.
    pub is_undo: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Where the comment stands now.
    pub state: CommentState,
    /// The next case in the queue.
    pub next: Option<CommentId>,
    /// Whether a moderator has still to look at it: it is held, its reports are open, or the policy noted it.
    pub is_waiting: bool,
    /// The decision, for undoing it.
    pub decision: DecisionId,
    /// What the decision before it said, and the clause it cited: what an undo goes back to.
    pub before: (Outcome, Option<String>),
}

/// Decides a case.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when another decision came first; [`Refusal::ReasonMissing`] for a rejection without a
/// clause of the policy; [`Refusal::UnknownComment`].
pub async fn decide(app: &App, moderator: &Moderator, decide: Decide) -> Result<Decided> {
    let site = moderator.site;
    let policy = policy_in_force(app, site).await?;
    let clause = decide.clause.as_deref().filter(|anchor| !anchor.is_empty());
    let cited: Option<ClauseRef> = clause
        .and_then(|anchor| policy.policy().document().find_clause(anchor))
        .map(comity_policy::Clause::to_ref);
    // An undo goes back to what was, which is checked below; a rejection from an archive, or for a clause that is gone, had no
    // clause to cite either.
    if decide.outcome == Outcome::Reject && cited.is_none() && !decide.is_undo {
        return Err(Refusal::ReasonMissing.into());
    }
    let strikes = cited
        .as_ref()
        .and_then(|c| policy.policy().document().find_clause(&c.anchor))
        .is_some_and(|clause| clause.strikes);
    let note: String = decide.note.trim().replace('\0', "").chars().take(MAX_NOTE_CHARS).collect();
    let (me, by, now) = (app.clone(), moderator.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let Some(written) = comments::find(tx, site, decide.comment)? else {
                return Ok(Err(Refusal::UnknownComment));
            };
            let newest = decisions::find_newest(tx, site, decide.comment)?;
            let Some(newest) = newest.filter(|newest| newest.id == decide.seen) else {
                return Ok(Err(Refusal::ChangedMeanwhile));
            };
            if matches!(written.comment.state, CommentState::Withdrawn | CommentState::Erased) {
                return Ok(Err(Refusal::ChangedMeanwhile));
            }
            // Only what a person decided can be taken back.
            if decide.is_undo && !(newest.by.moderator().is_some() && newest.effect.is_judgement()) {
                return Ok(Err(Refusal::ChangedMeanwhile));
            }
            let judged = decisions::find_newest_judgement(tx, site, decide.comment)?;
            if decide.is_undo && stood_before(tx, site, decide.comment)? != Some(state_of(decide.outcome)) {
                return Ok(Err(Refusal::ChangedMeanwhile));
            }
            let state = state_of(decide.outcome);
            comments::set_state(tx, site, decide.comment, state)?;
            let decision = Decision {
                site,
                id: DecisionId::new(me.ids(), now),
                effect: Effect::Judged(decide.outcome),
                by: DecidedBy::Moderator(by.id),
                comment: Some(decide.comment),
                revision: Some(written.revision.id),
                commenter: Some(written.comment.commenter),
                story: Some(written.comment.story),
                clause: cited.as_ref().map(|c| c.anchor.clone()),
                rule: None,
                policy_version: Some(policy.version().id),
                model_version: None,
                at: now,
            };
            let payload = Payload {
                note: note.clone(),
                clause: cited.as_ref().map(StoredClause::from),
                is_undo: decide.is_undo,
                ..Payload::default()
            };
            decisions::append(tx, &decision, &payload.to_json(), &salt(me.ids()))?;
            let mut is_waiting = state == CommentState::Held;
            if decide.is_undo {
                is_waiting |= reports::reopen(tx, site, decide.comment, newest.at)? > 0;
                is_waiting |= noted::reopen(tx, site, decide.comment, newest.at)?;
                crate::sanction::take_back(&me, tx, &written.comment, (newest.at, by.id), now)?;
            } else {
                reports::resolve(tx, site, decide.comment, now)?;
                noted::resolve(tx, site, decide.comment, now)?;
                if state == CommentState::Published {
                    // Whoever was right in an appeal is not kept out for what they were right about.
                    for at in rejected_at(tx, site, decide.comment)? {
                        crate::sanction::take_back(&me, tx, &written.comment, (at, by.id), now)?;
                    }
                }
            }
            Change::Thread { site, story: written.comment.story }.notify(tx)?;
            if decide.outcome == Outcome::Reject && strikes && !decide.is_undo {
                crate::sanction::climb_after_rejection(
                    &me,
                    tx,
                    &policy,
                    &written.comment,
                    (cited.as_ref(), Some(by.id)),
                    now,
                )?;
            }
            let next = next_case(tx, site, decide.queue, &written.comment)?;
            let before = match written.comment.state {
                CommentState::Published => Outcome::Publish,
                CommentState::Rejected => Outcome::Reject,
                _ => Outcome::Hold,
            };
            let before = (before, judged.and_then(|judged| judged.clause));
            Ok(Ok((
                written.comment.story,
                Decided { state, next, is_waiting, decision: decision.id, before },
            )))
        })
        .await?;
    let (story, decided) = done?;
    app.announce(Change::Thread { site, story });
    Ok(decided)
}

/// When the comment was rejected, by the policy or by a person.
fn rejected_at(tx: &mut Tx<'_>, site: SiteId, comment: CommentId) -> comity_store::Result<Vec<Timestamp>> {
    let records = decisions::list_of_comment(tx, site, comment)?;
    let is_rejection = |d: &Decision| d.effect == Effect::Judged(Outcome::Reject);
    Ok(records.into_iter().map(|r| r.decision).filter(is_rejection).map(|d| d.at).collect())
}

/// Where the judgement before the newest left the comment: where an undo leads, and nowhere else.
fn stood_before(
    tx: &mut Tx<'_>,
    site: SiteId,
    comment: CommentId,
) -> comity_store::Result<Option<CommentState>> {
    let mut records = decisions::list_of_comment(tx, site, comment)?;
    records.retain(|record| record.decision.effect.is_judgement());
    records.pop();
    Ok(Stands::after(&records).state)
}

/// Says that the reports about a published comment are unfounded: they are closed, and the comment stays.
///
/// # Errors
/// [`Refusal::UnknownComment`].
pub async fn dismiss_reports(app: &App, moderator: &Moderator, comment: CommentId) -> Result<()> {
    let (me, by, now) = (app.clone(), moderator.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let Some(written) = comments::find(tx, by.site, comment)? else {
                return Ok(Err(Refusal::UnknownComment));
            };
            if reports::resolve(tx, by.site, comment, now)? > 0 {
                let decision = Decision {
                    site: by.site,
                    id: DecisionId::new(me.ids(), now),
                    effect: Effect::ReportsResolved,
                    by: DecidedBy::Moderator(by.id),
                    comment: Some(comment),
                    revision: Some(written.revision.id),
                    commenter: Some(written.comment.commenter),
                    story: Some(written.comment.story),
                    clause: None,
                    rule: None,
                    policy_version: None,
                    model_version: None,
                    at: now,
                };
                decisions::append(tx, &decision, &Payload::default().to_json(), &salt(me.ids()))?;
            }
            Ok(Ok(()))
        })
        .await?;
    Ok(done?)
}

/// The case that waits longest after this one in the same queue; at the end of the queue the first one.
fn next_case(
    tx: &mut Tx<'_>,
    site: SiteId,
    queue: QueueKind,
    decided: &Comment,
) -> comity_store::Result<Option<CommentId>> {
    let start = (Timestamp::from_micros(i64::MIN), CommentId::from_bytes([0; 16]));
    let waiting = match queue {
        QueueKind::Held => {
            let after = reports::list_held(tx, site, (decided.created_at, decided.id), 1)?;
            if after.is_empty() { reports::list_held(tx, site, start, 2)? } else { after }
        }
        // What it waited for is dealt with by now, so the first that is left is the next.
        QueueKind::Reported => reports::list_reported(tx, site, start, 2)?,
        QueueKind::Noted => noted::list_open(tx, site, start, 2)?,
    };
    Ok(waiting.into_iter().map(|next| next.comment).find(|next| *next != decided.id))
}
