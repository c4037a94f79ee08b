//! Handing over what went wrong, without ever waiting.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::{Method, Uri};
use tokio::sync::{mpsc, oneshot};
use vestibule_kernel::Timestamp;

use crate::env::Env;
use crate::http::{RequestId, mask_target};
use crate::telemetry::incidents::{Incident, Kind};

use super::{Collector, fingerprint};

/// Where something went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Method and path without ids, or which work behind the scenes.
    pub route: String,
    /// The request's id, if it was one.
    pub request_id: Option<String>,
}

impl Place {
    /// A request.
    #[must_use]
    pub fn request(method: &Method, uri: &Uri, id: RequestId) -> Self {
        let path = mask_target(uri.path(), None);
        let route = format!("{method} {}", fingerprint::route_of(&path));
        Self { route, request_id: Some(id.to_string()) }
    }

    /// Work behind the scenes.
    #[must_use]
    pub fn work(name: &str) -> Self {
        Self { route: name.to_owned(), request_id: None }
    }
}

/// One failure.
#[derive(Debug, Clone)]
pub struct Report {
    pub(super) kind: Kind,
    pub(super) causes: Vec<String>,
    pub(super) location: Option<String>,
    pub(super) place: Place,
}

impl Report {
    /// What went wrong, and where.
    #[must_use]
    pub fn of(incident: Incident, place: Place) -> Self {
        Self { kind: incident.kind, causes: incident.causes, location: incident.location, place }
    }

    /// A request that was answered with 500 or above without anybody saying why.
    #[must_use]
    pub const fn unexplained(place: Place) -> Self {
        Self { kind: Kind::Failure, causes: Vec::new(), location: None, place }
    }

    /// The word in the database and the API.
    pub(super) const fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Panic => "panic",
            Kind::Failure => "failure",
            Kind::Unavailable => "unavailable",
        }
    }
}

/// Kinds and repetitions that may wait for the collector.
const WAITING: usize = 4096;
/// How long a reader waits for the collector.
const PATIENCE: Duration = Duration::from_secs(1);

/// What a reporter says to its collector.
#[derive(Debug)]
pub(super) enum Message {
    /// Count this.
    Report(Box<(Timestamp, Report)>),
    /// Tell me when everything before this is written, or cannot be.
    Flush(oneshot::Sender<()>),
}

/// Takes reports without ever waiting.
#[derive(Debug, Clone)]
pub struct Reporter {
    sender: mpsc::Sender<Message>,
    missed: Arc<AtomicU64>,
}

/// A reporter and its collector.
#[must_use]
pub fn channel(env: Env) -> (Reporter, Collector) {
    let (sender, receiver) = mpsc::channel(WAITING);
    (Reporter { sender, missed: Arc::default() }, Collector::new(env, receiver))
}

impl Reporter {
    /// Reports a failure, or counts it as missed when too many wait already.
    pub fn report(&self, now: Timestamp, report: Report) {
        if self.sender.try_send(Message::Report(Box::new((now, report)))).is_err() {
            self.missed.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How many failures were not even counted since the start.
    #[must_use]
    pub fn missed(&self) -> u64 {
        self.missed.load(Ordering::Relaxed)
    }

    /// Waits until what has been reported so far is written, or for a second.
    pub async fn flush(&self) {
        let written = async {
            let (done, written) = oneshot::channel();
            if self.sender.send(Message::Flush(done)).await.is_ok() {
                let _ = written.await;
            }
        };
        let _ = tokio::time::timeout(PATIENCE, written).await;
    }
}
