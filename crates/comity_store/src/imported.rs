//! Which record of an imported archive became which row here: what makes reruns and resumes harmless.

use crate::{Result, Tx, params};
use comity_model::{CommentId, StoryId};

/// What was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportedKind {
    /// A story.
    Story,
    /// A comment.
    Comment,
}

impl ImportedKind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Comment => "comment",
        }
    }
}

/// The row that `source_id` of `source` became, if it was imported.
///
/// # Errors
/// Only faults of the database.
pub fn find(
    tx: &mut Tx<'_>,
    site: comity_model::SiteId,
    source: &str,
    kind: ImportedKind,
    source_id: &str,
) -> Result<Option<[u8; 16]>> {
    tx.query_opt(
        "select id from imported where site_id = $1 and source = $2 and kind = $3 and source_id = $4",
        params![&site, source, kind.as_str(), source_id],
        |row| row.get(0),
    )
}

/// Whether anything of `source` was imported before.
///
/// # Errors
/// Only faults of the database.
pub fn has_any(tx: &mut Tx<'_>, site: comity_model::SiteId, source: &str) -> Result<bool> {
    let found = tx.query_opt(
        "select 1 from imported where site_id = $1 and source = $2 limit 1",
        params![&site, source],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// Notes that `source_id` of `source` became the row `id`.
///
/// # Errors
/// [`crate::Error::Conflict`] when it was noted before.
pub fn insert(
    tx: &mut Tx<'_>,
    site: comity_model::SiteId,
    source: &str,
    kind: ImportedKind,
    (source_id, id): (&str, &[u8; 16]),
) -> Result<()> {
    tx.execute(
        "insert into imported (site_id, source, kind, source_id, id) values ($1, $2, $3, $4, $5)",
        params![&site, source, kind.as_str(), source_id, id],
    )?;
    Ok(())
}

/// An imported comment that answers something and stands at the top level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parentless {
    /// The comment.
    pub id: CommentId,
    /// Its story.
    pub story: StoryId,
    /// The system that it first came from.
    pub source: Option<String>,
    /// Its id there.
    pub source_id: Option<String>,
    /// The id of what it answers, in the archive that it was read from.
    pub parent_source_id: String,
}

/// The next comments behind `after`, by id, that answer something and stand at the top level, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn page_of_parentless(
    tx: &mut Tx<'_>,
    site: comity_model::SiteId,
    after: CommentId,
    limit: u32,
) -> Result<Vec<Parentless>> {
    tx.query(
        "select id, story_id, source, source_id, parent_source_id from comments
         where site_id = $1 and id > $2 and parent_id is null and parent_source_id is not null
         order by id limit cast($3 as bigint)",
        params![&site, &after, limit],
        |row| {
            Ok(Parentless {
                id: row.get(0)?,
                story: row.get(1)?,
                source: row.get(2)?,
                source_id: row.get(3)?,
                parent_source_id: row.get(4)?,
            })
        },
    )
}
