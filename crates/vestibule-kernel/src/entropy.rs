//! Chance as a value that is passed in.
//!
//! The server draws from the operating system; a test draws from a seed, so that tokens, ids and
//! letters are the same in every run and can be compared whole.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use rand::rand_core::{Rng as _, TryRng as _};
use rand::{SeedableRng as _, rngs::SysRng};
use rand_chacha::ChaCha20Rng;

/// A source of unpredictable bytes.
pub trait Entropy: fmt::Debug + Send + Sync + 'static {
    /// Fills `into` with fresh bytes.
    fn fill(&self, into: &mut [u8]);
}

/// `N` fresh bytes.
pub fn random_bytes<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    /// # Panics
    /// When the operating system has no randomness to give. No secret may be made then, and no
    /// caller could do anything better than stop.
    #[expect(clippy::expect_used, reason = "documented above")]
    fn fill(&self, into: &mut [u8]) {
        SysRng.try_fill_bytes(into).expect("the operating system gives randomness");
    }
}

/// The same bytes for the same seed: for tests.
#[derive(Debug)]
pub struct SeededEntropy(Mutex<ChaCha20Rng>);

impl SeededEntropy {
    /// A generator that repeats itself for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, into: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(into);
    }
}
