//! Who needs to know that something changed.
//!
//! Everything that alters what a person may do, or what others are looking at, writes a row here in
//! its own transaction. The rows drive the caches and live events of every node: the writing node
//! hears of its own changes at commit, the others within a second (PostgreSQL by NOTIFY, SQLite
//! because a second process - the command line - may write the same file). A cache may be believed
//! only while the [`Watcher`] has lately proven that it hears.

mod store;
mod watcher;

use std::fmt;
use std::str::FromStr;

use tokio::sync::broadcast;
use vestibule_kernel::UserId;

pub(crate) use store::{append, ping, prune};
pub use watcher::Watcher;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// One person: their standing, names, credentials, sessions or grants.
    User(UserId),
    /// What roles mean: affects everybody.
    Access,
    /// A signing key was added or retired.
    Keys,
    /// A board: for whoever looks at it.
    Board(i64),
    /// Cannot tell (a gap, a subject of a newer version): forget everything.
    Everything,
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(id) => write!(f, "user:{id}"),
            Self::Access => f.write_str("access"),
            Self::Keys => f.write_str("keys"),
            Self::Board(id) => write!(f, "board:{id}"),
            Self::Everything => f.write_str("everything"),
        }
    }
}

impl FromStr for Subject {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, id) = text.split_once(':').unwrap_or((text, ""));
        Ok(match (kind, id.parse::<i64>()) {
            ("user", Ok(id)) => Self::User(UserId(id)),
            ("board", Ok(id)) => Self::Board(id),
            ("access", _) => Self::Access,
            ("keys", _) => Self::Keys,
            _ => Self::Everything,
        })
    }
}

/// Where changes are announced within this process.
#[derive(Debug, Clone)]
pub struct Announcer(broadcast::Sender<Subject>);

impl Default for Announcer {
    fn default() -> Self {
        Self(broadcast::channel(1024).0)
    }
}

impl Announcer {
    /// Tells every listener.
    pub fn announce(&self, subject: Subject) {
        // Without listeners there is nobody to tell.
        let _ = self.0.send(subject);
    }

    /// Hears of every change from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Subject> {
        self.0.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_survives_the_database_and_an_unknown_one_means_everything() {
        for subject in [Subject::User(UserId(7)), Subject::Access, Subject::Keys, Subject::Board(3)] {
            assert_eq!(subject.to_string().parse(), Ok(subject));
        }
        assert_eq!("weather:9".parse(), Ok(Subject::Everything));
    }
}
