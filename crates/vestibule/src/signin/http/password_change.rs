//! Changing one's password in two steps, in API v1.

use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::{Code, FieldError, Json, Problem, RequestOrigin, Routes, SignedIn, cookies, routes};
use crate::signin::{self, PasswordChangeError};

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(request)).routes(routes!(commit))
}

/// The caller wants another password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChangeBody {
    #[schema(value_type = String, format = Password)]
    current_password: SecretString,
}

/// What happens next.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PasswordChangeAccepted)]
struct Accepted {
    /// `check_your_mail`.
    status: &'static str,
}

/// Step one: check the present password and mail a code of six digits, good for ten minutes and five
/// tries in this session.
#[utoipa::path(post, path = "/api/v1/me/password-change", tag = "password", request_body = PasswordChangeBody,
    responses((status = 202, body = Accepted), (status = 401), (status = 403), (status = 429), (status = 503)))]
async fn request(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<PasswordChangeBody>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    signin::request_password_change(&env, &caller, body.current_password, &origin).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { status: "check_your_mail" })))
}

/// The mailed code and the new password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordCommitBody {
    /// Six digits.
    code: String,
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// Step two: set the new password. Signs out everywhere, here too.
#[utoipa::path(post, path = "/api/v1/me/password-change/commit", tag = "password", request_body = PasswordCommitBody,
    responses((status = 204), (status = 401), (status = 403), (status = 422), (status = 429), (status = 503)))]
async fn commit(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<PasswordCommitBody>,
) -> Result<Response, Problem> {
    let marks = signin::commit_password_change(&env, &caller, &body.code, body.password, &origin).await?;
    let [csrf, session] = cookies::expired(&env.config);
    let device = cookies::of_device(&env.config, &marks);
    let set_cookies = AppendHeaders([csrf, session, device].map(|cookie| (header::SET_COOKIE, cookie)));
    Ok((StatusCode::NO_CONTENT, set_cookies).into_response())
}

impl From<PasswordChangeError> for Problem {
    fn from(error: PasswordChangeError) -> Self {
        match error {
            PasswordChangeError::SessionRequired => Self::new(Code::ReauthenticationRequired),
            PasswordChangeError::WrongPassword => Self::new(Code::InvalidCredentials),
            PasswordChangeError::TooSoon(wait) => {
                Self { retry_after: Some(wait.as_secs().max(1)), ..Self::new(Code::TooManyRequests) }
            }
            PasswordChangeError::Throttled(throttled) => throttled.into(),
            error @ PasswordChangeError::WrongCode => {
                Self::fields(vec![FieldError::new("code", "invalid_code", error)])
            }
            PasswordChangeError::Password(violation) => {
                Self::fields(vec![FieldError::new("password", violation.code(), violation)])
            }
            PasswordChangeError::Failure(failure) => failure.into(),
        }
    }
}
