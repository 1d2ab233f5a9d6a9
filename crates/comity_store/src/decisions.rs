//! The ledger: decisions are appended, never edited; a sealer chains them by hash.
//!
//! A row holds ids and words only. What could name a person stands in the payload, and the row keeps its commitment,
//! `HMAC-SHA256(salt, payload)`. Erasure deletes salt and payload; the chain still verifies, and says "erased".

use crate::comments::walked_to;
use crate::{Result, Row, Tx, params};
use comity_model::{
    CommentId, CommenterId, DecidedBy, Decision, DecisionId, Effect, ModeratorId, SiteId, Timestamp,
};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// Seals written by one call of [`seal`] at most, so that comments don't wait long behind them.
pub const MAX_SEALS_PER_BATCH: u32 = 500;

/// A stored decision with its payload, where that was not erased.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedDecision {
    /// The row.
    pub decision: Decision,
    /// The payload, a JSON object; none once erased.
    pub payload: Option<String>,
}

/// What [`verify`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerState {
    /// Every sealed row is as it was sealed.
    Intact {
        /// Sealed rows.
        sealed: u64,
        /// Rows that wait for the sealer.
        unsealed: u64,
        /// Sealed rows whose payload was erased.
        erased: u64,
        /// The newest chain hash, hex; empty when nothing is sealed.
        head: String,
    },
    /// A row is not as it was sealed.
    Broken {
        /// Its seal number.
        number: u64,
        /// The decision that stood there.
        decision: DecisionId,
        /// What does not fit.
        why: String,
    },
}

/// Appends a decision with its payload. `salt` must be fresh random bytes.
///
/// # Errors
/// [`crate::Error::Conflict`] when there is a decision with this id.
pub fn append(tx: &mut Tx<'_>, decision: &Decision, payload: &str, salt: &[u8; 16]) -> Result<()> {
    insert(tx, decision, &commit_to(salt, payload))?;
    tx.execute(
        "insert into decision_payloads (site_id, decision_id, salt, payload) values ($1, $2, $3, $4)",
        params![&decision.site, &decision.id, salt, payload],
    )?;
    Ok(())
}

/// Appends a decision that has nothing more to say than its row, such as an import's. Its commitment is empty.
///
/// # Errors
/// [`crate::Error::Conflict`] when there is a decision with this id.
pub fn append_bare(tx: &mut Tx<'_>, decision: &Decision) -> Result<()> {
    insert(tx, decision, &[])
}

fn insert(tx: &mut Tx<'_>, decision: &Decision, commitment: &[u8]) -> Result<()> {
    let moderator = decision.by.moderator();
    tx.execute(
        "insert into decisions (site_id, id, effect, decided_by, moderator_id, comment_id, revision_id, commenter_id,
                                story_id, clause, rule, policy_version_id, model_version, commitment, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        params![
            &decision.site, &decision.id, decision.effect.as_str(), decision.by.as_str(), moderator.as_ref(),
            decision.comment.as_ref(), decision.revision.as_ref(), decision.commenter.as_ref(),
            decision.story.as_ref(), &decision.clause, &decision.rule, decision.policy_version.as_ref(),
            &decision.model_version, commitment, decision.at
        ],
    )?;
    Ok(())
}

/// Every decision about a comment, oldest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_of_comment(tx: &mut Tx<'_>, site: SiteId, comment: CommentId) -> Result<Vec<RecordedDecision>> {
    tx.query(
        "select d.site_id, d.id, d.effect, d.decided_by, d.moderator_id, d.comment_id, d.revision_id, d.commenter_id,
                d.story_id, d.clause, d.rule, d.policy_version_id, d.model_version, d.commitment, d.at, p.salt,
                p.payload
         from decisions d
         left join decision_payloads p on p.site_id = d.site_id and p.decision_id = d.id
         where d.site_id = $1 and d.comment_id = $2 order by d.at, d.id",
        params![&site, &comment],
        |row| Ok(RecordedDecision { decision: stored(row)?.decision, payload: row.get(16)? }),
    )
}

