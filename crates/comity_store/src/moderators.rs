//! Moderators, their one-time links and their sessions.

use crate::{Result, Row, Tx, params};
use comity_model::{Moderator, ModeratorId, Role, SiteId, Timestamp};

/// A one-time link: it signs a known moderator in, or lets a new one join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInLink {
    /// The site.
    pub site: SiteId,
    /// Whom it signs in; none: an invitation.
    pub moderator: Option<ModeratorId>,
    /// The role that an invitation gives.
    pub role: Role,
    /// Who made an invitation; none: it signs a moderator in, or is older than this was recorded.
    pub invited_by: Option<ModeratorId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it stops working.
    pub expires_at: Timestamp,
}

/// A moderator's session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSession {
    /// Who.
    pub moderator: Moderator,
    /// The token that the console's forms carry.
    pub csrf: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Adds a moderator.
///
/// # Errors
/// Only faults of the database.
pub fn insert(tx: &mut Tx<'_>, moderator: &Moderator) -> Result<()> {
    tx.execute(
        "insert into moderators (site_id, id, name, role, created_at, removed_at) values ($1, $2, $3, $4, $5, null)",
        params![&moderator.site, &moderator.id, &moderator.name, moderator.role.as_str(), moderator.created_at],
    )?;
    Ok(())
}

/// The moderators of a site, oldest first; removed ones left out.
///
/// # Errors
/// Only faults of the database.
pub fn list(tx: &mut Tx<'_>, site: SiteId) -> Result<Vec<Moderator>> {
    tx.query(
        "select site_id, id, name, role, created_at from moderators
         where site_id = $1 and removed_at is null order by created_at, id",
        params![&site],
        moderator,
    )
}

/// The name of a moderator, also of one who was removed.
///
/// # Errors
/// Only faults of the database.
pub fn find_name(tx: &mut Tx<'_>, site: SiteId, id: ModeratorId) -> Result<Option<String>> {
    tx.query_opt("select name from moderators where site_id = $1 and id = $2", params![&site, &id], |row| {
        row.get(0)
    })
}

/// The same, and nobody else adds to them or takes from them until this write is done.
///
/// # Errors
/// Only faults of the database.
pub fn list_to_change(tx: &mut Tx<'_>, site: SiteId) -> Result<Vec<Moderator>> {
    tx.query(
        "update moderators set role = role where site_id = $1 and removed_at is null
         returning site_id, id, name, role, created_at",
        params![&site],
        moderator,
    )
}

