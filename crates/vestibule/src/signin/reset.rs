//! Setting a new password by the link that was sent for it.
//!
//! A link speaks for the address it was sent to and works once, for half an hour; a newer one, a
//! new password and a new address end it. Using it ends every session and token: whoever came in
//! with the old password is out. Whoever has read the letter need not wait for strangers who guess:
//! what was counted is forgotten, and their browser is known from then on.

use serde_json::json;
use vestibule_crypto::Token;
use vestibule_kernel::{Actor, EmailAddress, Origin, SecretString};

use crate::audit_log::{self, Action, Event, Target};
use crate::credentials::one_time::{self, OneTimeToken, Purpose, Spent, State};
use crate::credentials::{NewPassword, PolicyViolation, check_password_of};
use crate::env::{Env, Failure};
use crate::throttle::{self, ThrottleError, Throttled};
use crate::users::{self, User};

use super::ForgotError;
use super::new_password::{Keep, replace_password};

/// Why no new password was set.
#[derive(Debug, thiserror::Error)]
pub enum ResetError {
    /// No such link was ever sent, or what it stood for has changed.
    #[error("the link is not valid")]
    Invalid,
    /// The account was deleted meanwhile.
    #[error("the account is gone")]
    Gone,
    /// It has expired, or a newer one was sent.
    #[error("the link has expired")]
    Expired,
    /// It has been used.
    #[error("the link has been used")]
    Spent,
    /// The link was sent to another address than the one given.
    #[error("the link belongs to another address")]
    AnotherAddress,
    /// The new password may not be set.
    #[error(transparent)]
    Password(#[from] PolicyViolation),
    /// Too many letters lately, for whoever asks for a fresh link.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(ResetError);

impl From<Failure> for ResetError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// What a reset link stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetLink {
    /// Whose password it sets.
    pub user: User,
    token: OneTimeToken,
}

impl ResetLink {
    /// Whether it still stands for what it was sent for.
    fn is_current(&self, user: &User) -> bool {
        let address = user.address();
        user.disabled_at.is_none() && address.is_some_and(|address| address.folded() == self.token.subject)
    }
}

impl From<ThrottleError> for ResetError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => Self::Throttled(throttled),
            ThrottleError::Failure(failure) => Self::Failure(failure),
        }
    }
}

/// Looks at a link without spending it.
///
/// # Errors
/// [`ResetError::Invalid`], [`ResetError::Gone`], [`ResetError::Expired`], [`ResetError::Spent`] or a failure.
pub async fn look_at_reset(env: &Env, token: &str) -> Result<ResetLink, ResetError> {
    let link = find(env, token).await?;
    match link.token.state {
        State::Fresh => Ok(link),
        State::Expired => Err(ResetError::Expired),
        State::Spent => Err(ResetError::Spent),
    }
}

async fn find(env: &Env, token: &str) -> Result<ResetLink, ResetError> {
    let hash = Token::parse(token).ok_or(ResetError::Invalid)?.hash();
    let mut db = env.db.read().await?;
    let found = one_time::find(&mut db, Purpose::ResetPassword, &hash, env.now()).await?;
    let token = found.ok_or(ResetError::Invalid)?;
    let user = match token.user {
        Some(id) => users::by_id(&mut db, id).await?,
        None => None,
    };
    let user = user.filter(|user| user.deleted_at.is_none()).ok_or(ResetError::Gone)?;
    let link = ResetLink { user, token };
    if link.is_current(&link.user) { Ok(link) } else { Err(ResetError::Invalid) }
}

/// Sets a new password. When the caller names an address, the link must have been sent to it.
/// Answers what the browser remembers from now on.
///
/// # Errors
/// [`ResetError`]; only success spends the link.
pub async fn reset_password(
    env: &Env,
    token: &str,
    address: Option<&EmailAddress>,
    password: SecretString,
    origin: &Origin,
) -> Result<String, ResetError> {
    let link = look_at_reset(env, token).await?;
    if address.is_some_and(|address| address.folded() != link.token.subject) {
        return Err(ResetError::AnotherAddress);
    }
    check_password_of(&env.config, &link.user, &password)?;
    let password = NewPassword::hash(env, password).await?;
    let mut work = env.write().await?;
    users::lock(&mut work, link.user.id).await?;
    let user = users::by_id(&mut work, link.user.id).await?;
    let user = user.filter(|user| link.is_current(user)).ok_or(ResetError::Invalid)?;
    match one_time::spend(&mut work, link.token.id, env.now()).await? {
        Spent::ByThisCall => {}
        Spent::TooLate => return Err(ResetError::Spent),
    }
    let user = replace_password(env, &mut work, &user, &password, Keep::Nothing).await?;
    throttle::let_owner_in(env, &mut work, &user).await?;
    let set = Event::new(Actor::Person(user.uuid), Action::PasswordSet, Target::Person(user.uuid))
        .with(json!({ "with": "mailed link" }));
    audit_log::record(&mut work, env.now(), set, origin).await?;
    work.commit().await?;
    Ok(throttle::remember_browser(env, &user, origin))
}

/// Sends a fresh link in place of one that came too late, to the same mailbox.
///
/// # Errors
/// [`ResetError::Invalid`] for a link that never was one, [`ResetError::Throttled`] or a failure.
pub async fn renew_reset_link(env: &Env, token: &str, origin: &Origin) -> Result<(), ResetError> {
    let link = find(env, token).await?;
    let address = link.user.address().ok_or(ResetError::Invalid)?;
    let to = throttle::admit_letter(env, &address, origin).await?;
    match super::forgot_password(env, to, origin).await {
        Ok(()) => Ok(()),
        Err(ForgotError::Failure(failure)) => Err(failure.into()),
        Err(ForgotError::UnknownAddress | ForgotError::NotConfirmed) => Err(ResetError::Invalid),
    }
}
