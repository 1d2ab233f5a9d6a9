//! `[coral]`: how a newsroom's Coral is answered.

use serde::Deserialize;

/// `[coral]`
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CoralConfig {
    /// Milliseconds within which a comment must be judged; it is held after that. Keep it below the timeout of the phase in Coral. Default 150.
    pub(crate) answer_within_ms: Option<u32>,
}
