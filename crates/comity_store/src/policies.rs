//! Published policy versions. Immutable: there is no update here; that one was withdrawn before it came into force stands
//! beside it.

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
    /// Why, in the words of whoever published it.
    pub note: String,
    /// The model and the word lists that it was published with, as JSON; none: it is older than such pins.
    pub pins: Option<String>,
    /// That it was withdrawn before it came into force; none: it was not.
    pub withdrawn: Option<Withdrawal>,
}

/// That a version was withdrawn before it came into force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// By whom; none: the command line.
    pub by: Option<ModeratorId>,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub note: String,
}

/// Adds a version, with the replay report (JSON) that was looked at, if any.
///
/// # Errors
/// [`crate::Error::Conflict`] when somebody else has published this number meanwhile.
pub fn insert(tx: &mut Tx<'_>, version: &PolicyVersion, report: Option<&str>) -> Result<()> {
    let translations = serde_json::to_string(&version.translations).expect("pairs of strings are JSON");
    tx.execute(
        "insert into policy_versions (site_id, number, id, digest, source, translations, effective_from, published_by,
                                      published_at, note, report, pins)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            &version.site, version.number, &version.id, &version.digest, &version.source, &translations,
            version.effective_from, version.published_by.as_ref(), version.published_at, &version.note, report,
            version.pins.as_deref()
        ],
    )?;
    Ok(())
}

/// The version in force at `now`; none before the first. A newer version replaces what was to come into force later; one that
/// was withdrawn never comes.
///
/// # Errors
/// Only faults of the database.
pub fn find_in_force(tx: &mut Tx<'_>, site: SiteId, now: Timestamp) -> Result<Option<PolicyVersion>> {
    tx.query_opt(
        "select v.site_id, v.number, v.id, v.digest, v.source, v.translations, v.effective_from, v.published_by,
                v.published_at, v.note, v.pins, w.withdrawn_by, w.withdrawn_at, w.note
         from policy_versions v
         left join policy_withdrawals w on w.site_id = v.site_id and w.number = v.number
         where v.site_id = $1 and v.effective_from <= $2 and w.number is null
         order by v.number desc limit 1",
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
        "select v.site_id, v.number, v.id, v.digest, v.source, v.translations, v.effective_from, v.published_by,
                v.published_at, v.note, v.pins, w.withdrawn_by, w.withdrawn_at, w.note
         from policy_versions v
         left join policy_withdrawals w on w.site_id = v.site_id and w.number = v.number
         where v.site_id = $1 and v.number = $2",
        params![&site, number],
        version,
    )
}

/// The number of the version with this id.
///
/// # Errors
/// Only faults of the database.
pub fn find_number(tx: &mut Tx<'_>, site: SiteId, id: PolicyVersionId) -> Result<Option<u32>> {
    tx.query_opt(
        "select number from policy_versions where site_id = $1 and id = $2",
        params![&site, &id],
        |row| row.get(0),
    )
}

/// All versions, newest first.
///
/// # Errors
/// Only faults of the database.
pub fn list(tx: &mut Tx<'_>, site: SiteId) -> Result<Vec<PolicyVersion>> {
    tx.query(
        "select v.site_id, v.number, v.id, v.digest, v.source, v.translations, v.effective_from, v.published_by,
                v.published_at, v.note, v.pins, w.withdrawn_by, w.withdrawn_at, w.note
         from policy_versions v
         left join policy_withdrawals w on w.site_id = v.site_id and w.number = v.number
         where v.site_id = $1 order by v.number desc",
        params![&site],
        version,
    )
}

/// Keeps that a version was withdrawn.
///
/// # Errors
/// [`crate::Error::Conflict`] when it was withdrawn already.
pub fn withdraw(tx: &mut Tx<'_>, site: SiteId, number: u32, withdrawal: &Withdrawal) -> Result<()> {
    tx.execute(
        "insert into policy_withdrawals (site_id, number, withdrawn_by, withdrawn_at, note)
         values ($1, $2, $3, $4, $5)",
        params![&site, number, withdrawal.by.as_ref(), withdrawal.at, &withdrawal.note],
    )?;
    Ok(())
}

/// The replay report that was looked at when this version was published, as JSON.
///
/// # Errors
/// Only faults of the database.
pub fn find_report(tx: &mut Tx<'_>, site: SiteId, number: u32) -> Result<Option<String>> {
    let report = tx.query_opt(
        "select report from policy_versions where site_id = $1 and number = $2",
        params![&site, number],
        |row| row.get::<Option<String>>(0),
    )?;
    Ok(report.flatten())
}

/// The numbers of the versions that such a report was kept with.
///
/// # Errors
/// Only faults of the database.
pub fn list_with_report(tx: &mut Tx<'_>, site: SiteId) -> Result<Vec<u32>> {
    tx.query(
        "select number from policy_versions where site_id = $1 and report is not null order by number",
        params![&site],
        |row| row.get(0),
    )
}

fn version(row: &Row<'_>) -> Result<PolicyVersion> {
    let translations: String = row.get(5)?;
    let withdrawn_at: Option<Timestamp> = row.get(12)?;
    let (withdrawn_by, withdrawn_why) = (row.get(11)?, row.get::<Option<String>>(13)?);
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
        note: row.get(9)?,
        pins: row.get(10)?,
        withdrawn: withdrawn_at.map(|at| Withdrawal {
            by: withdrawn_by,
            at,
            note: withdrawn_why.unwrap_or_default(),
        }),
    })
}
