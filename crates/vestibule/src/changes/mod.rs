//! Who needs to know that something changed.
//!
//! Everything that alters what a person may do, or what others are looking at, writes a row here in
//! its own transaction. The rows drive the caches and live events of every node: the writing node
//! hears of its own changes at commit, the others within a second (PostgreSQL by NOTIFY, SQLite
//! because a second process - the command line - may write the same file). A cache may be believed
//! only while the [`Watcher`] has lately proven that it hears.

mod store;
mod unwritten;
mod watcher;

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, PoisonError, RwLock};

use vestibule_kernel::{BoardId, UserId};

pub(crate) use store::{append, ping, prune};
pub use unwritten::EndedSessions;
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
    Board(BoardId),
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
            ("board", Ok(id)) => Self::Board(BoardId(id)),
            ("access", _) => Self::Access,
            ("keys", _) => Self::Keys,
            _ => Self::Everything,
        })
    }
}

/// Where changes are announced within this process.
///
/// Listeners are called, not sent a message: when a commit returns, nothing in this process
/// remembers what it has ended.
#[derive(Clone, Default)]
pub struct Announcer(Arc<RwLock<Vec<Listener>>>);

type Listener = Box<dyn Fn(Subject) + Send + Sync>;

impl Announcer {
    /// Tells every listener.
    pub fn announce(&self, subject: Subject) {
        for listener in self.0.read().unwrap_or_else(PoisonError::into_inner).iter() {
            listener(subject);
        }
    }

    /// Hears of every change from now on. The listener must not wait for anything.
    pub fn listen(&self, listener: impl Fn(Subject) + Send + Sync + 'static) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).push(Box::new(listener));
    }
}

impl fmt::Debug for Announcer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Announcer")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_survives_the_database_and_an_unknown_one_means_everything() {
        for subject in [Subject::User(UserId(7)), Subject::Access, Subject::Keys, Subject::Board(BoardId(3))]
        {
            assert_eq!(subject.to_string().parse(), Ok(subject));
        }
        assert_eq!("weather:9".parse(), Ok(Subject::Everything));
    }
}
