//! A page of the discussion under a story: at most 20 branches and 60 comments, the same for every reader.

use crate::policy_in_force::policy_in_force;
use crate::secrets::{decode, encode};
use crate::{App, Refusal, Result};
use comity_model::{CommentId, CommentState, SiteId, Story, Timestamp};
use comity_store::comments::WrittenComment;
use comity_store::threads::{self, Direction, TopLevel};
use comity_store::{Tx, comments, stories};
use std::collections::BTreeMap;

/// Branches on a page.
pub const MAX_BRANCHES: usize = 20;

/// Comments on a page, top-level ones included.
pub const MAX_COMMENTS: usize = 60;

/// From this depth on a branch continues on a page of its own.
pub const MAX_DEPTH: u32 = 6;

/// Top-level comments read at once while looking for visible ones.
const CHUNK: u32 = 40;

/// Chunks read for one page at most, so that a flood of rejected comments cannot make a page slow.
const MAX_CHUNKS: usize = 25;

/// In which order the branches stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// Newest first.
    #[default]
    Newest,
    /// Oldest first.
    Oldest,
    /// Most published replies first.
    MostReplied,
    /// Most reactions first; until there are reactions, as [`Sort::MostReplied`].
    MostReacted,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 4] = [Self::Newest, Self::Oldest, Self::MostReplied, Self::MostReacted];

    /// The word for it in URLs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Oldest => "oldest",
            Self::MostReplied => "most-replied",
            Self::MostReacted => "most-reacted",
        }
    }

    /// The order that this word stands for.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == word)
    }
}

/// Which page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReadThread {
    /// The site.
    pub site: SiteId,
    /// The publisher's key of the story.
    pub story_key: String,
    /// The order of the branches.
    pub sort: Sort,
    /// Where the page before ended.
    pub after: Option<String>,
    /// Only this comment and what stands below it.
    pub under: Option<CommentId>,
}

/// A page of a thread.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreadPage {
    /// The story.
    pub story: Story,
    /// Whether comments are taken now.
    pub is_open: bool,
    /// Published comments in the whole thread.
    pub total_published: u64,
    /// The policy's first words, as safe HTML.
    pub policy_summary: String,
    /// The number of the policy version in force.
    pub policy_version: u32,
    /// The comments, nested.
    pub branches: Vec<CommentView>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// On a page below one comment: that comment's own parent chain ends here.
    pub under: Option<CommentView>,
}

/// What of a comment is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All of it.
    Full,
    /// That its author took it back.
    Withdrawn,
    /// That it was removed.
    Removed,
    /// Only its place, because replies stand below it.
    NotShown,
}

/// A comment as readers see it.
#[derive(Debug, Clone, PartialEq)]
pub struct CommentView {
    /// Its id.
    pub id: CommentId,
    /// The number of a top-level comment: its rank by time.
    pub number: Option<u64>,
    /// Who signed it; empty unless it is shown in full.
    pub author_name: String,
    /// Whether the newsroom wrote it.
    pub author_is_staff: bool,
    /// Safe HTML; empty unless it is shown in full.
    pub html: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// Whether nobody knows when it was written: `created_at` then only keeps its place.
    pub is_undated: bool,
    /// When it was last changed.
    pub edited_at: Option<Timestamp>,
    /// Steps from the top level.
    pub depth: u32,
    /// What of it is shown.
    pub shown: Shown,
    /// Language found, BCP 47.
    pub language: Option<String>,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// Replies on this page.
    pub replies: Vec<CommentView>,
    /// Published replies below it that are not on this page.
    pub more_replies: u64,
    /// Whether its replies stand on a page of its own.
    pub continues: bool,
}

