//! Pages as templates, and what every page has in common.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};

use crate::config::Config;
use crate::env::Env;
use crate::http::{Code, Problem};

/// Nothing is loaded but our own style sheet; forms go nowhere but back.
const CSP: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);

/// Where a page leads.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) label: &'static str,
    pub(super) url: String,
}

/// A page that only says something.
#[derive(Template)]
#[template(path = "pages/message.html")]
pub(super) struct Message<'a> {
    pub(super) product: &'a str,
    pub(super) title: &'a str,
    pub(super) text: &'a str,
    pub(super) action: Option<Link>,
}

/// A page with a form.
#[derive(Template)]
#[template(path = "pages/form.html")]
pub(super) struct FormPage<'a> {
    pub(super) product: &'a str,
    pub(super) title: &'a str,
    pub(super) text: String,
    pub(super) alert: Option<String>,
    pub(super) fields: Vec<Field>,
    pub(super) submit: &'static str,
    pub(super) other: Option<Link>,
}

/// One input.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: &'static str,
    pub(super) autocomplete: &'static str,
    pub(super) value: String,
    pub(super) required: bool,
    pub(super) error: Option<String>,
}

/// Answers with a page.
pub(super) fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => {
            let headers = [
                (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
                (header::CONTENT_SECURITY_POLICY, CSP),
            ];
            (status, headers, html).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            Problem::new(Code::Internal).into_response()
        }
    }
}

/// A problem as a page.
pub(super) fn problem_page(config: &Config, problem: &Problem) -> Response {
    let title = match problem.code {
        Code::LinkExpired => "This link has expired",
        Code::LinkSpent => "This link has been used",
        Code::LinkInvalid => "This link does not work",
        _ => "That did not work",
    };
    let action = Some(Link { label: "Go to sign-in", url: "/app/".to_owned() });
    let product = &config.mail.product_name;
    let mut response = page(problem.code.status(), &Message { product, title, text: problem.text(), action });
    if let Some(seconds) = problem.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

/// What stands where the console would be.
pub(super) async fn console_left_out(State(env): State<Env>) -> Response {
    let text = "This server is running. Its console is not part of this build; \
                the interface for programs is described at /api/v1/openapi.json.";
    let product = &env.config.mail.product_name;
    page(StatusCode::OK, &Message { product, title: "Vestibule is running", text, action: None })
}
