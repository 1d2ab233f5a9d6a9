//! Measures that wait for a second moderator.

use crate::{CommentId, CommenterId, ModeratorId, ProposalId, SanctionKind, SiteId, Timestamp};

/// A measure that the policy's ladder demands and that a second moderator must confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The site.
    pub site: SiteId,
    /// Its id.
    pub id: ProposalId,
    /// Whom it concerns.
    pub commenter: CommenterId,
    /// The measure.
    pub kind: SanctionKind,
    /// For how many days; none: for good.
    pub days: Option<u32>,
    /// The anchor of the clause it rests on.
    pub clause: Option<String>,
    /// The step of the ladder that demands it, as its line stands in the policy; none: an older program proposed it.
    pub step: Option<String>,
    /// What the person will be told.
    pub reason: String,
    /// The comment whose rejection led to it.
    pub comment: CommentId,
    /// The moderator who rejected that comment; none: the policy did.
    pub proposed_by: Option<ModeratorId>,
    /// Since when it waits.
    pub created_at: Timestamp,
    /// What became of it; none: it waits.
    pub resolved: Option<Resolved>,
}

/// What a second moderator made of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Whether the measure was imposed.
    pub is_confirmed: bool,
    /// By whom.
    pub by: ModeratorId,
    /// When.
    pub at: Timestamp,
    /// What the second moderator wrote.
    pub note: String,
}

impl Proposal {
    /// Whether this moderator may resolve it: whoever led to it may not.
    pub fn may_be_resolved_by(&self, moderator: ModeratorId) -> bool {
        self.proposed_by != Some(moderator)
    }
}
