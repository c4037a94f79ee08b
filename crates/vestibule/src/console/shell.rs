//! The one page of the console: where its script begins, with a nonce for its styles.

use std::sync::LazyLock;

use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderValue, header};

use crate::env::Env;
use crate::http::{Code, Problem};

use super::assets;

/// What the build leaves to be filled in.
const NONCE: &str = "__NONCE__";
const PRODUCT: &str = "__PRODUCT__";
const SIGN_UP: &str = "__SIGN_UP__";
const BILLING: &str = "__BILLING__";

/// The shell as it was built; none when the console is not part of this build.
pub(super) fn page() -> Option<&'static str> {
    static PAGE: LazyLock<Option<String>> = LazyLock::new(|| assets::text("index.html"));
    PAGE.as_deref()
}

/// The shell with a fresh nonce, what the place is called, who may make an account and whether there is
/// anything to pay for.
pub(super) fn answer(env: &Env) -> Response {
    let Some(page) = page() else { return Problem::new(Code::NotFound).into_response() };
    let mut bytes = [0; 18];
    env.entropy.fill(&mut bytes);
    let nonce = STANDARD.encode(bytes);
    let Ok(policy) = HeaderValue::try_from(policy(&nonce)) else {
        return Problem::new(Code::Internal).into_response();
    };
    // The name last: whatever it holds is no place to be filled in.
    let html = page
        .replace(NONCE, &nonce)
        .replace(SIGN_UP, env.config.accounts.signup.as_str())
        .replace(BILLING, if env.stripe.is_some() { "on" } else { "off" })
        .replace(PRODUCT, &escaped(&env.config.mail.product_name));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, html).into_response()
}

/// Our own scripts only, styles that carry the nonce, and no way from text to markup.
fn policy(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types default"
    )
}

/// Text as it stands in HTML, in attributes too.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_products_name_cannot_break_out_of_an_attribute() {
        assert_eq!(escaped(r#"A&B "<x>""#), "A&amp;B &quot;&lt;x&gt;&quot;");
    }
}
