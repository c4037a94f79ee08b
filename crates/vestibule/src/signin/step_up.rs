//! Recent authentication: a session proves who signed in, not who sits there now.
//!
//! Whatever changes what guards an account asks here first. A session counts as recent for
//! `session.reauthenticate_after` from sign-in, or from the last time its owner has entered their
//! password again. A caller with a token has no session and is never recent.

use vestibule_kernel::{Caller, Origin, SecretString};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials::own_password::{self, Guess};
use crate::env::{Env, Failure};
use crate::sessions;
use crate::throttle::{ThrottleError, Throttled};
use crate::users;

/// Why somebody must prove again who they are, or has not.
#[derive(Debug, thiserror::Error)]
pub enum StepUpError {
    /// The last proof is too long ago, or there is no session that could hold one.
    #[error("recent authentication is required")]
    Required,
    /// It is not the caller's password.
    #[error("the password is wrong")]
    WrongPassword,
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

/// Takes the caller's password as a fresh proof, for this session only.
///
/// # Errors
/// [`StepUpError`].
pub async fn reauthenticate(
    env: &Env,
    caller: &Caller,
    password: SecretString,
    origin: &Origin,
) -> Result<(), StepUpError> {
    let session = caller.session.ok_or(StepUpError::Required)?;
    let user = users::by_id(&mut env.db.read().await?, caller.user).await?.ok_or(StepUpError::Required)?;
    let guess = own_password::guess(env, &user, password, origin).await?;
    let mut work = env.write().await?;
    let event = |action| Event::new(caller.actor(), action, Target::Person(caller.uuid));
    let Guess::Right(proof) = guess else {
        audit_log::record(&mut work, env.now(), event(Action::ReauthenticationRefused), origin).await?;
        work.commit().await?;
        return Err(StepUpError::WrongPassword);
    };
    proof.clear(&mut work).await?;
    sessions::mark_authenticated(&mut work, session, env.now()).await?;
    work.changed(Subject::User(caller.user));
    audit_log::record(&mut work, env.now(), event(Action::Reauthenticated), origin).await?;
    work.commit().await?;
    Ok(())
}
