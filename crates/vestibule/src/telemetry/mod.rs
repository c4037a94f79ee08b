//! What the process says about itself: log lines for people, numbers for machines.

pub mod incidents;
mod logging;
mod metrics;
mod quiet;

pub use self::logging::start_logging;
pub use self::metrics::{LetterCounters, Metrics};
pub use self::quiet::upkeep;
