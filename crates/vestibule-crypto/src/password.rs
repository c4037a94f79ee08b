//! What is stored instead of a password: Argon2id (RFC 9106) as a PHC string.
//!
//! Every guess costs the same, whether the account exists, has a password, or has one in a form
//! nobody can read: where there is nothing to compare with, a hash is computed and thrown away.
//! (A hash taken over from another system costs what that system chose, until its owner signs in.)

use std::fmt;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use data_encoding::BASE64_NOPAD;
use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;

use crate::foreign;

const HASH_LEN: usize = 32;
const DUMMY_SALT: [u8; 16] = [0; 16];

/// What one Argon2id computation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argon2Cost {
    memory_kib: u32,
    iterations: u32,
    lanes: u32,
}

impl Argon2Cost {
    /// The least that is accepted, and the default: 19 MiB, 2 passes, 1 lane (OWASP Password
    /// Storage Cheat Sheet).
    pub const FLOOR: Self = Self { memory_kib: 19 * 1024, iterations: 2, lanes: 1 };

    /// The most that is accepted, from the configuration or from a stored hash, so that neither
    /// can take the machine's memory or minutes of its time.
    pub const CEILING: Self = Self { memory_kib: 1024 * 1024, iterations: 64, lanes: 16 };

    /// Memory in KiB, passes over it, and lanes.
    ///
    /// # Errors
    /// When it is below [`FLOOR`](Self::FLOOR) or beyond 1 GiB, 64 passes or 16 lanes.
    pub const fn new(memory_kib: u32, iterations: u32, lanes: u32) -> Result<Self, Argon2CostError> {
        let cost = Self { memory_kib, iterations, lanes };
        if cost.is_weaker_than(Self::FLOOR) || lanes < 1 {
            return Err(Argon2CostError::TooLow);
        }
        if !cost.is_bearable() {
            return Err(Argon2CostError::TooHigh);
        }
        Ok(cost)
    }

    /// The same without a floor: for tests only, whose hashes protect nobody.
    ///
    /// # Errors
    /// When it is less than Argon2 can do with, or beyond the ceiling.
    pub const fn unguarded(memory_kib: u32, iterations: u32, lanes: u32) -> Result<Self, Argon2CostError> {
        let cost = Self { memory_kib, iterations, lanes };
        if lanes < 1 || iterations < 1 || memory_kib < 8 * lanes {
            return Err(Argon2CostError::TooLow);
        }
        if !cost.is_bearable() {
            return Err(Argon2CostError::TooHigh);
        }
        Ok(cost)
    }

    /// Microseconds instead of milliseconds: for tests only, far below the floor.
    #[must_use]
    pub const fn for_tests() -> Self {
        Self { memory_kib: 8, iterations: 1, lanes: 1 }
    }

    /// Memory in KiB.
    #[must_use]
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory.
    #[must_use]
    pub const fn iterations(self) -> u32 {
        self.iterations
    }

    /// Lanes.
    #[must_use]
    pub const fn lanes(self) -> u32 {
        self.lanes
    }

    /// Less memory or fewer passes. Lanes are a matter of the machine, not of strength.
    const fn is_weaker_than(self, other: Self) -> bool {
        self.memory_kib < other.memory_kib || self.iterations < other.iterations
    }

    const fn is_bearable(self) -> bool {
        let most = Self::CEILING;
        self.memory_kib <= most.memory_kib && self.iterations <= most.iterations && self.lanes <= most.lanes
    }

    fn params(self) -> Option<Params> {
        Params::new(self.memory_kib, self.iterations, self.lanes, Some(HASH_LEN)).ok()
    }
}

impl Default for Argon2Cost {
    fn default() -> Self {
        Self::FLOOR
    }
}

/// Why a cost cannot be configured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Argon2CostError {
    /// Below the floor.
    #[error("password hashing needs at least 19456 KiB of memory, 2 iterations and 1 lane")]
    TooLow,
    /// Beyond what is sensible.
    #[error("password hashing takes at most 1048576 KiB of memory, 64 iterations and 16 lanes")]
    TooHigh,
}

/// A password's hash as it is stored: `$argon2id$v=19$m=..,t=..,p=..$salt$hash`.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// The text to store.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn encode(cost: Argon2Cost, salt: &[u8], hash: &[u8]) -> Self {
        let Argon2Cost { memory_kib, iterations, lanes } = cost;
        let (salt, hash) = (BASE64_NOPAD.encode(salt), BASE64_NOPAD.encode(hash));
        Self(format!("$argon2id$v=19$m={memory_kib},t={iterations},p={lanes}${salt}${hash}"))
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(..)")
    }
}

