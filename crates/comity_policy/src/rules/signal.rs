//! Notices a text of which a chosen signal is high.

use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// One measurement of the scorer, such as `toxicity`, `insult`, `threat`, `spam` or `sexually_explicit`, at or above a
/// limit. Where it is not measured (a language that the model doesn't know) the rule is skipped.
/// ## Why it matters
/// A word list finds words. A scorer also finds what is said without them.
/// ## Examples
/// With `signal = "toxicity", at_least = 0.8`:
/// > [toxicity=0.93] (a text that the scorer finds very rude)  → held
/// > [toxicity=0.8] (a text right at the limit)  → held
/// > [toxicity=0.4] (a text that the scorer finds a little rude)  → published
/// > [toxicity=missing] (a text in a language that the scorer doesn't know)  → published
/// ## What the commenter is told
/// What the comment reads as, in the words for the signal. You can put it differently and post it again.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
pub(crate) struct SignalAtLeast {
    /// The signal's name.
    pub signal: String,
    /// The least value that is noticed, 0 to 1.
    pub at_least: f32,
}

impl Settings for SignalAtLeast {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("at_least", self.at_least)?;
        Ok(self)
    }
}

impl Rule for SignalAtLeast {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let value = facts.signal(&self.signal)?;
        if value < self.at_least {
            return Ok(None);
        }
        let spans = facts.signals.spans(&self.signal);
        let noticed = Noticed::measured(&self.signal, value.into(), self.at_least.into(), spans);
        Ok(Some(noticed.arg("signal", self.signal.clone())))
    }

    fn signals(&self) -> Vec<&str> {
        vec![&self.signal]
    }
}
