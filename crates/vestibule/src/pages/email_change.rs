//! `/email-change/confirm/<token>` and `/email-change/cancel/<token>`: what the letters to the new
//! and to the old address open.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::{Path, Problem, RequestOrigin};
use crate::signin::{self, EmailChange, EmailChangeError};

use super::form::Form;
use super::view::{Field, FormPage, Link, Message, page, problem_page};

pub(super) async fn show_confirm(State(env): State<Env>, Path(token): Path<String>) -> Response {
    match signin::look_at_new_address(&env, &token).await {
        Ok(change) => page(StatusCode::OK, &confirm_form(&env, &change, None)),
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

pub(super) async fn confirm(
    State(env): State<Env>,
    Path(token): Path<String>,
    RequestOrigin(origin): RequestOrigin,
    fields: Form,
) -> Response {
    let password = SecretString::from(fields.text("password"));
    match signin::confirm_new_address(&env, &token, password, &origin).await {
        Ok(address) => {
            let text = format!("From now on letters about your account go to {address}.");
            message(&env, "Your address has changed", &text)
        }
        Err(error @ EmailChangeError::WrongPassword) => {
            let problem: Problem = error.into();
            match signin::look_at_new_address(&env, &token).await {
                Ok(change) => {
                    let alert = "This is not your password.".to_owned();
                    page(problem.code.status(), &confirm_form(&env, &change, Some(alert)))
                }
                Err(error) => problem_page(&env.config, &error.into()),
            }
        }
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

fn confirm_form<'a>(env: &'a Env, change: &EmailChange, alert: Option<String>) -> FormPage<'a> {
    let new_address = change.new_address.as_ref().map(ToString::to_string).unwrap_or_default();
    let field = Field {
        name: "password",
        label: "Password",
        kind: "password",
        autocomplete: "current-password",
        required: true,
        ..Field::default()
    };
    FormPage {
        product: &env.config.mail.product_name,
        title: "Confirm your new address",
        text: format!("Enter your password to make {new_address} the address of your account."),
        alert,
        fields: vec![field],
        submit: "Confirm",
        other: None,
    }
}

pub(super) async fn show_cancel(State(env): State<Env>, Path(token): Path<String>) -> Response {
    match signin::look_at_email_change_notice(&env, &token).await {
        Ok(change) => page(StatusCode::OK, &cancel_form(&env, &change)),
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

pub(super) async fn cancel(
    State(env): State<Env>,
    Path(token): Path<String>,
    RequestOrigin(origin): RequestOrigin,
) -> Response {
    match signin::cancel_email_change(&env, &token, &origin).await {
        Ok(()) => {
            let text = "Your address stays as it is. If you did not ask for another one, somebody is signed \
                        in as you: choose a new password now.";
            message(&env, "It has been called off", text)
        }
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

fn cancel_form<'a>(env: &'a Env, change: &EmailChange) -> FormPage<'a> {
    FormPage {
        product: &env.config.mail.product_name,
        title: "Keep your address",
        text: format!("{} stays the address of your account; nothing else happens.", change.user.email),
        alert: None,
        fields: Vec::new(),
        submit: "Call the change off",
        other: None,
    }
}

fn message(env: &Env, title: &str, text: &str) -> Response {
    let action = Some(Link { label: "Go to sign-in", url: "/app/".to_owned() });
    page(StatusCode::OK, &Message { product: &env.config.mail.product_name, title, text, action })
}
