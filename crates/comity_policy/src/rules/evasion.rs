//! Notices words that are spelled so that they hide.

use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// How much of the text had to be undone before it could be read: letters of other alphabets in a word, digits and
/// signs for letters, dots between letters, invisible signs. With `listed_only` only words count that stand in a word
/// list once they are undone.
/// ## Why it matters
/// Nobody hides a word by accident.
/// ## Examples
/// > What a f.u.c.k.i.n.g mess this is.  → held
/// > The mess cost 2.5 m, says F. K. Lund of the U.N. office.  → published
/// > A mess, as ever.  → published
///
/// With `listed_only = false, at_least = 0.3`:
/// > Тhе соunсil сlоsеd thе bridgе аgаin аnd nоbоdу саrеs.  → held
/// > The council closed the bridge again and nobody cares.  → published
/// ## What the commenter is told
/// Words in it are spelled in a way that hides them. Please write them normally.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Evasion {
    /// The least share of the text that had to be undone, 0 to 1; it counts where `listed_only` is off.
    pub at_least: f32,
    /// Whether only hidden words of the built-in lists count.
    pub listed_only: bool,
}

impl Default for Evasion {
    fn default() -> Self {
        Self { at_least: 0.5, listed_only: true }
    }
}

impl Settings for Evasion {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("at_least", self.at_least)?;
        Ok(self)
    }
}

impl Rule for Evasion {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let evasion = facts.body.canonical.evasion;
        if evasion <= 0.0 {
            return Ok(None);
        }
        if self.listed_only {
            let mut hidden: Vec<_> = facts
                .reading()
                .listed_words()
                .iter()
                .filter(|word| word.evasive)
                .map(|word| word.span)
                .collect();
            hidden.dedup();
            return Ok((!hidden.is_empty()).then(|| Noticed::spans(hidden)));
        }
        if evasion < self.at_least {
            return Ok(None);
        }
        Ok(Some(Noticed::number("evasion", evasion.into(), self.at_least.into())))
    }
}
