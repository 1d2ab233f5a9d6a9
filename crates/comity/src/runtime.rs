//! The real clock, the operating system's randomness, and the asynchronous runtime.

use comity_model::{Clock, Ids, Timestamp};
use std::cell::RefCell;

/// What time the operating system says it is.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(jiff::Timestamp::now().as_microsecond())
    }
}

/// Random bytes fetched from the operating system at a time: a system call for each id would cost more than the id.
const RANDOM_AHEAD_BYTES: usize = 640;

thread_local! {
    /// Random bytes of this thread, and how many of them were given out.
    static RANDOM: RefCell<([u8; RANDOM_AHEAD_BYTES], usize)> =
        const { RefCell::new(([0; RANDOM_AHEAD_BYTES], RANDOM_AHEAD_BYTES)) };
}

/// Ids with randomness of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SystemIds;

impl Ids for SystemIds {
    fn random(&self) -> [u8; 10] {
        RANDOM.with_borrow_mut(|(ahead, used)| {
            if *used + 10 > ahead.len() {
                getrandom::fill(ahead).expect("the operating system gives randomness once it has started");
                *used = 0;
            }
            let mut bytes = [0; 10];
            if let Some(fresh) = ahead.get_mut(*used..*used + 10) {
                bytes.copy_from_slice(fresh);
                // Nothing stays in memory of what a token may be made of.
                fresh.fill(0);
            }
            *used += 10;
            bytes
        })
    }
}

/// Runs `work` on a thread of its own: what it needed for a while is given back to the system when that thread ends.
pub(crate) fn apart<T: Send>(work: impl FnOnce() -> anyhow::Result<T> + Send) -> anyhow::Result<T> {
    std::thread::scope(|scope| scope.spawn(work).join())
        .unwrap_or_else(|_| Err(anyhow::anyhow!("a thread panicked while the program started")))
}

/// A runtime for the server: all cores.
pub(crate) fn server() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

/// A runtime for a command that asks the store a few things.
pub(crate) fn small() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_of_many_random_values_are_alike() {
        let values: std::collections::BTreeSet<[u8; 10]> = (0..1_000).map(|_| SystemIds.random()).collect();
        assert_eq!(values.len(), 1_000);
        assert!(!values.contains(&[0; 10]));
    }
}
