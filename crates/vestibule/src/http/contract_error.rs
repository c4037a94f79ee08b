//! Refusals of the contract's routes, whose texts and statuses clients know by heart.

use std::borrow::Cow;

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};

use super::Problem;
use super::problem::{contract_json, token_server_json};

/// A refusal in the contract's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContractError {
    /// A status and a text that the contract names.
    Told(StatusCode, Cow<'static, str>),
    /// The same on the replaced token server's routes, whose readers look for `msg`.
    TokenServer(StatusCode, Cow<'static, str>),
    /// Anything else, told like everywhere.
    Other(Problem),
}

impl ContractError {
    /// A refusal with the contract's own text.
    pub fn told(status: StatusCode, text: impl Into<Cow<'static, str>>) -> Self {
        Self::Told(status, text.into())
    }
}

impl<E: Into<Problem>> From<E> for ContractError {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

impl IntoResponse for ContractError {
    fn into_response(self) -> Response {
        match self {
            Self::Told(status, text) => json(status, contract_json(&text)),
            Self::TokenServer(status, text) => json(status, token_server_json(&text)),
            Self::Other(problem) => problem.into_response(),
        }
    }
}

fn json(status: StatusCode, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
