//! Signing up with an address alone, in API v1.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::EmailAddress;

use crate::env::Env;
use crate::http::{FieldError, Json, Languages, Problem, RequestOrigin, Routes, routes};
use crate::users::Locale;

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default().routes(routes!(sign_up)).routes(routes!(confirm))
}

/// Somebody signs up with an address alone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AddressSignUpBody {
    email: String,
}

/// What happens next.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AddressSignUpAccepted)]
struct Accepted {
    /// `check_your_mail`.
    status: &'static str,
}

/// Make an account with an address alone, where the configuration permits it. A letter brings a
/// confirmation link and a password that works once.
#[utoipa::path(post, path = "/api/v1/signups/address", tag = "sign-up", request_body = AddressSignUpBody,
    responses((status = 202, body = Accepted), (status = 403), (status = 409), (status = 422), (status = 429), (status = 503)))]
async fn sign_up(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    languages: Languages,
    Json(body): Json<AddressSignUpBody>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let address = EmailAddress::parse_new(&body.email)
        .map_err(|error| Problem::fields(vec![FieldError::new("email", "invalid", error)]))?;
    super::sign_up_by_address(&env, &address, Locale::of_visitor(&languages), &origin).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { status: "check_your_mail" })))
}

/// What the mailed link carries.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AddressConfirmBody {
    /// The last part of the link's path.
    token: String,
    /// The parameter `hash` of the link.
    hash: String,
}

/// The address was confirmed.
#[derive(Debug, Serialize, ToSchema)]
struct AddressConfirmed {
    username: String,
    email: String,
}

/// Confirm an address that was signed up alone. The person then signs in with the password of the
/// same letter and chooses one of their own.
#[utoipa::path(post, path = "/api/v1/signups/address/confirm", tag = "sign-up", request_body = AddressConfirmBody,
    responses((status = 200, body = AddressConfirmed), (status = 404), (status = 410), (status = 422)))]
async fn confirm(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<AddressConfirmBody>,
) -> Result<Json<AddressConfirmed>, Problem> {
    let user = super::confirm_by_address(&env, &body.token, &body.hash, &origin).await?;
    Ok(Json(AddressConfirmed { username: user.username, email: user.email }))
}
