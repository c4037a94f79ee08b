//! Edits that say which state they are based on (RFC 9110 §13.1.1).
//!
//! Where two people may edit one thing, the later must not undo the earlier unseen: 428 without an
//! `If-Match`, 412 with the current state when it has changed. An entity tag is the quoted version
//! of the row at that address.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderValue, header};
use vestibule_kernel::Basis;

/// What an edit is based on: the header `If-Match`, if there is one.
///
/// That it is missing is for the service to refuse, after it has asked who is calling.
#[derive(Debug, Clone)]
pub struct IfMatch(Option<String>);

impl IfMatch {
    /// The versions that the header names. Tags are compared strongly: a weak one matches nothing.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let Some(value) = &self.0 else { return Basis::Unstated };
        if value.trim() == "*" {
            return Basis::Any;
        }
        let version = |tag: &str| tag.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok();
        Basis::OneOf(value.split(',').filter_map(version).collect())
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let value = parts.headers.get(header::IF_MATCH);
        // What is no text names no version of ours, but it was said.
        Ok(Self(value.map(|value| value.to_str().unwrap_or_default().to_owned())))
    }
}

/// An answer that carries the entity tag of what it shows.
#[derive(Debug)]
pub struct Tagged<T> {
    /// The version of the row.
    pub version: i64,
    /// The answer.
    pub answer: T,
}

impl<T: IntoResponse> IntoResponse for Tagged<T> {
    fn into_response(self) -> Response {
        let mut response = self.answer.into_response();
        if let Ok(tag) = HeaderValue::try_from(format!("\"{}\"", self.version)) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basis(sent: &str) -> Basis {
        IfMatch(Some(sent.to_owned())).basis()
    }

    #[test]
    fn only_a_strong_tag_of_ours_names_a_version() {
        assert_eq!(basis("\"7\""), Basis::OneOf(vec![7]));
        assert_eq!(basis("\"6\", \"7\""), Basis::OneOf(vec![6, 7]));
        assert_eq!(basis("*"), Basis::Any);
        for text in ["W/\"7\"", "7", "\"x\"", "\"", ""] {
            assert_eq!(basis(text), Basis::OneOf(vec![]), "{text}");
        }
        assert_eq!(IfMatch(None).basis(), Basis::Unstated);
    }
}
