//! Asking for another address, in API v1. What the letters' links open stands in `pages`.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::EmailAddress;

use crate::env::Env;
use crate::http::{Code, FieldError, Json, Problem, RequestOrigin, Routes, SignedIn, routes};
use crate::signin::{self, EmailChangeError};

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(request))
}

/// The caller wants another address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct EmailChangeBody {
    email: String,
}

/// What happens next.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EmailChangeAccepted)]
struct Accepted {
    /// `check_your_mail`: at the new address.
    status: &'static str,
}

/// Ask for another address. It takes the present one's place once the link sent to it has been
/// followed; the present one gets a link that calls it off. Needs recent authentication.
#[utoipa::path(post, path = "/api/v1/me/email-change", tag = "account", request_body = EmailChangeBody,
    responses((status = 202, body = Accepted), (status = 401), (status = 403), (status = 409), (status = 422),
        (status = 429)))]
async fn request(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<EmailChangeBody>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let address = EmailAddress::parse(&body.email)
        .map_err(|error| Problem::fields(vec![FieldError::new("email", "invalid", error)]))?;
    signin::request_email_change(&env, &caller, &address, &origin).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { status: "check_your_mail" })))
}

impl From<EmailChangeError> for Problem {
    fn from(error: EmailChangeError) -> Self {
        match error {
            EmailChangeError::StepUp(error) => error.into(),
            error @ EmailChangeError::Unchanged => {
                Self::fields(vec![FieldError::new("email", "unchanged", error)])
            }
            EmailChangeError::Lookalike(error) => {
                Self::fields(vec![FieldError::new("email", "invalid", error)])
            }
            EmailChangeError::EmailTaken => Self::new(Code::EmailTaken),
            EmailChangeError::TooSoon => Self { retry_after: Some(60), ..Self::new(Code::TooManyRequests) },
            EmailChangeError::Throttled(throttled) => throttled.into(),
            EmailChangeError::Invalid => Self::new(Code::LinkInvalid),
            EmailChangeError::Expired => Self::new(Code::LinkExpired),
            EmailChangeError::Spent => Self::new(Code::LinkSpent),
            EmailChangeError::WrongPassword => Self::new(Code::InvalidCredentials),
            EmailChangeError::Failure(failure) => failure.into(),
        }
    }
}
