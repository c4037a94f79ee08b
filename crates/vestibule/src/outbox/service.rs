//! Looking at letters, calling them off and sending them again.

use serde_json::json;
use vestibule_db::{Place, Stretch};
use vestibule_kernel::{BuiltInPermission, Caller, Forbidden, LetterId, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Failure, Work};
use crate::http::{Code, Problem};
use crate::mail::{self, LetterState, ShownLetter};
use crate::throttle::{ThrottleError, Throttled};

/// Why nothing is shown or changed.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// The caller lacks the permission.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// There is no such letter.
    #[error("there is no such letter")]
    Unknown,
    /// It has been delivered or called off, or its time is over.
    #[error("the letter has no content any more")]
    TooLate,
    /// Too many test letters lately.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// See there.
    #[error(transparent)]
    Failure(#[from] Failure),
}

crate::from_failures!(OutboxError);

impl From<ThrottleError> for OutboxError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => throttled.into(),
            ThrottleError::Failure(failure) => failure.into(),
        }
    }
}

impl From<OutboxError> for Problem {
    fn from(error: OutboxError) -> Self {
        match error {
            OutboxError::Forbidden(forbidden) => forbidden.into(),
            OutboxError::Unknown => Self::new(Code::NotFound),
            OutboxError::TooLate => Self::new(Code::Conflict),
            OutboxError::Throttled(throttled) => throttled.into(),
            OutboxError::Failure(failure) => failure.into(),
        }
    }
}

/// Letters, the newest first. Needs `access_logs`.
pub(super) async fn list(
    env: &Env,
    caller: &Caller,
    state: Option<LetterState>,
    after: Option<Place>,
    limit: usize,
) -> Result<Stretch<ShownLetter>, OutboxError> {
    caller.require(BuiltInPermission::AccessLogs)?;
    Ok(mail::page(&mut env.db.read().await?, state, after, limit).await?)
}

/// One letter. Needs `access_logs`.
pub(super) async fn show(env: &Env, caller: &Caller, id: LetterId) -> Result<ShownLetter, OutboxError> {
    caller.require(BuiltInPermission::AccessLogs)?;
    mail::by_number(&mut env.db.read().await?, id).await?.ok_or(OutboxError::Unknown)
}

/// Sends a letter that waits or was given up, now. Needs `manage_settings`.
pub(super) async fn resend(
    env: &Env,
    caller: &Caller,
    id: LetterId,
    origin: &Origin,
) -> Result<ShownLetter, OutboxError> {
    caller.require(BuiltInPermission::ManageSettings)?;
    let mut work = env.write().await?;
    let letter = mail::by_number(&mut work, id).await?.ok_or(OutboxError::Unknown)?;
    if !mail::send_again(env, &mut work, &letter).await? {
        return Err(OutboxError::TooLate);
    }
    record(env, &mut work, caller, Action::LetterResent, id, origin).await?;
    finish(work, id).await
}

/// Calls off a letter that waits. Needs `manage_settings`.
pub(super) async fn cancel(
    env: &Env,
    caller: &Caller,
    id: LetterId,
    origin: &Origin,
) -> Result<ShownLetter, OutboxError> {
    caller.require(BuiltInPermission::ManageSettings)?;
    let mut work = env.write().await?;
    mail::by_number(&mut work, id).await?.ok_or(OutboxError::Unknown)?;
    if !mail::cancel(&mut work, id, env.now()).await? {
        return Err(OutboxError::TooLate);
    }
    record(env, &mut work, caller, Action::LetterCancelled, id, origin).await?;
    finish(work, id).await
}

pub(super) async fn record(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    action: Action,
    id: LetterId,
    origin: &Origin,
) -> Result<(), OutboxError> {
    let event = Event::new(caller.actor(), action, Target::Installation).with(json!({ "letter": id.0 }));
    Ok(audit_log::record(work, env.now(), event, origin).await?)
}

pub(super) async fn finish(mut work: Work, id: LetterId) -> Result<ShownLetter, OutboxError> {
    let letter = mail::by_number(&mut work, id).await?.ok_or(OutboxError::Unknown)?;
    work.commit().await?;
    Ok(letter)
}
