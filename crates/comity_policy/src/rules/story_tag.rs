//! Notices comments under stories with certain tags.

use crate::facts::{FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_filled};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// The tags that the publisher gave the story, capitals or not.
/// ## Why it matters
/// It lets a newsroom take special care of a subject without naming each story.
/// ## Examples
/// With `tags = ["obituary", "court"]`:
/// > [tag=Obituary] He was my neighbour.  → held
/// > [tag=politics, tag=court] He was my neighbour.  → held
/// > [tag=sport] He was my neighbour.  → published
/// ## What the commenter is told
/// Stories about this subject get special care. A moderator looks at comments before they appear.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(crate) struct StoryTag {
    /// The tags.
    pub tags: Vec<String>,
}

impl Settings for StoryTag {
    fn prepare(mut self) -> Result<Self, SettingError> {
        check_filled("tags", &self.tags)?;
        for tag in &mut self.tags {
            *tag = tag.to_lowercase();
        }
        Ok(self)
    }
}

impl Rule for StoryTag {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let has_one = facts.story.tags.iter().any(|tag| self.tags.contains(&tag.to_lowercase()));
        Ok(has_one.then(Noticed::circumstance))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Story])
    }
}
