//! Tokens in API v1, and the key set for whoever checks them. Making an API token takes a proof, so that
//! its route stands in `signin`.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::{ApiTokenId, ExposeSecret as _, SecretString};

use crate::env::Env;
use crate::http::{Code, FieldError, Json, Path, Problem, RequestOrigin, Routes, SignedIn, routes};
use crate::recognition::Recognised;

use super::keys::PUBLIC_KEYS_KEEP;
use super::{ApiToken, Issued, NewApiToken, TokenError};

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(refresh))
        .routes(routes!(end_current))
        .routes(routes!(list))
        .routes(routes!(delete))
        .routes(routes!(key_set))
}

/// Tokens just issued, in the words of RFC 6749 §5.1.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenPair {
    /// Goes into the header `Authorization: Bearer ...`.
    access_token: String,
    /// `Bearer`.
    token_type: &'static str,
    /// Seconds the access token works.
    expires_in: u64,
    /// Good for one `POST /api/v1/tokens/refresh`.
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
}

impl From<Issued> for TokenPair {
    fn from(issued: Issued) -> Self {
        Self {
            access_token: issued.access.expose_secret().to_owned(),
            token_type: "Bearer",
            expires_in: issued.expires_in.as_secs(),
            refresh_token: issued.refresh.map(|token| token.expose_secret().to_owned()),
        }
    }
}

/// A program wants its next pair.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RefreshBody {
    #[schema(value_type = String, format = Password)]
    refresh_token: SecretString,
}

/// Get the next pair of tokens. Each refresh token works once; one that comes a second time ends
/// all tokens that follow from the same sign-in.
#[utoipa::path(post, path = "/api/v1/tokens/refresh", tag = "tokens", request_body = RefreshBody,
    responses((status = 200, body = TokenPair), (status = 401), (status = 422)))]
async fn refresh(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<RefreshBody>,
) -> Result<Json<TokenPair>, Problem> {
    let issued = super::refresh(&env, body.refresh_token.expose_secret(), &origin).await?;
    Ok(Json(issued.into()))
}

/// End the token this request is made with; with an access token, everything that follows from the
/// same sign-in.
#[utoipa::path(delete, path = "/api/v1/tokens/current", tag = "tokens",
    responses((status = 204), (status = 401), (status = 404)))]
async fn end_current(
    State(env): State<Env>,
    _: SignedIn,
    Extension(me): Extension<Arc<Recognised>>,
    RequestOrigin(origin): RequestOrigin,
) -> Result<StatusCode, Problem> {
    super::end_current(&env, &me, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A personal API token.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ApiTokenBody {
    id: i64,
    name: String,
    /// RFC 3339.
    created_at: String,
    /// RFC 3339; absent when it works until it is deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
    /// RFC 3339, to the minute; absent when it has not been used.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used_at: Option<String>,
}

impl From<ApiToken> for ApiTokenBody {
    fn from(token: ApiToken) -> Self {
        Self {
            id: token.id.0,
            name: token.name,
            created_at: token.created_at.to_rfc3339(),
            expires_at: token.expires_at.map(vestibule_kernel::Timestamp::to_rfc3339),
            last_used_at: token.last_used_at.map(vestibule_kernel::Timestamp::to_rfc3339),
        }
    }
}

/// The caller's API tokens.
#[derive(Debug, Serialize, ToSchema)]
struct ApiTokenList {
    /// In the order they were made; never more than fifty.
    items: Vec<ApiTokenBody>,
}

/// List one's own API tokens.
#[utoipa::path(get, path = "/api/v1/me/api-tokens", tag = "tokens",
    responses((status = 200, body = ApiTokenList), (status = 401), (status = 403)))]
async fn list(
    State(env): State<Env>,
    _: SignedIn,
    Extension(me): Extension<Arc<Recognised>>,
) -> Result<Json<ApiTokenList>, Problem> {
    let tokens = super::list_api_tokens(&env, &me).await?;
    Ok(Json(ApiTokenList { items: tokens.into_iter().map(ApiTokenBody::from).collect() }))
}

/// An API token with its text, which is shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CreatedApiToken {
    #[serde(flatten)]
    about: ApiTokenBody,
    /// Goes into the header `Authorization: Bearer ...`.
    token: String,
}

impl From<NewApiToken> for CreatedApiToken {
    fn from(new: NewApiToken) -> Self {
        Self { about: new.token.into(), token: new.secret.expose_secret().to_owned() }
    }
}

/// Delete one's own API token; it stops working at once.
#[utoipa::path(delete, path = "/api/v1/me/api-tokens/{id}", tag = "tokens", params(("id" = i64, Path)),
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn delete(
    State(env): State<Env>,
    _: SignedIn,
    Extension(me): Extension<Arc<Recognised>>,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
) -> Result<StatusCode, Problem> {
    super::delete_api_token(&env, &me, ApiTokenId(id), &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The public keys that access tokens can be checked with (RFC 7517). A copy may be kept for an
/// hour; new keys are published a day before they sign.
#[utoipa::path(get, path = "/.well-known/jwks.json", tag = "tokens",
    responses((status = 200, body = Object)))]
async fn key_set(State(env): State<Env>) -> Result<Response, Problem> {
    let keep = format!("public, max-age={}", PUBLIC_KEYS_KEEP.as_secs());
    let keep = HeaderValue::from_str(&keep).unwrap_or(HeaderValue::from_static("no-store"));
    let keys = super::public_keys(&env).await?;
    Ok(([(header::CACHE_CONTROL, keep)], Json(keys)).into_response())
}

impl From<TokenError> for Problem {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::InvalidRefreshToken => Self::new(Code::InvalidToken),
            TokenError::NoToken => {
                Self::with_detail(Code::NotFound, "This request was made with a session, not with a token.")
            }
            TokenError::Unknown => Self::new(Code::NotFound),
            TokenError::NotByApiToken => {
                Self::with_detail(Code::Forbidden, "An API token cannot manage API tokens.")
            }
            TokenError::Ended => Self::new(Code::SignInRequired),
            TokenError::Name => Self::fields(vec![FieldError::new("name", "invalid", error)]),
            TokenError::TooMany(most) => {
                let detail = format!("You have {most} API tokens. Please delete one first.");
                Self::with_detail(Code::Conflict, detail)
            }
            TokenError::Failure(failure) => failure.into(),
        }
    }
}