/// When each moderator of a site signed in last; only of those who have a session.
///
/// # Errors
/// Only faults of the database.
pub fn list_signed_in(tx: &mut Tx<'_>, site: SiteId) -> Result<Vec<(ModeratorId, Timestamp)>> {
    tx.query(
        "select moderator_id, max(created_at) from sessions where site_id = $1
         group by moderator_id order by moderator_id",
        params![&site],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Takes a moderator's rights away and ends all sessions of that person.
///
/// # Errors
/// Only faults of the database.
pub fn remove(tx: &mut Tx<'_>, site: SiteId, id: ModeratorId, at: Timestamp) -> Result<()> {
    tx.execute(
        "update moderators set removed_at = $3 where site_id = $1 and id = $2 and removed_at is null",
        params![&site, &id, at],
    )?;
    tx.execute("delete from sessions where site_id = $1 and moderator_id = $2", params![&site, &id])?;
    Ok(())
}

/// Stores a one-time link by the hash of its token.
///
/// # Errors
/// Only faults of the database.
pub fn insert_link(tx: &mut Tx<'_>, token_hash: &[u8], link: &SignInLink) -> Result<()> {
    tx.execute(
        "insert into sign_in_links
             (token_hash, site_id, moderator_id, role, created_at, expires_at, used_at, invited_by)
         values ($1, $2, $3, $4, $5, $6, null, $7)",
        params![
            token_hash,
            &link.site,
            link.moderator.as_ref(),
            link.role.as_str(),
            link.created_at,
            link.expires_at,
            link.invited_by.as_ref()
        ],
    )?;
    Ok(())
}

/// Uses a one-time link up; none when it is unknown, used or expired.
///
/// # Errors
/// Only faults of the database.
pub fn use_link(tx: &mut Tx<'_>, token_hash: &[u8], now: Timestamp) -> Result<Option<SignInLink>> {
    tx.query_opt(
        "update sign_in_links set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2
         returning site_id, moderator_id, role, created_at, expires_at, invited_by",
        params![token_hash, now],
        link,
    )
}

/// The link with this token, if it still works; it stays usable.
///
/// # Errors
/// Only faults of the database.
pub fn find_link(tx: &mut Tx<'_>, token_hash: &[u8], now: Timestamp) -> Result<Option<SignInLink>> {
    tx.query_opt(
        "select site_id, moderator_id, role, created_at, expires_at, invited_by from sign_in_links
         where token_hash = $1 and used_at is null and expires_at > $2",
        params![token_hash, now],
        link,
    )
}

/// Deletes the invitations that somebody made, used or not, and those of which it was not recorded who made them.
///
/// # Errors
/// Only faults of the database.
pub fn withdraw_invitations(tx: &mut Tx<'_>, site: SiteId, by: ModeratorId) -> Result<()> {
    tx.execute(
        "delete from sign_in_links where site_id = $1 and moderator_id is null
         and (invited_by = $2 or invited_by is null)",
        params![&site, &by],
    )?;
    Ok(())
}

/// Opens a session by the hash of its token.
///
/// # Errors
/// Only faults of the database.
pub fn insert_session(
    tx: &mut Tx<'_>,
    token_hash: &[u8],
    moderator: &Moderator,
    csrf: &str,
    (now, expires_at): (Timestamp, Timestamp),
) -> Result<()> {
    tx.execute(
        "insert into sessions (token_hash, site_id, moderator_id, csrf, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)",
        params![token_hash, &moderator.site, &moderator.id, csrf, now, expires_at],
    )?;
    Ok(())
}

/// The session with this token, if it has not ended and its moderator was not removed.
///
/// # Errors
/// Only faults of the database.
pub fn find_session(tx: &mut Tx<'_>, token_hash: &[u8], now: Timestamp) -> Result<Option<StoredSession>> {
    tx.query_opt(
        "select m.site_id, m.id, m.name, m.role, m.created_at, s.csrf, s.expires_at
         from sessions s
         join moderators m on m.site_id = s.site_id and m.id = s.moderator_id
         where s.token_hash = $1 and s.expires_at > $2 and m.removed_at is null",
        params![token_hash, now],
        |row| Ok(StoredSession { moderator: moderator(row)?, csrf: row.get(5)?, expires_at: row.get(6)? }),
    )
}

/// Ends a session.
///
/// # Errors
/// Only faults of the database.
pub fn end_session(tx: &mut Tx<'_>, token_hash: &[u8]) -> Result<()> {
    tx.execute("delete from sessions where token_hash = $1", params![token_hash])?;
    Ok(())
}

/// Deletes sessions and links that ended before `before`.
///
/// # Errors
/// Only faults of the database.
pub fn forget_expired(tx: &mut Tx<'_>, before: Timestamp) -> Result<()> {
    tx.execute("delete from sessions where expires_at < $1", params![before])?;
    tx.execute("delete from sign_in_links where expires_at < $1", params![before])?;
    Ok(())
}

fn moderator(row: &Row<'_>) -> Result<Moderator> {
    let role: String = row.get(3)?;
    Ok(Moderator {
        site: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        role: Role::find(&role).unwrap_or(Role::Moderator),
        created_at: row.get(4)?,
    })
}

fn link(row: &Row<'_>) -> Result<SignInLink> {
    let role: String = row.get(2)?;
    Ok(SignInLink {
        site: row.get(0)?,
        moderator: row.get(1)?,
        role: Role::find(&role).unwrap_or(Role::Moderator),
        created_at: row.get(3)?,
        expires_at: row.get(4)?,
        invited_by: row.get(5)?,
    })
}
