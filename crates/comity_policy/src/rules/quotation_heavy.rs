//! Notices comments that are mostly quotation.

use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_share};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// The share of a comment that stands in block quotes or quotation marks. Short comments are left alone.
/// ## Why it matters
/// A discussion needs what people think themselves. Pasted articles are somebody else's work, too.
/// ## Examples
/// > > The council met on Monday and heard three reports about the state of the bridge, the road that leads to it, and the money that is left for both of them, which is not a lot by any measure.  → held
/// > > The council met on Monday.\n\nIt did, and for the first time in a year everybody was allowed to speak, which I found remarkable.  → published
///
/// > The mayor said "never", and then he did it.  → published
/// ## What the commenter is told
/// Most of it is quoted. Please add what you want to say yourself.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct QuotationHeavy {
    /// Share of the text that may be quoted, 0 to 1.
    pub max_share: f32,
    /// Comments with fewer characters than this are left alone.
    pub min_chars: usize,
}

impl Default for QuotationHeavy {
    fn default() -> Self {
        Self { max_share: 0.8, min_chars: 100 }
    }
}

impl Settings for QuotationHeavy {
    fn prepare(self) -> Result<Self, SettingError> {
        check_share("max_share", self.max_share)?;
        Ok(self)
    }
}

impl Rule for QuotationHeavy {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        if facts.body.quoted.is_empty() || facts.reading().letters().chars < self.min_chars {
            return Ok(None);
        }
        let share = facts.reading().quoted_share();
        if share <= self.max_share {
            return Ok(None);
        }
        Ok(Some(Noticed::number("quoted_share", share.into(), self.max_share.into())))
    }
}
