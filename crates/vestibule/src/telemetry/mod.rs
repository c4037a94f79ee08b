//! What the process says about itself: log lines for people, numbers for machines.

mod logging;
mod metrics;

pub use self::logging::start_logging;
pub use self::metrics::Metrics;
