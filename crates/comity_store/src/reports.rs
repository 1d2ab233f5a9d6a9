//! What readers report.

use crate::{Result, Row, Tx, params};
use comity_model::{CommentId, Report, ReportReason, SiteId, Timestamp};

/// A comment that waits for a moderator, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// The comment.
    pub comment: CommentId,
    /// Since when: the comment's own time, its first open report's, or when the policy noted it.
    pub since: Timestamp,
    /// Open reports.
    pub reports: u64,
}

/// Adds a report; a second one by the same person about the same comment changes nothing. Says whether it was new.
///
/// # Errors
/// Only faults of the database.
pub fn insert(tx: &mut Tx<'_>, report: &Report) -> Result<bool> {
    let added = tx.execute(
        "insert into reports (site_id, id, comment_id, reason, clause, note, reporter_hash, created_at, resolved_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (site_id, comment_id, reporter_hash) do nothing",
        params![
            &report.site, &report.id, &report.comment, report.reason.as_str(), &report.clause, &report.note,
            &report.reporter_hash, report.created_at, report.resolved_at
        ],
    )?;
    Ok(added > 0)
}

/// All reports about a comment, oldest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_of(tx: &mut Tx<'_>, site: SiteId, comment: CommentId) -> Result<Vec<Report>> {
    tx.query(
        "select site_id, id, comment_id, reason, clause, note, reporter_hash, created_at, resolved_at
         from reports where site_id = $1 and comment_id = $2 order by created_at, id",
        params![&site, &comment],
        report,
    )
}

/// Marks the open reports about a comment as dealt with; gives how many.
///
/// # Errors
/// Only faults of the database.
pub fn resolve(tx: &mut Tx<'_>, site: SiteId, comment: CommentId, at: Timestamp) -> Result<u64> {
    tx.execute(
        "update reports set resolved_at = $3 where site_id = $1 and comment_id = $2 and resolved_at is null",
        params![&site, &comment, at],
    )
}

/// Opens the reports about a comment again that were dealt with at `resolved_at`; gives how many.
///
/// # Errors
/// Only faults of the database.
pub fn reopen(tx: &mut Tx<'_>, site: SiteId, comment: CommentId, resolved_at: Timestamp) -> Result<u64> {
    tx.execute(
        "update reports set resolved_at = null where site_id = $1 and comment_id = $2 and resolved_at = $3",
        params![&site, &comment, resolved_at],
    )
}

/// Held comments, longest waiting first, from `after` on.
///
/// # Errors
/// Only faults of the database.
pub fn list_held(
    tx: &mut Tx<'_>,
    site: SiteId,
    after: (Timestamp, CommentId),
    limit: u32,
) -> Result<Vec<Waiting>> {
    tx.query(
        "select c.id, c.created_at,
                (select count(*) from reports r
                 where r.site_id = c.site_id and r.comment_id = c.id and r.resolved_at is null)
         from comments c where c.site_id = $1 and c.state = 'held'
           and (c.created_at > $2 or (c.created_at = $2 and c.id > $3))
         order by c.created_at, c.id limit cast($4 as bigint)",
        params![&site, after.0, &after.1, limit],
        waiting,
    )
}

/// Comments with open reports, first reported first, from `after` on; without those that nobody can decide any more, since
/// their author took them back or the law took them away.
///
/// # Errors
/// Only faults of the database.
pub fn list_reported(
    tx: &mut Tx<'_>,
    site: SiteId,
    after: (Timestamp, CommentId),
    limit: u32,
) -> Result<Vec<Waiting>> {
    tx.query(
        "select w.comment_id, w.since, w.reports from (
             select r.comment_id, min(r.created_at) as since, count(*) as reports from reports r
             join comments c on c.site_id = r.site_id and c.id = r.comment_id
                             and c.state in ('published', 'held', 'rejected')
             where r.site_id = $1 and r.resolved_at is null group by r.comment_id) w
         where w.since > $2 or (w.since = $2 and w.comment_id > $3)
         order by w.since, w.comment_id limit cast($4 as bigint)",
        params![&site, after.0, &after.1, limit],
        waiting,
    )
}

/// How many comments are held, and how many have open reports.
///
/// # Errors
/// Only faults of the database.
pub fn count_waiting(tx: &mut Tx<'_>, site: SiteId) -> Result<(u64, u64)> {
    tx.query_one(
        "select (select count(*) from comments where site_id = $1 and state = 'held'),
                (select count(distinct r.comment_id) from reports r
                 join comments c on c.site_id = r.site_id and c.id = r.comment_id
                                 and c.state in ('published', 'held', 'rejected')
                 where r.site_id = $1 and r.resolved_at is null)",
        params![&site],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

pub(crate) fn waiting(row: &Row<'_>) -> Result<Waiting> {
    Ok(Waiting { comment: row.get(0)?, since: row.get(1)?, reports: row.get(2)? })
}

fn report(row: &Row<'_>) -> Result<Report> {
    let reason: String = row.get(3)?;
    Ok(Report {
        site: row.get(0)?,
        id: row.get(1)?,
        comment: row.get(2)?,
        reason: ReportReason::find(&reason).unwrap_or(ReportReason::Policy),
        clause: row.get(4)?,
        note: row.get(5)?,
        reporter_hash: row.get(6)?,
        created_at: row.get(7)?,
        resolved_at: row.get(8)?,
    })
}
