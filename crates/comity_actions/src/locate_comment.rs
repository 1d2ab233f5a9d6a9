//! Finds the page on which a comment is seen, for permalinks.

use crate::read_thread::MAX_DEPTH;
use crate::{App, Refusal, Result};
use comity_model::{CommentId, CommentState, SiteId};
use comity_store::{comments, stories};

/// Where a comment is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentPlace {
    /// The story's key.
    pub story_key: String,
    /// The page below this comment shows it: its branch, or for a deep reply its nearest ancestor that has a page.
    pub under: CommentId,
}

/// Finds a published comment.
///
/// # Errors
/// [`Refusal::UnknownComment`] when there is none, or when readers don't see it.
pub async fn locate_comment(app: &App, site: SiteId, id: CommentId) -> Result<CommentPlace> {
    let found = app
        .store()
        .read(move |tx| {
            let Some(written) = comments::find(tx, site, id)? else { return Ok(None) };
            if written.comment.state != CommentState::Published {
                return Ok(None);
            }
            let story = stories::get(tx, site, written.comment.story)?;
            if story.is_hidden() {
                return Ok(None);
            }
            let mut under = written.comment.clone();
            // Climb until the comment is within the depth that a page shows.
            while under.depth > 0 && written.comment.depth - under.depth < MAX_DEPTH - 1 {
                let Some(parent) = under.parent else { break };
                let Some(above) = comments::find(tx, site, parent)? else { break };
                under = above.comment;
            }
            Ok(Some(CommentPlace { story_key: story.key, under: under.id }))
        })
        .await?;
    found.ok_or_else(|| Refusal::UnknownComment.into())
}
