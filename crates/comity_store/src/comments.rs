//! Comments and their revisions.

use crate::{Error, Result, Row, Tx, params};
use comity_model::{Comment, CommentId, CommentState, CommenterId, Revision, SiteId, StoryId, Timestamp};

/// Comments older than this are not looked at for replies to their author, in days.
const OLDEST_REPLIED_DAYS: i64 = 30;

/// Newest comments of an author that are looked at for replies: who is piled on is answered under these.
const REPLIED_MAX: u32 = 200;

/// Digests of a comment's canonical text, for finding repeated comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextDigests {
    /// Digest of the exact canonical text.
    pub exact: i64,
    /// 64-bit similarity hash.
    pub similar: i64,
    /// Words in it.
    pub words: u32,
}

/// A comment with its present text.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenComment {
    /// The comment.
    pub comment: Comment,
    /// Its present revision.
    pub revision: Revision,
}

/// Adds a comment and its first revision.
///
/// # Errors
/// [`Error::Conflict`] when the commenter has used the submission key already.
pub fn insert(tx: &mut Tx<'_>, comment: &Comment, revision: &Revision, digests: TextDigests) -> Result<()> {
    tx.execute(
        "insert into comments (site_id, id, story_id, parent_id, branch_id, depth, commenter_id, author_name, state,
                               revision_id, text_exact, text_similar, text_words, created_at, edited_at,
                               submission_key, source, source_id, parent_source_id, is_undated)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        params![
            &comment.site, &comment.id, &comment.story, comment.parent.as_ref(), &comment.branch, comment.depth,
            &comment.commenter, &comment.author_name, comment.state.as_str(), &comment.revision, digests.exact,
            digests.similar, digests.words, comment.created_at, comment.edited_at, &comment.submission_key, &comment.source,
            &comment.source_id, &comment.parent_source_id, comment.is_undated
        ],
    )?;
    insert_revision(tx, comment.site, revision)
}

/// Adds a further revision; [`set_revision`] makes it the present one.
///
/// # Errors
/// [`Error::Conflict`] when there is a revision with this id.
pub fn insert_revision(tx: &mut Tx<'_>, site: SiteId, revision: &Revision) -> Result<()> {
    tx.execute(
        "insert into revisions (site_id, comment_id, id, number, text, html, language, facts, created_at, format)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        params![
            &site,
            &revision.comment,
            &revision.id,
            revision.number,
            &revision.text,
            &revision.html,
            &revision.language,
            &revision.facts,
            revision.created_at,
            &revision.format
        ],
    )?;
    Ok(())
}

/// Makes `revision` the present text of its comment. `edited_at` is what readers are told: nothing when nobody has seen
/// the text before.
///
/// # Errors
/// [`Error::Missing`] when there is no such comment.
pub fn set_revision(
    tx: &mut Tx<'_>,
    site: SiteId,
    revision: &Revision,
    digests: TextDigests,
    edited_at: Option<Timestamp>,
) -> Result<()> {
    let changed = tx.execute(
        "update comments set revision_id = $3, text_exact = $4, text_similar = $5, text_words = $6, edited_at = $7
         where site_id = $1 and id = $2",
        params![
            &site, &revision.comment, &revision.id, digests.exact, digests.similar, digests.words, edited_at
        ],
    )?;
    if changed == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// Writes where a comment stands. Callers append the decision that says so in the same write.
///
/// # Errors
/// [`Error::Missing`] when there is no such comment.
pub fn set_state(tx: &mut Tx<'_>, site: SiteId, id: CommentId, state: CommentState) -> Result<()> {
    let changed = tx.execute(
        "update comments set state = $3 where site_id = $1 and id = $2",
        params![&site, &id, state.as_str()],
    )?;
    if changed == 0 { Err(Error::Missing) } else { Ok(()) }
}

/// The comment with this id, with its present text.
///
/// # Errors
/// Only faults of the database.
pub fn find(tx: &mut Tx<'_>, site: SiteId, id: CommentId) -> Result<Option<WrittenComment>> {
    tx.query_opt(
        "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name, c.state,
                c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from comments c
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and c.id = $2",
        params![&site, &id],
        written,
    )
}

/// Where a comment stands in its thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The story.
    pub story: StoryId,
    /// The top-level comment of its branch.
    pub branch: CommentId,
    /// Steps from the top level.
    pub depth: u32,
}

