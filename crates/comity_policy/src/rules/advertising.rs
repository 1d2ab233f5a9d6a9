//! Notices advertising and spam.

use crate::facts::{Facts, Signal};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Signs of advertising that come together: an offer, a promise of money, "click here", hurry, wares that only spam
/// sells, and with them a link, a number to call, a price. Each kind of sign is a point, spam's own wares are two.
/// Where a scorer measures `spam`, its number counts, too.
/// ## Why it matters
/// It is not a discussion, and readers get cheated.
/// ## Examples
/// > I earn $5000 per week from home! Click here: https://example.com/rich  → held
/// > Buy now with 50% off, free shipping, visit our website https://example.com/shop  → held
/// > Best online casino, https://example.com/win  → held
/// > [spam=0.95] (a text that the scorer takes for spam)  → held
/// > The casino on the hill pays no tax, and the council lets it.  → published
/// > There was a discount on tickets, see https://example.org/tickets  → published
/// > They cut wages by 20% and call it an offer.  → published
/// ## What the commenter is told
/// It reads as advertising. Please tell us what you think of the story instead.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct Advertising {
    /// Points that are noticed, at least 1.
    pub min_points: u32,
    /// The least value of the signal `spam` that is noticed, 0 to 1.
    pub at_least: f32,
}

impl Default for Advertising {
    fn default() -> Self {
        Self { min_points: 3, at_least: 0.9 }
    }
}

impl Settings for Advertising {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("at_least", self.at_least)?;
        if self.min_points == 0 {
            return Err(SettingError::new("min_points", "is 0, so every comment would be advertising"));
        }
        Ok(self)
    }
}

impl Rule for Advertising {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let found = facts.reading().advertising();
        if found.points >= self.min_points {
            let (points, limit) = (f64::from(found.points), f64::from(self.min_points));
            return Ok(Some(Noticed::measured("advertising_points", points, limit, found.spans.clone())));
        }
        match facts.signals.get("spam") {
            Signal::Value(value) if value >= self.at_least => {
                let spans = facts.signals.spans("spam");
                Ok(Some(Noticed::measured("spam", value.into(), self.at_least.into(), spans)))
            }
            Signal::Failed(why) => Err(crate::rule::Unable::Failed(format!("signal `spam`: {why}"))),
            Signal::Value(_) | Signal::Missing => Ok(None),
        }
    }

    fn signals(&self) -> Vec<&str> {
        vec!["spam"]
    }
}
