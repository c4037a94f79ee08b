//! Profiles, one's own and everybody's (CONTRACT.md 2 and 4).

use std::borrow::Cow;
use std::fmt::Display;

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{DisplayName, EmailAddress, SecretString, UserId, Username};

use crate::access::{self, EverybodyError};
use crate::env::Env;
use crate::http::{Code, ContractError, Problem, RequestOrigin, SignedIn};
use crate::signin::{self, EmailChangeError, ProfileForm, ProfileFormError};
use crate::users::{ProfileChange, ProfileError, User};

use super::fields::{Fields, sentence};
use super::person::{Answer, ContractUser};

/// Changes names, username, address and perhaps the password, of oneself or of somebody else.
#[utoipa::path(post, path = "/update_profile", tag = "contract", request_body = Object,
    responses((status = 200), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn update_profile(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Answer<&'static str>>, ContractError> {
    let form = parse(&fields)?;
    signin::save_profile_form(&env, &caller, form, &origin).await.map_err(told)?;
    Ok(Answer::success("Profile updated successfully."))
}

fn parse(fields: &Fields) -> Result<ProfileForm, ContractError> {
    // What is no number is nobody's id.
    let user = fields.number("user_id").map_err(|_| user_not_found())?.map(UserId);
    let names = ["first_name", "last_name", "username", "email"].map(|name| fields.filled(name));
    let [Some(first_name), Some(last_name), Some(username), Some(email)] = names else {
        return Err(refused("First name, last name, username, and email are required."));
    };
    let change = ProfileChange {
        first_name: Some(DisplayName::parse(first_name).map_err(invalid)?),
        last_name: Some(DisplayName::parse(last_name).map_err(invalid)?),
        username: Some(Username::parse(username).map_err(invalid)?),
        ..ProfileChange::default()
    };
    let email = EmailAddress::parse(email).map_err(invalid)?;
    let password = fields.optional_text("password")?.filter(|text| !text.is_empty()).map(SecretString::from);
    Ok(ProfileForm { user, change, email, password })
}

fn told(error: ProfileFormError) -> ContractError {
    match error {
        ProfileFormError::Forbidden => ContractError::Other(Problem::new(Code::Forbidden)),
        ProfileFormError::UnknownUser | ProfileFormError::Profile(ProfileError::Gone) => user_not_found(),
        ProfileFormError::Profile(ProfileError::UsernameTaken) => refused("Username already exists."),
        ProfileFormError::Profile(error @ ProfileError::UsernameSettled) => invalid(error),
        ProfileFormError::Profile(error) => ContractError::Other(error.into()),
        ProfileFormError::Email(EmailChangeError::EmailTaken) => refused("Email already in use."),
        ProfileFormError::Email(EmailChangeError::Lookalike(error)) => invalid(error),
        ProfileFormError::Email(error) => ContractError::Other(error.into()),
        ProfileFormError::Password(_) => refused("Password does not meet the criteria"),
        ProfileFormError::PasswordElsewhere => {
            ContractError::told(StatusCode::FORBIDDEN, "The password cannot be changed here.")
        }
        ProfileFormError::Failure(failure) => ContractError::Other(failure.into()),
    }
}

fn refused(text: impl Into<Cow<'static, str>>) -> ContractError {
    ContractError::told(StatusCode::BAD_REQUEST, text)
}

fn invalid<E: Display>(error: E) -> ContractError {
    refused(sentence(error))
}

fn user_not_found() -> ContractError {
    ContractError::told(StatusCode::NOT_FOUND, "User not found.")
}

/// Everybody with their roles; `message` is an array.
#[utoipa::path(get, path = "/all_user_profiles", tag = "contract",
    responses((status = 200, body = Answer<Vec<ContractUser>>), (status = 401), (status = 403)))]
pub(super) async fn all_user_profiles(
    State(env): State<Env>,
    caller: SignedIn,
) -> Result<Json<Answer<Vec<ContractUser>>>, ContractError> {
    let everybody = access::everybody(&env, &caller).await?;
    let profiles = everybody.iter().map(|person| ContractUser::of(&person.user, &person.roles)).collect();
    Ok(Answer::success(profiles))
}

/// Everybody, without roles.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UsersDetails {
    users: Vec<UserDetails>,
}

/// Exactly these fields.
#[derive(Debug, Serialize, ToSchema)]
struct UserDetails {
    /// A number.
    id: i64,
    first_name: String,
    last_name: String,
    username: String,
    email: String,
}

impl From<User> for UserDetails {
    fn from(user: User) -> Self {
        Self {
            id: user.id.0,
            first_name: user.first_name,
            last_name: user.last_name,
            username: user.username,
            email: user.email,
        }
    }
}

/// Everybody, for the page that hands out roles.
#[utoipa::path(get, path = "/users/details", tag = "contract",
    responses((status = 200, body = UsersDetails), (status = 401), (status = 403)))]
pub(super) async fn users_details(
    State(env): State<Env>,
    caller: SignedIn,
) -> Result<Json<UsersDetails>, ContractError> {
    let everybody = access::everybody(&env, &caller).await?;
    Ok(Json(UsersDetails { users: everybody.into_iter().map(|person| person.user.into()).collect() }))
}

/// The same under the path that the replaced program's description gives.
#[utoipa::path(get, path = "/admin/users/details", tag = "contract",
    responses((status = 200, body = UsersDetails), (status = 401), (status = 403)))]
pub(super) async fn admin_users_details(
    env: State<Env>,
    caller: SignedIn,
) -> Result<Json<UsersDetails>, ContractError> {
    users_details(env, caller).await
}

impl From<EverybodyError> for Problem {
    fn from(error: EverybodyError) -> Self {
        match error {
            EverybodyError::Forbidden(forbidden) => forbidden.into(),
            EverybodyError::Failure(failure) => failure.into(),
        }
    }
}