/// What came of comparing a password with a stored hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// It is the password.
    Yes,
    /// It is the password, and its hash should be replaced by a stronger one.
    YesNeedsRehash,
    /// It is not, or there was nothing to compare with.
    No,
}

/// A stored Argon2id hash taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Stored {
    cost: Argon2Cost,
    salt: Vec<u8>,
    hash: [u8; HASH_LEN],
}

impl Stored {
    /// Reads exactly the form that [`PasswordHash`] writes, with any bearable cost.
    fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("$argon2id$v=19$")?;
        let mut parts = rest.split('$');
        let (cost, salt, hash) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || salt.len() > 128 || hash.len() > 128 {
            return None;
        }
        let mut numbers = cost.split(',');
        let mut number =
            |name: &str| numbers.next()?.strip_prefix(name)?.strip_prefix('=')?.parse::<u32>().ok();
        let cost = Argon2Cost { memory_kib: number("m")?, iterations: number("t")?, lanes: number("p")? };
        if numbers.next().is_some() || !cost.is_bearable() {
            return None;
        }
        let decode = |part: &str| BASE64_NOPAD.decode(part.as_bytes()).ok();
        Some(Self { cost, salt: decode(salt)?, hash: decode(hash)?.try_into().ok()? })
    }
}

/// Whether somebody could sign in with a stored hash: it is ours or of a form that can be compared.
#[must_use]
pub fn is_readable_hash(stored: &str) -> bool {
    Stored::parse(stored).is_some() || foreign::is_readable(stored)
}

/// Computes hashes in a block buffer that it keeps: allocating and faulting in 19 MiB for every
/// guess costs more than the guess.
pub(crate) struct Hasher {
    cost: Argon2Cost,
    blocks: Vec<Block>,
}

impl Hasher {
    pub(crate) const fn new(cost: Argon2Cost) -> Self {
        Self { cost, blocks: Vec::new() }
    }

    /// The hash to store for a password.
    #[expect(clippy::expect_used, reason = "a configured cost is valid, and a 16-byte salt long enough")]
    pub(crate) fn hash(&mut self, password: &SecretString, salt: [u8; 16]) -> PasswordHash {
        let cost = self.cost;
        let hash =
            self.compute(cost, password, &salt).expect("a configured cost and a 16-byte salt are valid");
        PasswordHash::encode(cost, &salt, &hash)
    }

    /// Compares a password with what is stored. Without anything readable to compare with, a hash
    /// of the configured cost is computed all the same.
    pub(crate) fn verify(&mut self, password: &SecretString, stored: Option<&str>) -> Verified {
        stored.and_then(|stored| self.compare(password, stored)).unwrap_or_else(|| {
            let _ = self.compute(self.cost, password, &DUMMY_SALT);
            Verified::No
        })
    }

    /// None when nobody can read the stored text.
    fn compare(&mut self, password: &SecretString, stored: &str) -> Option<Verified> {
        let Some(stored) = Stored::parse(stored) else {
            let right = foreign::verify(password.expose_secret().as_bytes(), stored)?;
            return Some(if right { Verified::YesNeedsRehash } else { Verified::No });
        };
        let hash = self.compute(stored.cost, password, &stored.salt)?;
        Some(if !bool::from(hash.ct_eq(&stored.hash)) {
            Verified::No
        } else if stored.cost.is_weaker_than(self.cost) {
            Verified::YesNeedsRehash
        } else {
            Verified::Yes
        })
    }

    fn compute(&mut self, cost: Argon2Cost, password: &SecretString, salt: &[u8]) -> Option<[u8; HASH_LEN]> {
        let params = cost.params()?;
        let usual = self.cost.params().map_or(0, |params| params.block_count());
        let needed = params.block_count();
        if self.blocks.len() < needed {
            self.blocks.resize(needed, Block::new());
        }
        let mut hash = [0; HASH_LEN];
        let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
            password.expose_secret().as_bytes(),
            salt,
            &mut hash,
            &mut self.blocks,
        );
        // A costlier hash from earlier days must not keep its memory for good.
        if needed > usual {
            self.blocks.truncate(usual);
            self.blocks.shrink_to_fit();
        }
        done.ok().map(|()| hash)
    }
}

#[cfg(test)]
#[path = "password_tests.rs"]
mod tests;
