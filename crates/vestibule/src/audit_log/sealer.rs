//! Giving committed events their place in the chain, once a second.
//!
//! It happens after the fact, because a chain head that every change had to lock would make them
//! queue. The chain has an order of its own: an event that commits late (on PostgreSQL, ids are
//! handed out before the commit, so 6 may be visible before 5) simply gets a later place. What
//! matters is that none is missed, without looking through the whole log every second: see
//! [`Settled`]. A sealer that has just started knows nothing and looks through it once, which also
//! finds whatever a sealer before it might have missed.

use std::io;

use serde_json::json;
use vestibule_db::DbResult;
use vestibule_kernel::{Actor, Origin};

use crate::env::Env;

use super::chain::{self, Checkpoint, GENESIS};
use super::kept::Kept;
use super::store::chain::{self as store, Horizon};
use super::{Action, Event, Head, Target};

/// Events sealed in one transaction.
const BATCH: usize = 500;

/// Seals events; keeps in mind how far all of them are.
#[derive(Debug)]
pub struct Sealer {
    env: Env,
    settled: Settled,
    has_looked_back: bool,
}

impl Sealer {
    /// A sealer that has seen nothing yet.
    #[must_use]
    pub fn new(env: Env) -> Self {
        Self { env, settled: Settled::default(), has_looked_back: false }
    }

    /// Seals every event that is visible now; answers how many.
    ///
    /// # Errors
    /// [`vestibule_db::DbError`]; what was sealed until then stays sealed.
    pub async fn seal(&mut self) -> DbResult<usize> {
        if !self.has_looked_back {
            self.look_back().await?;
            self.has_looked_back = true;
        }
        let mut db = self.env.db.read().await?;
        // Asked before the events are: what is settled by now, the passes below can see.
        let settled = self.settled.observe(store::horizon(&mut db).await?);
        let mut waits = !store::unsealed(&mut db, self.settled.below, 1).await?.is_empty();
        drop(db);
        let mut count = 0;
        while waits {
            let sealed = self.seal_batch().await?;
            count += sealed;
            waits = sealed == BATCH;
        }
        self.settled.below = settled;
        Ok(count)
    }

    /// Looks whether the chain still holds what was sealed last, before anything is added to it.
    async fn look_back(&self) -> DbResult<()> {
        let folder = self.env.config.server.data_dir.clone();
        let Some(head) = Kept::read(&folder).newest else { return Ok(()) };
        let hash = store::hash_at(&mut self.env.db.read().await?, head.seq).await?;
        if hash.as_ref() == Some(&head.hash) {
            return Ok(());
        }
        tracing::error!(
            %head,
            "the audit chain does not hold what was sealed last: it was cut, or the database was put back"
        );
        let mut work = self.env.write().await?;
        let detail = json!({ "head": head.to_string() });
        let lost = Event::new(Actor::System, Action::AuditHeadLost, Target::Installation).with(detail);
        super::record(&mut work, self.env.now(), lost, &Origin::default()).await?;
        work.commit().await?;
        in_file(move || Kept::lose(&folder, head)).await;
        Ok(())
    }

    async fn seal_batch(&self) -> DbResult<usize> {
        let now = self.env.now();
        let mut tx = self.env.db.write().await?;
        store::lock_head(&mut tx).await?;
        let events = store::unsealed(&mut tx, self.settled.below, BATCH as i64).await?;
        let (mut seq, mut head) = store::head(&mut tx).await?.unwrap_or_else(|| (0, GENESIS.to_owned()));
        for event in &events {
            seq += 1;
            head = chain::hash(&head, seq, event);
            store::append_link(&mut tx, seq, event.id, &head, now).await?;
        }
        // Another node may have been faster.
        if let (false, Some(key)) = (events.is_empty(), self.env.keys.audit_checkpoints.first()) {
            let checkpoint = Checkpoint::signed(key, seq, &head, now.as_millis());
            store::append_checkpoint(&mut tx, &checkpoint).await?;
        }
        tx.commit().await?;
        if !events.is_empty() {
            let folder = self.env.config.server.data_dir.clone();
            in_file(move || Kept::keep(&folder, Head { seq, hash: head })).await;
        }
        Ok(events.len())
    }
}

/// Writes the head's file. The chain is whole without it, so a full disk stops nothing.
async fn in_file(write: impl FnOnce() -> io::Result<()> + Send + 'static) {
    let written = tokio::task::spawn_blocking(write).await.map_err(io::Error::other).flatten();
    if let Err(error) = written {
        tracing::warn!(%error, "the head of the audit chain was not kept in the data folder");
    }
}

/// Up to which id every event is visible or will never be.
///
/// On PostgreSQL an id is settled once every transaction that may hold it has ended. Whoever holds
/// an id up to the newest that is visible now has drawn it already, and draws its transaction's
/// number at the next instruction but a few. So the newest id is noted, one observation later the
/// first transaction number that is not yet in use, and when all transactions below that number
/// have ended, the id is settled. A process that is stopped for a whole second between those few
/// instructions would be late; the next start of a sealer finds its event.
#[derive(Debug, Default)]
struct Settled {
    below: i64,
    /// The newest id of an observation.
    noted: Option<i64>,
    /// The same with the transaction number, once that is known.
    fenced: Option<(i64, i64)>,
}

impl Settled {
    /// Takes an observation in; answers which id is settled by now.
    fn observe(&mut self, horizon: Horizon) -> i64 {
        if horizon.begins_at == 0 {
            return horizon.newest;
        }
        match (self.noted, self.fenced) {
            (_, Some((id, fence))) if horizon.ended_below >= fence => {
                self.fenced = None;
                self.noted = Some(horizon.newest);
                return id;
            }
            (_, Some(_)) => {}
            (Some(id), None) => {
                self.fenced = Some((id, horizon.begins_at));
                self.noted = None;
            }
            (None, None) => self.noted = Some(horizon.newest),
        }
        self.below
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn horizon(newest: i64, ended_below: i64, begins_at: i64) -> Horizon {
        Horizon { newest, ended_below, begins_at }
    }

    #[test]
    fn on_one_writer_everything_visible_is_settled() {
        assert_eq!(Settled::default().observe(horizon(9, 0, 0)), 9);
    }

    #[test]
    fn an_id_is_settled_only_when_all_that_might_be_behind_it_have_ended() {
        let mut settled = Settled::default();
        // Transaction 50 holds event 5, is not visible, and takes its time; 6 is visible.
        for (seen, expected) in [
            (horizon(6, 50, 52), 0),
            (horizon(7, 50, 53), 0),
            (horizon(9, 50, 60), 0),
            // It has ended, and so have all below 53.
            (horizon(9, 53, 61), 6),
        ] {
            let answer = settled.observe(seen);
            settled.below = answer;
            assert_eq!(answer, expected, "{seen:?}");
        }
    }
}