/// Reads a page.
///
/// # Errors
/// [`Refusal::UnknownStory`]; [`Refusal::UnknownComment`] when `under` names no visible comment of the story.
pub async fn read_thread(app: &App, query: ReadThread) -> Result<ThreadPage> {
    let policy = policy_in_force(app, query.site).await?;
    let site = crate::find_site::site_by_id(app, query.site).await?;
    let now = app.now();
    let wanted = query.clone();
    let page = app
        .store()
        .read(move |tx| {
            let Some(story) = stories::find_shown(tx, wanted.site, &wanted.story_key)? else {
                return Ok(Err(Refusal::UnknownStory));
            };
            let total = stories::count_published(tx, wanted.site, story.id)?;
            let read = match wanted.under {
                Some(under) => below(tx, &wanted, &story, under)?,
                None => Ok(top(tx, &wanted, &story, now)?),
            };
            Ok(read.map(|(branches, next)| (story, total, branches, next)))
        })
        .await?;
    let (story, total_published, branches, next) = page?;
    let is_open = story.is_open(now, site.close_after_days) && site.state != comity_model::SiteState::Closed;
    let under = query.under.and_then(|_| branches.first().cloned());
    Ok(ThreadPage {
        is_open,
        total_published,
        policy_summary: policy.summary_html(&site.locale),
        policy_version: policy.version().number,
        branches,
        next,
        under,
        story,
    })
}

type PageOf = (Vec<CommentView>, Option<String>);

/// The top level, from the cursor on.
fn top(tx: &mut Tx<'_>, query: &ReadThread, story: &Story, now: Timestamp) -> comity_store::Result<PageOf> {
    let (mut found, next) = match query.sort {
        Sort::Newest => by_time(tx, query, story, Direction::NewestFirst)?,
        Sort::Oldest => by_time(tx, query, story, Direction::OldestFirst)?,
        Sort::MostReplied | Sort::MostReacted => by_replies(tx, query, story, now)?,
    };
    // Every branch shows its top-level comment; the room that is left goes to replies, in order.
    let mut room = MAX_COMMENTS.saturating_sub(found.len());
    let mut branches = Vec::with_capacity(found.len());
    for (top, number) in found.drain(..) {
        let wanted = (top.replies as usize).min(room);
        let replies = match wanted {
            0 => Vec::new(),
            _ => threads::replies_in_branch(tx, query.site, top.written.comment.id, START, wanted as u32)?,
        };
        let shown = replies.iter().filter(|r| r.comment.state == CommentState::Published).count();
        room = room.saturating_sub(replies.len());
        let mut branch = nest(top.written, replies, 0);
        branch.number = Some(number);
        branch.more_replies = top.replies.saturating_sub(shown as u64);
        branches.push(branch);
    }
    Ok((branches, next))
}

const START: (Timestamp, CommentId) = (Timestamp::from_micros(i64::MIN), CommentId::from_bytes([0; 16]));
const END: (Timestamp, CommentId) = (Timestamp::from_micros(i64::MAX), CommentId::from_bytes([0xFF; 16]));

type Numbered = Vec<(TopLevel, u64)>;

fn by_time(
    tx: &mut Tx<'_>,
    query: &ReadThread,
    story: &Story,
    direction: Direction,
) -> comity_store::Result<(Numbered, Option<String>)> {
    let key = (query.site, story.id);
    let cursor = query.after.as_deref().and_then(Cursor::read).filter(|cursor| cursor.sort == query.sort);
    let (mut at, mut number) = match (&cursor, direction) {
        (Some(cursor), _) => ((cursor.at, cursor.id), cursor.number),
        (None, Direction::OldestFirst) => (START, 0),
        // The newest one's number is how many there are.
        (None, Direction::NewestFirst) => (END, threads::number_of(tx, key, END)? + 1),
    };
    let mut found: Numbered = Vec::new();
    for _ in 0..MAX_CHUNKS {
        let chunk = threads::top_level(tx, key, direction, at, CHUNK)?;
        let is_last = chunk.len() < CHUNK as usize;
        for top in chunk {
            let is_visible = top.written.comment.state == CommentState::Published || top.replies > 0;
            if is_visible && found.len() == MAX_BRANCHES {
                let cursor = Cursor { sort: query.sort, at: at.0, id: at.1, number, replies: 0 };
                return Ok((found, Some(cursor.write())));
            }
            at = (top.written.comment.created_at, top.written.comment.id);
            number = match direction {
                Direction::OldestFirst => number + 1,
                Direction::NewestFirst => number.saturating_sub(1),
            };
            if is_visible {
                found.push((top, number));
            }
        }
        if is_last {
            return Ok((found, None));
        }
    }
    let cursor = Cursor { sort: query.sort, at: at.0, id: at.1, number, replies: 0 };
    Ok((found, Some(cursor.write())))
}

