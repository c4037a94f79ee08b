//! `/confirm/<token>`: the page a sign-up's letter opens.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::{Code, Path, Problem, Query, RequestOrigin};
use crate::signup::{self, ConfirmError, Confirmation, Proof};

use super::form::{Form, with_errors};
use super::view::{Field, FormPage, Link, Message, page, problem_page};

/// `?new` asks for a new password in place of the sign-up's.
#[derive(Debug, Deserialize)]
pub(super) struct Mode {
    new: Option<String>,
}

pub(super) async fn show(
    State(env): State<Env>,
    Path(token): Path<String>,
    Query(mode): Query<Mode>,
) -> Response {
    match signup::look_at(&env, &token).await {
        Ok(confirmation) => page(StatusCode::OK, &form(&env, &confirmation, mode.new.is_some(), None)),
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

pub(super) async fn submit(
    State(env): State<Env>,
    Path(token): Path<String>,
    RequestOrigin(origin): RequestOrigin,
    fields: Form,
) -> Response {
    let new = fields.text("new_password");
    let proof = if new.is_empty() {
        Proof::Password(SecretString::from(fields.text("password")))
    } else {
        Proof::NewPassword(SecretString::from(new))
    };
    let wants_new = matches!(proof, Proof::NewPassword(_));
    let problem: Problem = match signup::confirm(&env, &token, proof, &origin).await {
        Ok(_) => return done(&env),
        Err(error @ (ConfirmError::WrongPassword | ConfirmError::Password(_))) => error.into(),
        Err(error) => return problem_page(&env.config, &error.into()),
    };
    match signup::look_at(&env, &token).await {
        Ok(confirmation) => {
            let page_again = form(&env, &confirmation, wants_new, Some(&problem));
            page(problem.code.status(), &page_again)
        }
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

fn done(env: &Env) -> Response {
    let action = Some(Link { label: "Sign in", url: "/app/".to_owned() });
    let text = "Thank you. You can sign in now.";
    let product = &env.config.mail.product_name;
    page(StatusCode::OK, &Message { product, title: "Your address is confirmed", text, action })
}

fn form<'a>(env: &'a Env, confirmation: &Confirmation, new: bool, problem: Option<&Problem>) -> FormPage<'a> {
    let email = &confirmation.user.email;
    let (text, field, other) = if new {
        (
            format!(
                "Choose a new password for the account of {email}. It takes the place of the one given at sign-up."
            ),
            Field {
                name: "new_password",
                label: "New password",
                autocomplete: "new-password",
                ..password_field()
            },
            Link { label: "I know the password I signed up with", url: "?".to_owned() },
        )
    } else {
        (
            format!("Enter the password you chose when you signed up with {email}."),
            Field {
                name: "password",
                label: "Password",
                autocomplete: "current-password",
                ..password_field()
            },
            Link { label: "I do not know it: choose a new password", url: "?new=1".to_owned() },
        )
    };
    let alert = match problem.map(|p| p.code) {
        Some(Code::InvalidCredentials) => Some("This is not the password of the sign-up.".to_owned()),
        _ => None,
    };
    let errors = problem.map_or(&[][..], |problem| &problem.errors);
    FormPage {
        product: &env.config.mail.product_name,
        title: "Confirm your address",
        text,
        alert,
        fields: with_errors(vec![field], errors),
        submit: "Confirm",
        other: Some(other),
    }
}

fn password_field() -> Field {
    Field { kind: "password", required: true, ..Field::default() }
}
