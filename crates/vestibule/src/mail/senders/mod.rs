//! The accounts that letters leave by, used in turn, with fail-over within one delivery.
//!
//! Health is what this process has met itself; limits are counted in the database, because the mail
//! server counts the letters of all nodes together, and of the time before a restart. A place within
//! a limit is taken before the attempt and not given back: after a lost answer nobody knows whether
//! the server has counted it.

mod standing;
mod turns;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, timeout_at};
use vestibule_db::DbResult;
use vestibule_kernel::Timestamp;
use vestibule_outbound::smtp::{DeliveryError, LetterCarrier, Mailbox, OutgoingLetter};

use crate::config::{SenderChoice, Share};
use crate::env::Env;
use crate::telemetry::{LetterCounters, Metrics};

use super::store;
pub(crate) use standing::SenderState;
use standing::Trouble;
use turns::Turns;

/// How long all attempts of one delivery may take together; a job may be held for longer than that.
const PATIENCE: Duration = Duration::from_secs(80);
/// How long a letter waits for somebody to configure a sender.
const NOBODY: Duration = Duration::from_secs(60);

/// Somebody who takes letters.
#[derive(Debug)]
pub struct Sender {
    /// What logs and administrators call it.
    pub name: String,
    /// In whose name its letters go out.
    pub from: Mailbox,
    /// How much it takes.
    pub share: Share,
    /// Takes them.
    pub carrier: Arc<dyn LetterCarrier>,
}

/// All of them; clones share it.
#[derive(Debug, Clone)]
pub struct Senders(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    seats: Vec<Seat>,
    turns: Mutex<Turns>,
}

/// A sender with what happens to it.
#[derive(Debug)]
struct Seat {
    sender: Sender,
    counters: LetterCounters,
    /// Why it could not be used last.
    trouble: Mutex<Option<Trouble>>,
}

impl Seat {
    fn could_not_be_used(&self, at: Timestamp, why: &str) {
        let trouble = Trouble { at, why: why.to_owned() };
        *self.trouble.lock().unwrap_or_else(PoisonError::into_inner) = Some(trouble);
    }
}

/// What became of a letter.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tried {
    /// Somebody took it.
    Sent { sender: String },
    /// Nobody did, for now; the last one who tried, and why not.
    Failed { sender: String, why: String },
    /// It will not get through.
    Refused { sender: Option<String>, why: String },
    /// Nobody could try: they rest or have done their share.
    Postponed { until: Timestamp, why: &'static str },
    /// The chat did not take it, and it goes by mail anyway.
    Dropped { why: String },
}

impl Senders {
    /// In this order, chosen like that.
    #[must_use]
    pub fn new(senders: Vec<Sender>, choice: SenderChoice, metrics: &Metrics) -> Self {
        let turns = Turns::new(choice, senders.iter().map(|sender| sender.share.weight));
        let seat = |sender: Sender| {
            let counters = metrics.letters_by(&sender.name);
            Seat { sender, counters, trouble: Mutex::default() }
        };
        let seats = senders.into_iter().map(seat).collect();
        Self(Arc::new(Inner { seats, turns: Mutex::new(turns) }))
    }

    /// Nobody at all, for whoever only describes what there would be.
    #[must_use]
    pub fn nobody() -> Self {
        let turns = Turns::new(SenderChoice::InTurn, std::iter::empty());
        Self(Arc::new(Inner { seats: Vec::new(), turns: Mutex::new(turns) }))
    }

