//! Notices people many of whose last comments were rejected.

use crate::facts::{FactGroup, FactGroups, Facts, PastOutcome};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// The share of the person's comments of the last days that were rejected. Few comments say nothing yet.
/// ## Why it matters
/// Somebody who has broken the policy again and again is likely to do it once more.
/// ## Examples
/// > [recently_rejected=5] And another thing.  → held
/// > [recently_rejected=2] And another thing.  → published
/// > And another thing.  → published
/// ## What the commenter is told
/// Many of your recent comments were not published. For now a moderator looks at new ones first.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct ShareRejected {
    /// Share of comments that may have been rejected, 0 to 1.
    pub max_share: f32,
    /// Comments that there must be before the share says something.
    pub min_comments: usize,
    /// How far back to look, in days, up to 30.
    pub within_days: u32,
}

impl Default for ShareRejected {
    fn default() -> Self {
        Self { max_share: 0.3, min_comments: 5, within_days: 30 }
    }
}

impl Settings for ShareRejected {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("max_share", self.max_share)?;
        Ok(self)
    }
}

impl Rule for ShareRejected {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let begin = facts.now.plus_days(-i64::from(self.within_days));
        let recent =
            || facts.history().iter().filter(|p| p.at() >= begin && p.outcome != PastOutcome::Withdrawn);
        let all = recent().count();
        if all < self.min_comments.max(1) {
            return Ok(None);
        }
        let rejected = recent().filter(|past| past.outcome == PastOutcome::Rejected).count();
        let share = rejected as f32 / all as f32;
        if share <= self.max_share {
            return Ok(None);
        }
        Ok(Some(Noticed::number("share_rejected", share.into(), self.max_share.into())))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::History])
    }
}
