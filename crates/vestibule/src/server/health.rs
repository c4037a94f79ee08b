//! Is it running, can it work, how is it doing?

use axum::extract::{Extension, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::{HeaderValue, header};
use serde_json::{Value, json};
use vestibule_kernel::ExposeSecret as _;

use crate::config::Environment;
use crate::env::Env;
use crate::http::{Code, Problem, cookies, is_local};
use crate::mail;
use crate::request_log::Recorder;
use crate::telemetry::Metrics;

/// Whether the process answers at all.
#[utoipa::path(get, path = "/healthz", tag = "operation", responses((status = 200)))]
pub(super) async fn healthz() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

/// Whether it can do its work: the database answers, and lets somebody write.
#[utoipa::path(get, path = "/readyz", tag = "operation", responses((status = 200), (status = 503)))]
pub(super) async fn readyz(State(env): State<Env>) -> Result<Json<Value>, Problem> {
    crate::changes::ping(&env.db).await?;
    drop(env.db.write().await?);
    Ok(Json(json!({ "status": "ready", "database": env.db.engine().to_string() })))
}

/// Counters and gauges in the Prometheus text format.
pub(super) fn metrics_route(metrics: Metrics, log: Option<Recorder>) -> Router<Env> {
    Router::new().route("/metrics", get(show)).layer(Extension(metrics)).layer(Extension(log))
}

/// For whoever knows the token, and outside production for this machine: the numbers tell strangers
/// too much.
async fn show(
    State(env): State<Env>,
    Extension(metrics): Extension<Metrics>,
    Extension(log): Extension<Option<Recorder>>,
    request: Request,
) -> Response {
    // A bare `proxy_pass` on the same machine leaves no trace in what it passes on.
    let suffices = env.config.environment != Environment::Production;
    let is_welcome = knows_token(&env, &request) || (suffices && is_local(&request));
    if !is_welcome {
        return Problem::new(Code::NotFound).into_response();
    }
    metrics.read(env.hashing.waiting(), log.map_or(0, |log| log.dropped()));
    // Without a database the old numbers stand: this route must answer above all then.
    if let Ok((waiting, dead)) = mail::letters_left(&env).await {
        metrics.read_outbox(waiting, dead);
    }
    let text = metrics.render();
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; version=0.0.4"))], text).into_response()
}

fn knows_token(env: &Env, request: &Request) -> bool {
    use subtle::ConstantTimeEq as _;
    match (&env.config.server.metrics_token, cookies::bearer(request.headers())) {
        (Some(expected), Some(presented)) => {
            presented.as_bytes().ct_eq(expected.expose_secret().as_bytes()).into()
        }
        _ => false,
    }
}
