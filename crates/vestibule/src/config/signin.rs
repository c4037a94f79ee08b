//! Everything about getting in and staying in: sessions, tokens, accounts, second factor,
//! throttling, the price of a hash.

use std::num::NonZeroUsize;
use std::time::Duration;

use url::Url;
use vestibule_crypto::Argon2Cost;

use super::addresses;
use super::choices::{
    AccountExistence, Environment, PasswordPolicy, Profile, RequireConfirmedAddress, SignupMode,
};
use super::reader::{Read, Reader};
use super::table;
use super::values::{cookie_name, days, duration, hours, line, minutes, seconds, switch, whole};

/// The `[tokens]` section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokens {
    /// The life of an access token.
    pub access_ttl: Duration,
    /// The life of a refresh token.
    pub refresh_ttl: Duration,
    /// The claim `iss`.
    pub issuer: String,
    /// The claim `aud`.
    pub audience: String,
    /// Whether somebody set `audience`: HS256 tokens carry no `aud` otherwise.
    pub audience_is_set: bool,
}

/// The `[session]` section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The name of the session cookie.
    pub cookie_name: String,
    /// The domain whose sub-domains share the session; none for this host only.
    pub cookie_domain: Option<String>,
    /// Ends a session after so long without a request.
    pub idle: Duration,
    /// Ends a session so long after sign-in.
    pub absolute: Duration,
    /// How long a proof of identity counts as recent.
    pub reauthenticate_after: Duration,
}

/// The `[accounts]` section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accounts {
    /// Which passwords may be set.
    pub password_policy: PasswordPolicy,
    /// Who may learn that an address has an account.
    pub account_existence: AccountExistence,
    /// What needs a confirmed address.
    pub require_confirmed_address: RequireConfirmedAddress,
    /// Whether strangers may sign up.
    pub signup: SignupMode,
    /// How long an account waits to be confirmed or used.
    pub keep_unconfirmed: Duration,
}

/// The `[totp]` section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totp {
    /// The name that authenticator apps show.
    pub issuer: String,
    /// How long into a step the previous code still counts; zero for not at all.
    pub grace: Duration,
}

/// The `[throttle]` section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttle {
    /// Off only in tests.
    pub enabled: bool,
    /// Guesses per account and window.
    pub account_attempts: u32,
    /// Guesses per client network and window.
    pub network_attempts: u32,
    /// Letters that strangers cause, per client network and window.
    pub network_letters: u32,
    /// How far back guesses count.
    pub window: Duration,
    /// The longest that anybody waits.
    pub max_delay: Duration,
}

/// The `[hashing]` section: Argon2id (RFC 9106) and its pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hashing {
    /// Memory of one hash in KiB.
    pub memory_kib: u32,
    /// Passes of one hash.
    pub iterations: u32,
    /// Lanes of one hash.
    pub lanes: u32,
    /// Hashes at once; none for half the cores.
    pub threads: Option<NonZeroUsize>,
    /// Hashes that wait at most.
    pub queue: usize,
}

pub(super) fn tokens(r: &mut Reader, public_url: Option<&Url>) -> Read<Tokens> {
    let access_ttl = r.get(&table::ACCESS_TTL, duration(minutes(1)..=hours(24)));
    let refresh_ttl = r.get(&table::REFRESH_TTL, duration(hours(1)..=days(366)));
    let default = public_url.map_or("vestibule", Url::as_str).trim_end_matches('/');
    let issuer = r.get_or(&table::ISSUER, default, line);
    let audience = r.get(&table::AUDIENCE, line);
    let audience_is_set = r.is_set(&table::AUDIENCE);
    Ok(Tokens {
        access_ttl: access_ttl?,
        refresh_ttl: refresh_ttl?,
        issuer: issuer?,
        audience: audience?,
        audience_is_set,
    })
}

pub(super) fn session(r: &mut Reader, profile: Profile, public_url: Option<&Url>) -> Read<Session> {
    let cookie_domain = cookie_domain(r, public_url);
    let default = match (profile, is_https(public_url), &cookie_domain) {
        (Profile::Original, ..) => "session",
        (Profile::Standard, false, _) => "vestibule",
        (Profile::Standard, true, Ok(Some(_))) => "__Secure-vestibule",
        (Profile::Standard, true, _) => "__Host-vestibule",
    };
    let name = r.get_or(&table::COOKIE_NAME, default, cookie_name);
    let name = name.and_then(|name| prefix_holds(r, name, public_url, &cookie_domain));
    let idle = r.get(&table::IDLE, duration(minutes(1)..=days(30)));
    let absolute = r.get(&table::ABSOLUTE, duration(minutes(1)..=days(366)));
    let reauthenticate_after = r.get(&table::REAUTHENTICATE_AFTER, duration(minutes(1)..=hours(24)));
    if let (Ok(idle), Ok(absolute)) = (idle, absolute)
        && idle > absolute
    {
        return Err(r.refuse(&table::IDLE, "must not be longer than session.absolute"));
    }
    Ok(Session {
        cookie_name: name?,
        cookie_domain: cookie_domain?,
        idle: idle?,
        absolute: absolute?,
        reauthenticate_after: reauthenticate_after?,
    })
}

