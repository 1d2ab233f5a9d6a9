//! The two engines: threads that own connections and run closures from a queue.
//!
//! A closure travels as a [`Job`]: the engine runs it in a transaction, as often as it takes, and answers it once, when
//! what it wrote is on disk.

mod link;
mod listen;
pub(crate) mod postgres;
pub(crate) mod queue;
pub(crate) mod rewrite;
pub(crate) mod sqlite;
pub(crate) mod wire;
mod writer;

use crate::{Error, Result, Tx};
use queue::Queue;
use std::any::Any;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// A write that runs longer is logged with its caller: all other writers wait for it.
const SLOW_WRITE: Duration = Duration::from_millis(50);

/// The threads of one open database, and the queues that lead to them.
pub(crate) struct Threads {
    pub(crate) reads: Arc<Queue>,
    pub(crate) writes: Arc<Queue>,
    pub(crate) handles: Vec<JoinHandle<()>>,
    /// Grows with every change of the database that these threads make or, on SQLite, notice.
    pub(crate) changes: Arc<AtomicU64>,
    /// Set when the store is closed, for threads that wait for something else than a queue.
    pub(crate) stop: Arc<AtomicBool>,
}

/// Starts a named thread.
pub(crate) fn spawn<T: Send + 'static>(
    name: String,
    body: impl FnOnce() -> T + Send + 'static,
) -> Result<JoinHandle<T>> {
    let started = Builder::new().name(name).spawn(body);
    started.map_err(|error| Error::Unavailable(format!("cannot start a thread: {error}")))
}

/// Whether a closure may write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Write,
}

/// How long a write may take before it is worth a line in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// People wait behind it.
    Brisk,
    /// It is one of many large ones, and nobody expects it to be quick.
    Bulk,
}

/// A closure on its way to a thread that owns a connection.
pub(crate) trait Job: Send {
    fn access(&self) -> Access;
    /// Runs the closure once and gives the notices to send after the commit. Never panics.
    fn run(&mut self, tx: Tx<'_>) -> Result<Vec<Arc<str>>>;
    /// Tells the caller how it ended.
    fn answer(self: Box<Self>, outcome: Result<()>);
}

/// A closure, what it computed, and who waits for it.
struct Task<T, F> {
    work: F,
    value: Option<T>,
    answer: oneshot::Sender<Result<T>>,
    access: Access,
    pace: Pace,
    caller: &'static Location<'static>,
}

/// Packs a closure as a job; the receiver hears how it ended.
pub(crate) fn job<T, F>(
    (access, pace): (Access, Pace),
    caller: &'static Location<'static>,
    work: F,
) -> (Box<dyn Job>, oneshot::Receiver<Result<T>>)
where
    T: Send + 'static,
    F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
{
    let (answer, answered) = oneshot::channel();
    (Box::new(Task { work, value: None, answer, access, pace, caller }), answered)
}

impl<T, F> Job for Task<T, F>
where
    T: Send + 'static,
    F: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
{
    fn access(&self) -> Access {
        self.access
    }

    fn run(&mut self, mut tx: Tx<'_>) -> Result<Vec<Arc<str>>> {
        let began = stopwatch();
        // What the closure holds may be in any state after a panic; it is never run again then.
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.work)(&mut tx)));
        let is_awaited = self.access == Access::Write && self.pace == Pace::Brisk;
        if is_awaited && began.elapsed() > SLOW_WRITE {
            tracing::warn!(caller = %self.caller, elapsed_ms = began.elapsed().as_millis(), "slow write");
        }
        match outcome {
            Ok(Ok(value)) => {
                self.value = Some(value);
                tx.finish()
            }
            Ok(Err(error)) => Err(error),
            Err(panic) => {
                let message = panic_text(panic.as_ref());
                tracing::error!(caller = %self.caller, "a closure on the store panicked");
                Err(Error::Panic(message))
            }
        }
    }

    fn answer(self: Box<Self>, outcome: Result<()>) {
        let Self { value, answer, .. } = *self;
        let value = outcome.and_then(|()| value.ok_or_else(stopped));
        // Whoever asked may have gone away; what was written stays written.
        let _ = answer.send(value);
    }
}

/// The error for a closure that its thread dropped.
pub(crate) fn stopped() -> Error {
    Error::Unavailable("the thread that owns the connection has stopped".to_owned())
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("a panic without a message").to_owned()
}

#[expect(clippy::disallowed_methods, reason = "the watchdog measures how long a closure holds up the others")]
fn stopwatch() -> Instant {
    Instant::now()
}
