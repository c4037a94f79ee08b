//! Signing in and out in API v1.

mod email_change;
mod forgotten;
mod password_change;
mod step_up;

use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse, Response};
use http::{StatusCode, header};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::{Code, Json, Problem, RequestOrigin, SignedIn, cookies};
use crate::sessions::http::Me;
use crate::tokens::Extent;
use crate::tokens::http::TokenPair;

use super::{Attempt, SignInError};

/// The routes.
pub fn routes() -> OpenApiRouter<Env> {
    OpenApiRouter::new()
        .routes(routes!(sign_in))
        .routes(routes!(sign_out))
        .routes(routes!(sign_in_for_tokens))
        .merge(forgotten::routes())
        .merge(password_change::routes())
        .merge(email_change::routes())
        .merge(step_up::routes())
}

/// Somebody signs in.
#[derive(Debug, Deserialize, ToSchema)]
struct SignInBody {
    /// Username or e-mail address.
    name: String,
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// Start a session. Sets the session cookie; unsafe requests carry `csrf_token` from the answer in
/// the header `X-CSRFToken`.
#[utoipa::path(post, path = "/api/v1/sessions", tag = "sign-in", request_body = SignInBody,
    responses((status = 201, body = Me), (status = 401), (status = 422), (status = 503)))]
async fn sign_in(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<SignInBody>,
) -> Result<Response, Problem> {
    let attempt = Attempt { name: body.name, password: body.password };
    let signed_in = super::sign_in(&env, attempt, &origin).await?;
    let session = &signed_in.session;
    let [csrf, cookie] = cookies::of_session(&env.config, &session.token.expose(), &session.csrf_token);
    let me =
        Me::of(&signed_in.user, &signed_in.rights.roles, &signed_in.rights.permissions, &session.csrf_token);
    let set_cookies = AppendHeaders([(header::SET_COOKIE, csrf), (header::SET_COOKIE, cookie)]);
    Ok((StatusCode::CREATED, set_cookies, Json(me)).into_response())
}

/// Sign a program in: a password for an access token and a refresh token.
#[utoipa::path(post, path = "/api/v1/tokens", tag = "tokens", request_body = SignInBody,
    responses((status = 201, body = TokenPair), (status = 401), (status = 422), (status = 503)))]
async fn sign_in_for_tokens(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<SignInBody>,
) -> Result<(StatusCode, Json<TokenPair>), Problem> {
    let attempt = Attempt { name: body.name, password: body.password };
    let issued = super::sign_in_for_tokens(&env, attempt, Extent::WithRefresh, &origin).await?;
    Ok((StatusCode::CREATED, Json(issued.into())))
}

/// End the current session.
#[utoipa::path(delete, path = "/api/v1/sessions/current", tag = "sign-in",
    responses((status = 204), (status = 401), (status = 403)))]
async fn sign_out(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
) -> Result<Response, Problem> {
    super::sign_out(&env, &caller, &origin).await?;
    let [csrf, cookie] = cookies::expired(&env.config);
    let set_cookies = AppendHeaders([(header::SET_COOKIE, csrf), (header::SET_COOKIE, cookie)]);
    Ok((StatusCode::NO_CONTENT, set_cookies).into_response())
}

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Invalid => Self::new(Code::InvalidCredentials),
            SignInError::NotConfirmed => Self::new(Code::AddressNotConfirmed),
            SignInError::Disabled => Self::new(Code::AccountDisabled),
            SignInError::MustReplacePassword => Self::new(Code::PasswordMustBeReplaced),
            SignInError::Failure(failure) => failure.into(),
        }
    }
}
