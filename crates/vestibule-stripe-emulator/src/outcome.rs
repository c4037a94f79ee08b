//! What becomes of a request.

use serde_json::{Value, json};

/// A status and a body.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

impl Outcome {
    pub(crate) const fn ok(body: Value) -> Self {
        Self { status: 200, body }
    }

    pub(crate) fn refused(status: u16, kind: &str, code: &str, message: &str) -> Self {
        let body = json!({ "error": { "type": kind, "code": code, "message": message } });
        Self { status, body }
    }

    pub(crate) fn missing(kind: &str, id: &str) -> Self {
        let message = format!("No such {kind}: '{id}'");
        Self::refused(404, "invalid_request_error", "resource_missing", &message)
    }

    pub(crate) fn invalid(message: &str) -> Self {
        Self::refused(400, "invalid_request_error", "parameter_invalid", message)
    }

    pub(crate) fn lacking(parameter: &str) -> Self {
        let message = format!("Missing required param: {parameter}.");
        Self::refused(400, "invalid_request_error", "parameter_missing", &message)
    }
}

/// An object, or why there is none.
pub(crate) type Done = Result<Value, Outcome>;
