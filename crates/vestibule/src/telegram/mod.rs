//! A person's Telegram chat: linked by a deep link that carries a one-time code, seen, unlinked, and
//! left alone once the person has blocked the bot.
//!
//! Only whoever opens the link in Telegram can link their chat, and only for the account that asked
//! for the link; the code is kept as a hash, for ten minutes, and ended by a newer one, by a new
//! password and by everything else that ends sessions.

mod store;

use std::time::Duration;

use vestibule_crypto::{Token, TokenHash};
use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{Timestamp, UserId};

use crate::env::{Env, Work};

pub use store::Chat;
pub(crate) use store::{Post, Turn, chat_of, leave_post, note_blocked, note_update, prune, take_post};

/// How long a deep link works.
pub const LINK_LIFETIME: Duration = Duration::from_secs(10 * 60);

/// A link to be opened in Telegram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeepLink {
    /// `https://t.me/...`
    pub url: String,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Makes a deep link for somebody; none where no bot is configured.
pub(crate) async fn make_link(env: &Env, work: &mut Work, user: UserId) -> DbResult<Option<DeepLink>> {
    let Some(telegram) = &env.config.telegram else { return Ok(None) };
    let code = Token::generate(&*env.entropy);
    let expires_at = env.now().plus(LINK_LIFETIME);
    store::keep_code(work, user, &code.hash(), expires_at).await?;
    let url = format!("https://t.me/{}?start={}", telegram.bot_name, code.expose());
    Ok(Some(DeepLink { url, expires_at }))
}

/// What came of a message to the bot.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// The chat is this person's now.
    Linked(UserId),
    /// The code is not, or no longer, good.
    BadCode,
    /// It was about something else.
    Nothing,
}

/// Links a chat if the text is `/start` with a code that is good; the code is spent.
pub(crate) async fn hear(env: &Env, work: &mut Work, chat: i64, name: &str, text: &str) -> DbResult<Heard> {
    let Some(code) = text.strip_prefix("/start ") else { return Ok(Heard::Nothing) };
    let Some(hash) = code_hash(code) else { return Ok(Heard::BadCode) };
    let Some(user) = store::spend_code(work, &hash, env.now()).await? else { return Ok(Heard::BadCode) };
    store::link(work, user, chat, name, env.now()).await?;
    Ok(Heard::Linked(user))
}

fn code_hash(code: &str) -> Option<TokenHash> {
    Token::parse(code.trim()).map(|token| token.hash())
}

/// Forgets somebody's chat, and the link that waits to be opened; tells whether there was a chat.
pub(crate) async fn unlink(work: &mut Work, user: UserId) -> DbResult<bool> {
    store::forget_code(work, user).await?;
    store::unlink(work, user).await
}

/// The chat that takes a person's messages; none when there is none, or when it has blocked the bot.
pub(crate) async fn open_chat_of(db: &mut impl Reads, user: UserId) -> DbResult<Option<Chat>> {
    Ok(chat_of(db, user).await?.filter(|chat| chat.blocked_at.is_none()))
}
