//! What is in force and where it comes from, as `vestibule check-config` prints it.
//!
//! It is for reading only: a setting is changed where it is set, by whoever runs the server, and counts
//! after a restart. What is told here is what this process was started with, which a later look into
//! files and the environment would not tell.

pub mod http;

use vestibule_kernel::{BuiltInPermission, Caller, Forbidden};

use crate::config::{EffectiveValue, Exposure, Fallback, KEYS, Key, Profile};
use crate::env::Env;

/// A setting with its value in force.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) key: &'static Key,
    pub(crate) value: EffectiveValue,
    /// What would hold if nobody set it: a value as it would be written, or words.
    pub(crate) default: &'static str,
}

impl Known {
    /// The table in the file where it belongs; empty at the top.
    pub(crate) fn section(&self) -> &'static str {
        self.key.path.split_once('.').map_or("", |(section, _)| section)
    }

    /// Whether its value is never shown.
    pub(crate) fn is_secret(&self) -> bool {
        self.key.exposure == Exposure::Secret
    }
}

/// Every setting, in the order of the table. Needs `manage_settings`.
///
/// # Errors
/// [`Forbidden`].
pub(crate) fn all(env: &Env, caller: &Caller) -> Result<Vec<Known>, Forbidden> {
    caller.require(BuiltInPermission::ManageSettings)?;
    let known = |value: EffectiveValue| {
        let key = KEYS.iter().find(|key| key.path == value.key)?;
        Some(Known { key, value, default: default_of(key, env.config.profile) })
    };
    Ok(env.config.effective().into_iter().filter_map(known).collect())
}

const fn default_of(key: &Key, profile: Profile) -> &'static str {
    match (key.default, profile) {
        (
            Fallback::Always(text)
            | Fallback::Derived { words: text, .. }
            | Fallback::Unset { words: text, .. },
            _,
        )
        | (Fallback::ByProfile { standard: text, .. }, Profile::Standard)
        | (Fallback::ByProfile { original: text, .. }, Profile::Original) => text,
    }
}
