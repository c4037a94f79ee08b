//! Which other sites' scripts may call, and which pages may send what without a session.
//!
//! Origins are compared whole, as texts: everything that looks almost the same is somebody else.

use axum::body::Body;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};

use crate::config::Config;

/// The origins that are ours.
#[derive(Debug)]
pub(super) struct Origins {
    /// Other sites whose scripts may call with cookies.
    allowed: Vec<HeaderValue>,
    /// Our own.
    own: HeaderValue,
}

const ALLOW_METHODS: HeaderValue = HeaderValue::from_static("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
/// Request headers a script may set, beside those it always may.
const ALLOW_HEADERS: &[&str] =
    &["content-type", "x-csrftoken", "authorization", "if-match", "idempotency-key"];
/// Answer headers a script may read, beside those it always may.
const EXPOSE_HEADERS: HeaderValue =
    HeaderValue::from_static("etag, idempotency-replayed, retry-after, x-request-id");
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

impl Origins {
    pub(super) fn of(config: &Config) -> Self {
        let text = |origin: &str| HeaderValue::from_str(origin).unwrap_or(HeaderValue::from_static("null"));
        Self {
            allowed: config.server.cors_origins.iter().map(|origin| text(origin.as_str())).collect(),
            own: text(&config.server.public_url.origin().ascii_serialization()),
        }
    }

    /// The answer to a preflight, which needs neither a session nor a token.
    pub(super) fn preflight(&self, headers: &HeaderMap) -> Option<Response> {
        headers.get(header::ORIGIN)?;
        headers.get(header::ACCESS_CONTROL_REQUEST_METHOD)?;
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        if self.allowed_origin(headers).is_some() {
            let answer = response.headers_mut();
            answer.insert(header::ACCESS_CONTROL_ALLOW_METHODS, ALLOW_METHODS);
            answer.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
            if let Some(names) = allowed_headers(headers) {
                answer.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, names);
            }
        }
        Some(response)
    }

    /// Lets the script of an allowed origin read the answer. One that is the same for every origin, as
    /// its `Vary` says, is for our own pages alone.
    pub(super) fn let_read(&self, origin: Option<&HeaderValue>, answer: &mut HeaderMap) {
        let Some(origin) = origin.filter(|origin| self.allowed.contains(origin)) else { return };
        if !answer.get(header::VARY).is_some_and(|vary| vary.as_bytes().starts_with(b"Origin")) {
            return;
        }
        answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        answer.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        answer.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSE_HEADERS);
    }

    fn allowed_origin<'h>(&self, headers: &'h HeaderMap) -> Option<&'h HeaderValue> {
        headers.get(header::ORIGIN).filter(|origin| self.allowed.contains(origin))
    }

    /// Whether an unsafe request that no session vouches for may come in: from our own pages, from
    /// an allowed origin, or from a program, which sends neither header.
    pub(super) fn may_write(&self, headers: &HeaderMap) -> bool {
        let site = headers.get(SEC_FETCH_SITE).map(HeaderValue::as_bytes);
        match (site, headers.get(header::ORIGIN)) {
            (Some(b"same-origin" | b"none"), _) | (None, None) => true,
            (_, Some(origin)) => *origin == self.own || self.allowed.contains(origin),
            (Some(_), None) => false,
        }
    }

    /// Whether a GET that changes something (`/logout`) may come in: not as a picture or a link on
    /// somebody else's page.
    pub(super) fn may_end_session(&self, headers: &HeaderMap) -> bool {
        match headers.get(SEC_FETCH_SITE).map(HeaderValue::as_bytes) {
            Some(b"cross-site") => false,
            Some(b"same-site") => {
                let is_cors = headers.get(SEC_FETCH_MODE).is_some_and(|mode| mode == "cors");
                is_cors && self.allowed_origin(headers).is_some()
            }
            _ => true,
        }
    }
}

/// Those of the asked-for headers that may be sent.
fn allowed_headers(headers: &HeaderMap) -> Option<HeaderValue> {
    let asked = headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS)?.to_str().ok()?;
    let allowed: Vec<String> = asked
        .split(',')
        .map(|name| name.trim().to_ascii_lowercase())
        .filter(|name| ALLOW_HEADERS.contains(&name.as_str()))
        .collect();
    HeaderValue::from_str(&allowed.join(", ")).ok()
}
