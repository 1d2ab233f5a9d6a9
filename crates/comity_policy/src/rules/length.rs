//! Notices comments that are too long or too short.

use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// The number of characters of a comment, spaces at both ends apart.
/// ## Why it matters
/// Very long comments push everybody else's out of sight; "first" says nothing at all.
/// ## Examples
/// With `max_chars = 40`:
/// > The bridge is fine, the road to it is not, and the sign is wrong.  → held
/// > The bridge is fine.  → published
///
/// With `min_chars = 10`:
/// > first  → held
/// > I was first in the queue.  → published
/// ## What the commenter is told
/// How long the comment is, and what the limit is.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Length {
    /// Most characters, at least 1.
    pub max_chars: usize,
    /// Fewest characters.
    pub min_chars: usize,
}

impl Default for Length {
    fn default() -> Self {
        Self { max_chars: 5_000, min_chars: 1 }
    }
}

impl Settings for Length {
    fn prepare(self) -> Result<Self, SettingError> {
        if self.max_chars == 0 || self.max_chars < self.min_chars {
            let problem = format!("is {}; it must be at least 1 and not under `min_chars`", self.max_chars);
            return Err(SettingError::new("max_chars", problem));
        }
        Ok(self)
    }
}

impl Rule for Length {
    fn max_chars(&self) -> Option<usize> {
        Some(self.max_chars)
    }

    fn check(&self, facts: &Facts<'_>) -> Checked {
        let chars = facts.reading().letters().chars;
        let (limit, variant) = if chars > self.max_chars {
            (self.max_chars, "long")
        } else if chars < self.min_chars {
            (self.min_chars, "short")
        } else {
            return Ok(None);
        };
        let noticed = Noticed::number("length_chars", chars as f64, limit as f64);
        Ok(Some(noticed.told_as(variant).arg("count", chars.to_string()).arg("limit", limit.to_string())))
    }
}
