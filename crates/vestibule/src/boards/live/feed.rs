//! One board's events and presence, read once for everybody who looks through this process.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use tokio::sync::{Notify, broadcast, mpsc};
use tokio::time::{Interval, MissedTickBehavior};
use tokio_util::sync::CancellationToken;
use vestibule_db::DbResult;
use vestibule_kernel::{BoardId, UserId};

use crate::changes::{Subject, Watcher};
use crate::env::Env;

use super::super::event::EventKind;
use super::super::store::{events, viewers};
use super::frame::{self, Presence};

/// How often presence is looked at, and written when people have come or gone.
const TICK: Duration = Duration::from_secs(1);
/// After how many ticks this feed looks again who looks through others.
const LOOK: u32 = 15;
/// After how many ticks it says again who looks through itself. Each time is a durable write to the
/// main database for each board that is watched, so it is rare.
const REPEAT: u32 = 60;
/// How long somebody is believed to look whose node has not said so again.
pub(super) const BELIEVED: Duration = Duration::from_secs(150);
const AT_ONCE: i64 = 500;
/// How many people presence names.
const NAMED: usize = 100;

/// What onlookers are told.
#[derive(Debug, Clone)]
pub(super) enum News {
    /// An event, ready to be sent.
    Event {
        /// Its number.
        seq: i64,
        /// Its text.
        frame: Bytes,
    },
    /// There are events up to this one; whoever has not seen it reads for themselves.
    UpTo(i64),
    /// Who is looking.
    Presence(Bytes),
    /// It has become doubtful who may look.
    Doubt,
}

/// Who comes and goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Visit {
    Arrived(UserId),
    Left(UserId),
}

/// Reads a board for its onlookers.
pub(super) struct Feed {
    env: Env,
    board: BoardId,
    name: String,
    news: broadcast::Sender<News>,
    /// The newest event that was handed on; none before the first look.
    seq: Option<i64>,
    here: HashMap<UserId, usize>,
    /// People who have come or gone since others were told.
    moved: Vec<UserId>,
    shown: Presence,
    presence_doubtful: bool,
    /// Reading has failed and is to be tried again.
    behind: bool,
    ticks: u32,
}

impl Feed {
    pub(super) fn new(env: Env, board: BoardId, name: String, news: broadcast::Sender<News>) -> Self {
        Self {
            env,
            board,
            name,
            news,
            seq: None,
            here: HashMap::new(),
            moved: Vec::new(),
            shown: Presence::default(),
            presence_doubtful: false,
            behind: false,
            ticks: 0,
        }
    }

    /// Runs as long as anybody looks.
    pub(super) async fn run(
        mut self,
        mut inbox: mpsc::UnboundedReceiver<Visit>,
        bell: Arc<Notify>,
        watcher: Watcher,
        closing: CancellationToken,
    ) {
        let mut ticks = ticks();
        self.hand_on().await;
        loop {
            tokio::select! {
                () = closing.cancelled() => break,
                visit = inbox.recv() => match visit {
                    Some(visit) => self.note(visit),
                    None => break,
                },
                () = bell.notified() => {
                    self.presence_doubtful = true;
                    self.hand_on().await;
                }
                _ = ticks.tick() => {
                    if !watcher.hears() {
                        self.tell(News::Doubt);
                    }
                    if self.behind || !watcher.hears() {
                        self.hand_on().await;
                    }
                    self.tick().await;
                }
            }
        }
        self.moved = self.here.drain().map(|(user, _)| user).chain(self.moved.drain(..)).collect();
        self.logged(Self::write_presence).await;
    }

    fn tell(&self, news: News) {
        // Nobody to tell is no failure.
        let _ = self.news.send(news);
    }

    fn note(&mut self, visit: Visit) {
        let (Visit::Arrived(user) | Visit::Left(user)) = visit;
        let count = self.here.entry(user).or_default();
        match visit {
            Visit::Arrived(_) => *count += 1,
            Visit::Left(_) => *count = count.saturating_sub(1),
        }
        if *count == 0 {
            self.here.remove(&user);
        }
        if !self.moved.contains(&user) {
            self.moved.push(user);
        }
        self.presence_doubtful = true;
    }

    /// Hands on what has happened since; what fails is tried again at the next bell or tick.
    async fn hand_on(&mut self) {
        self.behind = false;
        if let Err(error) = self.read_events().await {
            tracing::warn!(%error, board = %self.board, "a board's events could not be read");
            self.tell(News::Doubt);
            self.behind = true;
        }
    }

    async fn read_events(&mut self) -> DbResult<()> {
        let mut db = self.env.db.read().await?;
        let Some(newest) = events::newest(&mut db, self.board).await? else {
            self.tell(News::Doubt);
            return Ok(());
        };
        // Something may have happened between an onlooker's first look and this one.
        let mut seq = self.seq.unwrap_or_else(|| {
            self.tell(News::UpTo(newest));
            newest
        });
        self.seq = Some(seq);
        while seq < newest {
            let batch = events::after(&mut db, self.board, seq, AT_ONCE).await?;
            let Some(last) = batch.last() else { break };
            seq = last.seq;
            // Doubt first: who may no longer read must not be shown that they may not.
            if batch.iter().any(|e| EventKind::by_name(&e.kind).is_none_or(EventKind::touches_readers)) {
                self.tell(News::Doubt);
            }
            for event in &batch {
                self.tell(News::Event { seq: event.seq, frame: frame::event(event) });
            }
            self.seq = Some(seq);
        }
        Ok(())
    }

    async fn tick(&mut self) {
        self.ticks += 1;
        if self.ticks.is_multiple_of(REPEAT) {
            self.moved = self.here.keys().copied().collect();
        }
        if !self.moved.is_empty() {
            self.logged(Self::write_presence).await;
        }
        if self.presence_doubtful || self.ticks.is_multiple_of(LOOK) {
            self.presence_doubtful = false;
            self.logged(Self::show_presence).await;
        }
    }

    /// Presence is a courtesy: when it fails, the board goes on.
    async fn logged(&mut self, what: impl AsyncFnOnce(&mut Self) -> DbResult<()>) {
        if let Err(error) = what(self).await {
            tracing::warn!(%error, board = %self.board, "presence on a board could not be told");
        }
    }

    /// Says who has come and gone, once for all of them.
    async fn write_presence(&mut self) -> DbResult<()> {
        let moved = std::mem::take(&mut self.moved);
        let mut work = self.env.write().await?;
        if events::newest(&mut work, self.board).await?.is_none() {
            return Ok(());
        }
        for user in moved {
            if self.here.contains_key(&user) {
                let now = self.env.now();
                viewers::arrive(&mut work, &self.name, self.board, user, now).await?;
            } else {
                viewers::leave(&mut work, &self.name, self.board, user).await?;
            }
        }
        work.changed(Subject::Board(self.board));
        work.commit().await
    }

    async fn show_presence(&mut self) -> DbResult<()> {
        let since = self.env.now().minus(BELIEVED);
        let mut people = viewers::present(&mut self.env.db.read().await?, self.board, since).await?;
        let count = people.len();
        people.truncate(NAMED);
        let presence = Presence { people, count };
        if presence != self.shown {
            self.tell(News::Presence(frame::presence(&presence)));
            self.shown = presence;
        }
        Ok(())
    }
}

fn ticks() -> Interval {
    let mut ticks = tokio::time::interval(TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}
