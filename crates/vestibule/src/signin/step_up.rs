//! Recent authentication: a session proves who signed in, not who sits there now.
//!
//! Whatever changes what guards an account asks here first. A session counts as recent for
//! `session.reauthenticate_after` from sign-in, or from the last time its owner has entered their
//! password again. A caller with a token has no session and is never recent.
//!
//! Where the installation mails codes, one of them is as good as the password; not for somebody with
//! a second factor, who would be worth no more than their mailbox.

use vestibule_crypto::OneTimeCode;
use vestibule_db::DbResult;
use vestibule_kernel::{Caller, ExposeSecret as _, Origin, SecretString};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials::Written;
use crate::credentials::email_codes::{self, EmailCodeHash, Purpose};
use crate::credentials::own_password::{self, Guess};
use crate::env::{Env, Failure, Work};
use crate::mail::Letter;
use crate::sessions;
use crate::throttle::{self, Counted, ThrottleError, Throttled};
use crate::users::{self, User};

use super::letters::write_to;

/// Why somebody must prove again who they are, or has not.
#[derive(Debug, thiserror::Error)]
pub enum StepUpError {
    /// The last proof is too long ago, or there is no session that could hold one.
    #[error("recent authentication is required")]
    Required,
    /// It is not the caller's password.
    #[error("the password is wrong")]
    WrongPassword,
    /// The code is wrong, used, expired or somebody else's; which is not said.
    #[error("the code is wrong or has expired")]
    WrongCode,
    /// This installation mails no codes, or none to this person.
    #[error("codes are not sent by mail")]
    NoMailedCodes,
    /// Too many guesses lately.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(StepUpError);

impl From<Failure> for StepUpError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<ThrottleError> for StepUpError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => Self::Throttled(throttled),
            ThrottleError::Failure(failure) => Self::Failure(failure),
        }
    }
}

/// Demands that the caller has proven lately who they are.
///
/// # Errors
/// [`StepUpError::Required`] or a failure.
pub async fn require_recent_authentication(env: &Env, caller: &Caller) -> Result<(), StepUpError> {
    let session = caller.session.ok_or(StepUpError::Required)?;
    let proven_at = sessions::authenticated_at(&mut env.db.read().await?, session).await?;
    let window = env.config.session.reauthenticate_after;
    match proven_at {
        Some(at) if env.now().since(at) < window => Ok(()),
        _ => Err(StepUpError::Required),
    }
}

/// What somebody shows to prove again who they are.
#[derive(Debug, Clone)]
pub enum FreshProof {
    /// What they know.
    Password(SecretString),
    /// A code that was mailed to them for this.
    EmailCode(SecretString),
}

/// Takes a fresh proof, for this session only.
///
/// # Errors
/// [`StepUpError`].
pub async fn reauthenticate(
    env: &Env,
    caller: &Caller,
    proof: FreshProof,
    origin: &Origin,
) -> Result<(), StepUpError> {
    let session = caller.session.ok_or(StepUpError::Required)?;
    let user = users::by_id(&mut env.db.read().await?, caller.user).await?.ok_or(StepUpError::Required)?;
    let mut work = match proof {
        FreshProof::Password(password) => show_password(env, caller, &user, password, origin).await?,
        FreshProof::EmailCode(code) => show_code(env, caller, &user, code.expose_secret(), origin).await?,
    };
    sessions::mark_authenticated(&mut work, session, env.now()).await?;
    work.changed(Subject::User(caller.user));
    record(env, &mut work, caller, Action::Reauthenticated, origin).await?;
    work.commit().await?;
    Ok(())
}

/// Checks the password, and opens the transaction in which the proof counts.
async fn show_password(
    env: &Env,
    caller: &Caller,
    user: &User,
    password: SecretString,
    origin: &Origin,
) -> Result<Work, StepUpError> {
    let guess = own_password::guess(env, user, password, origin).await?;
    let mut work = env.write().await?;
    match guess {
        Guess::Right(proof) => {
            proof.clear(&mut work).await?;
            Ok(work)
        }
        Guess::Wrong => {
            record(env, &mut work, caller, Action::ReauthenticationRefused, origin).await?;
            work.commit().await?;
            Err(StepUpError::WrongPassword)
        }
    }
}

/// Checks a mailed code, and opens the transaction in which it is used up.
async fn show_code(
    env: &Env,
    caller: &Caller,
    user: &User,
    code: &str,
    origin: &Origin,
) -> Result<Work, StepUpError> {
    mailed_codes_count(env, user)?;
    let counted = Counted::for_code(env, user, origin);
    counted.count(env, Some(user), origin).await?;
    let mut work = env.write().await?;
    let spent = match OneTimeCode::parse(code) {
        Some(code) => {
            let hash = EmailCodeHash::of(env, Purpose::StepUp, user, &code);
            email_codes::spend(&mut work, Purpose::StepUp, user.id, hash, env.now()).await?
        }
        None => Written::TooLate,
    };
    if spent == Written::TooLate {
        record(env, &mut work, caller, Action::ReauthenticationRefused, origin).await?;
        work.commit().await?;
        return Err(StepUpError::WrongCode);
    }
    counted.clear(&mut work).await?;
    Ok(work)
}

/// Mails a code to the caller, at most one a minute.
///
/// # Errors
/// [`StepUpError`]; [`StepUpError::Throttled`] within a minute.
pub async fn mail_step_up_code(env: &Env, caller: &Caller, origin: &Origin) -> Result<(), StepUpError> {
    caller.session.ok_or(StepUpError::Required)?;
    let user = users::by_id(&mut env.db.read().await?, caller.user).await?.ok_or(StepUpError::Required)?;
    mailed_codes_count(env, &user)?;
    user.address().ok_or(StepUpError::NoMailedCodes)?;
    throttle::admit_letter_to_oneself(env, caller, origin).await?;
    let mut work = env.write().await?;
    let Some(code) = email_codes::issue(env, &mut work, Purpose::StepUp, &user).await? else {
        return Err(Throttled { retry_after: email_codes::PAUSE }.into());
    };
    let letter = Letter::StepUpCode { name: user.salutation().to_owned(), code: code.expose().to_owned() };
    write_to(env, &mut work, &user, &letter).await?;
    Ok(work.commit().await?)
}

/// Whether a mailed code proves anything of this person.
fn mailed_codes_count(env: &Env, user: &User) -> Result<(), StepUpError> {
    if env.config.email_otp && user.is_verified() && !user.has_second_factor() {
        Ok(())
    } else {
        Err(StepUpError::NoMailedCodes)
    }
}

async fn record(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    action: Action,
    origin: &Origin,
) -> DbResult<()> {
    let event = Event::new(caller.actor(), action, Target::Person(caller.uuid));
    audit_log::record(work, env.now(), event, origin).await
}
