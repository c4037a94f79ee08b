//! Parsers of single values: text in, type out, or what would have been allowed.

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use vestibule_kernel::SecretString;

/// What a key takes: the end of the sentence "... must be".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expected(pub(super) String);

pub(super) type Parsed<T> = Result<T, Expected>;

pub(super) fn expected<T>(allowed: &str) -> Parsed<T> {
    Err(Expected(allowed.to_owned()))
}

/// `on`, `true`, `yes`, `1` and their opposites, in any case: the originals write `True`.
pub(super) fn switch(text: &str) -> Parsed<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "on" | "true" | "yes" | "1" => Ok(true),
        "off" | "false" | "no" | "0" => Ok(false),
        _ => expected("on or off (or true or false)"),
    }
}

/// A whole number within `range`.
pub(super) fn whole<T: TryFrom<u64>>(range: RangeInclusive<u64>) -> impl Fn(&str) -> Parsed<T> {
    move |text| {
        let number = text.trim().parse::<u64>().ok().filter(|n| range.contains(n));
        number
            .and_then(|n| T::try_from(n).ok())
            .ok_or_else(|| Expected(format!("a whole number from {} to {}", range.start(), range.end())))
    }
}

/// A number with its unit, such as `500ms`, `20s`, `15m`, `1h` or `30d`, within `range`.
///
/// A bare number is refused: whoever writes `15` may mean seconds or minutes.
pub(super) fn duration(range: RangeInclusive<Duration>) -> impl Fn(&str) -> Parsed<Duration> {
    move |text| {
        parse_duration(text).filter(|d| range.contains(d)).ok_or_else(|| {
            Expected(format!(
                "a duration with its unit (ms, s, m, h or d) from {} to {}",
                show_duration(*range.start()),
                show_duration(*range.end()),
            ))
        })
    }
}

fn parse_duration(text: &str) -> Option<Duration> {
    let text = text.trim();
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
    let number: u64 = number.parse().ok()?;
    let millis_per_unit = match unit.trim() {
        "ms" => 1,
        "s" | "sec" => 1000,
        "m" | "min" => 60_000,
        "h" => 3_600_000,
        "d" | "days" => 86_400_000,
        _ => return None,
    };
    number.checked_mul(millis_per_unit).map(Duration::from_millis)
}

fn show_duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0 => format!("{}ms", duration.as_millis()),
        s if s.is_multiple_of(86_400) => format!("{}d", s / 86_400),
        s if s.is_multiple_of(3600) => format!("{}h", s / 3600),
        s if s.is_multiple_of(60) => format!("{}m", s / 60),
        s => format!("{s}s"),
    }
}

pub(super) const fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

pub(super) const fn minutes(n: u64) -> Duration {
    Duration::from_secs(n * 60)
}

pub(super) const fn hours(n: u64) -> Duration {
    minutes(n * 60)
}

pub(super) const fn days(n: u64) -> Duration {
    hours(n * 24)
}

/// One line of text: it ends up in letters, claims and headers, where a line break would forge.
pub(super) fn line(text: &str) -> Parsed<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 200 || text.chars().any(char::is_control) {
        return expected("one line of 1 to 200 characters");
    }
    Ok(text.to_owned())
}

/// A path as it is; relative ones start at the working directory.
pub(super) fn path(text: &str) -> Parsed<PathBuf> {
    Ok(PathBuf::from(text))
}

/// A secret exactly as written: blanks may belong to it.
pub(super) fn secret(text: &str) -> Parsed<SecretString> {
    Ok(SecretString::from(text))
}

/// The name of a cookie (RFC 6265 §4.1.1 `token`), and not the one of the CSRF cookie.
pub(super) fn cookie_name(text: &str) -> Parsed<String> {
    let is_token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    if text.is_empty() || !text.bytes().all(is_token) || text.eq_ignore_ascii_case("X-CSRFToken") {
        return expected("a cookie name: letters, digits, - and _, and not X-CSRFToken");
    }
    Ok(text.to_owned())
}

/// A filter as `tracing` reads it, such as `info` or `warn,vestibule=debug`.
pub(super) fn log_filter(text: &str) -> Parsed<String> {
    match tracing_subscriber::EnvFilter::builder().parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => expected("a tracing filter, such as info or warn,vestibule=debug"),
    }
}
