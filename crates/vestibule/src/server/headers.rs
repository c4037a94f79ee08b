//! The headers of every answer, set in one place and in one pass.

use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::http::RequestId;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// For answers that are not pages: nothing may be loaded, nobody may frame them.
const CSP: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
const OPENER: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const SAME_ORIGIN: HeaderValue = HeaderValue::from_static("same-origin");
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000; includeSubDomains");
const VARY: HeaderValue = HeaderValue::from_static("Origin, Cookie");

/// Whether the public URL is https.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Transport {
    Http,
    Https,
}

/// Completes an answer's headers; what a handler has set stays.
pub(super) fn complete(headers: &mut HeaderMap, id: RequestId, transport: Transport) {
    // Sixteen hexadecimal digits are always a header value.
    if let Ok(id) = HeaderValue::from_bytes(&id.digits()) {
        headers.insert(REQUEST_ID, id);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(OPENER, SAME_ORIGIN);
    headers.insert(RESOURCE, SAME_ORIGIN);
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(CSP);
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.entry(header::VARY).or_insert(VARY);
    if transport == Transport::Https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HSTS);
    }
}
