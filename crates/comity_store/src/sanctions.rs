//! Measures on commenters, and blocks on addresses.

use crate::{Error, Result, Row, Tx, params};
use comity_model::{Block, BlockTarget, CommenterId, Sanction, SanctionId, SanctionKind, SiteId, Timestamp};

/// Adds a sanction.
///
/// # Errors
/// Only faults of the database.
pub fn insert(tx: &mut Tx<'_>, sanction: &Sanction) -> Result<()> {
    tx.execute(
        "insert into sanctions (site_id, id, commenter_id, kind, until, clause, reason, moderator_id, created_at,
                                lifted_at, step)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            &sanction.site, &sanction.id, &sanction.commenter, sanction.kind.as_str(), sanction.until,
            &sanction.clause, &sanction.reason, sanction.by.as_ref(), sanction.created_at, sanction.lifted_at,
            &sanction.step
        ],
    )?;
    Ok(())
}

/// All sanctions ever imposed on a commenter, newest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_of(tx: &mut Tx<'_>, site: SiteId, commenter: CommenterId) -> Result<Vec<Sanction>> {
    tx.query(
        "select site_id, id, commenter_id, kind, until, clause, reason, moderator_id, created_at, lifted_at, step
         from sanctions where site_id = $1 and commenter_id = $2 order by created_at desc, id desc",
        params![&site, &commenter],
        sanction,
    )
}

/// The sanctions on a commenter that hold at `now`, newest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_in_force(
    tx: &mut Tx<'_>,
    site: SiteId,
    commenter: CommenterId,
    now: Timestamp,
) -> Result<Vec<Sanction>> {
    tx.query(
        "select site_id, id, commenter_id, kind, until, clause, reason, moderator_id, created_at, lifted_at, step
         from sanctions where site_id = $1 and commenter_id = $2 and lifted_at is null
           and (until is null or until > $3)
         order by created_at desc, id desc",
        params![&site, &commenter, now],
        sanction,
    )
}

/// Lifts a sanction and gives it back as it is now.
///
/// # Errors
/// [`Error::Missing`] when there is no such sanction, or it was lifted already.
pub fn lift(tx: &mut Tx<'_>, site: SiteId, id: SanctionId, at: Timestamp) -> Result<Sanction> {
    let lifted = tx.query_opt(
        "update sanctions set lifted_at = $3 where site_id = $1 and id = $2 and lifted_at is null
         returning site_id, id, commenter_id, kind, until, clause, reason, moderator_id, created_at, lifted_at,
                   step",
        params![&site, &id, at],
        sanction,
    )?;
    lifted.ok_or(Error::Missing)
}

/// Adds a block on an address.
///
/// # Errors
/// Only faults of the database.
pub fn insert_block(tx: &mut Tx<'_>, block: &Block) -> Result<()> {
    tx.execute(
        "insert into blocks (site_id, id, target, hash, until, reason, moderator_id, created_at, lifted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            &block.site,
            &block.id,
            block.target.as_str(),
            &block.hash,
            block.until,
            &block.reason,
            block.by.as_ref(),
            block.created_at,
            block.lifted_at
        ],
    )?;
    Ok(())
}

/// A block on this address that holds at `now`, if any.
///
/// # Errors
/// Only faults of the database.
pub fn find_block(
    tx: &mut Tx<'_>,
    site: SiteId,
    target: BlockTarget,
    hash: &[u8],
    now: Timestamp,
) -> Result<Option<Block>> {
    tx.query_opt(
        "select site_id, id, target, hash, until, reason, moderator_id, created_at, lifted_at from blocks
         where site_id = $1 and target = $2 and hash = $3 and lifted_at is null and (until is null or until > $4)
         limit 1",
        params![&site, target.as_str(), hash, now],
        block,
    )
}

/// Blocks in force that hold a commenter's comments: on the e-mail address with this hash, and on the network addresses that
/// are still known of their comments. Newest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_blocks_of(
    tx: &mut Tx<'_>,
    site: SiteId,
    commenter: CommenterId,
    email_hash: Option<&[u8]>,
    now: Timestamp,
) -> Result<Vec<Block>> {
    tx.query(
        "select site_id, id, target, hash, until, reason, moderator_id, created_at, lifted_at from blocks
         where site_id = $1 and lifted_at is null and (until is null or until > $4)
           and ((target = 'email' and hash = $3)
                or (target = 'ip' and hash in (
                    select a.hash from comments c
                    join comment_addresses a on a.site_id = c.site_id and a.comment_id = c.id
                    where c.site_id = $1 and c.commenter_id = $2)))
         order by created_at desc, id desc",
        params![&site, &commenter, email_hash, now],
        block,
    )
}

/// Lifts a block on an address.
///
/// # Errors
/// [`Error::Missing`] when there is no such block, or it was lifted already.
pub fn lift_block(tx: &mut Tx<'_>, site: SiteId, id: SanctionId, at: Timestamp) -> Result<()> {
    let changed = tx.execute(
        "update blocks set lifted_at = $3 where site_id = $1 and id = $2 and lifted_at is null",
        params![&site, &id, at],
    )?;
    if changed == 0 { Err(Error::Missing) } else { Ok(()) }
}

fn sanction(row: &Row<'_>) -> Result<Sanction> {
    let kind: String = row.get(3)?;
    Ok(Sanction {
        site: row.get(0)?,
        id: row.get(1)?,
        commenter: row.get(2)?,
        // A kind that this version does not know is treated as the strictest.
        kind: SanctionKind::find(&kind).unwrap_or(SanctionKind::Block),
        until: row.get(4)?,
        clause: row.get(5)?,
        reason: row.get(6)?,
        by: row.get(7)?,
        created_at: row.get(8)?,
        lifted_at: row.get(9)?,
        step: row.get(10)?,
    })
}

fn block(row: &Row<'_>) -> Result<Block> {
    let target: String = row.get(2)?;
    Ok(Block {
        site: row.get(0)?,
        id: row.get(1)?,
        target: if target == BlockTarget::IpPrefix.as_str() {
            BlockTarget::IpPrefix
        } else {
            BlockTarget::Email
        },
        hash: row.get(3)?,
        until: row.get(4)?,
        reason: row.get(5)?,
        by: row.get(6)?,
        created_at: row.get(7)?,
        lifted_at: row.get(8)?,
    })
}