/// Every decision about a commenter as a person (sanctions), oldest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_of_commenter(
    tx: &mut Tx<'_>,
    site: SiteId,
    commenter: CommenterId,
) -> Result<Vec<RecordedDecision>> {
    tx.query(
        "select d.site_id, d.id, d.effect, d.decided_by, d.moderator_id, d.comment_id, d.revision_id, d.commenter_id,
                d.story_id, d.clause, d.rule, d.policy_version_id, d.model_version, d.commitment, d.at, p.salt,
                p.payload
         from decisions d
         left join decision_payloads p on p.site_id = d.site_id and p.decision_id = d.id
         where d.site_id = $1 and d.comment_id is null and d.commenter_id = $2 order by d.id",
        params![&site, &commenter],
        |row| Ok(RecordedDecision { decision: stored(row)?.decision, payload: row.get(16)? }),
    )
}

/// The decisions about the comments of one page of [`crate::comments::page_of_site`]: about each comment after `after` up
/// to and with `last`, in the order of the comments, each comment's decisions oldest first. For replay.
///
/// # Errors
/// Only faults of the database.
pub fn page_of_site(
    tx: &mut Tx<'_>,
    site: SiteId,
    after: (Timestamp, CommentId),
    last: (Timestamp, CommentId),
) -> Result<Vec<Decision>> {
    tx.query(
        "select d.site_id, d.id, d.effect, d.decided_by, d.moderator_id, d.comment_id, d.revision_id, d.commenter_id,
                d.story_id, d.clause, d.rule, d.policy_version_id, d.model_version, d.commitment, d.at
         from comments c
         join decisions d on d.site_id = c.site_id and d.comment_id = c.id
         where c.site_id = $1 and c.id > $2 and c.id <= $3
         order by c.id, d.at, d.id",
        params![&site, &walked_to(after), &last.1],
        |row| Ok(stored(row)?.decision),
    )
}

/// Decisions of the policy about comments from `begin` on whose payload has a part like `pattern`, newest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_with_payload_like(
    tx: &mut Tx<'_>,
    site: SiteId,
    begin: DecisionId,
    pattern: &str,
    limit: u32,
) -> Result<Vec<RecordedDecision>> {
    tx.query(
        "select d.site_id, d.id, d.effect, d.decided_by, d.moderator_id, d.comment_id, d.revision_id, d.commenter_id,
                d.story_id, d.clause, d.rule, d.policy_version_id, d.model_version, d.commitment, d.at, p.salt,
                p.payload
         from decisions d
         join decision_payloads p on p.site_id = d.site_id and p.decision_id = d.id
         where d.site_id = $1 and d.id >= $2 and d.decided_by = 'policy' and d.comment_id is not null
           and p.payload like $3
         order by d.id desc limit $4",
        params![&site, &begin, pattern, limit],
        |row| Ok(RecordedDecision { decision: stored(row)?.decision, payload: row.get(16)? }),
    )
}

/// Decisions of people about comments from `begin` on, newest first.
///
/// # Errors
/// Only faults of the database.
pub fn list_by_people(tx: &mut Tx<'_>, site: SiteId, begin: DecisionId, limit: u32) -> Result<Vec<Decision>> {
    tx.query(
        "select site_id, id, effect, decided_by, moderator_id, comment_id, revision_id, commenter_id, story_id, clause,
                rule, policy_version_id, model_version, commitment, at
         from decisions where site_id = $1 and id >= $2 and decided_by in ('moderator', 'appeal')
           and comment_id is not null
         order by id desc limit $3",
        params![&site, &begin, limit],
        |row| Ok(stored(row)?.decision),
    )
}

/// Id, effect and maker of the newest decision about a comment.
///
/// # Errors
/// Only faults of the database.
pub fn find_newest(tx: &mut Tx<'_>, site: SiteId, comment: CommentId) -> Result<Option<Decision>> {
    tx.query_opt(
        "select site_id, id, effect, decided_by, moderator_id, comment_id, revision_id, commenter_id, story_id, clause,
                rule, policy_version_id, model_version, commitment, at
         from decisions where site_id = $1 and comment_id = $2 order by at desc, id desc limit 1",
        params![&site, &comment],
        |row| Ok(stored(row)?.decision),
    )
}

