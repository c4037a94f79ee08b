//! Proving again who one is, in API v1.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::{ExposeSecret as _, SecretString};

use crate::env::Env;
use crate::http::{Code, FieldError, Json, Problem, RequestOrigin, Routes, SignedIn, routes};
use crate::signin::{self, FreshProof, StepUpError};

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(reauthenticate)).routes(routes!(mail_code))
}

/// The caller proves again who they are, by one of the two.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReauthenticateBody {
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<SecretString>,
    /// Six digits that were mailed for this, where the installation mails any.
    #[schema(value_type = Option<String>)]
    email_code: Option<SecretString>,
}

impl ReauthenticateBody {
    fn proof(self) -> Result<FreshProof, Problem> {
        match (self.password, self.email_code) {
            (Some(password), None) => Ok(FreshProof::Password(password)),
            (None, Some(code)) => Ok(FreshProof::EmailCode(code.expose_secret().trim().into())),
            _ => {
                let detail = "either password or email_code is required";
                Err(Problem::fields(vec![FieldError::new("password", "required", detail)]))
            }
        }
    }
}

/// Make this session's authentication recent again, which whatever answers
/// `reauthentication_required` asks for.
#[utoipa::path(post, path = "/api/v1/me/reauthenticate", tag = "sign-in", request_body = ReauthenticateBody,
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 422), (status = 429),
        (status = 503)))]
async fn reauthenticate(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<ReauthenticateBody>,
) -> Result<StatusCode, Problem> {
    signin::reauthenticate(&env, &caller, body.proof()?, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What happens next.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = StepUpCodeMailed)]
struct Mailed {
    /// `check_your_mail`.
    status: &'static str,
}

/// Have a code mailed that proves again who sits there, at most once a minute. There is nothing here
/// unless the installation mails codes, nor for somebody with a second factor.
#[utoipa::path(post, path = "/api/v1/me/reauthenticate/email-code", tag = "sign-in",
    responses((status = 202, body = Mailed), (status = 401), (status = 403), (status = 404), (status = 429)))]
async fn mail_code(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
) -> Result<(StatusCode, Json<Mailed>), Problem> {
    signin::mail_step_up_code(&env, &caller, &origin).await?;
    Ok((StatusCode::ACCEPTED, Json(Mailed { status: "check_your_mail" })))
}

impl From<StepUpError> for Problem {
    fn from(error: StepUpError) -> Self {
        match error {
            StepUpError::Required => Self::new(Code::ReauthenticationRequired),
            StepUpError::WrongPassword => Self::new(Code::InvalidCredentials),
            StepUpError::WrongCode => Self::new(Code::WrongCode),
            StepUpError::NoMailedCodes => Self::new(Code::NotFound),
            StepUpError::Throttled(throttled) => throttled.into(),
            StepUpError::Failure(failure) => failure.into(),
        }
    }
}
