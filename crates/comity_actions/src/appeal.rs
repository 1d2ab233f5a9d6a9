//! The author of a comment that the policy rejected by itself asks a person to look at it.
//!
//! The comment goes into the queue as held; the moderator's decision is the outcome. What a person has decided is not
//! heard here again.

use crate::app::salt;
use crate::payload::Payload;
use crate::{App, Refusal, Result};
use comity_model::{CommentState, DecidedBy, Decision, DecisionId, Effect, Outcome, SiteId};
use comity_store::{comments, decisions};

/// The longest appeal, in characters; the rest is cut off.
pub const MAX_APPEAL_CHARS: usize = 1_000;

/// How long a rejection can be appealed, in days: six months (DSA Art. 20(1)).
pub const APPEAL_DAYS: i64 = 183;

/// Appeals against the policy's rejection of the comment that `token` opens.
///
/// # Errors
/// [`Refusal::UnknownComment`] when the token is not one of this site's; [`Refusal::ChangedMeanwhile`] when the comment
/// is not rejected by the policy (any more); [`Refusal::LinkUsedOrExpired`] after [`APPEAL_DAYS`].
pub async fn appeal(app: &App, site: SiteId, token: &str, why: &str) -> Result<()> {
    let Some(id) = app.secrets().read_status_token(site, token) else {
        return Err(Refusal::UnknownComment.into());
    };
    let note: String = why.trim().replace('\0', "").chars().take(MAX_APPEAL_CHARS).collect();
    let (me, now) = (app.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let Some(written) = comments::find(tx, site, id)? else {
                return Ok(Err(Refusal::UnknownComment));
            };
            let Some(newest) = decisions::find_newest_judgement(tx, site, id)? else {
                return Ok(Err(Refusal::UnknownComment));
            };
            if written.comment.state != CommentState::Rejected || newest.by != DecidedBy::Policy {
                return Ok(Err(Refusal::ChangedMeanwhile));
            }
            if now > newest.at.plus_days(APPEAL_DAYS) {
                return Ok(Err(Refusal::LinkUsedOrExpired));
            }
            comments::set_state(tx, site, id, CommentState::Held)?;
            let decision = Decision {
                site,
                id: DecisionId::new(me.ids(), now),
                effect: Effect::Judged(Outcome::Hold),
                by: DecidedBy::Author,
                comment: Some(id),
                revision: Some(written.revision.id),
                commenter: Some(written.comment.commenter),
                story: Some(written.comment.story),
                clause: newest.clause,
                rule: newest.rule,
                policy_version: newest.policy_version,
                model_version: None,
                at: now,
            };
            let payload = Payload { note: note.clone(), ..Payload::default() };
            decisions::append(tx, &decision, &payload.to_json(), &salt(me.ids()))?;
            Ok(Ok(()))
        })
        .await?;
    Ok(done?)
}
