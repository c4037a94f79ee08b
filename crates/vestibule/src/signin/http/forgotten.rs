//! Forgotten passwords in API v1.

use axum::extract::State;
use axum::response::AppendHeaders;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::{EmailAddress, SecretString};

use crate::env::Env;
use crate::http::{Code, FieldError, Json, Problem, RequestOrigin, Routes, cookies, routes};
use crate::signin::{self, ForgotError, ResetError};
use crate::throttle;

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(ask)).routes(routes!(confirm))
}

/// Somebody has forgotten their password.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ForgotPasswordBody {
    email: String,
}

/// What happens next.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PasswordResetAccepted)]
struct Accepted {
    /// `check_your_mail`.
    status: &'static str,
}

/// Send a link that sets a new password. The answer does not tell whether the address has an
/// account, unless the configuration says otherwise.
#[utoipa::path(post, path = "/api/v1/password-resets", tag = "password", request_body = ForgotPasswordBody,
    responses((status = 202, body = Accepted), (status = 422), (status = 429)))]
async fn ask(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<ForgotPasswordBody>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let address = EmailAddress::parse(&body.email)
        .map_err(|error| Problem::fields(vec![FieldError::new("email", "invalid", error)]))?;
    let to = throttle::admit_letter(&env, &address, &origin).await?;
    signin::forgot_password(&env, to, &origin).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { status: "check_your_mail" })))
}

/// A mailed token and the password it shall set.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordResetBody {
    /// The last part of the mailed link.
    token: String,
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// Set a new password by the token that was mailed. Everything that was signed in is signed out.
#[utoipa::path(post, path = "/api/v1/password-resets/confirm", tag = "password", request_body = PasswordResetBody,
    responses((status = 204), (status = 404), (status = 410), (status = 422), (status = 503)))]
async fn confirm(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<PasswordResetBody>,
) -> Result<(StatusCode, AppendHeaders<[(HeaderName, HeaderValue); 1]>), Problem> {
    let marks = signin::reset_password(&env, &body.token, None, body.password, &origin).await?;
    let device = cookies::of_device(&env.config, &marks);
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, device)])))
}

impl From<ForgotError> for Problem {
    fn from(error: ForgotError) -> Self {
        match error {
            ForgotError::UnknownAddress => Self::with_detail(Code::NotFound, "User not found"),
            ForgotError::NotConfirmed => Self::with_detail(Code::Conflict, "User not activated"),
            ForgotError::Failure(failure) => failure.into(),
        }
    }
}

impl From<ResetError> for Problem {
    fn from(error: ResetError) -> Self {
        match error {
            ResetError::Invalid | ResetError::Gone | ResetError::AnotherAddress => {
                Self::new(Code::LinkInvalid)
            }
            ResetError::Expired => Self::new(Code::LinkExpired),
            ResetError::Spent => Self::new(Code::LinkSpent),
            ResetError::Password(violation) => {
                Self::fields(vec![FieldError::new("password", violation.code(), violation)])
            }
            ResetError::Throttled(throttled) => throttled.into(),
            ResetError::Failure(failure) => failure.into(),
        }
    }
}
