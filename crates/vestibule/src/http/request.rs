//! Where a request came from and what it is called.

use std::convert::Infallible;
use std::fmt;
use std::net::IpAddr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::FromRequestParts;
use http::{HeaderMap, HeaderName, Request, header, request::Parts};
use vestibule_kernel::{Entropy as _, Origin, OsEntropy};

use super::cookies;

/// The name of a request in the log and in the answer's `X-Request-Id`: 16 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId(u64);

impl RequestId {
    /// A name that no other request of this process has, and hardly one of any other.
    ///
    /// It is no secret, so a counter, scattered by a mixing function from a random start, will do;
    /// it costs a few nanoseconds on the hot path.
    #[must_use]
    pub fn next() -> Self {
        static START: OnceLock<u64> = OnceLock::new();
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let start = *START.get_or_init(|| {
            let mut bytes = [0; 8];
            OsEntropy.fill(&mut bytes);
            u64::from_le_bytes(bytes)
        });
        // SplitMix64: a bijection, so that different counts stay different.
        let mut z =
            start.wrapping_add(COUNT.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self(z ^ (z >> 31))
    }

    /// The number whose digits it is, as databases keep it: the upper half is negative.
    #[must_use]
    pub const fn number(self) -> i64 {
        self.0.cast_signed()
    }

    /// The digits, without an allocation.
    #[must_use]
    pub fn digits(self) -> [u8; 16] {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [0; 16];
        for (i, digit) in digits.iter_mut().enumerate() {
            *digit = HEX[(self.0 >> (60 - 4 * i)) as usize & 0xf];
        }
        digits
    }
}

/// From how databases keep it.
impl From<i64> for RequestId {
    fn from(number: i64) -> Self {
        Self(number.cast_unsigned())
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What the entrance knows of every request.
#[derive(Debug, Clone, Copy)]
pub struct RequestInfo {
    /// Its name.
    pub id: RequestId,
    /// The client's address, trusted proxies taken off.
    pub address: Option<IpAddr>,
}

/// How many characters of a client's name are kept.
const MOST_OF_AN_AGENT: usize = 400;

/// Extracts where a request came from, for audit events and sessions.
#[derive(Debug, Clone)]
pub struct RequestOrigin(pub Origin);

impl<S: Sync> FromRequestParts<S> for RequestOrigin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let info = parts.extensions.get::<RequestInfo>();
        Ok(Self(Origin {
            address: info.and_then(|info| info.address),
            request_id: info.map(|info| info.id.to_string()),
            user_agent: user_agent(&parts.headers),
            device_marks: cookies::device_marks(&parts.headers).map(str::to_owned),
        }))
    }
}

/// With what the client says it asks. Programs send other bytes than ASCII too: what is no UTF-8 is
/// replaced, and what would break a line or a terminal is spelled out.
#[must_use]
pub fn user_agent(headers: &HeaderMap) -> Option<String> {
    let agent = String::from_utf8_lossy(headers.get(header::USER_AGENT)?.as_bytes());
    let mut shown = String::with_capacity(agent.len().min(MOST_OF_AN_AGENT));
    for c in agent.chars().take(MOST_OF_AN_AGENT) {
        if c.is_control() {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    Some(shown)
}

/// Whether somebody at this machine asks, under one of its own names.
///
/// The name keeps out foreign pages that let theirs point here (DNS rebinding). A request that a
/// proxy passes on comes from this machine too, but is somebody else's.
#[must_use]
pub fn is_local<B>(request: &Request<B>) -> bool {
    let address = request.extensions().get::<RequestInfo>().and_then(|info| info.address);
    let headers = request.headers();
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    address.is_some_and(|address| address.is_loopback())
        && ["localhost", "127.0.0.1", "[::1]"].contains(&name)
        && !headers.keys().any(is_added_by_proxies)
}

fn is_added_by_proxies(name: &HeaderName) -> bool {
    let name = name.as_str();
    ["forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip"].contains(&name)
        || name.starts_with("x-forwarded-")
        || name.starts_with("cf-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn request_ids_differ_and_print_the_same_either_way() {
        let (a, b) = (RequestId::next(), RequestId::next());
        assert_ne!(a, b);
        assert_eq!(a.to_string().as_bytes(), a.digits());
        assert_eq!(RequestId::from(a.number()), a);
        assert_eq!(RequestId::from(-1).to_string(), "ffffffffffffffff");
    }

    #[test]
    fn a_clients_name_is_kept_whatever_its_bytes_are() {
        let shown = |bytes: &[u8]| {
            let value = http::HeaderValue::from_bytes(bytes).unwrap();
            user_agent(&HeaderMap::from_iter([(header::USER_AGENT, value)])).unwrap()
        };
        assert_eq!(shown("Zoë's browser/1.0".as_bytes()), "Zoë's browser/1.0");
        assert_eq!(shown(b"Br\xf6wser/1.0"), "Br\u{fffd}wser/1.0");
        assert_eq!(shown("a\tb\u{85}c".as_bytes()), "a\\u{9}b\\u{85}c");
        assert_eq!(shown("é".repeat(1000).as_bytes()).chars().count(), 400);
    }
}
