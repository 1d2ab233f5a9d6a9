//! What a handler left unread of a request's body is taken in and thrown away before the answer leaves. Many clients send all
//! of a body before they read anything; a connection closed on them would hide the answer, even that they sent too much.

use bytes::Bytes;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

/// Bytes that are thrown away at most.
const MAX_BYTES: u64 = 128 << 20;

/// Time for all of it.
const MAX_TIME: Duration = Duration::from_secs(10);

/// Time in which something must arrive.
const PATIENCE: Duration = Duration::from_secs(1);

/// A body that the connection can take back when its handler is done.
#[derive(Clone)]
pub(super) struct Leftover(Arc<Mutex<Incoming>>);

impl Leftover {
    pub(super) fn of(body: Incoming) -> Self {
        Self(Arc::new(Mutex::new(body)))
    }

    fn lock(&self) -> MutexGuard<'_, Incoming> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Throws away what is left; `false` when that is too much, too slow, or still in somebody's hands.
    pub(super) async fn thrown_away(mut self) -> bool {
        if self.is_end_stream() {
            return true;
        }
        Arc::strong_count(&self.0) == 1
            && tokio::time::timeout(MAX_TIME, self.drain()).await.is_ok_and(|is_over| is_over)
    }

    async fn drain(&mut self) -> bool {
        let mut left = MAX_BYTES;
        loop {
            match tokio::time::timeout(PATIENCE, self.frame()).await {
                Ok(None) => return true,
                Ok(Some(Ok(frame))) => {
                    let bytes = frame.data_ref().map_or(0, Bytes::len) as u64;
                    match left.checked_sub(bytes) {
                        Some(rest) => left = rest,
                        None => return false,
                    }
                }
                Ok(Some(Err(_))) | Err(_) => return false,
            }
        }
    }
}

impl Body for Leftover {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        Pin::new(&mut *self.lock()).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.lock().is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.lock().size_hint()
    }
}
