//! Statistics in API v1.

mod sign_ins;

use axum::Extension;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vestibule_kernel::{BuiltInPermission, Timestamp};

use crate::env::Env;
use crate::http::{Code, Fields, Json, Problem, Query, Routes, SignedIn, routes};
use crate::request_log::Recorder;

use super::{Point, Span, SpanError};

/// The routes; `recorder` is asked for what it has not written yet.
pub fn routes<R: Routes>(recorder: Option<Recorder>) -> R {
    R::default().routes(routes!(statistics)).extension(recorder).merge(sign_ins::routes())
}

/// Which span.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SpanQuery {
    /// At this moment or later, RFC 3339; thirty days before the end unless told.
    from: Option<String>,
    /// Before this moment, RFC 3339; now unless told. At most 92 days after `from`.
    to: Option<String>,
}

/// How the place was doing.
#[derive(Debug, Serialize, ToSchema)]
struct Statistics {
    /// `hour` for a span of up to three days, else `day` (UTC).
    step: &'static str,
    /// Every step that holds a part of the span, oldest first.
    points: Vec<StatisticsPoint>,
}

/// What happened during one step.
#[derive(Debug, Serialize, ToSchema)]
struct StatisticsPoint {
    /// When it began, RFC 3339.
    at: String,
    /// Accounts made then that are still there.
    sign_ups: i64,
    /// Finished sign-ins.
    sign_ins: i64,
    /// Wrong names, passwords or codes.
    sign_ins_refused: i64,
    /// People who sent a request; by days only.
    active_people: Option<i64>,
    /// Letters written.
    letters: i64,
    /// Those among them that could not be delivered.
    letters_given_up: i64,
    requests: i64,
    /// Requests answered with 400 to 499.
    refused: i64,
    /// Requests answered with 500 or above.
    errors: i64,
    /// Half of the answers took at most so many microseconds; absent without requests.
    latency_p50_us: Option<i64>,
    /// 95 of 100 answers took at most so many microseconds.
    latency_p95_us: Option<i64>,
}

impl From<Point> for StatisticsPoint {
    fn from(point: Point) -> Self {
        Self {
            at: Timestamp::from_millis(point.at).to_rfc3339(),
            sign_ups: point.sign_ups,
            sign_ins: point.sign_ins,
            sign_ins_refused: point.sign_ins_refused,
            active_people: point.active_people,
            letters: point.letters,
            letters_given_up: point.letters_given_up,
            requests: point.answers.requests,
            refused: point.answers.refused,
            errors: point.answers.failed,
            latency_p50_us: point.answers.quantile_us(50),
            latency_p95_us: point.answers.quantile_us(95),
        }
    }
}

/// How the place was doing: sign-ups, sign-ins, active people, letters, requests, failures, latency.
#[utoipa::path(get, path = "/api/v1/statistics", tag = "logs", params(SpanQuery),
    responses((status = 200, body = Statistics), (status = 401), (status = 403), (status = 422)))]
async fn statistics(
    State(env): State<Env>,
    Extension(recorder): Extension<Option<Recorder>>,
    caller: SignedIn,
    Query(query): Query<SpanQuery>,
) -> Result<Json<Statistics>, Problem> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let mut fields = Fields::default();
    let from = fields.moment("from", query.from.as_deref());
    let to = fields.moment("to", query.to.as_deref());
    fields.finish()?;
    let span = Span::between(from, to, env.now()).map_err(|error| {
        let mut fields = Fields::default();
        match error {
            SpanError::Backwards => fields.refuse("to", "must be after the beginning"),
            SpanError::TooLong => fields.refuse("from", "must be at most 92 days before the end"),
        }
        fields.finish().err().unwrap_or_else(|| Problem::new(Code::Internal))
    })?;
    if let Some(recorder) = recorder {
        recorder.flush().await;
    }
    let points = super::read(&env, &caller, &span).await?;
    Ok(Json(Statistics { step: span.step.name(), points: points.into_iter().map(Into::into).collect() }))
}
