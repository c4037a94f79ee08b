//! Switching a second factor off, and new recovery codes.

use vestibule_crypto::RecoveryCode;
use vestibule_kernel::{Caller, Origin, SecretString};

use crate::audit_log::{self, Action, Event, Target};
use crate::credentials::own_password::{self, Guess};
use crate::credentials::{recovery_codes, totp};
use crate::env::{Env, Work};
use crate::sessions::{self, Issued};
use crate::signin::check::record_refusal;
use crate::signin::factor::{self, Use};
use crate::signin::{Method, PresentedCode};
use crate::users::{self, User};

use super::{SecondFactorError, require_recent_unless_original, session_of, user_of, wrap_up};

/// What somebody shows before their second factor is touched: both factors again.
#[derive(Debug, Clone)]
pub struct Proof {
    /// What they know.
    pub password: SecretString,
    /// Of the authenticator, or for recovery; a mailed one does not count.
    pub code: PresentedCode,
}

/// Switches the second factor off and erases its secret and recovery codes. The caller's session
/// goes on under the returned token.
///
/// # Errors
/// [`SecondFactorError`].
pub async fn switch_off(
    env: &Env,
    caller: &Caller,
    proof: Proof,
    origin: &Origin,
) -> Result<Issued, SecondFactorError> {
    let (mut work, user) = prove(env, caller, proof, origin).await?;
    erase(env, &mut work, caller, &user, origin).await?;
    let session = sessions::renew(env, &mut work, session_of(caller)?).await?;
    work.commit().await?;
    Ok(session)
}

/// Switches the second factor off with a code alone, as the replaced programs do; the session keeps
/// its token, because their clients cannot take a new one.
///
/// # Errors
/// [`SecondFactorError`].
pub async fn switch_off_by_code(
    env: &Env,
    caller: &Caller,
    code: &PresentedCode,
    origin: &Origin,
) -> Result<(), SecondFactorError> {
    require_recent_unless_original(env, caller).await?;
    let user = user_with_factor(env, caller).await?;
    let factor = factor::check(env, &user, code, Use::Change, origin).await?;
    let mut work = env.write().await?;
    users::lock(&mut work, user.id).await?;
    factor.spend(env, &mut work, &user, origin).await?;
    erase(env, &mut work, caller, &user, origin).await?;
    Ok(work.commit().await?)
}

/// Makes ten new recovery codes, which end the old ones.
///
/// # Errors
/// [`SecondFactorError`].
pub async fn renew_recovery_codes(
    env: &Env,
    caller: &Caller,
    proof: Proof,
    origin: &Origin,
) -> Result<Vec<RecoveryCode>, SecondFactorError> {
    let (mut work, user) = prove(env, caller, proof, origin).await?;
    let codes = recovery_codes::make(env, &mut work, &user).await?;
    let made = Event::new(caller.actor(), Action::RecoveryCodesMade, Target::Person(user.uuid));
    audit_log::record(&mut work, env.now(), made, origin).await?;
    work.commit().await?;
    Ok(codes)
}

/// Checks both factors and opens the transaction in which they are used up.
async fn prove(
    env: &Env,
    caller: &Caller,
    proof: Proof,
    origin: &Origin,
) -> Result<(Work, User), SecondFactorError> {
    let user = user_with_factor(env, caller).await?;
    let password = match own_password::guess(env, &user, proof.password, origin).await? {
        Guess::Right(password) => password,
        Guess::Wrong => {
            record_refusal(env, Some(&user), Method::Password, origin).await?;
            return Err(SecondFactorError::WrongPassword);
        }
    };
    let factor = factor::check(env, &user, &proof.code, Use::Change, origin).await?;
    let mut work = env.write().await?;
    users::lock(&mut work, user.id).await?;
    password.clear(&mut work).await?;
    factor.spend(env, &mut work, &user, origin).await?;
    Ok((work, user))
}

async fn user_with_factor(env: &Env, caller: &Caller) -> Result<User, SecondFactorError> {
    session_of(caller)?;
    let user = user_of(env, caller).await?;
    if user.has_second_factor() { Ok(user) } else { Err(SecondFactorError::Off) }
}

async fn erase(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    user: &User,
    origin: &Origin,
) -> Result<(), SecondFactorError> {
    totp::switch_off(work, user.id).await?;
    Ok(wrap_up(env, work, caller, user, Action::SecondFactorOff, origin).await?)
}
