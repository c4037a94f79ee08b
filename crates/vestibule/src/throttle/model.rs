//! When a guess is let through: plain rules of plain data.

use std::time::Duration;

use vestibule_kernel::Timestamp;

use super::Throttled;

/// The first pause past a limit; each further one is twice as long.
const FIRST_DELAY: Duration = Duration::from_secs(60);

/// Requests that come together read the clock a moment apart, and so do nodes. What lies ahead by no
/// more than this is the present; by more, the clock was put back.
const LEEWAY: Duration = Duration::from_secs(60);

/// No wait at all: a moment that every clock has behind it.
const LONG_AGO: Timestamp = Timestamp::from_millis(0);

/// How much a bucket takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Guesses that are let through without a pause.
    pub attempts: u32,
    /// How far back guesses count.
    pub window: Duration,
    /// The longest that anybody waits.
    pub max_delay: Duration,
    /// When the count starts anew.
    pub forgets: Forgets,
}

/// When a bucket's count starts anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgets {
    /// When nobody guessed for a window in which a guess would have been let through. For one
    /// account: whoever guesses on at every opportunity keeps waiting the longest delay.
    WhenQuiet,
    /// When a window has passed since the first. For many people together, who are never quiet.
    WithTheWindow,
}

/// What the database knows of a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State {
    /// Guesses let through since `began_at`.
    pub(super) attempts: i64,
    pub(super) began_at: Timestamp,
    pub(super) last_at: Timestamp,
    pub(super) blocked_until: Timestamp,
}

/// What becomes of a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may be checked; this is the bucket from now on.
    Admitted(State),
    /// It may not.
    Refused(Throttled),
}

/// Decides about one more guess.
pub(super) fn judge(state: &State, limit: &Limit, now: Timestamp) -> Verdict {
    let wait = state.blocked_until.since(now);
    if !wait.is_zero() && wait <= limit.max_delay + LEEWAY {
        return Verdict::Refused(Throttled { retry_after: wait.min(limit.max_delay) });
    }
    let counts_from = match limit.forgets {
        Forgets::WhenQuiet => state.last_at.max(state.blocked_until),
        Forgets::WithTheWindow => state.began_at,
    };
    let is_over = now.since(counts_from) >= limit.window || counts_from.since(now) > LEEWAY;
    let (before, began_at) = if is_over { (0, now) } else { (state.attempts, state.began_at) };
    let attempts = before + 1;
    let blocked_until = match delay_after(attempts, limit) {
        // Not `now`: for a request that came at the same moment, that may lie ahead.
        Duration::ZERO => LONG_AGO,
        delay => now.plus(delay),
    };
    Verdict::Admitted(State { attempts, began_at, last_at: now, blocked_until })
}

