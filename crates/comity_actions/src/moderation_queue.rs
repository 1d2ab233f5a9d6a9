//! What waits for a moderator: held, reported and noted comments, longest waiting first.

use crate::payload::Payload;
use crate::policy_in_force::{InForce, policy_in_force};
use crate::secrets::{decode, encode};
use crate::spoken::spoken;
use crate::{App, Result};
use comity_model::{ClauseRef, CommentId, CommentState, Effect, Moderator, Timestamp};
use comity_store::reports::{self, Waiting};
use comity_store::{Tx, comments, decisions, noted, proposals, stories};

/// Cases on a page of the queue.
pub const MAX_CASES: u32 = 50;

/// Characters of a comment that the queue shows.
const EXCERPT_CHARS: usize = 140;

/// Which cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum QueueKind {
    /// Held comments.
    #[default]
    Held,
    /// Comments with open reports.
    Reported,
    /// Published comments that the policy wants somebody to look at.
    Noted,
}

/// Which page of the queue.
#[derive(Debug, Clone, Default)]
pub struct QueueFilter {
    /// Which cases.
    pub kind: QueueKind,
    /// Where the page before ended.
    pub after: Option<String>,
}

/// A case in the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseSummary {
    /// The comment.
    pub comment: CommentId,
    /// Its story's headline.
    pub story_headline: String,
    /// Who signed it.
    pub author_name: String,
    /// Its first words.
    pub excerpt: String,
    /// Language found, BCP 47.
    pub language: Option<String>,
    /// The clause that the policy cited.
    pub clause: Option<ClauseRef>,
    /// Open reports.
    pub reports: u64,
    /// Since when it waits.
    pub waiting_since: Timestamp,
    /// Where it stands.
    pub state: CommentState,
}

/// A page of the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct Queue {
    /// The cases.
    pub cases: Vec<CaseSummary>,
    /// All held comments of the site.
    pub held: u64,
    /// All comments with open reports.
    pub reported: u64,
    /// All published comments that the policy wants somebody to look at.
    pub noted: u64,
    /// Measures that wait for a second moderator.
    pub to_confirm: u64,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Reads a page of the queue; clauses are named in the language `locale`.
///
/// # Errors
/// Only faults.
pub async fn moderation_queue(
    app: &App,
    moderator: &Moderator,
    filter: QueueFilter,
    locale: &str,
) -> Result<Queue> {
    let (site, locale) = (moderator.site, locale.to_owned());
    let policy = policy_in_force(app, site).await?;
    let queue = app
        .store()
        .read(move |tx| {
            let after = filter.after.as_deref().and_then(read_cursor).unwrap_or(START);
            let mut waiting = match filter.kind {
                QueueKind::Held => reports::list_held(tx, site, after, MAX_CASES + 1)?,
                QueueKind::Reported => reports::list_reported(tx, site, after, MAX_CASES + 1)?,
                QueueKind::Noted => noted::list_open(tx, site, after, MAX_CASES + 1)?,
            };
            let has_more = waiting.len() > MAX_CASES as usize;
            waiting.truncate(MAX_CASES as usize);
            let next =
                waiting.last().filter(|_| has_more).map(|last| write_cursor((last.since, last.comment)));
            let mut cases = Vec::with_capacity(waiting.len());
            for one in waiting {
                if let Some(case) = summary(tx, (&policy, &locale), one)? {
                    cases.push(case);
                }
            }
            let (held, reported) = reports::count_waiting(tx, site)?;
            let noted = noted::count_open(tx, site)?;
            let to_confirm = proposals::count_open(tx, site)?;
            Ok(Queue { cases, held, reported, noted, to_confirm, next })
        })
        .await?;
    Ok(queue)
}

const START: (Timestamp, CommentId) = (Timestamp::from_micros(i64::MIN), CommentId::from_bytes([0; 16]));

fn summary(
    tx: &mut Tx<'_>,
    (policy, locale): (&InForce, &str),
    waiting: Waiting,
) -> comity_store::Result<Option<CaseSummary>> {
    let site = policy.version().site;
    let Some(written) = comments::find(tx, site, waiting.comment)? else { return Ok(None) };
    let story = stories::get(tx, site, written.comment.story)?;
    let recorded = decisions::list_of_comment(tx, site, waiting.comment)?;
    let clause = recorded.iter().rev().find_map(|record| match record.decision.effect {
        // A refused edit is not the text that waits.
        Effect::Judged(_) if record.decision.revision == Some(written.comment.revision) => {
            let payload = Payload::read(record.payload.as_deref());
            crate::read_status::clause_of(&payload, record.decision.clause.as_deref())
        }
        _ => None,
    });
    Ok(Some(CaseSummary {
        comment: waiting.comment,
        story_headline: story.headline,
        excerpt: excerpt(&spoken(&written)),
        author_name: written.comment.author_name,
        language: written.revision.language,
        clause: clause.map(|clause| policy.clause_in(locale, &clause)),
        reports: waiting.reports,
        waiting_since: waiting.since,
        state: written.comment.state,
    }))
}

/// The first words of a text on one line.
pub(crate) fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT_CHARS) {
        None => line,
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or("").trim_end()),
    }
}

/// A place in a list that is ordered by time and comment, for an address.
pub(crate) fn write_cursor((at, comment): (Timestamp, CommentId)) -> String {
    let mut bytes = at.as_micros().to_be_bytes().to_vec();
    bytes.extend(comment.as_bytes());
    encode(&bytes)
}

/// The place that [`write_cursor`] wrote.
pub(crate) fn read_cursor(text: &str) -> Option<(Timestamp, CommentId)> {
    let bytes = decode(text)?;
    let (at, id) = bytes.split_first_chunk::<8>()?;
    Some((Timestamp::from_micros(i64::from_be_bytes(*at)), CommentId::from_bytes(id.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_is_one_short_line_in_any_script() {
        assert_eq!(excerpt("one\n\ntwo"), "one two");
        let long = excerpt(&"Երևան ".repeat(100));
        assert!(long.ends_with('…') && long.chars().count() <= 141);
    }
}