    /// Tries whoever's turn it is, and then the others.
    pub(super) async fn hand_over(&self, env: &Env, letter: &OutgoingLetter) -> DbResult<Tried> {
        if self.0.seats.is_empty() {
            let until = env.now().plus(NOBODY);
            return Ok(Tried::Postponed { until, why: "no mail server is configured" });
        }
        let deadline = Instant::now() + PATIENCE;
        let mut full_until = None;
        let mut failure = None;
        let mut unwilling = Vec::new();
        for index in self.order(env) {
            let seat = &self.0.seats[index];
            let sender = &seat.sender;
            if let Some(until) = self.take_place(env, sender).await? {
                full_until = Some(full_until.map_or(until, |other: Timestamp| other.min(until)));
                continue;
            }
            let letter = OutgoingLetter { from: sender.from.clone(), ..letter.clone() };
            let attempt = timeout_at(deadline, sender.carrier.deliver(&letter)).await;
            let error = match attempt {
                Ok(Ok(())) => {
                    self.turns(|turns| turns.worked(index));
                    self.let_rest(env, &unwilling);
                    seat.counters.sent.increment(1);
                    return Ok(Tried::Sent { sender: sender.name.clone() });
                }
                Ok(Err(error)) => error,
                Err(_) => DeliveryError::Retry { reason: "it took too long".to_owned() },
            };
            seat.counters.failed.increment(1);
            match error {
                DeliveryError::Refused { reason } => {
                    return Ok(Tried::Refused { sender: Some(sender.name.clone()), why: reason });
                }
                DeliveryError::Unwanted { reason } => {
                    unwilling.push((index, reason.clone()));
                    failure = Some((sender.name.clone(), reason));
                }
                DeliveryError::Away { reason } => {
                    tracing::warn!(sender = sender.name, reason, "a mail server cannot be used; it rests");
                    self.turns(|turns| turns.failed(index, env.now()));
                    seat.could_not_be_used(env.now(), &reason);
                    failure = Some((sender.name.clone(), reason));
                }
                DeliveryError::Retry { reason } => failure = Some((sender.name.clone(), reason)),
            }
            if Instant::now() >= deadline {
                break;
            }
        }
        if unwilling.len() == self.0.seats.len()
            && let Some((sender, why)) = failure
        {
            return Ok(Tried::Refused { sender: Some(sender), why });
        }
        let returns_at = self.turns(|turns| turns.next_return()).filter(|at| *at > env.now());
        Ok(match (failure, full_until) {
            (Some((sender, why)), _) => Tried::Failed { sender, why },
            (None, Some(until)) => {
                let until = returns_at.map_or(until, |at| at.min(until));
                Tried::Postponed { until, why: "every mail server has had its share for now" }
            }
            (None, None) => Tried::Postponed {
                until: returns_at.unwrap_or_else(|| env.now().plus(Duration::from_secs(1))),
                why: "every mail server rests after failures",
            },
        })
    }

    /// Those who did not want a letter that another one has taken: it was not the letter's fault. Were
    /// they to rest without that, one letter that nobody wants would hold up all others.
    fn let_rest(&self, env: &Env, unwilling: &[(usize, String)]) {
        for (index, reason) in unwilling {
            let seat = &self.0.seats[*index];
            let sender = &seat.sender.name;
            tracing::warn!(sender, "a mail server refused what another has taken; it rests");
            self.turns(|turns| turns.failed(*index, env.now()));
            seat.could_not_be_used(env.now(), reason);
        }
    }

    /// Hands a letter to every sender, whoever's turn it is and whoever rests.
    pub(super) async fn try_each(&self, letter: &OutgoingLetter) -> Vec<(String, Result<(), String>)> {
        let mut outcomes = Vec::new();
        for Seat { sender, .. } in &self.0.seats {
            let letter = OutgoingLetter { from: sender.from.clone(), ..letter.clone() };
            let outcome = sender.carrier.deliver(&letter).await.map_err(|error| error.to_string());
            outcomes.push((sender.name.clone(), outcome));
        }
        outcomes
    }

    fn order(&self, env: &Env) -> Vec<usize> {
        self.turns(|turns| turns.order(env.now(), &*env.entropy))
    }

    /// Takes a place within the sender's limits; when there is none, tells when there will be.
    async fn take_place(&self, env: &Env, sender: &Sender) -> DbResult<Option<Timestamp>> {
        let Share { per_minute, per_day, .. } = sender.share;
        if per_minute.is_none() && per_day.is_none() {
            return Ok(None);
        }
        let mut tx = env.db.write().await?;
        let until = store::senders::take_place(&mut tx, &sender.name, sender.share, env.now()).await?;
        tx.commit().await?;
        Ok(until)
    }

    fn turns<T>(&self, then: impl FnOnce(&mut Turns) -> T) -> T {
        then(&mut self.0.turns.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
