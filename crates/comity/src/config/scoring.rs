//! `[scoring]`: how programs may ask for scores.

use serde::Deserialize;

/// `[scoring]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ScoringConfig {
    /// Whether a request for scores needs a key made with `comity key create`. Default false: any key, or none, is accepted, and what comes without a key that counts is limited by its address.
    pub(crate) require_key: bool,
}
