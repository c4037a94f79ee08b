//! `/dev/mailbox`: letters of an installation that has no mail server yet.
//!
//! Only in development, only for this machine, and only under a name that is this machine's: a
//! foreign page that has its own name point here (DNS rebinding) must not read the links.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use http::StatusCode;
use serde_json::{Value, json};

use crate::env::Env;
use crate::http::{Code, Problem, is_local};
use crate::mail::{MailboxCarrier, MailboxEntry};

use super::view::page;

/// The mailbox as the pages share it.
pub type Mailbox = Arc<MailboxCarrier>;

/// The page and its JSON.
pub fn routes(mailbox: Mailbox) -> Router<Env> {
    Router::new()
        .route("/dev/mailbox", get(show))
        .route("/dev/mailbox.json", get(list))
        .layer(middleware::from_fn(only_here))
        .layer(Extension(mailbox))
}

async fn only_here(request: Request, next: Next) -> Response {
    if is_local(&request) { next.run(request).await } else { Problem::new(Code::NotFound).into_response() }
}

async fn list(Extension(mailbox): Extension<Mailbox>) -> Json<Value> {
    let letters: Vec<Value> = mailbox
        .letters()
        .iter()
        .map(|letter| {
            json!({
                "message_id": letter.message_id, "date": letter.date, "from": letter.from, "to": letter.to,
                "subject": letter.subject, "text": letter.text, "html": letter.html,
            })
        })
        .collect();
    Json(Value::Array(letters))
}

async fn show(State(env): State<Env>, Extension(mailbox): Extension<Mailbox>) -> Response {
    let letters = mailbox.letters().into_iter().map(ShownLetter::from).collect();
    page(StatusCode::OK, &MailboxPage { product: &env.config.mail.product_name, letters })
}

#[derive(Template)]
#[template(path = "pages/mailbox.html")]
struct MailboxPage<'a> {
    product: &'a str,
    letters: Vec<ShownLetter>,
}

struct ShownLetter {
    subject: String,
    to: String,
    date: String,
    parts: Vec<Part>,
}

/// A piece of a letter's text; links are clickable.
struct Part {
    text: String,
    is_link: bool,
}

impl From<MailboxEntry> for ShownLetter {
    fn from(letter: MailboxEntry) -> Self {
        let parts = letter
            .text
            .split_inclusive('\n')
            .map(|line| Part { text: line.to_owned(), is_link: line.starts_with("http") })
            .collect();
        Self { subject: letter.subject, to: letter.to, date: letter.date, parts }
    }
}
