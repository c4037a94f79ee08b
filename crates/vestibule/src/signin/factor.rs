//! The second factor: is this code right, and using it up.

use vestibule_crypto::{OneTimeCode, RecoveryCode, TotpStep, verify_totp};
use vestibule_db::DbResult;
use vestibule_kernel::{Actor, ExposeSecret as _, Origin, SecretString};

use crate::audit_log::{self, Action, Event, Target};
use crate::credentials::email_codes::{self, EmailCodeHash, Purpose};
use crate::credentials::recovery_codes::{self, RecoveryHash};
use crate::credentials::{Written, totp};
use crate::env::{Env, Failure, Work};
use crate::mail::{Letter, Recipient};
use crate::notify;
use crate::throttle::Counted;
use crate::users::User;

use super::SignInError;
use super::check::record_refusal;

/// What shows who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// What they know.
    Password,
    /// A code of their authenticator.
    Totp,
    /// A code that was mailed to them.
    EmailCode,
    /// A code they have kept for an emergency.
    RecoveryCode,
}

impl Method {
    /// The stable name in the API and the audit log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Totp => "totp",
            Self::EmailCode => "email_code",
            Self::RecoveryCode => "recovery_code",
        }
    }
}

/// A code as somebody has typed it, of any length and form.
#[derive(Debug, Clone)]
pub enum PresentedCode {
    /// Of the authenticator, or mailed.
    Code(SecretString),
    /// Kept for an emergency.
    Recovery(SecretString),
}

impl PresentedCode {
    /// A code from a field that takes any kind; they cannot be mistaken for one another.
    #[must_use]
    pub fn of_any_kind(text: &str) -> Self {
        match RecoveryCode::parse(text) {
            Some(_) => Self::Recovery(text.into()),
            None => Self::Code(text.trim().into()),
        }
    }
}

/// What a code is to be good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// Coming in: a mailed code counts, where the installation mails any.
    SignIn,
    /// Changing the second factor: what a thief of the mailbox has does not count.
    Change,
}

/// A right code, not used up yet.
#[derive(Debug)]
pub(super) enum Factor {
    Totp { generation: i64, step: TotpStep },
    Email(EmailCodeHash),
    Recovery(RecoveryHash),
}

/// Counts the guess, then looks whether the code is right.
///
/// # Errors
/// [`SignInError::WrongCode`] for every kind of wrong one, [`SignInError::Throttled`], or a failure.
pub(super) async fn check(
    env: &Env,
    user: &User,
    code: &PresentedCode,
    purpose: Use,
    origin: &Origin,
) -> Result<Factor, SignInError> {
    Counted::for_code(env, user, origin).count(env, Some(user), origin).await?;
    let found = match code {
        PresentedCode::Code(code) => find(env, user, code.expose_secret(), purpose).await?,
        PresentedCode::Recovery(code) => find_recovery(env, user, code.expose_secret()).await?,
    };
    match found {
        Some(factor) => Ok(factor),
        None => {
            let at = match code {
                PresentedCode::Code(_) => Method::Totp,
                PresentedCode::Recovery(_) => Method::RecoveryCode,
            };
            record_refusal(env, Some(user), at, origin).await?;
            Err(SignInError::WrongCode)
        }
    }
}

async fn find(env: &Env, user: &User, code: &str, purpose: Use) -> Result<Option<Factor>, Failure> {
    let now = env.now();
    let mut db = env.db.read().await?;
    if let Some(live) = totp::of(env, &mut db, user.id).await?.live
        && let Ok(step) = verify_totp(&live.secret, code, now, live.last_spent, env.config.totp.grace)
    {
        return Ok(Some(Factor::Totp { generation: live.generation, step }));
    }
    if purpose != Use::SignIn || !env.config.email_otp {
        return Ok(None);
    }
    let Some(code) = OneTimeCode::parse(code) else { return Ok(None) };
    let hash = EmailCodeHash::of(env, Purpose::SignIn, user, &code);
    let fresh = email_codes::is_fresh(&mut db, Purpose::SignIn, user.id, hash, now).await?;
    Ok(fresh.then_some(Factor::Email(hash)))
}

async fn find_recovery(env: &Env, user: &User, code: &str) -> Result<Option<Factor>, Failure> {
    let Some(code) = RecoveryCode::parse(code) else { return Ok(None) };
    let mut db = env.db.read().await?;
    for hash in RecoveryHash::under_every_key(env, user, &code) {
        if recovery_codes::is_fresh(&mut db, user.id, hash).await? {
            return Ok(Some(Factor::Recovery(hash)));
        }
    }
    Ok(None)
}

impl Factor {
    pub(super) const fn method(&self) -> Method {
        match self {
            Self::Totp { .. } => Method::Totp,
            Self::Email(_) => Method::EmailCode,
            Self::Recovery(_) => Method::RecoveryCode,
        }
    }

    /// Uses the code up; only one of two racing callers can.
    pub(super) async fn spend(
        self,
        env: &Env,
        work: &mut Work,
        user: &User,
        origin: &Origin,
    ) -> Result<(), SignInError> {
        Counted::for_code(env, user, origin).clear(work).await?;
        let now = env.now();
        let written = match self {
            Self::Totp { generation, step } => totp::spend(work, user.id, generation, step).await?,
            Self::Email(hash) => email_codes::spend(work, Purpose::SignIn, user.id, hash, now).await?,
            Self::Recovery(hash) => {
                let written = recovery_codes::spend(work, user.id, hash, now).await?;
                if written == Written::ByThisCall {
                    tell_of_recovery(env, work, user, origin).await?;
                }
                written
            }
        };
        match written {
            Written::ByThisCall => Ok(()),
            Written::TooLate => Err(SignInError::WrongCode),
        }
    }
}

/// Whoever did not use the code learns that somebody has the list.
async fn tell_of_recovery(env: &Env, work: &mut Work, user: &User, origin: &Origin) -> DbResult<()> {
    let left = recovery_codes::left(work, user.id).await?;
    let used = Event::new(Actor::Person(user.uuid), Action::RecoveryCodeUsed, Target::Person(user.uuid));
    let used = used.with(serde_json::json!({ "left": left }));
    audit_log::record(work, env.now(), used, origin).await?;
    tell(env, work, user, &Letter::RecoveryCodeUsed { name: user.salutation().to_owned(), left }).await
}

/// Writes to a person at their address.
pub(super) async fn tell(env: &Env, work: &mut Work, user: &User, letter: &Letter) -> DbResult<()> {
    let Some(address) = user.address() else { return Ok(()) };
    let to = Recipient { user: Some(user.id), address: &address, locale: &user.locale };
    notify::tell(env, work, &to, letter).await
}