fn by_replies(
    tx: &mut Tx<'_>,
    query: &ReadThread,
    story: &Story,
    now: Timestamp,
) -> comity_store::Result<(Numbered, Option<String>)> {
    let key = (query.site, story.id);
    let cursor = query.after.as_deref().and_then(Cursor::read).filter(|cursor| cursor.sort == query.sort);
    // Replies that come while somebody reads on don't move a branch from a page to come to one that was read.
    let begun = cursor.as_ref().and_then(|cursor| i64::try_from(cursor.number).ok()).filter(|at| *at > 0);
    let as_of = begun.map_or(now, Timestamp::from_micros);
    let after = cursor.map_or((u64::MAX, END.0, END.1), |cursor| (cursor.replies, cursor.at, cursor.id));
    let mut tops = threads::top_level_most_replied(tx, key, after, as_of, MAX_BRANCHES as u32 + 1)?;
    let has_more = tops.len() > MAX_BRANCHES;
    tops.truncate(MAX_BRANCHES);
    let next = tops.last().filter(|_| has_more).map(|(last, replies)| {
        let comment = &last.written.comment;
        let number = u64::try_from(as_of.as_micros()).unwrap_or(0);
        Cursor { sort: query.sort, at: comment.created_at, id: comment.id, number, replies: *replies }.write()
    });
    let mut found = Vec::with_capacity(tops.len());
    for (top, _) in tops {
        let number = threads::number_of(tx, key, (top.written.comment.created_at, top.written.comment.id))?;
        found.push((top, number));
    }
    Ok((found, next))
}

/// One comment and what stands below it, from the cursor on.
fn below(
    tx: &mut Tx<'_>,
    query: &ReadThread,
    story: &Story,
    under: CommentId,
) -> comity_store::Result<std::result::Result<PageOf, Refusal>> {
    let Some(root) = comments::find(tx, query.site, under)?.filter(|w| w.comment.story == story.id) else {
        return Ok(Err(Refusal::UnknownComment));
    };
    let after = query.after.as_deref().and_then(Cursor::read).map_or(START, |cursor| (cursor.at, cursor.id));
    let mut replies = threads::replies_below(tx, query.site, under, after, MAX_COMMENTS as u32)?;
    if root.comment.state != CommentState::Published && replies.is_empty() {
        return Ok(Err(Refusal::UnknownComment));
    }
    let has_more = replies.len() == MAX_COMMENTS;
    if has_more {
        replies.pop();
    }
    let next = replies.last().filter(|_| has_more).map(|last| {
        let (at, id) = (last.comment.created_at, last.comment.id);
        Cursor { sort: query.sort, at, id, number: 0, replies: 0 }.write()
    });
    let base = root.comment.depth;
    let number = match root.comment.parent {
        None => {
            Some(threads::number_of(tx, (query.site, story.id), (root.comment.created_at, root.comment.id))?)
        }
        Some(_) => None,
    };
    let mut view = nest(root, replies, base);
    view.number = number;
    Ok(Ok((vec![view], next)))
}

/// Builds the tree of one comment and its replies, which come in the order of time.
///
/// A reply whose parent is not on the page (it is on an earlier one, or nothing of it is shown) stands below the first
/// comment. Replies deeper than [`MAX_DEPTH`] below `base` are cut off and counted.
fn nest(root: WrittenComment, replies: Vec<WrittenComment>, base: u32) -> CommentView {
    let root = view(root);
    let root_id = root.id;
    let mut children: BTreeMap<CommentId, Vec<CommentView>> = BTreeMap::new();
    let known: std::collections::BTreeSet<CommentId> =
        replies.iter().map(|r| r.comment.id).chain([root_id]).collect();
    for reply in replies {
        let view = view(reply);
        let parent = view.parent.filter(|parent| known.contains(parent)).unwrap_or(root_id);
        children.entry(parent).or_default().push(view);
    }
    attach(root, &mut children, base + MAX_DEPTH)
}

