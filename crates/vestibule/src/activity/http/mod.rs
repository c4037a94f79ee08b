//! The logs in API v1.

mod audit;
mod csv;
mod query;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{BuiltInPermission, Cursor};

use crate::env::Env;
use crate::http::{Json, PageBody, Problem, Query, Routes, SignedIn, routes};
use crate::request_log::Recorder;

use super::names::LogPerson;
use super::requests::{self, Found, Seen};
use query::{LogQuery, LogTableQuery, OwnLogQuery, OwnLogTableQuery};

/// The routes; `recorder` is asked for what it has not written yet.
pub fn routes<R: Routes>(recorder: Option<Recorder>) -> R {
    R::default()
        .routes(routes!(logs))
        .routes(routes!(logs_csv))
        .routes(routes!(my_activity))
        .routes(routes!(my_activity_csv))
        .extension(recorder)
        .merge(audit::routes())
}

/// An entry of the request log.
#[derive(Debug, Serialize, ToSchema)]
struct LogEntry {
    /// Its row.
    id: i64,
    /// When the request arrived, RFC 3339.
    at: String,
    /// `INFO`, `WARN` or `ERROR`.
    level: &'static str,
    method: String,
    /// Path and query; secrets are masked.
    path: String,
    status: i64,
    /// How long the answer took, in microseconds.
    duration_us: i64,
    /// Who asked; absent for strangers and for people who have been deleted.
    user: Option<LogPerson>,
    /// Where it came from.
    address: Option<String>,
    user_agent: Option<String>,
    /// As the answer's `X-Request-Id` showed it.
    request_id: String,
}

impl From<Seen> for LogEntry {
    fn from(Seen { entry, person }: Seen) -> Self {
        Self {
            id: entry.id,
            at: entry.at().to_rfc3339(),
            level: entry.level().name(),
            method: entry.method,
            path: entry.target,
            status: entry.status,
            duration_us: entry.duration_us,
            user: person,
            address: entry.address,
            user_agent: entry.user_agent,
            request_id: entry.request_id.to_string(),
        }
    }
}

/// Everybody's requests.
#[utoipa::path(get, path = "/api/v1/logs", tag = "logs", params(LogQuery),
    responses((status = 200, body = PageBody<LogEntry>), (status = 401), (status = 403), (status = 422)))]
async fn logs(
    State(env): State<Env>,
    Extension(recorder): Extension<Option<Recorder>>,
    caller: SignedIn,
    Query(query): Query<LogQuery>,
) -> Result<Json<PageBody<LogEntry>>, Problem> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let (asked, list) = query::parse(&env, query.into()).await?;
    let found = requests::of_all(&env, recorder.as_ref(), &caller, &asked).await?;
    Ok(page(found, &list))
}

/// Everybody's requests as a table for spreadsheets: at most 100,000 rows.
#[utoipa::path(get, path = "/api/v1/logs.csv", tag = "logs", params(LogTableQuery),
    responses((status = 200, content_type = "text/csv", body = String), (status = 401), (status = 403), (status = 422)))]
async fn logs_csv(
    State(env): State<Env>,
    Extension(recorder): Extension<Option<Recorder>>,
    caller: SignedIn,
    Query(query): Query<LogTableQuery>,
) -> Result<Response, Problem> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let (asked, _) = query::parse(&env, query.into()).await?;
    flush(recorder).await;
    Ok(csv::export(env, asked))
}

/// The caller's own requests.
#[utoipa::path(get, path = "/api/v1/me/activity", tag = "logs", params(OwnLogQuery),
    responses((status = 200, body = PageBody<LogEntry>), (status = 401), (status = 422)))]
async fn my_activity(
    State(env): State<Env>,
    Extension(recorder): Extension<Option<Recorder>>,
    caller: SignedIn,
    Query(query): Query<OwnLogQuery>,
) -> Result<Json<PageBody<LogEntry>>, Problem> {
    let (asked, list) = query::parse(&env, query.into()).await?;
    let found = requests::of_caller(&env, recorder.as_ref(), &caller, asked).await?;
    Ok(page(found, &list))
}

/// The caller's own requests as a table for spreadsheets: at most 100,000 rows.
#[utoipa::path(get, path = "/api/v1/me/activity.csv", tag = "logs", params(OwnLogTableQuery),
    responses((status = 200, content_type = "text/csv", body = String), (status = 401), (status = 422)))]
async fn my_activity_csv(
    State(env): State<Env>,
    Extension(recorder): Extension<Option<Recorder>>,
    caller: SignedIn,
    Query(query): Query<OwnLogTableQuery>,
) -> Result<Response, Problem> {
    let (mut asked, _) = query::parse(&env, query.into()).await?;
    asked.filter.user = Some(caller.user);
    flush(recorder).await;
    Ok(csv::export(env, asked))
}

async fn flush(recorder: Option<Recorder>) {
    if let Some(recorder) = recorder {
        recorder.flush().await;
    }
}

fn page((seen, next): Found, list: &str) -> Json<PageBody<LogEntry>> {
    Json(PageBody {
        items: seen.into_iter().map(LogEntry::from).collect(),
        next: next.map(|place| Cursor::after(list, &place).as_str().to_owned()),
    })
}
