//! Which languages a visitor reads.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::header::ACCEPT_LANGUAGE;
use http::request::Parts;

/// The tags of `Accept-Language` (RFC 9110 §12.5.4), what is liked best first; empty without one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Languages(pub Vec<String>);

impl Languages {
    fn parse(header: &str) -> Self {
        let mut weighed: Vec<_> = header.split(',').filter_map(weigh).collect();
        // What is equally liked stays in its order.
        weighed.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        Self(weighed.into_iter().map(|(tag, _)| tag.to_owned()).collect())
    }
}

/// A tag and how much it is liked; nothing for what is refused or says no weight.
fn weigh(item: &str) -> Option<(&str, f32)> {
    let (tag, weight) = item.split_once(';').unwrap_or((item, "q=1"));
    let weight: f32 = weight.trim().strip_prefix("q=")?.parse().ok()?;
    (weight > 0.0 && !tag.trim().is_empty()).then_some((tag.trim(), weight))
}

impl<S: Send + Sync> FromRequestParts<S> for Languages {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let header = parts.headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Ok(header.map(Self::parse).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_liked_best_comes_first() {
        let tags = |header: &str| Languages::parse(header).0.join(" ");
        assert_eq!(tags("de-DE,de;q=0.9,en;q=0.8"), "de-DE de en");
        assert_eq!(tags("en;q=0.5, fr , de;q=0.7"), "fr de en");
        assert_eq!(tags("da, nb"), "da nb");
        assert_eq!(tags("de;q=0, en;q=x, fr;q=nan, *;q=0.1"), "*");
        assert_eq!(tags(""), "");
    }
}
