//! What can be wrong with a configuration, in sentences that a person can act on.
//!
//! All problems are collected before any is told: nobody should restart a server six times to
//! learn of six slips. No sentence holds the value of a secret.

use std::fmt;
use std::path::PathBuf;

use super::effective::Origin;

/// Why the server does not start: at least one problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(Vec<Problem>);

impl ConfigError {
    pub(super) const fn new(problems: Vec<Problem>) -> Self {
        Self(problems)
    }

    /// Each problem, in the order of the sources and then of the table.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0
    }
}

impl From<Problem> for ConfigError {
    fn from(problem: Problem) -> Self {
        Self(vec![problem])
    }
}

impl std::error::Error for ConfigError {}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [only] = self.0.as_slice() {
            return only.fmt(f);
        }
        write!(f, "the configuration has {} problems:", self.0.len())?;
        self.0.iter().try_for_each(|problem| write!(f, "\n  - {problem}"))
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file exists or was asked for, but cannot be read.
    #[error("{} cannot be read: {cause}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        cause: String,
    },
    /// The file is no TOML.
    #[error("{}, line {line}, is not TOML: {cause}", path.display())]
    NotToml {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What the parser says.
        cause: String,
    },
    /// A line of `.env` is no `NAME=value`.
    #[error(".env, line {line}, is not NAME=value")]
    NotDotEnv {
        /// Counted from 1.
        line: usize,
    },
    /// A variable of ours that is not UTF-8.
    #[error("{name} in the environment is not UTF-8 text")]
    NotText {
        /// The variable.
        name: String,
    },
    /// A name that the table does not hold.
    #[error("{name}, in {place}, is not a setting{}", did_you_mean(nearest.as_deref()))]
    Unknown {
        /// As it was written.
        name: String,
        /// Where it was written.
        place: String,
        /// What was most likely meant.
        nearest: Option<String>,
    },
    /// A value that its key does not take.
    #[error("{setting} {} must be {allowed}", is_but(found.as_deref()))]
    WrongValue {
        /// The key and who set it.
        setting: Setting,
        /// The value as written; none for a secret.
        found: Option<String>,
        /// What the key takes.
        allowed: String,
    },
    /// A value that would do elsewhere, but not together with the others.
    #[error("{setting} {reason}")]
    Refused {
        /// The key and who set it.
        setting: Setting,
        /// The rest of the sentence, with what to do.
        reason: String,
    },
}

fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map(|name| format!("; did you mean {name}?")).unwrap_or_default()
}

fn is_but(found: Option<&str>) -> String {
    found.map_or_else(|| "cannot be used: it".to_owned(), |text| format!("is {text:?} but"))
}

/// A key and who set it, as the beginning of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The path in the table.
    pub key: &'static str,
    /// Where its value comes from.
    pub origin: Origin,
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.origin {
            Origin::Default | Origin::Profile => f.write_str(self.key),
            set => write!(f, "{} (set by {set})", self.key),
        }
    }
}

/// Something that works but that its operator should know: a whole sentence for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning(pub(super) String);

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
