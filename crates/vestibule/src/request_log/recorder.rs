//! Noting requests on the hot path.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Body;
use http::{Method, Request, StatusCode};
use tokio::sync::{mpsc, oneshot};
use vestibule_kernel::{Timestamp, UserId};

use crate::http::{RequestId, RequestInfo, mask_target, user_agent};

use super::Level;

/// One request, as it will be written.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(crate) at: Timestamp,
    pub(crate) method: Method,
    pub(crate) target: Arc<str>,
    pub(crate) status: u16,
    pub(crate) duration: Duration,
    pub(crate) user: Option<UserId>,
    pub(crate) address: Option<IpAddr>,
    pub(crate) user_agent: Option<Arc<str>>,
    pub(crate) request_id: RequestId,
}

impl Entry {
    /// What is known when a request arrives. Secrets in its address are masked here, before
    /// anything is kept.
    #[must_use]
    pub fn of(request: &Request<Body>, info: RequestInfo, now: Timestamp) -> Self {
        let uri = request.uri();
        Self {
            at: now,
            method: request.method().clone(),
            target: mask_target(uri.path(), uri.query()).into(),
            status: 0,
            duration: Duration::ZERO,
            user: None,
            address: info.address,
            user_agent: user_agent(request.headers()).map(Into::into),
            request_id: info.id,
        }
    }

    /// The same with what is known when it has been answered.
    #[must_use]
    pub fn answered(mut self, status: StatusCode, duration: Duration, user: Option<UserId>) -> Self {
        self.status = status.as_u16();
        self.duration = duration;
        self.user = user;
        self
    }

    /// How serious the answer was.
    pub(super) const fn level(&self) -> Level {
        Level::of_status(self.status)
    }
}

/// What a recorder says to its writer.
#[derive(Debug)]
pub(super) enum Message {
    /// Write this.
    Entry(Entry),
    /// Tell me when everything before this is written.
    Flush(oneshot::Sender<()>),
}

/// How long a reader waits for the writer: rather a log without the last entries than none.
const PATIENCE: Duration = Duration::from_secs(1);

/// Takes entries without ever waiting.
#[derive(Debug, Clone)]
pub struct Recorder {
    pub(super) sender: mpsc::Sender<Message>,
    pub(super) dropped: Arc<AtomicU64>,
}

impl Recorder {
    /// Notes a request, or counts it as dropped when the writer is too far behind.
    pub fn record(&self, entry: Entry) {
        if self.sender.try_send(Message::Entry(entry)).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits until what has been recorded so far is written, or for a second.
    pub async fn flush(&self) {
        let written = async {
            let (done, written) = oneshot::channel();
            if self.sender.send(Message::Flush(done)).await.is_ok() {
                // An error means that the writer has ended, and it ends with everything written.
                let _ = written.await;
            }
        };
        let _ = tokio::time::timeout(PATIENCE, written).await;
    }

    /// How many entries were dropped since the start, or lost because they could not be written.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }
}
