//! A contribution to a discussion.

use crate::{CommentId, CommenterId, RevisionId, SiteId, StoryId, Timestamp};

/// Where a comment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommentState {
    /// Everybody sees it.
    Published,
    /// Its author and moderators see it.
    Held,
    /// Its author and moderators see it, with reasons.
    Rejected,
    /// Its author took it back.
    Withdrawn,
    /// Removed for good by law or at its author's request; only its place remains.
    Erased,
}

impl CommentState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Published, Self::Held, Self::Rejected, Self::Withdrawn, Self::Erased];

    /// The word for it in databases and APIs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Held => "held",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
            Self::Erased => "erased",
        }
    }

    /// The state that this word stands for.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == word)
    }
}

/// A comment; a reply is a comment with a parent.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// Its site.
    pub site: SiteId,
    /// Its id; carries the time at which it was written.
    pub id: CommentId,
    /// The story it stands under.
    pub story: StoryId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The top-level comment of its branch; itself when it has no parent.
    pub branch: CommentId,
    /// Steps from the top level, 0 for a top-level comment.
    pub depth: u32,
    /// Who wrote it.
    pub commenter: CommenterId,
    /// The name it was signed with.
    pub author_name: String,
    /// Where it stands; derived from the newest decision in the same write.
    pub state: CommentState,
    /// Its present text.
    pub revision: RevisionId,
    /// When it was written.
    pub created_at: Timestamp,
    /// Whether nobody knows when it was written: `created_at` then only keeps its place, and no page
    /// shows it to readers.
    pub is_undated: bool,
    /// When its text last changed.
    pub edited_at: Option<Timestamp>,
    /// Key that makes a repeated submission harmless.
    pub submission_key: Option<String>,
    /// The system it was imported from, such as `wordpress`.
    pub source: Option<String>,
    /// Its id there.
    pub source_id: Option<String>,
    /// The id, there, of the comment it answers, even where that comment was never found.
    pub parent_source_id: Option<String>,
}

/// One state of a comment's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// Its id.
    pub id: RevisionId,
    /// The comment it belongs to.
    pub comment: CommentId,
    /// 1 for the first.
    pub number: u32,
    /// The text as it came in, verbatim.
    pub text: String,
    /// How to read the text, where it was imported in another format than Markdown: `html`, `plain`, …
    pub format: Option<String>,
    /// Safe HTML made from it; derived, and can be thrown away.
    pub html: String,
    /// Language found, BCP 47.
    pub language: Option<String>,
    /// Stored facts as JSON, with their `facts_version`.
    pub facts: Option<String>,
    /// When it was written.
    pub created_at: Timestamp,
}
