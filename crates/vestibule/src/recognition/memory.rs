//! Remembering who was recognised, and forgetting at once when it becomes doubtful.
//!
//! What is remembered ends when anything it depends on changes, and is not believed at all while
//! changes of other processes cannot be heard. Sessions and tokens each have a memory of their own,
//! keyed by the hash of what was presented.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use moka::sync::Cache;
use vestibule_crypto::TokenHash;
use vestibule_kernel::UserId;

use crate::changes::{Announcer, Subject, Watcher};

/// Entries at most, each about a kilobyte.
const CAPACITY: u64 = 100_000;
const IDLE: Duration = Duration::from_secs(3600);

/// Entries by the hash of what was presented.
pub(crate) struct Memory<E>(Arc<Inner<E>>);

struct Inner<E> {
    entries: Cache<TokenHash, Arc<E>>,
    /// Which entries belong to a person, so that a change ends exactly theirs.
    of_user: Mutex<HashMap<UserId, Vec<TokenHash>>>,
    /// Raised by every change: an answer read before a change must not be remembered after it.
    generation: AtomicU64,
    watcher: Watcher,
}

/// The state of things before an answer was read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Generation(u64);

impl<E: Send + Sync + 'static> Memory<E> {
    /// An empty memory that forgets what `announcer` makes doubtful, and is believed as long as
    /// `watcher` hears of other processes' changes.
    pub(crate) fn new(watcher: Watcher, announcer: &Announcer) -> Self {
        let memory = Self(Arc::new(Inner {
            entries: Cache::builder().max_capacity(CAPACITY).time_to_idle(IDLE).build(),
            of_user: Mutex::default(),
            generation: AtomicU64::new(0),
            watcher,
        }));
        let forgetful = memory.clone();
        announcer.listen(move |subject| forgetful.forget(subject));
        memory
    }

    /// What is remembered and may be believed.
    pub(crate) fn recall(&self, key: &TokenHash) -> Option<Arc<E>> {
        if self.0.watcher.hears() { self.0.entries.get(key) } else { None }
    }

    /// To be asked before reading what is going to be remembered.
    pub(crate) fn generation(&self) -> Generation {
        Generation(self.0.generation.load(Ordering::SeqCst))
    }

    /// Remembers an answer that was read after `generation`.
    pub(crate) fn remember(&self, key: TokenHash, user: UserId, entry: &Arc<E>, generation: Generation) {
        // Into the cache before into the index: `sweep` takes from the index what is not in the
        // cache, so the other way round it could leave an entry that no change would find.
        self.0.entries.insert(key, Arc::clone(entry));
        {
            let mut of_user = self.of_user();
            let keys = of_user.entry(user).or_default();
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        // A change between reading and remembering has looked for this entry in vain.
        if self.generation().0 != generation.0 {
            self.0.entries.invalidate(&key);
        }
    }

    /// Everything remembered.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Arc<E>> {
        self.0.entries.iter().map(|(_, entry)| entry)
    }

    /// Takes from the index what the cache has dropped by itself.
    pub(crate) fn sweep(&self) {
        self.of_user().retain(|_, keys| {
            keys.retain(|key| self.0.entries.contains_key(key));
            !keys.is_empty()
        });
    }

    /// Forgets what a change makes doubtful.
    fn forget(&self, subject: Subject) {
        match subject {
            Subject::User(user) => {
                self.0.generation.fetch_add(1, Ordering::SeqCst);
                let keys = self.of_user().remove(&user).unwrap_or_default();
                for key in keys {
                    self.0.entries.invalidate(&key);
                }
            }
            Subject::Access | Subject::Keys | Subject::Everything => {
                self.0.generation.fetch_add(1, Ordering::SeqCst);
                self.of_user().clear();
                self.0.entries.invalidate_all();
            }
            Subject::Board(_) => {}
        }
    }

    fn of_user(&self) -> MutexGuard<'_, HashMap<UserId, Vec<TokenHash>>> {
        self.0.of_user.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<E> Clone for Memory<E> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<E> fmt::Debug for Memory<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Memory({} entries)", self.0.entries.entry_count())
    }
}

#[cfg(test)]
mod tests {
    use vestibule_crypto::Token;
    use vestibule_kernel::SeededEntropy;

    use super::*;

    fn key() -> TokenHash {
        Token::generate(&SeededEntropy::new(1)).hash()
    }

    #[test]
    fn nothing_is_believed_while_changes_cannot_be_heard() {
        let memory = Memory::new(Watcher::default(), &Announcer::default());
        memory.remember(key(), UserId(1), &Arc::new("jo"), memory.generation());
        assert_eq!(memory.recall(&key()), None);
    }

    #[test]
    fn an_answer_read_before_a_change_is_not_remembered_after_it() {
        let announcer = Announcer::default();
        let memory = Memory::new(Watcher::default(), &announcer);
        let before = memory.generation();
        announcer.announce(Subject::User(UserId(1)));
        memory.remember(key(), UserId(1), &Arc::new("jo"), before);
        assert_eq!(memory.entries().count(), 0);
    }

    #[test]
    fn sweeping_keeps_the_index_of_what_is_still_remembered() {
        let announcer = Announcer::default();
        let memory = Memory::new(Watcher::default(), &announcer);
        memory.remember(key(), UserId(1), &Arc::new("jo"), memory.generation());
        memory.sweep();
        assert_eq!(memory.entries().count(), 1);
        announcer.announce(Subject::User(UserId(1)));
        assert_eq!(memory.entries().count(), 0);
        memory.sweep();
        assert!(memory.of_user().is_empty());
    }
}
