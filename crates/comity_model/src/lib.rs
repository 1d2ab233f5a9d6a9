//! The nouns of Comity: ids, stories, comments, commenters, decisions, verdicts, sanctions.
//!
//! Plain values without I/O, clock or serialisation. Time and ids come in through [`Clock`] and [`Ids`].

mod clock;
mod comment;
mod commenter;
mod decision;
mod ids;
mod moderator;
mod policy_draft;
mod private;
mod proposal;
mod report;
mod sanction;
mod site;
mod span;
mod story;
mod verdict;

pub use clock::{Clock, Timestamp};
pub use comment::{Comment, CommentState, Revision};
pub use commenter::{Commenter, CommenterOrigin};
pub use decision::{DecidedBy, Decision, DecisionPayload, Effect};
pub use ids::{
    AppealId, CommentId, CommenterId, DecisionId, DraftId, Ids, InvalidId, JobId, ModeratorId, PolicyDraftId,
    PolicyVersionId, ProposalId, ReplayId, ReportId, RevisionId, SanctionId, SiteId, StoryId,
};
pub use moderator::{Moderator, Role};
pub use policy_draft::{PolicyDraft, RunningReplay, StoppedReplay};
pub use private::Private;
pub use proposal::{Proposal, Resolved};
pub use report::{Report, ReportReason};
pub use sanction::{Block, BlockTarget, Sanction, SanctionKind};
pub use site::{Site, SiteState};
pub use span::Span;
pub use story::{Story, StoryState};
pub use verdict::{
    ClauseRef, Evidence, Finding, Outcome, RuleStatus, Skipped, SkippedWhy, Verdict, rule_name,
};
