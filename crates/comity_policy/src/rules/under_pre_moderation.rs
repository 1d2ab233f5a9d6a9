//! Notices people each of whose comments waits for a moderator.

use crate::facts::{FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Whether the person is under pre-moderation, by a moderator or by the sanctions of this policy.
/// ## Why it matters
/// It is the milder measure: the person may go on writing, and nobody has to read the worst of it.
/// ## Examples
/// > [pre_moderation] A perfectly polite comment.  → held
/// > A perfectly polite comment.  → published
/// ## What the commenter is told
/// Your comments wait until a moderator has looked.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct UnderPreModeration {}

impl Settings for UnderPreModeration {}

impl Rule for UnderPreModeration {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        Ok(facts.commenter.is_under_pre_moderation.then(Noticed::circumstance))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Commenter])
    }
}
