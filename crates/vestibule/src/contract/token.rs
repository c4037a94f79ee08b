//! The replaced token server: register, sign in for a token, show it (CONTRACT.md 7).
//!
//! `POST /login` belongs to two programs; which of them is meant is told by the body (`login.rs`).
//! Errors carry `msg` beside the usual names, because readers of the token server's library look
//! for that one.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use http::{StatusCode, header};
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{ExposeSecret as _, Origin, SecretString};

use crate::env::Env;
use crate::http::{ContractError, RequestOrigin, cookies};
use crate::recognition::{Means, Recognised};
use crate::signin::{self, Attempt, SignInError};
use crate::signup::{self, SignUp, SignUpError, Typed};
use crate::tokens::{Extent, Refusal};

use super::fields::{Fields, sentence};
use super::login::presented;

/// What the token server says when all is well.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Told {
    message: String,
}

/// Makes an account that may sign in for a token at once. A taken name or address is always told:
/// the answer hands out an account, so it cannot pretend.
#[utoipa::path(post, path = "/register", tag = "contract", request_body = Object,
    responses((status = 201, body = Told), (status = 400), (status = 409), (status = 415)))]
pub(super) async fn register(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<(StatusCode, Json<Told>), ContractError> {
    let request = parse(&fields)?;
    signup::register(&env, request, &origin).await.map_err(|error| match error {
        SignUpError::Password(violation) => refused(StatusCode::BAD_REQUEST, sentence(violation)),
        SignUpError::UsernameTaken => refused(StatusCode::CONFLICT, "Username already exists"),
        SignUpError::EmailTaken => refused(StatusCode::CONFLICT, "Email already exists"),
        other => ContractError::Other(other.into()),
    })?;
    let message = "User registered successfully".to_owned();
    Ok((StatusCode::CREATED, Json(Told { message })))
}

fn parse(fields: &Fields) -> Result<SignUp, ContractError> {
    let (Some(username), Some(password)) = (fields.filled("username"), fields.filled("password")) else {
        return Err(refused(StatusCode::BAD_REQUEST, "Username and password required"));
    };
    let email = fields.text("email").unwrap_or_default();
    let typed = Typed { first_name: "", last_name: "", username, email };
    typed.with_password(SecretString::from(password)).map_err(|errors| {
        let first = errors.into_iter().next().map(|error| error.detail);
        refused(StatusCode::BAD_REQUEST, sentence(first.unwrap_or_default()))
    })
}

/// A token.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TokenGiven {
    access_token: String,
}

/// What `POST /login` does with a JSON body that names a `username`. A missing password is a wrong
/// one: 400 would mean something else to the other client of this path.
pub(super) async fn login(
    env: &Env,
    fields: &Fields,
    origin: &Origin,
) -> Result<Json<TokenGiven>, ContractError> {
    let text = |name| fields.text(name).unwrap_or_default().to_owned();
    let attempt = Attempt {
        name: text("username"),
        password: SecretString::from(text("password")),
        code: presented(fields.digits("token")),
    };
    let issued =
        signin::sign_in_for_tokens(env, attempt, Extent::AccessOnly, origin).await.map_err(|error| {
            match error {
                SignInError::Invalid => refused(StatusCode::UNAUTHORIZED, "Invalid username or password"),
                SignInError::WrongCode => refused(StatusCode::UNAUTHORIZED, "2FA token required"),
                other => ContractError::Other(other.into()),
            }
        })?;
    Ok(Json(TokenGiven { access_token: issued.access.expose_secret().to_owned() }))
}

/// Greets whoever shows a token; a session does not count.
#[utoipa::path(get, path = "/protected", tag = "contract",
    responses((status = 200, body = Told), (status = 401), (status = 422)))]
pub(super) async fn protected(request: Request) -> Result<Json<Told>, ContractError> {
    // By reference, since an extractor would copy every header.
    let (found, headers) = (request.extensions(), request.headers());
    match (found.get::<Arc<Recognised>>(), found.get::<Refusal>()) {
        (Some(me), _) if !matches!(me.means, Means::Session(_)) => {
            Ok(Json(Told { message: format!("Hello, {}! This is a protected route.", me.user.username) }))
        }
        (_, Some(refusal)) => Err(token_refused(*refusal)),
        _ if headers.contains_key(header::AUTHORIZATION) && cookies::bearer(headers).is_none() => {
            let text =
                "Missing 'Bearer' type in 'Authorization' header. Expected 'Authorization: Bearer <JWT>'";
            Err(refused(StatusCode::UNAUTHORIZED, text))
        }
        _ => Err(refused(StatusCode::UNAUTHORIZED, "Missing Authorization Header")),
    }
}

fn token_refused(refusal: Refusal) -> ContractError {
    match refusal {
        Refusal::Malformed => refused(StatusCode::UNPROCESSABLE_ENTITY, "Invalid token"),
        Refusal::BadSignature => refused(StatusCode::UNPROCESSABLE_ENTITY, "Signature verification failed"),
        Refusal::Expired => refused(StatusCode::UNAUTHORIZED, "Token has expired"),
        Refusal::Ended => refused(StatusCode::UNAUTHORIZED, "Token has been revoked"),
    }
}

fn refused(status: StatusCode, text: impl Into<std::borrow::Cow<'static, str>>) -> ContractError {
    ContractError::TokenServer(status, text.into())
}