/// How long to wait after the n-th guess.
fn delay_after(attempts: i64, limit: &Limit) -> Duration {
    let Ok(past) = u32::try_from(attempts - i64::from(limit.attempts)) else { return Duration::ZERO };
    let doubled = 2u32.saturating_pow(past.min(16));
    FIRST_DELAY.saturating_mul(doubled).min(limit.max_delay)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);
    const START: Timestamp = Timestamp::from_millis(1_768_478_400_000);
    const ACCOUNT: Limit = Limit {
        attempts: 10,
        window: Duration::from_secs(900),
        max_delay: Duration::from_secs(900),
        forgets: Forgets::WhenQuiet,
    };
    const NETWORK: Limit = Limit { attempts: 100, forgets: Forgets::WithTheWindow, ..ACCOUNT };
    const FRESH: State = State { attempts: 0, began_at: START, last_at: START, blocked_until: LONG_AGO };

    /// Guesses until refused; how many were let through, and the bucket then.
    fn guess_until_refused(mut state: State, limit: &Limit, now: Timestamp) -> (u32, State) {
        let mut admitted = 0;
        while let Verdict::Admitted(next) = judge(&state, limit, now) {
            (state, admitted) = (next, admitted + 1);
        }
        (admitted, state)
    }

    #[test]
    fn exactly_the_limit_is_let_through_at_once() {
        assert_eq!(guess_until_refused(FRESH, &ACCOUNT, START).0, 10);
        assert_eq!(guess_until_refused(FRESH, &NETWORK, START).0, 100);
    }

    #[test]
    fn past_the_limit_each_guess_waits_twice_as_long_up_to_the_maximum() {
        let (_, mut state) = guess_until_refused(FRESH, &ACCOUNT, START);
        let mut now = START;
        let mut waits = Vec::new();
        for _ in 0..7 {
            let wait = state.blocked_until.since(now);
            waits.push(wait.as_secs() / 60);
            now = now.plus(wait);
            let (admitted, next) = guess_until_refused(state, &ACCOUNT, now);
            assert_eq!(admitted, 1);
            state = next;
        }
        assert_eq!(waits, [1, 2, 4, 8, 15, 15, 15]);
    }

    #[test]
    fn a_guess_below_the_limit_delays_none_that_came_a_moment_before_it() {
        let Verdict::Admitted(state) = judge(&FRESH, &ACCOUNT, START) else { panic!("refused") };
        let a_moment_before = START.minus(Duration::from_millis(5));
        assert!(matches!(judge(&state, &ACCOUNT, a_moment_before), Verdict::Admitted(_)));
    }

    #[test]
    fn a_guess_that_came_a_moment_before_the_longest_wait_began_waits_too() {
        let limit = Limit { attempts: 1, max_delay: MINUTE, ..ACCOUNT };
        let (_, state) = guess_until_refused(FRESH, &limit, START);
        let a_moment_before = START.minus(Duration::from_millis(5));
        assert_eq!(
            judge(&state, &limit, a_moment_before),
            Verdict::Refused(Throttled { retry_after: MINUTE })
        );
    }

    #[test]
    fn refused_guesses_do_not_prolong_the_wait() {
        let (_, state) = guess_until_refused(FRESH, &ACCOUNT, START);
        let refused = judge(&state, &ACCOUNT, START.plus(MINUTE / 2));
        assert_eq!(refused, Verdict::Refused(Throttled { retry_after: MINUTE / 2 }));
    }

    #[test]
    fn an_account_forgets_when_it_was_quiet_for_a_window() {
        let (_, state) = guess_until_refused(FRESH, &ACCOUNT, START);
        // The first minute is a wait, in which nobody could guess.
        assert_eq!(guess_until_refused(state, &ACCOUNT, START.plus(MINUTE * 15)).0, 1);
        assert_eq!(guess_until_refused(state, &ACCOUNT, START.plus(MINUTE * 16)).0, 10);
    }

    #[test]
    fn a_network_forgets_with_its_window_although_it_is_never_quiet() {
        let mut state = FRESH;
        for minute in 0..600 {
            let Verdict::Admitted(next) = judge(&state, &NETWORK, START.plus(MINUTE * minute)) else {
                panic!("refused in minute {minute}");
            };
            state = next;
        }
    }

    #[test]
    fn a_clock_that_was_put_back_locks_nobody_out() {
        let (_, state) = guess_until_refused(FRESH, &ACCOUNT, START);
        let yesterday = START.minus(MINUTE * 1440);
        assert!(matches!(judge(&state, &ACCOUNT, yesterday), Verdict::Admitted(_)));
    }

    #[test]
    fn a_network_whose_window_lies_ahead_starts_anew() {
        let (_, state) = guess_until_refused(FRESH, &NETWORK, START);
        let yesterday = START.minus(MINUTE * 1440);
        assert_eq!(guess_until_refused(state, &NETWORK, yesterday).0, 100);
    }

    proptest! {
        #[test]
        fn nobody_ever_waits_longer_than_the_maximum(attempts in 0i64..1_000_000, elapsed in 0u64..2_000) {
            let state = State { attempts, ..FRESH };
            let now = START.plus(Duration::from_secs(elapsed));
            if let Verdict::Admitted(next) = judge(&state, &ACCOUNT, now) {
                prop_assert!(next.blocked_until.since(now) <= ACCOUNT.max_delay);
            }
        }
    }
}