/// Where the comment with this id stands.
///
/// # Errors
/// Only faults of the database.
pub fn find_place(tx: &mut Tx<'_>, site: SiteId, id: CommentId) -> Result<Option<Place>> {
    tx.query_opt(
        "select story_id, branch_id, depth from comments where site_id = $1 and id = $2",
        params![&site, &id],
        |row| Ok(Place { story: row.get(0)?, branch: row.get(1)?, depth: row.get(2)? }),
    )
}

/// The comment that this commenter submitted with this key, if any.
///
/// # Errors
/// Only faults of the database.
pub fn find_by_submission(
    tx: &mut Tx<'_>,
    site: SiteId,
    commenter: CommenterId,
    key: &str,
) -> Result<Option<WrittenComment>> {
    tx.query_opt(
        "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name, c.state,
                c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from comments c
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and c.commenter_id = $2 and c.submission_key = $3",
        params![&site, &commenter, key],
        written,
    )
}

/// A commenter's own comments under a story, newest first, `limit` at most; erased ones left out.
///
/// # Errors
/// Only faults of the database.
pub fn list_own(
    tx: &mut Tx<'_>,
    site: SiteId,
    story: StoryId,
    commenter: CommenterId,
    limit: u32,
) -> Result<Vec<WrittenComment>> {
    tx.query(
        "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name, c.state,
                c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from comments c
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and c.commenter_id = $2 and c.story_id = $3 and c.state <> 'erased'
         order by c.created_at desc, c.id desc limit cast($4 as bigint)",
        params![&site, &commenter, &story, limit],
        written,
    )
}

/// A commenter's newest comments anywhere on the site, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn list_recent_of(
    tx: &mut Tx<'_>,
    site: SiteId,
    commenter: CommenterId,
    limit: u32,
) -> Result<Vec<WrittenComment>> {
    tx.query(
        "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name, c.state,
                c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from comments c
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and c.commenter_id = $2
         order by c.created_at desc, c.id desc limit cast($3 as bigint)",
        params![&site, &commenter, limit],
        written,
    )
}

/// A commenter's comments older than `before`, newest first, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn list_of_commenter(
    tx: &mut Tx<'_>,
    site: SiteId,
    commenter: CommenterId,
    before: (Timestamp, CommentId),
    limit: u32,
) -> Result<Vec<WrittenComment>> {
    tx.query(
        "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name, c.state,
                c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from comments c
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and c.commenter_id = $2
           and (c.created_at < $3 or (c.created_at = $3 and c.id < $4))
         order by c.created_at desc, c.id desc limit cast($5 as bigint)",
        params![&site, &commenter, before.0, &before.1, limit],
        written,
    )
}

/// The newest published comments of a site whose stories readers see, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn list_newest_of_site(tx: &mut Tx<'_>, site: SiteId, limit: u32) -> Result<Vec<WrittenComment>> {
    tx.query(
        "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name, c.state,
                c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from comments c
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and c.state = 'published'
           and not exists (select 1 from stories s
                           where s.site_id = c.site_id and s.id = c.story_id and s.state = 'hidden')
         order by c.id desc limit cast($2 as bigint)",
        params![&site, limit],
        written,
    )
}

/// The newest published comments of a story, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn list_newest_of_story(
    tx: &mut Tx<'_>,
    site: SiteId,
    story: StoryId,
    limit: u32,
) -> Result<Vec<WrittenComment>> {
    tx.query(
        "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name, c.state,
                c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from comments c
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and c.story_id = $2 and c.state = 'published'
         order by c.created_at desc, c.id desc limit cast($3 as bigint)",
        params![&site, &story, limit],
        written,
    )
}

/// One page of a walk over all comments of a site in the order of their ids, which carry their times to the millisecond; for
/// export and replay. `after` is the last comment of the page before; with the smallest id, the time from which to begin.
///
/// # Errors
/// Only faults of the database.
pub fn page_of_site(
    tx: &mut Tx<'_>,
    site: SiteId,
    after: (Timestamp, CommentId),
    limit: u32,
) -> Result<Vec<WrittenComment>> {
    tx.query(
        "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name, c.state,
                c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from comments c
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and c.id > $2
         order by c.id limit cast($3 as bigint)",
        params![&site, &walked_to(after), limit],
        written,
    )
}

