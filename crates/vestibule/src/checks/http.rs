//! The three ways to ask, in API v1.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Extension;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vestibule_kernel::{Forbidden, GrantName, GrantNameError};

use crate::http::{FieldError, Json, Problem, Query, Routes, SignedIn, header_list, header_text, routes};
use crate::recognition::Recognised;

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default().routes(routes!(check, check_many)).routes(routes!(auth))
}

const USER_ID: HeaderName = HeaderName::from_static("x-user-id");
const USER_NAME: HeaderName = HeaderName::from_static("x-user-name");
const USER_EMAIL: HeaderName = HeaderName::from_static("x-user-email");
const USER_ROLES: HeaderName = HeaderName::from_static("x-user-roles");
/// So many questions at once.
const MOST: usize = 100;

/// What is asked.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct Question {
    /// The permission's name, whatever its case.
    permission: String,
}

/// Whether the caller may.
#[derive(Debug, Serialize, ToSchema)]
struct CheckAnswer {
    /// As it was asked.
    permission: String,
    allowed: bool,
}

/// May the signed-in person do this? By cookie or bearer token.
#[utoipa::path(get, path = "/api/v1/check", tag = "checks", params(Question),
    responses((status = 200, body = CheckAnswer), (status = 401), (status = 422)))]
async fn check(caller: SignedIn, Query(question): Query<Question>) -> Result<Json<CheckAnswer>, Problem> {
    let name = GrantName::parse(&question.permission).map_err(|error| invalid("permission", error))?;
    let allowed = caller.permissions.allows_named(name.folded());
    Ok(Json(CheckAnswer { permission: question.permission, allowed }))
}

fn invalid(field: &'static str, error: GrantNameError) -> Problem {
    Problem::fields(vec![FieldError::new(field, "invalid", error)])
}

/// Many questions.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Questions {
    /// Names, at most a hundred.
    permissions: Vec<String>,
}

/// Many answers.
#[derive(Debug, Serialize, ToSchema)]
struct Answers {
    /// By name, as it was asked.
    allowed: BTreeMap<String, bool>,
}

/// May the signed-in person do these? Up to a hundred names at once.
#[utoipa::path(post, path = "/api/v1/check", tag = "checks", request_body = Questions,
    responses((status = 200, body = Answers), (status = 401), (status = 422)))]
async fn check_many(caller: SignedIn, Json(questions): Json<Questions>) -> Result<Json<Answers>, Problem> {
    if questions.permissions.len() > MOST {
        let detail = format!("at most {MOST} at once");
        return Err(Problem::fields(vec![FieldError::new("permissions", "too_many", detail)]));
    }
    let answer = |name: String| {
        let parsed = GrantName::parse(&name).map_err(|error| invalid("permissions", error))?;
        Ok((name, caller.permissions.allows_named(parsed.folded())))
    };
    let allowed = questions.permissions.into_iter().map(answer).collect::<Result<_, Problem>>()?;
    Ok(Json(Answers { allowed }))
}

/// What a proxy asks.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct ProxyQuestion {
    /// The permission's name; absent when being signed in is enough.
    permission: Option<String>,
}

/// For a proxy in front of an application (nginx `auth_request`, Caddy `forward_auth`): may this
/// request pass? 200 with the person in `X-User-Id`, `X-User-Name`, `X-User-Email` and
/// `X-User-Roles`, 401 when nobody is signed in, 403 when they may not. Names are percent-encoded
/// where they are not printable ASCII; roles are separated by commas, and those beyond 2,000 bytes are
/// left out.
#[utoipa::path(get, path = "/api/v1/auth", tag = "checks", params(ProxyQuestion),
    responses((status = 200), (status = 401), (status = 403), (status = 422)))]
async fn auth(
    caller: SignedIn,
    Extension(me): Extension<Arc<Recognised>>,
    Query(question): Query<ProxyQuestion>,
) -> Result<(StatusCode, HeaderMap), Problem> {
    if let Some(name) = question.permission {
        let name = GrantName::parse(&name).map_err(|error| invalid("permission", error))?;
        if !caller.permissions.allows_named(name.folded()) {
            return Err(Forbidden.into());
        }
    }
    Ok((StatusCode::OK, headers_of(&me)))
}

fn headers_of(me: &Recognised) -> HeaderMap {
    // A public id is hexadecimal digits and hyphens.
    let id = HeaderValue::from_str(&me.user.uuid.to_string()).unwrap_or(HeaderValue::from_static(""));
    HeaderMap::from_iter([
        (USER_ID, id),
        (USER_NAME, header_text(&me.user.username)),
        (USER_EMAIL, header_text(&me.user.email)),
        (USER_ROLES, header_list(me.roles.iter().map(String::as_str))),
    ])
}
