//! Parsers of everything that names a place: URLs, web origins, networks, hosts, mailboxes.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use url::{Host, Url};
use vestibule_kernel::EmailAddress;
use vestibule_outbound::smtp::Mailbox;

use super::values::{Parsed, expected};

/// A web origin as browsers send it: `scheme://host[:port]`, in lower case, without a default port.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WebOrigin(String);

impl WebOrigin {
    /// The origin of a URL.
    #[must_use]
    pub fn of(url: &Url) -> Self {
        Self(url.origin().ascii_serialization())
    }

    /// The text to compare an `Origin` header with, byte for byte.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

pub(super) fn socket(text: &str) -> Parsed<SocketAddr> {
    text.trim().parse().or_else(|_| expected("an address with a port, such as 127.0.0.1:8080 or [::1]:8080"))
}

/// `http` or `https` with a host and nothing that could carry a secret or confuse a join.
fn web(text: &str) -> Option<Url> {
    let url = Url::parse(text.trim()).ok()?;
    let plain = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    plain.then_some(url)
}

/// A web address at the root of its host.
pub(super) fn root_url(text: &str) -> Parsed<Url> {
    match web(text) {
        Some(url) if url.path() == "/" => Ok(url),
        _ => expected("http:// or https:// with a host and no path, such as https://id.example.org"),
    }
}

/// A web address, given a trailing slash so that `Url::join` appends to it.
pub(super) fn base_url(text: &str) -> Parsed<Url> {
    let Some(mut url) = web(text) else {
        return expected("an http:// or https:// address, such as https://app.example.org");
    };
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// An exact origin. A wildcard, `null` or a path is refused: with cookies each would let in more
/// than it seems to.
pub(super) fn origin(text: &str) -> Parsed<WebOrigin> {
    let text = text.trim();
    match web(text) {
        Some(url) if url.path() == "/" && !text.ends_with('/') && !text.contains('*') => {
            Ok(WebOrigin::of(&url))
        }
        _ => expected("origins scheme://host[:port] without a path or *, such as https://app.example.org"),
    }
}

/// An address or a network; not the whole Internet, whose headers nobody can trust.
pub(super) fn network(text: &str) -> Parsed<IpNet> {
    let text = text.trim();
    let net = text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
    match net {
        Some(net) if net.prefix_len() > 0 => Ok(net.trunc()),
        _ => expected("addresses or networks, such as 10.0.0.5 or 10.0.0.0/8, but not everybody"),
    }
}

/// A host name or address, without scheme or port.
pub(super) fn host(text: &str) -> Parsed<String> {
    match Host::parse(text.trim()) {
        Ok(host) => Ok(host.to_string()),
        Err(_) => expected("a host name without scheme or port, such as smtp.example.org"),
    }
}

/// A domain with at least two labels, in ASCII; browsers ignore cookies for anything shorter.
pub(super) fn domain(text: &str) -> Parsed<String> {
    match Host::parse(text.trim().trim_start_matches('.')) {
        Ok(Host::Domain(name)) if name.contains('.') => Ok(name),
        _ => expected("a domain, such as example.org"),
    }
}

/// `address` or `Name <address>`.
pub(super) fn mailbox(text: &str) -> Parsed<Mailbox> {
    let allowed = "an address or Name <address>, such as Vestibule <no-reply@example.org>";
    let (name, address) = match text.trim().strip_suffix('>').and_then(|rest| rest.split_once('<')) {
        Some((name, address)) => (name.trim().trim_matches('"'), address),
        None => ("", text.trim()),
    };
    let Ok(address) = EmailAddress::parse(address) else { return expected(allowed) };
    if name.chars().any(char::is_control) {
        return expected(allowed);
    }
    Ok(Mailbox { name: (!name.is_empty()).then(|| name.to_owned()), address })
}

/// Whether a URL leads to this machine only.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.to_canonical().is_loopback(),
        None => false,
    }
}
