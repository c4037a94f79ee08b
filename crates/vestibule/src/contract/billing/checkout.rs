//! Paying on Stripe's page, and coming back from it.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};
use vestibule_outbound::stripe::{CheckoutMode, CheckoutSession};

use crate::billing::{self as slice, BillingError, CheckoutRequest, Ref, Ways};
use crate::env::Env;
use crate::http::{ContractError, Query, RequestOrigin, SignedIn};

use super::subscriptions::whose;
use super::{Fields, bad_request, required, told};

const WAYS: Ways =
    Ways { success: "/checkout-success?session_id={CHECKOUT_SESSION_ID}", cancel: "/checkout-cancel" };

/// Where the browser is to go.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Opened {
    checkout_url: String,
}

/// Opens a page on which to pay.
#[utoipa::path(post, path = "/create-checkout-session", tag = "contract", request_body = Object,
    responses((status = 200, body = Opened), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn create(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Opened>, ContractError> {
    let mode = match fields.filled("mode") {
        None => None,
        Some("payment") => Some(CheckoutMode::Payment),
        Some("subscription") => Some(CheckoutMode::Subscription),
        Some(_) => return Err(bad_request("mode must be payment or subscription")),
    };
    let request = CheckoutRequest {
        whose: whose(&fields)?,
        price: Ref::Stripe(required(&fields, "price_id")?.to_owned()),
        quantity: fields.number("quantity")?.unwrap_or(1),
        mode,
        ways: WAYS,
    };
    let opened = slice::begin_checkout(&env, &caller, &request, &origin).await.map_err(told)?;
    Ok(Json(Opened { checkout_url: opened.url }))
}

/// Which checkout the browser comes from.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Coming {
    /// Stripe's id.
    session_id: Option<String>,
}

/// What the browser may know of a checkout: no addresses, no ids of others (D37).
fn summary(session: &CheckoutSession) -> Value {
    json!({
        "id": session.id, "mode": session.mode, "status": session.status,
        "payment_status": session.payment_status, "amount_total": session.amount_total,
        "currency": session.currency,
    })
}

/// Where Stripe sends a browser that has paid: it is asked of Stripe, and kept as an order once (D37).
/// Nobody needs to be signed in, since the browser may have lost its session on the way.
#[utoipa::path(get, path = "/checkout-success", tag = "contract", params(Coming),
    responses((status = 200, body = Object), (status = 400), (status = 402), (status = 404)))]
pub(super) async fn success(
    State(env): State<Env>,
    Query(coming): Query<Coming>,
) -> Result<Response, ContractError> {
    let Some(id) = coming.session_id.filter(|id| !id.trim().is_empty()) else {
        return Ok((StatusCode::BAD_REQUEST, "Missing session_id parameter.").into_response());
    };
    match slice::confirm_checkout(&env, None, id.trim()).await {
        Ok(session) => {
            let message = "Success! Your payment was received.";
            Ok(Json(json!({ "message": message, "session": summary(&session) })).into_response())
        }
        Err(BillingError::NotPaid) => {
            Err(ContractError::told(StatusCode::PAYMENT_REQUIRED, "This checkout has not been paid."))
        }
        Err(error) => Err(told(error)),
    }
}

/// Where Stripe sends a browser that has not paid.
#[utoipa::path(get, path = "/checkout-cancel", tag = "contract", responses((status = 200, body = String)))]
pub(super) async fn cancel() -> &'static str {
    "Payment cancelled."
}
