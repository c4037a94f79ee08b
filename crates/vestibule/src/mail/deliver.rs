//! Delivering what the outbox holds.

use std::sync::Arc;
use std::time::Duration;

use vestibule_db::DbResult;
use vestibule_kernel::{EmailAddress, LetterId, Timestamp, UserId};
use vestibule_outbound::smtp::OutgoingLetter;

use crate::env::Env;
use crate::jobs::{Job, Outcome, backoff};

use super::chat::{ChatDelivery, Route, ToChat};
use super::logo::{Head, Logo};
use super::senders::{Senders, Tried};
use super::store::{self, StoredLetter};
use super::{Letter, message_id, render};

/// A letter that its chat does not take within this goes by mail: somebody waits for the code in it.
const WORTH_WAITING: Duration = Duration::from_secs(60);

/// The kind of the job that delivers a letter.
pub const DELIVER: &str = "deliver_letter";

/// Hands letters from the outbox to whoever's turn it is.
#[derive(Debug, Clone)]
pub struct Delivery {
    senders: Senders,
    logo: Option<Logo>,
    chats: Option<Arc<dyn ChatDelivery>>,
}

impl Delivery {
    /// Delivers by one of these.
    #[must_use]
    pub const fn by(senders: Senders, logo: Option<Logo>) -> Self {
        Self { senders, logo, chats: None }
    }

    /// The same, with somebody who carries letters to chats.
    #[must_use]
    pub fn and_chats(self, chats: Arc<dyn ChatDelivery>) -> Self {
        Self { chats: Some(chats), ..self }
    }

    /// Whose turn it is.
    #[must_use]
    pub const fn senders(&self) -> &Senders {
        &self.senders
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

    /// Hands a test letter to each sender, past the outbox, and tells what each said.
    pub async fn send_test(
        &self,
        env: &Env,
        to: &EmailAddress,
        locale: &str,
    ) -> Vec<(String, Result<(), String>)> {
        let letter = Letter::test(env);
        let letter = self.put_into_words(env, &letter, locale, message_id(env), to.clone(), env.now());
        self.senders.try_each(&letter).await
    }

    fn put_into_words(
        &self,
        env: &Env,
        letter: &Letter,
        locale: &str,
        message_id: String,
        to: EmailAddress,
        date: Timestamp,
    ) -> OutgoingLetter {
        let head = if self.logo.is_some() { Head::Logo } else { Head::Plain };
        let words = render(letter, locale, &env.config, head);
        OutgoingLetter {
            message_id,
            from: env.config.mail.sender.clone(),
            to,
            subject: words.subject,
            text: words.text,
            html: Some(words.html),
            date,
            pictures: self.logo.iter().map(Logo::picture).collect(),
        }
    }

    async fn deliver(&self, env: &Env, id: LetterId, attempts: i64) -> DbResult<Outcome> {
        let mut db = env.db.read().await?;
        let letter = store::waiting(&mut db, id).await?;
        drop(db);
        let Some(letter) = letter else { return Ok(Outcome::Done) };
        let tried = if letter.expires_at <= env.now().as_millis() {
            Tried::Refused { sender: None, why: store::TOO_LATE.to_owned() }
        } else {
            match self.outgoing(env, id, &letter) {
                Ok(outgoing) => self.hand_over(env, id, &letter, &outgoing).await?,
                Err(why) => Tried::Refused { sender: None, why: why.to_owned() },
            }
        };
        write_down(env, id, attempts, tried).await
    }

    /// To the chat, where that is the way; by mail where it is not, or the chat takes nothing.
    async fn hand_over(
        &self,
        env: &Env,
        id: LetterId,
        stored: &StoredLetter,
        outgoing: &OutgoingLetter,
    ) -> DbResult<Tried> {
        let route = Route::by_name(&stored.way);
        let user = stored.user_id.map(UserId).filter(|_| route != Route::Mail);
        let why = match (&self.chats, user) {
            (Some(chats), Some(user)) => {
                let text = format!("{}\n\n{}", outgoing.subject, outgoing.text.trim_end());
                match chats.deliver(env, user, &text).await? {
                    ToChat::Sent => return Ok(Tried::Sent { sender: chats.name().to_owned() }),
                    ToChat::Wait(pause) => {
                        let until = env.now().plus(pause);
                        let written_at = Timestamp::from_millis(stored.created_at);
                        let why = "the chat asks for patience";
                        if until <= written_at.plus(WORTH_WAITING) {
                            return Ok(Tried::Postponed { until, why });
                        }
                        why.to_owned()
                    }
                    ToChat::Closed(why) => why,
                }
            }
            _ if route == Route::Mail => return self.senders.hand_over(env, outgoing).await,
            _ => "there is no bot any more".to_owned(),
        };
        if route == Route::ChatAsWell {
            return Ok(Tried::Dropped { why });
        }
        let mut tx = env.db.write().await?;
        store::by_mail(&mut tx, id, &why).await?;
        tx.commit().await?;
        self.senders.hand_over(env, outgoing).await
    }

    fn outgoing(
        &self,
        env: &Env,
        id: LetterId,
        stored: &StoredLetter,
    ) -> Result<OutgoingLetter, &'static str> {
        let sealed = stored.parameters.as_deref().ok_or("its content is gone")?;
        let letter = Letter::open(env, id, sealed).ok_or("its content was sealed with another key")?;
        let to = EmailAddress::parse(&stored.to_address).map_err(|_| "its address is not usable")?;
        let date = Timestamp::from_millis(stored.created_at);
        Ok(self.put_into_words(env, &letter, &stored.locale, stored.message_id.clone(), to, date))
    }
}

async fn write_down(env: &Env, id: LetterId, attempts: i64, tried: Tried) -> DbResult<Outcome> {
    let now = env.now();
    let mut tx = env.db.write().await?;
    let outcome = match tried {
        Tried::Sent { sender } => {
            store::sent(&mut tx, id, &sender, now).await?;
            Outcome::Done
        }
        Tried::Failed { sender, why } => {
            store::failed(&mut tx, id, &sender, &why).await?;
            Outcome::Retry(now.plus(backoff(attempts)), why)
        }
        Tried::Postponed { until, why } => {
            store::postponed(&mut tx, id, why).await?;
            Outcome::Retry(until, why.to_owned())
        }
        Tried::Dropped { why } => {
            store::dropped(&mut tx, id, now, &why).await?;
            Outcome::Done
        }
        Tried::Refused { sender, why } => {
            store::given_up(&mut tx, id, sender.as_deref(), now, &why).await?;
            Outcome::GiveUp(why)
        }
    };
    tx.commit().await?;
    Ok(outcome)
}
