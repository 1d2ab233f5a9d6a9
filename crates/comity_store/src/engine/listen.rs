//! Notices between nodes, over PostgreSQL's `LISTEN` and `NOTIFY`.
//!
//! They are sent after the commit and apart from it: inside the writing transaction, `NOTIFY` takes a lock that makes
//! all commits of the database queue for each other.

use super::{link::Link, postgres::describe};
use crate::{Notice, Result};
use postgres::fallible_iterator::FallibleIterator;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Duration;
use tokio::sync::broadcast::Sender;

/// The channel's name in the database.
const CHANNEL: &str = "comity";
/// Notices waiting to be sent; what comes on top is dropped, as polling finds it too.
pub(super) const OUTBOX_MAX: usize = 4_096;
/// Notices sent in one statement.
const SENT_AT_ONCE: usize = 256;
/// How long listening may take to see that the store is being closed.
const LOOK: Duration = Duration::from_millis(200);
/// Notices passed on before looking whether the store is being closed.
const HEARD_AT_ONCE: usize = 64;
/// Rests between two attempts to reach the server again, in [`LOOK`]s.
const LOOKS_BEFORE_RECONNECT: u32 = 5;

/// The server process that sends for this node, so that listening can leave out what this node knows already.
pub(super) type OwnSender = Arc<AtomicI32>;

/// Sends what arrives in the outbox until all who could put something in are gone.
pub(super) fn send_all(link: &Link, outbox: &Receiver<Arc<str>>, own: &OwnSender) {
    let mut client = None;
    while let Ok(first) = outbox.recv() {
        let mut payloads = vec![first];
        payloads.extend(outbox.try_iter().take(SENT_AT_ONCE - 1));
        if let Err(error) = send(link, &mut client, own, &payloads) {
            tracing::warn!(%error, lost = payloads.len(), "notices could not be sent to other nodes");
            client = None;
        }
    }
}

fn send(
    link: &Link,
    client: &mut Option<postgres::Client>,
    own: &OwnSender,
    payloads: &[Arc<str>],
) -> Result<()> {
    let fault = |error: postgres::Error| crate::Error::Unavailable(describe(&error));
    if client.is_none() {
        let mut fresh = link.connect()?;
        // A notice that a crash of the server loses is one that the crash announces anyway.
        fresh.batch_execute("set synchronous_commit = off").map_err(fault)?;
        let process: i32 = fresh.query_one("select pg_backend_pid()", &[]).map_err(fault)?.get(0);
        own.store(process, Ordering::Release);
        *client = Some(fresh);
    }
    let client = client.as_mut().expect("it was made just now where there was none");
    let payloads: Vec<&str> = payloads.iter().map(AsRef::as_ref).collect();
    client
        .execute("select pg_notify($1, payload) from unnest($2::text[]) as payload", &[&CHANNEL, &payloads])
        .map_err(fault)?;
    Ok(())
}

/// Passes on what other nodes say, until the store is closed.
pub(super) fn listen_all(link: &Link, own: &OwnSender, stop: &AtomicBool, notices: &Sender<Notice>) {
    let mut has_listened = false;
    while !stop.load(Ordering::Acquire) {
        if let Err(error) = listen(link, own, stop, notices, &mut has_listened) {
            tracing::warn!(%error, "listening to other nodes failed; trying again");
        }
        for _ in 0..LOOKS_BEFORE_RECONNECT {
            if !stop.load(Ordering::Acquire) {
                std::thread::sleep(LOOK);
            }
        }
    }
}

fn listen(
    link: &Link,
    own: &OwnSender,
    stop: &AtomicBool,
    notices: &Sender<Notice>,
    has_listened: &mut bool,
) -> Result<()> {
    let fault = |error: postgres::Error| crate::Error::Unavailable(describe(&error));
    let mut client = link.connect()?;
    client.batch_execute("listen comity").map_err(fault)?;
    if std::mem::replace(has_listened, true) {
        let _ = notices.send(Notice::Missed);
    }
    while !stop.load(Ordering::Acquire) {
        if hear(&mut client, own, notices).map_err(fault)? == 0 && client.is_closed() {
            return Err(super::stopped());
        }
    }
    Ok(())
}

/// Passes on what arrives until it is quiet for a [`LOOK`], and gives the number of notices heard.
fn hear(
    client: &mut postgres::Client,
    own: &OwnSender,
    notices: &Sender<Notice>,
) -> Result<usize, postgres::Error> {
    let mut notifications = client.notifications();
    let mut arriving = notifications.timeout_iter(LOOK);
    for heard in 0..HEARD_AT_ONCE {
        let Some(notification) = arriving.next()? else { return Ok(heard) };
        if notification.process_id() != own.load(Ordering::Acquire) {
            let _ = notices.send(Notice::Said(Arc::from(notification.payload())));
        }
    }
    Ok(HEARD_AT_ONCE)
}
