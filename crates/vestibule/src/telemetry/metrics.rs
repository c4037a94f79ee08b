//! Numbers for Prometheus. The hot path touches prepared handles, never a name.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use metrics::{Counter, Gauge, Histogram};
use metrics_exporter_prometheus::{BuildError, PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

/// Seconds; a session check takes microseconds, a sign-in tens of milliseconds.
const BUCKETS: &[f64] = &[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];

/// Counters and gauges of one process.
#[derive(Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    recorder: PrometheusRecorder,
    handle: PrometheusHandle,
    requests: [Counter; 5],
    duration: Histogram,
    hashing_waiting: Gauge,
    log_dropped: Gauge,
    letters_waiting: Gauge,
    letters_dead: Gauge,
}

/// What one mail server has done.
#[derive(Clone)]
pub struct LetterCounters {
    /// Letters it took.
    pub sent: Counter,
    /// Attempts that failed.
    pub failed: Counter,
}

impl fmt::Debug for LetterCounters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LetterCounters")
    }
}

impl Metrics {
    /// A fresh set. Each server has its own, so that two in one process do not mix.
    ///
    /// # Errors
    /// When the buckets are refused, which they are not.
    pub fn new() -> Result<Self, BuildError> {
        let recorder = PrometheusBuilder::new().set_buckets(BUCKETS)?.build_recorder();
        let handle = recorder.handle();
        let (requests, duration, gauges) = metrics::with_local_recorder(&recorder, || {
            let of_class = |class| metrics::counter!("vestibule_requests_total", "class" => class);
            let gauges = [
                metrics::gauge!("vestibule_password_hashing_waiting"),
                metrics::gauge!("vestibule_request_log_dropped"),
                metrics::gauge!("vestibule_letters_waiting"),
                metrics::gauge!("vestibule_letters_dead"),
            ];
            let requests = ["1xx", "2xx", "3xx", "4xx", "5xx"].map(of_class);
            (requests, metrics::histogram!("vestibule_request_duration_seconds"), gauges)
        });
        let [hashing_waiting, log_dropped, letters_waiting, letters_dead] = gauges;
        Ok(Self(Arc::new(Inner {
            recorder,
            handle,
            requests,
            duration,
            hashing_waiting,
            log_dropped,
            letters_waiting,
            letters_dead,
        })))
    }

    /// The counters of one mail server; asked for once, when it is set up.
    #[must_use]
    pub fn letters_by(&self, sender: &str) -> LetterCounters {
        metrics::with_local_recorder(&self.0.recorder, || LetterCounters {
            sent: metrics::counter!("vestibule_letters_sent_total", "sender" => sender.to_owned()),
            failed: metrics::counter!("vestibule_letter_attempts_failed_total", "sender" => sender.to_owned()),
        })
    }

    /// Takes readings of the outbox.
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a float; these numbers are small")]
    pub fn read_outbox(&self, waiting: i64, dead: i64) {
        self.0.letters_waiting.set(waiting as f64);
        self.0.letters_dead.set(dead as f64);
    }

    /// Counts an answer.
    pub fn answered(&self, status: StatusCode, duration: Duration) {
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        self.0.requests[class].increment(1);
        self.0.duration.record(duration.as_secs_f64());
    }

    /// Takes readings that are kept elsewhere.
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a float; these numbers are small")]
    pub fn read(&self, hashing_waiting: usize, log_dropped: u64) {
        self.0.hashing_waiting.set(hashing_waiting as f64);
        self.0.log_dropped.set(log_dropped as f64);
    }

    /// Sorts samples into their buckets. Until that is done every sample of a histogram is kept, so
    /// it must be done now and then, whether or not anybody asks for the numbers.
    pub fn tidy(&self) {
        self.0.handle.run_upkeep();
    }

    /// The Prometheus text format.
    #[must_use]
    pub fn render(&self) -> String {
        self.0.handle.render()
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}
