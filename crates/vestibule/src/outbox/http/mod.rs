//! The outbox in API v1.

mod preview;
mod senders;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vestibule_kernel::{BuiltInPermission, Cursor, LetterId, Timestamp};

use crate::env::Env;
use crate::http::{Fields, Json, PageBody, Path, Problem, Query, RequestOrigin, Routes, SignedIn, routes};
use crate::mail::{LetterState, Senders, ShownLetter};

use super::masked::masked;
use super::service;

/// The routes; `senders` carry the letters.
pub fn routes<R: Routes>(senders: Senders) -> R {
    R::default()
        .routes(routes!(list))
        .routes(routes!(show))
        .routes(routes!(resend))
        .routes(routes!(cancel))
        .merge(preview::routes())
        .merge(senders::routes(senders))
}

/// Which letters.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OutboxQuery {
    /// `waiting`, `sent`, `dead` or `cancelled`; all unless told.
    state: Option<String>,
    /// Rows per page, 1 to 100; 25 unless told.
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A letter in the outbox, without what it says.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OutboxLetter)]
struct LetterBody {
    id: i64,
    /// `waiting`, `sent`, `dead` (refused, or its time is over) or `cancelled`.
    state: &'static str,
    /// Which letter it is, such as `password_reset`.
    letter: String,
    /// The address, masked.
    to: String,
    /// The public id of the person it is to; absent when it is about no account.
    user: Option<String>,
    locale: String,
    /// The same in every attempt.
    message_id: String,
    /// How often it was tried.
    attempts: i64,
    /// What went wrong last.
    last_error: Option<String>,
    /// `mail`, or `chat` (and `chat_as_well` when another one goes by mail).
    way: String,
    /// Who took it, or was the last to try.
    sender: Option<String>,
    /// RFC 3339.
    created_at: String,
    /// It is not delivered later than this: its link would not work any more.
    expires_at: String,
    /// RFC 3339.
    sent_at: Option<String>,
    /// RFC 3339.
    given_up_at: Option<String>,
    /// RFC 3339.
    cancelled_at: Option<String>,
    /// Whether it can be sent again.
    can_be_resent: bool,
}

impl LetterBody {
    fn of(letter: ShownLetter, now: Timestamp) -> Self {
        let time = |millis| Timestamp::from_millis(millis).to_rfc3339();
        let state = letter.state();
        let is_open = matches!(state, LetterState::Waiting | LetterState::Dead);
        Self {
            id: letter.id,
            state: state.name(),
            to: masked(&letter.to_address),
            letter: letter.template,
            user: letter.person,
            locale: letter.locale,
            message_id: letter.message_id,
            attempts: letter.attempts,
            last_error: letter.last_error,
            way: letter.way,
            sender: letter.sender,
            created_at: time(letter.at),
            expires_at: time(letter.expires_at),
            sent_at: letter.sent_at.map(time),
            given_up_at: letter.given_up_at.map(time),
            cancelled_at: letter.cancelled_at.map(time),
            can_be_resent: is_open && letter.has_content && letter.expires_at > now.as_millis(),
        }
    }
}

/// Letters, the newest first. Needs `access_logs`.
#[utoipa::path(get, path = "/api/v1/outbox", tag = "letters", params(OutboxQuery),
    responses((status = 200, body = PageBody<LetterBody>), (status = 401), (status = 403), (status = 422)))]
async fn list(
    State(env): State<Env>,
    caller: SignedIn,
    Query(query): Query<OutboxQuery>,
) -> Result<Json<PageBody<LetterBody>>, Problem> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let mut fields = Fields::default();
    let expected = "must be waiting, sent, dead or cancelled";
    let state = fields.optional("state", query.state.as_deref(), expected, LetterState::by_name);
    let list = format!("outbox {}", state.map_or("", LetterState::name));
    let after = fields.cursor(query.cursor.as_deref(), &list);
    let limit = fields.limit(query.limit.as_deref()).rows();
    fields.finish()?;
    let stretch = service::list(&env, &caller, state, after, limit).await?;
    Ok(Json(PageBody {
        items: stretch.rows.into_iter().map(|letter| LetterBody::of(letter, env.now())).collect(),
        next: stretch.next.map(|place| Cursor::after(&list, &place).as_str().to_owned()),
    }))
}

/// One letter. Needs `access_logs`.
#[utoipa::path(get, path = "/api/v1/outbox/{id}", tag = "letters", params(("id" = i64, Path)),
    responses((status = 200, body = LetterBody), (status = 401), (status = 403), (status = 404)))]
async fn show(
    State(env): State<Env>,
    caller: SignedIn,
    Path(id): Path<i64>,
) -> Result<Json<LetterBody>, Problem> {
    let letter = service::show(&env, &caller, LetterId(id)).await?;
    Ok(Json(LetterBody::of(letter, env.now())))
}

/// Sends a letter that waits or was given up, at once and as it is. Needs `manage_settings`. 409 when
/// it was delivered or its time is over: its content is gone then.
#[utoipa::path(post, path = "/api/v1/outbox/{id}/resend", tag = "letters", params(("id" = i64, Path)),
    responses((status = 200, body = LetterBody), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn resend(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    caller: SignedIn,
    Path(id): Path<i64>,
) -> Result<Json<LetterBody>, Problem> {
    let letter = service::resend(&env, &caller, LetterId(id), &origin).await?;
    Ok(Json(LetterBody::of(letter, env.now())))
}

/// Calls a letter off that waits, for good. Needs `manage_settings`. 409 when it does not wait.
#[utoipa::path(post, path = "/api/v1/outbox/{id}/cancel", tag = "letters", params(("id" = i64, Path)),
    responses((status = 200, body = LetterBody), (status = 401), (status = 403), (status = 404), (status = 409)))]
async fn cancel(
    State(env): State<Env>,
    RequestOrigin(origin): RequestOrigin,
    caller: SignedIn,
    Path(id): Path<i64>,
) -> Result<Json<LetterBody>, Problem> {
    let letter = service::cancel(&env, &caller, LetterId(id), &origin).await?;
    Ok(Json(LetterBody::of(letter, env.now())))
}
