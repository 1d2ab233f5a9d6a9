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
             community, client_token, client_key, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
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
            feedback.created_at
        ],
    )?;
    Ok(())
}

/// Suggested scores of a site in the order in which they came, from the one after `after` on.
///
/// # Errors
/// Only faults of the database.
pub fn list(tx: &mut Tx<'_>, site: SiteId, after: &[u8; 16], limit: u32) -> Result<Vec<Feedback>> {
    tx.query(
        "select site_id, id, text, context, language, attribute, value, span_begin, span_end, community,
             client_token, client_key, created_at
         from feedback where site_id = $1 and id > $2 order by id limit cast($3 as bigint)",
        params![&site, after, limit],
        feedback,
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
    })
}
