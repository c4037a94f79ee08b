//! How often somebody came in and was refused, day by day.
//!
//! The request log cannot tell: a request to sign in has no person yet. The audit log can: every finished
//! sign-in is an event about its person, and so is every refusal once the name is somebody's. Guesses that
//! were not let through to be checked are not among them.

use vestibule_db::Reads;
use vestibule_kernel::{BuiltInPermission, Caller, UserUuid};

use crate::env::{Env, Failure};
use crate::users;

use super::{Span, StatisticsError, store};

/// One day of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SignIns {
    /// Where the day begins (UTC), in milliseconds since 1970.
    pub(crate) at: i64,
    pub(crate) accepted: i64,
    pub(crate) refused: i64,
}

/// The caller's own.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn own(env: &Env, caller: &Caller, span: &Span) -> Result<Vec<SignIns>, Failure> {
    about(&mut env.db.read().await?, caller.uuid, span).await
}

/// Somebody's. Needs `access_logs`, since it is read from what the audit log holds about them.
///
/// # Errors
/// [`StatisticsError`].
pub(crate) async fn of_person(
    env: &Env,
    caller: &Caller,
    person: UserUuid,
    span: &Span,
) -> Result<Vec<SignIns>, StatisticsError> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let mut db = env.db.read().await?;
    users::by_uuid(&mut db, person).await?.ok_or(StatisticsError::Unknown)?;
    Ok(about(&mut db, person, span).await?)
}

async fn about(db: &mut impl Reads, person: UserUuid, span: &Span) -> Result<Vec<SignIns>, Failure> {
    let counted = store::sign_ins_of(db, person, span).await?;
    let day = |n| {
        let (accepted, refused) = counted.get(&n).copied().unwrap_or_default();
        SignIns { at: n * span.step.millis(), accepted, refused }
    };
    Ok(span.steps().map(day).collect())
}
