//! The `[log]` section.

use std::time::Duration;

use vestibule_kernel::EmailAddress;

use super::choices::{Environment, LogFormat};
use super::reader::{Read, Reader};
use super::table;
use super::values::{days, expected, log_filter, switch, whole};

/// What is logged, how, and how long request logs stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// A filter that `tracing_subscriber::EnvFilter` has accepted.
    pub level: String,
    /// The shape of a line.
    pub format: LogFormat,
    /// How long the request log is kept.
    pub retention: Duration,
    /// How long error reports are kept after the last occurrence.
    pub error_retention: Duration,
    /// Whether database statements are logged.
    pub queries: bool,
    /// Who is written to when something fails inside.
    pub operators: Vec<EmailAddress>,
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
    let error_retention_days = r.get(&table::LOG_ERROR_RETENTION, whole(1..=3650));
    let default = if environment == Environment::Development { "on" } else { "off" };
    let queries = r.get_or(&table::LOG_QUERIES, default, switch);
    let operators = r.list(&table::LOG_OPERATORS, |text| {
        EmailAddress::parse(text).or_else(|_| expected("e-mail addresses, such as ops@example.org"))
    });
    Ok(Log {
        level: level?,
        format: format?,
        retention: days(retention_days?),
        error_retention: days(error_retention_days?),
        queries: queries?,
        operators: operators?,
    })
}