/// A browser drops a cookie whose domain is not above the host that sets it.
fn cookie_domain(r: &mut Reader, public_url: Option<&Url>) -> Read<Option<String>> {
    let key = &table::COOKIE_DOMAIN;
    let domain = r.optional(key, addresses::domain)?;
    let (Some(domain), Some(host)) = (&domain, public_url.and_then(Url::host_str)) else { return Ok(domain) };
    if host == domain || host.strip_suffix(domain.as_str()).is_some_and(|rest| rest.ends_with('.')) {
        return Ok(Some(domain.clone()));
    }
    Err(r.refuse(
        key,
        format!("is {domain}, but server.public_url is on {host}: browsers would drop the cookie"),
    ))
}

/// Browsers drop a cookie that breaks the promise of its prefix (RFC 6265bis §4.1.3).
fn prefix_holds(
    r: &mut Reader,
    name: String,
    public_url: Option<&Url>,
    domain: &Read<Option<String>>,
) -> Read<String> {
    let key = &table::COOKIE_NAME;
    let lower = name.to_ascii_lowercase();
    let is_host = lower.starts_with("__host-");
    if (is_host || lower.starts_with("__secure-")) && !is_https(public_url) {
        return Err(r.refuse(key, format!("is {name}, which browsers take on https:// only")));
    }
    if is_host && matches!(domain, Ok(Some(_))) {
        return Err(
            r.refuse(key, format!("is {name}, which browsers refuse together with session.cookie_domain"))
        );
    }
    Ok(name)
}

fn is_https(url: Option<&Url>) -> bool {
    url.is_some_and(|url| url.scheme() == "https")
}

pub(super) fn accounts(r: &mut Reader) -> Read<Accounts> {
    let password_policy = r.get(&table::PASSWORD_POLICY, PasswordPolicy::parse);
    let account_existence = r.get(&table::ACCOUNT_EXISTENCE, AccountExistence::parse);
    let confirmed = r.get(&table::REQUIRE_CONFIRMED_ADDRESS, RequireConfirmedAddress::parse);
    let signup = r.get(&table::SIGNUP, SignupMode::parse);
    // A confirmation letter works for an hour, and a mail server may be away for some.
    let keep_unconfirmed = r.get(&table::KEEP_UNCONFIRMED, duration(days(1)..=days(366)));
    Ok(Accounts {
        password_policy: password_policy?,
        account_existence: account_existence?,
        require_confirmed_address: confirmed?,
        signup: signup?,
        keep_unconfirmed: keep_unconfirmed?,
    })
}

pub(super) fn totp(r: &mut Reader) -> Read<Totp> {
    let issuer = r.get(&table::TOTP_ISSUER, line);
    let grace_ms = r.get(&table::TOTP_GRACE, whole(0..=30_000));
    Ok(Totp { issuer: issuer?, grace: Duration::from_millis(grace_ms?) })
}

pub(super) fn throttle(r: &mut Reader, environment: Environment) -> Read<Throttle> {
    let mut enabled = r.get(&table::THROTTLE, switch);
    if matches!(enabled, Ok(false)) && environment == Environment::Production {
        enabled =
            Err(r.refuse(&table::THROTTLE, "is off, which production refuses: guesses must be limited"));
    }
    let account_attempts = r.get(&table::ACCOUNT_ATTEMPTS, whole(1..=100));
    let network_attempts = r.get(&table::NETWORK_ATTEMPTS, whole(1..=1_000_000));
    let network_letters = r.get(&table::NETWORK_LETTERS, whole(1..=1_000_000));
    let window = r.get(&table::WINDOW, duration(seconds(1)..=hours(24)));
    let max_delay = r.get(&table::MAX_DELAY, duration(seconds(1)..=minutes(15)));
    Ok(Throttle {
        enabled: enabled?,
        account_attempts: account_attempts?,
        network_attempts: network_attempts?,
        network_letters: network_letters?,
        window: window?,
        max_delay: max_delay?,
    })
}

/// Below the floor a stolen hash is cheap to guess; tests may go lower.
pub(super) fn hashing(r: &mut Reader, environment: Environment) -> Read<Hashing> {
    let least = if environment == Environment::Testing { Argon2Cost::for_tests() } else { Argon2Cost::FLOOR };
    let most = Argon2Cost::CEILING;
    let within = |least: u32, most: u32| whole(u64::from(least)..=u64::from(most));
    let memory_kib = r.get(&table::MEMORY, within(least.memory_kib(), most.memory_kib()));
    let iterations = r.get(&table::ITERATIONS, within(least.iterations(), most.iterations()));
    let lanes = r.get(&table::LANES, within(1, most.lanes()));
    let threads = r.get(&table::THREADS, whole(0..=256));
    let queue = r.get(&table::QUEUE, whole(1..=10_000));
    let (memory_kib, lanes): (u32, u32) = (memory_kib?, lanes?);
    if memory_kib < 8 * lanes {
        return Err(
            r.refuse(&table::LANES, "needs 8 KiB of hashing.memory_kib for each lane (RFC 9106 §3.1)")
        );
    }
    Ok(Hashing {
        memory_kib,
        iterations: iterations?,
        lanes,
        threads: NonZeroUsize::new(threads?),
        queue: queue?,
    })
}
