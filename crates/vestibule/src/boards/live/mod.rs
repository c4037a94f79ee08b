//! Looking at a board while others change it.
//!
//! One feed per board and process reads each new event once and hands it to every onlooker; the
//! `changes` table tells feeds of all nodes when to read. Events are numbered and persisted, so a
//! dropped connection resumes where it ended, on any node. Whoever may no longer read is shown
//! nothing more: doubt is raised by what has changed, before the next event is handed on.

mod feed;
mod frame;
mod viewer;

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, broadcast, mpsc};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use vestibule_db::{DbResult, WriteTx};
use vestibule_kernel::{BoardId, OsEntropy, Timestamp, UserId, random_bytes};

use crate::changes::{Announcer, Subject, Watcher};
use crate::env::Env;

use feed::{Feed, News, Visit};
pub(super) use viewer::{Refused, Start, watch};

/// How many boards one person may look at at once, counted by connection.
const MOST_PER_PERSON: usize = 50;
/// How far an onlooker may fall behind before it has to ask the database.
const BACKLOG: usize = 256;

/// Everybody who looks at a board through this process.
#[derive(Clone)]
pub struct LiveBoards(Arc<Inner>);

struct Inner {
    /// What this process is called among others.
    node: String,
    watcher: Watcher,
    state: Mutex<State>,
    feeds_made: AtomicU64,
    closing: CancellationToken,
    tasks: TaskTracker,
}

#[derive(Default)]
struct State {
    feeds: HashMap<BoardId, Entry>,
    /// Rung when it has become doubtful whether the person may still look.
    doubts: HashMap<UserId, Vec<Arc<Notify>>>,
}

/// A feed as those who look through it know it.
struct Entry {
    bell: Arc<Notify>,
    news: broadcast::Sender<News>,
    visits: mpsc::UnboundedSender<Visit>,
    onlookers: usize,
}

impl fmt::Debug for LiveBoards {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LiveBoards")
    }
}

/// The person looks at too many boards already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;

impl LiveBoards {
    /// Nobody looks yet. Hears of changes through `announcer`, as far as `watcher` hears of them.
    #[must_use]
    pub fn new(watcher: Watcher, announcer: &Announcer) -> Self {
        let node = random_bytes::<8>(&OsEntropy).map(|byte| format!("{byte:02x}")).concat();
        let live = Self(Arc::new(Inner {
            node,
            watcher,
            state: Mutex::default(),
            feeds_made: AtomicU64::new(0),
            closing: CancellationToken::new(),
            tasks: TaskTracker::new(),
        }));
        let weak = Arc::downgrade(&live.0);
        announcer.listen(move |subject| {
            if let Some(inner) = weak.upgrade() {
                inner.hear(subject);
            }
        });
        live
    }

    /// Ends every connection, and waits until others know that nobody looks from here any more.
    pub async fn close(&self) {
        self.0.closing.cancel();
        self.0.tasks.close();
        self.0.tasks.wait().await;
    }

    /// Begins to look: from here on no event is missed.
    fn enter(&self, env: &Env, board: BoardId, user: UserId) -> Result<Seat, TooMany> {
        let mut state = self.0.lock();
        let doubts = state.doubts.entry(user).or_default();
        if doubts.len() >= MOST_PER_PERSON {
            return Err(TooMany);
        }
        let doubt = Arc::new(Notify::new());
        doubts.push(Arc::clone(&doubt));
        let entry = state.feeds.entry(board).or_insert_with(|| self.open_feed(env, board));
        entry.onlookers += 1;
        // The feed outlives its entry by what it still has to tidy up, so nobody may be deaf here.
        let _ = entry.visits.send(Visit::Arrived(user));
        let news = entry.news.subscribe();
        Ok(Seat { live: self.clone(), board, user, doubt, news })
    }

    fn open_feed(&self, env: &Env, board: BoardId) -> Entry {
        let (news, _) = broadcast::channel(BACKLOG);
        let (visits, inbox) = mpsc::unbounded_channel();
        let bell = Arc::new(Notify::new());
        // A name of its own: a feed that tidies up must not take away its successor's presence.
        let number = self.0.feeds_made.fetch_add(1, Ordering::Relaxed);
        let feed = Feed::new(env.clone(), board, format!("{}-{number}", self.0.node), news.clone());
        let watcher = self.0.watcher.clone();
        self.0.tasks.spawn(feed.run(inbox, Arc::clone(&bell), watcher, self.0.closing.clone()));
        Entry { bell, news, visits, onlookers: 0 }
    }
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hear(&self, subject: Subject) {
        let state = self.lock();
        match subject {
            Subject::Board(board) => {
                if let Some(entry) = state.feeds.get(&board) {
                    entry.bell.notify_one();
                }
            }
            Subject::User(user) => {
                for doubt in state.doubts.get(&user).into_iter().flatten() {
                    doubt.notify_one();
                }
            }
            Subject::Access | Subject::Everything => {
                state.doubts.values().flatten().for_each(|doubt| doubt.notify_one());
                state.feeds.values().for_each(|entry| entry.bell.notify_one());
            }
            Subject::Keys => {}
        }
    }
}

/// How long what happened to boards and columns is told to those who resume.
const RESUMED: Duration = Duration::from_secs(30 * 24 * 3600);
/// How long what happened to a ticket is told.
const ACTIVITY: Duration = Duration::from_secs(365 * 24 * 3600);
/// Forgotten at once; what is left waits for the next time.
const FORGOTTEN: i64 = 5_000;

/// Forgets who was looking through nodes that have died without a word, and what happened long ago.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    super::store::viewers::prune(tx, now.minus(feed::BELIEVED)).await?;
    super::store::events::prune(tx, now.minus(RESUMED), now.minus(ACTIVITY), FORGOTTEN).await
}

/// One connection's place in front of a board; given up when dropped.
struct Seat {
    live: LiveBoards,
    board: BoardId,
    user: UserId,
    doubt: Arc<Notify>,
    news: broadcast::Receiver<News>,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut state = self.live.0.lock();
        if let Some(doubts) = state.doubts.get_mut(&self.user) {
            doubts.retain(|doubt| !Arc::ptr_eq(doubt, &self.doubt));
            if doubts.is_empty() {
                state.doubts.remove(&self.user);
            }
        }
        if let Some(entry) = state.feeds.get_mut(&self.board) {
            let _ = entry.visits.send(Visit::Left(self.user));
            entry.onlookers -= 1;
            if entry.onlookers == 0 {
                // The feed's inbox ends with its entry, and the feed with its inbox.
                state.feeds.remove(&self.board);
            }
        }
    }
}
