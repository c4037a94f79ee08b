//! Changing a password while signed in, in two steps: the present password brings six digits by
//! mail, the digits and a new password twice change it and sign out everywhere.
//!
//! So neither an unattended session nor a stolen password is enough. The digits belong to the
//! session that asked for them.

use std::time::Duration;

use serde_json::json;
use subtle::ConstantTimeEq as _;
use vestibule_crypto::OneTimeCode;
use vestibule_db::DbResult;
use vestibule_kernel::{Caller, Origin, SecretString, SessionId};

use crate::audit_log::{self, Action, Event, Target};
use crate::credentials::own_password::{self, Guess};
use crate::credentials::password_change_code::{self, Taken};
use crate::credentials::{NewPassword, PolicyViolation, check_password_of};
use crate::env::{Env, Failure, Work};
use crate::mail::Letter;
use crate::throttle::{self, Counted, ThrottleError, Throttled};
use crate::users;

use super::letters::write_to;
use super::new_password::{Keep, replace_password};

/// Why a password was not changed.
#[derive(Debug, thiserror::Error)]
pub enum PasswordChangeError {
    /// The caller came with a token, or the session has just ended.
    #[error("a session is required")]
    SessionRequired,
    /// It is not the present password.
    #[error("the password is wrong")]
    WrongPassword,
    /// A code has just been sent and used up; the next one may be sent after so long.
    #[error("a code has been sent a moment ago")]
    TooSoon(Duration),
    /// Too many guesses lately.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// Wrong, used, expired, another session's, or guessed at too often: which is not said.
    #[error("the code is wrong or has expired")]
    WrongCode,
    /// The new password may not be set.
    #[error(transparent)]
    Password(#[from] PolicyViolation),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(PasswordChangeError);

impl From<Failure> for PasswordChangeError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<ThrottleError> for PasswordChangeError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => Self::Throttled(throttled),
            ThrottleError::Failure(failure) => Self::Failure(failure),
        }
    }
}

/// The least time between two codes for one session.
const PAUSE: Duration = Duration::from_secs(60);

/// Step one: sends a code to somebody who knows their present password. Asked again within a
/// minute, the code already sent goes on working.
///
/// # Errors
/// [`PasswordChangeError`].
pub async fn request_password_change(
    env: &Env,
    caller: &Caller,
    current: SecretString,
    origin: &Origin,
) -> Result<(), PasswordChangeError> {
    let session = caller.session.ok_or(PasswordChangeError::SessionRequired)?;
    let user = users::by_id(&mut env.db.read().await?, caller.user).await?;
    let user = user.ok_or(PasswordChangeError::SessionRequired)?;
    let guess = own_password::guess(env, &user, current, origin).await?;
    let mut work = env.write().await?;
    let Guess::Right(proof) = guess else {
        record(env, &mut work, caller, Action::PasswordChangeRefused, origin).await?;
        work.commit().await?;
        return Err(PasswordChangeError::WrongPassword);
    };
    users::lock(&mut work, caller.user).await?;
    proof.clear(&mut work).await?;
    let user = users::by_id(&mut work, caller.user).await?.ok_or(PasswordChangeError::SessionRequired)?;
    if let Some(sent) = password_change_code::last_sent(&mut work, session).await? {
        let since = env.now().since(sent.at);
        if since < PAUSE {
            // The password was right all the same.
            work.commit().await?;
            return if sent.has_tries_left {
                Ok(())
            } else {
                Err(PasswordChangeError::TooSoon(PAUSE - since))
            };
        }
    }
    let code = password_change_code::issue(env, &mut work, session).await?;
    let letter =
        Letter::PasswordChangeCode { name: user.salutation().to_owned(), code: code.expose().to_owned() };
    write_to(env, &mut work, &user, &letter).await?;
    record(env, &mut work, caller, Action::PasswordChangeRequested, origin).await?;
    work.commit().await?;
    Ok(())
}

/// Step two: takes the code, sets the new password and ends every session, this one too. Answers what
/// the browser remembers from now on.
///
/// # Errors
/// [`PasswordChangeError`]; a password that may not be set costs no try. Tries count together with
/// those at the person's other codes.
pub async fn commit_password_change(
    env: &Env,
    caller: &Caller,
    code: &str,
    password: SecretString,
    origin: &Origin,
) -> Result<String, PasswordChangeError> {
    let session = caller.session.ok_or(PasswordChangeError::SessionRequired)?;
    let user = users::by_id(&mut env.db.read().await?, caller.user).await?;
    let user = user.ok_or(PasswordChangeError::SessionRequired)?;
    check_password_of(&env.config, &user, &password)?;
    let code = OneTimeCode::parse(code).ok_or(PasswordChangeError::WrongCode)?;
    // A place for the hash comes first: a busy server must not cost a try.
    let admission = env.hashing.admit()?;
    let counted = Counted::for_code(env, &user, origin);
    counted.count(env, Some(&user), origin).await?;
    let hash = password_change_code::hash(env, session, &code);
    compare(env, caller, session, &hash, origin).await?;
    let password = NewPassword::hash_admitted(env, &admission, password).await?;
    let mut work = env.write().await?;
    users::lock(&mut work, user.id).await?;
    match password_change_code::take(&mut work, session, &hash).await? {
        Taken::ByThisCall => {}
        Taken::TooLate => return Err(PasswordChangeError::WrongCode),
    }
    counted.clear(&mut work).await?;
    let user = replace_password(env, &mut work, &user, &password, Keep::Nothing).await?;
    let set = Event::new(caller.actor(), Action::PasswordSet, Target::Person(user.uuid))
        .with(json!({ "with": "mailed code" }));
    audit_log::record(&mut work, env.now(), set, origin).await?;
    work.commit().await?;
    Ok(throttle::remember_browser(env, &user, origin))
}

/// Counts a try and compares; the count stays, whatever comes of it.
async fn compare(
    env: &Env,
    caller: &Caller,
    session: SessionId,
    hash: &[u8; 32],
    origin: &Origin,
) -> Result<(), PasswordChangeError> {
    let mut work = env.write().await?;
    let stored = password_change_code::count_try(&mut work, session, env.now()).await?;
    let is_right = stored.is_some_and(|stored| bool::from(stored.as_slice().ct_eq(&hash[..])));
    if !is_right {
        record(env, &mut work, caller, Action::PasswordChangeRefused, origin).await?;
    }
    work.commit().await?;
    if is_right { Ok(()) } else { Err(PasswordChangeError::WrongCode) }
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
