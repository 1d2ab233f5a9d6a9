//! `[scoring]`: how programs may ask for scores, and what scores beside the built-in model.

use serde::Deserialize;
use std::path::PathBuf;

/// `[scoring]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ScoringConfig {
    /// Whether a request for scores needs a key made with `comity key create`. Default false: any key, or none, is accepted, and what comes without a key that counts is limited by its address.
    pub(crate) require_key: bool,
    /// File of the second stage of the scorer, from the data folder on or absolute; see its model card. Default none: the first stage scores alone.
    pub(crate) second_stage: Option<PathBuf>,
}
