//! Notices replies to a branch that has been quiet for a long time.

use crate::facts::{FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// How long the branch that a reply goes to has been quiet, and how old the story is.
/// ## Why it matters
/// Old branches are where spam is left, where nobody looks, and where old quarrels are taken up again.
/// ## Examples
/// > [branch_quiet_days=60] I told you so.  → held
/// > [branch_quiet_days=3] I told you so.  → published
/// > I told everybody so.  → published
///
/// With `max_story_days = 365`:
/// > [story_days=900] I found this story today.  → held
/// > [story_days=30] I found this story today.  → published
/// ## What the commenter is told
/// This part of the discussion has been quiet for a long time. A moderator will look at new replies first.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct OldThread {
    /// Days that a branch may have been quiet.
    pub max_quiet_days: u32,
    /// Days that a story may be old.
    pub max_story_days: u32,
}

impl Default for OldThread {
    fn default() -> Self {
        Self { max_quiet_days: 30, max_story_days: 36_500 }
    }
}

impl Settings for OldThread {}

impl Rule for OldThread {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let days_since = |micros: i64| facts.now.as_micros().saturating_sub(micros) as f64 / 86_400e6;
        if let Some(parent) = facts.parent {
            let quiet = days_since(parent.branch_active_at_micros.max(parent.created_at_micros));
            if quiet > f64::from(self.max_quiet_days) {
                return Ok(Some(Noticed::number("branch_quiet_days", quiet, self.max_quiet_days.into())));
            }
        }
        let age = days_since(facts.story.published_at_micros);
        if age > f64::from(self.max_story_days) {
            return Ok(Some(Noticed::number("story_age_days", age, self.max_story_days.into())));
        }
        Ok(None)
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Comment, FactGroup::Story])
    }
}
