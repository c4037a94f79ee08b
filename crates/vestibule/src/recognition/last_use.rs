//! When something was last used: known at once in memory, written to the database now and then.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use vestibule_kernel::Timestamp;

/// How stale the database may get before it is written again.
const RESOLUTION: Duration = Duration::from_secs(60);

/// The last use of a session or token.
#[derive(Debug)]
pub(crate) struct LastUse {
    at: AtomicI64,
    written: AtomicI64,
}

impl LastUse {
    /// As the database knows it.
    pub(crate) const fn written(at: Timestamp) -> Self {
        Self { at: AtomicI64::new(at.as_millis()), written: AtomicI64::new(at.as_millis()) }
    }

    /// Notes a use.
    pub(crate) fn note(&self, now: Timestamp) {
        self.at.store(now.as_millis(), Ordering::Relaxed);
    }

    /// The last use.
    pub(crate) fn at(&self) -> Timestamp {
        Timestamp::from_millis(self.at.load(Ordering::Relaxed))
    }

    /// The last use, when the database is worth telling; it counts as told from then on.
    pub(crate) fn take_unwritten(&self) -> Option<Timestamp> {
        let at = self.at();
        let written = Timestamp::from_millis(self.written.load(Ordering::Relaxed));
        (at.since(written) >= RESOLUTION).then(|| {
            self.written.store(at.as_millis(), Ordering::Relaxed);
            at
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_told_once_a_minute_at_most() {
        let start = Timestamp::from_millis(1_000_000);
        let used = LastUse::written(start);
        used.note(start.plus(Duration::from_secs(59)));
        assert_eq!(used.take_unwritten(), None);
        let later = start.plus(Duration::from_secs(60));
        used.note(later);
        assert_eq!(used.take_unwritten(), Some(later));
        assert_eq!(used.take_unwritten(), None);
    }
}
