//! The connection loop: a time limit on headers, a limit on connections, an end that lets running requests finish.

use axum::Router;
use axum::extract::ConnectInfo;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// Time in which a client must have sent its request line and headers.
const HEADER_READ_TIME: Duration = Duration::from_secs(10);

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
                let (router, stopped) = (router.clone(), stopped.clone());
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

async fn connection(stream: TcpStream, peer: SocketAddr, router: Router, mut stopped: watch::Receiver<bool>) {
    // Small answers must not wait for more bytes.
    let _ = stream.set_nodelay(true);
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
