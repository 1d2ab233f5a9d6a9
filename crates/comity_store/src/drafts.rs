//! Drafts that a commenter was asked to think over: nothing of them is published.

use crate::{Result, Tx, params};
use comity_model::{CommenterId, DraftId, SiteId, StoryId, Timestamp};

/// A draft, by the digest of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draft {
    /// The site.
    pub site: SiteId,
    /// Its id.
    pub id: DraftId,
    /// Who wrote it.
    pub commenter: CommenterId,
    /// The story.
    pub story: StoryId,
    /// Digest of the text that was asked about.
    pub text_digest: i64,
    /// When it was asked about.
    pub created_at: Timestamp,
}

/// Keeps a draft.
///
/// # Errors
/// Only faults of the database.
pub fn insert(tx: &mut Tx<'_>, draft: &Draft) -> Result<()> {
    tx.execute(
        "insert into drafts (site_id, id, commenter_id, story_id, text_digest, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        params![&draft.site, &draft.id, &draft.commenter, &draft.story, draft.text_digest, draft.created_at],
    )?;
    Ok(())
}

/// Takes a draft out, if this commenter has it.
///
/// # Errors
/// Only faults of the database.
pub fn take(tx: &mut Tx<'_>, site: SiteId, id: DraftId, commenter: CommenterId) -> Result<Option<Draft>> {
    tx.query_opt(
        "delete from drafts where site_id = $1 and id = $2 and commenter_id = $3
         returning site_id, id, commenter_id, story_id, text_digest, created_at",
        params![&site, &id, &commenter],
        |row| {
            Ok(Draft {
                site: row.get(0)?,
                id: row.get(1)?,
                commenter: row.get(2)?,
                story: row.get(3)?,
                text_digest: row.get(4)?,
                created_at: row.get(5)?,
            })
        },
    )
}

/// Forgets drafts kept before `before`; gives how many.
///
/// # Errors
/// Only faults of the database.
pub fn forget(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64> {
    tx.execute("delete from drafts where created_at < $1", params![before])
}
