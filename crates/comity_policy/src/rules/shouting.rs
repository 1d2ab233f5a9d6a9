//! Notices comments written mostly in capitals.

use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Words in capitals beyond the allowed share of a comment's letters. Acronyms that stand alone among ordinary words
/// (NATO, EU, ՀՀ) don't count, short comments are left alone, and scripts without capitals never shout.
/// ## Why it matters
/// Capitals read as shouting and make a thread tiring for everybody else.
/// ## Examples
/// > I AM SO TIRED OF THIS COUNCIL AND ITS BRIDGE  → held
/// > WHO PAYS FOR THE BRIDGE? We do, as always.  → held
/// > ԻՆՉՈՒ ԵՔ ՓԱԿՈՒՄ ԿԱՄՈՒՐՋԸ  → held
/// > The NATO summit in the EU quarter cost €40m.  → published
/// > YES  → published
/// > I said NO to the bridge, and I will say so again at the next meeting.  → published
/// ## What the commenter is told
/// Most of it is in capitals. Please write it in normal case and post it again.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Shouting {
    /// Share of the letters that may stand in words in capitals, 0 to 1.
    pub max_share: f32,
    /// Comments with fewer letters than this are left alone.
    pub min_letters: usize,
}

impl Default for Shouting {
    fn default() -> Self {
        Self { max_share: 0.5, min_letters: 12 }
    }
}

impl Settings for Shouting {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("max_share", self.max_share)?;
        Ok(self)
    }
}

impl Rule for Shouting {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let letters = facts.reading().letters();
        let share = letters.shouted_share();
        if letters.cased < self.min_letters || share <= self.max_share {
            return Ok(None);
        }
        Ok(Some(Noticed::number("capitals_share", share.into(), self.max_share.into())))
    }
}