fn attach(
    mut view: CommentView,
    children: &mut BTreeMap<CommentId, Vec<CommentView>>,
    max_depth: u32,
) -> CommentView {
    let Some(replies) = children.remove(&view.id) else { return view };
    if view.depth + 1 >= max_depth {
        let mut hidden = 0;
        let mut stack = replies;
        while let Some(reply) = stack.pop() {
            hidden += u64::from(reply.shown == Shown::Full);
            stack.extend(children.remove(&reply.id).unwrap_or_default());
        }
        view.more_replies += hidden;
        view.continues = true;
        return view;
    }
    view.replies = replies.into_iter().map(|reply| attach(reply, children, max_depth)).collect();
    view
}

/// A comment as readers see it: what is not published shows only its place.
pub(crate) fn view(written: WrittenComment) -> CommentView {
    let WrittenComment { comment, revision } = written;
    let shown = match comment.state {
        CommentState::Published => Shown::Full,
        CommentState::Withdrawn => Shown::Withdrawn,
        CommentState::Rejected | CommentState::Erased => Shown::Removed,
        CommentState::Held => Shown::NotShown,
    };
    let is_full = shown == Shown::Full;
    CommentView {
        id: comment.id,
        number: None,
        author_name: if is_full { comment.author_name } else { String::new() },
        author_is_staff: false,
        html: if is_full { revision.html } else { String::new() },
        created_at: comment.created_at,
        is_undated: comment.is_undated,
        edited_at: comment.edited_at.filter(|_| is_full),
        depth: comment.depth,
        shown,
        language: revision.language.filter(|_| is_full),
        parent: comment.parent,
        replies: Vec::new(),
        more_replies: 0,
        continues: false,
    }
}

/// Where a page ended.
#[derive(Debug, PartialEq)]
struct Cursor {
    sort: Sort,
    at: Timestamp,
    id: CommentId,
    /// The printed number of the branch; where replies order them, the time of the first page in microseconds.
    number: u64,
    replies: u64,
}

impl Cursor {
    fn write(&self) -> String {
        let mut bytes = vec![Sort::ALL.iter().position(|s| *s == self.sort).unwrap_or(0) as u8];
        bytes.extend(self.at.as_micros().to_be_bytes());
        bytes.extend(self.id.as_bytes());
        bytes.extend(self.number.to_be_bytes());
        bytes.extend(self.replies.to_be_bytes());
        encode(&bytes)
    }

    /// Reads a cursor; one that is not ours is none, and the first page is shown.
    fn read(text: &str) -> Option<Self> {
        let bytes = decode(text)?;
        let (sort, rest) = bytes.split_first()?;
        let (at, rest) = rest.split_first_chunk::<8>()?;
        let (id, rest) = rest.split_first_chunk::<16>()?;
        let (number, rest) = rest.split_first_chunk::<8>()?;
        let replies: [u8; 8] = rest.try_into().ok()?;
        Some(Self {
            sort: *Sort::ALL.get(usize::from(*sort))?,
            at: Timestamp::from_micros(i64::from_be_bytes(*at)),
            id: CommentId::from_bytes(*id),
            number: u64::from_be_bytes(*number),
            replies: u64::from_be_bytes(replies),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_and_a_foreign_one_is_ignored() {
        let cursor = Cursor {
            sort: Sort::MostReplied,
            at: Timestamp::from_micros(7),
            id: CommentId::from_bytes([3; 16]),
            number: 12,
            replies: 5,
        };
        assert_eq!(Cursor::read(&cursor.write()), Some(cursor));
        assert_eq!(Cursor::read("rubbish"), None);
        assert_eq!(Cursor::read(""), None);
    }
}
