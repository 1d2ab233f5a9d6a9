//! A connection that is given up when its client takes nothing of an answer for a while, or takes too long over the head of
//! a request.

use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

/// Whose turn it is on a connection: odd while a request is served, even while one is awaited or read.
#[derive(Debug, Clone, Default)]
pub(super) struct Turns(Arc<AtomicU64>);

impl Turns {
    /// The head of a request is whole, or its answer begins to leave.
    pub(super) fn pass(&self) {
        self.0.fetch_add(1, Ordering::AcqRel);
    }
}

/// How long a client may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// To take anything of its answer.
    pub(super) write: Duration,
    /// To send the head of a request, from its first byte on; of the first request, from the connection on.
    pub(super) head: Duration,
}

/// A connection whose writes fail once none of them got anywhere for a while, and whose reads fail when the head of a request
/// takes too long. How long a client may say nothing between two requests is not decided here.
pub(super) struct Stalling {
    stream: TcpStream,
    patience: Patience,
    /// Runs while the client's side takes no more.
    given_up: Option<Pin<Box<Sleep>>>,
    turns: Turns,
    /// The turn that `head` belongs to.
    turn: u64,
    /// Runs while the head of a request arrives.
    head: Option<Pin<Box<Sleep>>>,
}

impl Stalling {
    pub(super) fn new(stream: TcpStream, patience: Patience, turns: Turns) -> Self {
        let head = Some(Box::pin(sleep(patience.head)));
        Self { stream, patience, given_up: None, turns, turn: 0, head }
    }

    /// Passes on what a write came to; one that has waited too long is an error.
    fn watched<T>(&mut self, context: &mut Context<'_>, written: Poll<Result<T>>) -> Poll<Result<T>> {
        if written.is_ready() {
            self.given_up = None;
            return written;
        }
        let given_up = self.given_up.get_or_insert_with(|| Box::pin(sleep(self.patience.write)));
        ready!(given_up.as_mut().poll(context));
        Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "the client takes nothing of its answer")))
    }
}

impl AsyncRead for Stalling {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        let turn = self.turns.0.load(Ordering::Acquire);
        if turn != self.turn {
            (self.turn, self.head) = (turn, None);
        }
        if let Some(head) = &mut self.head
            && head.as_mut().poll(context).is_ready()
        {
            return Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "the head of a request takes too long")));
        }
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(context, buffer))?;
        let is_awaited = turn.is_multiple_of(2);
        if is_awaited && self.head.is_none() && buffer.filled().len() > before {
            self.head = Some(Box::pin(sleep(self.patience.head)));
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Stalling {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watched(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.watched(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        // A socket has nothing to flush: this says nothing about the client.
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
