//! Cookies, read and written by hand: a few of them, of known form.

use std::time::Duration;

use http::{HeaderMap, HeaderValue, header};

use crate::config::Config;

/// The name under which the CSRF token is set, and of the header that carries it back.
pub const CSRF: &str = "X-CSRFToken";

/// Which browser this is, for people who have signed in with it before.
const DEVICE: &str = "vestibule-device";
/// A sign-in that is not finished yet.
const ATTEMPT: &str = "vestibule-attempt";
/// The only paths that want to hear of an unfinished sign-in.
const ATTEMPT_PATH: &str = "/api/v1/sessions";

/// The value of a cookie; the first, when a client sends several of that name.
///
/// The replaced client sends `undefined` when it has none (CONTRACT.md 1.6); that is no value.
#[must_use]
pub fn value<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
        .filter(|value| !value.is_empty() && *value != "undefined")
}

/// The cookies of a new session, in the order the contract names: CSRF token, then session.
///
/// Values are base64url, which survives the replaced client's decoding and re-sending.
#[must_use]
pub fn of_session(config: &Config, token: &str, csrf_token: &str) -> [HeaderValue; 2] {
    let session = format!("{}={token}; {}", config.session.cookie_name, attributes(config));
    // Secure even on http, as its readers expect; browsers take localhost for trustworthy.
    let csrf = format!("{CSRF}={csrf_token}; Secure; HttpOnly; Path=/; SameSite=Strict");
    [sensitive(&csrf), sensitive(&session)]
}

/// Takes both cookies away again.
#[must_use]
pub fn expired(config: &Config) -> [HeaderValue; 2] {
    let session = format!("{}=; Max-Age=0; {}", config.session.cookie_name, attributes(config));
    let csrf = format!("{CSRF}=; Max-Age=0; Secure; HttpOnly; Path=/; SameSite=Strict");
    [sensitive(&csrf), sensitive(&session)]
}

/// Which people have signed in with this browser before, as the cookie says.
#[must_use]
pub fn device_marks(headers: &HeaderMap) -> Option<&str> {
    value(headers, "__Host-vestibule-device").or_else(|| value(headers, DEVICE))
}

/// Remembers who has signed in with this browser. 400 days are the longest that browsers keep a
/// cookie (RFC 6265bis §5.5).
#[must_use]
pub fn of_device(config: &Config, marks: &str) -> HeaderValue {
    let attributes = "HttpOnly; Path=/; SameSite=Lax; Max-Age=34560000";
    sensitive(&if is_https(config) {
        format!("__Host-{DEVICE}={marks}; Secure; {attributes}")
    } else {
        format!("{DEVICE}={marks}; {attributes}")
    })
}

/// The unfinished sign-in that a browser has begun.
#[must_use]
pub fn attempt(headers: &HeaderMap) -> Option<&str> {
    value(headers, "__Secure-vestibule-attempt").or_else(|| value(headers, ATTEMPT))
}

/// Hands an unfinished sign-in to the browser, for as long as it can be finished.
#[must_use]
pub fn of_attempt(config: &Config, token: &str, lifetime: Duration) -> HeaderValue {
    attempt_cookie(config, token, lifetime.as_secs())
}

/// Takes the unfinished sign-in away.
#[must_use]
pub fn attempt_over(config: &Config) -> HeaderValue {
    attempt_cookie(config, "", 0)
}

fn attempt_cookie(config: &Config, token: &str, max_age: u64) -> HeaderValue {
    let attributes = format!("HttpOnly; Path={ATTEMPT_PATH}; SameSite=Strict; Max-Age={max_age}");
    sensitive(&if is_https(config) {
        format!("__Secure-{ATTEMPT}={token}; Secure; {attributes}")
    } else {
        format!("{ATTEMPT}={token}; {attributes}")
    })
}

fn is_https(config: &Config) -> bool {
    config.server.public_url.scheme() == "https"
}

fn attributes(config: &Config) -> String {
    let mut attributes = String::from("HttpOnly; Path=/; SameSite=Lax");
    if is_https(config) {
        attributes.push_str("; Secure");
    }
    if let Some(domain) = &config.session.cookie_domain {
        attributes.push_str("; Domain=");
        attributes.push_str(domain);
    }
    attributes
}

/// Everything in it is ASCII of our own making.
fn sensitive(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}

/// A bearer token (RFC 6750 §2.1). The scheme is matched as written, as the replaced program did.
#[must_use]
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_and_undefined_is_none() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=1; session=abc;b=2"));
        assert_eq!(value(&headers, "session"), Some("abc"));
        assert_eq!(value(&headers, "sess"), None);
        headers.insert(header::COOKIE, HeaderValue::from_static("session=undefined; undefined=undefined"));
        assert_eq!(value(&headers, "session"), None);
    }

    #[test]
    fn only_the_scheme_as_the_replaced_program_wrote_it_is_a_bearer() {
        let mut headers = HeaderMap::new();
        for (text, token) in [("Bearer abc", Some("abc")), ("bearer abc", None), ("Basic abc", None)] {
            headers.insert(header::AUTHORIZATION, HeaderValue::from_static(text));
            assert_eq!(bearer(&headers), token);
        }
    }
}
