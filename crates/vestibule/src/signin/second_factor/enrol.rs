//! Switching a second factor on: show a secret, see a code of it.

use vestibule_crypto::{RecoveryCode, provisioning_uri, verify_totp};
use vestibule_kernel::{Caller, Origin, SecretString};

use crate::audit_log::{self, Action, Event, Target};
use crate::credentials::recovery_codes;
use crate::credentials::{Written, totp};
use crate::env::{Env, Work};
use crate::sessions::{self, Issued};
use crate::signin::require_recent_authentication;
use crate::throttle::Counted;
use crate::users::{self, User};

use super::{SecondFactorError, require_recent_unless_original, session_of, user_of, wrap_up};

/// What an authenticator app needs.
#[derive(Debug)]
pub struct Enrolment {
    /// 32 characters of base32, for typing.
    pub secret: SecretString,
    /// The same as an `otpauth` address, for scanning.
    pub uri: SecretString,
}

/// What a person gets whose second factor was switched on.
#[derive(Debug)]
pub struct Confirmed {
    /// Shown this once.
    pub recovery_codes: Vec<RecoveryCode>,
    /// The session under its new token.
    pub session: Issued,
}

/// Shows the secret that a code would confirm. Nothing changes by asking, however often.
///
/// # Errors
/// [`SecondFactorError::AlreadyOn`], [`SecondFactorError::StepUp`] or a failure.
pub async fn enrol(env: &Env, caller: &Caller) -> Result<Enrolment, SecondFactorError> {
    session_of(caller)?;
    require_recent_authentication(env, caller).await?;
    show(env, caller).await
}

/// The same for clients that cannot prove again who sits there.
///
/// # Errors
/// The same; no proof is asked for under the replaced programs' profile.
pub async fn enrol_as_originals(env: &Env, caller: &Caller) -> Result<Enrolment, SecondFactorError> {
    require_recent_unless_original(env, caller).await?;
    show(env, caller).await
}

async fn show(env: &Env, caller: &Caller) -> Result<Enrolment, SecondFactorError> {
    let session = session_of(caller)?;
    let user = user_of(env, caller).await?;
    let authenticator = totp::of(env, &mut env.db.read().await?, user.id).await?;
    if authenticator.live.is_some() {
        return Err(SecondFactorError::AlreadyOn);
    }
    let secret = authenticator.pending(env, caller.uuid, session);
    let uri = provisioning_uri(&secret, &env.config.totp.issuer, &user.email);
    Ok(Enrolment { secret: secret.to_text(), uri })
}

/// Switches the second factor on with a code of the secret shown, and makes recovery codes.
///
/// # Errors
/// [`SecondFactorError`].
pub async fn confirm(
    env: &Env,
    caller: &Caller,
    code: &str,
    origin: &Origin,
) -> Result<Confirmed, SecondFactorError> {
    session_of(caller)?;
    require_recent_authentication(env, caller).await?;
    let (mut work, user) = switch_on(env, caller, code, origin).await?;
    let recovery_codes = recovery_codes::make(env, &mut work, &user).await?;
    let made = Event::new(caller.actor(), Action::RecoveryCodesMade, Target::Person(user.uuid));
    audit_log::record(&mut work, env.now(), made, origin).await?;
    let session = sessions::renew(env, &mut work, session_of(caller)?).await?;
    work.commit().await?;
    Ok(Confirmed { recovery_codes, session })
}

/// The same for clients that neither take a new session token nor show recovery codes, as those of
/// the replaced programs.
///
/// # Errors
/// [`SecondFactorError`].
pub async fn switch_on_by_code(
    env: &Env,
    caller: &Caller,
    code: &str,
    origin: &Origin,
) -> Result<(), SecondFactorError> {
    require_recent_unless_original(env, caller).await?;
    let (work, _) = switch_on(env, caller, code, origin).await?;
    Ok(work.commit().await?)
}

async fn switch_on(
    env: &Env,
    caller: &Caller,
    code: &str,
    origin: &Origin,
) -> Result<(Work, User), SecondFactorError> {
    let session = session_of(caller)?;
    let user = user_of(env, caller).await?;
    let authenticator = totp::of(env, &mut env.db.read().await?, user.id).await?;
    if authenticator.live.is_some() {
        return Err(SecondFactorError::AlreadyOn);
    }
    let counted = Counted::for_code(env, &user, origin);
    counted.count(env, Some(&user), origin).await?;
    let secret = authenticator.pending(env, caller.uuid, session);
    let step = verify_totp(&secret, code, env.now(), None, env.config.totp.grace)
        .map_err(|_| SecondFactorError::WrongCode)?;
    let mut work = env.write().await?;
    users::lock(&mut work, user.id).await?;
    counted.clear(&mut work).await?;
    match authenticator.switch_on(env, &mut work, user.id, &secret, step).await? {
        Written::ByThisCall => {}
        Written::TooLate => return Err(SecondFactorError::AlreadyOn),
    }
    wrap_up(env, &mut work, caller, &user, Action::SecondFactorOn, origin).await?;
    Ok((work, user))
}
