//! Keys that order things among their neighbours, so that moving one writes one row.
//!
//! A key is a fraction between 0 and 1 in base 62, written without trailing zeros and compared
//! byte by byte; between any two there is another. Keys grow when the same gap is filled again and
//! again: past [`OrderKey::LONGEST`] the list is spread out anew. Additions at either end take
//! small steps instead of halves, so an ordinary list never gets there.

use std::fmt;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();
/// How many digits a step at the end of a list, and a spread-out list, use: 62^4 places.
const STEP_DIGITS: usize = 4;

/// A place in an order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OrderKey(String);

/// A text that is no key; only a damaged database holds one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no order key")]
pub(crate) struct OrderKeyError;

impl OrderKey {
    /// Length in characters past which a list should be spread out anew.
    pub(crate) const LONGEST: usize = 48;

    /// A key from the database.
    ///
    /// # Errors
    /// [`OrderKeyError`] for the empty text, other characters or a trailing zero.
    pub(crate) fn parse(text: &str) -> Result<Self, OrderKeyError> {
        let digits = text.bytes().all(|byte| DIGITS.contains(&byte));
        if digits && !text.is_empty() && !text.ends_with('0') {
            Ok(Self(text.to_owned()))
        } else {
            Err(OrderKeyError)
        }
    }

    /// The key as stored and compared.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the list it stands in should be spread out.
    pub(crate) const fn is_too_long(&self) -> bool {
        self.0.len() > Self::LONGEST
    }

    /// A key after `before` and ahead of `after`, where there are any. `before` must be smaller.
    pub(crate) fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let low = before.map(Self::digits).unwrap_or_default();
        let high = after.map(Self::digits);
        let stepped = match (before, &high) {
            (Some(_), None) => step(&low, |place, top| (place + 1 < top).then_some(place + 1)),
            (None, Some(high)) => step_down(high),
            _ => None,
        };
        Self::of_digits(&stepped.unwrap_or_else(|| midpoint(&low, high.as_deref())))
    }

    /// `count` keys in order, evenly spread.
    pub(crate) fn spread(count: usize) -> impl Iterator<Item = Self> {
        let top = BASE.pow(u32::try_from(STEP_DIGITS).unwrap_or(1));
        let gap = (top / (count + 1)).max(1);
        (1..=count).map(move |n| Self::of_digits(&place_digits(n * gap)))
    }

    fn digits(&self) -> Vec<usize> {
        self.0.bytes().map(|byte| DIGITS.iter().position(|digit| *digit == byte).unwrap_or(0)).collect()
    }

    fn of_digits(digits: &[usize]) -> Self {
        let significant = digits.iter().rposition(|digit| *digit != 0).map_or(0, |last| last + 1);
        Self(digits[..significant].iter().map(|digit| char::from(DIGITS[*digit])).collect())
    }
}

impl fmt::Display for OrderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The first four digits of a key as a number, moved by `next`.
fn step(digits: &[usize], next: impl Fn(usize, usize) -> Option<usize>) -> Option<Vec<usize>> {
    let place = (0..STEP_DIGITS).fold(0, |place, i| place * BASE + digits.get(i).copied().unwrap_or(0));
    next(place, BASE.pow(u32::try_from(STEP_DIGITS).ok()?)).map(place_digits)
}

/// A step down from `digits`, as long as something is left below.
fn step_down(digits: &[usize]) -> Option<Vec<usize>> {
    // With a fifth digit the first four alone are already smaller, but so is one step more.
    step(digits, |place, _| (place > 1).then(|| place - 1))
}

fn place_digits(mut place: usize) -> Vec<usize> {
    let mut digits = vec![0; STEP_DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = place % BASE;
        place /= BASE;
    }
    digits
}

/// Digits of a fraction above `low` and below `high` (1 when there is none).
fn midpoint(low: &[usize], high: Option<&[usize]>) -> Vec<usize> {
    let mut result = Vec::new();
    let mut high = high;
    for i in 0.. {
        let below = low.get(i).copied().unwrap_or(0);
        let above = high.map_or(BASE, |high| high.get(i).copied().unwrap_or(0));
        if above > below + 1 {
            result.push(below.midpoint(above));
            break;
        }
        result.push(below);
        if above > below {
            // Neighbouring digits: whatever follows `below` stays under `high`.
            high = None;
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn additions_at_the_end_or_the_front_stay_short() {
        let mut last = OrderKey::between(None, None);
        let mut first = last.clone();
        for _ in 0..2_000 {
            let next = OrderKey::between(Some(&last), None);
            let ahead = OrderKey::between(None, Some(&first));
            assert!(next > last && ahead < first);
            (last, first) = (next, ahead);
        }
        assert!(last.as_str().len() <= STEP_DIGITS && first.as_str().len() <= STEP_DIGITS);
    }

    #[test]
    fn filling_one_gap_again_and_again_asks_for_spreading_out_after_hundreds_of_moves() {
        let low = OrderKey::between(None, None);
        let mut high = OrderKey::between(Some(&low), None);
        let mut moves = 0;
        while !high.is_too_long() {
            high = OrderKey::between(Some(&low), Some(&high));
            moves += 1;
        }
        assert!(moves > 200, "{moves}");
    }

    #[test]
    fn a_spread_list_is_in_order_and_has_room_at_both_ends() {
        let keys: Vec<_> = OrderKey::spread(1_000).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(OrderKey::between(None, keys.first()) < keys[0]);
        assert!(OrderKey::between(keys.last(), None) > keys[999]);
    }

    #[test]
    fn what_is_no_key_is_told() {
        for text in ["", "a0", "a-b", "é"] {
            assert_eq!(OrderKey::parse(text), Err(OrderKeyError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn between_any_two_places_there_is_another(places in prop::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut keys: Vec<OrderKey> = Vec::new();
            for place in places {
                let at = place.index(keys.len() + 1);
                let before = at.checked_sub(1).map(|i| &keys[i]);
                let key = OrderKey::between(before, keys.get(at));
                prop_assert_eq!(OrderKey::parse(key.as_str()), Ok(key.clone()));
                keys.insert(at, key);
            }
            prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
