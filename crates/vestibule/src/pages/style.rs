//! The pages' style sheet: the console's colours, light and dark.

use axum::response::{IntoResponse, Response};
use http::header;

/// The style sheet.
pub(super) async fn sheet() -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=3600")];
    (headers, include_str!("../../templates/pages/pages.css")).into_response()
}
