//! Takes bodies in: each within a size and a time, and all of them together within what the server has memory for.

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, header};
use http_body_util::BodyExt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Bytes of bodies that are in memory at once: slow senders of large bodies cannot take more, however many they are.
const MAX_BYTES_AT_ONCE: usize = 256 << 20;

/// Bytes of each body that count against no room, so that senders of large bodies never stand in the way of small ones:
/// a comment fits. With the limit on connections this is bounded, too (512 MiB).
const FREE_BYTES: usize = 64 << 10;

/// The room that all bodies share.
pub(super) static INTAKE: Intake = Intake::new(MAX_BYTES_AT_ONCE, FREE_BYTES);

/// Why a body was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotTaken {
    /// It is larger than it may be, or says so.
    TooLarge,
    /// It has not arrived in time.
    TooSlow,
    /// Its sender went away.
    Broken,
    /// Other bodies take all the room.
    NoRoom,
}

/// Room for bodies.
pub(super) struct Intake {
    taken: AtomicUsize,
    room: usize,
    free: usize,
}

/// Gives back the room that a body took.
pub(super) struct Held<'a> {
    intake: &'a Intake,
    bytes: usize,
    counted: usize,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.intake.taken.fetch_sub(self.counted, Ordering::Relaxed);
    }
}

impl Held<'_> {
    /// Takes more room.
    ///
    /// # Errors
    /// When there is none left.
    pub(super) fn grow(&mut self, bytes: usize) -> Result<(), NotTaken> {
        self.bytes += bytes;
        let more = self.bytes.saturating_sub(self.intake.free) - self.counted;
        let before = self.intake.taken.fetch_add(more, Ordering::Relaxed);
        self.counted += more;
        if more > 0 && before + more > self.intake.room { Err(NotTaken::NoRoom) } else { Ok(()) }
    }
}

impl Intake {
    pub(super) const fn new(room: usize, free: usize) -> Self {
        Self { taken: AtomicUsize::new(0), room, free }
    }

    /// Takes a body in, and hands its bytes to `work` while they count against the room.
    ///
    /// # Errors
    /// Says why it was not taken; nothing of it is kept then.
    pub(super) async fn take<T>(
        &self,
        message: (&HeaderMap, Body),
        limit: usize,
        within: Duration,
        work: impl FnOnce(Bytes) -> T,
    ) -> Result<T, NotTaken> {
        let (bytes, _held) = self.hold(message, limit, within).await?;
        Ok(work(bytes))
    }

    /// Takes a body in, and lets it count against the room until what is held is dropped.
    ///
    /// # Errors
    /// Says why it was not taken; nothing of it is kept then.
    pub(super) async fn hold(
        &self,
        (headers, body): (&HeaderMap, Body),
        limit: usize,
        within: Duration,
    ) -> Result<(Bytes, Held<'_>), NotTaken> {
        let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
        if length.and_then(|length| length.parse::<usize>().ok()).is_some_and(|bytes| bytes > limit) {
            return Err(NotTaken::TooLarge);
        }
        let mut held = Held { intake: self, bytes: 0, counted: 0 };
        let arrived = tokio::time::timeout(within, arrived(body, limit, &mut held));
        let bytes = arrived.await.map_err(|_| NotTaken::TooSlow)??;
        Ok((bytes, held))
    }
}

async fn arrived(mut body: Body, limit: usize, held: &mut Held<'_>) -> Result<Bytes, NotTaken> {
    // Most bodies come in one piece, which is not copied.
    let mut first = Bytes::new();
    let mut rest = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| NotTaken::Broken)?.into_data() else { continue };
        if held.bytes + data.len() > limit {
            return Err(NotTaken::TooLarge);
        }
        held.grow(data.len())?;
        if first.is_empty() {
            first = data;
        } else {
            rest.extend_from_slice(&data);
        }
    }
    if rest.is_empty() {
        return Ok(first);
    }
    let mut whole = BytesMut::with_capacity(first.len() + rest.len());
    whole.extend_from_slice(&first);
    whole.extend_from_slice(&rest);
    Ok(whole.freeze())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    /// Pieces of a body; after the last one it ends, or never does.
    struct Pieces(Vec<&'static str>, bool);

    impl hyper::body::Body for Pieces {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, Infallible>>> {
            if self.0.is_empty() {
                return if self.1 { Poll::Ready(None) } else { Poll::Pending };
            }
            Poll::Ready(Some(Ok(hyper::body::Frame::data(Bytes::from_static(self.0.remove(0).as_bytes())))))
        }
    }

    async fn take(intake: &Intake, pieces: &[&'static str], ends: bool) -> Result<Bytes, NotTaken> {
        let body = Body::new(Pieces(pieces.to_vec(), ends));
        intake.take((&HeaderMap::new(), body), 8, Duration::from_millis(5), |bytes| bytes).await
    }

    #[tokio::test]
    async fn a_body_is_put_together_and_has_its_limits() {
        let intake = Intake::new(100, 0);
        assert_eq!(take(&intake, &["one"], true).await.unwrap(), "one");
        assert_eq!(take(&intake, &["a", "bc", "", "de"], true).await.unwrap(), "abcde");
        assert_eq!(take(&intake, &[], true).await.unwrap(), "");
        assert_eq!(take(&intake, &["12345", "6789"], true).await, Err(NotTaken::TooLarge));
        assert_eq!(take(&intake, &["12345"], false).await, Err(NotTaken::TooSlow));
        let headers = HeaderMap::from_iter([(header::CONTENT_LENGTH, "9".parse().unwrap())]);
        let never = (&headers, Body::new(Pieces(Vec::new(), false)));
        let said = intake.take(never, 8, Duration::from_secs(60), |bytes| bytes).await;
        assert_eq!(said, Err(NotTaken::TooLarge), "without waiting for it");
        assert_eq!(intake.taken.load(Ordering::Relaxed), 0, "all room is given back");
    }

    #[tokio::test]
    async fn bodies_together_take_no_more_than_the_room_there_is() {
        let intake = Intake::new(8, 2);
        let slow = |pieces: &[&'static str]| Body::new(Pieces(pieces.to_vec(), false));
        let headers = HeaderMap::new();
        let within = Duration::from_millis(200);
        let first = intake.take((&headers, slow(&["1234567", "8"])), 8, within, |bytes| bytes);
        // Polled right after the first one, which has taken its room by then.
        let second = async { (take(&intake, &["12345"], true).await, take(&intake, &["12"], true).await) };
        let (first, (refused, fits)) = tokio::join!(first, second);
        assert_eq!(refused, Err(NotTaken::NoRoom));
        assert_eq!(fits.unwrap(), "12", "what is small is always taken");
        assert_eq!(first, Err(NotTaken::TooSlow));
        assert_eq!(take(&intake, &["1234"], true).await.unwrap(), "1234", "the room is there again");
    }
}