/// The id behind which a walk goes on.
pub(crate) fn walked_to((since, id): (Timestamp, CommentId)) -> CommentId {
    if id == CommentId::from_bytes([0; 16]) { CommentId::first_at(since) } else { id }
}

/// How many comments of a site were written at or after `since`, whatever their state.
///
/// # Errors
/// Only faults of the database.
pub fn count_since(tx: &mut Tx<'_>, site: SiteId, since: Timestamp) -> Result<u64> {
    tx.query_one(
        "select count(*) from comments where site_id = $1 and created_at >= $2",
        params![&site, since],
        |row| row.get(0),
    )
}

/// Counts the published comments of a story that readers see; 0 where there is none.
///
/// # Errors
/// Only faults of the database.
pub fn count_by_story_key(tx: &mut Tx<'_>, site: SiteId, key: &str) -> Result<u64> {
    tx.query_one(
        "select count(*) from stories s
         join comments c on c.site_id = s.site_id and c.story_id = s.id and c.state = 'published'
         where s.site_id = $1 and s.key = $2 and s.state <> 'hidden'",
        params![&site, key],
        |row| row.get(0),
    )
}

/// Replaces the text of every revision of a comment by nothing (erasure).
///
/// # Errors
/// Only faults of the database.
pub fn erase_texts(tx: &mut Tx<'_>, site: SiteId, id: CommentId) -> Result<()> {
    tx.execute(
        "update revisions set text = '', html = '', facts = null where site_id = $1 and comment_id = $2",
        params![&site, &id],
    )?;
    tx.execute(
        "update comments set author_name = '', submission_key = null, text_exact = 0, text_similar = 0, text_words = 0
         where site_id = $1 and id = $2",
        params![&site, &id],
    )?;
    Ok(())
}

/// How many other commenters of the site posted this exact text since `since` and before `before`, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn count_same_text(
    tx: &mut Tx<'_>,
    (site, commenter): (SiteId, CommenterId),
    exact: i64,
    (since, before): (Timestamp, Timestamp),
    limit: u32,
) -> Result<u32> {
    // Nearly always there is none, and a count of different people costs SQLite a table in memory.
    let first = tx.query_opt(
        "select 1 from comments
         where site_id = $1 and text_exact = $2 and created_at >= $3 and created_at < $5 and commenter_id <> $4
         limit 1",
        params![&site, exact, since, &commenter, before],
        |row| row.get::<i64>(0),
    )?;
    if first.is_none() {
        return Ok(0);
    }
    tx.query_one(
        "select count(*) from (
             select distinct commenter_id from comments
             where site_id = $1 and text_exact = $2 and created_at >= $3 and created_at < $5
               and commenter_id <> $4
             limit cast($6 as bigint)) others",
        params![&site, exact, since, &commenter, before, limit],
        |row| row.get(0),
    )
}

/// Whether somebody who is blocked at `now` posted this exact text since `since`.
///
/// # Errors
/// Only faults of the database.
pub fn was_posted_by_blocked(
    tx: &mut Tx<'_>,
    (site, commenter): (SiteId, CommenterId),
    exact: i64,
    (since, now): (Timestamp, Timestamp),
) -> Result<bool> {
    let found = tx.query_opt(
        "select 1 from comments c
         join sanctions s on s.site_id = c.site_id and s.commenter_id = c.commenter_id
         where c.site_id = $1 and c.text_exact = $2 and c.created_at >= $3 and c.created_at < $5
           and c.commenter_id <> $4 and s.kind = 'block' and s.lifted_at is null and (s.until is null or s.until > $5)
         limit 1",
        params![&site, exact, since, &commenter, now],
        |row| row.get::<i64>(0),
    )?;
    Ok(found.is_some())
}

/// Times of the newest replies to any comment of this commenter since `since`, newest first, `limit` at most.
///
/// # Errors
/// Only faults of the database.
pub fn times_of_replies_to(
    tx: &mut Tx<'_>,
    (site, commenter): (SiteId, CommenterId),
    (since, before): (Timestamp, Timestamp),
    limit: u32,
) -> Result<Vec<Timestamp>> {
    tx.query(
        "select r.created_at from (
             select id from comments
             where site_id = $1 and commenter_id = $2 and created_at >= $3 and created_at < $5
             order by created_at desc limit cast($7 as bigint)) p
         join comments r on r.site_id = $1 and r.parent_id = p.id
         where r.created_at >= $4 and r.created_at < $5 and r.commenter_id <> $2 and r.is_undated = 0
         order by r.created_at desc limit cast($6 as bigint)",
        params![&site, &commenter, since.plus_days(-OLDEST_REPLIED_DAYS), since, before, limit, REPLIED_MAX],
        |row| row.get(0),
    )
}

