//! Looking at reports, and saying that one has been looked after.

use serde_json::json;
use vestibule_db::{Place, Stretch};
use vestibule_kernel::{BuiltInPermission, Caller, ErrorReportId, Forbidden, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Failure, Work};
use crate::http::{Code, Problem};

use super::{ErrorReport, State, store};

/// Why nothing is shown or changed.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The caller lacks the permission.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// There is no such report.
    #[error("there is no such report")]
    Unknown,
    /// See there.
    #[error(transparent)]
    Failure(#[from] Failure),
}

crate::from_failures!(ReportError);

impl From<ReportError> for Problem {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Forbidden(forbidden) => forbidden.into(),
            ReportError::Unknown => Self::new(Code::NotFound),
            ReportError::Failure(failure) => failure.into(),
        }
    }
}

/// Reports, the one that happened last first. Needs `access_logs`.
///
/// # Errors
/// [`ReportError`].
pub async fn list(
    env: &Env,
    caller: &Caller,
    state: Option<State>,
    after: Option<Place>,
    limit: usize,
) -> Result<Stretch<ErrorReport>, ReportError> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let mut db = env.db.read().await?;
    Ok(store::page(&mut db, state, after, limit).await?)
}

/// One report. Needs `access_logs`.
///
/// # Errors
/// [`ReportError`].
pub async fn show(env: &Env, caller: &Caller, id: ErrorReportId) -> Result<ErrorReport, ReportError> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let mut db = env.db.read().await?;
    store::by_id(&mut db, id).await?.ok_or(ReportError::Unknown)
}

/// Says that somebody has looked after a kind of failure, until it happens again. Needs
/// `manage_settings`.
///
/// # Errors
/// [`ReportError`].
pub async fn resolve(
    env: &Env,
    caller: &Caller,
    id: ErrorReportId,
    origin: &Origin,
) -> Result<ErrorReport, ReportError> {
    caller.require(BuiltInPermission::ManageSettings)?;
    let mut work = env.write().await?;
    if store::resolve(&mut work, id, caller.uuid, env.now()).await? {
        record(env, &mut work, caller, Action::ErrorReportResolved, id, origin).await?;
    }
    finish(work, id).await
}

/// Takes that back. Needs `manage_settings`.
///
/// # Errors
/// [`ReportError`].
pub async fn reopen(
    env: &Env,
    caller: &Caller,
    id: ErrorReportId,
    origin: &Origin,
) -> Result<ErrorReport, ReportError> {
    caller.require(BuiltInPermission::ManageSettings)?;
    let mut work = env.write().await?;
    if store::reopen(&mut work, id).await? {
        record(env, &mut work, caller, Action::ErrorReportReopened, id, origin).await?;
    }
    finish(work, id).await
}

async fn record(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    action: Action,
    id: ErrorReportId,
    origin: &Origin,
) -> Result<(), ReportError> {
    let event =
        Event::new(caller.actor(), action, Target::Installation).with(json!({ "error_report": id.0 }));
    Ok(audit_log::record(work, env.now(), event, origin).await?)
}

/// Answers with the report as it is now, whether this changed it or it was so already.
async fn finish(mut work: Work, id: ErrorReportId) -> Result<ErrorReport, ReportError> {
    let report = store::by_id(&mut work, id).await?.ok_or(ReportError::Unknown)?;
    work.commit().await?;
    Ok(report)
}
