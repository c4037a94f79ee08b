//! Signing up with an address alone, and coming back in by mail (CONTRACT.md 8.1 and 8.4).

use axum::Json;
use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use http::{StatusCode, header};
use vestibule_kernel::{EmailAddress, SecretString};

use crate::env::Env;
use crate::http::{ContractError, Path, RequestOrigin, cookies};
use crate::signin::{self, ForgotError, NewPasswordBy, RecoveryError};
use crate::signup::{self, SignUpError};
use crate::throttle;
use crate::users::Locale;

use super::fields::{Fields, sentence};
use super::person::Answer;

/// Signs up an address; a letter brings the link and a password that works once.
#[utoipa::path(post, path = "/register_email", tag = "contract", request_body = Object,
    responses((status = 201), (status = 400), (status = 403), (status = 409), (status = 429)))]
pub(super) async fn register_email(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<(StatusCode, Json<Answer<&'static str>>), ContractError> {
    let address = address(&fields)?;
    address.check_scripts().map_err(|error| ContractError::told(StatusCode::BAD_REQUEST, sentence(error)))?;
    signup::sign_up_by_address(&env, &address, Locale::default(), &origin).await.map_err(
        |error| match error {
            SignUpError::EmailTaken => ContractError::told(StatusCode::CONFLICT, "Email already exists"),
            other => ContractError::Other(other.into()),
        },
    )?;
    Ok((StatusCode::CREATED, Answer::success("Please check your email to verify your account")))
}

/// Sends a link and a code that fit together.
#[utoipa::path(post, path = "/recover", tag = "contract", request_body = Object,
    responses((status = 200), (status = 400), (status = 404), (status = 409), (status = 429)))]
pub(super) async fn recover(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Answer<&'static str>>, ContractError> {
    let address = address(&fields)?;
    let to = throttle::admit_letter(&env, &address, &origin).await?;
    signin::ask_for_recovery(&env, to, &origin).await.map_err(|error| match error {
        ForgotError::UnknownAddress => ContractError::told(StatusCode::NOT_FOUND, "User not found"),
        ForgotError::NotConfirmed => ContractError::told(StatusCode::CONFLICT, "User not activated"),
        ForgotError::Failure(failure) => ContractError::Other(failure.into()),
    })?;
    Ok(Answer::success("Please check your email for the recovery link and code"))
}

/// Takes the code; a new password is mailed unless the caller brings one.
#[utoipa::path(post, path = "/recover/{token}", tag = "contract", params(("token" = String, Path)),
    request_body = Object, responses((status = 200), (status = 400), (status = 429)))]
pub(super) async fn recover_with_code(
    State(env): State<Env>,
    Path(token): Path<String>,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Response, ContractError> {
    let code = fields.digits("code").ok_or_else(|| refused("Code is required"))?;
    let chosen = fields.text("password").filter(|text| !text.is_empty());
    let told = match chosen {
        Some(_) => "Password has been changed. Please log in again.",
        None => "A new password has been sent to your email",
    };
    let by = chosen.map_or(NewPasswordBy::Vestibule, |text| NewPasswordBy::Person(SecretString::from(text)));
    let marks = signin::recover(&env, &token, &code, by, &origin).await.map_err(|error| match error {
        RecoveryError::WrongCode => refused("The code is wrong or has expired"),
        RecoveryError::Password(_) => refused("Password does not meet the criteria"),
        RecoveryError::Invalid | RecoveryError::Expired | RecoveryError::Spent => {
            refused("The recovery link is invalid or has expired")
        }
        other => ContractError::Other(other.into()),
    })?;
    let device = AppendHeaders([(header::SET_COOKIE, cookies::of_device(&env.config, &marks))]);
    Ok((device, Answer::success(told)).into_response())
}

fn address(fields: &Fields) -> Result<EmailAddress, ContractError> {
    let email = fields.filled("email").ok_or_else(|| refused("Email is required"))?;
    EmailAddress::parse(email).map_err(|_| refused("Invalid email address"))
}

fn refused(text: &'static str) -> ContractError {
    ContractError::told(StatusCode::BAD_REQUEST, text)
}
