//! The chain's last head, kept where the database's password does not reach: in the data folder.
//!
//! A chain shows what was changed in it, but not that it was cut: whoever may write to the database
//! can take its tail away, checkpoints and all, change the events that were in it, and have the next
//! sealer seal them anew. A chain that does not hold the head in this file was cut, or put back to
//! what it was earlier. Lost heads stay in the file, so that every verification tells of them, until
//! somebody who knows why takes it away.

use std::io;
use std::path::{Path, PathBuf};

use super::Head;

const FILE: &str = "audit-head";
/// Losing more says nothing new.
const MOST_LOST: usize = 20;

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Kept {
    pub(super) newest: Option<Head>,
    pub(super) lost: Vec<Head>,
}

impl Kept {
    /// Reads the file; nothing is known where there is none. One that cannot be read is told of.
    pub(super) fn read(folder: &Path) -> Self {
        match std::fs::read_to_string(path_in(folder)) {
            Ok(text) => Self::parse(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::default(),
            Err(error) => {
                tracing::warn!(%error, "the head of the audit chain that was kept cannot be read");
                Self::default()
            }
        }
    }

    fn parse(text: &str) -> Self {
        let heads = |word: &str| {
            let told = text.lines().filter_map(move |line| line.strip_prefix(word)?.trim().parse().ok());
            told.collect::<Vec<Head>>()
        };
        Self { newest: heads("head ").pop(), lost: heads("lost ") }
    }

    /// Keeps a head in place of the one before, and in mind which one was lost, beside those that were
    /// lost earlier.
    pub(super) fn note(folder: &Path, lost: Option<Head>, newest: Option<Head>) -> io::Result<()> {
        let mut kept = Self { newest, ..Self::read(folder) };
        kept.lost.extend(lost);
        kept.lost.truncate(MOST_LOST);
        kept.write(folder)
    }

    /// Never half a file: it is written beside its place and moved there.
    fn write(&self, folder: &Path) -> io::Result<()> {
        let newest = self.newest.iter().map(|head| format!("head {head}\n"));
        let lost = self.lost.iter().map(|head| format!("lost {head}\n"));
        let beside = folder.join(format!("{FILE}.{}", std::process::id()));
        std::fs::write(&beside, newest.chain(lost).collect::<String>())?;
        std::fs::rename(beside, path_in(folder))
    }
}

/// Where the head is kept.
fn path_in(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// Forgets what was kept: for whoever puts another database in the place of the one before.
///
/// # Errors
/// Those of the file system.
pub fn forget_kept_head(folder: &Path) -> io::Result<()> {
    match std::fs::remove_file(path_in(folder)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(seq: i64) -> Head {
        Head { seq, hash: "5f".to_owned() }
    }

    #[test]
    fn a_lost_head_stays_in_mind_beside_the_newest() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Kept::read(folder.path()), Kept::default());
        Kept::note(folder.path(), None, Some(head(7))).unwrap();
        Kept::note(folder.path(), Some(head(7)), Some(head(4))).unwrap();
        Kept::note(folder.path(), None, Some(head(5))).unwrap();
        let kept = Kept { newest: Some(head(5)), lost: vec![head(7)] };
        assert_eq!(Kept::read(folder.path()), kept);
        forget_kept_head(folder.path()).unwrap();
        forget_kept_head(folder.path()).unwrap();
        assert_eq!(Kept::read(folder.path()), Kept::default());
    }
}
