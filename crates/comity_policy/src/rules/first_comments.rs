//! Notices people of whom few comments were published so far.

use crate::facts::{FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// How many comments of the person were published on this site before this one.
/// ## Why it matters
/// A look at somebody's first comments keeps out most spam and most people who came to make trouble.
/// ## Examples
/// > [published=0] Hello, I live by the bridge.  → held
/// > [published=1] Hello again from the bridge.  → published
///
/// With `until_published = 3`:
/// > [published=2] My third comment about the bridge.  → held
/// > [published=3] My fourth comment about the bridge.  → published
/// ## What the commenter is told
/// You are new here. Your first comments wait until a moderator has looked.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct FirstComments {
    /// Comments that must have been published before.
    pub until_published: u32,
}

impl Default for FirstComments {
    fn default() -> Self {
        Self { until_published: 1 }
    }
}

impl Settings for FirstComments {}

impl Rule for FirstComments {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let published = facts.commenter.published;
        if published >= self.until_published {
            return Ok(None);
        }
        Ok(Some(Noticed::number("published_before", published.into(), self.until_published.into())))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Commenter])
    }
}
