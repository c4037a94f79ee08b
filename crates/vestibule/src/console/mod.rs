//! Serves the web console from inside the binary, under `/app/`.
//!
//! Every address below it that names no file is the shell: the console's own router knows what is
//! meant. Files are compressed when the binary is built and never while a request waits.

mod assets;
mod shell;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use http::HeaderMap;

use crate::env::Env;
use crate::http::{Code, Path, Problem};

/// Whether the console is part of this build (`VESTIBULE_UI`).
#[must_use]
pub fn is_built_in() -> bool {
    shell::page().is_some()
}

/// The shell and its files.
pub fn routes() -> Router<Env> {
    Router::new()
        .route("/app", get(async || Redirect::to("/app/")))
        .route("/app/", get(start))
        .route("/app/{*path}", get(serve))
}

async fn start(State(env): State<Env>) -> Response {
    shell::answer(&env)
}

async fn serve(State(env): State<Env>, Path(path): Path<String>, headers: HeaderMap) -> Response {
    match assets::find(&path, &headers) {
        Some(asset) => asset.answer(&headers),
        None if names_a_file(&path) => Problem::new(Code::NotFound).into_response(),
        None => shell::answer(&env),
    }
}

/// A script that is gone after an update must be missed, not answered with a page.
fn names_a_file(path: &str) -> bool {
    path.starts_with("assets/") || (!path.contains('/') && path.contains('.'))
}
