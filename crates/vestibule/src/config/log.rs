//! The `[log]` section.

use std::time::Duration;

use super::choices::{Environment, LogFormat};
use super::reader::{Read, Reader};
use super::table;
use super::values::{days, log_filter, whole};

/// What is logged, how, and how long request logs stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// A filter that `tracing_subscriber::EnvFilter` has accepted.
    pub level: String,
    /// The shape of a line.
    pub format: LogFormat,
    /// How long the request log is kept.
    pub retention: Duration,
}

pub(super) fn read(r: &mut Reader, environment: Environment) -> Read<Log> {
    let default = match environment {
        Environment::Development => "info,vestibule=debug",
        Environment::Testing => "warn",
        Environment::Production => "info",
    };
    let level = r.get_or(&table::LOG_LEVEL, default, log_filter);
    let format = r.get(&table::LOG_FORMAT, LogFormat::parse);
    let retention_days = r.get(&table::LOG_RETENTION, whole(1..=3650));
    Ok(Log { level: level?, format: format?, retention: days(retention_days?) })
}
