//! How the senders fare, for administrators who wonder why letters are late.

use std::collections::BTreeMap;
use std::sync::PoisonError;

use vestibule_db::{DbResult, Reads};
use vestibule_kernel::Timestamp;

use crate::config::{Relay, Share};
use crate::env::Env;
use crate::mail::store::senders::{self as counts, Counted, Sent};

use super::{Seat, Senders};

/// One sender, without its secrets.
#[derive(Debug, Clone)]
pub(crate) struct SenderState {
    pub(crate) name: String,
    /// In whose name its letters go out.
    pub(crate) from: String,
    /// The mail server; none for the mailbox of development and the like.
    pub(crate) relay: Option<Relay>,
    pub(crate) share: Share,
    /// Failures in a row that made it rest, as this process has met them.
    pub(crate) failures: i64,
    pub(crate) rests_until: Option<Timestamp>,
    /// What this process has met last.
    pub(crate) trouble: Option<Trouble>,
    /// Attempts of all nodes that its limits have counted; nothing is counted without limits.
    pub(crate) counted: Option<Counted>,
    /// Letters it took from all nodes.
    pub(crate) sent: Sent,
}

/// Why a sender could not be used. What a server says about one letter is no such reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub(crate) at: Timestamp,
    pub(crate) why: String,
}

impl Senders {
    /// How each of them fares, in their order.
    ///
    /// # Errors
    /// [`vestibule_db::DbError`].
    pub(crate) async fn states(&self, env: &Env, db: &mut impl Reads) -> DbResult<Vec<SenderState>> {
        let now = env.now();
        let mut counted = counts::counted(db, now).await?;
        let mut sent = counts::sent(db, now).await?;
        let state = |(who, seat)| self.state(env, now, who, seat, &mut counted, &mut sent);
        Ok(self.0.seats.iter().enumerate().map(state).collect())
    }

    fn state(
        &self,
        env: &Env,
        now: Timestamp,
        who: usize,
        seat: &Seat,
        counted: &mut BTreeMap<String, Counted>,
        sent: &mut BTreeMap<String, Sent>,
    ) -> SenderState {
        let Seat { sender, trouble, .. } = seat;
        let (failures, rests_until) = self.turns(|turns| turns.rest_of(who, now));
        let configured = env.config.mail.senders.iter().find(|other| other.name == sender.name);
        let has_limits = sender.share.per_minute.is_some() || sender.share.per_day.is_some();
        SenderState {
            name: sender.name.clone(),
            from: sender.from.to_string(),
            relay: configured.map(|configured| configured.relay.clone()),
            share: sender.share,
            failures,
            rests_until,
            trouble: trouble.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            counted: has_limits.then(|| counted.remove(&sender.name).unwrap_or_default()),
            sent: sent.remove(&sender.name).unwrap_or_default(),
        }
    }
}
