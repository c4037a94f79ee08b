//! Whose turn it is: pure rules about weights and health, tested without a network.
//!
//! In turn means smooth weighted round robin: each free sender gains its weight, the richest one is
//! chosen and pays what all gained together, which spreads a heavy sender's letters evenly instead of
//! giving it a burst. A sender that cannot be reached rests, each time longer, and returns by itself.

use std::time::Duration;

use vestibule_kernel::{Entropy, Timestamp, random_bytes};

use crate::config::SenderChoice;
use crate::jobs::backoff;

/// The longest rest.
const LONGEST_REST: Duration = Duration::from_secs(15 * 60);

/// Who has had how many turns, and who rests.
#[derive(Debug)]
pub(super) struct Turns {
    choice: SenderChoice,
    parts: Vec<Part>,
    /// Who went last, and how often in a row.
    last: Option<(usize, i64)>,
}

#[derive(Debug)]
struct Part {
    weight: i64,
    gained: i64,
    failures: i64,
    rests_until: Option<Timestamp>,
}

impl Part {
    fn is_free(&self, now: Timestamp) -> bool {
        self.rests_until.is_none_or(|until| until <= now)
    }
}

impl Turns {
    pub(super) fn new(choice: SenderChoice, weights: impl Iterator<Item = u32>) -> Self {
        let part = |weight| Part { weight: i64::from(weight), gained: 0, failures: 0, rests_until: None };
        Self { choice, parts: weights.map(part).collect(), last: None }
    }

    /// Those who may try a letter now, whoever's turn it is first.
    pub(super) fn order(&mut self, now: Timestamp, entropy: &dyn Entropy) -> Vec<usize> {
        let mut free: Vec<usize> = (0..self.parts.len()).filter(|i| self.parts[*i].is_free(now)).collect();
        if free.is_empty() {
            return free;
        }
        let chosen = match self.choice {
            SenderChoice::InTurn => self.in_turn(&free),
            SenderChoice::Random => self.by_chance(&free, entropy),
        };
        free.sort_by_key(|i| (*i != chosen, -self.parts[*i].gained));
        free
    }

    fn in_turn(&mut self, free: &[usize]) -> usize {
        let total: i64 = free.iter().map(|i| self.parts[*i].weight).sum();
        for i in free {
            self.parts[*i].gained += self.parts[*i].weight;
        }
        // The first of the richest.
        let richest = free.iter().rev().max_by_key(|i| self.parts[**i].gained);
        let chosen = richest.copied().unwrap_or_default();
        self.parts[chosen].gained -= total;
        chosen
    }

    fn by_chance(&mut self, free: &[usize], entropy: &dyn Entropy) -> usize {
        let tired =
            self.last.filter(|(who, times)| *times >= self.longest_run(*who, free)).map(|(who, _)| who);
        let rested: Vec<usize> = free.iter().copied().filter(|i| Some(*i) != tired).collect();
        let candidates = if rested.is_empty() { free } else { &rested };
        let total: i64 = candidates.iter().map(|i| self.parts[*i].weight).sum();
        let drawn = u32::from_le_bytes(random_bytes::<4>(entropy));
        let mut left = i64::from(drawn) % total.max(1);
        let mut chosen = candidates[0];
        for i in candidates {
            chosen = *i;
            left -= self.parts[*i].weight;
            if left < 0 {
                break;
            }
        }
        let times = self.last.filter(|(who, _)| *who == chosen).map_or(1, |(_, times)| times + 1);
        self.last = Some((chosen, times));
        chosen
    }

    /// How many letters in a row are no burst: as many as its weight holds of the lightest other's.
    fn longest_run(&self, who: usize, free: &[usize]) -> i64 {
        let lightest = free.iter().filter(|i| **i != who).map(|i| self.parts[*i].weight).min();
        lightest.map_or(i64::MAX, |lightest| (self.parts[who].weight + lightest - 1) / lightest)
    }

    /// Lets a sender rest. Letters that were on their way when it failed say nothing new.
    pub(super) fn failed(&mut self, who: usize, now: Timestamp) {
        let part = &mut self.parts[who];
        if part.is_free(now) {
            part.failures += 1;
            part.rests_until = Some(now.plus(backoff(part.failures).min(LONGEST_REST)));
        }
    }

    pub(super) fn worked(&mut self, who: usize) {
        let part = &mut self.parts[who];
        part.failures = 0;
        part.rests_until = None;
    }

    /// How often a sender has failed in a row, and until when it rests for that.
    pub(super) fn rest_of(&self, who: usize, now: Timestamp) -> (i64, Option<Timestamp>) {
        let part = &self.parts[who];
        (part.failures, part.rests_until.filter(|until| *until > now))
    }

    /// When the first of those who rest returns.
    pub(super) fn next_return(&self) -> Option<Timestamp> {
        self.parts.iter().filter_map(|part| part.rests_until).min()
    }
}

#[cfg(test)]
mod tests {
    use vestibule_kernel::SeededEntropy;

    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_000_000);

    fn turns(choice: SenderChoice, weights: &[u32]) -> Turns {
        Turns::new(choice, weights.iter().copied())
    }

    fn run(turns: &mut Turns, letters: usize) -> Vec<usize> {
        let entropy = SeededEntropy::new(1);
        (0..letters).map(|_| turns.order(NOW, &entropy)[0]).collect()
    }

    #[test]
    fn senders_take_turns_and_a_heavy_ones_letters_are_spread() {
        assert_eq!(run(&mut turns(SenderChoice::InTurn, &[1, 1]), 4), [0, 1, 0, 1]);
        assert_eq!(run(&mut turns(SenderChoice::InTurn, &[2, 1, 1]), 8), [0, 1, 2, 0, 0, 1, 2, 0]);
    }

    #[test]
    fn chance_keeps_to_the_weights_and_gives_nobody_a_burst() {
        let went = run(&mut turns(SenderChoice::Random, &[1, 1, 1]), 600);
        assert!(went.windows(2).all(|pair| pair[0] != pair[1]), "{went:?}");
        for who in 0..3 {
            let share = went.iter().filter(|w| **w == who).count();
            assert!((150..250).contains(&share), "{who} went {share} times");
        }
        let heavy = run(&mut turns(SenderChoice::Random, &[2, 1]), 600);
        assert!(heavy.windows(3).all(|three| three != [0, 0, 0]), "{heavy:?}");
    }

    #[test]
    fn a_sender_that_cannot_be_reached_rests_longer_each_time_and_returns() {
        let mut turns = turns(SenderChoice::InTurn, &[1, 1]);
        let entropy = SeededEntropy::new(1);
        let mut now = NOW;
        for rest in [1, 4, 16, 64, 256, 900, 900] {
            turns.failed(0, now);
            turns.failed(0, now);
            let until = now.plus(Duration::from_secs(rest));
            assert_eq!(turns.next_return(), Some(until));
            assert_eq!(turns.order(until.minus(Duration::from_millis(1)), &entropy), [1]);
            assert!(turns.order(until, &entropy).contains(&0));
            now = until;
        }
        assert_eq!(turns.rest_of(0, now), (7, None), "it is its turn again");
        turns.worked(0);
        assert_eq!(turns.next_return(), None);
        assert_eq!(turns.rest_of(0, now), (0, None));
    }

    #[test]
    fn with_nobody_free_there_is_no_order() {
        let mut turns = turns(SenderChoice::Random, &[1]);
        turns.failed(0, NOW);
        assert!(turns.order(NOW, &SeededEntropy::new(1)).is_empty());
    }
}
