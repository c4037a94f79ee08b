//! A board's events as they happen.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use serde::Deserialize;
use utoipa::IntoParams;
use vestibule_kernel::BoardId;

use crate::env::Env;
use crate::http::{Code, FieldError, Path, Problem, Query, Routes, SignedIn, routes};
use crate::recognition::Recognised;

use super::super::live::{LiveBoards, Refused, Start, watch};

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

pub(super) fn routes<R: Routes>(live: LiveBoards) -> R {
    // On this route only: an extension costs every request that passes it.
    R::default().routes(routes!(events)).extension(live)
}

/// Where to start.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct EventsQuery {
    /// The `seq` of the board as it was read; `Last-Event-ID` wins. Without either: now.
    after: Option<i64>,
}

/// Follow a board: `text/event-stream` with the event's number as id, its kind as event and the
/// event as JSON data; besides `hello` at the start, `presence` (who is looking), and `reload` when
/// too much was missed. It ends when the caller may no longer read the board.
#[utoipa::path(get, path = "/api/v1/boards/{board}/events", tag = "boards",
    params(("board" = i64, Path), EventsQuery,
        ("Last-Event-ID" = Option<i64>, Header, description = "the number of the last event that was received")),
    responses((status = 200, content_type = "text/event-stream", body = String), (status = 401), (status = 404),
        (status = 422), (status = 429)))]
async fn events(
    State(env): State<Env>,
    _: SignedIn,
    Extension(live): Extension<LiveBoards>,
    Extension(me): Extension<Arc<Recognised>>,
    Path(board): Path<BoardId>,
    Query(query): Query<EventsQuery>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let start = start(&headers, query.after)?;
    let stream = watch(&env, &live, me, board, start).await?;
    let mut response = Response::new(Body::from_stream(stream));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    // Proxies that collect answers would show a stream only at its end.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

fn start(headers: &HeaderMap, after: Option<i64>) -> Result<Start, Problem> {
    let wrong = || {
        Problem::fields(vec![FieldError::new("Last-Event-ID", "invalid", "this is no number of an event")])
    };
    let seq = match headers.get(LAST_EVENT_ID) {
        Some(value) => Some(value.to_str().ok().and_then(|text| text.parse::<i64>().ok()).ok_or_else(wrong)?),
        None => after,
    };
    match seq {
        Some(seq) if seq < 0 => Err(wrong()),
        Some(seq) => Ok(Start::After(seq)),
        None => Ok(Start::Now),
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::TooMany => {
                let detail = "You are looking at too many boards at once. Please close some.";
                Self { retry_after: Some(10), ..Self::with_detail(Code::TooManyRequests, detail) }
            }
            Refused::Board(error) => error.into(),
        }
    }
}
