//! Measures that wait for a second moderator.

use crate::{Error, Result, Row, Tx, params};
use comity_model::{CommenterId, Proposal, ProposalId, Resolved, SanctionKind, SiteId};

/// Adds a proposal.
///
/// # Errors
/// Only faults of the database.
pub fn insert(tx: &mut Tx<'_>, proposal: &Proposal) -> Result<()> {
    tx.execute(
        "insert into proposals (site_id, id, commenter_id, kind, days, clause, reason, comment_id, proposed_by,
                                created_at, step, note)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '')",
        params![
            &proposal.site, &proposal.id, &proposal.commenter, proposal.kind.as_str(), proposal.days,
            &proposal.clause, &proposal.reason, &proposal.comment, proposal.proposed_by.as_ref(),
            proposal.created_at, &proposal.step
        ],
    )?;
    Ok(())
}

/// The proposals that wait, oldest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_open(tx: &mut Tx<'_>, site: SiteId, limit: u32) -> Result<Vec<Proposal>> {
    tx.query(
        "select site_id, id, commenter_id, kind, days, clause, reason, comment_id, proposed_by, created_at,
                resolved_at, resolved_by, is_confirmed, note, step
         from proposals where site_id = $1 and resolved_at is null order by created_at, id limit $2",
        params![&site, limit],
        proposal,
    )
}

/// How many wait.
///
/// # Errors
/// Only faults of the database.
pub fn count_open(tx: &mut Tx<'_>, site: SiteId) -> Result<u64> {
    tx.query_one(
        "select count(*) from proposals where site_id = $1 and resolved_at is null",
        params![&site],
        |row| row.get(0),
    )
}

/// All proposals about a commenter, newest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_of(tx: &mut Tx<'_>, site: SiteId, commenter: CommenterId) -> Result<Vec<Proposal>> {
    tx.query(
        "select site_id, id, commenter_id, kind, days, clause, reason, comment_id, proposed_by, created_at,
                resolved_at, resolved_by, is_confirmed, note, step
         from proposals where site_id = $1 and commenter_id = $2 order by created_at desc, id desc",
        params![&site, &commenter],
        proposal,
    )
}

/// The proposal with this id.
///
/// # Errors
/// Only faults of the database.
pub fn find(tx: &mut Tx<'_>, site: SiteId, id: ProposalId) -> Result<Option<Proposal>> {
    tx.query_opt(
        "select site_id, id, commenter_id, kind, days, clause, reason, comment_id, proposed_by, created_at,
                resolved_at, resolved_by, is_confirmed, note, step
         from proposals where site_id = $1 and id = $2",
        params![&site, &id],
        proposal,
    )
}

/// Resolves a proposal.
///
/// # Errors
/// [`Error::Missing`] when there is none that waits.
pub fn resolve(tx: &mut Tx<'_>, site: SiteId, id: ProposalId, resolved: &Resolved) -> Result<()> {
    let changed = tx.execute(
        "update proposals set resolved_at = $3, resolved_by = $4, is_confirmed = $5, note = $6
         where site_id = $1 and id = $2 and resolved_at is null",
        params![&site, &id, resolved.at, &resolved.by, resolved.is_confirmed, &resolved.note],
    )?;
    if changed == 0 { Err(Error::Missing) } else { Ok(()) }
}

fn proposal(row: &Row<'_>) -> Result<Proposal> {
    let kind: String = row.get(3)?;
    let (at, by, is_confirmed) = (row.get(10)?, row.get(11)?, row.get::<Option<bool>>(12)?);
    let note: String = row.get(13)?;
    Ok(Proposal {
        site: row.get(0)?,
        id: row.get(1)?,
        commenter: row.get(2)?,
        // A kind that this version does not know is treated as the strictest.
        kind: SanctionKind::find(&kind).unwrap_or(SanctionKind::Block),
        days: row.get(4)?,
        clause: row.get(5)?,
        reason: row.get(6)?,
        comment: row.get(7)?,
        proposed_by: row.get(8)?,
        created_at: row.get(9)?,
        step: row.get(14)?,
        resolved: match (at, by, is_confirmed) {
            (Some(at), Some(by), Some(is_confirmed)) => Some(Resolved { is_confirmed, by, at, note }),
            _ => None,
        },
    })
}
