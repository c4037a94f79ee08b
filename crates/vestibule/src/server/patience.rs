//! How long a connection may keep the server waiting.
//!
//! Two limits, since two things are waited for: a request head that has begun must be complete soon,
//! and a connection between two requests may stay open longer. hyper has one timer for both. While a
//! request is answered neither runs: bodies have a limit of their own, and answers may be streams.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

/// What is waited for.
const HEAD: u8 = 0;
const ANSWER: u8 = 1;
const NEXT_REQUEST: u8 = 2;

/// What a connection is waiting for, known to its stream and to whoever answers.
#[derive(Debug, Clone)]
pub(super) struct Stage(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    opened: Instant,
    waiting_for: AtomicU8,
    /// Since when, in milliseconds after the connection was opened.
    since: AtomicU64,
}

impl Stage {
    /// Waits for the first head.
    pub(super) fn opened() -> Self {
        let (waiting_for, since) = (AtomicU8::new(HEAD), AtomicU64::new(0));
        Self(Arc::new(Shared { opened: Instant::now(), waiting_for, since }))
    }

    /// A head is complete; until the guard is dropped, an answer is made and sent.
    pub(super) fn answering(&self) -> Answering {
        self.set(ANSWER);
        Answering(self.clone())
    }

    fn set(&self, what: u8) {
        self.0.since.store(self.age(), Ordering::Relaxed);
        self.0.waiting_for.store(what, Ordering::Relaxed);
    }

    fn age(&self) -> u64 {
        u64::try_from(self.0.opened.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn is(&self, what: u8) -> bool {
        self.0.waiting_for.load(Ordering::Relaxed) == what
    }

    /// How much longer the connection may wait for what it waits for; none when that is an answer.
    fn patience_left(&self, limits: Limits) -> Option<Duration> {
        let limit = match self.0.waiting_for.load(Ordering::Relaxed) {
            HEAD => limits.head,
            NEXT_REQUEST => limits.idle,
            _ => return None,
        };
        let waited = self.age().saturating_sub(self.0.since.load(Ordering::Relaxed));
        Some(limit.saturating_sub(Duration::from_millis(waited)))
    }
}

/// An answer is being made or sent.
#[derive(Debug)]
pub(super) struct Answering(Stage);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.set(NEXT_REQUEST);
    }
}

/// A connection that is closed when the other side is too slow.
///
/// Its timer is not set anew for every request, which would cost more than the request's own work: it
/// goes off at least as often as the shorter limit, and what is left then is waited for.
pub(super) struct Patient<S> {
    stream: S,
    stage: Stage,
    limits: Limits,
    /// Boxed, because it must not move, and everything around it may.
    timer: Pin<Box<Sleep>>,
}

/// How long each kind of waiting may last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) head: Duration,
    pub(super) idle: Duration,
}

impl Limits {
    fn shorter(self) -> Duration {
        self.head.min(self.idle)
    }
}

impl<S> Patient<S> {
    /// Waits for the first head.
    pub(super) fn new(stream: S, stage: Stage, limits: Limits) -> Self {
        let timer = Box::pin(tokio::time::sleep(limits.shorter()));
        Self { stream, stage, limits, timer }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = buf.filled().len();
        let read = Pin::new(&mut this.stream).poll_read(cx, buf);
        if read.is_ready() {
            // Whatever comes between two requests begins the next head; the bytes that follow win it
            // no further time.
            if buf.filled().len() > before && this.stage.is(NEXT_REQUEST) {
                this.stage.set(HEAD);
            }
            return read;
        }
        while this.timer.as_mut().poll(cx).is_ready() {
            let left = this.stage.patience_left(this.limits);
            if left.is_some_and(|left| left.is_zero()) {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            let shorter = this.limits.shorter();
            this.timer.as_mut().reset(Instant::now() + left.map_or(shorter, |left| left.min(shorter)));
        }
        Poll::Pending
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
