//! Commenters, and what they have written so far.

use crate::comments::TextDigests;
use crate::{Dialect, Result, Row, Tx, params};
use comity_model::{
    CommentState, Commenter, CommenterId, CommenterOrigin, Private, SiteId, StoryId, Timestamp,
};

/// One comment in a commenter's history: raw and bounded, so that a replay can answer for settings nobody had yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastComment {
    /// When it was written.
    pub at: Timestamp,
    /// Where it stands now.
    pub state: CommentState,
    /// The story.
    pub story: StoryId,
    /// Digests of its canonical text.
    pub digests: TextDigests,
}

/// How many comments of a person stand in which state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Published comments.
    pub published: u32,
    /// Comments that wait.
    pub held: u32,
    /// Rejected comments.
    pub rejected: u32,
}

/// Adds a commenter.
///
/// # Errors
/// [`crate::Error::Conflict`] when the guest key or the external identity is known already.
pub fn insert(tx: &mut Tx<'_>, commenter: &Commenter) -> Result<()> {
    let email = commenter.email.as_ref().map(|email| email.0.as_str());
    tx.execute(
        "insert into commenters (site_id, id, name, email, email_hash, guest_key_hash, origin, external_issuer,
                                 external_id, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![
            &commenter.site, &commenter.id, &commenter.name, email, &commenter.email_hash, &commenter.guest_key_hash,
            origin_word(commenter.origin), &commenter.external_issuer, &commenter.external_id, commenter.created_at
        ],
    )?;
    Ok(())
}

/// The commenter who holds the guest key with this hash.
///
/// # Errors
/// Only faults of the database.
pub fn find_by_guest_key(tx: &mut Tx<'_>, site: SiteId, hash: &[u8]) -> Result<Option<Commenter>> {
    tx.query_opt(
        "select site_id, id, name, email, email_hash, guest_key_hash, origin, external_issuer, external_id, created_at
         from commenters where site_id = $1 and guest_key_hash = $2",
        params![&site, hash],
        commenter,
    )
}

/// The same, and the next write that asks so waits until this one is done.
///
/// # Errors
/// Only faults of the database.
pub fn find_by_guest_key_to_write(tx: &mut Tx<'_>, site: SiteId, hash: &[u8]) -> Result<Option<Commenter>> {
    let sql = match tx.dialect() {
        // It has one writer.
        Dialect::Sqlite => {
            "/* sqlite: a commenter who writes */
             select site_id, id, name, email, email_hash, guest_key_hash, origin, external_issuer, external_id, created_at
             from commenters where site_id = $1 and guest_key_hash = $2"
        }
        Dialect::Postgres => {
            "/* postgres: a commenter who writes */
             select site_id, id, name, email, email_hash, guest_key_hash, origin, external_issuer, external_id, created_at
             from commenters where site_id = $1 and guest_key_hash = $2 for no key update"
        }
    };
    tx.query_opt(sql, params![&site, hash], commenter)
}

/// The commenter known to `issuer` as `external_id`.
///
/// # Errors
/// Only faults of the database.
pub fn find_by_external(
    tx: &mut Tx<'_>,
    site: SiteId,
    issuer: &str,
    external_id: &str,
) -> Result<Option<Commenter>> {
    tx.query_opt(
        "select site_id, id, name, email, email_hash, guest_key_hash, origin, external_issuer, external_id, created_at
         from commenters where site_id = $1 and external_issuer = $2 and external_id = $3",
        params![&site, issuer, external_id],
        commenter,
    )
}

/// The commenter with this id.
///
/// # Errors
/// [`crate::Error::Missing`] when the site has no such commenter.
pub fn get(tx: &mut Tx<'_>, site: SiteId, id: CommenterId) -> Result<Commenter> {
    tx.query_one(
        "select site_id, id, name, email, email_hash, guest_key_hash, origin, external_issuer, external_id, created_at
         from commenters where site_id = $1 and id = $2",
        params![&site, &id],
        commenter,
    )
}

/// Notes the name and address that a commenter used last.
///
/// # Errors
/// Only faults of the database.
pub fn update_signature(tx: &mut Tx<'_>, commenter: &Commenter) -> Result<()> {
    let email = commenter.email.as_ref().map(|email| email.0.as_str());
    tx.execute(
        "update commenters set name = $3, email = $4, email_hash = $5 where site_id = $1 and id = $2",
        params![&commenter.site, &commenter.id, &commenter.name, email, &commenter.email_hash],
    )?;
    Ok(())
}

