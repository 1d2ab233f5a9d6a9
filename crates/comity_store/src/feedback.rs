//! Scores that clients of the scorer suggest.

use crate::{Result, Row, Tx, params};
use comity_model::{SiteId, Timestamp};

/// One suggested score, with what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    /// The site.
    pub site: SiteId,
    /// Its id, a UUIDv7; the order of ids is the order in which feedback came.
    pub id: [u8; 16],
    /// The text that was scored.
    pub text: String,
    /// The text it answers, or what else the client says about it.
    pub context: Option<String>,
    /// The headline it stands under.
    pub title: Option<String>,
    /// The language that the client names, BCP 47.
    pub language: Option<String>,
    /// The attribute, as the client spells it.
    pub attribute: String,
    /// What its score should have been, 0 to 1.
    pub value: f64,
    /// The part of the text that is meant, in UTF-16 units; none: all of it.
    pub span: Option<(u32, u32)>,
    /// Who asks, in the client's own words.
    pub community: Option<String>,
    /// The client's own number for it.
    pub client_token: Option<String>,
    /// Name of the key that it came with.
    pub key: Option<String>,
    /// When it came.
    pub created_at: Timestamp,
}

/// Keeps a suggested score.
///
/// # Errors
/// Only faults of the database.
pub fn insert(tx: &mut Tx<'_>, feedback: &Feedback) -> Result<()> {
    tx.execute(
        "insert into feedback (site_id, id, text, context, language, attribute, value, span_begin, span_end,
             community, client_token, client_key, created_at, title)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        params![
            &feedback.site,
            &feedback.id,
            &feedback.text,
            &feedback.context,
            &feedback.language,
            &feedback.attribute,
            feedback.value,
            feedback.span.map(|span| span.0),
            feedback.span.map(|span| span.1),
            &feedback.community,
            &feedback.client_token,
            &feedback.key,
            feedback.created_at,
            &feedback.title
        ],
    )?;
    Ok(())
}

/// Which feedback is wanted; what is none is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The attribute, as it was kept.
    pub attribute: Option<String>,
    /// The name of the key that it came with.
    pub key: Option<String>,
    /// The time since which.
    pub since: Option<Timestamp>,
}

/// Suggested scores of a site in the order in which they came, from the one after `after` on. Where one client has suggested
/// a score again under the same token, as Coral does when a moderator decides otherwise, only the newest.
///
/// # Errors
/// Only faults of the database.
pub fn list(
    tx: &mut Tx<'_>,
    site: SiteId,
    wanted: &Wanted,
    after: &[u8; 16],
    limit: u32,
) -> Result<Vec<Feedback>> {
    tx.query(
        "select site_id, id, text, context, language, attribute, value, span_begin, span_end, community,
             client_token, client_key, created_at, title
         from feedback f
         where site_id = $1 and id > $2
           and not exists (
               select 1 from feedback newer
               where newer.site_id = f.site_id and newer.client_token = f.client_token
                 and newer.attribute = f.attribute and newer.id > f.id
                 and coalesce(newer.span_begin, -1) = coalesce(f.span_begin, -1)
                 and coalesce(newer.client_key, '') = coalesce(f.client_key, '')
                 and coalesce(newer.community, '') = coalesce(f.community, ''))
           and (cast($3 as text) is null or attribute = cast($3 as text))
           and (cast($4 as text) is null or client_key = cast($4 as text))
           and (cast($5 as bigint) is null or created_at >= cast($5 as bigint))
         order by id limit cast($6 as bigint)",
        params![&site, after, &wanted.attribute, &wanted.key, wanted.since, limit],
        feedback,
    )
}

/// How much feedback there is on one attribute from one key.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedbackCount {
    /// The attribute.
    pub attribute: String,
    /// Name of the key; none: it came without one.
    pub key: Option<String>,
    /// How much of it.
    pub count: u64,
    /// Of these, how many say 0.5 or more.
    pub above: u64,
    /// When it came first, and when last.
    pub between: (Timestamp, Timestamp),
}

/// How much feedback there is, by attribute and key.
///
/// # Errors
/// Only faults of the database.
pub fn count(tx: &mut Tx<'_>, site: SiteId, wanted: &Wanted) -> Result<Vec<FeedbackCount>> {
    tx.query(
        "select attribute, client_key, count(*), sum(case when value >= 0.5 then 1 else 0 end),
             min(created_at), max(created_at)
         from feedback
         where site_id = $1
           and (cast($2 as text) is null or attribute = cast($2 as text))
           and (cast($3 as text) is null or client_key = cast($3 as text))
           and (cast($4 as bigint) is null or created_at >= cast($4 as bigint))
         group by attribute, client_key order by attribute, client_key",
        params![&site, &wanted.attribute, &wanted.key, wanted.since],
        |row| {
            Ok(FeedbackCount {
                attribute: row.get(0)?,
                key: row.get(1)?,
                count: row.get(2)?,
                above: row.get(3)?,
                between: (row.get(4)?, row.get(5)?),
            })
        },
    )
}

/// Deletes what came with this token, or before this time; what is none does not matter, and without both everything goes.
/// Gives how much.
///
/// # Errors
/// Only faults of the database.
pub fn forget(
    tx: &mut Tx<'_>,
    site: SiteId,
    client_token: Option<&str>,
    before: Option<Timestamp>,
) -> Result<u64> {
    tx.execute(
        "delete from feedback where site_id = $1
           and (cast($2 as text) is null or client_token = cast($2 as text))
           and (cast($3 as bigint) is null or created_at < cast($3 as bigint))",
        params![&site, client_token, before],
    )
}

fn feedback(row: &Row<'_>) -> Result<Feedback> {
    let (begin, end): (Option<u32>, Option<u32>) = (row.get(7)?, row.get(8)?);
    Ok(Feedback {
        site: row.get(0)?,
        id: row.get(1)?,
        text: row.get(2)?,
        context: row.get(3)?,
        language: row.get(4)?,
        attribute: row.get(5)?,
        value: row.get(6)?,
        span: begin.zip(end),
        community: row.get(9)?,
        client_token: row.get(10)?,
        key: row.get(11)?,
        created_at: row.get(12)?,
        title: row.get(13)?,
    })
}
