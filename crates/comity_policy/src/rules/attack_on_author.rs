//! Notices attacks on the author of the story.

use super::attack_on_commenter::check_attack;
use crate::facts::{FactGroup, FactGroups, Facts};
use crate::reading::{Severity, Target};
use crate::rule::{Checked, Rule, SettingError, Settings, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Insults aimed at the person who wrote the story: by name as printed under the headline, or as author, journalist,
/// reporter. Where a scorer measures attacks on authors, its number counts, too.
/// ## Why it matters
/// Journalists are paid to be contradicted, not to be abused; abuse makes them stop reading the comments.
/// ## Examples
/// > The author is an idiot.  → held
/// > [byline="Dana Orlo"] Dana Orlo is a moron.  → held
/// > [attack_on_author=0.9] (an attack that only a scorer sees)  → held
/// > The author is wrong about the bridge, and the figures are from 2019.  → published
/// > The author says that the mayor is an idiot.  → published
/// ## What the commenter is told
/// It attacks the author of the story as a person. Criticise what was written instead.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct AttackOnAuthor {
    /// The least value of the signal `attack_on_author` that is noticed, 0 to 1.
    pub at_least: f32,
    /// Whether words that the text itself aims at the author count, beside the signal.
    pub words: bool,
    /// How hard such words must be: `mild`, `strong` or `severe`.
    pub words_at_least: Severity,
}

impl Default for AttackOnAuthor {
    fn default() -> Self {
        Self { at_least: 0.8, words: true, words_at_least: Severity::Mild }
    }
}

impl Settings for AttackOnAuthor {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("at_least", self.at_least)?;
        Ok(self)
    }
}

impl Rule for AttackOnAuthor {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let words = self.words.then_some(self.words_at_least);
        check_attack(facts, "attack_on_author", self.at_least, Target::Author, words)
    }

    fn signals(&self) -> Vec<&str> {
        vec!["attack_on_author"]
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Story])
    }
}
