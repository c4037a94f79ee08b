//! What the charts are drawn from, counted while entries are written.
//!
//! Durations fall into classes a quarter of a power of two wide: quantiles of any span are then
//! right to an eighth, and a month of ten million requests is a few ten thousand rows.

use std::collections::{BTreeMap, BTreeSet};

use vestibule_kernel::Timestamp;

use super::{Entry, Level};

pub(crate) const HOUR_MS: i64 = 3_600_000;
pub(crate) const DAY_MS: i64 = 24 * HOUR_MS;

/// Where a span of `length` milliseconds that holds the moment begins.
pub(crate) const fn beginning(at: Timestamp, length: i64) -> i64 {
    at.as_millis().div_euclid(length) * length
}

/// The counts of a batch of entries. In order, so that the writers of two nodes never wait for
/// each other in a circle.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Requests by hour, level and class of duration.
    pub(super) answers: BTreeMap<(i64, &'static str, i64), i64>,
    /// Who was here, by day.
    pub(super) seen: BTreeMap<i64, BTreeSet<i64>>,
}

impl Tally {
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut tally = Self::default();
        for entry in entries {
            let hour = beginning(entry.at, HOUR_MS);
            let class = class_of(u64::try_from(entry.duration.as_micros()).unwrap_or(u64::MAX));
            *tally.answers.entry((hour, entry.level().name(), class)).or_default() += 1;
            if let Some(user) = entry.user {
                tally.seen.entry(beginning(entry.at, DAY_MS)).or_default().insert(user.0);
            }
        }
        tally
    }
}

/// The class of a duration: its power of two, and which quarter above that.
fn class_of(us: u64) -> i64 {
    if us < 4 {
        return i64::try_from(us).unwrap_or_default();
    }
    let power = us.ilog2();
    i64::from(power) * 4 + i64::try_from((us >> (power - 2)) & 3).unwrap_or_default()
}

/// The shortest duration of a class, in microseconds.
const fn least_of(class: i64) -> i64 {
    if class < 8 {
        return class;
    }
    // The longest are centuries; nothing measures them.
    let power = if class / 4 > 60 { 60 } else { class / 4 };
    (4 + class % 4) << (power - 2)
}

/// How requests were answered during a span.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Answers {
    /// All of them.
    pub(crate) requests: i64,
    /// Those that were refused.
    pub(crate) refused: i64,
    /// Those that failed.
    pub(crate) failed: i64,
    durations: BTreeMap<i64, i64>,
}

impl Answers {
    pub(super) fn add(&mut self, level: &str, class: i64, requests: i64) {
        self.requests += requests;
        match Level::by_name(level) {
            Some(Level::Warn) => self.refused += requests,
            Some(Level::Error) => self.failed += requests,
            Some(Level::Info) | None => {}
        }
        *self.durations.entry(class).or_default() += requests;
    }

    /// How long `percent` of the requests took at most, in microseconds; none without requests.
    pub(crate) fn quantile_us(&self, percent: i64) -> Option<i64> {
        let rank = (self.requests * percent + 99) / 100;
        let mut passed = 0;
        for (class, requests) in &self.durations {
            passed += requests;
            if passed >= rank && passed > 0 {
                return Some(i64::midpoint(least_of(*class), least_of(*class + 1)));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_duration_lies_in_its_class() {
        for us in (0..5000).chain([999_999, 1 << 40, (1 << 50) + 12345]) {
            let class = class_of(us);
            let us = i64::try_from(us).unwrap();
            assert!(least_of(class) <= us && us < least_of(class + 1).max(us + i64::from(us < 8)), "{us}");
        }
    }

    #[test]
    fn quantiles_are_right_to_an_eighth() {
        let mut answers = Answers::default();
        for us in 1..=1000 {
            answers.add("INFO", class_of(us * 100), 1);
        }
        for (percent, exact) in [(50, 50_000), (95, 95_000)] {
            let found = answers.quantile_us(percent).unwrap();
            assert!((found - exact).abs() <= exact / 8, "{percent}: {found}");
        }
        assert_eq!(Answers::default().quantile_us(95), None);
    }

    #[test]
    fn failures_and_refusals_are_counted_apart() {
        let mut answers = Answers::default();
        for level in ["INFO", "WARN", "WARN", "ERROR"] {
            answers.add(level, 9, 1);
        }
        assert_eq!((answers.requests, answers.refused, answers.failed), (4, 2, 1));
    }
}
