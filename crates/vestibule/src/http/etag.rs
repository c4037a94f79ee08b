//! Edits that say which state they are based on (RFC 9110 §13.1.1).
//!
//! Where two people may edit one thing, the later must not undo the earlier unseen: 428 without an
//! `If-Match`, 412 with the current state when it has changed.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderValue, header};
use vestibule_kernel::Basis;

/// The state of one thing: its kind, its id, and how often it has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ETag(String);

impl ETag {
    /// A strong tag.
    #[must_use]
    pub fn new(kind: &str, id: i64, version: i64) -> Self {
        Self(format!("\"{kind}-{id}-{version}\""))
    }
}

/// What an edit is based on: the header `If-Match`, if there is one.
///
/// That it is missing is for the service to refuse, after it has asked who is calling.
#[derive(Debug, Clone)]
pub struct IfMatch(Option<String>);

impl IfMatch {
    /// The versions of one thing that the header names.
    #[must_use]
    pub fn basis(&self, kind: &str, id: i64) -> Basis {
        let Some(value) = &self.0 else { return Basis::Unstated };
        if value.trim() == "*" {
            return Basis::Any;
        }
        let start = format!("\"{kind}-{id}-");
        let version = |tag: &str| tag.trim().strip_prefix(&start)?.strip_suffix('"')?.parse().ok();
        Basis::OneOf(value.split(',').filter_map(version).collect())
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let value = parts.headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
        Ok(Self(value.map(str::to_owned)))
    }
}

/// An answer with the tag of the state it shows.
#[derive(Debug, Clone)]
pub struct Tagged<T>(pub ETag, pub T);

impl<T: IntoResponse> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let mut response = self.1.into_response();
        if let Ok(value) = HeaderValue::from_str(&self.0.0) {
            response.headers_mut().insert(header::ETAG, value);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_of_another_thing_or_version_matches_nothing() {
        let ETag(tag) = ETag::new("role", 7, 3);
        assert_eq!(IfMatch(Some(tag.clone())).basis("role", 7), Basis::OneOf(vec![3]));
        assert_eq!(IfMatch(Some(format!("\"x\", {tag}"))).basis("role", 7), Basis::OneOf(vec![3]));
        assert_eq!(IfMatch(Some(tag.clone())).basis("role", 8), Basis::OneOf(vec![]));
        assert_eq!(IfMatch(Some(tag)).basis("permission", 7), Basis::OneOf(vec![]));
        assert_eq!(IfMatch(Some("*".to_owned())).basis("role", 7), Basis::Any);
        assert_eq!(IfMatch(None).basis("role", 7), Basis::Unstated);
    }
}
