//! Programs: signing in for tokens, being recognised by them, renewing and ending them.

mod ended;
mod keys;
mod recognised;
mod renewed;
mod says;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// A part of a signed token: 0 its header, 1 its claims.
fn part(token: &str, number: usize) -> Value {
    let text = token.split('.').nth(number).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
}

async fn me(app: &TestApp, token: &str) -> Answer {
    app.client().with_bearer(token).get("/api/v1/me").await
}

async fn refresh(app: &TestApp, token: &str) -> Answer {
    app.client().post("/api/v1/tokens/refresh", json!({ "refresh_token": token })).await
}

fn pair(answer: &Answer) -> (String, String) {
    let body = answer.json();
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    (text("access_token"), text("refresh_token"))
}
