//! `/reset/<token>`: the page a letter about a forgotten password opens. A link that came too late
//! offers a fresh one, which goes to the same mailbox.

use axum::extract::State;
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use http::{StatusCode, header};
use vestibule_kernel::{Origin, SecretString};

use crate::env::Env;
use crate::http::{Path, Problem, RequestOrigin, cookies};
use crate::signin::{self, ResetError, ResetLink};

use super::form::{Form, with_errors};
use super::view::{Field, FormPage, Link, Message, page, problem_page};

pub(super) async fn show(State(env): State<Env>, Path(token): Path<String>) -> Response {
    match signin::look_at_reset(&env, &token).await {
        Ok(link) => page(StatusCode::OK, &form(&env, &link, None)),
        Err(error) => refused(&env, error),
    }
}

pub(super) async fn submit(
    State(env): State<Env>,
    Path(token): Path<String>,
    RequestOrigin(origin): RequestOrigin,
    fields: Form,
) -> Response {
    let (env, token) = (&env, token.as_str());
    let password = SecretString::from(fields.text("password"));
    match signin::reset_password(env, token, None, password, &origin).await {
        Ok(marks) => done(env, &marks),
        // The button of the page below posts nothing but itself.
        Err(ResetError::Expired) if !fields.has("password") => renew(env, token, &origin).await,
        Err(ResetError::Password(violation)) => {
            let problem: Problem = ResetError::Password(violation).into();
            match signin::look_at_reset(env, token).await {
                Ok(link) => page(problem.code.status(), &form(env, &link, Some(&problem))),
                Err(error) => refused(env, error),
            }
        }
        Err(error) => refused(env, error),
    }
}

async fn renew(env: &Env, token: &str, origin: &Origin) -> Response {
    match signin::renew_reset_link(env, token, origin).await {
        Ok(()) => {
            let text = "A fresh link is on its way to you. It works for half an hour.";
            let product = &env.config.mail.product_name;
            page(StatusCode::OK, &Message { product, title: "Please look at your mail", text, action: None })
        }
        Err(error) => refused(env, error),
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

fn refused(env: &Env, error: ResetError) -> Response {
    let problem: Problem = match error {
        ResetError::Expired => return page(StatusCode::GONE, &too_late(env)),
        other => other.into(),
    };
    problem_page(&env.config, &problem)
}

fn too_late(env: &Env) -> FormPage<'_> {
    FormPage {
        product: &env.config.mail.product_name,
        title: "This link has expired",
        text: "Links for a new password work for half an hour, and only the newest one does.".to_owned(),
        alert: None,
        fields: Vec::new(),
        submit: "Send me a fresh link",
        other: Some(Link { label: "Go to sign-in", url: "/app/".to_owned() }),
    }
}

fn form<'a>(env: &'a Env, link: &ResetLink, problem: Option<&Problem>) -> FormPage<'a> {
    let field = Field {
        name: "password",
        label: "New password",
        kind: "password",
        autocomplete: "new-password",
        required: true,
        ..Field::default()
    };
    FormPage {
        product: &env.config.mail.product_name,
        title: "Choose a new password",
        text: format!("It will be the password of the account of {}.", link.user.email),
        alert: None,
        fields: with_errors(vec![field], problem.map_or(&[][..], |problem| &problem.errors)),
        submit: "Set the password",
        other: None,
    }
}
