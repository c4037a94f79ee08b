//! Coming back in with a mailed link and code, in API v1.

use axum::extract::State;
use axum::response::AppendHeaders;
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::{EmailAddress, SecretString};

use crate::env::Env;
use crate::http::{Code, FieldError, Json, Problem, RequestOrigin, Routes, cookies, routes};
use crate::signin::{self, NewPasswordBy, RecoveryError};
use crate::throttle;

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(ask)).routes(routes!(confirm))
}

/// Somebody wants to come back in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RecoveryBody {
    email: String,
}

/// What happens next.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RecoveryAccepted)]
struct Accepted {
    /// `check_your_mail`.
    status: &'static str,
}

/// Send a link and a code that fit together. The answer does not tell whether the address has an
/// account, unless the configuration says otherwise.
#[utoipa::path(post, path = "/api/v1/recoveries", tag = "password", request_body = RecoveryBody,
    responses((status = 202, body = Accepted), (status = 404), (status = 409), (status = 422), (status = 429)))]
async fn ask(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<RecoveryBody>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let address = EmailAddress::parse(&body.email)
        .map_err(|error| Problem::fields(vec![FieldError::new("email", "invalid", error)]))?;
    let to = throttle::admit_letter(&env, &address, &origin).await?;
    signin::ask_for_recovery(&env, to, &origin).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { status: "check_your_mail" })))
}

/// The link's token, the code, and the password to come.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RecoveryConfirmBody {
    /// The last part of the mailed link.
    token: String,
    /// Six digits.
    code: String,
    /// The new password; demanded unless one is to be mailed.
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<SecretString>,
    /// Whether to mail a password that works once, in place of a chosen one.
    #[serde(default)]
    mail_password: bool,
}

/// Come back in with the link and the code: choose a password, or ask for one by mail that works once.
/// Everything that was signed in is signed out.
#[utoipa::path(post, path = "/api/v1/recoveries/confirm", tag = "password", request_body = RecoveryConfirmBody,
    responses((status = 204), (status = 404), (status = 410), (status = 422), (status = 429), (status = 503)))]
async fn confirm(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<RecoveryConfirmBody>,
) -> Result<(StatusCode, AppendHeaders<[(HeaderName, HeaderValue); 1]>), Problem> {
    let by = match (body.password, body.mail_password) {
        (Some(password), false) => NewPasswordBy::Person(password),
        (None, true) => NewPasswordBy::Vestibule,
        (None, false) => return Err(refused("required", "choose a password, or have one mailed")),
        (Some(_), true) => return Err(refused("invalid", "choose a password or have one mailed, not both")),
    };
    let marks = signin::recover(&env, &body.token, &body.code, by, &origin).await?;
    let device = cookies::of_device(&env.config, &marks);
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(header::SET_COOKIE, device)])))
}

fn refused(code: &'static str, why: &'static str) -> Problem {
    Problem::fields(vec![FieldError::new("password", code, why)])
}

impl From<RecoveryError> for Problem {
    fn from(error: RecoveryError) -> Self {
        match error {
            RecoveryError::Invalid => Self::new(Code::LinkInvalid),
            RecoveryError::Expired => Self::new(Code::LinkExpired),
            RecoveryError::Spent => Self::new(Code::LinkSpent),
            RecoveryError::WrongCode => Self::fields(vec![FieldError::new(
                "code",
                "wrong_code",
                "this code does not belong to the link",
            )]),
            RecoveryError::Password(violation) => {
                Self::fields(vec![FieldError::new("password", violation.code(), violation)])
            }
            RecoveryError::Throttled(throttled) => throttled.into(),
            RecoveryError::Failure(failure) => failure.into(),
        }
    }
}
