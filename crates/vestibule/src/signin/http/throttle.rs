//! Letting somebody in again who has to wait.

use axum::extract::State;
use http::StatusCode;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vestibule_kernel::UserUuid;

use crate::env::Env;
use crate::http::{Code, Path, Problem, RequestOrigin, SignedIn};
use crate::signin::throttle::{self, ClearError};

pub(super) fn routes() -> OpenApiRouter<Env> {
    OpenApiRouter::new().routes(routes!(clear))
}

/// Forget every failed guess at a person's password and codes, so that they can sign in at once.
/// Takes the permission `manage_users`.
#[utoipa::path(delete, path = "/api/v1/users/{uuid}/throttle", tag = "sign-in",
    params(("uuid" = Uuid, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn clear(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Path(person): Path<UserUuid>,
) -> Result<StatusCode, Problem> {
    throttle::clear(&env, &caller, person, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<ClearError> for Problem {
    fn from(error: ClearError) -> Self {
        match error {
            ClearError::Forbidden => Self::new(Code::Forbidden),
            ClearError::NoSuchPerson => Self::new(Code::NotFound),
            ClearError::Failure(failure) => failure.into(),
        }
    }
}
