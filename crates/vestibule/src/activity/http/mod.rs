//! The logs in API v1.

mod audit;
mod csv;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use http::Method;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vestibule_db::{Order, Place};
use vestibule_kernel::{BuiltInPermission, Cursor, UserUuid};

use crate::env::Env;
use crate::http::{Fields, Json, PageBody, Problem, Query, SignedIn};
use crate::request_log::{Filter, Level, Recorder};
use crate::users;

use super::names::LogPerson;
use super::requests::{self, Asked, Found, Seen};

/// The routes; `recorder` is asked for what it has not written yet.
pub fn routes(recorder: Option<Recorder>) -> OpenApiRouter<Env> {
    OpenApiRouter::new()
        .routes(routes!(logs))
        .routes(routes!(logs_csv))
        .routes(routes!(my_activity))
        .routes(routes!(my_activity_csv))
        .layer(Extension(recorder))
        .merge(audit::routes())
}

/// Which entries of the request log.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LogQuery {
    /// A person's public id.
    user: Option<String>,
    /// `INFO`, `WARN` (refused) or `ERROR` (failed).
    level: Option<String>,
    /// Such as `GET`.
    method: Option<String>,
    /// 100 to 599.
    status: Option<String>,
    /// What the path begins with.
    path: Option<String>,
    /// At this moment or later, RFC 3339.
    from: Option<String>,
    /// Before this moment, RFC 3339.
    to: Option<String>,
    /// `newest` first (default) or `oldest` first.
    order: Option<String>,
    /// Rows per page, 1 to 100; 25 unless told. A page may hold fewer although `next` says that there is more.
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Which of one's own entries: there is no filter by which to learn whether an id is somebody's.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OwnLogQuery {
    /// `INFO`, `WARN` (refused) or `ERROR` (failed).
    level: Option<String>,
    /// Such as `GET`.
    method: Option<String>,
    /// 100 to 599.
    status: Option<String>,
    /// What the path begins with.
    path: Option<String>,
    /// At this moment or later, RFC 3339.
    from: Option<String>,
    /// Before this moment, RFC 3339.
    to: Option<String>,
    /// `newest` first (default) or `oldest` first.
    order: Option<String>,
    /// Rows per page, 1 to 100; 25 unless told. A page may hold fewer although `next` says that there is more.
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

impl From<OwnLogQuery> for LogQuery {
    fn from(own: OwnLogQuery) -> Self {
        let OwnLogQuery { level, method, status, path, from, to, order, limit, cursor } = own;
        Self { user: None, level, method, status, path, from, to, order, limit, cursor }
    }
}

/// An entry of the request log.
#[derive(Debug, Serialize, ToSchema)]
struct LogEntry {
    /// Its row.
    id: i64,
    /// When the request arrived, RFC 3339.
    at: String,
    /// `INFO`, `WARN` or `ERROR`.
    level: String,
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
            level: entry.level,
            method: entry.method,
            path: entry.target,
            status: entry.status,
            duration_us: entry.duration_us,
            user: person,
            address: entry.address,
            user_agent: entry.user_agent,
            request_id: entry.request_id,
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
    let (asked, list) = parse(&env, &query).await?;
    let found = requests::of_all(&env, recorder.as_ref(), &caller, &asked).await?;
    Ok(page(found, &list))
}

/// Everybody's requests as a table for spreadsheets: at most 100,000 rows.
#[utoipa::path(get, path = "/api/v1/logs.csv", tag = "logs", params(LogQuery),
    responses((status = 200, content_type = "text/csv", body = String), (status = 401), (status = 403), (status = 422)))]
async fn logs_csv(
    State(env): State<Env>,
    Extension(recorder): Extension<Option<Recorder>>,
    caller: SignedIn,
    Query(query): Query<LogQuery>,
) -> Result<Response, Problem> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let (asked, _) = parse(&env, &query).await?;
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
    let (asked, list) = parse(&env, &query.into()).await?;
    let found = requests::of_caller(&env, recorder.as_ref(), &caller, asked).await?;
    Ok(page(found, &list))
}

/// The caller's own requests as a table for spreadsheets: at most 100,000 rows.
#[utoipa::path(get, path = "/api/v1/me/activity.csv", tag = "logs", params(OwnLogQuery),
    responses((status = 200, content_type = "text/csv", body = String), (status = 401), (status = 422)))]
async fn my_activity_csv(
    State(env): State<Env>,
    Extension(recorder): Extension<Option<Recorder>>,
    caller: SignedIn,
    Query(query): Query<OwnLogQuery>,
) -> Result<Response, Problem> {
    let (mut asked, _) = parse(&env, &query.into()).await?;
    asked.filter.user = Some(caller.user);
    flush(recorder).await;
    Ok(csv::export(env, asked))
}

async fn flush(recorder: Option<Recorder>) {
    if let Some(recorder) = recorder {
        recorder.flush().await;
    }
}

/// The page that is asked for, and the text of the list it is one of.
async fn parse(env: &Env, query: &LogQuery) -> Result<(Asked, String), Problem> {
    let mut fields = Fields::default();
    let filter = Filter {
        user: match &query.user {
            Some(uuid) => user_named(env, &mut fields, uuid).await?,
            None => None,
        },
        level: fields.optional(
            "level",
            query.level.as_deref(),
            "must be INFO, WARN or ERROR",
            Level::by_name,
        ),
        method: fields.optional("method", query.method.as_deref(), "must be a method such as GET", |text| {
            text.to_ascii_uppercase().parse::<Method>().ok()
        }),
        status: fields.optional(
            "status",
            query.status.as_deref(),
            "must be a number from 100 to 599",
            |text| text.parse().ok().filter(|status| (100..600).contains(status)),
        ),
        path: fields.optional("path", query.path.as_deref(), "must begin with /", |text| {
            text.starts_with('/').then(|| text.to_owned())
        }),
        from: fields.moment("from", query.from.as_deref()),
        to: fields.moment("to", query.to.as_deref()),
    };
    let order = order(&mut fields, query.order.as_deref());
    let list = format!("requests {filter:?} {order:?}");
    let after: Option<Place> = fields.cursor(query.cursor.as_deref(), &list);
    let limit = fields.limit(query.limit.as_deref()).rows();
    fields.finish()?;
    Ok((Asked { filter, order, after, limit }, list))
}

/// Which end of a log to begin at.
fn order(fields: &mut Fields, text: Option<&str>) -> Order {
    let order = fields.optional("order", text, "must be newest or oldest", |text| match text {
        "newest" => Some(Order::NewestFirst),
        "oldest" => Some(Order::OldestFirst),
        _ => None,
    });
    order.unwrap_or_default()
}

async fn user_named(
    env: &Env,
    fields: &mut Fields,
    text: &str,
) -> Result<Option<vestibule_kernel::UserId>, Problem> {
    let Some(uuid) =
        fields.optional("user", Some(text), "must be a person's id", |text| text.parse::<UserUuid>().ok())
    else {
        return Ok(None);
    };
    let mut db = env.db.read().await?;
    let user = users::by_uuid(&mut db, uuid).await?;
    if user.is_none() {
        fields.refuse("user", "is nobody's id");
    }
    Ok(user.map(|user| user.id))
}

fn page((seen, next): Found, list: &str) -> Json<PageBody<LogEntry>> {
    Json(PageBody {
        items: seen.into_iter().map(LogEntry::from).collect(),
        next: next.map(|place| Cursor::after(list, &place).as_str().to_owned()),
    })
}
