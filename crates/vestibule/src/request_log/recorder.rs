//! Noting requests on the hot path.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::Body;
use http::{Method, Request, StatusCode, header};
use tokio::sync::mpsc;
use vestibule_kernel::{Timestamp, UserId};

use crate::http::{RequestId, RequestInfo, mask_target};

/// One request, as it will be written.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(super) at: Timestamp,
    pub(super) method: Method,
    pub(super) target: Box<str>,
    pub(super) status: u16,
    pub(super) duration: Duration,
    pub(super) user: Option<UserId>,
    pub(super) address: Option<IpAddr>,
    pub(super) user_agent: Option<Box<str>>,
    pub(super) request_id: RequestId,
}

impl Entry {
    /// What is known when a request arrives. Secrets in its address are masked here, before
    /// anything is kept.
    #[must_use]
    pub fn of(request: &Request<Body>, info: RequestInfo, now: Timestamp) -> Self {
        let uri = request.uri();
        let agent = request.headers().get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
        Self {
            at: now,
            method: request.method().clone(),
            target: mask_target(uri.path(), uri.query()).into(),
            status: 0,
            duration: Duration::ZERO,
            user: None,
            address: info.address,
            user_agent: agent.map(|agent| agent.chars().take(400).collect::<String>().into()),
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
    pub(super) const fn level(&self) -> &'static str {
        match self.status {
            500.. => "ERROR",
            400.. => "WARN",
            _ => "INFO",
        }
    }
}

/// Takes entries without ever waiting.
#[derive(Debug, Clone)]
pub struct Recorder {
    pub(super) sender: mpsc::Sender<Entry>,
    pub(super) dropped: Arc<AtomicU64>,
}

impl Recorder {
    /// Notes a request, or counts it as dropped when the writer is too far behind.
    pub fn record(&self, entry: Entry) {
        if self.sender.try_send(entry).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How many entries were dropped since the start.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }
}
