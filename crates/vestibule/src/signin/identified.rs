//! Somebody who has shown every factor, and writing down what that used up.
//!
//! A code's step, counted guesses and a stronger hash are written in the transaction that issues a
//! session or token: either all of it is there or nothing.

use vestibule_kernel::{Actor, Origin, Timestamp};

use crate::audit_log::{self, Action, Event, Target};
use crate::credentials::{self, NewPassword, Replaced};
use crate::env::{Env, Failure, Work};
use crate::throttle::{self, Counted};
use crate::users::{self, User};

use super::factor::Factor;
use super::{Method, SignInError};

/// Somebody whose every factor is right; what that used up is not written yet.
#[derive(Debug)]
pub struct Identified {
    pub(super) user: User,
    pub(super) factor: Option<Factor>,
    /// When the password is kept in a form of the past.
    pub(super) rehash: Option<Rehash>,
    pub(super) password_set_at: Timestamp,
    pub(super) counted: Counted,
}

/// The old hash and a stronger one of the same password.
#[derive(Debug)]
pub(super) struct Rehash {
    pub(super) old: String,
    pub(super) new: NewPassword,
}

/// Somebody whose factors have been written as used: to be issued a session or a token.
#[derive(Debug)]
pub struct Proven {
    /// Who, as of this transaction.
    pub user: User,
    /// By what, the password first.
    pub with: Vec<Method>,
    /// Whether the browser was theirs before.
    pub from_known_browser: bool,
}

impl Identified {
    /// Who it is.
    #[must_use]
    pub const fn user(&self) -> &User {
        &self.user
    }

    /// Writes what the check used up and brought, in the transaction that issues something.
    ///
    /// # Errors
    /// [`SignInError`] when another request has used the code or changed the account meanwhile; the
    /// transaction must be dropped then.
    pub async fn settle(self, env: &Env, work: &mut Work, origin: &Origin) -> Result<Proven, SignInError> {
        users::lock(work, self.user.id).await?;
        self.counted.clear(work).await?;
        self.still_holds(work).await?;
        let mut with = vec![Method::Password];
        if let Some(factor) = self.factor {
            with.push(factor.method());
            factor.spend(env, work, &self.user, origin).await?;
        }
        keep_stronger_hash(env, work, &self.user, self.rehash, origin).await?;
        let from_known_browser = throttle::known_browser(env, &self.user, origin).is_some();
        Ok(Proven { user: self.user, with, from_known_browser })
    }

    /// Hashing takes a while, in which the password may have been changed, the account disabled or
    /// a second factor switched on.
    async fn still_holds(&self, work: &mut Work) -> Result<(), SignInError> {
        let user = users::by_id(work, self.user.id).await?;
        let is_same = user.is_some_and(|now| {
            now.auth_epoch == self.user.auth_epoch
                && now.disabled_at == self.user.disabled_at
                && now.second_factor_at == self.user.second_factor_at
        });
        let password = credentials::hash_of(work, self.user.id).await?;
        if is_same && password.is_some_and(|password| password.set_at == self.password_set_at) {
            Ok(())
        } else {
            Err(SignInError::Invalid)
        }
    }
}

/// Replaces a hash of another program, or of weaker days, now that the password is known.
async fn keep_stronger_hash(
    env: &Env,
    work: &mut Work,
    user: &User,
    rehash: Option<Rehash>,
    origin: &Origin,
) -> Result<(), Failure> {
    let Some(Rehash { old, new }) = rehash else { return Ok(()) };
    if credentials::replace_hash(work, user.id, &old, &new).await? == Replaced::TooLate {
        return Ok(());
    }
    let rehashed = Event::new(Actor::System, Action::PasswordRehashed, Target::Person(user.uuid));
    Ok(audit_log::record(work, env.now(), rehashed, origin).await?)
}
