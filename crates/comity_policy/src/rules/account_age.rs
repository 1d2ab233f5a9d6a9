//! Notices people who were first seen a short while ago.

use crate::facts::{FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// The time since the person was first seen on this site.
/// ## Why it matters
/// Accounts made for one purpose are young. Waiting a day costs a regular nothing.
/// ## Examples
/// > [account_hours=2] Hello, I am new.  → held
/// > [account_hours=30] Hello, I am nearly new.  → published
///
/// With `min_hours = 168`:
/// > [account_days=3] Hello again.  → held
/// > [account_days=8] Hello again.  → published
/// ## What the commenter is told
/// You joined a short while ago. For now your comments wait until a moderator has looked.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct AccountAge {
    /// Hours since the person was first seen.
    pub min_hours: u32,
}

impl Default for AccountAge {
    fn default() -> Self {
        Self { min_hours: 24 }
    }
}

impl Settings for AccountAge {}

impl Rule for AccountAge {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let secs = facts.commenter_age_secs();
        if secs >= i64::from(self.min_hours) * 3_600 {
            return Ok(None);
        }
        Ok(Some(Noticed::number("account_hours", secs as f64 / 3_600.0, self.min_hours.into())))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Commenter])
    }
}
