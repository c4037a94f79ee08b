//! `/telegram/webhook`: where Telegram brings updates, when it is told to.

use axum::body::Body;
use axum::extract::State;
use http::{HeaderMap, StatusCode};
use subtle::ConstantTimeEq as _;
use vestibule_kernel::ExposeSecret as _;
use vestibule_outbound::telegram::Update;

use crate::env::Env;
use crate::http::{Code, Problem, Routes, body, routes};

const SECRET: &str = "x-telegram-bot-api-secret-token";

/// The route.
pub fn routes<R: Routes>() -> R {
    R::default().routes(routes!(receive))
}

/// Take an update of Telegram's. Whoever does not show the secret is told that there is nothing here.
#[utoipa::path(post, path = "/telegram/webhook", tag = "notifications",
    responses((status = 204), (status = 400), (status = 404), (status = 503)))]
async fn receive(State(env): State<Env>, headers: HeaderMap, body: Body) -> Result<StatusCode, Problem> {
    let secret = env.config.telegram.as_ref().and_then(|telegram| telegram.webhook_secret.as_ref());
    let presented = headers.get(SECRET).map_or(&b""[..], |value| value.as_bytes());
    let is_known = secret.is_some_and(|secret| secret.expose_secret().as_bytes().ct_eq(presented).into());
    if !is_known {
        return Err(Problem::new(Code::NotFound));
    }
    let update = serde_json::from_slice(&body::read(&env, body).await?);
    let update = update.map_err(|_| Problem::new(Code::MalformedBody))?;
    if let Some(update) = Update::read(&update) {
        super::hear(&env, &update).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
