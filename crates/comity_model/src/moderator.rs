//! People who run the discussion.

use crate::{ModeratorId, SiteId, Timestamp};

/// What a person may do in the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Decides cases.
    Moderator,
    /// Owns the policy as well.
    Editor,
    /// Runs the installation as well.
    Operator,
}

impl Role {
    /// The word for it in databases and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Moderator => "moderator",
            Self::Editor => "editor",
            Self::Operator => "operator",
        }
    }

    /// The role that this word stands for.
    pub fn find(word: &str) -> Option<Self> {
        [Self::Moderator, Self::Editor, Self::Operator].into_iter().find(|r| r.as_str() == word)
    }
}

/// A moderator, editor or operator of one site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moderator {
    /// The site.
    pub site: SiteId,
    /// The id.
    pub id: ModeratorId,
    /// Name as colleagues see it.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// When added.
    pub created_at: Timestamp,
}
