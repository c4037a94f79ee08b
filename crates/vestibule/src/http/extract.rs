//! Paths and queries whose refusals are told like all others.
//!
//! The framework's own extractors answer in plain text and in the words of their libraries.

use axum::extract::{FromRequestParts, RawPathParams};
use http::request::Parts;
use serde::de::DeserializeOwned;

use super::{Code, Problem};

/// Parameters of the path. What does not fit names nothing: 404.
#[derive(Debug, Clone)]
pub struct Path<T>(pub T);

impl<S, T> FromRequestParts<S> for Path<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let not_found = || Problem::new(Code::NotFound);
        let raw = RawPathParams::from_request_parts(parts, state).await.map_err(|_| not_found())?;
        // PostgreSQL stores no NUL in a text, so nothing is named by one.
        if raw.iter().any(|(_, value)| value.contains('\0')) {
            return Err(not_found());
        }
        let axum::extract::Path(value) =
            axum::extract::Path::from_request_parts(parts, state).await.map_err(|_| not_found())?;
        Ok(Self(value))
    }
}

/// Parameters of the query. What does not fit is 422.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        if query.contains("%00") {
            return Err(Problem::with_detail(
                Code::InvalidFields,
                "A text must not contain a NUL character.",
            ));
        }
        serde_urlencoded::from_str(query)
            .map(Self)
            .map_err(|_| Problem::with_detail(Code::InvalidFields, "A parameter of the query is not valid."))
    }
}
