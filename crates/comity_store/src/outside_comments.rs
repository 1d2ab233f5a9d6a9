//! What the policy said of comments that another system takes and keeps: neither their text nor names, only keyed hashes.

use crate::comments::TextDigests;
use crate::{Result, Row, Tx, params};
use comity_model::{Outcome, PolicyVersionId, SiteId, Timestamp};

/// One comment of another system, as it was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideComment {
    /// The site.
    pub site: SiteId,
    /// The id of this judgement.
    pub id: [u8; 16],
    /// Keyed hash of the other system's id of the commenter.
    pub commenter_hash: Vec<u8>,
    /// Hash of the other system's id of the story.
    pub story_hash: i64,
    /// What is kept of its text.
    pub digests: TextDigests,
    /// What was answered.
    pub outcome: Outcome,
    /// The anchor of the first clause cited.
    pub clause: Option<String>,
    /// The rule that spoke.
    pub rule: Option<String>,
    /// Why it could not be judged; it was held then.
    pub failure: Option<String>,
    /// The policy version that spoke.
    pub policy_version: Option<PolicyVersionId>,
    /// How long the answer took, in microseconds.
    pub took_us: u64,
    /// When it came.
    pub created_at: Timestamp,
}

/// How often an outcome was answered, by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideCount {
    /// What was answered.
    pub outcome: Outcome,
    /// The anchor of the first clause cited.
    pub clause: Option<String>,
    /// Why it could not be judged.
    pub failure: Option<String>,
    /// How often.
    pub count: u64,
    /// The slowest of these answers, in microseconds.
    pub slowest_us: u64,
    /// When it was answered last.
    pub newest: Timestamp,
}

/// Keeps a judgement.
///
/// # Errors
/// Only faults of the database.
pub fn insert(tx: &mut Tx<'_>, comment: &OutsideComment) -> Result<()> {
    tx.execute(
        "insert into outside_comments (site_id, id, commenter_hash, story_hash, digest_exact, digest_similar, words,
             outcome, clause, rule, failure, policy_version, took_us, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        params![
            &comment.site,
            &comment.id,
            &comment.commenter_hash,
            comment.story_hash,
            comment.digests.exact,
            comment.digests.similar,
            comment.digests.words,
            comment.outcome.as_str(),
            &comment.clause,
            &comment.rule,
            &comment.failure,
            &comment.policy_version,
            comment.took_us,
            comment.created_at
        ],
    )?;
    Ok(())
}

/// Takes a judgement back, because the comment was edited and is judged again.
///
/// # Errors
/// Only faults of the database.
pub fn remove(tx: &mut Tx<'_>, site: SiteId, id: &[u8; 16]) -> Result<()> {
    tx.execute("delete from outside_comments where site_id = $1 and id = $2", params![&site, id])?;
    Ok(())
}

/// What a commenter wrote since `since`, newest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_of(
    tx: &mut Tx<'_>,
    site: SiteId,
    commenter_hash: &[u8],
    since: Timestamp,
    limit: u32,
) -> Result<Vec<OutsideComment>> {
    tx.query(
        "select site_id, id, commenter_hash, story_hash, digest_exact, digest_similar, words, outcome, clause, rule,
             failure, policy_version, took_us, created_at
         from outside_comments where site_id = $1 and commenter_hash = $2 and created_at >= $3
         order by created_at desc, id desc limit cast($4 as bigint)",
        params![&site, commenter_hash, since, limit],
        outside_comment,
    )
}

/// How many others wrote the same text since `since`, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn count_same_text(
    tx: &mut Tx<'_>,
    (site, commenter_hash): (SiteId, &[u8]),
    exact: i64,
    since: Timestamp,
    limit: u32,
) -> Result<u32> {
    tx.query_one(
        "select count(*) from (
             select distinct commenter_hash from outside_comments
             where site_id = $1 and digest_exact = $2 and created_at >= $3 and commenter_hash <> $4
             limit cast($5 as bigint)) others",
        params![&site, exact, since, commenter_hash, limit],
        |row| row.get(0),
    )
}

/// How often each outcome was answered since `since`, most frequent first.
///
/// # Errors
/// Only faults of the database.
pub fn count(tx: &mut Tx<'_>, site: SiteId, since: Timestamp) -> Result<Vec<OutsideCount>> {
    tx.query(
        "select outcome, clause, failure, count(*), max(took_us), max(created_at) from outside_comments
         where site_id = $1 and created_at >= $2
         group by outcome, clause, failure order by count(*) desc, outcome, clause, failure",
        params![&site, since],
        |row| {
            let outcome: String = row.get(0)?;
            Ok(OutsideCount {
                outcome: outcome.parse().unwrap_or(Outcome::Hold),
                clause: row.get(1)?,
                failure: row.get(2)?,
                count: row.get(3)?,
                slowest_us: row.get(4)?,
                newest: row.get(5)?,
            })
        },
    )
}

/// Forgets judgements made before `before`; gives how many.
///
/// # Errors
/// Only faults of the database.
pub fn forget(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64> {
    tx.execute("delete from outside_comments where created_at < $1", params![before])
}

fn outside_comment(row: &Row<'_>) -> Result<OutsideComment> {
    let outcome: String = row.get(7)?;
    Ok(OutsideComment {
        site: row.get(0)?,
        id: row.get(1)?,
        commenter_hash: row.get(2)?,
        story_hash: row.get(3)?,
        digests: TextDigests { exact: row.get(4)?, similar: row.get(5)?, words: row.get(6)? },
        outcome: outcome.parse().unwrap_or(Outcome::Hold),
        clause: row.get(8)?,
        rule: row.get(9)?,
        failure: row.get(10)?,
        policy_version: row.get(11)?,
        took_us: row.get(12)?,
        created_at: row.get(13)?,
    })
}
