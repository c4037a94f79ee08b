//! The small pages that letters and the set-up link open.
//!
//! A form that POSTs, no JavaScript: they work on any phone at once, and in builds without the
//! console. Opening one never spends its token.

mod confirm;
mod form;
mod invite;
mod mailbox;
mod setup;
mod style;
mod view;

use axum::Router;
use axum::routing::get;

use crate::env::Env;

pub use mailbox::{Mailbox, routes as mailbox_routes};

/// The pages of every installation.
pub fn routes() -> Router<Env> {
    Router::new()
        .route("/confirm/{token}", get(confirm::show).post(confirm::submit))
        .route("/invite/{token}", get(invite::show).post(invite::submit))
        .route("/setup/{token}", get(setup::show).post(setup::submit))
        .route("/app/", get(view::console_to_come))
        .route("/assets/pages.css", get(style::sheet))
}
