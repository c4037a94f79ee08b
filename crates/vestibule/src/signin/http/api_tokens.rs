//! Making an API token, in API v1.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::env::Env;
use crate::http::{FieldError, Json, Problem, RequestOrigin, Routes, SignedIn, routes};
use crate::recognition::Recognised;
use crate::signin::{self, MakeTokenError};
use crate::tokens::Lifetime;
use crate::tokens::http::CreatedApiToken;

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(create))
}

/// Somebody wants an API token.
#[derive(Debug, Deserialize, ToSchema)]
// Whoever believes to limit a token must not get one without limits.
#[serde(deny_unknown_fields)]
struct CreateBody {
    /// What it is for, 1 to 100 characters.
    name: String,
    /// Days it works, 1 to 3650; until it is deleted when absent.
    #[schema(minimum = 1, maximum = 3650)]
    expires_in_days: Option<u32>,
}

/// Make an API token. It may do what its owner may do, except to manage API tokens. Its text is
/// shown this once. Takes recent authentication, which a token cannot have.
#[utoipa::path(post, path = "/api/v1/me/api-tokens", tag = "tokens", request_body = CreateBody,
    responses((status = 201, body = CreatedApiToken), (status = 401), (status = 403), (status = 409),
        (status = 422)))]
async fn create(
    State(env): State<Env>,
    _: SignedIn,
    Extension(me): Extension<Arc<Recognised>>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<CreateBody>,
) -> Result<(StatusCode, Json<CreatedApiToken>), Problem> {
    let lifetime = lifetime(body.expires_in_days)?;
    let new = signin::make_api_token(&env, &me, &body.name, lifetime, &origin).await?;
    Ok((StatusCode::CREATED, Json(new.into())))
}

fn lifetime(days: Option<u32>) -> Result<Lifetime, Problem> {
    match days {
        None => Ok(Lifetime::Unlimited),
        Some(days @ 1..=3650) => Ok(Lifetime::Limited(Duration::from_secs(u64::from(days) * 24 * 3600))),
        Some(_) => {
            let error =
                FieldError::new("expires_in_days", "out_of_range", "a token works for 1 to 3650 days");
            Err(Problem::fields(vec![error]))
        }
    }
}

impl From<MakeTokenError> for Problem {
    fn from(error: MakeTokenError) -> Self {
        match error {
            MakeTokenError::StepUp(error) => error.into(),
            MakeTokenError::Token(error) => error.into(),
        }
    }
}
