//! `/setup/<token>`: the page that makes the first administrator.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use vestibule_kernel::SecretString;

use crate::env::Env;
use crate::http::{Code, Languages, Path, Problem, RequestOrigin};
use crate::signup::{self, NewAdmin, SetUpError, Typed};
use crate::users::Locale;

use super::form::{Form, with_errors};
use super::view::{Field, FormPage, Link, Message, page, problem_page};

pub(super) async fn show(State(env): State<Env>, Path(token): Path<String>) -> Response {
    match signup::look_at_set_up(&env, &token).await {
        Ok(_) => page(StatusCode::OK, &form(&env, None, None)),
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
    let admin = match parse(&fields) {
        Ok(admin) => NewAdmin { locale: Locale::of_visitor(&languages), ..admin },
        Err(problem) => return page(problem.code.status(), &form(&env, Some(&fields), Some(&problem))),
    };
    match signup::set_up(&env, &token, admin, &origin).await {
        Ok(user) => {
            let text = format!("{} is the first administrator. You can sign in now.", user.username);
            let action = Some(Link { label: "Sign in", url: "/app/".to_owned() });
            let product = &env.config.mail.product_name;
            page(StatusCode::OK, &Message { product, title: "All set up", text: &text, action })
        }
        Err(SetUpError::Link(error)) => problem_page(&env.config, &error.into()),
        Err(SetUpError::Account(error)) => {
            let problem: Problem = error.into();
            page(problem.code.status(), &form(&env, Some(&fields), Some(&problem)))
        }
    }
}

fn parse(fields: &Form) -> Result<NewAdmin, Problem> {
    let typed = Typed {
        first_name: fields.text("first_name"),
        last_name: fields.text("last_name"),
        username: fields.text("username"),
        email: fields.text("email"),
    };
    typed.with_password(SecretString::from(fields.text("password"))).map_err(Problem::fields)
}

fn form<'a>(env: &'a Env, filled: Option<&Form>, problem: Option<&Problem>) -> FormPage<'a> {
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
        field("email", "E-mail address", "email", "email", true),
        field("password", "Password", "password", "new-password", true),
    ];
    let alert = match problem.map(|p| p.code) {
        Some(Code::InvalidFields) | None => None,
        Some(_) => problem.map(|problem| problem.text().to_owned()),
    };
    let errors = problem.map_or(&[][..], |problem| &problem.errors);
    FormPage {
        product: &env.config.mail.product_name,
        title: "Create the first administrator",
        text: "This account may do everything: manage people and roles, read logs, change settings."
            .to_owned(),
        alert,
        fields: with_errors(fields, errors),
        submit: "Create the account",
        other: None,
    }
}
