//! How long a connection may keep the server waiting.
//!
//! Two limits, since two things are waited for: a request head that has begun must be complete soon,
//! and a connection between two requests may stay open longer. hyper has one timer for both. While a
//! request is answered neither runs: bodies have a limit of their own, and answers may be streams.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::Bytes;
use futures_util::task::AtomicWaker;
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

/// What is waited for.
const HEAD: u8 = 0;
const ANSWER: u8 = 1;
const NEXT_REQUEST: u8 = 2;

/// What a connection is waiting for, known to its stream and to whoever answers.
#[derive(Debug, Default, Clone)]
pub(super) struct Stage(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    waiting_for: AtomicU8,
    /// Whoever looked for the next request while this one was answered: hyper does not look again by
    /// itself, so no limit would begin.
    reader: AtomicWaker,
}

impl Stage {
    /// A head is complete; until the guard is dropped, an answer is made and sent.
    pub(super) fn answering(&self) -> Answering {
        self.set(ANSWER);
        Answering(self.clone())
    }

    fn set(&self, what: u8) {
        self.0.waiting_for.store(what, Ordering::Relaxed);
    }

    fn is(&self, what: u8) -> bool {
        self.0.waiting_for.load(Ordering::Relaxed) == what
    }
}

/// An answer is being made or sent.
#[derive(Debug)]
pub(super) struct Answering(Stage);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.set(NEXT_REQUEST);
        self.0.0.reader.wake();
    }
}

/// A connection that is closed when the other side is too slow.
pub(super) struct Patient<S> {
    stream: S,
    stage: Stage,
    limits: Limits,
    /// Boxed, because it must not move, and everything around it may.
    deadline: Pin<Box<Sleep>>,
    /// What the deadline is for.
    armed_for: u8,
}

/// How long each kind of waiting may last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) head: Duration,
    pub(super) idle: Duration,
}

impl<S> Patient<S> {
    /// Waits for the first head.
    pub(super) fn new(stream: S, stage: Stage, limits: Limits) -> Self {
        let deadline = Box::pin(tokio::time::sleep(limits.head));
        Self { stream, stage, limits, deadline, armed_for: HEAD }
    }

    fn arm(&mut self, what: u8, limit: Duration) {
        self.armed_for = what;
        self.deadline.as_mut().reset(Instant::now() + limit);
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buf.filled().len();
        let read = Pin::new(&mut this.stream).poll_read(cx, buf);
        if this.stage.is(ANSWER) {
            this.armed_for = ANSWER;
            this.stage.0.reader.register(cx.waker());
            return read;
        }
        match read {
            Poll::Ready(outcome) => {
                // Whatever comes between two requests begins the next head; the bytes that follow win
                // it no further time.
                if buf.filled().len() > before && this.stage.is(NEXT_REQUEST) {
                    this.stage.set(HEAD);
                    this.arm(HEAD, this.limits.head);
                }
                Poll::Ready(outcome)
            }
            Poll::Pending => {
                if this.stage.is(NEXT_REQUEST) && this.armed_for != NEXT_REQUEST {
                    this.arm(NEXT_REQUEST, this.limits.idle);
                }
                ready!(this.deadline.as_mut().poll(cx));
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().stream).poll_write_vectored(cx, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

/// An answer's body, until it has been sent.
pub(super) struct Sending<B> {
    body: B,
    _answering: Answering,
}

impl<B> Sending<B> {
    pub(super) const fn new(body: B, answering: Answering) -> Self {
        Self { body, _answering: answering }
    }
}

impl<B: HttpBody<Data = Bytes> + Unpin> HttpBody for Sending<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
