//! A clock that can be set, so that the demo's comments are posted at their own times.

use comity_model::{Clock, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};

/// Says the time that it was set to.
#[derive(Debug, Default)]
pub(crate) struct DemoClock(AtomicI64);

impl DemoClock {
    pub(crate) fn set(&self, now: Timestamp) {
        self.0.store(now.as_micros(), Ordering::SeqCst);
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}
