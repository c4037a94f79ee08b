//! Looking through the chain for traces of tampering.
//!
//! It finds an event that was changed, one that was taken away, a link that was taken away, an event
//! that was slipped in between sealed ones, a chain that was recomputed (only who has the master key
//! can sign one) and a tail that was cut off. One thing no database can tell by itself: that it was put
//! back to what it was earlier, checkpoints and all, and went on from there. The head that is kept in
//! the data folder tells it; against somebody who may write there too, keep the head that a
//! verification prints elsewhere, and pass it to the next.

use std::fmt;
use std::time::Duration;

use vestibule_db::{DbResult, Reads};

use crate::env::Env;

use super::chain::{self, GENESIS};
use super::kept::Kept;
use super::store::chain::{self as store, Link};

const STEP: i64 = 1000;
/// How long an event may wait for its place while later ones get theirs.
const LATE: Duration = Duration::from_secs(60);
/// Findings beyond these say nothing new.
const MOST_FINDINGS: usize = 100;

/// The end of the chain: how many events it holds and the last one's hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The last place.
    pub seq: i64,
    /// Its hash, 64 hexadecimal digits.
    pub hash: String,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

impl std::str::FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (seq, hash) = text.split_once(':').ok_or("a head looks like 42:0123abc...")?;
        let seq = seq.parse().map_err(|_| "a head begins with a number")?;
        Ok(Self { seq, hash: hash.to_owned() })
    }
}

/// A trace of tampering.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// An event is not what it was when it was sealed.
    #[error("event {event}, at place {seq}, has been changed")]
    Changed {
        /// Its place.
        seq: i64,
        /// Its row.
        event: i64,
    },
    /// An event is gone.
    #[error("event {event}, at place {seq}, has been taken away")]
    Missing {
        /// Its place.
        seq: i64,
        /// Its row.
        event: i64,
    },
    /// Places are gone.
    #[error("the places {from} to {to} have been taken away")]
    Gap {
        /// The first.
        from: i64,
        /// The last.
        to: i64,
    },
    /// A checkpoint was not signed with this installation's key.
    #[error("the checkpoint at place {0} was not signed with this installation's key")]
    Forged(i64),
    /// The chain is another than the one a checkpoint vouches for.
    #[error("the chain up to place {0} is not the one its checkpoint vouches for")]
    Replaced(i64),
    /// A checkpoint vouches for more than there is.
    #[error("the chain ends at place {end}, but a checkpoint vouches for {vouched}: its tail was cut off")]
    Truncated {
        /// The last place there is.
        end: i64,
        /// The last place there was.
        vouched: i64,
    },
    /// No checkpoint vouches for the end of the chain.
    #[error("no checkpoint vouches for the places after {0}")]
    Unsigned(i64),
    /// An event has no place, though later ones have.
    #[error("event {0} has no place in the chain, though later ones have")]
    PassedOver(i64),
    /// The chain does not hold a head that was known before.
    #[error("the chain does not hold {0}, which was its head once")]
    HeadLost(Head),
}

/// What a verification has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// The end of the chain; none while it is empty.
    pub head: Option<Head>,
    /// Events that wait for their place: those of the last second, unless no server runs.
    pub unsealed: i64,
    /// What is wrong, at most a hundred.
    pub findings: Vec<Finding>,
}

/// Looks through the whole chain. `known` is a head that was printed earlier and kept elsewhere; the
/// heads that this server has kept are looked for in any case.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn verify(env: &Env, known: Option<Head>) -> DbResult<Verification> {
    // Asked first: the chain may grow while it is walked along.
    let kept = Kept::read(&env.config.server.data_dir);
    let mut known: Vec<Head> = known.into_iter().chain(kept.newest).chain(kept.lost).collect();
    known.sort_by(|a, b| (a.seq, &a.hash).cmp(&(b.seq, &b.hash)));
    known.dedup();
    let mut db = env.db.read().await?;
    let vouched = store::last_checkpoint(&mut db).await?.unwrap_or(0);
    let mut walk = Walk { env, known, seq: 0, hash: GENESIS.to_owned(), vouched: 0, findings: Vec::new() };
    loop {
        let links = store::links(&mut db, walk.seq, STEP).await?;
        let Some(last) = links.last() else { break };
        let (after, until) = (walk.seq, last.seq);
        let mut checkpoints = store::checkpoints(&mut db, after, until).await?.into_iter().peekable();
        for link in &links {
            walk.follow(link);
            while let Some(checkpoint) = checkpoints.next_if(|checkpoint| checkpoint.seq <= link.seq) {
                walk.compare(&checkpoint, link);
            }
        }
    }
    walk.end(&mut db, vouched).await
}

struct Walk<'a> {
    env: &'a Env,
    /// Heads that the chain must hold and that were not met yet.
    known: Vec<Head>,
    /// The place and hash reached.
    seq: i64,
    hash: String,
    /// Up to here genuine checkpoints vouch for the chain.
    vouched: i64,
    findings: Vec<Finding>,
}

impl Walk<'_> {
    /// One link on. It goes on from the stored hash even if that is wrong, so that one changed event
    /// is one finding.
    fn follow(&mut self, link: &Link) {
        if link.seq != self.seq + 1 {
            self.find(Finding::Gap { from: self.seq + 1, to: link.seq - 1 });
        }
        match &link.event {
            None => self.find(Finding::Missing { seq: link.seq, event: link.event_id }),
            // Behind a gap there is no hash to go on from; the checkpoint after it decides.
            Some(event) if link.seq == self.seq + 1 => {
                if chain::hash(&self.hash, link.seq, event) != link.hash {
                    self.find(Finding::Changed { seq: link.seq, event: event.id });
                }
            }
            Some(_) => {}
        }
        self.seq = link.seq;
        self.hash.clone_from(&link.hash);
        self.known.retain(|known| known.seq != self.seq || known.hash != self.hash);
    }

    fn compare(&mut self, checkpoint: &chain::Checkpoint, link: &Link) {
        if !checkpoint.is_genuine(&self.env.keys.audit_checkpoints) {
            self.find(Finding::Forged(checkpoint.seq));
        } else if checkpoint.seq != link.seq || checkpoint.hash != link.hash {
            self.find(Finding::Replaced(checkpoint.seq));
        } else {
            self.vouched = checkpoint.seq;
        }
    }

    async fn end(mut self, db: &mut impl Reads, vouched: i64) -> DbResult<Verification> {
        if vouched > self.seq {
            self.find(Finding::Truncated { end: self.seq, vouched });
        }
        if self.vouched < self.seq {
            self.find(Finding::Unsigned(self.vouched));
        }
        for known in std::mem::take(&mut self.known) {
            self.find(Finding::HeadLost(known));
        }
        // A transaction that took long may be behind; a minute later it is not.
        let since_long = self.env.now().minus(LATE);
        for event in store::passed_over(db, since_long, MOST_FINDINGS as i64).await? {
            self.find(Finding::PassedOver(event));
        }
        let head = (self.seq > 0).then(|| Head { seq: self.seq, hash: self.hash.clone() });
        Ok(Verification { head, unsealed: store::count_unsealed(db).await?, findings: self.findings })
    }

    fn find(&mut self, finding: Finding) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(finding);
        }
    }
}
