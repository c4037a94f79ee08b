//! What is in force and why, for `check-config`, for administrators and for the sentences about wrong values.

use std::fmt;
use std::path::PathBuf;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// Nobody set it, and the profile has a default of its own.
    Profile,
    /// The configuration file.
    File(PathBuf),
    /// A variable in `.env`.
    DotEnv(String),
    /// A variable in the environment.
    Environment(String),
    /// An option on the command line.
    CommandLine,
}

impl Origin {
    /// Which of these it is, for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Profile => "profile",
            Self::File(_) => "file",
            Self::DotEnv(_) => "dot_env",
            Self::Environment(_) => "environment",
            Self::CommandLine => "command_line",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Profile => f.write_str("default of the profile original"),
            Self::File(path) => path.display().fmt(f),
            Self::DotEnv(name) => write!(f, "{name} in .env"),
            Self::Environment(name) => f.write_str(name),
            Self::CommandLine => f.write_str("the command line"),
        }
    }
}

/// One line of `check-config`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EffectiveValue {
    /// The path in the table.
    pub key: &'static str,
    /// The value in force, or words in parentheses: secrets are `(set)` or `(not set)`.
    pub value_shown: String,
    /// Where it comes from.
    pub origin: Origin,
}
