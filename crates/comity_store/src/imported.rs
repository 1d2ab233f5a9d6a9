//! Which record of an imported archive became which row here: what makes reruns and resumes harmless.

use crate::{Result, Tx, params};

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
