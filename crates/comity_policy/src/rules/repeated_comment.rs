//! Notices a text that the same person has posted before.

use crate::facts::{FactGroup, FactGroups, Facts, PastOutcome};
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// The same text by the same person, case, spacing and punctuation apart. What was withdrawn doesn't count, very short
/// texts ("I agree") may be repeated, and a text that was rejected may be sent again.
/// ## Why it matters
/// Repeating a text drowns the others; often it is advertising or a campaign.
/// ## Examples
/// > [same=1] Close the old bridge now, before somebody falls into the river.  → held
/// > [same_elsewhere=2] Close the old bridge now, before somebody falls into the river.  → held
/// > [same=1, same_days=20] Close the old bridge now, before somebody falls into the river.  → published
/// > [same=1] I agree.  → published
/// > Close the old bridge now, before somebody falls into the river.  → published
///
/// With `anywhere = false`:
/// > [same_elsewhere=2] Close the old bridge now, before somebody falls into the river.  → published
/// > [same=1] Close the old bridge now, before somebody falls into the river.  → held
/// ## What the commenter is told
/// You have posted this text already. Once is enough.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct RepeatedComment {
    /// How far back to look, in days, up to 30.
    pub within_days: u32,
    /// Texts with fewer words than this may be repeated.
    pub min_words: u16,
    /// How often the text may have been posted before.
    pub max_times: usize,
    /// Whether the same text under another story counts, too.
    pub anywhere: bool,
}

impl Default for RepeatedComment {
    fn default() -> Self {
        Self { within_days: 7, min_words: 4, max_times: 0, anywhere: true }
    }
}

impl Settings for RepeatedComment {}

impl Rule for RepeatedComment {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        if facts.history().is_empty() {
            return Ok(None);
        }
        let text = facts.reading().fingerprint();
        let begin = facts.now.plus_days(-i64::from(self.within_days));
        let times = facts
            .history()
            .iter()
            .filter(|past| past.text.exact == text.exact && past.at() >= begin)
            .filter(|past| matches!(past.outcome, PastOutcome::Published | PastOutcome::Held))
            .filter(|past| self.anywhere || past.story == facts.story.fingerprint)
            .count();
        if times <= self.max_times || text.words < self.min_words {
            return Ok(None);
        }
        Ok(Some(Noticed::number("same_text_before", times as f64, self.max_times as f64)))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::History, FactGroup::Story])
    }
}
