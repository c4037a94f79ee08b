//! Log lines on standard error, as text or JSON. JSON escapes line breaks by itself; the text form
//! escapes control characters, so a request cannot forge a line.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::FilterExt as _;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::{Log, LogFormat};

use super::quiet::WithoutStandingQuestions;

/// Starts logging as configured; a second call changes nothing.
pub fn start_logging(log: &Log) {
    let filter = filter(log).and(WithoutStandingQuestions);
    let lines =
        tracing_subscriber::fmt::layer().with_ansi(io::stderr().is_terminal()).with_writer(io::stderr);
    let lines = match log.format {
        LogFormat::Json => lines.json().with_filter(filter).boxed(),
        LogFormat::Text => lines.with_filter(filter).boxed(),
    };
    // Only fails when a subscriber is installed already, as in tests.
    let _ = tracing_subscriber::registry().with(lines).try_init();
}

/// What is let through: the configured filter and, if statements are to be logged, those, unless the
/// filter has a word of its own about them.
fn filter(log: &Log) -> EnvFilter {
    let with_queries = format!("{},sqlx::query=debug", log.level);
    let text = if log.queries && !log.level.contains("sqlx") { &with_queries } else { &log.level };
    EnvFilter::try_new(text).unwrap_or_else(|_| EnvFilter::new("info"))
}
