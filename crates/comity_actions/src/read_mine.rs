//! What of a thread is one's own: held and rejected comments with their reasons, and until when one may edit.

use crate::edit_comment::REWRITE_WINDOW_SECS;
use crate::judge::reasons_of;
use crate::policy_in_force::policy_in_force;
use crate::post_comment::newest_verdict;
use crate::speaker::Speaker;
use crate::{App, Reason, Refusal, Result};
use comity_model::{CommentId, CommentState, SiteId, Timestamp};
use comity_store::{comments, stories};

/// Own comments shown at most, newest first.
const MAX_OWN: u32 = 100;

/// One of the speaker's own comments.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnComment {
    /// Its id.
    pub id: CommentId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The name it is signed with.
    pub author_name: String,
    /// Where it stands.
    pub state: CommentState,
    /// Safe HTML.
    pub html: String,
    /// As it was typed, for editing.
    pub text: String,
    /// Why it is held or rejected.
    pub reasons: Vec<Reason>,
    /// When it was written.
    pub created_at: Timestamp,
    /// Until when it may be edited, or written anew when it was rejected; none: no more.
    pub may_edit_until: Option<Timestamp>,
    /// Token of its private status page.
    pub status_token: String,
}

/// The speaker's own comments under a story, oldest first.
///
/// # Errors
/// [`Refusal::UnknownStory`].
pub async fn read_mine(
    app: &App,
    site: SiteId,
    story_key: &str,
    speaker: &Speaker,
    locale: &str,
) -> Result<Vec<OwnComment>> {
    if speaker.key().is_none() {
        return Ok(Vec::new());
    }
    let window = crate::find_site::site_by_id(app, site).await?.edit_window_secs;
    let policy = policy_in_force(app, site).await?;
    let (me, speaker, key, locale) = (app.clone(), speaker.clone(), story_key.to_owned(), locale.to_owned());
    let now = app.now();
    let found = app
        .store()
        .read(move |tx| {
            let Some(story) = stories::find_by_key(tx, site, &key)? else {
                return Ok(Err(Refusal::UnknownStory));
            };
            let Some(commenter) = speaker.find(&me, tx, site)? else { return Ok(Ok(Vec::new())) };
            let mut own = Vec::new();
            for written in comments::list_own(tx, site, story.id, commenter.id, MAX_OWN)? {
                let comment = written.comment;
                let told = match comment.state {
                    CommentState::Held | CommentState::Rejected => {
                        let verdict = newest_verdict(tx, site, comment.id)?;
                        reasons_of(tx, &policy, &verdict, &locale)?
                    }
                    _ => Vec::new(),
                };
                // The same windows as for the edit itself.
                let window = match comment.state {
                    CommentState::Published | CommentState::Held => Some(window),
                    CommentState::Rejected => Some(REWRITE_WINDOW_SECS),
                    CommentState::Withdrawn | CommentState::Erased => None,
                };
                let last = window.map(|window| comment.created_at.plus_secs(window));
                own.push(OwnComment {
                    id: comment.id,
                    parent: comment.parent,
                    author_name: comment.author_name,
                    state: comment.state,
                    html: written.revision.html,
                    text: written.revision.text,
                    reasons: told,
                    created_at: comment.created_at,
                    may_edit_until: last.filter(|last| now < *last),
                    status_token: me.secrets().status_token(site, comment.id),
                });
            }
            own.reverse();
            Ok(Ok(own))
        })
        .await?;
    Ok(found?)
}
