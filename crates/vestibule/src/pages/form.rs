//! Posted forms.

use axum::extract::{FromRef, FromRequest, Request};

use crate::env::Env;
use crate::http::body::{media_type, read};
use crate::http::{Code, FieldError, Problem};

use super::view::Field;

/// The fields of a posted form (application/x-www-form-urlencoded).
#[derive(Debug)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    /// A field's text; empty when it is missing.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

impl Form {
    /// Whether the form held the field at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
}

impl<S> FromRequest<S> for Form
where
    S: Send + Sync,
    Env: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if media_type(request.headers()).as_deref() != Some("application/x-www-form-urlencoded") {
            return Err(Problem::new(Code::UnsupportedMediaType));
        }
        let bytes = read(&Env::from_ref(state), request.into_body()).await?;
        let fields: Vec<(String, String)> =
            serde_urlencoded::from_bytes(&bytes).map_err(|_| Problem::new(Code::MalformedBody))?;
        if fields.iter().any(|(_, value)| value.contains('\0')) {
            return Err(Problem::new(Code::MalformedBody));
        }
        Ok(Self(fields))
    }
}

/// Puts errors next to the fields they are about.
pub(super) fn with_errors(mut fields: Vec<Field>, errors: &[FieldError]) -> Vec<Field> {
    for field in &mut fields {
        field.error = errors.iter().find(|error| error.field == field.name).map(|error| error.detail.clone());
    }
    fields
}
