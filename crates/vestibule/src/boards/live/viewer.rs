//! One connection: what it has missed, then what happens, until it may not look any more.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use futures_util::{Stream, stream};
use hyper::body::Bytes;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Interval, MissedTickBehavior};
use vestibule_db::DbResult;
use vestibule_kernel::{BoardId, Timestamp};

use crate::env::Env;
use crate::recognition::{self, Means, Recognised};
use crate::sessions;

use super::super::authority::right_on;
use super::super::error::BoardError;
use super::super::store;
use super::feed::News;
use super::{LiveBoards, Seat, TooMany, frame};

const BEAT: Duration = Duration::from_secs(15);
/// More missed events than this are not told one by one.
const MOST_MISSED: i64 = 1_000;

/// Where a stream starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::boards) enum Start {
    /// After this event.
    After(i64),
    /// Now.
    Now,
}

/// Why nobody is let in.
#[derive(Debug)]
pub(in crate::boards) enum Refused {
    TooMany,
    Board(BoardError),
}

impl<E: Into<BoardError>> From<E> for Refused {
    fn from(error: E) -> Self {
        Self::Board(error.into())
    }
}

impl From<TooMany> for Refused {
    fn from(_: TooMany) -> Self {
        Self::TooMany
    }
}

/// What happens on a board from `start` on, as long as the person may read it.
///
/// # Errors
/// [`BoardError::NotFound`] when they may not now; [`Refused::TooMany`].
pub(in crate::boards) async fn watch(
    env: &Env,
    live: &LiveBoards,
    who: Arc<Recognised>,
    board: BoardId,
    start: Start,
) -> Result<impl Stream<Item = Result<Bytes, Infallible>> + Send + use<>, Refused> {
    let is_let_in = async || may_read_until(env, &who, board).await?.ok_or(BoardError::NotFound);
    is_let_in().await?;
    let seat = live.enter(env, board, who.user.id)?;
    // Asked again: what ended between the first answer and the seat rang no bell here.
    let until = is_let_in().await?;
    let waiting = VecDeque::new();
    let mut viewer = Viewer { env: env.clone(), who, board, seat, until, waiting, last: 0, beat: beat() };
    viewer.begin(start).await?;
    Ok(stream::unfold(viewer, |mut viewer| async move {
        let frame = viewer.next().await?;
        Some((Ok(frame), viewer))
    }))
}

/// Until when somebody who came in earlier may look if nothing else changes, asking the database;
/// none when they would not be let in now.
async fn may_read_until(env: &Env, who: &Recognised, board: BoardId) -> DbResult<Option<Timestamp>> {
    let mut db = env.db.read().await?;
    let stands_until = match who.means {
        Means::Session(id) => sessions::stands_until(env, &mut db, id).await?,
        Means::AccessToken(_) | Means::ApiToken(_) => Some(who.expires_at),
    };
    let Some(stands_until) = stands_until else { return Ok(None) };
    let Some(again) = recognition::recognise_again(env, &mut db, who).await? else { return Ok(None) };
    let seen = store::boards::by_id(&mut db, board, again.user.id).await?;
    let permissions = &again.caller.permissions;
    let right = seen.and_then(|seen| right_on(permissions, seen.board.visibility, seen.role, seen.owned));
    Ok(right.map(|_| again.expires_at.min(stands_until)))
}

struct Viewer {
    env: Env,
    who: Arc<Recognised>,
    board: BoardId,
    seat: Seat,
    /// When what lets them look ends by itself: a grant, the session, the token.
    until: Timestamp,
    waiting: VecDeque<Bytes>,
    /// The newest event that was sent.
    last: i64,
    beat: Interval,
}

enum Next {
    Send(Bytes),
    CatchUp,
    Doubt,
    Skip,
    End,
}

