//! The tables `telegram_chats`, `telegram_codes` and `telegram_listeners`.

use std::time::Duration;

use vestibule_crypto::TokenHash;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId};

const CHAT_OF: &str = "SELECT chat_id, name, linked_at, blocked_at FROM telegram_chats WHERE user_id = $1";
const LINK: &str = "INSERT INTO telegram_chats (user_id, chat_id, name, linked_at) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (user_id) DO UPDATE SET chat_id = excluded.chat_id, name = excluded.name, \
     linked_at = excluded.linked_at, blocked_at = NULL";
const UNLINK: &str = "DELETE FROM telegram_chats WHERE user_id = $1";
const BLOCKED: &str =
    "UPDATE telegram_chats SET blocked_at = $3 WHERE user_id = $1 AND chat_id = $2 AND blocked_at IS NULL";
const KEEP_CODE: &str = "INSERT INTO telegram_codes (user_id, code_hash, expires_at, auth_epoch) \
     VALUES ($1, $2, $3, (SELECT auth_epoch FROM users WHERE id = $1)) ON CONFLICT (user_id) DO UPDATE SET \
     code_hash = excluded.code_hash, expires_at = excluded.expires_at, auth_epoch = excluded.auth_epoch";
const SPEND_CODE: &str = "DELETE FROM telegram_codes WHERE code_hash = $1 AND expires_at > $2 AND auth_epoch = \
     (SELECT auth_epoch FROM users WHERE id = telegram_codes.user_id AND disabled_at IS NULL) RETURNING user_id";
const FORGET_CODE: &str = "DELETE FROM telegram_codes WHERE user_id = $1";
const TAKE_POST: &str = "INSERT INTO telegram_listeners (bot, node, held_until) VALUES ($1, $2, $3) \
     ON CONFLICT (bot) DO UPDATE SET node = excluded.node, held_until = excluded.held_until \
     WHERE telegram_listeners.node = excluded.node OR telegram_listeners.held_until <= $4 RETURNING last_update";
const NOTE_UPDATE: &str =
    "UPDATE telegram_listeners SET last_update = $3, held_until = $4 WHERE bot = $1 AND node = $2";
const LEAVE_POST: &str = "UPDATE telegram_listeners SET held_until = 0 WHERE bot = $1 AND node = $2";
const PRUNE: &str = "DELETE FROM telegram_codes WHERE expires_at <= $1";

/// A linked chat.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Chat {
    /// Telegram's number for it.
    pub chat_id: i64,
    /// What it is called.
    pub name: String,
    /// Unix milliseconds.
    pub linked_at: i64,
    /// Set when the person has blocked the bot.
    pub blocked_at: Option<i64>,
}

pub(crate) async fn chat_of(db: &mut impl Reads, user: UserId) -> DbResult<Option<Chat>> {
    Ok(on_db!(db, c => sqlx::query_as(CHAT_OF).bind(user.0).fetch_optional(c).await?))
}

pub(super) async fn link(
    tx: &mut WriteTx,
    user: UserId,
    chat: i64,
    name: &str,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(LINK).bind(user.0).bind(chat).bind(name).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

/// Tells whether there was a chat to be unlinked.
pub(super) async fn unlink(tx: &mut WriteTx, user: UserId) -> DbResult<bool> {
    let rows = on_db!(tx, c => sqlx::query(UNLINK).bind(user.0).execute(c).await?.rows_affected());
    Ok(rows == 1)
}

/// Remembers that a chat takes no messages, until it is linked again.
pub(crate) async fn note_blocked(tx: &mut WriteTx, user: UserId, chat: i64, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(BLOCKED).bind(user.0).bind(chat).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

pub(super) async fn keep_code(
    tx: &mut WriteTx,
    user: UserId,
    code: &TokenHash,
    expires_at: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(KEEP_CODE)
            .bind(user.0)
            .bind(&code.as_bytes()[..])
            .bind(expires_at.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Whose code it was; of two who bring it, one is told.
pub(super) async fn spend_code(
    tx: &mut WriteTx,
    code: &TokenHash,
    now: Timestamp,
) -> DbResult<Option<UserId>> {
    let user: Option<i64> = on_db!(tx, c => {
        sqlx::query_scalar(SPEND_CODE)
            .bind(&code.as_bytes()[..])
            .bind(now.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(user.map(UserId))
}

pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PRUNE).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

/// Ends the link that waits to be opened, if there is one.
pub(super) async fn forget_code(tx: &mut WriteTx, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(FORGET_CODE).bind(user.0).execute(c).await?; });
    Ok(())
}

/// Who listens to which bot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Post<'a> {
    /// The bot's number.
    pub(crate) bot: &'a str,
    /// The name a node has given itself.
    pub(crate) node: &'a str,
}

/// What somebody who wants to listen is told.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// The post is theirs until the time that was asked for; the last update that was handled.
    Yours(Option<i64>),
    /// Another node listens.
    Taken,
}

pub(crate) async fn take_post(
    tx: &mut WriteTx,
    post: Post<'_>,
    hold: Duration,
    now: Timestamp,
) -> DbResult<Turn> {
    let last: Option<Option<i64>> = on_db!(tx, c => {
        sqlx::query_scalar(TAKE_POST)
            .bind(post.bot)
            .bind(post.node)
            .bind(now.plus(hold).as_millis())
            .bind(now.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(last.map_or(Turn::Taken, Turn::Yours))
}

/// Notes in the transaction that handles an update that it was; tells whether the post is still held.
pub(crate) async fn note_update(
    tx: &mut WriteTx,
    post: Post<'_>,
    update: i64,
    held_until: Timestamp,
) -> DbResult<bool> {
    let rows = on_db!(tx, c => {
        sqlx::query(NOTE_UPDATE)
            .bind(post.bot)
            .bind(post.node)
            .bind(update)
            .bind(held_until.as_millis())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok(rows == 1)
}

/// Lets another node listen at once.
pub(crate) async fn leave_post(tx: &mut WriteTx, post: Post<'_>) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(LEAVE_POST).bind(post.bot).bind(post.node).execute(c).await?; });
    Ok(())
}
