//! `[scoring]`: how programs may ask for scores, and what scores beside the built-in model.

use crate::scorer::SecondStageFrom;
use serde::Deserialize;

/// `[scoring]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ScoringConfig {
    /// Whether a request for scores needs a key made with `comity key create`. Default false: any key, or none, is accepted, and what comes without a key that counts is limited by its address.
    pub(crate) require_key: bool,
    /// The second stage of the scorer, which judges better and takes about a millisecond for a comment: `built-in`, `none`, or a file of another one, from the data folder on or absolute. Default `built-in`; with `none` the first stage scores alone, and a large archive is scored anew several times as fast.
    pub(crate) second_stage: SecondStageFrom,
}
