//! Which state an edit is based on, where two people may edit the same thing.

/// The versions an edit accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// The caller did not say, so nothing may be changed.
    Unstated,
    /// Whatever is there.
    Any,
    /// One of these; none of them matches nothing.
    OneOf(Vec<i64>),
}

/// Whether an edit may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Based {
    /// It is based on what is there.
    Current,
    /// It is based on something else.
    Stale,
    /// Nobody knows.
    Unstated,
}

impl Basis {
    /// Whether an edit may go on that finds this version.
    #[must_use]
    pub fn on(&self, version: i64) -> Based {
        match self {
            Self::Unstated => Based::Unstated,
            Self::Any => Based::Current,
            Self::OneOf(versions) if versions.contains(&version) => Based::Current,
            Self::OneOf(_) => Based::Stale,
        }
    }
}
