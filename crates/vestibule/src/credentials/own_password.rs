//! Somebody shows a password that is known to be theirs: in a session before something grave, or
//! behind a link.
//!
//! Guesses here count together with those at the sign-in, so that no route is a way round.

use vestibule_crypto::Verified;
use vestibule_db::DbResult;
use vestibule_kernel::{Origin, SecretString};

use crate::env::{Env, Work};
use crate::throttle::{Counted, ThrottleError};
use crate::users::User;

use super::hash_of;

/// What came of a guess.
#[derive(Debug)]
pub(crate) enum Guess {
    /// It is the password.
    Right(OwnPassword),
    /// It is not; the guess stays counted.
    Wrong,
}

/// A right password; the guess is still counted until [`OwnPassword::clear`].
#[derive(Debug)]
#[must_use = "the guess stays counted until it is cleared"]
pub(crate) struct OwnPassword(Counted);

impl OwnPassword {
    /// Takes the counted guess back, in the transaction that uses the proof.
    pub(crate) async fn clear(&self, work: &mut Work) -> DbResult<()> {
        self.0.clear(work).await
    }
}

/// Counts a guess at a person's own password, then checks it. Writing a refusal down is the
/// caller's part.
///
/// # Errors
/// [`ThrottleError`].
pub(crate) async fn guess(
    env: &Env,
    user: &User,
    password: SecretString,
    origin: &Origin,
) -> Result<Guess, ThrottleError> {
    let admission = env.hashing.admit()?;
    let counted = Counted::for_guess(env, Some(user), "", origin);
    counted.count(env, Some(user), origin).await?;
    let stored = hash_of(&mut env.db.read().await?, user.id).await?;
    let usable = stored.filter(|stored| !stored.has_expired(env.now()));
    let verified = admission.verify(password, usable.as_ref().map(|stored| stored.hash.as_str())).await;
    Ok(match verified? {
        Verified::Yes | Verified::YesNeedsRehash => Guess::Right(OwnPassword(counted)),
        Verified::No => Guess::Wrong,
    })
}
