//! Where Stripe tells what has happened. Nobody is signed in here; the body is signed.

use axum::body::Body;
use axum::extract::State;
use http::{HeaderMap, StatusCode};

use crate::billing;
use crate::env::Env;
use crate::http::{Problem, body};

/// Take an event of Stripe's: kept before it is answered, looked into afterwards.
#[utoipa::path(post, path = "/stripe/webhook", tag = "billing",
    responses((status = 204), (status = 400), (status = 503)))]
pub(super) async fn receive(
    State(env): State<Env>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Problem> {
    let bytes = body::read(&env, body).await?;
    let signature = headers.get("stripe-signature").and_then(|value| value.to_str().ok()).unwrap_or_default();
    billing::receive(&env, signature, &bytes).await?;
    Ok(StatusCode::NO_CONTENT)
}
