//! Home, sign-up and the mailed confirmation link (CONTRACT.md 2).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::{HeaderMap, StatusCode, header};
use serde_json::json;
use vestibule_kernel::SecretString;

use crate::config::Profile;
use crate::credentials::check_password;
use crate::env::Env;
use crate::http::{ContractError, Path, RequestOrigin};
use crate::signup::{self, ConfirmError, SignUp, SignUpError, Typed};

use super::fields::{Fields, sentence};
use super::person::Answer;

/// Greets programs; browsers are shown the console.
#[utoipa::path(get, path = "/", tag = "contract", responses((status = 200), (status = 303)))]
pub(super) async fn home(headers: HeaderMap) -> Response {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") {
        return Redirect::to("/app/").into_response();
    }
    Json(json!({ "message": "Hello Friend!" })).into_response()
}

/// Signs somebody up; unknown fields are ignored.
#[utoipa::path(post, path = "/signup", tag = "contract", request_body = Object,
    responses((status = 201), (status = 400), (status = 409), (status = 422)))]
pub(super) async fn signup(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<(StatusCode, Json<Answer<&'static str>>), ContractError> {
    let request = parse(&env, &fields)?;
    signup::sign_up(&env, request, &origin).await.map_err(|error| match error {
        SignUpError::Password(_) => weak_password(),
        SignUpError::UsernameTaken => conflict("Username already exists"),
        SignUpError::EmailTaken => conflict("Email already exists"),
        other => ContractError::Other(other.into()),
    })?;
    Ok((StatusCode::CREATED, Answer::success("Please check your email to verify your account")))
}

fn parse(env: &Env, fields: &Fields) -> Result<SignUp, ContractError> {
    // The password's rule is checked before anything else.
    let password = SecretString::from(fields.text("password").unwrap_or_default());
    check_password(env.config.accounts.password_policy, &password, &[]).map_err(|_| weak_password())?;
    let text = |name| fields.text(name).unwrap_or_default();
    let typed = Typed {
        first_name: text("first_name"),
        last_name: text("last_name"),
        username: text("username"),
        email: text("email"),
    };
    if env.config.profile == Profile::Original
        && [typed.first_name, typed.last_name].iter().any(|name| name.trim().is_empty())
    {
        return Err(ContractError::told(StatusCode::BAD_REQUEST, "First name and last name are required"));
    }
    typed.with_password(password).map_err(|errors| {
        let first = errors.into_iter().next().map(|error| error.detail);
        ContractError::told(StatusCode::BAD_REQUEST, sentence(first.unwrap_or_default()))
    })
}

fn weak_password() -> ContractError {
    ContractError::told(StatusCode::BAD_REQUEST, "Password does not meet the criteria")
}

fn conflict(text: &'static str) -> ContractError {
    ContractError::told(StatusCode::CONFLICT, text)
}

/// Confirms an address by the link alone, as often as it is clicked.
#[utoipa::path(get, path = "/verify_email/{token}", tag = "contract",
    params(("token" = String, Path)), responses((status = 200), (status = 400), (status = 404)))]
pub(super) async fn verify_email(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Path(token): Path<String>,
) -> Result<Json<Answer<&'static str>>, ContractError> {
    signup::confirm_by_link_alone(&env, &token, &origin).await.map_err(|error| match error {
        ConfirmError::Expired => {
            ContractError::told(StatusCode::BAD_REQUEST, "The verification link is expired")
        }
        ConfirmError::Gone => ContractError::told(StatusCode::NOT_FOUND, "User not found"),
        ConfirmError::Failure(failure) => ContractError::Other(failure.into()),
        _ => ContractError::told(StatusCode::BAD_REQUEST, "The verification link is invalid"),
    })?;
    Ok(Answer::success("Your account has been verified"))
}
