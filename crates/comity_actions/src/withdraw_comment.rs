//! An author takes a comment back.

use crate::app::salt;
use crate::payload::Payload;
use crate::speaker::Speaker;
use crate::{App, Change, Refusal, Result};
use comity_model::{CommentId, CommentState, DecidedBy, Decision, DecisionId, Effect, SiteId};
use comity_store::{comments, decisions, noted, reports};

/// Takes a comment back. Replies below it stay; its place stays where there are any. Open reports about it are closed.
///
/// # Errors
/// [`Refusal::UnknownComment`], [`Refusal::NotYours`].
pub async fn withdraw_comment(app: &App, site: SiteId, comment: CommentId, speaker: &Speaker) -> Result<()> {
    let (me, speaker, now) = (app.clone(), speaker.clone(), app.now());
    let done = app
        .store()
        .write(move |tx| {
            let Some(written) = comments::find(tx, site, comment)? else {
                return Ok(Err(Refusal::UnknownComment));
            };
            let author = speaker.find(&me, tx, site)?;
            if author.is_none_or(|author| author.id != written.comment.commenter) {
                return Ok(Err(Refusal::NotYours));
            }
            let story = written.comment.story;
            if matches!(written.comment.state, CommentState::Withdrawn | CommentState::Erased) {
                return Ok(Ok(story));
            }
            comments::set_state(tx, site, comment, CommentState::Withdrawn)?;
            let decision = Decision {
                site,
                id: DecisionId::new(me.ids(), now),
                effect: Effect::Withdrawn,
                by: DecidedBy::Author,
                comment: Some(comment),
                revision: Some(written.revision.id),
                commenter: Some(written.comment.commenter),
                story: Some(story),
                clause: None,
                rule: None,
                policy_version: None,
                model_version: None,
                at: now,
            };
            decisions::append(tx, &decision, &Payload::default().to_json(), &salt(me.ids()))?;
            noted::resolve(tx, site, comment, now)?;
            // Nothing is left to decide: the reports about it are dealt with, and the ledger says so.
            if reports::resolve(tx, site, comment, now)? > 0 {
                let id = DecisionId::new(me.ids(), now);
                let closed = Decision { id, effect: Effect::ReportsResolved, ..decision };
                decisions::append(tx, &closed, &Payload::default().to_json(), &salt(me.ids()))?;
            }
            Change::Thread { site, story }.notify(tx)?;
            Ok(Ok(story))
        })
        .await?;
    let story = done?;
    app.announce(Change::Thread { site, story });
    Ok(())
}
