//! Reading a thread: top-level comments by pages, and the replies below them.

use crate::comments::{Place, WrittenComment, written};
use crate::{Error, Result, Tx, params};
use comity_model::{CommentId, SiteId, StoryId, Timestamp};

/// A top-level comment, and what a page needs to know of its branch.
#[derive(Debug, Clone, PartialEq)]
pub struct TopLevel {
    /// The comment, in whatever state.
    pub written: WrittenComment,
    /// Published replies anywhere below it.
    pub replies: u64,
}

/// Which way a walk over the top level goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the oldest on.
    OldestFirst,
    /// From the newest back.
    NewestFirst,
}

/// The next top-level comments of a story from `after` on, in every state, so that their numbers can be counted.
///
/// # Errors
/// Only faults of the database.
pub fn top_level(
    tx: &mut Tx<'_>,
    (site, story): (SiteId, StoryId),
    direction: Direction,
    after: (Timestamp, CommentId),
    limit: u32,
) -> Result<Vec<TopLevel>> {
    let params = params![&site, &story, after.0, &after.1, limit];
    let map = |row: &crate::Row<'_>| Ok(TopLevel { written: written(row)?, replies: row.get(24)? });
    match direction {
        Direction::OldestFirst => tx.query(
            "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name,
                    c.state, c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                    r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated,
                    (select count(*) from comments d where d.site_id = c.site_id and d.branch_id = c.id
                     and d.parent_id is not null and d.state = 'published')
             from comments c
             join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
             where c.site_id = $1 and c.story_id = $2 and c.parent_id is null
               and (c.created_at > $3 or (c.created_at = $3 and c.id > $4))
             order by c.created_at, c.id limit cast($5 as bigint)",
            params,
            map,
        ),
        Direction::NewestFirst => tx.query(
            "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name,
                    c.state, c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                    r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated,
                    (select count(*) from comments d where d.site_id = c.site_id and d.branch_id = c.id
                     and d.parent_id is not null and d.state = 'published')
             from comments c
             join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
             where c.site_id = $1 and c.story_id = $2 and c.parent_id is null
               and (c.created_at < $3 or (c.created_at = $3 and c.id < $4))
             order by c.created_at desc, c.id desc limit cast($5 as bigint)",
            params,
            map,
        ),
    }
}

/// Visible top-level comments of a story by number of published replies, most first, from `after` on, each with the number
/// that it had at `as_of`. That number orders them, so that who reads on misses nothing because replies came meanwhile.
///
/// `after` is (replies, time, id) of the last one seen.
///
/// # Errors
/// Only faults of the database.
pub fn top_level_most_replied(
    tx: &mut Tx<'_>,
    (site, story): (SiteId, StoryId),
    after: (u64, Timestamp, CommentId),
    as_of: Timestamp,
    limit: u32,
) -> Result<Vec<(TopLevel, u64)>> {
    let replies = i64::try_from(after.0).unwrap_or(i64::MAX);
    tx.query(
        "with counted as (
             select c.id as id, c.created_at as created_at, c.state as state,
                    (select count(*) from comments d where d.site_id = c.site_id and d.branch_id = c.id
                     and d.parent_id is not null and d.state = 'published' and d.created_at <= $7) as replies
             from comments c where c.site_id = $1 and c.story_id = $2 and c.parent_id is null)
         select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name,
                c.state, c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated,
                (select count(*) from comments d where d.site_id = c.site_id and d.branch_id = c.id
                 and d.parent_id is not null and d.state = 'published'), n.replies
         from counted n
         join comments c on c.site_id = $1 and c.id = n.id
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where (n.state = 'published' or n.replies > 0)
           and (n.replies < $3 or (n.replies = $3 and (n.created_at < $4 or (n.created_at = $4 and n.id < $5))))
         order by n.replies desc, n.created_at desc, n.id desc limit cast($6 as bigint)",
        params![&site, &story, replies, after.1, &after.2, limit, as_of],
        |row| Ok((TopLevel { written: written(row)?, replies: row.get(24)? }, row.get(25)?)),
    )
}

