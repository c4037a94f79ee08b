//! The master key and its companions, and what makes a secret too weak to protect anybody.
//!
//! A weak secret stops the start in production. Elsewhere a weak master key is warned about and
//! left unused, under whichever name it came: a key generated into the data folder is better, and
//! the `SECRET_KEY=dev` of an old `.env` must not seal anything. A weak shared token secret is
//! used outside production, because the verifier on the other side has it too.

use vestibule_kernel::{ExposeSecret, SecretString};

use super::choices::Environment;
use super::database::Database;
use super::database_url::DatabaseUrl;
use super::keys::Key;
use super::reader::{Read, Reader};
use super::{table, values};

/// The shortest secret that is taken, in characters: 128 bits when written as hexadecimal digits.
const MIN_LENGTH: usize = 32;
/// Fewer different characters than this are no random text (hexadecimal digits have sixteen).
const MIN_DISTINCT: usize = 8;

/// Parts of the secrets that documentation, templates and the originals publish, without signs
/// and in lower case. Each is long enough never to turn up in a random text by chance.
const PUBLISHED: [&str; 14] = [
    "changeme",
    "changethis",
    "defaultsecret",
    "djangoinsecure",
    "flasksecret",
    "hardtoguess",
    "jwtsecret",
    "mysecret",
    "myprecious",
    "password",
    "replaceme",
    "secretkey",
    "supersecret",
    "yoursecret",
];

/// Secrets that everything else hangs on.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// The master key text; none means: generate one into the data folder.
    pub master: Option<SecretString>,
    /// Master keys of the past, newest first.
    pub previous: Vec<SecretString>,
    /// The secret shared with old token verifiers; none means EdDSA.
    pub jwt_shared: Option<SecretString>,
}

/// Why a secret is weak: the middle of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Weakness {
    #[error("is a published default that anybody can look up")]
    Published,
    #[error("is shorter than {MIN_LENGTH} characters")]
    Short,
    #[error("is a repetition that anybody can guess")]
    Monotonous,
}

pub(super) fn weakness(secret: &str) -> Option<Weakness> {
    let bare: String =
        secret.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    if PUBLISHED.iter().any(|part| bare.contains(part)) || matches!(bare.as_str(), "secret" | "dev") {
        Some(Weakness::Published)
    } else if secret.chars().count() < MIN_LENGTH {
        Some(Weakness::Short)
    } else if is_monotonous(secret) {
        Some(Weakness::Monotonous)
    } else {
        None
    }
}

/// Few different characters, one piece again and again, or mostly an alphabet in order.
fn is_monotonous(secret: &str) -> bool {
    let chars: Vec<char> = secret.chars().collect();
    let mut distinct = chars.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let repeats = |period: usize| chars.iter().zip(&chars[period..]).all(|(a, b)| a == b);
    let steps = chars.windows(2).filter(|pair| u32::from(pair[1]).wrapping_sub(pair[0].into()) == 1);
    distinct.len() < MIN_DISTINCT || (1..=chars.len() / 2).any(repeats) || steps.count() > chars.len() / 2
}

pub(super) fn read(r: &mut Reader, environment: Environment, database: Option<&Database>) -> Read<Secrets> {
    let master = master(r, environment, database);
    let previous = r.list(&table::PREVIOUS_SECRET_KEYS, values::secret);
    let jwt_shared = strong_in_production(r, &table::JWT_SHARED_SECRET, environment);
    Ok(Secrets { master: master?, previous: previous?, jwt_shared: jwt_shared? })
}

fn master(
    r: &mut Reader,
    environment: Environment,
    database: Option<&Database>,
) -> Read<Option<SecretString>> {
    let key = &table::SECRET_KEY;
    let on_a_server = database.is_some_and(|database| matches!(database.url, DatabaseUrl::Postgres(_)));
    match r.optional(key, values::secret)? {
        Some(secret) => match weakness(secret.expose_secret()) {
            None => Ok(Some(secret)),
            Some(weak) if environment == Environment::Production => Err(r.refuse(key, advice(weak))),
            Some(weak) => {
                r.warn(key, &format!("{weak}; a key generated in server.data_dir is used instead"));
                r.show_instead(key, "(too weak, generated instead)".to_owned());
                Ok(None)
            }
        },
        None if environment == Environment::Production && on_a_server => Err(r.refuse(
            key,
            "must be set in production on PostgreSQL, because every node needs the same; \
             `openssl rand -base64 48` makes one",
        )),
        None => {
            r.show_instead(key, "(generated in server.data_dir)".to_owned());
            Ok(None)
        }
    }
}

/// A secret that must be strong in production and is only warned about elsewhere.
pub(super) fn strong_in_production(
    r: &mut Reader,
    key: &'static Key,
    environment: Environment,
) -> Read<Option<SecretString>> {
    let secret = r.optional(key, values::secret)?;
    match secret.as_ref().and_then(|secret| weakness(secret.expose_secret())) {
        Some(weak) if environment == Environment::Production => Err(r.refuse(key, advice(weak))),
        Some(weak) => {
            r.warn(key, &format!("{weak}; production would refuse it"));
            Ok(secret)
        }
        None => Ok(secret),
    }
}

fn advice(weak: Weakness) -> String {
    format!("{weak}, which production refuses; `openssl rand -base64 48` makes a good one")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_defaults_are_recognised_however_they_are_decorated() {
        for text in [
            "dev",
            "secret",
            "changeme",
            "super-secret",
            "supersecretkey",
            "your_secret_key",
            "default_secret_key",
            "Your-Secret-Key-Here-change-it-in-production!",
            "django-insecure-8f3k2l9d0s7a6q5w4e3r2t1y0u9i8o7p",
        ] {
            assert_eq!(weakness(text), Some(Weakness::Published), "{text}");
        }
    }

    #[test]
    fn thirty_one_characters_are_too_few() {
        let good = "q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeR";
        assert_eq!(weakness(good), None);
        assert_eq!(weakness(&good[1..]), Some(Weakness::Short));
    }

    #[test]
    fn repetitions_and_alphabets_are_guessable() {
        for text in [
            "a".repeat(64),
            "0101010101010101010101010101010101010101".to_owned(),
            "0123456789abcdef0123456789abcdef".to_owned(),
            "abcdefghijklmnopqrstuvwxyz0123456789".to_owned(),
        ] {
            assert_eq!(weakness(&text), Some(Weakness::Monotonous), "{text}");
        }
    }

    #[test]
    fn random_hexadecimal_digits_pass() {
        assert_eq!(weakness("9f86d081884c7d659a2feaa0c55ad015"), None);
    }
}
