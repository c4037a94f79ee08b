//! `/invite/<token>`: the page an invitation opens.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::{Code, Languages, Path, Problem, RequestOrigin};
use crate::signup::invitations::{self, AcceptError, Acceptance, Invitation, http::parse};
use crate::users::Locale;

use super::form::{Form, with_errors};
use super::view::{Field, FormPage, Link, Message, page, problem_page};

pub(super) async fn show(State(env): State<Env>, Path(token): Path<String>) -> Response {
    match invitations::look_at(&env, &token).await {
        Ok(invitation) => page(StatusCode::OK, &form(&env, &invitation, None, None)),
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

pub(super) async fn submit(
    State(env): State<Env>,
    Path(token): Path<String>,
    RequestOrigin(origin): RequestOrigin,
    languages: Languages,
    fields: Form,
) -> Response {
    let problem = match accept(&env, &token, &fields, &languages, &origin).await {
        Ok(username) => return done(&env, &username),
        Err(problem) => problem,
    };
    match invitations::look_at(&env, &token).await {
        Ok(invitation) => {
            page(problem.code.status(), &form(&env, &invitation, Some(&fields), Some(&problem)))
        }
        Err(error) => problem_page(&env.config, &error.into()),
    }
}

async fn accept(
    env: &Env,
    token: &str,
    fields: &Form,
    languages: &Languages,
    origin: &vestibule_kernel::Origin,
) -> Result<String, Problem> {
    let password = SecretString::from(fields.text("password"));
    let chosen =
        parse(fields.text("first_name"), fields.text("last_name"), fields.text("username"), password)?;
    let chosen = Acceptance { locale: Locale::of_visitor(languages), ..chosen };
    let made: Result<_, AcceptError> = invitations::accept(env, token, chosen, origin).await;
    Ok(made?.username)
}

fn done(env: &Env, username: &str) -> Response {
    let text = format!("Welcome, {username}. You can sign in now.");
    let action = Some(Link { label: "Sign in", url: "/app/".to_owned() });
    let product = &env.config.mail.product_name;
    page(StatusCode::OK, &Message { product, title: "Your account is ready", text: &text, action })
}

fn form<'a>(
    env: &'a Env,
    invitation: &Invitation,
    filled: Option<&Form>,
    problem: Option<&Problem>,
) -> FormPage<'a> {
    let value = |name| filled.map(|form| form.text(name).to_owned()).unwrap_or_default();
    let field = |name, label, kind, autocomplete, required| Field {
        name,
        label,
        kind,
        autocomplete,
        value: if kind == "password" { String::new() } else { value(name) },
        required,
        error: None,
    };
    let fields = vec![
        field("first_name", "First name", "text", "given-name", false),
        field("last_name", "Last name", "text", "family-name", false),
        field("username", "Username", "text", "username", true),
        field("password", "Password", "password", "new-password", true),
    ];
    let alert = match problem.map(|p| p.code) {
        Some(Code::InvalidFields) | None => None,
        Some(_) => problem.map(|problem| problem.text().to_owned()),
    };
    let errors = problem.map_or(&[][..], |problem| &problem.errors);
    FormPage {
        product: &env.config.mail.product_name,
        title: "Accept the invitation",
        text: format!("Choose how {} signs in here.", invitation.email),
        alert,
        fields: with_errors(fields, errors),
        submit: "Create the account",
        other: None,
    }
}