/// The newest decision that judged a comment: not the one that closed reports about it.
///
/// # Errors
/// Only faults of the database.
pub fn find_newest_judgement(tx: &mut Tx<'_>, site: SiteId, comment: CommentId) -> Result<Option<Decision>> {
    tx.query_opt(
        "select site_id, id, effect, decided_by, moderator_id, comment_id, revision_id, commenter_id, story_id, clause,
                rule, policy_version_id, model_version, commitment, at
         from decisions where site_id = $1 and comment_id = $2
           and effect in ('publish', 'note', 'ask', 'hold', 'reject')
         order by at desc, id desc limit 1",
        params![&site, &comment],
        |row| Ok(stored(row)?.decision),
    )
}

/// Deletes payload and salt of every decision about a comment (erasure); gives how many.
///
/// # Errors
/// Only faults of the database.
pub fn erase_payloads(tx: &mut Tx<'_>, site: SiteId, comment: CommentId) -> Result<u64> {
    tx.execute(
        "delete from decision_payloads where site_id = $1 and decision_id in (
             select id from decisions where site_id = $1 and comment_id = $2)",
        params![&site, &comment],
    )
}

/// From where the sealer looks for decisions without a seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsealedFrom {
    /// So many seconds before the newest seal, for those that were written late: a closure that waited, a node whose
    /// clock is slow. The wider, the more sealed rows are looked at.
    BeforeNewest(i64),
    /// Behind this decision.
    After(DecisionId),
}

/// The oldest decisions without a seal, in the order of their ids, [`MAX_SEALS_PER_BATCH`] at most. Goes through every row
/// from where it begins: read it outside of any write.
///
/// # Errors
/// Only faults of the database.
pub fn list_unsealed(tx: &mut Tx<'_>, site: SiteId, from: UnsealedFrom) -> Result<Vec<DecisionId>> {
    let after = match from {
        UnsealedFrom::After(id) => id,
        UnsealedFrom::BeforeNewest(secs) => {
            let newest = newest_seal(tx, site)?;
            newest.map_or(DecisionId::from_bytes([0; 16]), |seal| earlier(seal.decision, secs))
        }
    };
    tx.query(
        "select d.id from decisions d
         where d.site_id = $1 and d.id > $2
           and not exists (select 1 from seals s where s.site_id = d.site_id and s.decision_id = d.id)
         order by d.id limit cast($3 as bigint)",
        params![&site, &after, MAX_SEALS_PER_BATCH],
        |row| row.get(0),
    )
}

/// Gives seal numbers and chain hashes to these decisions, in their order; gives how many.
///
/// Decisions of one millisecond have no order but their ids', and one that committed late gets a later number; the chain
/// says what was sealed, not who came first.
///
/// # Errors
/// [`crate::Error::Conflict`] when another sealer was quicker; faults of the database.
pub fn seal(tx: &mut Tx<'_>, site: SiteId, waiting: &[DecisionId], now: Timestamp) -> Result<u64> {
    let (mut number, mut chain) = match newest_seal(tx, site)? {
        Some(newest) => (newest.number, newest.chain_hash),
        None => (0, Vec::new()),
    };
    let mut sealed = 0;
    for id in waiting {
        let row = tx.query_opt(
            "select site_id, id, effect, decided_by, moderator_id, comment_id, revision_id, commenter_id, story_id, clause,
                    rule, policy_version_id, model_version, commitment, at
             from decisions where site_id = $1 and id = $2",
            params![&site, id],
            stored,
        )?;
        let Some(row) = row else { continue };
        number += 1;
        chain = link(&chain, number, &row);
        tx.execute(
            "insert into seals (site_id, number, decision_id, chain_hash, sealed_at) values ($1, $2, $3, $4, $5)",
            params![&site, number as i64, &row.decision.id, &chain, now],
        )?;
        sealed += 1;
    }
    Ok(sealed)
}

