//! Keys of programs that ask for scores: whose they are, how much they may ask for, how much they have asked for.

use crate::{Result, Row, Tx, params};
use comity_model::{SiteId, Timestamp};

/// A key, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoringKey {
    /// The site.
    pub site: SiteId,
    /// Its id.
    pub id: [u8; 16],
    /// Its number in this installation, from 1: how errors name it to the program that has it.
    pub number: u32,
    /// Whose it is; one name has one key of a site for ever, so that counts and feedback stay with it.
    pub name: String,
    /// Keyed hash of its secret.
    pub secret_hash: Vec<u8>,
    /// Requests that it may make per minute, 1 or more.
    pub per_minute: u32,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was revoked; none: it counts.
    pub revoked_at: Option<Timestamp>,
    /// Requests that were let pass.
    pub requests: u64,
    /// Requests that were refused because of its quota.
    pub refused: u64,
    /// The day on which it was used last, at midnight UTC.
    pub last_used_at: Option<Timestamp>,
}

/// Adds a key, with counts of 0.
///
/// # Errors
/// [`crate::Error::Conflict`] when the site has a key of this name, or when the number or the secret is taken.
pub fn insert(tx: &mut Tx<'_>, key: &ScoringKey) -> Result<()> {
    tx.execute(
        "insert into scoring_keys (site_id, id, number, name, secret_hash, per_minute, created_at, revoked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            &key.site,
            &key.id,
            key.number,
            &key.name,
            &key.secret_hash,
            key.per_minute,
            key.created_at,
            key.revoked_at
        ],
    )?;
    Ok(())
}

/// The number that the next key gets.
///
/// # Errors
/// Only faults of the database.
pub fn next_number(tx: &mut Tx<'_>) -> Result<u32> {
    tx.query_one("select coalesce(max(number), 0) + 1 from scoring_keys", params![], |row| row.get(0))
}

/// All keys of all sites by number, revoked ones included.
///
/// # Errors
/// Only faults of the database.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<ScoringKey>> {
    tx.query(
        "select site_id, id, number, name, secret_hash, per_minute, created_at, revoked_at, requests, refused,
             last_used_at
         from scoring_keys order by number",
        params![],
        scoring_key,
    )
}

/// Revokes a site's key; says whether there was one that counted.
///
/// # Errors
/// Only faults of the database.
pub fn revoke(tx: &mut Tx<'_>, site: SiteId, name: &str, at: Timestamp) -> Result<bool> {
    let changed = tx.execute(
        "update scoring_keys set revoked_at = $3 where site_id = $1 and name = $2 and revoked_at is null",
        params![&site, name, at],
    )?;
    Ok(changed > 0)
}

/// Adds to a key's counts what it did since they were added last.
///
/// # Errors
/// Only faults of the database.
pub fn add_use(
    tx: &mut Tx<'_>,
    (site, id): (SiteId, &[u8; 16]),
    (requests, refused): (u64, u64),
    day: Timestamp,
) -> Result<()> {
    tx.execute(
        "update scoring_keys set requests = requests + $3, refused = refused + $4, last_used_at = $5
         where site_id = $1 and id = $2",
        params![&site, id, requests, refused, day],
    )?;
    Ok(())
}

fn scoring_key(row: &Row<'_>) -> Result<ScoringKey> {
    Ok(ScoringKey {
        site: row.get(0)?,
        id: row.get(1)?,
        number: row.get(2)?,
        name: row.get(3)?,
        secret_hash: row.get(4)?,
        per_minute: row.get(5)?,
        created_at: row.get(6)?,
        revoked_at: row.get(7)?,
        requests: row.get(8)?,
        refused: row.get(9)?,
        last_used_at: row.get(10)?,
    })
}