/// The rank of a top-level comment among all of its story, by (time, id), from 1: its printed number.
///
/// # Errors
/// Only faults of the database.
pub fn number_of(
    tx: &mut Tx<'_>,
    (site, story): (SiteId, StoryId),
    at: (Timestamp, CommentId),
) -> Result<u64> {
    tx.query_one(
        "select count(*) from comments where site_id = $1 and story_id = $2 and parent_id is null
           and (created_at < $3 or (created_at = $3 and id <= $4))",
        params![&site, &story, at.0, &at.1],
        |row| row.get(0),
    )
}

/// The visible replies of a branch, oldest first, from `after` on: published ones, and those that carry a published reply.
///
/// # Errors
/// Only faults of the database.
pub fn replies_in_branch(
    tx: &mut Tx<'_>,
    site: SiteId,
    branch: CommentId,
    after: (Timestamp, CommentId),
    limit: u32,
) -> Result<Vec<WrittenComment>> {
    tx.query(
        "select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name,
                c.state, c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from comments c
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where c.site_id = $1 and c.branch_id = $2 and c.parent_id is not null
           and (c.created_at > $3 or (c.created_at = $3 and c.id > $4))
           and (c.state = 'published' or exists (
                select 1 from comments d where d.site_id = c.site_id and d.parent_id = c.id
                and d.state = 'published'))
         order by c.created_at, c.id limit cast($5 as bigint)",
        params![&site, &branch, after.0, &after.1, limit],
        written,
    )
}

/// The visible comments below one comment, oldest first, from `after` on.
///
/// # Errors
/// Only faults of the database.
pub fn replies_below(
    tx: &mut Tx<'_>,
    site: SiteId,
    comment: CommentId,
    after: (Timestamp, CommentId),
    limit: u32,
) -> Result<Vec<WrittenComment>> {
    tx.query(
        "with recursive below (id) as (
             select id from comments where site_id = $1 and parent_id = $2
             union all
             select c.id from comments c join below b on c.parent_id = b.id where c.site_id = $1)
         select c.site_id, c.id, c.story_id, c.parent_id, c.branch_id, c.depth, c.commenter_id, c.author_name,
                c.state, c.revision_id, c.created_at, c.edited_at, c.submission_key, c.source, c.source_id,
                r.number, r.text, r.html, r.language, r.facts, r.created_at, r.format, c.parent_source_id, c.is_undated
         from below b
         join comments c on c.site_id = $1 and c.id = b.id
         join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.id = c.revision_id
         where (c.created_at > $3 or (c.created_at = $3 and c.id > $4))
           and (c.state = 'published' or exists (
                select 1 from comments d where d.site_id = c.site_id and d.parent_id = c.id
                and d.state = 'published'))
         order by c.created_at, c.id limit cast($5 as bigint)",
        params![&site, &comment, after.0, &after.1, limit],
        written,
    )
}

/// Moves a top-level comment, with all that stands below it, below another comment of its story, which stands at `place` and
/// not below the first.
///
/// # Errors
/// [`Error::Missing`] when there is no such comment at the top level.
pub fn move_below(
    tx: &mut Tx<'_>,
    site: SiteId,
    comment: CommentId,
    (parent, place): (CommentId, Place),
) -> Result<()> {
    let depth = place.depth + 1;
    tx.execute(
        "update comments set branch_id = $3, depth = depth + cast($4 as bigint)
         where site_id = $1 and branch_id = $2 and parent_id is not null",
        params![&site, &comment, &place.branch, depth],
    )?;
    let changed = tx.execute(
        "update comments set parent_id = $3, branch_id = $4, depth = $5
         where site_id = $1 and id = $2 and parent_id is null",
        params![&site, &comment, &parent, &place.branch, depth],
    )?;
    if changed == 0 { Err(Error::Missing) } else { Ok(()) }
}
