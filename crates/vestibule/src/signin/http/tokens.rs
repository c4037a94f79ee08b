//! Signing in a program.

use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::{Json, Problem, RequestOrigin, Routes, routes};
use crate::signin::{self, Attempt};
use crate::tokens::Extent;
use crate::tokens::http::TokenPair;

use super::sessions::presented;

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(sign_in_for_tokens))
}

/// A program signs in; everything that is due comes at once.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TokenSignInBody {
    /// Username or e-mail address.
    name: String,
    #[schema(value_type = String, format = Password)]
    password: SecretString,
    /// Six digits, of the authenticator or mailed, where a second factor is on.
    #[schema(value_type = Option<String>)]
    code: Option<SecretString>,
    /// In place of `code`, for whoever has lost their authenticator.
    #[schema(value_type = Option<String>)]
    recovery_code: Option<SecretString>,
}

/// Sign a program in: a password, and a code where a second factor is on, for an access token and a
/// refresh token.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "tokens", request_body = TokenSignInBody,
    responses((status = 201, body = TokenPair), (status = 401), (status = 422), (status = 429), (status = 503)))]
async fn sign_in_for_tokens(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<TokenSignInBody>,
) -> Result<(StatusCode, Json<TokenPair>), Problem> {
    let code = match (body.code, body.recovery_code) {
        (None, None) => None,
        (code, recovery_code) => Some(presented(code, recovery_code)?),
    };
    let attempt = Attempt { name: body.name, password: body.password, code };
    let issued = signin::sign_in_for_tokens(&env, attempt, Extent::WithRefresh, &origin).await?;
    Ok((StatusCode::CREATED, Json(issued.into())))
}
