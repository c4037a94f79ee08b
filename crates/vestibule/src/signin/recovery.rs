//! "I cannot come in": a letter with a link and a code that fit together; the code comes to the chat
//! of whoever has chosen that for codes.
//!
//! The link holds the proof of the code, so neither is worth anything without the other. Both work
//! once, for half an hour, for a confirmed account only. The person then chooses a password or, as in
//! the program that is replaced, gets one by mail that works once. Guesses at the code count together
//! with those at the sign-in.

use serde_json::json;
use subtle::ConstantTimeEq as _;
use vestibule_crypto::{OneTimeCode, Token};
use vestibule_kernel::{Actor, EmailAddress, ExposeSecret as _, Origin, SecretString};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::config::AccountExistence;
use crate::credentials::one_time::{self, OneTimeToken, Purpose, Spent, State};
use crate::credentials::{self, NewPassword, PolicyViolation, check_password_of, generate_password};
use crate::env::{Env, Failure, Work};
use crate::mail::{self, Letter};
use crate::notify;
use crate::sessions;
use crate::throttle::{self, Addressee, Counted, ThrottleError, Throttled};
use crate::tokens;
use crate::users::{self, User};

use super::ForgotError;
use super::forgotten::tell_openly;
use super::letters::{sign_in_link, write_to};
use super::new_password::{Keep, replace_password};

/// Why somebody was not let back in.
#[derive(Debug, thiserror::Error)]
pub enum RecoveryError {
    /// No such link was ever sent, or what it stood for has changed.
    #[error("the link is not valid")]
    Invalid,
    /// It has expired, or a newer one was sent.
    #[error("the link has expired")]
    Expired,
    /// It has been used.
    #[error("the link has been used")]
    Spent,
    /// The code does not belong to the link.
    #[error("the code is wrong")]
    WrongCode,
    /// The new password may not be set.
    #[error(transparent)]
    Password(#[from] PolicyViolation),
    /// Too many guesses.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(RecoveryError);

impl From<Failure> for RecoveryError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<ThrottleError> for RecoveryError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => Self::Throttled(throttled),
            ThrottleError::Failure(failure) => Self::Failure(failure),
        }
    }
}

/// Who makes the new password.
#[derive(Debug, Clone)]
pub enum NewPasswordBy {
    /// The person.
    Person(SecretString),
    /// Vestibule; it is mailed, works once and must be replaced.
    Vestibule,
}

/// What a link stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryLink {
    /// Who comes back.
    pub user: User,
    token: OneTimeToken,
}

impl RecoveryLink {
    /// Whether it still stands for what it was sent for.
    fn is_current(&self, user: &User) -> bool {
        let sent_to = self.token.subject.split(' ').next().unwrap_or_default();
        user.disabled_at.is_none() && user.address().is_some_and(|address| address.folded() == sent_to)
    }

    fn takes(&self, env: &Env, code: &str) -> bool {
        let Some(code) = OneTimeCode::parse(code) else { return false };
        let Some(address) = self.user.address() else { return false };
        let expected = subject(env, &self.user, &address, &code);
        expected.as_bytes().ct_eq(self.token.subject.as_bytes()).into()
    }
}

/// The address and the code's proof.
fn subject(env: &Env, user: &User, address: &EmailAddress, code: &OneTimeCode) -> String {
    let proof = code.hash(&env.keys.codes, &format!("recover {}", user.uuid));
    format!("{} {}", address.folded(), data_encoding::HEXLOWER.encode(&proof))
}

/// Sends a link and a code, if the address belongs to somebody; at most one letter a
/// minute, and few to one address or from one network.
///
/// # Errors
/// [`ForgotError`]; without `account_existence = explicit` only a failure.
pub async fn ask_for_recovery(env: &Env, to: Addressee<'_>, origin: &Origin) -> Result<(), ForgotError> {
    let mut work = env.write().await?;
    let owner = users::by_sign_in_name(&mut work, to.address().as_str()).await?;
    let owner = owner.filter(|owner| owner.disabled_at.is_none());
    if env.config.accounts.account_existence == AccountExistence::Explicit {
        tell_openly(owner.as_ref())?;
    }
    let owner = owner.filter(User::is_verified);
    if let Some(owner) = owner {
        let target = Target::Person(owner.uuid);
        let requested = Event::new(Actor::Anonymous, Action::RecoveryRequested, target);
        audit_log::record(&mut work, env.now(), requested, origin).await?;
        send(env, &mut work, &owner).await?;
    } else {
        throttle::write_again(env, &mut work, to).await?;
    }
    work.commit().await?;
    Ok(())
}

