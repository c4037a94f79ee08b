//! The second factor (CONTRACT.md 3.1).

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::ExposeSecret as _;

use crate::env::Env;
use crate::http::{ContractError, RequestOrigin, SignedIn};
use crate::signin::PresentedCode;
use crate::signin::second_factor::{self, SecondFactorError};

use super::fields::Fields;
use super::person::Answer;

/// What the client draws as a QR code.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TwofaUri {
    success: bool,
    message: &'static str,
    uri: String,
}

/// The address for an authenticator app. Asking changes nothing; the secret in it counts once
/// `/update_twofa` has seen a code of it.
#[utoipa::path(get, path = "/twofa_uri", tag = "contract",
    responses((status = 200, body = TwofaUri), (status = 401), (status = 403), (status = 409)))]
pub(super) async fn twofa_uri(
    State(env): State<Env>,
    caller: SignedIn,
) -> Result<Json<TwofaUri>, ContractError> {
    match second_factor::enrol_as_originals(&env, &caller).await {
        Ok(enrolment) => {
            let uri = enrolment.uri.expose_secret().to_owned();
            Ok(Json(TwofaUri { success: true, message: "2FA confirmation", uri }))
        }
        Err(SecondFactorError::AlreadyOn) => {
            Err(ContractError::told(StatusCode::CONFLICT, "2FA is already enabled"))
        }
        Err(error) => Err(error.into()),
    }
}

/// Switches the second factor on or off with a code. What is wrong with the code is told with 200:
/// the client throws on anything else.
#[utoipa::path(post, path = "/update_twofa", tag = "contract", request_body = Object,
    responses((status = 200), (status = 401), (status = 403), (status = 429)))]
pub(super) async fn update_twofa(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Answer<&'static str>>, ContractError> {
    let refused =
        || Json(Answer { success: false, message: "Failed to update 2FA. Invalid token or not provided." });
    let (Some(enabled), Some(code)) = (fields.switch("enabled"), fields.digits("token")) else {
        return Ok(refused());
    };
    let code = code.trim();
    let changed = if enabled {
        second_factor::switch_on_by_code(&env, &caller, code, &origin).await
    } else {
        let code = PresentedCode::of_any_kind(code);
        second_factor::switch_off_by_code(&env, &caller, &code, &origin).await
    };
    match changed {
        Ok(()) => Ok(Answer::success("2FA updated successfully")),
        Err(SecondFactorError::WrongCode | SecondFactorError::Off | SecondFactorError::AlreadyOn) => {
            Ok(refused())
        }
        Err(error) => Err(error.into()),
    }
}
