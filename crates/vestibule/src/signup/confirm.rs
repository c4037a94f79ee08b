//! Confirming an address by the link that was sent to it.
//!
//! Whoever holds the link owns the mailbox, but perhaps did not sign up: somebody else may have,
//! with this address and a password of theirs, hoping that the owner would click (pre-hijacking).
//! So the confirmer enters the password of the sign-up, or sets a new one that ends the old. The
//! replaced programs' link confirms by being opened; it keeps the password, which their clients
//! rely on, but ends everything else that was set up before.

use serde_json::json;
use vestibule_crypto::Token;
use vestibule_kernel::{Actor, Origin, SecretString, Timestamp};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials::one_time::{self, OneTimeToken, Purpose, Spent, State};
use crate::credentials::own_password::{self, Guess, OwnPassword};
use crate::credentials::{self, NewPassword, check_password_of};
use crate::env::{Env, Work};
use crate::notify;
use crate::sessions;
use crate::telegram;
use crate::tokens;
use crate::users::{self, User};

use super::ConfirmError;

/// How the confirmer shows to be who signed up.
#[derive(Debug, Clone)]
pub enum Proof {
    /// The password chosen at sign-up.
    Password(SecretString),
    /// None: a new password takes the old one's place.
    NewPassword(SecretString),
}

/// What a confirmation link stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Whose address it confirms.
    pub user: User,
    pub(super) token: OneTimeToken,
}

/// Looks at a link without spending it.
///
/// # Errors
/// [`ConfirmError::Invalid`], [`ConfirmError::Gone`], [`ConfirmError::Expired`], [`ConfirmError::Spent`] or a
/// failure.
pub async fn look_at(env: &Env, token: &str) -> Result<Confirmation, ConfirmError> {
    let confirmation = find(env, token).await?;
    match confirmation.token.state {
        State::Fresh => Ok(confirmation),
        State::Expired => Err(ConfirmError::Expired),
        State::Spent => Err(ConfirmError::Spent),
    }
}

async fn find(env: &Env, token: &str) -> Result<Confirmation, ConfirmError> {
    let hash = Token::parse(token).ok_or(ConfirmError::Invalid)?.hash();
    let mut db = env.db.read().await?;
    let found = one_time::find(&mut db, Purpose::ConfirmAddress, &hash, env.now()).await?;
    let token = found.ok_or(ConfirmError::Invalid)?;
    let user = match token.user {
        Some(id) => users::by_id(&mut db, id).await?,
        None => None,
    };
    let user = user.filter(|user| user.deleted_at.is_none()).ok_or(ConfirmError::Gone)?;
    // A link speaks for the address it was sent to, not for one that came later.
    let is_current = user.address().is_some_and(|address| address.folded() == token.subject);
    if is_current { Ok(Confirmation { user, token }) } else { Err(ConfirmError::Invalid) }
}

/// Confirms an address with proof, or with a new password in place of proof.
///
/// # Errors
/// [`ConfirmError`]; a wrong password does not spend the link.
pub async fn confirm(env: &Env, token: &str, proof: Proof, origin: &Origin) -> Result<User, ConfirmError> {
    let confirmation = look_at(env, token).await?;
    let user = &confirmation.user;
    let proven = match proof {
        Proof::Password(password) => Proven::Owner(guess(env, user, password, origin).await?),
        Proof::NewPassword(password) => {
            check_password_of(&env.config, user, &password)?;
            Proven::Anew(NewPassword::hash(env, password).await?)
        }
    };
    let now = env.now();
    let mut work = env.write().await?;
    spend(&mut work, &confirmation, now).await?;
    match proven {
        Proven::Owner(password) => password.clear(&mut work).await?,
        Proven::Anew(password) => credentials::set(&mut work, user.id, &password, now).await?,
    }
    settle(env, &mut work, user, origin).await?;
    work.commit().await?;
    Ok(User { email_verified_at: Some(now), auth_epoch: user.auth_epoch + 1, ..confirmation.user })
}

/// The replaced programs' confirmation: opening the link is enough, also a second time.
///
/// # Errors
/// [`ConfirmError`]; a spent link of a confirmed account is none.
pub async fn confirm_by_link_alone(env: &Env, token: &str, origin: &Origin) -> Result<(), ConfirmError> {
    let confirmation = find(env, token).await?;
    match confirmation.token.state {
        State::Spent if confirmation.user.is_verified() => return Ok(()),
        State::Spent => return Err(ConfirmError::Spent),
        State::Expired => return Err(ConfirmError::Expired),
        State::Fresh => {}
    }
    let mut work = env.write().await?;
    match spend(&mut work, &confirmation, env.now()).await {
        Ok(()) => {}
        // Somebody clicked twice; the first click has done it.
        Err(ConfirmError::Spent) => return Ok(()),
        Err(error) => return Err(error),
    }
    settle(env, &mut work, &confirmation.user, origin).await?;
    work.commit().await?;
    Ok(())
}

/// A proof that holds.
enum Proven {
    Owner(OwnPassword),
    Anew(NewPassword),
}

/// Counts a guess at the password of the sign-up together with those at the sign-in.
async fn guess(
    env: &Env,
    user: &User,
    password: SecretString,
    origin: &Origin,
) -> Result<OwnPassword, ConfirmError> {
    match own_password::guess(env, user, password, origin).await? {
        Guess::Right(password) => Ok(password),
        Guess::Wrong => {
            let mut work = env.write_of_refusal().await?;
            let refused = Event::new(Actor::Anonymous, Action::SignInRefused, Target::Person(user.uuid));
            let refused = refused.with(json!({ "at": "confirmation" }));
            audit_log::record(&mut work, env.now(), refused, origin).await?;
            work.commit().await?;
            Err(ConfirmError::WrongPassword)
        }
    }
}

pub(super) async fn spend(
    work: &mut Work,
    confirmation: &Confirmation,
    now: Timestamp,
) -> Result<(), ConfirmError> {
    match one_time::spend(work, confirmation.token.id, now).await? {
        Spent::ByThisCall => Ok(()),
        Spent::TooLate => Err(ConfirmError::Spent),
    }
}

/// Writes the confirmation and ends every session, token and second factor from before it.
pub(super) async fn settle(
    env: &Env,
    work: &mut Work,
    user: &User,
    origin: &Origin,
) -> Result<(), ConfirmError> {
    let now = env.now();
    users::mark_verified(work, user.id, now).await?;
    users::raise_auth_epoch(work, user.id).await?;
    sessions::end_all_of(work, user.id).await?;
    tokens::end_all_families_of(work, user.id).await?;
    credentials::totp::switch_off(work, user.id).await?;
    telegram::unlink(work, user.id).await?;
    notify::forget_preferences(work, user.id).await?;
    work.changed(Subject::User(user.id));
    let confirmed = Event::new(Actor::Person(user.uuid), Action::AddressConfirmed, Target::Person(user.uuid));
    audit_log::record(work, now, confirmed, origin).await?;
    Ok(())
}
