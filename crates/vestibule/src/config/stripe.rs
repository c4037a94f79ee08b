//! The `[stripe]` section. Billing is optional: whatever is wrong here is a warning and leaves it
//! off, so that nobody is kept from signing in by a mistyped key.

use std::time::Duration;

use url::Url;
use vestibule_kernel::SecretString;

use super::addresses::{base_url, is_loopback};
use super::reader::{Read, Reader};
use super::table;
use super::values::{Parsed, days, duration, expected, seconds};

/// What talking to Stripe takes.
#[derive(Debug, Clone)]
pub struct Stripe {
    /// The publishable key.
    pub public_key: Option<String>,
    /// The secret or restricted key.
    pub private_key: SecretString,
    /// Proves that events come from Stripe; none means that they are refused.
    pub webhook_secret: Option<SecretString>,
    /// Where Stripe is; ends with `/`, so that `Url::join` appends.
    pub api_base: Url,
    /// How long a plan's permissions last while a payment fails.
    pub grace: Duration,
}

pub(super) fn read(r: &mut Reader) -> Option<Stripe> {
    r.feature(section).flatten()
}

fn section(r: &mut Reader) -> Read<Option<Stripe>> {
    let public_key = r.optional(&table::STRIPE_PUBLIC_KEY, |text| key(text, &["pk_"]));
    let private_key = r.optional(&table::STRIPE_PRIVATE_KEY, |text| key(text, &["sk_", "rk_"]));
    let webhook_secret = r.optional(&table::STRIPE_WEBHOOK_SECRET, |text| key(text, &["whsec_"]));
    let api_base = r.get(&table::STRIPE_API_BASE, api_base);
    let grace = r.get(&table::STRIPE_GRACE, duration(seconds(0)..=days(60)));
    let (public_key, webhook_secret, api_base, grace) = (public_key?, webhook_secret?, api_base?, grace?);
    let Some(private_key) = private_key? else {
        if public_key.is_some() {
            r.warn(&table::STRIPE_PUBLIC_KEY, "is set without stripe.private_key: billing stays off");
        }
        return Ok(None);
    };
    let private_key = SecretString::from(private_key);
    let webhook_secret = webhook_secret.map(SecretString::from);
    Ok(Some(Stripe { public_key, private_key, webhook_secret, api_base, grace }))
}

/// The prefix tells swapped keys apart: a publishable key as private one fails only at the first
/// sale, a private one as publishable is handed to every browser.
fn key(text: &str, prefixes: &[&str]) -> Parsed<String> {
    let text = text.trim();
    let is_key = prefixes.iter().any(|p| text.len() > p.len() && text.starts_with(p));
    if is_key && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-+/=".contains(&b)) {
        return Ok(text.to_owned());
    }
    expected(match prefixes {
        ["pk_"] => "a publishable key of Stripe, which begins with pk_",
        ["whsec_"] => "a signing secret of Stripe, which begins with whsec_",
        _ => "a secret key of Stripe, which begins with sk_ or rk_",
    })
}

/// The private key travels with every request, so only this machine may be spoken to in the clear.
pub(super) fn api_base(text: &str) -> Parsed<Url> {
    let url = base_url(text)?;
    if url.scheme() == "https" || is_loopback(&url) {
        return Ok(url);
    }
    expected("an https:// address, or one on this machine")
}
