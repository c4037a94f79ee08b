//! `/register_email/<token>?hash=<hash>`: the page that the letter of a sign-up with an address alone
//! opens. Mail scanners open links too, so it confirms only when the button is pressed.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;

use crate::env::Env;
use crate::http::{Path, Query, RequestOrigin};
use crate::signup;

use super::view::{FormPage, Link, Message, page, problem_page};

/// The hash of the address.
#[derive(Debug, Deserialize)]
pub(super) struct Beside {
    #[serde(default)]
    hash: String,
}

pub(super) async fn show(
    State(env): State<Env>,
    Path(token): Path<String>,
    Query(beside): Query<Beside>,
) -> Response {
    let link = match signup::look_at_address_link(&env, &token, &beside.hash).await {
        Ok(link) => link,
        Err(error) => return problem_page(&env.config, &error.into()),
    };
    let form = FormPage {
        product: &env.config.mail.product_name,
        title: "Confirm your address",
        text: format!("Is {} your address?", link.user.email),
        alert: None,
        fields: Vec::new(),
        submit: "Yes, confirm it",
        other: None,
    };
    page(StatusCode::OK, &form)
}

pub(super) async fn submit(
    State(env): State<Env>,
    Path(token): Path<String>,
    Query(beside): Query<Beside>,
    RequestOrigin(origin): RequestOrigin,
) -> Response {
    if let Err(error) = signup::confirm_by_address(&env, &token, &beside.hash, &origin).await {
        return problem_page(&env.config, &error.into());
    }
    let action = Some(Link { label: "Sign in", url: "/app/".to_owned() });
    let text = "Thank you. Sign in with the password of the same letter; you then choose one of your own.";
    let product = &env.config.mail.product_name;
    page(StatusCode::OK, &Message { product, title: "Your address is confirmed", text, action })
}
