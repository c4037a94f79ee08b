//! Proving again who one is, in API v1.

use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::{Code, Json, Problem, RequestOrigin, SignedIn};
use crate::signin::{self, StepUpError};

pub(super) fn routes() -> OpenApiRouter<Env> {
    OpenApiRouter::new().routes(routes!(reauthenticate))
}

/// The caller proves again who they are.
#[derive(Debug, Deserialize, ToSchema)]
struct ReauthenticateBody {
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// Make this session's authentication recent again, which whatever answers
/// `reauthentication_required` asks for.
#[utoipa::path(post, path = "/api/v1/me/reauthenticate", tag = "sign-in", request_body = ReauthenticateBody,
    responses((status = 204), (status = 401), (status = 403), (status = 429), (status = 503)))]
async fn reauthenticate(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<ReauthenticateBody>,
) -> Result<StatusCode, Problem> {
    signin::reauthenticate(&env, &caller, body.password, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<StepUpError> for Problem {
    fn from(error: StepUpError) -> Self {
        match error {
            StepUpError::Required => Self::new(Code::ReauthenticationRequired),
            StepUpError::WrongPassword => Self::new(Code::InvalidCredentials),
            StepUpError::Throttled(throttled) => throttled.into(),
            StepUpError::Failure(failure) => failure.into(),
        }
    }
}
