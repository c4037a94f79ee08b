//! The letters of an installation, which its stories read.

use vestibule_outbound::smtp::OutgoingLetter;

use super::TestApp;

impl TestApp {
    /// The letters that have gone to an address and not been read yet, oldest first.
    pub(crate) async fn letters_to(&self, address: &str) -> Vec<OutgoingLetter> {
        self.run_jobs().await;
        let (theirs, others): (Vec<_>, Vec<_>) =
            self.carrier.take_letters().into_iter().partition(|letter| letter.to.as_str() == address);
        self.put_back(others).await;
        theirs
    }

    /// Lets letters arrive that the story is not about.
    pub(crate) async fn puts_letters_aside(&self) {
        self.run_jobs().await;
        drop(self.carrier.take_letters());
    }

    /// The one letter that has gone to an address.
    pub(crate) async fn letter_to(&self, address: &str) -> OutgoingLetter {
        let mut letters = self.letters_to(address).await;
        assert_eq!(letters.len(), 1, "letters to {address}: {letters:?}");
        letters.remove(0)
    }

    async fn put_back(&self, letters: Vec<OutgoingLetter>) {
        use vestibule_outbound::smtp::LetterCarrier as _;
        for letter in letters {
            self.carrier.deliver(&letter).await.unwrap();
        }
    }
}
