//! `/new-password/<attempt>`: where a client that cannot replace a password sends whoever must.
//!
//! The path holds a half-finished sign-in, so it works for ten minutes and once. It ends without a
//! session: the client that sent the person here signs them in. Where a second factor is on, its
//! code comes first, and the page goes on under another address.

use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use http::StatusCode;
use vestibule_kernel::{Origin, SecretString};

use crate::env::Env;
use crate::http::{Code, Path, Problem, RequestOrigin};
use crate::signin::{self, PresentedCode, Progress, Replacement, SignInError, Step};

use super::form::{Form, with_errors};
use super::view::{Field, FormPage, Link, Message, page, problem_page};

pub(super) async fn show(State(env): State<Env>, Path(attempt): Path<String>) -> Response {
    match signin::look_at_replacement(&env, &attempt).await {
        Ok(due) => page(StatusCode::OK, &form(&env, &due, None)),
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

pub(super) async fn submit(
    State(env): State<Env>,
    Path(attempt): Path<String>,
    RequestOrigin(origin): RequestOrigin,
    fields: Form,
) -> Response {
    let (env, attempt) = (&env, attempt.as_str());
    let due = match signin::look_at_replacement(env, attempt).await {
        Ok(due) => due,
        Err(error) => return problem_page(&env.config, &error.into()),
    };
    let done = match due.next {
        Step::SecondFactor => enter_code(env, attempt, fields.text("code"), &origin).await,
        Step::NewPassword => replace(env, attempt, fields.text("new_password"), &origin).await,
    };
    let error = match done {
        Ok(response) => return response,
        Err(error) => error,
    };
    let is_about_a_field = matches!(error, SignInError::WrongCode | SignInError::Password(_));
    let problem: Problem = error.into();
    if is_about_a_field {
        return page(problem.code.status(), &form(env, &due, Some(&problem)));
    }
    problem_page(&env.config, &problem)
}

async fn enter_code(env: &Env, attempt: &str, code: &str, origin: &Origin) -> Result<Response, SignInError> {
    match signin::enter_code(env, attempt, &PresentedCode::of_any_kind(code), origin).await? {
        Progress::Due(next) => {
            Ok(Redirect::to(&format!("/new-password/{}", next.token.expose())).into_response())
        }
        // Somebody has replaced the password at this moment, and the attempt is worth nothing now.
        Progress::In(_) => Err(SignInError::AttemptOver),
    }
}

async fn replace(env: &Env, attempt: &str, password: &str, origin: &Origin) -> Result<Response, SignInError> {
    signin::replace_password_only(env, attempt, SecretString::from(password), origin).await?;
    let url = env.config.server.client_url.as_ref().map_or_else(|| "/app/".to_owned(), ToString::to_string);
    let action = Some(Link { label: "Sign in", url });
    let text = "From now on you sign in with it.";
    let product = &env.config.mail.product_name;
    Ok(page(StatusCode::OK, &Message { product, title: "Your password has been set", text, action }))
}

fn form<'a>(env: &'a Env, due: &Replacement, problem: Option<&Problem>) -> FormPage<'a> {
    let (title, text, field, submit) = match due.next {
        Step::SecondFactor => (
            "Enter your code",
            "Enter the code of your authenticator app, or a recovery code.".to_owned(),
            Field {
                name: "code",
                label: "Code",
                kind: "text",
                autocomplete: "one-time-code",
                required: true,
                ..Field::default()
            },
            "Go on",
        ),
        Step::NewPassword => (
            "Choose a new password",
            format!("It takes the place of the one that was made for {}.", due.user.email),
            Field {
                name: "new_password",
                label: "New password",
                kind: "password",
                autocomplete: "new-password",
                required: true,
                ..Field::default()
            },
            "Set the password",
        ),
    };
    let alert =
        problem.filter(|problem| problem.code == Code::WrongCode).map(|problem| problem.text().to_owned());
    let errors = problem.map_or(&[][..], |problem| &problem.errors);
    FormPage {
        product: &env.config.mail.product_name,
        title,
        text,
        alert,
        fields: with_errors(vec![field], errors),
        submit,
        other: None,
    }
}
