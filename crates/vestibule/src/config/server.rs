//! Where the server listens, what it is called from outside, and how patient it is.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use url::Url;
use vestibule_kernel::SecretString;

use super::addresses::{WebOrigin, base_url, is_loopback, network, origin, root_url, socket};
use super::choices::Environment;
use super::effective::Origin;
use super::reader::{Read, Reader};
use super::values::{duration, minutes, path, seconds, switch, whole};
use super::{secrets, table};

/// The `[server]` section.
#[derive(Debug, Clone)]
pub struct Server {
    /// Where to listen; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// Where the SQLite database and generated keys live.
    pub data_dir: PathBuf,
    /// What every link begins with; its path is `/`.
    pub public_url: Url,
    /// Where the original web client lives; ends with `/`, so that `Url::join` appends.
    pub client_url: Option<Url>,
    /// Web origins that may call with cookies, besides the public URL's own.
    pub cors_origins: Vec<WebOrigin>,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether requests are recorded.
    pub request_log: bool,
    /// The longest body that is read, in bytes.
    pub body_limit_bytes: usize,
    /// How patient the server is.
    pub timeouts: Timeouts,
    /// How long running requests may go on after SIGTERM.
    pub shutdown_grace: Duration,
    /// The bearer token that opens `/metrics` to other machines.
    pub metrics_token: Option<SecretString>,
}

/// How long a client may keep the server waiting. The server itself has no such limit: whatever an
/// answer waits for (a statement, a hash, Stripe) has one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// Until the request head is complete.
    pub header: Duration,
    /// Until the body is complete.
    pub body: Duration,
    /// Between two requests of a connection.
    pub idle: Duration,
}

pub(super) fn read(r: &mut Reader, environment: Read<Environment>) -> Read<Server> {
    let listen = listen(r, environment);
    let data_dir = r.get(&table::DATA_DIR, path);
    let public_url = public_url(r, listen, environment);
    let client_url = r.optional(&table::CLIENT_URL, base_url);
    let cors_origins = cors_origins(r, environment);
    let trusted_proxies = r.list(&table::TRUSTED_PROXIES, network);
    let request_log = r.get(&table::REQUEST_LOG, switch);
    let body_limit_bytes = r.get(&table::BODY_LIMIT, whole(1024..=16 * 1024 * 1024));
    let timeouts = timeouts(r);
    let shutdown_grace = r.get(&table::SHUTDOWN_GRACE, duration(seconds(0)..=minutes(5)));
    let metrics_token =
        secrets::strong_in_production(r, &table::METRICS_TOKEN, environment.unwrap_or(Environment::Testing));
    Ok(Server {
        listen: listen?,
        data_dir: data_dir?,
        public_url: public_url?,
        client_url: client_url?,
        cors_origins: cors_origins?,
        trusted_proxies: trusted_proxies?,
        request_log: request_log?,
        body_limit_bytes: body_limit_bytes?,
        timeouts: timeouts?,
        shutdown_grace: shutdown_grace?,
        metrics_token: metrics_token?,
    })
}

fn timeouts(r: &mut Reader) -> Read<Timeouts> {
    let range = || duration(seconds(1)..=minutes(10));
    let header = r.get(&table::HEADER_TIMEOUT, range());
    let body = r.get(&table::BODY_TIMEOUT, range());
    let idle = r.get(&table::IDLE_TIMEOUT, range());
    Ok(Timeouts { header: header?, body: body?, idle: idle? })
}

/// Development shows letters and explains errors, and testing allows cheap hashes: neither is
/// for strangers.
fn listen(r: &mut Reader, environment: Read<Environment>) -> Read<SocketAddr> {
    let forced = r.get(&table::FORCE_DEVELOPMENT, switch);
    let listen = r.get(&table::LISTEN, socket)?;
    if listen.ip().to_canonical().is_loopback() || forced? {
        return Ok(listen);
    }
    match environment? {
        Environment::Production => Ok(listen),
        relaxed => Err(r.refuse(
            &table::LISTEN,
            format!(
                "is {listen}, which other machines can reach, and the environment is {}; set \
                 VESTIBULE_ENV=production, or force_development = true if only you can reach it",
                relaxed.as_str()
            ),
        )),
    }
}

fn public_url(r: &mut Reader, listen: Read<SocketAddr>, environment: Read<Environment>) -> Read<Url> {
    let key = &table::PUBLIC_URL;
    let default = listen.map_or_else(|_| "http://localhost/".to_owned(), reachable);
    let url = r.get_or(key, &default, root_url);
    let may_be_plain = r.get(&table::ALLOW_PLAIN_HTTP, switch)?;
    let url = url?;
    if matches!(environment, Ok(Environment::Production)) && url.scheme() == "http" {
        let text = "is no https:// address: passwords and cookies cross the network readable";
        if !is_loopback(&url) && may_be_plain {
            r.warn(key, text);
        } else if !is_loopback(&url) {
            let advice = "put a proxy with TLS in front and give its address, or set \
                          server.allow_plain_http = true if nobody else is on this network";
            return Err(r.refuse(key, format!("{text}; {advice}")));
        } else if listen.is_ok_and(|listen| !listen.ip().is_loopback()) {
            r.warn(key, &format!("is {url}: links in letters will open on this machine only"));
        }
    }
    Ok(url)
}

/// The address of a listener as a browser on this machine would type it.
fn reachable(listen: SocketAddr) -> String {
    if listen.ip().is_unspecified() {
        return format!("http://localhost:{}", listen.port());
    }
    format!("http://{listen}")
}

/// The original's defaults are development machines. They stay under `original`, because its
/// client needs them, but a public server should name its own.
fn cors_origins(r: &mut Reader, environment: Read<Environment>) -> Read<Vec<WebOrigin>> {
    let key = &table::CORS_ORIGINS;
    let origins = r.list(key, origin)?;
    if r.origin(key) == Origin::Profile && matches!(environment, Ok(Environment::Production)) {
        r.warn(key, "still lets in the original's development machines; name your client's origin");
    }
    Ok(origins)
}
