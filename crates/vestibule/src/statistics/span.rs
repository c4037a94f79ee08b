//! Which span the numbers are asked for, and in which steps.

use std::time::Duration;

use vestibule_kernel::Timestamp;

use crate::request_log::{DAY_MS, HOUR_MS, beginning};

/// Unless told: the last thirty days.
const USUAL: Duration = Duration::from_secs(30 * 24 * 3600);
/// Longer spans would cost more than an answer may.
const MOST_DAYS: i64 = 92;
/// Up to here the steps are hours.
const MOST_DAYS_BY_HOUR: i64 = 3;

/// How long a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// An hour.
    Hour,
    /// A day, UTC.
    Day,
}

impl Step {
    /// The word in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }

    pub(super) const fn millis(self) -> i64 {
        match self {
            Self::Hour => HOUR_MS,
            Self::Day => DAY_MS,
        }
    }
}

/// From the beginning of one step until before that of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// In milliseconds since 1970.
    pub from: i64,
    /// In milliseconds since 1970.
    pub to: i64,
    /// How long its steps are.
    pub step: Step,
}

/// Why a span cannot be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanError {
    /// It ends before it begins.
    Backwards,
    /// It is longer than 92 days.
    TooLong,
}

impl Span {
    /// The whole steps that hold everything from `from` until before `to`; until now, and thirty
    /// days of it, unless told.
    ///
    /// # Errors
    /// [`SpanError`].
    pub fn between(
        from: Option<Timestamp>,
        to: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Self, SpanError> {
        let to = to.unwrap_or(now);
        let from = from.unwrap_or_else(|| to.minus(USUAL));
        let length = to.as_millis() - from.as_millis();
        if length <= 0 {
            return Err(SpanError::Backwards);
        }
        if length > MOST_DAYS * DAY_MS {
            return Err(SpanError::TooLong);
        }
        let step = if length <= MOST_DAYS_BY_HOUR * DAY_MS { Step::Hour } else { Step::Day };
        Ok(Self::of(from, to, step))
    }

    /// So many days, today included, or the nearest number that may be asked for.
    #[must_use]
    pub fn of_days(days: i64, now: Timestamp) -> Self {
        let before_today = days.clamp(1, MOST_DAYS) - 1;
        let from = Timestamp::from_millis(now.as_millis() - before_today * DAY_MS);
        Self::of(from, Timestamp::from_millis(now.as_millis() + 1), Step::Day)
    }

    /// The numbers of its steps since 1970.
    pub(super) const fn steps(&self) -> std::ops::Range<i64> {
        self.from / self.step.millis()..self.to / self.step.millis()
    }

    /// The whole steps that hold everything from `from` until before `to`.
    fn of(from: Timestamp, to: Timestamp, step: Step) -> Self {
        let last = Timestamp::from_millis(to.as_millis() - 1);
        Self {
            from: beginning(from, step.millis()),
            to: beginning(last, step.millis()) + step.millis(),
            step,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse_rfc3339(text).unwrap()
    }

    #[test]
    fn a_span_holds_the_steps_it_begins_and_ends_in() {
        let span = Span::between(
            Some(at("2026-01-10T10:30:00Z")),
            Some(at("2026-01-10T12:00:00Z")),
            at("2026-02-01T00:00:00Z"),
        );
        let expected = (at("2026-01-10T10:00:00Z").as_millis(), at("2026-01-10T12:00:00Z").as_millis());
        assert_eq!(
            span.map(|span| (span.from, span.to, span.step)),
            Ok((expected.0, expected.1, Step::Hour))
        );
    }

    #[test]
    fn unless_told_it_is_the_last_thirty_days() {
        let span = Span::between(None, None, at("2026-02-01T10:00:00Z")).unwrap();
        assert_eq!((span.to - span.from) / DAY_MS, 31, "the day that has begun included");
        assert_eq!(span.step, Step::Day);
    }

    #[test]
    fn days_are_counted_with_the_one_that_has_begun() {
        let now = at("2026-02-01T00:00:00Z");
        let span = Span::of_days(2, now);
        let (from, to) = (at("2026-01-31T00:00:00Z"), at("2026-02-02T00:00:00Z"));
        assert_eq!((span.from, span.to, span.steps().count()), (from.as_millis(), to.as_millis(), 2));
        assert_eq!(Span::of_days(0, now).steps().count(), 1);
        assert_eq!(Span::of_days(1000, now).steps().count(), 92);
    }

    #[test]
    fn nonsense_is_refused() {
        let now = at("2026-02-01T10:00:00Z");
        assert_eq!(Span::between(Some(now), Some(now), now), Err(SpanError::Backwards));
        assert_eq!(Span::between(Some(at("2025-01-01T00:00:00Z")), None, now), Err(SpanError::TooLong));
    }
}