impl Viewer {
    /// Collects what was missed. The seat was taken before, so nothing falls in between.
    async fn begin(&mut self, start: Start) -> DbResult<()> {
        let newest = store::events::newest(&mut self.env.db.read().await?, self.board).await?;
        let newest = newest.unwrap_or_default();
        self.last = match start {
            Start::Now => newest,
            Start::After(seq) => seq,
        };
        // A number from the future is one of another database: nothing can be resumed from it.
        if self.last > newest || newest - self.last > MOST_MISSED {
            self.last = newest;
            self.waiting.push_back(frame::reload(newest));
            return Ok(());
        }
        let (resumed, hello) = (self.last, frame::hello(self.last));
        self.catch_up().await?;
        // Old events are forgotten, and some kinds of them earlier than others.
        let missed = i64::try_from(self.waiting.len()).unwrap_or(i64::MAX);
        if missed < newest - resumed {
            self.waiting.clear();
            self.last = self.last.max(newest);
            self.waiting.push_back(frame::reload(self.last));
            return Ok(());
        }
        self.waiting.push_front(hello);
        Ok(())
    }

    /// Collects what the database has that was not sent yet.
    async fn catch_up(&mut self) -> DbResult<()> {
        let mut db = self.env.db.read().await?;
        let missed = store::events::after(&mut db, self.board, self.last, MOST_MISSED).await?;
        for event in &missed {
            self.last = event.seq;
            self.waiting.push_back(frame::event(event));
        }
        Ok(())
    }

    /// What cannot be found out is taken for no.
    async fn may_still_read(&mut self) -> bool {
        match may_read_until(&self.env, &self.who, self.board).await {
            Ok(Some(until)) => {
                self.until = until;
                true
            }
            Ok(None) | Err(_) => false,
        }
    }

    /// The next piece of the stream; none at its end. Questions to the database are boxed: nearly all
    /// the time nothing happens, and a thousand onlookers should not keep room for them.
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            // Also ahead of what waited while the reader was slow.
            if self.env.now() >= self.until && !Box::pin(self.may_still_read()).await {
                return None;
            }
            if let Some(frame) = self.waiting.pop_front() {
                return Some(frame);
            }
            match self.wait().await {
                Next::Send(frame) => self.waiting.push_back(frame),
                Next::Skip => {}
                Next::End => return None,
                Next::Doubt => {
                    if !Box::pin(self.may_still_read()).await {
                        return None;
                    }
                }
                Next::CatchUp => {
                    let may_read = Box::pin(self.may_still_read()).await;
                    if !may_read || Box::pin(self.catch_up()).await.is_err() {
                        return None;
                    }
                }
            }
        }
    }

    async fn wait(&mut self) -> Next {
        // Clocks are set, so nobody sleeps longer than a beat on what one said.
        let left = self.until.since(self.env.now()).saturating_add(Duration::from_millis(1));
        tokio::select! {
            // In this order: doubts are settled before anything more is shown.
            biased;
            () = self.seat.live.0.closing.cancelled() => Next::End,
            () = self.seat.doubt.notified() => Next::Doubt,
            () = tokio::time::sleep(left) => Next::Skip,
            news = self.seat.news.recv() => match news {
                Ok(News::Event { seq, frame }) if seq == self.last + 1 => {
                    self.last = seq;
                    Next::Send(frame)
                }
                Ok(News::Event { seq, .. }) if seq <= self.last => Next::Skip,
                Ok(News::Event { .. }) | Err(RecvError::Lagged(_)) => Next::CatchUp,
                Ok(News::UpTo(seq)) if seq <= self.last => Next::Skip,
                Ok(News::UpTo(_)) => Next::CatchUp,
                Ok(News::Presence(frame)) => Next::Send(frame),
                Ok(News::Doubt) => Next::Doubt,
                Err(RecvError::Closed) => Next::End,
            },
            _ = self.beat.tick() => {
                // A peer that is gone without a word is noticed by writing to it.
                self.waiting.push_back(Bytes::from_static(frame::BEAT.as_bytes()));
                Next::Doubt
            }
        }
    }
}

fn beat() -> Interval {
    let mut beat = tokio::time::interval_at(tokio::time::Instant::now() + BEAT, BEAT);
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat
}
