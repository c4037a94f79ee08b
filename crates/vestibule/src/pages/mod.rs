//! The small pages that letters and the set-up link open.
//!
//! A form that POSTs, no JavaScript: they work on any phone at once, and in builds without the
//! console. Opening one never spends its token.

mod confirm;
mod email_change;
mod form;
mod invite;
mod mailbox;
mod new_password;
mod recovery;
mod register_email;
mod reset;
mod setup;
mod style;
mod view;

use axum::Router;
use axum::routing::get;

use crate::env::Env;

pub use mailbox::{Mailbox, routes as mailbox_routes};

/// What stands in the console's place when it is not part of the build.
pub fn in_place_of_console() -> Router<Env> {
    Router::new().route("/app/", get(view::console_left_out))
}

/// The pages of every installation.
pub fn routes() -> Router<Env> {
    Router::new()
        .route("/confirm/{token}", get(confirm::show).post(confirm::submit))
        .route("/invite/{token}", get(invite::show).post(invite::submit))
        .route("/reset/{token}", get(reset::show).post(reset::submit))
        .route("/email-change/confirm/{token}", get(email_change::show_confirm).post(email_change::confirm))
        .route("/email-change/cancel/{token}", get(email_change::show_cancel).post(email_change::cancel))
        .route("/new-password/{attempt}", get(new_password::show).post(new_password::submit))
        .route("/recovery/{token}", get(recovery::show).post(recovery::submit))
        .route("/register_email/{token}", get(register_email::show).post(register_email::submit))
        .route("/setup/{token}", get(setup::show).post(setup::submit))
        .route("/assets/pages.css", get(style::sheet))
}
