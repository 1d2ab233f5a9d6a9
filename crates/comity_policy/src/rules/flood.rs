//! Notices many comments by one person in a short time.

use crate::facts::{FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// How many comments the same person has posted within the last minutes, whatever became of them. Edits don't count.
/// ## Why it matters
/// A thread belongs to many people. One person at a time is a speech.
/// ## Examples
/// > [recent=5/600s] And another thing about the bridge.  → held
/// > [recent=4/600s] And another thing about the bridge.  → published
/// > [recent=5/600s, edit] And another thing about the bridge.  → published
///
/// With `max = 1, within_secs = 30`:
/// > [recent=1/10s] Me again.  → held
/// > [recent=1/120s] Me again.  → published
/// ## What the commenter is told
/// You have posted many comments in a short time. Please wait a little before the next one.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Flood {
    /// Comments within the time that are still fine, this one included; at most 64.
    pub max: usize,
    /// The time in seconds.
    pub within_secs: u32,
}

impl Default for Flood {
    fn default() -> Self {
        Self { max: 5, within_secs: 600 }
    }
}

impl Settings for Flood {
    fn prepare(self) -> Result<Self, SettingError> {
        if (1..=crate::facts::HISTORY_LIMIT).contains(&self.max) {
            Ok(self)
        } else {
            Err(SettingError::new("max", format!("is {}; it must be between 1 and 64", self.max)))
        }
    }
}

impl Rule for Flood {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        if facts.comment.is_edit {
            return Ok(None);
        }
        let begin = facts.now.plus_secs(-i64::from(self.within_secs));
        // History stands newest first, so the first entry that is too old ends the count.
        let before = facts.history().iter().take_while(|past| past.at() > begin).count();
        if before < self.max {
            return Ok(None);
        }
        Ok(Some(Noticed::number("comments_in_time", (before + 1) as f64, self.max as f64)))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Comment, FactGroup::History])
    }
}
