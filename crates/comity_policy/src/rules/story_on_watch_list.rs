//! Notices comments under stories that the newsroom watches.

use crate::facts::{FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Stories by their key, and stories whose headline contains a word or phrase of the list.
/// ## Why it matters
/// Some subjects (a trial, a suicide, a war) need a person who looks before anything appears.
/// ## Examples
/// With `stories = ["bridge-trial"], headline_words = ["verdict"]`:
/// > [story=bridge-trial] I knew the driver.  → held
/// > [headline="Verdict in the bridge case"] I knew the driver.  → held
/// > [headline="Council votes on the bridge"] I knew the driver.  → published
/// ## What the commenter is told
/// This story gets special care. A moderator looks at comments before they appear.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct StoryOnWatchList {
    /// Keys of stories, as the publisher gives them.
    pub stories: Vec<String>,
    /// Words or phrases in headlines, whole words, capitals or not.
    pub headline_words: Vec<String>,
}

impl Settings for StoryOnWatchList {
    fn prepare(mut self) -> Result<Self, SettingError> {
        if self.stories.is_empty() && self.headline_words.is_empty() {
            return Err(SettingError::new(
                "stories",
                "is empty and `headline_words` is, too: no story is watched",
            ));
        }
        for word in &mut self.headline_words {
            *word = plain(word);
        }
        Ok(self)
    }
}

impl Rule for StoryOnWatchList {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let is_listed = self.stories.contains(&facts.story.key);
        let is_watched = is_listed
            || !self.headline_words.is_empty() && {
                let headline = plain(&facts.story.headline);
                self.headline_words.iter().any(|word| headline.contains(word.as_str()))
            };
        Ok(is_watched.then(Noticed::circumstance))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Story])
    }
}

/// Words in small letters with one space around each, so that whole words are compared.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}
