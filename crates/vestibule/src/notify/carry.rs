//! Carrying a letter of the outbox to a chat.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};

use vestibule_db::DbResult;
use vestibule_kernel::{Timestamp, UserId};
use vestibule_outbound::telegram::TelegramError;

use crate::env::Env;
use crate::mail::{ChatAttempt, ChatDelivery, ToChat};
use crate::telegram;
use crate::telemetry::{LetterCounters, Metrics};

const NAME: &str = "telegram";

/// Hands letters to the chats of those they are for.
pub struct ViaTelegram {
    counters: LetterCounters,
    /// Until when Telegram wants to be left alone, in Unix milliseconds: whoever calls earlier is
    /// made to wait longer.
    quiet_until: AtomicI64,
}

impl ViaTelegram {
    /// Counted with the mail servers.
    #[must_use]
    pub fn new(metrics: &Metrics) -> Self {
        Self { counters: metrics.letters_by(NAME), quiet_until: AtomicI64::new(0) }
    }

    async fn carry(&self, env: &Env, user: UserId, text: &str) -> DbResult<ToChat> {
        let Some(carrier) = &env.telegram else { return Ok(ToChat::Closed("there is no bot".to_owned())) };
        let chat = telegram::open_chat_of(&mut env.db.read().await?, user).await?;
        let Some(chat) = chat else { return Ok(ToChat::Closed("no chat is linked".to_owned())) };
        let quiet_until = Timestamp::from_millis(self.quiet_until.load(Ordering::Relaxed));
        if quiet_until > env.now() {
            return Ok(ToChat::Wait(quiet_until.since(env.now())));
        }
        let error = match carrier.send(chat.chat_id, text).await {
            Ok(()) => {
                self.counters.sent.increment(1);
                return Ok(ToChat::Sent);
            }
            Err(error) => error,
        };
        self.counters.failed.increment(1);
        match error {
            TelegramError::TooMany(pause) => {
                self.quiet_until.fetch_max(env.now().plus(pause).as_millis(), Ordering::Relaxed);
                return Ok(ToChat::Wait(pause));
            }
            TelegramError::Gone(_) => {
                let mut tx = env.db.write().await?;
                telegram::note_blocked(&mut tx, user, chat.chat_id, env.now()).await?;
                tx.commit().await?;
            }
            TelegramError::Failed(_) => tracing::warn!(%error, "a letter to a chat goes by mail"),
        }
        Ok(ToChat::Closed(error.to_string()))
    }
}

impl ChatDelivery for ViaTelegram {
    fn name(&self) -> &'static str {
        NAME
    }

    fn deliver<'a>(&'a self, env: &'a Env, user: UserId, text: &'a str) -> ChatAttempt<'a> {
        Box::pin(self.carry(env, user, text))
    }
}

impl fmt::Debug for ViaTelegram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ViaTelegram")
    }
}
