//! A carrier that keeps letters instead of sending them: for tests, and for whoever wants to read
//! what would have been sent.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Delivery, DeliveryError, LetterCarrier, OutgoingLetter};

/// Takes every letter, except when told to fail.
#[derive(Debug, Default)]
pub struct CollectingCarrier(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    letters: Vec<OutgoingLetter>,
    failures: VecDeque<DeliveryError>,
}

impl CollectingCarrier {
    /// A carrier without letters that takes everything.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets the next `count` attempts fail with `error`, after those already announced.
    pub fn fail_next(&self, count: usize, error: &DeliveryError) {
        self.lock().failures.extend(std::iter::repeat_n(error.clone(), count));
    }

    /// The letters taken so far, oldest first.
    #[must_use]
    pub fn letters(&self) -> Vec<OutgoingLetter> {
        self.lock().letters.clone()
    }

    /// Hands out the letters taken so far, oldest first, and forgets them.
    #[must_use]
    pub fn take_letters(&self) -> Vec<OutgoingLetter> {
        std::mem::take(&mut self.lock().letters)
    }

    fn accept(&self, letter: &OutgoingLetter) -> Result<(), DeliveryError> {
        let mut state = self.lock();
        if let Some(failure) = state.failures.pop_front() {
            return Err(failure);
        }
        state.letters.push(letter.clone());
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl LetterCarrier for CollectingCarrier {
    fn deliver<'a>(&'a self, letter: &'a OutgoingLetter) -> Delivery<'a> {
        Box::pin(std::future::ready(self.accept(letter)))
    }
}

#[cfg(test)]
mod tests {
    use vestibule_kernel::{EmailAddress, Timestamp};

    use super::*;
    use crate::smtp::Mailbox;

    fn letter(message_id: &str) -> OutgoingLetter {
        OutgoingLetter {
            message_id: message_id.into(),
            from: Mailbox::parse("no-reply@example.org").unwrap(),
            to: EmailAddress::parse("jo@example.com").unwrap(),
            subject: "Hello".into(),
            text: "Hello".into(),
            html: None,
            date: Timestamp::from_millis(0),
            pictures: Vec::new(),
        }
    }

    #[tokio::test]
    async fn letters_are_kept_in_order_until_they_are_taken() {
        let carrier = CollectingCarrier::new();
        carrier.deliver(&letter("1@example.org")).await.unwrap();
        carrier.deliver(&letter("2@example.org")).await.unwrap();
        assert_eq!(carrier.take_letters(), [letter("1@example.org"), letter("2@example.org")]);
        assert_eq!(carrier.letters(), []);
    }

    #[tokio::test]
    async fn announced_failures_come_first_and_keep_no_letter() {
        let carrier = CollectingCarrier::new();
        let failure = DeliveryError::Retry { reason: "away".into() };
        carrier.fail_next(2, &failure);
        assert_eq!(carrier.deliver(&letter("1@example.org")).await, Err(failure.clone()));
        assert_eq!(carrier.deliver(&letter("1@example.org")).await, Err(failure));
        assert_eq!(carrier.deliver(&letter("1@example.org")).await, Ok(()));
        assert_eq!(carrier.letters().len(), 1);
    }
}
