//! Talking to Telegram's Bot API (<https://core.telegram.org/bots/api>), as far as a bot needs it that
//! hands out messages and hears `/start`.
//!
//! The bot's token is part of every address, so no error of the HTTP client is ever shown whole.

mod api;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use vestibule_kernel::SecretString;

pub use api::{TelegramApi, TelegramSettings};

/// One call, boxed so that the real thing and a fake can change places.
pub type Call<'a, T> = Pin<Box<dyn Future<Output = Result<T, TelegramError>> + Send + 'a>>;

/// Something that hands messages to chats.
pub trait ChatCarrier: fmt::Debug + Send + Sync {
    /// Hands a plain text to a chat.
    ///
    /// # Errors
    /// [`TelegramError`].
    fn send<'a>(&'a self, chat: i64, text: &'a str) -> Call<'a, ()>;

    /// Has updates brought to an address, by a caller who shows the secret.
    ///
    /// # Errors
    /// [`TelegramError`].
    fn bring_updates_to<'a>(&'a self, webhook: &'a str, secret: &'a SecretString) -> Call<'a, ()>;

    /// Has updates brought nowhere: they are asked for.
    ///
    /// # Errors
    /// [`TelegramError`].
    fn call_webhook_off(&self) -> Call<'_, ()>;

    /// Waits for what people have written to the bot; `after` is the last update that was handled.
    ///
    /// # Errors
    /// [`TelegramError`].
    fn updates(&self, after: Option<i64>, wait: Duration) -> Call<'_, Vec<Update>>;
}

/// What somebody wrote to the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// Counts up.
    pub id: i64,
    /// The chat with one person; none for groups and channels.
    pub chat: Option<i64>,
    /// What the chat is called.
    pub name: String,
    /// IETF language tag of whoever writes, such as `de`; empty when Telegram does not know.
    pub language: String,
    /// What was written.
    pub text: String,
}

/// Why a call did not do what it should. Reasons are one line without the bot's token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TelegramError {
    /// The person has blocked the bot, or the chat is gone.
    #[error("the chat takes no messages: {0}")]
    Gone(String),
    /// Too many messages; try again after that.
    #[error("too many messages; again in {0:?}")]
    TooMany(Duration),
    /// Something else.
    #[error("telegram does not answer as it should: {0}")]
    Failed(String),
}

impl Update {
    /// Reads an update as Telegram writes it (also to a webhook); none without an id.
    #[must_use]
    pub fn read(update: &serde_json::Value) -> Option<Self> {
        let message = &update["message"];
        let (chat, from) = (&message["chat"], &message["from"]);
        let is_private = chat["type"] == "private";
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().trim().to_owned();
        let mut name =
            format!("{} {}", text(&from["first_name"]), text(&from["last_name"])).trim().to_owned();
        if let Some(username) = from["username"].as_str() {
            name = format!("{name} (@{username})").trim().to_owned();
        }
        let name = name.chars().filter(|c| !c.is_control()).take(100).collect();
        Some(Self {
            id: update["update_id"].as_i64()?,
            chat: chat["id"].as_i64().filter(|_| is_private),
            name,
            language: text(&from["language_code"]),
            text: text(&message["text"]),
        })
    }
}
