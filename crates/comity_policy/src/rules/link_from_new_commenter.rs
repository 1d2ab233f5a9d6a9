//! Notices links from people of whom few comments were published so far.

use crate::facts::{FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Any link in a comment of somebody who has not had enough comments published yet.
/// ## Why it matters
/// Spammers come for one link and leave. Regulars may link to their sources.
/// ## Examples
/// > [published=0] The minutes are at https://example.org/minutes.  → held
/// > [published=2] The minutes are at https://example.org/minutes.  → held
/// > [published=3] The minutes are at https://example.org/minutes.  → published
/// > [published=0] The minutes are in the library.  → published
/// ## What the commenter is told
/// Links from people who are new here wait until a moderator has looked.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct LinkFromNewCommenter {
    /// Comments that must have been published before.
    pub until_published: u32,
}

impl Default for LinkFromNewCommenter {
    fn default() -> Self {
        Self { until_published: 3 }
    }
}

impl Settings for LinkFromNewCommenter {}

impl Rule for LinkFromNewCommenter {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        if facts.body.links.is_empty() || facts.commenter.published >= self.until_published {
            return Ok(None);
        }
        Ok(Some(Noticed::spans(facts.body.links.iter().map(|link| link.span).collect())))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Commenter])
    }
}
