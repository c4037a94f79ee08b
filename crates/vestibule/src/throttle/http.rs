//! Being told to wait, and letting somebody in again, in API v1.

use axum::extract::State;
use http::StatusCode;
use vestibule_kernel::UserUuid;

use crate::access::http::PeopleManager;
use crate::env::Env;
use crate::http::{Code, Path, Problem, RequestOrigin, Routes, routes};

use super::{ThrottleError, Throttled};

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default().routes(routes!(clear))
}

/// Forget every failed guess at a person's password and codes, so that they can sign in at once.
/// Takes the permission `manage_users`.
#[utoipa::path(delete, path = "/api/v1/users/{uuid}/throttle", tag = "sign-in",
    params(("uuid" = Uuid, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn clear(
    State(env): State<Env>,
    PeopleManager(caller): PeopleManager,
    RequestOrigin(origin): RequestOrigin,
    Path(person): Path<UserUuid>,
) -> Result<StatusCode, Problem> {
    super::clear(&env, &caller, person, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<Throttled> for Problem {
    fn from(throttled: Throttled) -> Self {
        // Rounded up: whoever comes back then must not be early.
        let seconds = throttled.retry_after.as_millis().div_ceil(1000);
        let retry_after = Some(u64::try_from(seconds).unwrap_or(u64::MAX).max(1));
        Self { retry_after, ..Self::new(Code::TooManyRequests) }
    }
}

impl From<ThrottleError> for Problem {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => throttled.into(),
            ThrottleError::Failure(failure) => failure.into(),
        }
    }
}
