//! The connection loop: a time limit on headers and on answers that nobody takes, a limit on connections, an end that lets
//! running requests finish.

mod stalled;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper_util::rt::{TokioIo, TokioTimer};
use stalled::Stalling;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// Time in which a client must have sent its request line and headers.
const HEADER_READ_TIME: Duration = Duration::from_secs(10);

/// Time after which a client that takes nothing of its answer is disconnected; every byte that it takes begins it anew.
const WRITE_TIME: Duration = Duration::from_secs(30);

/// Connections served at once; more wait in the kernel's queue.
const MAX_CONNECTIONS: usize = 8_192;

/// Bytes of request line and headers that are read at most.
const MAX_HEADER_BYTES: usize = 64 * 1024;

/// Time that running requests get to finish after the server was told to stop.
const FINISH_TIME: Duration = Duration::from_secs(5);

/// Pause after the kernel could not hand out a connection (no file descriptor left).
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves `router` on `listener` until `stop` is ready, then lets running requests finish.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    serve_with(listener, router, stop, WRITE_TIME).await;
}

async fn serve_with(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
    write_time: Duration,
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
                let stream = Stalling::new(stream, write_time);
                connections.spawn(async move {
                    connection(stream, peer, router, stopped).await;
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

async fn connection(stream: Stalling, peer: SocketAddr, router: Router, mut stopped: watch::Receiver<bool>) {
    let service = hyper::service::service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADER_READ_TIME).max_buf_size(MAX_HEADER_BYTES);
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

/// Waits until the server is told to stop.
async fn told(stopped: &mut watch::Receiver<bool>) {
    // A sender that is gone means the same.
    let _ = stopped.wait_for(|stop| *stop).await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::routing::get;
    use bytes::Bytes;
    use hyper::body::Frame;
    use std::convert::Infallible;
    use std::io::{Read, Write};
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use tokio::sync::oneshot;

    /// What a client may take nothing for, in these tests.
    const PATIENCE: Duration = Duration::from_millis(500);

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
                std::thread::sleep(PATIENCE / 5);
            }
            client
        });
        let client = read.await.unwrap();
        assert!(is_gone.try_recv().is_err(), "the connection was cut");
        drop(client);
    }
}
