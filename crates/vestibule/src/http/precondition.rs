//! Which state a change is based on (RFC 9110 §13.1.1): entity tags hold a row's version.

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderValue, header};

use super::{Code, Problem};

/// What `If-Match` names; a request without it is refused with 428.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfMatch {
    /// `*`: whatever is there.
    Anything,
    /// The version in the entity tag.
    Version(i64),
    /// Something that no version of ours was ever called.
    Nothing,
}

impl IfMatch {
    fn parse(text: &str) -> Self {
        if text.trim() == "*" {
            return Self::Anything;
        }
        // Strong comparison only: a weak tag matches nothing.
        let version = text.trim().strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        version.and_then(|version| version.parse().ok()).map_or(Self::Nothing, Self::Version)
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let value = parts.headers.get(header::IF_MATCH).ok_or(Problem::new(Code::PreconditionRequired))?;
        Ok(value.to_str().map_or(Self::Nothing, Self::parse))
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

    #[test]
    fn only_a_strong_tag_of_ours_names_a_version() {
        assert_eq!(IfMatch::parse("\"7\""), IfMatch::Version(7));
        assert_eq!(IfMatch::parse("*"), IfMatch::Anything);
        for text in ["W/\"7\"", "7", "\"x\"", "\"6\", \"7\"", "\""] {
            assert_eq!(IfMatch::parse(text), IfMatch::Nothing, "{text}");
        }
    }
}
