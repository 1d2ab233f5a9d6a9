//! Short messages from those who wrote to those who keep something in memory: pages, policies, live updates.

use std::sync::Arc;
use tokio::sync::broadcast::{Receiver, Sender, error::RecvError};

/// How many notices a subscriber may lag behind before it is told [`Notice::Missed`] instead.
pub(crate) const NOTICES_KEPT: usize = 1024;

/// What a subscriber hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The payload of a [`crate::Tx::notify`] on this node or another, after its commit.
    Said(Arc<str>),
    /// Notices may have got lost, or another process wrote to the database: trust nothing that is kept in memory.
    Missed,
}

/// Receives notices; from [`crate::Store::subscribe`].
pub struct Notices(Receiver<Notice>);

impl Notices {
    pub(crate) fn of(sender: &Sender<Notice>) -> Self {
        Self(sender.subscribe())
    }

    /// Waits for the next notice; none when the store is gone.
    pub async fn next(&mut self) -> Option<Notice> {
        match self.0.recv().await {
            Ok(notice) => Some(notice),
            Err(RecvError::Lagged(_)) => Some(Notice::Missed),
            Err(RecvError::Closed) => None,
        }
    }

    /// Waits for the next notice on a thread that may block; none when the store is gone.
    pub fn next_blocking(&mut self) -> Option<Notice> {
        match self.0.blocking_recv() {
            Ok(notice) => Some(notice),
            Err(RecvError::Lagged(_)) => Some(Notice::Missed),
            Err(RecvError::Closed) => None,
        }
    }
}

/// Passes the notices of a committed write on to the subscribers of this process.
pub(crate) fn publish(sender: &Sender<Notice>, said: impl IntoIterator<Item = Arc<str>>) {
    for payload in said {
        // Nobody listening is not an error.
        let _ = sender.send(Notice::Said(payload));
    }
}
