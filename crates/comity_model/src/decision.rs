//! The recorded act that changes something for somebody. Appended, never edited.

use crate::{
    CommentId, CommenterId, DecisionId, ModeratorId, Outcome, PolicyVersionId, RevisionId, SiteId, StoryId,
    Timestamp,
};

/// By whom a decision was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecidedBy {
    /// The policy, automatically.
    Policy,
    /// A moderator.
    Moderator(ModeratorId),
    /// A moderator who heard an appeal.
    Appeal(ModeratorId),
    /// The author, who took the comment back or edited it.
    Author,
    /// The archive it was imported from.
    Import,
    /// A sanction's side effect.
    Sanction,
    /// An order or a duty of law (erasure).
    Law,
    /// The operator, on the command line.
    Operator,
}

impl DecidedBy {
    /// The word for it in databases and APIs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::Moderator(_) => "moderator",
            Self::Appeal(_) => "appeal",
            Self::Author => "author",
            Self::Import => "import",
            Self::Sanction => "sanction",
            Self::Law => "law",
            Self::Operator => "operator",
        }
    }

    /// The moderator, where a person decided.
    pub const fn moderator(self) -> Option<ModeratorId> {
        match self {
            Self::Moderator(id) | Self::Appeal(id) => Some(id),
            _ => None,
        }
    }
}

/// What a decision does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Judges a revision of a comment.
    Judged(Outcome),
    /// The author took the comment back.
    Withdrawn,
    /// Text and payload were erased.
    Erased,
    /// A sanction was imposed on a commenter.
    Sanctioned,
    /// A sanction was proposed that a second moderator must confirm.
    SanctionProposed,
    /// The second moderator declined it.
    SanctionDeclined,
    /// A sanction was lifted.
    SanctionLifted,
    /// An e-mail address or IP prefix was blocked.
    Blocked,
    /// Such a block was lifted.
    BlockLifted,
    /// A story was opened, held or closed.
    StoryChanged,
    /// A site was opened, held or closed, or its settings changed.
    SiteChanged,
    /// A policy version was published.
    PolicyPublished,
    /// A policy version was withdrawn before it came into force.
    PolicyWithdrawn,
    /// A moderator was added, invited or removed.
    ModeratorsChanged,
    /// Reports were dealt with without changing the comment.
    ReportsResolved,
}

impl Effect {
    /// The word for it in databases and APIs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Judged(outcome) => outcome.as_str(),
            Self::Withdrawn => "withdrawn",
            Self::Erased => "erased",
            Self::Sanctioned => "sanctioned",
            Self::SanctionProposed => "sanction-proposed",
            Self::SanctionDeclined => "sanction-declined",
            Self::SanctionLifted => "sanction-lifted",
            Self::Blocked => "blocked",
            Self::BlockLifted => "block-lifted",
            Self::StoryChanged => "story-changed",
            Self::SiteChanged => "site-changed",
            Self::PolicyPublished => "policy-published",
            Self::PolicyWithdrawn => "policy-withdrawn",
            Self::ModeratorsChanged => "moderators-changed",
            Self::ReportsResolved => "reports-resolved",
        }
    }

    /// Whether it judges a text.
    pub const fn is_judgement(self) -> bool {
        matches!(self, Self::Judged(_))
    }

    /// The effect that this word stands for.
    pub fn find(word: &str) -> Option<Self> {
        let others = [
            Self::Withdrawn,
            Self::Erased,
            Self::Sanctioned,
            Self::SanctionProposed,
            Self::SanctionDeclined,
            Self::SanctionLifted,
            Self::Blocked,
            Self::BlockLifted,
            Self::StoryChanged,
            Self::SiteChanged,
            Self::PolicyPublished,
            Self::PolicyWithdrawn,
            Self::ModeratorsChanged,
            Self::ReportsResolved,
        ];
        let judged = Outcome::ALL.into_iter().map(Self::Judged);
        judged.chain(others).find(|e| e.as_str() == word)
    }
}

/// A decision row: ids and words only; what could name a person stands in the payload.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The site.
    pub site: SiteId,
    /// Its id.
    pub id: DecisionId,
    /// What it does.
    pub effect: Effect,
    /// By whom.
    pub by: DecidedBy,
    /// The comment concerned.
    pub comment: Option<CommentId>,
    /// The revision judged.
    pub revision: Option<RevisionId>,
    /// The commenter concerned.
    pub commenter: Option<CommenterId>,
    /// The story concerned.
    pub story: Option<StoryId>,
    /// Anchor of the clause cited first.
    pub clause: Option<String>,
    /// The rule that decided.
    pub rule: Option<String>,
    /// The policy version that spoke.
    pub policy_version: Option<PolicyVersionId>,
    /// The scorer's `model@version`.
    pub model_version: Option<String>,
    /// When.
    pub at: Timestamp,
}

impl Decision {
    /// One that names nobody and nothing yet, for `..`.
    pub const fn bare(site: SiteId, id: DecisionId, effect: Effect, by: DecidedBy, at: Timestamp) -> Self {
        Self {
            site,
            id,
            effect,
            by,
            comment: None,
            revision: None,
            commenter: None,
            story: None,
            clause: None,
            rule: None,
            policy_version: None,
            model_version: None,
            at,
        }
    }
}

/// What stands behind a decision and can be erased: facts, findings, notes, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DecisionPayload {
    /// A JSON object.
    pub json: String,
}
