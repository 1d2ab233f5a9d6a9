//! A commenter before a moderator's eyes: everything written, every measure, and what holds now.

use crate::moderation_queue::{excerpt, read_cursor, write_cursor};
use crate::policy_in_force::policy_in_force;
use crate::read_case::{Person, person};
use crate::spoken::spoken;
use crate::{App, Refusal, Result};
use comity_model::{Block, CommentId, CommentState, CommenterId, Moderator, Timestamp};
use comity_store::{commenters, comments, sanctions, stories};

/// Comments on a page.
const ON_A_PAGE: u32 = 50;

/// One comment of the person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonComment {
    /// Its id.
    pub id: CommentId,
    /// Where it stands.
    pub state: CommentState,
    /// Its first words.
    pub excerpt: String,
    /// Its story's headline.
    pub story_headline: String,
    /// When it was written.
    pub at: Option<Timestamp>,
}

/// A page of what there is of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonPage {
    /// Who.
    pub person: Person,
    /// Blocks on the person's addresses that hold now.
    pub blocks: Vec<Block>,
    /// Comments, newest first.
    pub comments: Vec<PersonComment>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// Reads a page of a person; clauses are named in the language `locale`.
///
/// # Errors
/// [`Refusal::UnknownCommenter`].
pub async fn read_person(
    app: &App,
    moderator: &Moderator,
    id: CommenterId,
    after: Option<&str>,
    locale: &str,
) -> Result<PersonPage> {
    let (site, now, locale) = (moderator.site, app.now(), locale.to_owned());
    let policy = policy_in_force(app, site).await?;
    let end = (Timestamp::from_micros(i64::MAX), CommentId::from_bytes([0xFF; 16]));
    let before = after.and_then(read_cursor).unwrap_or(end);
    let read = app
        .store()
        .read(move |tx| {
            let commenter = commenters::get(tx, site, id)?;
            let blocks = sanctions::list_blocks_of(tx, site, id, commenter.email_hash.as_deref(), now)?;
            let mut written = comments::list_of_commenter(tx, site, id, before, ON_A_PAGE + 1)?;
            let has_more = written.len() > ON_A_PAGE as usize;
            written.truncate(ON_A_PAGE as usize);
            let last = written.last().filter(|_| has_more);
            let next = last.map(|last| write_cursor((last.comment.created_at, last.comment.id)));
            let mut comments = Vec::with_capacity(written.len());
            for one in written {
                comments.push(PersonComment {
                    id: one.comment.id,
                    state: one.comment.state,
                    excerpt: excerpt(&spoken(&one)),
                    story_headline: stories::get(tx, site, one.comment.story)?.headline,
                    at: Some(one.comment.created_at).filter(|_| !one.comment.is_undated),
                });
            }
            Ok(PersonPage { person: person(tx, (&policy, &locale), id, now)?, blocks, comments, next })
        })
        .await;
    match read {
        Err(error) if error.is_missing() => Err(Refusal::UnknownCommenter.into()),
        read => Ok(read?),
    }
}
