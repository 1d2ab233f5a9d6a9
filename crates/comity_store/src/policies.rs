//! Published policy versions. Immutable: there is no update here.

use crate::{Result, Row, Tx, params};
use comity_model::{ModeratorId, PolicyVersionId, SiteId, Timestamp};

/// One published version, with the documents as they were written.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyVersion {
    /// The site.
    pub site: SiteId,
    /// 1 for the first.
    pub number: u32,
    /// Its id, cited by decisions.
    pub id: PolicyVersionId,
    /// Digest of the bundle, hex.
    pub digest: String,
    /// The main document, which holds the rules.
    pub source: String,
    /// Translations: language and document.
    pub translations: Vec<(String, String)>,
    /// From when it is in force.
    pub effective_from: Timestamp,
    /// Who published it; none: the command line or the built-in start.
    pub published_by: Option<ModeratorId>,
    /// When.
    pub published_at: Timestamp,
}

/// Adds a version.
///
/// # Errors
/// [`crate::Error::Conflict`] when somebody else has published this number meanwhile.
pub fn insert(tx: &mut Tx<'_>, version: &PolicyVersion) -> Result<()> {
    let translations = serde_json::to_string(&version.translations).expect("pairs of strings are JSON");
    tx.execute(
        "insert into policy_versions (site_id, number, id, digest, source, translations, effective_from, published_by,
                                      published_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            &version.site, version.number, &version.id, &version.digest, &version.source, &translations,
            version.effective_from, version.published_by.as_ref(), version.published_at
        ],
    )?;
    Ok(())
}

/// The version in force at `now`; none before the first.
///
/// # Errors
/// Only faults of the database.
pub fn find_in_force(tx: &mut Tx<'_>, site: SiteId, now: Timestamp) -> Result<Option<PolicyVersion>> {
    tx.query_opt(
        "select site_id, number, id, digest, source, translations, effective_from, published_by, published_at
         from policy_versions where site_id = $1 and effective_from <= $2
         order by effective_from desc, number desc limit 1",
        params![&site, now],
        version,
    )
}

/// The version with this number.
///
/// # Errors
/// Only faults of the database.
pub fn find_by_number(tx: &mut Tx<'_>, site: SiteId, number: u32) -> Result<Option<PolicyVersion>> {
    tx.query_opt(
        "select site_id, number, id, digest, source, translations, effective_from, published_by, published_at
         from policy_versions where site_id = $1 and number = $2",
        params![&site, number],
        version,
    )
}

/// All versions, newest first.
///
/// # Errors
/// Only faults of the database.
pub fn list(tx: &mut Tx<'_>, site: SiteId) -> Result<Vec<PolicyVersion>> {
    tx.query(
        "select site_id, number, id, digest, source, translations, effective_from, published_by, published_at
         from policy_versions where site_id = $1 order by number desc",
        params![&site],
        version,
    )
}

fn version(row: &Row<'_>) -> Result<PolicyVersion> {
    let translations: String = row.get(5)?;
    Ok(PolicyVersion {
        site: row.get(0)?,
        number: row.get(1)?,
        id: row.get(2)?,
        digest: row.get(3)?,
        source: row.get(4)?,
        translations: serde_json::from_str(&translations).unwrap_or_default(),
        effective_from: row.get(6)?,
        published_by: row.get(7)?,
        published_at: row.get(8)?,
    })
}
