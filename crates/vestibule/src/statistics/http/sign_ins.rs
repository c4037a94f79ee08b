//! How often somebody came in, in API v1.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vestibule_kernel::{BuiltInPermission, Timestamp, UserUuid};

use crate::env::Env;
use crate::http::{Fields, Json, Path, Problem, Query, Routes, SignedIn, routes};
use crate::statistics::Span;
use crate::statistics::sign_ins::{self, SignIns};

/// Days, unless told.
const USUAL_DAYS: i64 = 30;

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(own)).routes(routes!(of_person))
}

/// How much of it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct DaysQuery {
    /// How many days, today included, 1 to 92, or the nearest of these; 30 unless told.
    days: Option<String>,
}

impl DaysQuery {
    fn span(&self, now: Timestamp) -> Result<Span, Problem> {
        let mut fields = Fields::default();
        let expected = "must be a whole number from 1 to 92";
        let days = fields.optional("days", self.days.as_deref(), expected, |text| text.parse().ok());
        fields.finish()?;
        Ok(Span::of_days(days.unwrap_or(USUAL_DAYS), now))
    }
}

/// How often somebody came in and was refused.
#[derive(Debug, Serialize, ToSchema)]
struct SignInHistory {
    /// The oldest first, without gaps; the last has only begun.
    days: Vec<SignInDay>,
}

/// One day of it.
#[derive(Debug, Serialize, ToSchema)]
struct SignInDay {
    /// When it began (UTC), RFC 3339.
    at: String,
    /// Finished sign-ins, by browsers and programs.
    accepted: i64,
    /// Wrong passwords and codes. Guesses that were not let through to be checked do not count.
    refused: i64,
}

impl From<Vec<SignIns>> for SignInHistory {
    fn from(days: Vec<SignIns>) -> Self {
        let day = |SignIns { at, accepted, refused }| SignInDay {
            at: Timestamp::from_millis(at).to_rfc3339(),
            accepted,
            refused,
        };
        Self { days: days.into_iter().map(day).collect() }
    }
}

/// How often the caller came in and was refused, day by day.
#[utoipa::path(get, path = "/api/v1/me/sign-ins/history", tag = "logs", params(DaysQuery),
    responses((status = 200, body = SignInHistory), (status = 401), (status = 422)))]
async fn own(
    State(env): State<Env>,
    caller: SignedIn,
    Query(query): Query<DaysQuery>,
) -> Result<Json<SignInHistory>, Problem> {
    let span = query.span(env.now())?;
    Ok(Json(sign_ins::own(&env, &caller, &span).await?.into()))
}

/// How often somebody came in and was refused, day by day. Needs `access_logs`.
#[utoipa::path(get, path = "/api/v1/users/{uuid}/sign-ins/history", tag = "logs",
    params(("uuid" = Uuid, Path), DaysQuery),
    responses((status = 200, body = SignInHistory), (status = 401), (status = 403), (status = 404), (status = 422)))]
async fn of_person(
    State(env): State<Env>,
    caller: SignedIn,
    Path(person): Path<UserUuid>,
    Query(query): Query<DaysQuery>,
) -> Result<Json<SignInHistory>, Problem> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let span = query.span(env.now())?;
    Ok(Json(sign_ins::of_person(&env, &caller, person, &span).await?.into()))
}
