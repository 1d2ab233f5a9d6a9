//! Notices signs that are repeated many times over.

use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// One letter or sign that stands more often in a row than is fine. Ruled lines and digits don't count.
/// ## Why it matters
/// It takes room and says nothing that fewer signs would not say.
/// ## Examples
/// > Nooooooooooooooo!  → held
/// > Close the bridge!!!!!!!!!!!!!!!  → held
/// > Nooooo way!!!  → published
/// > It cost 1000000000000 in all.  → published
/// ## What the commenter is told
/// It repeats the same sign many times over. Please shorten that and post it again.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct RepeatedCharacters {
    /// How often a sign may stand in a row, at least 3.
    pub max_in_row: usize,
}

impl Default for RepeatedCharacters {
    fn default() -> Self {
        Self { max_in_row: 8 }
    }
}

impl Settings for RepeatedCharacters {
    fn prepare(self) -> Result<Self, SettingError> {
        if self.max_in_row < 3 {
            return Err(SettingError::new(
                "max_in_row",
                format!("is {}; it must be at least 3", self.max_in_row),
            ));
        }
        Ok(self)
    }
}

impl Rule for RepeatedCharacters {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let runs = || facts.reading().runs().iter().filter(|run| run.count > self.max_in_row);
        let Some(longest) = runs().map(|run| run.count).max() else { return Ok(None) };
        let spans = runs().map(|run| run.span).collect();
        Ok(Some(Noticed::measured("same_sign_in_row", longest as f64, self.max_in_row as f64, spans)))
    }
}
