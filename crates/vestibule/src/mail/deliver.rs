//! Delivering what the outbox holds.

use std::sync::Arc;

use vestibule_db::DbResult;
use vestibule_kernel::{EmailAddress, LetterId, Timestamp};
use vestibule_outbound::smtp::{DeliveryError, LetterCarrier, Mailbox, OutgoingLetter};

use crate::config::Config;
use crate::env::Env;
use crate::jobs::{Job, Outcome, backoff};

use super::store::{self, StoredLetter};
use super::{Letter, render};

/// The kind of the job that delivers a letter.
pub const DELIVER: &str = "deliver_letter";

/// Hands letters from the outbox to a carrier.
#[derive(Debug, Clone)]
pub struct Delivery {
    carrier: Arc<dyn LetterCarrier>,
}

enum Tried {
    Sent,
    Failed(String),
    Refused(String),
}

impl Delivery {
    /// Delivers through `carrier`.
    #[must_use]
    pub fn through(carrier: Arc<dyn LetterCarrier>) -> Self {
        Self { carrier }
    }

    /// Runs one delivery job.
    pub async fn run(self, env: Env, job: Job) -> Outcome {
        let Some(id) = job.payload["letter"].as_i64().map(LetterId) else {
            return Outcome::GiveUp("the job names no letter".to_owned());
        };
        match self.deliver(&env, id, job.attempts).await {
            Ok(outcome) => outcome,
            Err(error) => Outcome::Retry(env.now().plus(backoff(job.attempts)), error.to_string()),
        }
    }

    async fn deliver(&self, env: &Env, id: LetterId, attempts: i64) -> DbResult<Outcome> {
        let mut db = env.db.read().await?;
        let letter = store::by_id(&mut db, id).await?;
        drop(db);
        let Some(letter) = letter.filter(|letter| letter.sent_at.is_none()) else {
            return Ok(Outcome::Done);
        };
        let tried = if letter.expires_at <= env.now().as_millis() {
            Tried::Refused("its link has expired before it could be delivered".to_owned())
        } else {
            match outgoing(env, id, &letter) {
                Ok(outgoing) => self.hand_over(&outgoing).await,
                Err(why) => Tried::Refused(why.to_owned()),
            }
        };
        self.write_down(env, id, attempts, tried).await
    }

    async fn hand_over(&self, letter: &OutgoingLetter) -> Tried {
        match self.carrier.deliver(letter).await {
            Ok(()) => Tried::Sent,
            Err(DeliveryError::Retry { reason }) => Tried::Failed(reason),
            Err(DeliveryError::Refused { reason }) => Tried::Refused(reason),
        }
    }

    async fn write_down(&self, env: &Env, id: LetterId, attempts: i64, tried: Tried) -> DbResult<Outcome> {
        let now = env.now();
        let mut tx = env.db.write().await?;
        let outcome = match tried {
            Tried::Sent => {
                store::sent(&mut tx, id, now).await?;
                Outcome::Done
            }
            Tried::Failed(why) => {
                store::failed(&mut tx, id, &why).await?;
                Outcome::Retry(now.plus(backoff(attempts)), why)
            }
            Tried::Refused(why) => {
                store::given_up(&mut tx, id, now, &why).await?;
                Outcome::GiveUp(why)
            }
        };
        tx.commit().await?;
        Ok(outcome)
    }
}

fn outgoing(env: &Env, id: LetterId, stored: &StoredLetter) -> Result<OutgoingLetter, &'static str> {
    let sealed = stored.parameters.as_deref().ok_or("its content is gone")?;
    let letter = Letter::open(env, id, sealed).ok_or("its content was sealed with another key")?;
    let to = EmailAddress::parse(&stored.to_address).map_err(|_| "its address is not usable")?;
    let words = render(&letter, &stored.locale, &env.config);
    Ok(OutgoingLetter {
        message_id: stored.message_id.clone(),
        from: sender_of(&env.config),
        to,
        subject: words.subject,
        text: words.text,
        html: Some(words.html),
        date: Timestamp::from_millis(stored.created_at),
    })
}

/// In whose name letters go out.
#[must_use]
pub fn sender_of(config: &Config) -> Mailbox {
    config.mail.sender.clone()
}
