//! A person's Telegram chat, and by which way they want to be told what, in API v1.

use axum::extract::State;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::Timestamp;

use super::super::chat;
use crate::env::Env;
use crate::http::{FieldError, Json, Problem, RequestOrigin, Routes, SignedIn, routes};
use crate::notify::{Preferences, Way};

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(chosen, choose)).routes(routes!(show, link, unlink))
}

/// By which way a person is told what: `mail`, `telegram` (by mail where it takes nothing) or `both`.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NotificationChoice {
    /// Codes to be typed back.
    #[schema(example = "telegram")]
    codes: String,
    /// Notices about the account's security.
    #[schema(example = "both")]
    notices: String,
}

/// By which way I am told what.
#[utoipa::path(get, path = "/api/v1/me/notifications", tag = "notifications",
    responses((status = 200, body = NotificationChoice), (status = 401)))]
async fn chosen(State(env): State<Env>, caller: SignedIn) -> Result<Json<NotificationChoice>, Problem> {
    let Preferences { codes, notices } = chat::preferences(&env, &caller).await?;
    Ok(Json(NotificationChoice { codes: codes.name().to_owned(), notices: notices.name().to_owned() }))
}

/// Choose by which way I am told what. Needs a recent proof of identity.
#[utoipa::path(put, path = "/api/v1/me/notifications", tag = "notifications", request_body = NotificationChoice,
    responses((status = 204), (status = 401), (status = 403), (status = 422)))]
async fn choose(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    caller: SignedIn,
    Json(body): Json<NotificationChoice>,
) -> Result<StatusCode, Problem> {
    let way = |field: &'static str, text: &str| {
        let error = || vec![FieldError::new(field, "invalid", "must be mail, telegram or both")];
        Way::by_name(text).ok_or_else(|| Problem::fields(error()))
    };
    let wanted = Preferences { codes: way("codes", &body.codes)?, notices: way("notices", &body.notices)? };
    chat::choose(&env, &caller, wanted, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Telegram, as far as it concerns a person.
#[derive(Debug, Serialize, ToSchema)]
struct TelegramStanding {
    /// Whether this installation has a bot, so that a chat can be linked.
    available: bool,
    /// The chat that is linked.
    chat: Option<LinkedChat>,
}

/// A linked chat.
#[derive(Debug, Serialize, ToSchema)]
struct LinkedChat {
    /// What Telegram calls its owner, such as `Jo Doe (@jodoe)`.
    name: String,
    /// RFC 3339.
    linked_at: String,
    /// Whether the person has blocked the bot: everything goes by mail until a chat is linked anew.
    blocked: bool,
}

/// The Telegram chat that is linked with my account.
#[utoipa::path(get, path = "/api/v1/me/telegram", tag = "notifications",
    responses((status = 200, body = TelegramStanding), (status = 401)))]
async fn show(State(env): State<Env>, caller: SignedIn) -> Result<Json<TelegramStanding>, Problem> {
    let chat = chat::chat(&env, &caller).await?.map(|chat| LinkedChat {
        name: chat.name,
        linked_at: Timestamp::from_millis(chat.linked_at).to_rfc3339(),
        blocked: chat.blocked_at.is_some(),
    });
    Ok(Json(TelegramStanding { available: env.telegram.is_some(), chat }))
}

/// A link to be opened in Telegram.
#[derive(Debug, Serialize, ToSchema)]
struct TelegramLink {
    /// Opens the bot; works once.
    url: String,
    /// RFC 3339.
    expires_at: String,
}

/// Make a link that connects the Telegram chat of whoever opens it with my account, for ten minutes.
/// Needs a recent proof of identity. 404 where there is no bot.
#[utoipa::path(post, path = "/api/v1/me/telegram", tag = "notifications",
    responses((status = 201, body = TelegramLink), (status = 401), (status = 403), (status = 404)))]
async fn link(State(env): State<Env>, caller: SignedIn) -> Result<(StatusCode, Json<TelegramLink>), Problem> {
    let link = chat::make_link(&env, &caller).await?;
    let body = TelegramLink { url: link.url, expires_at: link.expires_at.to_rfc3339() };
    Ok((StatusCode::CREATED, Json(body)))
}

/// Disconnect my Telegram chat. Needs a recent proof of identity.
#[utoipa::path(delete, path = "/api/v1/me/telegram", tag = "notifications",
    responses((status = 204), (status = 401), (status = 403), (status = 404)))]
async fn unlink(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    caller: SignedIn,
) -> Result<StatusCode, Problem> {
    chat::unlink(&env, &caller, &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}
