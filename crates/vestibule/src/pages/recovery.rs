//! `/recovery/<token>`: the page that the letter of somebody who wants to come back opens.

use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use http::{StatusCode, header};
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::{Path, Problem, RequestOrigin, cookies};
use crate::signin::{self, NewPasswordBy, RecoveryError, RecoveryLink};

use super::form::{Form, with_errors};
use super::view::{Field, FormPage, Link, Message, page, problem_page};

pub(super) async fn show(State(env): State<Env>, Path(token): Path<String>) -> Response {
    match signin::look_at_recovery(&env, &token).await {
        Ok(link) => page(StatusCode::OK, &form(&env, &link, None)),
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

pub(super) async fn submit(
    State(env): State<Env>,
    Path(token): Path<String>,
    RequestOrigin(origin): RequestOrigin,
    fields: Form,
) -> Response {
    let password = NewPasswordBy::Person(SecretString::from(fields.text("password")));
    let problem: Problem =
        match signin::recover(&env, &token, fields.text("code").trim(), password, &origin).await {
            Ok(marks) => return done(&env, &marks),
            Err(error @ (RecoveryError::WrongCode | RecoveryError::Password(_))) => error.into(),
            Err(error) => return problem_page(&env.config, &error.into()),
        };
    match signin::look_at_recovery(&env, &token).await {
        Ok(link) => page(problem.code.status(), &form(&env, &link, Some(&problem))),
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

fn done(env: &Env, marks: &str) -> Response {
    let action = Some(Link { label: "Sign in", url: "/app/".to_owned() });
    let text = "Everything that was signed in with the old one has been signed out.";
    let product = &env.config.mail.product_name;
    let done =
        page(StatusCode::OK, &Message { product, title: "Your password has been changed", text, action });
    (AppendHeaders([(header::SET_COOKIE, cookies::of_device(&env.config, marks))]), done).into_response()
}

fn form<'a>(env: &'a Env, link: &RecoveryLink, problem: Option<&Problem>) -> FormPage<'a> {
    let code = Field {
        name: "code",
        label: "Code from the letter",
        kind: "text",
        autocomplete: "one-time-code",
        required: true,
        ..Field::default()
    };
    let password = Field {
        name: "password",
        label: "New password",
        kind: "password",
        autocomplete: "new-password",
        required: true,
        ..Field::default()
    };
    FormPage {
        product: &env.config.mail.product_name,
        title: "Come back in",
        text: format!("Enter the code that was sent to {} and choose a new password.", link.user.email),
        alert: None,
        fields: with_errors(vec![code, password], problem.map_or(&[][..], |problem| &problem.errors)),
        submit: "Set the password",
        other: None,
    }
}