struct Seal {
    number: u64,
    chain_hash: Vec<u8>,
    decision: DecisionId,
}

fn newest_seal(tx: &mut Tx<'_>, site: SiteId) -> Result<Option<Seal>> {
    tx.query_opt(
        "select number, chain_hash, decision_id from seals where site_id = $1 order by number desc limit 1",
        params![&site],
        |row| Ok(Seal { number: row.get(0)?, chain_hash: row.get(1)?, decision: row.get(2)? }),
    )
}

/// Checks every sealed row of a site against the chain, and every payload against its commitment.
///
/// # Errors
/// Only faults of the database; a broken chain is an answer, not an error.
pub fn verify(tx: &mut Tx<'_>, site: SiteId) -> Result<LedgerState> {
    let mut chain: Vec<u8> = Vec::new();
    let (mut sealed, mut erased) = (0_u64, 0_u64);
    let mut broken = None;
    tx.each(
        "select d.site_id, d.id, d.effect, d.decided_by, d.moderator_id, d.comment_id, d.revision_id, d.commenter_id,
                d.story_id, d.clause, d.rule, d.policy_version_id, d.model_version, d.commitment, d.at, p.salt,
                p.payload, s.number, s.chain_hash, s.decision_id,
                case when p.payload is null and length(d.commitment) > 0
                    then (select count(*) from decisions e
                          where e.site_id = d.site_id and e.comment_id = d.comment_id and e.effect = 'erased')
                    else 0 end
         from seals s
         left join decisions d on d.site_id = s.site_id and d.id = s.decision_id
         left join decision_payloads p on p.site_id = s.site_id and p.decision_id = s.decision_id
         where s.site_id = $1 order by s.number",
        params![&site],
        |row| {
            if broken.is_some() {
                return Ok(());
            }
            let (number, hash, decision): (u64, Vec<u8>, DecisionId) = (row.get(17)?, row.get(18)?, row.get(19)?);
            let mut fail = |why: &str| broken = Some(LedgerState::Broken { number, decision, why: why.to_owned() });
            if number != sealed + 1 {
                fail("seals before this one are missing");
            } else if !matches!(row.get::<Option<DecisionId>>(1), Ok(Some(_))) {
                fail("the decision was deleted");
            } else {
                // What cannot be read as a decision was not written as one.
                let stored = stored(row).ok();
                chain = stored.as_ref().map(|stored| link(&chain, number, stored)).unwrap_or_default();
                let commitment = stored.map(|stored| stored.commitment).unwrap_or_default();
                match (row.get::<Option<Vec<u8>>>(15)?, row.get::<Option<String>>(16)?) {
                    _ if chain != hash => fail("the decision was changed after it was sealed"),
                    (Some(salt), Some(payload)) if commit_to(&salt, &payload) != commitment => {
                        fail("the payload does not fit its commitment");
                    }
                    (Some(_), Some(_)) => {}
                    _ if commitment.is_empty() => {}
                    _ if row.get::<u64>(20)? == 0 => {
                        fail("the payload was deleted, and the ledger has no decision that erased it");
                    }
                    _ => erased += 1,
                }
            }
            sealed = number;
            Ok(())
        },
    )?;
    if let Some(broken) = broken {
        return Ok(broken);
    }
    let total: u64 =
        tx.query_one("select count(*) from decisions where site_id = $1", params![&site], |row| row.get(0))?;
    Ok(LedgerState::Intact {
        sealed,
        unsealed: total.saturating_sub(sealed),
        erased,
        head: hex::encode(chain),
    })
}

/// A decision row as it is hashed.
struct Stored {
    decision: Decision,
    decided_by: String,
    moderator: Option<ModeratorId>,
    commitment: Vec<u8>,
}

