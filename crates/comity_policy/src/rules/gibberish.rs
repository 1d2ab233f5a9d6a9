//! Notices texts that contain no words.

use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Letters that stand in no possible word: rows of the keyboard, long words without vowels. It can be told for the
/// Latin, Greek, Cyrillic, Armenian and Georgian scripts. Texts without any letter or digit count, too, where
/// `wordless` is on; a few emoji are an answer, not gibberish, unless the newsroom says otherwise.
/// ## Why it matters
/// Nobody can answer it, and tests of a robot often look like this.
/// ## Examples
/// > asdfghjkl sdkfjhskdjfh  → held
/// > sdkfjhskdjfh kjsdhfkjshdf  → held
/// > The Rhythm section was fine.  → published
/// > 👏👏  → published
///
/// With `wordless = true`:
/// > ??!!  → held
/// > Why?  → published
/// ## What the commenter is told
/// We can't read words in it. Please write it out and post it again.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Gibberish {
    /// Share of the letters that may stand in no possible word, 0 to 1.
    pub max_share: f32,
    /// Whether texts without any letter or digit count.
    pub wordless: bool,
}

impl Default for Gibberish {
    fn default() -> Self {
        Self { max_share: 0.4, wordless: false }
    }
}

impl Settings for Gibberish {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("max_share", self.max_share)?;
        Ok(self)
    }
}

impl Rule for Gibberish {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let letters = facts.reading().letters();
        if self.wordless && letters.letters == 0 && letters.digits == 0 {
            return Ok(Some(Noticed::circumstance()));
        }
        let share = facts.reading().gibberish_share();
        if share <= self.max_share {
            return Ok(None);
        }
        Ok(Some(Noticed::number("gibberish_share", share.into(), self.max_share.into())))
    }
}
