//! Measures on a commenter.

use crate::{CommenterId, ModeratorId, SanctionId, SiteId, Timestamp};

/// The kinds of measure, mildest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SanctionKind {
    /// Told off; nothing else changes.
    Warning,
    /// Each comment waits for a moderator.
    PreModeration,
    /// No comments for a time.
    Pause,
    /// No comments, for a time or for good.
    Block,
}

impl SanctionKind {
    /// All kinds, mildest first.
    pub const ALL: [Self; 4] = [Self::Warning, Self::PreModeration, Self::Pause, Self::Block];

    /// The word for it in policies and databases.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::PreModeration => "pre-moderation",
            Self::Pause => "pause",
            Self::Block => "block",
        }
    }

    /// The kind that this word stands for.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// A measure on one commenter.
#[derive(Debug, Clone, PartialEq)]
pub struct Sanction {
    /// The site.
    pub site: SiteId,
    /// Its id.
    pub id: SanctionId,
    /// Whom it concerns.
    pub commenter: CommenterId,
    /// What it is.
    pub kind: SanctionKind,
    /// When it ends; none: until lifted.
    pub until: Option<Timestamp>,
    /// The anchor of the clause it rests on.
    pub clause: Option<String>,
    /// The step of the ladder that it follows, as its line stands in the policy; none: a moderator's own.
    pub step: Option<String>,
    /// What the person is told.
    pub reason: String,
    /// Who imposed it; none: the policy's ladder.
    pub by: Option<ModeratorId>,
    /// When imposed.
    pub created_at: Timestamp,
    /// When lifted before its end.
    pub lifted_at: Option<Timestamp>,
}

impl Sanction {
    /// Whether it holds at `now`.
    pub fn is_in_force(&self, now: Timestamp) -> bool {
        self.lifted_at.is_none() && self.until.is_none_or(|until| now < until)
    }

    /// Whether it is a mere warning, which stops nothing.
    pub fn is_warning(&self) -> bool {
        self.kind == SanctionKind::Warning
    }
}

/// What a block matches beside the commenter's own key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockTarget {
    /// An e-mail address, as keyed hash of its normal form. A match holds the comment; a typed address proves nothing.
    Email,
    /// An IP prefix (IPv4 /32, IPv6 /64), as keyed hash.
    IpPrefix,
}

impl BlockTarget {
    /// The word for it in databases.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::IpPrefix => "ip",
        }
    }
}

/// A block on an e-mail address or an IP prefix.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The site.
    pub site: SiteId,
    /// Its id.
    pub id: SanctionId,
    /// What it matches.
    pub target: BlockTarget,
    /// Keyed hash of the address or prefix.
    pub hash: Vec<u8>,
    /// When it ends; none: until lifted.
    pub until: Option<Timestamp>,
    /// What the person is told.
    pub reason: String,
    /// Who imposed it.
    pub by: Option<ModeratorId>,
    /// When imposed.
    pub created_at: Timestamp,
    /// When lifted before its end.
    pub lifted_at: Option<Timestamp>,
}
