//! Giving committed events their place in the chain, once a second.
//!
//! It happens after the fact, because a chain head that every change had to lock would make them
//! queue. The chain has an order of its own: an event that commits late (on PostgreSQL, ids are
//! handed out before the commit, so 6 may be visible before 5) simply gets a later place. What
//! matters is that none is missed, without looking through the whole log every second: see
//! [`Settled`]. A sealer that has just started knows nothing and looks through it once, which also
//! finds whatever a sealer before it might have missed.
//!
//! Nothing is added to a chain before it was looked whether it still holds the head that is known
//! here: a signature on a chain that was cut would say that all is well.

use std::io;

use serde_json::json;
use vestibule_db::{DbResult, Reads};
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
    /// What the chain must hold: the newest head seen, by this sealer or by one before it.
    known: Option<Head>,
}

/// What a transaction has done to the chain, for the file in the data folder.
#[derive(Debug)]
struct Sealed {
    count: usize,
    head: Option<Head>,
    /// The head that was known and is not in the chain any more.
    lost: Option<Head>,
}

impl Sealer {
    /// A sealer that knows the head that was kept last.
    #[must_use]
    pub fn new(env: Env) -> Self {
        let known = Kept::read(&env.config.server.data_dir).newest;
        Self { env, settled: Settled::default(), known }
    }

    /// Seals every event that is visible now; answers how many.
    ///
    /// # Errors
    /// [`vestibule_db::DbError`]; what was sealed until then stays sealed.
    pub async fn seal(&mut self) -> DbResult<usize> {
        let mut db = self.env.db.read().await?;
        // Asked before the events are: what is settled by now, the passes below can see.
        let settled = self.settled.observe(store::horizon(&mut db).await?);
        let mut waits = !store::unsealed(&mut db, self.settled.below, 1).await?.is_empty()
            || self.missing(&mut db).await?.is_some();
        drop(db);
        let mut count = 0;
        while waits {
            let sealed = self.seal_batch().await?;
            count += sealed.count;
            waits = sealed.count == BATCH;
            if sealed.lost.is_some() {
                // Whatever has lost its place with the head gets a new one.
                self.settled = Settled::default();
                return Ok(count);
            }
        }
        self.settled.below = settled;
        Ok(count)
    }

    /// The known head, if the chain does not hold it.
    async fn missing(&self, db: &mut impl Reads) -> DbResult<Option<Head>> {
        let Some(known) = &self.known else { return Ok(None) };
        let hash = store::hash_at(db, known.seq).await?;
        Ok((hash.as_ref() != Some(&known.hash)).then(|| known.clone()))
    }

    async fn seal_batch(&mut self) -> DbResult<Sealed> {
        let now = self.env.now();
        let mut work = self.env.write().await?;
        store::lock_head(&mut work).await?;
        let lost = self.missing(&mut work).await?;
        if let Some(head) = &lost {
            tracing::error!(
                %head,
                "the audit chain does not hold what was sealed last: it was cut, or the database was put back"
            );
            let detail = json!({ "head": head.to_string() });
            let event = Event::new(Actor::System, Action::AuditHeadLost, Target::Installation).with(detail);
            super::record(&mut work, now, event, &Origin::default()).await?;
        }
        let events = store::unsealed(&mut work, self.settled.below, BATCH as i64).await?;
        // Another node may have been faster, and there is nothing left to seal.
        let mut head = store::head(&mut work).await?;
        for event in &events {
            let (seq, before) = head.as_ref().map_or((0, GENESIS), |head| (head.seq, &head.hash));
            let next = Head { seq: seq + 1, hash: chain::hash(before, seq + 1, event) };
            store::append_link(&mut work, &next, event.id, now).await?;
            head = Some(next);
        }
        if let (false, Some(head), Some(key)) =
            (events.is_empty(), &head, self.env.keys.audit_checkpoints.first())
        {
            store::append_checkpoint(&mut work, &Checkpoint::signed(key, head, now.as_millis())).await?;
        }
        work.commit().await?;
        let sealed = Sealed { count: events.len(), head, lost };
        self.keep(&sealed).await;
        Ok(sealed)
    }

    /// Keeps the head in mind and in the data folder. The chain is whole without the file, so a full
    /// disk stops nothing.
    async fn keep(&mut self, sealed: &Sealed) {
        if sealed.lost.is_none() && sealed.head == self.known {
            return;
        }
        self.known.clone_from(&sealed.head);
        let folder = self.env.config.server.data_dir.clone();
        let (lost, head) = (sealed.lost.clone(), sealed.head.clone());
        let write = move || Kept::note(&folder, lost, head);
        let written = tokio::task::spawn_blocking(write).await.map_err(io::Error::other).flatten();
        if let Err(error) = written {
            tracing::warn!(%error, "the head of the audit chain was not kept in the data folder");
        }
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
