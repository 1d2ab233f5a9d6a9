//! The bounded queue between those who ask and the threads that own connections.

use super::Job;
use crate::Result;
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Closures that may wait at one time; more wait outside, without taking part yet.
pub(crate) const QUEUE_MAX: usize = 4096;

/// Closures waiting for a thread.
pub(crate) struct Queue {
    waiting: Mutex<Waiting>,
    arrived: Condvar,
    room: Arc<Semaphore>,
}

struct Waiting {
    jobs: VecDeque<(Box<dyn Job>, Option<OwnedSemaphorePermit>)>,
    /// Threads that sleep until something arrives; waking nobody would still be a system call.
    sleepers: usize,
    is_closed: bool,
}

/// What a thread finds when it looks into the queue.
pub(crate) enum Next {
    Job(Box<dyn Job>),
    /// Nothing arrived for as long as it was willing to wait.
    Idle,
    /// Nothing is left, and nothing will come.
    Closed,
}

impl Queue {
    pub(crate) fn new() -> Self {
        let waiting = Waiting { jobs: VecDeque::new(), sleepers: 0, is_closed: false };
        Self {
            waiting: Mutex::new(waiting),
            arrived: Condvar::new(),
            room: Arc::new(Semaphore::new(QUEUE_MAX)),
        }
    }

    /// Puts a job in, as soon as there is room.
    pub(crate) async fn push(&self, job: Box<dyn Job>) -> Result<()> {
        let room = Arc::clone(&self.room).acquire_owned().await.map_err(|_| super::stopped())?;
        self.put(job, Some(room))
    }

    /// Puts a job in from a thread that will wait for the answer: there is one job for each such thread at most.
    pub(crate) fn push_blocking(&self, job: Box<dyn Job>) -> Result<()> {
        self.put(job, None)
    }

    /// The next job; waits at most `patience` for it, or for ever.
    pub(crate) fn next(&self, patience: Option<Duration>) -> Next {
        let mut waiting = self.lock();
        loop {
            if let Some((job, _room)) = waiting.jobs.pop_front() {
                return Next::Job(job);
            }
            if waiting.is_closed {
                return Next::Closed;
            }
            waiting.sleepers += 1;
            let (mut woken, is_idle) = match patience {
                None => (self.arrived.wait(waiting).unwrap_or_else(PoisonError::into_inner), false),
                Some(patience) => {
                    let (woken, timeout) =
                        self.arrived.wait_timeout(waiting, patience).unwrap_or_else(PoisonError::into_inner);
                    (woken, timeout.timed_out())
                }
            };
            woken.sleepers -= 1;
            if is_idle && woken.jobs.is_empty() && !woken.is_closed {
                return Next::Idle;
            }
            waiting = woken;
        }
    }

    /// A job that is there already, if `suits` takes it.
    pub(crate) fn next_if(&self, suits: impl FnOnce(&dyn Job) -> bool) -> Option<Box<dyn Job>> {
        let mut waiting = self.lock();
        if !suits(waiting.jobs.front()?.0.as_ref()) {
            return None;
        }
        waiting.jobs.pop_front().map(|(job, _room)| job)
    }

    /// Lets no more jobs in; what waits is still done.
    pub(crate) fn close(&self) {
        self.lock().is_closed = true;
        self.room.close();
        self.arrived.notify_all();
    }

    fn put(&self, job: Box<dyn Job>, room: Option<OwnedSemaphorePermit>) -> Result<()> {
        let mut waiting = self.lock();
        if waiting.is_closed {
            return Err(super::stopped());
        }
        waiting.jobs.push_back((job, room));
        let is_awaited = waiting.sleepers > 0;
        drop(waiting);
        if is_awaited {
            self.arrived.notify_one();
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        // Nothing can panic while it is held.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
