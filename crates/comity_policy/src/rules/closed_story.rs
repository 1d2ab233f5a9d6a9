//! Notices comments where no comments are taken, or where all of them wait.

use crate::facts::{FactGroup, FactGroups, Facts, Opening};
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Whether the story or the whole site is closed, by a moderator or by itself after some days. With `held = true` it
/// notices stories and sites instead whose comments all wait for a moderator.
/// ## Why it matters
/// Old threads attract spam, and some discussions need an end.
/// ## Examples
/// > [closed] One more thing about the bridge.  → held
/// > [site_closed] One more thing about the bridge.  → held
/// > [story_held] One more thing about the bridge.  → published
/// > One more thing about the bridge.  → published
///
/// With `held = true`:
/// > [story_held] One more thing about the bridge.  → held
/// > [site_held] One more thing about the bridge.  → held
/// > [closed] One more thing about the bridge.  → published
/// ## What the commenter is told
/// The discussion of this story is closed; or that a moderator looks at every comment in it before it appears.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct ClosedStory {
    /// Whether to notice discussions in which all comments wait, instead of closed ones.
    pub held: bool,
}

impl Settings for ClosedStory {}

impl Rule for ClosedStory {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let (story, site) = (facts.story.opening, facts.site.opening);
        let noticed = if self.held {
            (story == Opening::Held || site == Opening::Held).then(|| Noticed::circumstance().told_as("held"))
        } else if site == Opening::Closed {
            Some(Noticed::circumstance().told_as("site"))
        } else {
            (story == Opening::Closed || !facts.story.is_open).then(Noticed::circumstance)
        };
        Ok(noticed)
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Story, FactGroup::Site])
    }
}
