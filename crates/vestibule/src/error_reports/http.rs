//! Error reports in API v1.

use axum::Extension;
use axum::extract::State as Shared;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vestibule_kernel::{BuiltInPermission, Cursor, ErrorReportId, Timestamp};

use crate::env::Env;
use crate::http::{Fields, Json, PageBody, Path, Problem, Query, RequestOrigin, Routes, SignedIn, routes};

use super::{ErrorReport, Reporter, State, service};

/// The routes; `reporter` is asked for what has not been written yet.
pub fn routes<R: Routes>(reporter: Option<Reporter>) -> R {
    R::default()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(resolve))
        .routes(routes!(reopen))
        .extension(reporter)
}

/// Which reports.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ReportQuery {
    /// `open` or `resolved`; both unless told.
    state: Option<String>,
    /// Rows per page, 1 to 100; 25 unless told.
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// One kind of failure.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ErrorReport)]
struct ReportBody {
    id: i64,
    /// The same for failures of the same kind, on every node and after every restart.
    fingerprint: String,
    /// `panic`, `failure` or `unavailable`.
    kind: String,
    /// What went wrong, in one line.
    title: String,
    /// `file:line` of a panic.
    location: Option<String>,
    /// Method and path without ids, or which work behind the scenes, of the latest.
    route: String,
    /// The error and what caused it, outermost first, of the latest; without secrets.
    causes: Vec<String>,
    /// The request of the latest.
    request_id: Option<String>,
    /// The version that met the latest.
    version: String,
    /// How often it happened.
    occurrences: i64,
    /// RFC 3339.
    first_seen_at: String,
    /// RFC 3339.
    last_seen_at: String,
    /// When somebody said that it has been looked after; absent while it is open.
    resolved_at: Option<String>,
    /// The public id of who did.
    resolved_by: Option<String>,
}

impl From<ErrorReport> for ReportBody {
    fn from(report: ErrorReport) -> Self {
        let time = |millis| Timestamp::from_millis(millis).to_rfc3339();
        Self {
            id: report.id,
            fingerprint: report.fingerprint,
            kind: report.kind,
            title: report.title,
            location: report.location,
            route: report.route,
            causes: report.causes.lines().map(str::to_owned).collect(),
            request_id: report.request_id,
            version: report.version,
            occurrences: report.occurrences,
            first_seen_at: time(report.first_seen_at),
            last_seen_at: time(report.last_seen_at),
            resolved_at: report.resolved_at.map(time),
            resolved_by: report.resolved_by,
        }
    }
}

/// What went wrong inside, the one that happened last first.
#[utoipa::path(get, path = "/api/v1/error-reports", tag = "logs", params(ReportQuery),
    responses((status = 200, body = PageBody<ReportBody>), (status = 401), (status = 403), (status = 422)))]
async fn list(
    Shared(env): Shared<Env>,
    Extension(reporter): Extension<Option<Reporter>>,
    caller: SignedIn,
    Query(query): Query<ReportQuery>,
) -> Result<Json<PageBody<ReportBody>>, Problem> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let mut fields = Fields::default();
    let state =
        fields.optional("state", query.state.as_deref(), "must be open or resolved", |text| match text {
            "open" => Some(State::Open),
            "resolved" => Some(State::Resolved),
            _ => None,
        });
    let list = format!("error reports {state:?}");
    let after = fields.cursor(query.cursor.as_deref(), &list);
    let limit = fields.limit(query.limit.as_deref()).rows();
    fields.finish()?;
    if let Some(reporter) = reporter {
        reporter.flush().await;
    }
    let stretch = service::list(&env, &caller, state, after, limit).await?;
    Ok(Json(PageBody {
        items: stretch.rows.into_iter().map(ReportBody::from).collect(),
        next: stretch.next.map(|place| Cursor::after(&list, &place).as_str().to_owned()),
    }))
}

/// One kind of failure.
#[utoipa::path(get, path = "/api/v1/error-reports/{id}", tag = "logs", params(("id" = i64, Path)),
    responses((status = 200, body = ReportBody), (status = 401), (status = 403), (status = 404)))]
async fn show(
    Shared(env): Shared<Env>,
    caller: SignedIn,
    Path(id): Path<i64>,
) -> Result<Json<ReportBody>, Problem> {
    Ok(Json(service::show(&env, &caller, ErrorReportId(id)).await?.into()))
}

/// Says that it has been looked after. It opens by itself when it happens again.
#[utoipa::path(post, path = "/api/v1/error-reports/{id}/resolve", tag = "logs", params(("id" = i64, Path)),
    responses((status = 200, body = ReportBody), (status = 401), (status = 403), (status = 404)))]
async fn resolve(
    Shared(env): Shared<Env>,
    RequestOrigin(origin): RequestOrigin,
    caller: SignedIn,
    Path(id): Path<i64>,
) -> Result<Json<ReportBody>, Problem> {
    Ok(Json(service::resolve(&env, &caller, ErrorReportId(id), &origin).await?.into()))
}

/// Says that it has not been looked after.
#[utoipa::path(post, path = "/api/v1/error-reports/{id}/reopen", tag = "logs", params(("id" = i64, Path)),
    responses((status = 200, body = ReportBody), (status = 401), (status = 403), (status = 404)))]
async fn reopen(
    Shared(env): Shared<Env>,
    RequestOrigin(origin): RequestOrigin,
    caller: SignedIn,
    Path(id): Path<i64>,
) -> Result<Json<ReportBody>, Problem> {
    Ok(Json(service::reopen(&env, &caller, ErrorReportId(id), &origin).await?.into()))
}
