//! What the outbox asks of those who carry letters to chats. It knows no messenger: whoever does
//! stands above, and is handed in.

use std::fmt;
use std::pin::Pin;
use std::time::Duration;

use vestibule_db::DbResult;
use vestibule_kernel::UserId;

use crate::env::Env;

/// By which way a letter leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// By mail.
    Mail,
    /// To the person's chat, or by mail when that takes nothing.
    Chat,
    /// To the person's chat, beside another letter that goes by mail anyway.
    ChatAsWell,
}

impl Route {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Chat => "chat",
            Self::ChatAsWell => "chat_as_well",
        }
    }

    pub(super) fn by_name(name: &str) -> Self {
        [Self::Chat, Self::ChatAsWell].into_iter().find(|route| route.name() == name).unwrap_or(Self::Mail)
    }
}

/// What became of a letter on its way to a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ToChat {
    /// It is there.
    Sent,
    /// Try again after that.
    Wait(Duration),
    /// The chat takes nothing; why.
    Closed(String),
}

/// One attempt.
pub type ChatAttempt<'a> = Pin<Box<dyn Future<Output = DbResult<ToChat>> + Send + 'a>>;

/// Somebody who carries letters to chats.
pub trait ChatDelivery: fmt::Debug + Send + Sync {
    /// What logs and administrators call it.
    fn name(&self) -> &'static str;

    /// Tries once to hand a text to a person's chat.
    ///
    /// # Errors
    /// [`vestibule_db::DbError`].
    fn deliver<'a>(&'a self, env: &'a Env, user: UserId, text: &'a str) -> ChatAttempt<'a>;
}
