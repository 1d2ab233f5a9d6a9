//! Notices many replies to one person in a short time.

use crate::facts::{FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// How many replies the author of the comment that is answered got within the last hours. Answers to oneself don't count.
/// ## Why it matters
/// A hundred polite contradictions are a mob for the one who gets them.
/// ## Examples
/// > [replies_to_author=12/3600s] I don't agree either.  → held
/// > [replies_to_author=5/3600s] I don't agree either.  → published
/// > [replies_to_author=12/3600s, own_parent] I want to add something.  → published
/// > I don't agree with the council.  → published
/// ## What the commenter is told
/// Many replies went to the same person in a short time. A moderator will look at further ones first.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct PileOn {
    /// Replies within the time that are still fine, at most 64.
    pub max: usize,
    /// The time in minutes, up to 1440.
    pub within_minutes: u32,
}

impl Default for PileOn {
    fn default() -> Self {
        Self { max: 10, within_minutes: 120 }
    }
}

impl Settings for PileOn {}

impl Rule for PileOn {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let Some(parent) = facts.parent.filter(|parent| !parent.is_own) else { return Ok(None) };
        let begin = facts.now.plus_secs(-60 * i64::from(self.within_minutes)).as_micros();
        let replies = parent.replies_to_author_micros.iter().filter(|at| **at > begin).count();
        if replies <= self.max {
            return Ok(None);
        }
        Ok(Some(Noticed::number("replies_to_author", replies as f64, self.max as f64)))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Comment])
    }
}
