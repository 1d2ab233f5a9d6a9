//! The scorer that the program brings along.

use comity_actions::{BrokenScorer, Scorer, TextScorer};
use std::panic::catch_unwind;
use std::sync::Arc;

/// The built-in scorer. When its model cannot be read, one whose signals have all failed: comments are then held, or
/// whatever the policy says `on_failure`, and the operator is told here.
pub(crate) fn load() -> Arc<dyn TextScorer> {
    match builtin() {
        Ok(scorer) => Arc::new(scorer),
        Err(why) => {
            tracing::error!(
                why,
                "comments cannot be scored: rules that need a signal take their `on_failure`"
            );
            Arc::new(BrokenScorer { why })
        }
    }
}

/// The built-in scorer itself, for commands that cannot do without.
pub(crate) fn builtin() -> Result<&'static Scorer, String> {
    catch_unwind(Scorer::builtin).map_err(|_| "the built-in model cannot be read".to_owned())
}