fn commit_to(salt: &[u8], payload: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(salt).expect("HMAC takes keys of any length");
    mac.update(payload.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// The next chain hash: SHA-256 over the previous one, the number, and each column with its length before it.
fn link(previous: &[u8], number: u64, row: &Stored) -> Vec<u8> {
    fn part(hash: &mut Sha256, bytes: Option<&[u8]>) {
        // A missing value has a length that no value can have, so that it differs from an empty one.
        hash.update(bytes.map_or(u64::MAX, |bytes| bytes.len() as u64).to_be_bytes());
        hash.update(bytes.unwrap_or_default());
    }
    let d = &row.decision;
    let mut hash = Sha256::new();
    part(&mut hash, Some(previous));
    hash.update(number.to_be_bytes());
    part(&mut hash, Some(d.site.as_bytes()));
    part(&mut hash, Some(d.id.as_bytes()));
    part(&mut hash, Some(d.effect.as_str().as_bytes()));
    part(&mut hash, Some(row.decided_by.as_bytes()));
    part(&mut hash, row.moderator.as_ref().map(|id| id.as_bytes().as_slice()));
    part(&mut hash, d.comment.as_ref().map(|id| id.as_bytes().as_slice()));
    part(&mut hash, d.revision.as_ref().map(|id| id.as_bytes().as_slice()));
    part(&mut hash, d.commenter.as_ref().map(|id| id.as_bytes().as_slice()));
    part(&mut hash, d.story.as_ref().map(|id| id.as_bytes().as_slice()));
    part(&mut hash, d.clause.as_deref().map(str::as_bytes));
    part(&mut hash, d.rule.as_deref().map(str::as_bytes));
    part(&mut hash, d.policy_version.as_ref().map(|id| id.as_bytes().as_slice()));
    part(&mut hash, d.model_version.as_deref().map(str::as_bytes));
    part(&mut hash, Some(&row.commitment));
    hash.update(d.at.as_micros().to_be_bytes());
    hash.finalize().to_vec()
}

/// The smallest id that a decision `secs` seconds before this one could have.
fn earlier(id: DecisionId, secs: i64) -> DecisionId {
    let mut head = [0_u8; 8];
    if let (Some(to), Some(from)) = (head.get_mut(2..), id.as_bytes().get(..6)) {
        to.copy_from_slice(from);
    }
    let millis = u64::from_be_bytes(head).saturating_sub(secs.unsigned_abs() * 1_000);
    let mut bytes = [0_u8; 16];
    if let (Some(to), Some(from)) = (bytes.get_mut(..6), millis.to_be_bytes().get(2..)) {
        to.copy_from_slice(from);
    }
    DecisionId::from_bytes(bytes)
}

fn stored(row: &Row<'_>) -> Result<Stored> {
    let effect: String = row.get(2)?;
    let decided_by: String = row.get(3)?;
    let moderator: Option<ModeratorId> = row.get(4)?;
    let by = match (decided_by.as_str(), moderator) {
        ("moderator", Some(id)) => DecidedBy::Moderator(id),
        ("appeal", Some(id)) => DecidedBy::Appeal(id),
        ("author", _) => DecidedBy::Author,
        ("import", _) => DecidedBy::Import,
        ("sanction", _) => DecidedBy::Sanction,
        ("law", _) => DecidedBy::Law,
        ("operator", _) => DecidedBy::Operator,
        _ => DecidedBy::Policy,
    };
    let effect = Effect::find(&effect).ok_or_else(|| crate::Error::Database {
        statement: "select effect from decisions",
        message: format!("a decision has the unknown effect `{effect}`"),
    })?;
    Ok(Stored {
        decision: Decision {
            site: row.get(0)?,
            id: row.get(1)?,
            effect,
            by,
            comment: row.get(5)?,
            revision: row.get(6)?,
            commenter: row.get(7)?,
            story: row.get(8)?,
            clause: row.get(9)?,
            rule: row.get(10)?,
            policy_version: row.get(11)?,
            model_version: row.get(12)?,
            at: row.get(14)?,
        },
        decided_by,
        moderator,
        commitment: row.get(13)?,
    })
}
