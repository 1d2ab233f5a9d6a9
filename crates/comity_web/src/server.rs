//! The connection loop: a time limit on headers and on answers that nobody takes, a limit on connections, an end that lets
//! running requests finish.

mod leftover;
mod stalled;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use http::{HeaderValue, header};
use hyper::body::{Body as _, Incoming};
use hyper_util::rt::{TokioIo, TokioTimer};
use leftover::Leftover;
use stalled::{Patience, Stalling, Turns};
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// A client must have sent its request line and headers, and take something of its answer, in these times.
const PATIENCE: Patience = Patience { write: Duration::from_secs(30), head: Duration::from_secs(10) };

/// Time for which a connection stays open without a request. Clients that ask now and then find it as they left it; some of
/// them never try a second time.
const IDLE_TIME: Duration = Duration::from_secs(300);

/// The same for connections that come while many are open.
const CROWDED_IDLE_TIME: Duration = Duration::from_secs(10);

/// Connections served at once; more wait in the kernel's queue.
const MAX_CONNECTIONS: usize = 8_192;

/// So many open connections are many.
const CROWD: usize = MAX_CONNECTIONS / 4;

/// Bytes of request line and headers that are read at most.
const MAX_HEADER_BYTES: usize = 64 * 1024;

/// Time that running requests get to finish after the server was told to stop.
const FINISH_TIME: Duration = Duration::from_secs(5);

/// Pause after the kernel could not hand out a connection (no file descriptor left).
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves `router` on `listener` until `stop` is ready, then lets running requests finish.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    serve_with(listener, router, stop, PATIENCE).await;
}

