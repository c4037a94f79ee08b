//! Request bodies as the replaced clients send them: loosely.
//!
//! Ids come as numbers or as texts, optional fields are absent, null or empty, and nothing about
//! the body is certain before it has been looked at.

use axum::extract::{FromRef, FromRequest, Request};
use serde_json::{Map, Value};

use crate::env::Env;
use crate::http::body::{read, refuse_nul, says_json};
use crate::http::{Code, Problem};

/// The fields of a JSON object.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(Map<String, Value>);

impl Fields {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        let value: Value = serde_json::from_slice(bytes).map_err(|_| Problem::new(Code::MalformedBody))?;
        refuse_nul(&value)?;
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Err(Problem::new(Code::MalformedBody)),
        }
    }

    /// A text; absent, null and other types are none.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str()
    }

    /// A text that says something.
    pub(super) fn filled(&self, name: &str) -> Option<&str> {
        self.text(name).filter(|text| !text.trim().is_empty())
    }

    /// Whether the client sent the field at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

impl<S> FromRequest<S> for Fields
where
    S: Send + Sync,
    Env: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !says_json(request.headers()) {
            return Err(Problem::new(Code::UnsupportedMediaType));
        }
        Self::parse(&read(&Env::from_ref(state), request.into_body()).await?)
    }
}
