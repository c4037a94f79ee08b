//! Cookies, read and written by hand: two of them, of known form.

use http::{HeaderMap, HeaderValue, header};

use crate::config::Config;

/// The name under which the CSRF token is set, and of the header that carries it back.
pub const CSRF: &str = "X-CSRFToken";

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

fn attributes(config: &Config) -> String {
    let mut attributes = String::from("HttpOnly; Path=/; SameSite=Lax");
    if config.server.public_url.scheme() == "https" {
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
