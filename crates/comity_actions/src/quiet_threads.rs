//! Threads for work that takes long beside pages that must not wait.

use crate::{Error, Result};
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Threads on half of the cores, with the lowest priority.
///
/// # Errors
/// Only faults: they cannot be started.
pub(crate) fn quiet_threads(name: &'static str) -> Result<ThreadPool> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let pool = ThreadPoolBuilder::new()
        .num_threads((cores / 2).max(1))
        .thread_name(move |number| format!("{name}-{number}"))
        .start_handler(|_| yield_to_others())
        .build();
    pool.map_err(|error| Error::Internal(format!("threads of {name} cannot be started: {error}")).into())
}

/// Lets every other thread run first: such work takes seconds or minutes, a page must not wait for it.
fn yield_to_others() {
    #[cfg(target_os = "linux")]
    {
        /// The least that a thread may want, as `nice` counts.
        const LAST: i32 = 19;
        // On Linux this is about the calling thread alone. Where it is refused, the work is as it would be without.
        let _ = rustix::process::setpriority_process(None, LAST);
    }
}
