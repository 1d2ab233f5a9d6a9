//! Comments that the policy published and wants a moderator to look at (outcome *note*).

use crate::reports::{Waiting, waiting};
use crate::{Result, Tx, params};
use comity_model::{CommentId, SiteId, Timestamp};

/// Asks for a look at a comment; where one was asked for before, anew.
///
/// # Errors
/// Only faults of the database.
pub fn insert(tx: &mut Tx<'_>, site: SiteId, comment: CommentId, at: Timestamp) -> Result<()> {
    tx.execute(
        "insert into noted (site_id, comment_id, noted_at, seen_at) values ($1, $2, $3, null)
         on conflict (site_id, comment_id) do update set noted_at = excluded.noted_at, seen_at = null",
        params![&site, &comment, at],
    )?;
    Ok(())
}

/// Nobody needs to look at a comment any more. Says whether somebody had to.
///
/// # Errors
/// Only faults of the database.
pub fn resolve(tx: &mut Tx<'_>, site: SiteId, comment: CommentId, at: Timestamp) -> Result<bool> {
    let closed = tx.execute(
        "update noted set seen_at = $3 where site_id = $1 and comment_id = $2 and seen_at is null",
        params![&site, &comment, at],
    )?;
    Ok(closed > 0)
}

/// Asks again for the look that was had at `seen_at`. Says whether there was one.
///
/// # Errors
/// Only faults of the database.
pub fn reopen(tx: &mut Tx<'_>, site: SiteId, comment: CommentId, seen_at: Timestamp) -> Result<bool> {
    let opened = tx.execute(
        "update noted set seen_at = null where site_id = $1 and comment_id = $2 and seen_at = $3",
        params![&site, &comment, seen_at],
    )?;
    Ok(opened > 0)
}

/// Published comments that nobody has looked at yet, longest waiting first, from `after` on.
///
/// # Errors
/// Only faults of the database.
pub fn list_open(
    tx: &mut Tx<'_>,
    site: SiteId,
    after: (Timestamp, CommentId),
    limit: u32,
) -> Result<Vec<Waiting>> {
    tx.query(
        "select n.comment_id, n.noted_at,
                (select count(*) from reports r
                 where r.site_id = n.site_id and r.comment_id = n.comment_id and r.resolved_at is null)
         from noted n
         join comments c on c.site_id = n.site_id and c.id = n.comment_id and c.state = 'published'
         where n.site_id = $1 and n.seen_at is null
           and (n.noted_at > $2 or (n.noted_at = $2 and n.comment_id > $3))
         order by n.noted_at, n.comment_id limit cast($4 as bigint)",
        params![&site, after.0, &after.1, limit],
        waiting,
    )
}

/// How many comments [`list_open`] lists.
///
/// # Errors
/// Only faults of the database.
pub fn count_open(tx: &mut Tx<'_>, site: SiteId) -> Result<u64> {
    tx.query_one(
        "select count(*) from noted n
         join comments c on c.site_id = n.site_id and c.id = n.comment_id and c.state = 'published'
         where n.site_id = $1 and n.seen_at is null",
        params![&site],
        |row| row.get(0),
    )
}
