//! The scorer that the program brings along.

use crate::models::{BUILTIN, Models};
use anyhow::Context;
use comity_actions::{BrokenScorer, Scorer, TextScorer};
use std::panic::catch_unwind;
use std::path::Path;
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

/// The scorer that an installation has in use: the built-in one, or one that was adapted to it. As for the built-in one,
/// a model that cannot be read fails every signal, in sight of the moderators.
pub(crate) fn in_use(data: &Path) -> Arc<dyn TextScorer> {
    let models = Models::of(data);
    let read = models.in_use().and_then(|name| {
        if name == BUILTIN {
            return Ok(None);
        }
        let bytes = models.read(&name)?;
        Scorer::load(&bytes).with_context(|| format!("cannot use the model `{name}`")).map(Some)
    });
    match read {
        Ok(None) => load(),
        // It stays until the program ends.
        Ok(Some(scorer)) => Arc::new(&*Box::leak(Box::new(scorer))),
        Err(error) => {
            let why = format!("{error:#}");
            tracing::error!(
                why,
                "comments cannot be scored: `comity model use builtin` goes back to the built-in model"
            );
            Arc::new(BrokenScorer { why })
        }
    }
}

/// The built-in scorer itself, for commands that cannot do without.
pub(crate) fn builtin() -> Result<&'static Scorer, String> {
    catch_unwind(Scorer::builtin).map_err(|_| "the built-in model cannot be read".to_owned())
}
