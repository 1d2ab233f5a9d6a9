//! Notices almost the same text by the same person under several stories, or by several people.

use crate::facts::{FactGroup, FactGroups, Facts, PastOutcome};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Texts by the same person that share most of their words with this one, and the same text posted by other people
/// within a day. Short texts are left alone.
/// ## Why it matters
/// Campaigns and advertising go from story to story with a word changed here and there.
/// ## Examples
/// > [said_elsewhere="Everybody should know that the old bridge was sold to a friend of the mayor for a handful of coins last winter"] Everybody should know that the old bridge was sold to a friend of the mayor for a handful of coins last summer  → held
/// > [same_by_others=3] Everybody should know that the old bridge was sold to a friend of the mayor for a handful of coins last winter  → held
/// > [said_elsewhere="My grandmother used to swim across the river every morning until she was eighty"] Everybody should know that the old bridge was sold to a friend of the mayor for a handful of coins  → published
/// > [said_elsewhere="I agree."] I agree!  → published
/// ## What the commenter is told
/// You have posted almost the same text elsewhere. Please write something for this discussion.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct NearDuplicate {
    /// How alike texts must be to count, 0 to 1; about 0.6 for one word in twenty changed.
    pub at_least: f32,
    /// How often the person may have posted such a text before.
    pub max_times: usize,
    /// How many other people may have posted the same text within 24 hours.
    pub max_others: u32,
    /// Texts with fewer words than this are left alone.
    pub min_words: u16,
    /// How far back to look, in days, up to 30.
    pub within_days: u32,
}

impl Default for NearDuplicate {
    fn default() -> Self {
        Self { at_least: 0.6, max_times: 0, max_others: 2, min_words: 8, within_days: 7 }
    }
}

impl Settings for NearDuplicate {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("at_least", self.at_least)?;
        Ok(self)
    }
}

impl Rule for NearDuplicate {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        if facts.history().is_empty() && facts.comment.same_text_by_others == 0 {
            return Ok(None);
        }
        let text = facts.reading().fingerprint();
        if text.words < self.min_words {
            return Ok(None);
        }
        let others = facts.comment.same_text_by_others;
        if others > self.max_others {
            return Ok(Some(Noticed::number("same_text_by_others", others.into(), self.max_others.into())));
        }
        let begin = facts.now.plus_days(-i64::from(self.within_days));
        let times = facts
            .history()
            .iter()
            .filter(|past| past.at() >= begin && past.text.likeness(&text) >= self.at_least)
            .filter(|past| matches!(past.outcome, PastOutcome::Published | PastOutcome::Held))
            .count();
        if times <= self.max_times {
            return Ok(None);
        }
        Ok(Some(Noticed::number("similar_text_before", times as f64, self.max_times as f64)))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Comment, FactGroup::History])
    }
}
