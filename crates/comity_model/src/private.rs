//! Values that must never reach a log.

use std::fmt;

/// Personal data: prints as `…`, so that a log line cannot give it away.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Private<T>(pub T);

impl<T> fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl<T> fmt::Display for Private<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}
