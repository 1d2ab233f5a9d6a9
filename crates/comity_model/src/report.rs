//! A reader's word that a comment breaks the policy.

use crate::{CommentId, ReportId, SiteId, Timestamp};

/// Why a reader reports a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportReason {
    /// It attacks a person or a group.
    Attack,
    /// It is advertising or spam.
    Spam,
    /// It breaks the policy in another way.
    Policy,
    /// It may be against the law (a notice, DSA Art. 16).
    Law,
}

impl ReportReason {
    /// All reasons.
    pub const ALL: [Self; 4] = [Self::Attack, Self::Spam, Self::Policy, Self::Law];

    /// The word for it in forms and databases.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Attack => "attack",
            Self::Spam => "spam",
            Self::Policy => "policy",
            Self::Law => "law",
        }
    }

    /// The reason that this word stands for.
    pub fn find(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.as_str() == word)
    }
}

/// One report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The site.
    pub site: SiteId,
    /// Its id.
    pub id: ReportId,
    /// The comment reported.
    pub comment: CommentId,
    /// Why.
    pub reason: ReportReason,
    /// The clause the reader named, as an anchor.
    pub clause: Option<String>,
    /// What the reader added.
    pub note: String,
    /// Keyed hash of who reported, so that one person counts once.
    pub reporter_hash: Vec<u8>,
    /// When.
    pub created_at: Timestamp,
    /// When a moderator dealt with it.
    pub resolved_at: Option<Timestamp>,
}
