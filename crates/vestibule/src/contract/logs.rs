//! The log as the replaced programs show it (CONTRACT.md 5).

use axum::extract::State;
use axum::{Extension, Json};
use http::Uri;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::Limit;

use crate::activity::{self, NumberedPage, Seen};
use crate::env::Env;
use crate::http::{ContractError, Routes, SignedIn, routes};
use crate::request_log::Recorder;

/// The route; `recorder` is asked for what it has not written yet.
pub(super) fn routes<R: Routes>(recorder: Option<Recorder>) -> R {
    R::default().routes(routes!(logs)).extension(recorder)
}

/// A page of the log.
#[derive(Debug, Serialize, ToSchema)]
struct ContractLogs {
    logs: Vec<ContractLogEntry>,
    total_pages: i64,
    current_page: i64,
}

/// One entry: what the originals wrote after a request.
#[derive(Debug, Serialize, ToSchema)]
struct ContractLogEntry {
    id: i64,
    /// UTC without an offset.
    timestamp: String,
    log_level: &'static str,
    message: String,
    client_ip: String,
    user_agent: String,
    /// The person's address today; null for strangers.
    user_email: Option<String>,
}

impl ContractLogEntry {
    fn of(seen: Seen, base: &str) -> Self {
        let Seen { entry, person } = seen;
        let timestamp = entry.at().to_naive_iso();
        let log_level = entry.level().name();
        let client_ip = entry.address.unwrap_or_default();
        let user_agent = entry.user_agent.unwrap_or_default();
        let message = format!(
            "After Request: {} {base}{} - Client IP: {client_ip} - User Agent: {user_agent}",
            entry.method, entry.target
        );
        let user_email = person.map(|person| person.email);
        Self { id: entry.id, timestamp, log_level, message, client_ip, user_agent, user_email }
    }
}

/// Whoever may read the logs sees everybody's entries, others their own; oldest first.
#[utoipa::path(get, path = "/logs", tag = "contract",
    params(("page" = Option<String>, Query), ("per_page" = Option<String>, Query)),
    responses((status = 200, body = ContractLogs), (status = 401)))]
async fn logs(
    State(env): State<Env>,
    Extension(recorder): Extension<Option<Recorder>>,
    caller: SignedIn,
    uri: Uri,
) -> Result<Json<ContractLogs>, ContractError> {
    let query = uri.query().unwrap_or_default();
    let page = number(query, "page").unwrap_or(1).max(1);
    let rows = Limit::clamped(number(query, "per_page").unwrap_or(10));
    let NumberedPage { entries, total_pages } =
        activity::numbered_page(&env, recorder.as_ref(), &caller, page, rows).await?;
    let base = env.config.public_base();
    let logs = entries.into_iter().map(|seen| ContractLogEntry::of(seen, base)).collect();
    Ok(Json(ContractLogs { logs, total_pages, current_page: page }))
}

/// A whole number, the first of that name; anything else counts as not given.
fn number(query: &str, name: &str) -> Option<i64> {
    let mut values = query.split('&').filter_map(|pair| pair.split_once('='));
    values.find(|(key, _)| *key == name)?.1.trim_matches('+').parse().ok()
}
