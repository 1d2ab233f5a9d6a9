//! Notices people who may be somebody who is blocked.

use crate::facts::{BlockMatch, FactGroup, FactGroups, Facts};
use crate::rule::{Checked, Noticed, Rule, Settings};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// An e-mail address, a network address or a text that belongs to somebody who is blocked. A typed e-mail address and
/// a shared network prove nothing, so this should hold a comment and never reject it.
/// ## Why it matters
/// A block that ends at the next invented name is no block.
/// ## Examples
/// > [matches_block=email] Hello, I am somebody else.  → held
/// > [matches_block=address] Hello, I am somebody else.  → held
/// > [matches_block=text] Hello, I am somebody else.  → held
/// > Hello, I am somebody else.  → published
///
/// With `address = false`:
/// > [matches_block=address] Hello from the library.  → published
/// > [matches_block=email] Hello from the library.  → held
/// ## What the commenter is told
/// It matches somebody who is blocked here. A moderator will look at it first.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct BlockEvasion {
    /// Whether the e-mail address counts.
    pub email: bool,
    /// Whether the network address counts.
    pub address: bool,
    /// Whether the text counts.
    pub text: bool,
}

impl Default for BlockEvasion {
    fn default() -> Self {
        Self { email: true, address: true, text: true }
    }
}

impl Settings for BlockEvasion {}

impl Rule for BlockEvasion {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let counts = facts.commenter.matches_block.iter().any(|matched| match matched {
            BlockMatch::Email => self.email,
            BlockMatch::Address => self.address,
            BlockMatch::Text => self.text,
        });
        Ok(counts.then(Noticed::circumstance))
    }

    fn needs(&self) -> FactGroups {
        FactGroups::of(&[FactGroup::Commenter])
    }
}