/// When a branch last got a reply before `before`.
///
/// # Errors
/// Only faults of the database.
pub fn branch_active_at(
    tx: &mut Tx<'_>,
    site: SiteId,
    branch: CommentId,
    before: Timestamp,
) -> Result<Option<Timestamp>> {
    tx.query_opt(
        "select created_at from comments
         where site_id = $1 and branch_id = $2 and parent_id is not null and created_at < $3
         order by created_at desc, id desc limit 1",
        params![&site, &branch, before],
        |row| row.get(0),
    )
}

/// When the newest comment under a story that is published, and was written before `before`, was written.
///
/// # Errors
/// Only faults of the database.
pub fn story_active_at(
    tx: &mut Tx<'_>,
    site: SiteId,
    story: StoryId,
    before: Timestamp,
) -> Result<Option<Timestamp>> {
    tx.query_opt(
        "select created_at from comments
         where site_id = $1 and story_id = $2 and state = 'published' and created_at < $3
         order by created_at desc, id desc limit 1",
        params![&site, &story, before],
        |row| row.get(0),
    )
}

/// Notes the keyed hash of the address prefix that a comment came from.
///
/// # Errors
/// Only faults of the database.
pub fn note_address(tx: &mut Tx<'_>, site: SiteId, id: CommentId, hash: &[u8], at: Timestamp) -> Result<()> {
    tx.execute(
        "insert into comment_addresses (site_id, comment_id, hash, created_at) values ($1, $2, $3, $4)
         on conflict (site_id, comment_id) do update set hash = excluded.hash",
        params![&site, &id, hash, at],
    )?;
    Ok(())
}

/// The keyed hash of the address prefix that a comment came from, while it is kept.
///
/// # Errors
/// Only faults of the database.
pub fn find_address(tx: &mut Tx<'_>, site: SiteId, id: CommentId) -> Result<Option<Vec<u8>>> {
    tx.query_opt(
        "select hash from comment_addresses where site_id = $1 and comment_id = $2",
        params![&site, &id],
        |row| row.get(0),
    )
}

/// Forgets addresses noted before `before`; gives how many.
///
/// # Errors
/// Only faults of the database.
pub fn forget_addresses(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64> {
    // No comment with a smaller id is younger, so the primary key leads there.
    let first_kept = CommentId::first_at(before);
    tx.execute(
        "delete from comment_addresses
         where site_id in (select id from sites) and comment_id < $1 and created_at < $2",
        params![&first_kept, before],
    )
}

fn comment(row: &Row<'_>) -> Result<Comment> {
    let state: String = row.get(8)?;
    Ok(Comment {
        site: row.get(0)?,
        id: row.get(1)?,
        story: row.get(2)?,
        parent: row.get(3)?,
        branch: row.get(4)?,
        depth: row.get(5)?,
        commenter: row.get(6)?,
        author_name: row.get(7)?,
        // A state that this version does not know is shown to nobody.
        state: CommentState::find(&state).unwrap_or(CommentState::Held),
        revision: row.get(9)?,
        created_at: row.get(10)?,
        edited_at: row.get(11)?,
        submission_key: row.get(12)?,
        source: row.get(13)?,
        source_id: row.get(14)?,
        parent_source_id: None,
        is_undated: false,
    })
}

pub(crate) fn written(row: &Row<'_>) -> Result<WrittenComment> {
    let mut comment = comment(row)?;
    comment.parent_source_id = row.get(22)?;
    comment.is_undated = row.get(23)?;
    let revision = Revision {
        id: comment.revision,
        comment: comment.id,
        number: row.get(15)?,
        text: row.get(16)?,
        html: row.get(17)?,
        language: row.get(18)?,
        facts: row.get(19)?,
        created_at: row.get(20)?,
        format: row.get(21)?,
    };
    Ok(WrittenComment { comment, revision })
}