async fn send(env: &Env, work: &mut Work, owner: &User) -> Result<(), ForgotError> {
    let Some(address) = owner.address() else { return Ok(()) };
    // Two requests at once: the second must see the first one's letter.
    users::lock(work, owner.id).await?;
    if mail::wrote_lately(work, &address, Letter::RECOVERY, env.now()).await? {
        return Ok(());
    }
    let code = OneTimeCode::generate(&*env.entropy);
    let subject = subject(env, owner, &address, &code);
    let token = one_time::issue(env, work, Purpose::Recover, Some(owner.id), &subject).await?;
    let name = owner.salutation().to_owned();
    let link = format!("{}/recovery/{}", env.config.public_base(), token.expose());
    let code = code.expose().to_owned();
    if notify::has_codes_in_chat(env, work, owner.id).await? {
        let apart = Letter::Recovery { name: name.clone(), link, code: None };
        write_to(env, work, owner, &apart).await?;
        return Ok(write_to(env, work, owner, &Letter::RecoveryCode { name, code }).await?);
    }
    Ok(write_to(env, work, owner, &Letter::Recovery { name, link, code: Some(code) }).await?)
}

/// Looks at a link without spending it.
///
/// # Errors
/// [`RecoveryError::Invalid`], [`RecoveryError::Expired`], [`RecoveryError::Spent`] or a failure.
pub async fn look_at_recovery(env: &Env, token: &str) -> Result<RecoveryLink, RecoveryError> {
    let hash = Token::parse(token).ok_or(RecoveryError::Invalid)?.hash();
    let mut db = env.db.read().await?;
    let found = one_time::find(&mut db, Purpose::Recover, &hash, env.now()).await?;
    let token = found.ok_or(RecoveryError::Invalid)?;
    let user = match token.user {
        Some(id) => users::by_id(&mut db, id).await?,
        None => None,
    };
    let link = RecoveryLink { user: user.ok_or(RecoveryError::Invalid)?, token };
    match link.token.state {
        _ if !link.is_current(&link.user) => Err(RecoveryError::Invalid),
        State::Fresh => Ok(link),
        State::Expired => Err(RecoveryError::Expired),
        State::Spent => Err(RecoveryError::Spent),
    }
}

/// Lets somebody back in who has both the link and the code. Answers what the browser remembers from
/// now on.
///
/// # Errors
/// [`RecoveryError`]; only success spends the link.
pub async fn recover(
    env: &Env,
    token: &str,
    code: &str,
    by: NewPasswordBy,
    origin: &Origin,
) -> Result<String, RecoveryError> {
    let link = look_at_recovery(env, token).await?;
    let counted = Counted::for_guess(env, Some(&link.user), "", origin);
    counted.count(env, Some(&link.user), origin).await?;
    if !link.takes(env, code) {
        record_refusal(env, &link.user, origin).await?;
        return Err(RecoveryError::WrongCode);
    }
    let plain = match &by {
        NewPasswordBy::Person(password) => {
            check_password_of(&env.config, &link.user, password)?;
            password.clone()
        }
        NewPasswordBy::Vestibule => generate_password(&*env.entropy),
    };
    let password = NewPassword::hash(env, plain.clone()).await?;
    let mut work = env.write().await?;
    users::lock(&mut work, link.user.id).await?;
    let user = users::by_id(&mut work, link.user.id).await?;
    let user = user.filter(|user| link.is_current(user)).ok_or(RecoveryError::Invalid)?;
    match one_time::spend(&mut work, link.token.id, env.now()).await? {
        Spent::ByThisCall => {}
        Spent::TooLate => return Err(RecoveryError::Spent),
    }
    counted.clear(&mut work).await?;
    throttle::let_owner_in(env, &mut work, &user).await?;
    let user = match by {
        NewPasswordBy::Person(_) => replace_password(env, &mut work, &user, &password, Keep::Nothing).await?,
        NewPasswordBy::Vestibule => mail_password(env, &mut work, &user, &password, &plain).await?,
    };
    let set = Event::new(Actor::Person(user.uuid), Action::PasswordSet, Target::Person(user.uuid))
        .with(json!({ "with": "mailed link and code" }));
    audit_log::record(&mut work, env.now(), set, origin).await?;
    work.commit().await?;
    Ok(throttle::remember_browser(env, &user, origin))
}

async fn record_refusal(env: &Env, user: &User, origin: &Origin) -> Result<(), RecoveryError> {
    let mut work = env.write_of_refusal().await?;
    let refused = Event::new(Actor::Anonymous, Action::SignInRefused, Target::Person(user.uuid))
        .with(json!({ "with": "mailed link and code" }));
    audit_log::record(&mut work, env.now(), refused, origin).await?;
    Ok(work.commit().await?)
}

/// Sets a password of ours, ends everything from before it, and mails it.
async fn mail_password(
    env: &Env,
    work: &mut Work,
    user: &User,
    password: &NewPassword,
    plain: &SecretString,
) -> Result<User, RecoveryError> {
    credentials::set_generated(work, user.id, password, env.now()).await?;
    let auth_epoch = users::raise_auth_epoch(work, user.id).await?;
    tokens::end_all_families_of(work, user.id).await?;
    sessions::end_all_of(work, user.id).await?;
    work.changed(Subject::User(user.id));
    let letter = Letter::OneTimePassword {
        name: user.salutation().to_owned(),
        password: plain.expose_secret().to_owned(),
        link: sign_in_link(env),
    };
    write_to(env, work, user, &letter).await?;
    Ok(User { auth_epoch, ..user.clone() })
}