async fn serve_with(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
    patience: Patience,
) {
    let (stopping, stopped) = watch::channel(false);
    let slots = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let mut connections = JoinSet::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let slot = Arc::clone(&slots).acquire_owned().await.expect("the semaphore is never closed");
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        while connections.try_join_next().is_some() {}
        match accepted {
            Ok((stream, peer)) => {
                // Small answers must not wait for more bytes.
                let _ = stream.set_nodelay(true);
                let (router, stopped) = (router.clone(), stopped.clone());
                let turns = Turns::default();
                let stream = Stalling::new(stream, patience, turns.clone());
                let is_crowded = MAX_CONNECTIONS - slots.available_permits() > CROWD;
                let idle_time = if is_crowded { CROWDED_IDLE_TIME } else { IDLE_TIME };
                connections.spawn(async move {
                    connection((stream, turns), peer, router, idle_time, stopped).await;
                    drop(slot);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "cannot accept a connection");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    stopping.send_replace(true);
    let all = async { while connections.join_next().await.is_some() {} };
    // What is not done by then is cut off; nothing acknowledged is lost.
    let _ = tokio::time::timeout(FINISH_TIME, all).await;
}

async fn connection(
    (stream, turns): (Stalling, Turns),
    peer: SocketAddr,
    router: Router,
    idle_time: Duration,
    mut stopped: watch::Receiver<bool>,
) {
    let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
        turns.pass();
        request.extensions_mut().insert(ConnectInfo(peer));
        let (router, turns) = (router.clone(), turns.clone());
        async move {
            let answer = answer(router, request).await;
            turns.pass();
            answer
        }
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    // Hyper's limit runs between requests, too; the stream has its own, shorter one for a head that has begun.
    http.timer(TokioTimer::new()).header_read_timeout(idle_time).max_buf_size(MAX_HEADER_BYTES);
    let mut serving = std::pin::pin!(http.serve_connection(TokioIo::new(stream), service));
    let was_cut = tokio::select! {
        done = &mut serving => done.is_err(),
        () = told(&mut stopped) => {
            serving.as_mut().graceful_shutdown();
            serving.await.is_err()
        }
    };
    if was_cut {
        tracing::debug!("a connection ended early");
    }
}

async fn answer(router: Router, request: hyper::Request<Incoming>) -> Result<Response, Infallible> {
    if request.body().is_end_stream() {
        return router.oneshot(request).await;
    }
    // Whoever waits to be told to go on has sent nothing yet.
    let is_sent = !request.headers().contains_key(header::EXPECT);
    let (parts, body) = request.into_parts();
    let body = Leftover::of(body);
    let answer = router.oneshot(hyper::Request::from_parts(parts, Body::new(body.clone()))).await;
    let mut answer = answer?;
    if is_sent && !body.thrown_away().await {
        answer.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(answer)
}

/// Waits until the server is told to stop.
async fn told(stopped: &mut watch::Receiver<bool>) {
    // A sender that is gone means the same.
    let _ = stopped.wait_for(|stop| *stop).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::{get, post};
    use bytes::Bytes;
    use hyper::body::Frame;
    use std::io::{Read, Write};
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use tokio::sync::oneshot;

    /// How long a client may take, in these tests.
    const SHORT: Duration = Duration::from_millis(500);
    const PATIENCE: Patience = Patience { write: SHORT, head: SHORT };

    /// An answer without an end; says when it is dropped.
    struct Endless(Option<oneshot::Sender<()>>);

    impl hyper::body::Body for Endless {
        type Data = Bytes;
        type Error = Infallible;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
            Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b'.'; 16 * 1024])))))
        }
    }

    impl Drop for Endless {
        fn drop(&mut self) {
            let _ = self.0.take().map(|gone| gone.send(()));
        }
    }

    /// A server of one endless answer, a client that has asked for it, and the moment at which the server lets go of it.
    async fn asked() -> (JoinSet<()>, std::net::TcpStream, oneshot::Receiver<()>) {
        let (gone, is_gone) = oneshot::channel();
        let answer = Arc::new(std::sync::Mutex::new(Some(Endless(Some(gone)))));
        let handler = move || async move { Body::new(answer.lock().unwrap().take().unwrap()) };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(handler));
        let mut server = JoinSet::new();
        server.spawn(serve_with(listener, router, std::future::pending(), PATIENCE));
        let mut client = std::net::TcpStream::connect(address).unwrap();
        client.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
        (server, client, is_gone)
    }

    #[tokio::test]
    async fn a_client_that_never_reads_its_answer_is_disconnected() {
        let (_server, _client, is_gone) = asked().await;
        let gone = tokio::time::timeout(Duration::from_secs(20), is_gone).await;
        assert!(gone.is_ok(), "the connection stayed");
    }

    #[tokio::test]
    async fn a_client_that_reads_slowly_is_not() {
        let (_server, mut client, mut is_gone) = asked().await;
        let read = tokio::task::spawn_blocking(move || {
            let mut some = vec![0; 1 << 20];
            // Longer than the server's patience all together, and never so long at once.
            for _ in 0..12 {
                client.read_exact(&mut some).unwrap();
                std::thread::sleep(SHORT / 5);
            }
            client
        });
        let client = read.await.unwrap();
        assert!(is_gone.try_recv().is_err(), "the connection was cut");
        drop(client);
    }

    /// A connection to a server that waits so long for a head, and refuses what is posted to it without reading it.
    async fn connected(head: Duration) -> (JoinSet<()>, std::net::TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let refuse = || async { (http::StatusCode::PAYLOAD_TOO_LARGE, "too much") };
        let router = Router::new().route("/", get(|| async { "here" })).route("/post", post(refuse));
        let mut server = JoinSet::new();
        let patience = Patience { head, ..super::PATIENCE };
        server.spawn(serve_with(listener, router, std::future::pending(), patience));
        let client = std::net::TcpStream::connect(address).unwrap();
        client.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        (server, client)
    }

    /// One answer, head and body, as far as it arrives.
    fn answer_on(client: &mut std::net::TcpStream) -> String {
        let mut bytes = [0; 4096];
        let read = client.read(&mut bytes).unwrap_or(0);
        String::from_utf8_lossy(&bytes[..read]).into_owned()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_connection_waits_between_requests_longer_than_a_head_may_take() {
        let head = Duration::from_secs(2);
        let (_server, mut client) = connected(head).await;
        let said = tokio::task::spawn_blocking(move || {
            let ask = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";
            client.write_all(ask).unwrap();
            let first = answer_on(&mut client);
            std::thread::sleep(head * 2);
            client.write_all(ask).unwrap();
            let second = answer_on(&mut client);
            // A head that never ends is another matter.
            client.write_all(b"GET / HTTP/1.1\r\nhost: local").unwrap();
            // The end of the connection is read, and not that nothing came for long.
            (first, second, client.read(&mut [0; 64]).map_err(|error| error.kind()))
        });
        let (first, second, third) = said.await.unwrap();
        assert!(first.ends_with("here") && second.ends_with("here"), "{first} {second}");
        assert_eq!(third, Ok(0));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_client_that_sends_all_first_hears_why_it_was_refused_and_can_go_on() {
        let (_server, mut client) = connected(super::PATIENCE.head).await;
        let said = tokio::task::spawn_blocking(move || {
            let body = vec![b'x'; 9 << 20];
            let head =
                format!("POST /post HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n", body.len());
            client.write_all(head.as_bytes()).unwrap();
            client.write_all(&body).unwrap();
            let refused = answer_on(&mut client);
            client.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
            (refused, answer_on(&mut client))
        });
        let (refused, next) = said.await.unwrap();
        assert!(refused.starts_with("HTTP/1.1 413") && refused.ends_with("too much"), "{refused}");
        assert!(next.ends_with("here"), "{next}");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_waits_to_be_told_is_not_told_to_send_what_nobody_wants() {
        let (_server, mut client) = connected(super::PATIENCE.head).await;
        let said = tokio::task::spawn_blocking(move || {
            let head = "POST /post HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9000000\r\nexpect: 100-continue\r\n\r\n";
            client.write_all(head.as_bytes()).unwrap();
            answer_on(&mut client)
        });
        let refused = said.await.unwrap();
        assert!(refused.starts_with("HTTP/1.1 413"), "{refused}");
    }
}
