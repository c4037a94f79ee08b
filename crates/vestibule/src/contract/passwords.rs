//! Forgotten and changed passwords (CONTRACT.md 3.2 and 8.5).

use axum::Json;
use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse as _, Redirect, Response};
use http::{StatusCode, Uri, header};
use vestibule_kernel::{EmailAddress, SecretString};

use crate::config::Profile;
use crate::env::Env;
use crate::http::{ContractError, Path, RequestOrigin, SignedIn, cookies};
use crate::signin::{self, ForgotError, PasswordChangeError, ResetError};
use crate::signup;
use crate::throttle;

use super::fields::Fields;
use super::person::Answer;

/// Sends a link that sets a new password; an address that waits to be confirmed gets its
/// confirmation link again. The answer is the same for every address.
#[utoipa::path(post, path = "/forgot_password", tag = "contract", request_body = Object,
    responses((status = 200), (status = 400), (status = 429)))]
pub(super) async fn forgot_password(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Answer<&'static str>>, ContractError> {
    let email = fields.filled("email").ok_or_else(|| refused("Email is required"))?;
    // What is no address is nobody's, and is answered like any other.
    if let Ok(address) = EmailAddress::parse(email) {
        let to = throttle::admit_letter(&env, &address, &origin).await?;
        signup::resend(&env, to).await?;
        signin::forgot_password(&env, to, &origin).await.map_err(|error| match error {
            ForgotError::UnknownAddress => ContractError::told(StatusCode::NOT_FOUND, "User not found"),
            ForgotError::NotConfirmed => ContractError::told(StatusCode::CONFLICT, "User not activated"),
            ForgotError::Failure(failure) => ContractError::Other(failure.into()),
        })?;
    }
    Ok(Answer::success("Password reset email sent"))
}

/// Sets a new password. The posted address must match the link's; the client posts null when it
/// finds none in its own path.
#[utoipa::path(post, path = "/reset_password/{token}", tag = "contract", params(("token" = String, Path)),
    request_body = Object, responses((status = 200), (status = 400), (status = 404)))]
pub(super) async fn reset_password(
    State(env): State<Env>,
    Path(token): Path<String>,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Response, ContractError> {
    let password = fields.text("password").filter(|text| !text.is_empty());
    let (Some(password), false) = (password, fields.is_blank("email")) else {
        return Err(refused("Email and password are required"));
    };
    let address = match fields.optional_text("email")?.map(EmailAddress::parse) {
        Some(Ok(address)) => Some(address),
        Some(Err(_)) => return Err(bad_link()),
        None => None,
    };
    let password = SecretString::from(password);
    let reset = signin::reset_password(&env, &token, address.as_ref(), password, &origin).await;
    let marks = reset.map_err(|error| match error {
        ResetError::Password(_) => weak_password(),
        ResetError::Gone => ContractError::told(StatusCode::NOT_FOUND, "Email not found"),
        ResetError::Failure(failure) => ContractError::Other(failure.into()),
        _ => bad_link(),
    })?;
    let device = AppendHeaders([(header::SET_COOKIE, cookies::of_device(&env.config, &marks))]);
    Ok((device, Answer::success("Password has been reset")).into_response())
}

/// Shows a browser that has followed the mailed link where the new password is chosen: the client's
/// page, or ours.
#[utoipa::path(get, path = "/reset_password/{token}", tag = "contract", params(("token" = String, Path)),
    responses((status = 303)))]
pub(super) async fn show_reset(State(env): State<Env>, uri: Uri) -> Redirect {
    // As it was sent: still percent-encoded, so it stays one segment.
    let token = uri.path().rsplit('/').next().unwrap_or_default();
    match (env.config.profile, &env.config.server.client_url) {
        (Profile::Original, Some(client)) => {
            Redirect::to(&format!("{}/ForgotPassword/{token}", client.as_str().trim_end_matches('/')))
        }
        _ => Redirect::to(&format!("/reset/{token}")),
    }
}

/// Step one of changing a password: mails a code to somebody who knows the present one.
#[utoipa::path(post, path = "/change_password", tag = "contract", request_body = Object,
    responses((status = 200), (status = 400), (status = 401), (status = 403), (status = 429)))]
pub(super) async fn change_password(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Answer<&'static str>>, ContractError> {
    let current = fields.text("current_password").filter(|text| !text.is_empty());
    let current = current.ok_or_else(|| refused("Current password is required"))?;
    signin::request_password_change(&env, &caller, SecretString::from(current), &origin).await?;
    Ok(Answer::success("Please check your email for the confirmation code"))
}

/// Step two: takes the code and the new password twice, and signs out everywhere.
#[utoipa::path(post, path = "/change_password/commit", tag = "contract", request_body = Object,
    responses((status = 200), (status = 400), (status = 401), (status = 403), (status = 429)))]
pub(super) async fn commit_password_change(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Response, ContractError> {
    let again = fields.text("password2").or_else(|| fields.text("confirm"));
    let (Some(code), Some(password), Some(again)) = (fields.digits("code"), fields.text("password"), again)
    else {
        return Err(refused("Code, password and its confirmation are required"));
    };
    if password != again {
        return Err(refused("Passwords do not match"));
    }
    let password = SecretString::from(password);
    let marks =
        signin::commit_password_change(&env, &caller, &code, password, &origin).await.map_err(|error| {
            match error {
                PasswordChangeError::Password(_) => weak_password(),
                PasswordChangeError::WrongCode => refused("The code is wrong or has expired"),
                other => ContractError::Other(other.into()),
            }
        })?;
    let [csrf, session] = cookies::expired(&env.config);
    let device = cookies::of_device(&env.config, &marks);
    let set_cookies = AppendHeaders([csrf, session, device].map(|cookie| (header::SET_COOKIE, cookie)));
    Ok((set_cookies, Answer::success("Password has been changed. Please log in again.")).into_response())
}

fn refused(text: &'static str) -> ContractError {
    ContractError::told(StatusCode::BAD_REQUEST, text)
}

fn bad_link() -> ContractError {
    refused("The password reset link is invalid or has expired")
}

fn weak_password() -> ContractError {
    refused("Password does not meet the criteria")
}
