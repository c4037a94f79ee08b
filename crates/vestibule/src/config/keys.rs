//! What one setting is: its path in `vestibule.toml`, its names in the environment, its default.
//!
//! The table in `table.rs` is made of these, and everything else follows from it: which names are
//! unknown, what a wrong value is compared with, what `check-config` prints, what the example file
//! must hold.

use std::iter::once;

pub use super::table::KEYS;

/// One setting.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The dotted path in `vestibule.toml`, such as `mail.port`.
    pub path: &'static str,
    /// Further names in the environment, best first: short names, then those of the originals.
    pub aliases: &'static [&'static str],
    /// What holds when nobody sets it.
    pub default: Fallback,
    /// The unit or form of a value, such as `duration` or `KiB`.
    pub unit: &'static str,
    /// One line on why somebody would set it.
    pub reason: &'static str,
    /// Whether the value may be shown.
    pub exposure: Exposure,
}

/// What holds when a key is not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fallback {
    /// The same value for everybody, as it would be written.
    Always(&'static str),
    /// One value for each profile.
    ByProfile {
        /// Under `profile = "standard"`.
        standard: &'static str,
        /// Under `profile = "original"`.
        original: &'static str,
    },
    /// Follows from other settings.
    Derived {
        /// How, in words.
        words: &'static str,
        /// A value that somebody might write instead.
        example: &'static str,
    },
    /// Stays unset.
    Unset {
        /// What that means, in words.
        words: &'static str,
        /// A value that somebody might write; empty for secrets, so that nobody copies one.
        example: &'static str,
    },
}

/// Whether a value may appear in messages and in `check-config`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exposure {
    /// Anybody may see it.
    Open,
    /// Never shown.
    Secret,
}

impl Key {
    pub(super) const fn new(path: &'static str, default: Fallback, unit: &'static str) -> Self {
        Self { path, aliases: &[], default, unit, reason: "", exposure: Exposure::Open }
    }

    pub(super) const fn why(self, reason: &'static str) -> Self {
        Self { reason, ..self }
    }

    pub(super) const fn also(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    pub(super) const fn secret(self) -> Self {
        Self { exposure: Exposure::Secret, ..self }
    }

    /// The name that every key has in the environment: `mail.port` is `VESTIBULE_MAIL_PORT`.
    #[must_use]
    pub fn env_name(&self) -> String {
        format!("VESTIBULE_{}", self.path.replace('.', "_").to_ascii_uppercase())
    }

    /// Every name in the environment, best first.
    pub fn env_names(&self) -> impl Iterator<Item = String> {
        once(self.env_name()).chain(self.aliases.iter().map(ToString::to_string))
    }

    /// The last part of the path.
    pub(super) fn leaf(&self) -> &'static str {
        self.path.rsplit('.').next().unwrap_or(self.path)
    }
}

pub(super) const fn always(value: &'static str) -> Fallback {
    Fallback::Always(value)
}

pub(super) const fn by_profile(standard: &'static str, original: &'static str) -> Fallback {
    Fallback::ByProfile { standard, original }
}

pub(super) const fn derived(words: &'static str, example: &'static str) -> Fallback {
    Fallback::Derived { words, example }
}

pub(super) const fn unset(words: &'static str, example: &'static str) -> Fallback {
    Fallback::Unset { words, example }
}

pub(super) fn by_path(path: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.path == path)
}

/// The key that a name in the environment sets, and how good a name it is (0 is best).
pub(super) fn by_env_name(name: &str) -> Option<(&'static Key, usize)> {
    KEYS.iter().find_map(|key| key.env_names().position(|n| n == name).map(|rank| (key, rank)))
}

/// Names that have less in common (1 is everything) are not what somebody meant.
const LIKELY: f64 = 0.6;

/// The path that somebody who wrote `path` most likely meant. The right key in the wrong section
/// is the commonest slip, so an equal last part beats any likeness of the whole.
pub(super) fn nearest_path(path: &str) -> Option<&'static str> {
    let leaf = path.rsplit('.').next().unwrap_or(path);
    let likeness = |key: &Key| {
        let same_leaf = if key.leaf() == leaf { 1.0 } else { 0.0 };
        same_leaf + strsim::normalized_damerau_levenshtein(path, key.path)
    };
    let likely = KEYS.iter().filter(|key| likeness(key) >= LIKELY);
    likely.max_by(|a, b| likeness(a).total_cmp(&likeness(b))).map(|key| key.path)
}

/// The name in the environment that somebody who wrote `name` most likely meant.
pub(super) fn nearest_env_name(name: &str) -> Option<String> {
    let likeness = |known: &String| strsim::normalized_damerau_levenshtein(name, known);
    let likely = KEYS.iter().flat_map(Key::env_names).filter(|known| likeness(known) >= LIKELY);
    likely.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
}
