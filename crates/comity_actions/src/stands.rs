//! Where a comment stands after its decisions: what the ledger says, told once for editing and for undoing.

use crate::judge::state_of;
use crate::payload::Payload;
use comity_model::{CommentState, DecidedBy, Effect, Outcome};
use comity_store::decisions::RecordedDecision;

/// Where decisions have left a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Stands {
    /// Its state; none before the first judgement.
    pub(crate) state: Option<CommentState>,
    /// Whether the newest word of a person was to stop it. That holds until a person decides otherwise or takes it back; what
    /// the policy says of later texts does not publish it.
    pub(crate) is_stopped_by_a_person: bool,
}

impl Stands {
    /// After these decisions, oldest first.
    pub(crate) fn after(decisions: &[RecordedDecision]) -> Self {
        let mut stands = Self::default();
        let mut stops = Vec::new();
        for record in decisions {
            let Effect::Judged(outcome) = record.decision.effect else { continue };
            let state = state_of(outcome);
            if record.decision.by.moderator().is_some() {
                if Payload::read(record.payload.as_deref()).is_undo {
                    stops.pop();
                } else {
                    stops.push(outcome >= Outcome::Hold);
                }
                stands.state = Some(state);
            } else {
                let is_stopped = stops.last() == Some(&true);
                stands.state = Some(match (record.decision.by, stands.state, state) {
                    // A refused edit of a published comment: the text that was published stays.
                    (DecidedBy::Policy, Some(CommentState::Published), CommentState::Rejected) => {
                        CommentState::Published
                    }
                    // An edit of what a person stopped: a moderator looks again.
                    (
                        DecidedBy::Policy,
                        Some(CommentState::Held | CommentState::Rejected),
                        CommentState::Published,
                    ) if is_stopped => CommentState::Held,
                    _ => state,
                });
            }
        }
        stands.is_stopped_by_a_person = stops.last() == Some(&true);
        stands
    }
}