/// A commenter's comments since `since` and before `before`, newest first, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn history(
    tx: &mut Tx<'_>,
    site: SiteId,
    id: CommenterId,
    (since, before): (Timestamp, Timestamp),
    limit: u32,
) -> Result<Vec<PastComment>> {
    tx.query(
        "select created_at, state, story_id, text_exact, text_similar, text_words from comments
         where site_id = $1 and commenter_id = $2 and created_at >= $3 and created_at < $4 and is_undated = 0
         order by created_at desc limit cast($5 as bigint)",
        params![&site, &id, since, before, limit],
        |row| {
            let state: String = row.get(1)?;
            Ok(PastComment {
                at: row.get(0)?,
                state: CommentState::find(&state).unwrap_or(CommentState::Held),
                story: row.get(2)?,
                digests: TextDigests { exact: row.get(3)?, similar: row.get(4)?, words: row.get(5)? },
            })
        },
    )
}

/// How a commenter's comments written before `before` stand now.
///
/// # Errors
/// Only faults of the database.
pub fn standing(tx: &mut Tx<'_>, site: SiteId, id: CommenterId, before: Timestamp) -> Result<Standing> {
    let mut standing = Standing::default();
    tx.each(
        "select state, count(*) from comments where site_id = $1 and commenter_id = $2 and created_at < $3
         group by state",
        params![&site, &id, before],
        |row| {
            let (state, count): (String, u32) = (row.get(0)?, row.get(1)?);
            match CommentState::find(&state) {
                Some(CommentState::Published) => standing.published = count,
                Some(CommentState::Held) => standing.held = count,
                Some(CommentState::Rejected) => standing.rejected = count,
                _ => {}
            }
            Ok(())
        },
    )?;
    Ok(standing)
}

/// The newest commenters whose name `is_meant`, `limit` at most, among the newest `looked_at`. Databases differ in what is
/// the same letter, so names are compared here.
///
/// # Errors
/// Only faults of the database.
pub fn list_by_name(
    tx: &mut Tx<'_>,
    site: SiteId,
    is_meant: impl Fn(&str) -> bool,
    (looked_at, limit): (u32, usize),
) -> Result<Vec<Commenter>> {
    let mut found = Vec::new();
    tx.each(
        "select site_id, id, name, email, email_hash, guest_key_hash, origin, external_issuer, external_id, created_at
         from commenters where site_id = $1 order by id desc limit cast($2 as bigint)",
        params![&site, looked_at],
        |row| {
            let name: String = row.get(2)?;
            if found.len() < limit && is_meant(&name) {
                found.push(commenter(row)?);
            }
            Ok(())
        },
    )?;
    Ok(found)
}

/// The newest commenters who typed the e-mail address with this hash last, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn list_by_email_hash(tx: &mut Tx<'_>, site: SiteId, hash: &[u8], limit: u32) -> Result<Vec<Commenter>> {
    tx.query(
        "select site_id, id, name, email, email_hash, guest_key_hash, origin, external_issuer, external_id, created_at
         from commenters where site_id = $1 and email_hash = $2 order by id desc limit cast($3 as bigint)",
        params![&site, hash, limit],
        commenter,
    )
}

fn origin_word(origin: CommenterOrigin) -> &'static str {
    match origin {
        CommenterOrigin::Guest => "guest",
        CommenterOrigin::Import => "import",
        CommenterOrigin::External => "external",
    }
}

fn commenter(row: &Row<'_>) -> Result<Commenter> {
    let origin: String = row.get(6)?;
    Ok(Commenter {
        site: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        email: row.get::<Option<String>>(3)?.map(Private),
        email_hash: row.get(4)?,
        guest_key_hash: row.get(5)?,
        origin: match origin.as_str() {
            "import" => CommenterOrigin::Import,
            "external" => CommenterOrigin::External,
            _ => CommenterOrigin::Guest,
        },
        external_issuer: row.get(7)?,
        external_id: row.get(8)?,
        created_at: row.get(9)?,
    })
}
