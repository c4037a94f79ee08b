//! How each thing on record is written in an archive.
#![expect(clippy::needless_pass_by_value, reason = "they are mapped over rows that nobody else wants")]

use serde_json::{Value, json};
use vestibule_kernel::{Timestamp, UserId};

use crate::access::{self, Grant};
use crate::billing::{Order, SubscriptionView};
use crate::request_log::Logged;
use crate::signup::invitations::Invitation;
use crate::users::User;
use crate::{audit_log, boards, mail, notify, sessions, telegram, tokens};

pub(super) fn profile(user: &User) -> Value {
    json!({
        "id": user.id.0,
        "uuid": user.uuid.to_string(),
        "first_name": user.first_name,
        "last_name": user.last_name,
        "username": user.username,
        "email": user.email,
        "email_verified_at": user.email_verified_at.map(Timestamp::to_rfc3339),
        "second_factor_at": user.second_factor_at.map(Timestamp::to_rfc3339),
        "locale": user.locale,
        "time_zone": user.time_zone,
        "created_at": user.created_at.to_rfc3339(),
        "disabled_at": user.disabled_at.map(Timestamp::to_rfc3339),
        "deleted_at": user.deleted_at.map(Timestamp::to_rfc3339),
    })
}

pub(super) fn grant(grant: Grant) -> Value {
    json!(access::http::GrantBody::from(grant))
}

pub(super) fn session(session: sessions::OnRecord) -> Value {
    json!({
        "created_at": time(session.created_at),
        "last_seen_at": time(session.last_seen_at),
        "expires_at": time(session.expires_at),
        "address": session.address,
        "user_agent": session.user_agent,
    })
}

pub(super) fn api_token(token: tokens::ApiTokenOnRecord) -> Value {
    json!({
        "name": token.name,
        "created_at": time(token.created_at),
        "expires_at": token.expires_at.map(time),
        "last_used_at": token.last_used_at.map(time),
    })
}

pub(super) fn program(family: tokens::FamilyOnRecord) -> Value {
    json!({
        "signed_in_at": time(family.created_at),
        "expires_at": time(family.expires_at),
        "address": family.address,
        "user_agent": family.user_agent,
    })
}

pub(super) fn invitation(invitation: Invitation) -> Value {
    json!({
        "to": invitation.email,
        "role": invitation.role.map(|(_, name)| name),
        "created_at": invitation.created_at.to_rfc3339(),
        "expires_at": invitation.expires_at.to_rfc3339(),
    })
}

pub(super) fn letter(letter: mail::OnRecord) -> Value {
    json!({
        "to": letter.to_address,
        "letter": letter.template,
        "created_at": time(letter.created_at),
        "sent_at": letter.sent_at.map(time),
    })
}

pub(super) fn chat(chat: telegram::Chat) -> Value {
    json!({
        "chat_id": chat.chat_id,
        "name": chat.name,
        "linked_at": time(chat.linked_at),
        "blocked_at": chat.blocked_at.map(time),
    })
}

pub(super) fn notifications(chosen: notify::Preferences) -> Value {
    json!({ "codes": chosen.codes.name(), "notices": chosen.notices.name() })
}

pub(super) fn board(person: UserId, board: boards::BoardOnRecord) -> Value {
    json!({
        "id": board.id,
        "name": board.name,
        "created_at": time(board.created_at),
        "created_by_you": board.created_by == Some(person.0),
        "role": board.role,
        "member_since": board.added_at.map(time),
    })
}

/// What others have written about a ticket is theirs, even if this person works on it.
pub(super) fn ticket(person: UserId, ticket: boards::TicketOnRecord) -> Value {
    let is_own = ticket.created_by == Some(person.0);
    json!({
        "id": ticket.id,
        "board_id": ticket.board_id,
        "board": ticket.board,
        "title": ticket.title,
        "description": is_own.then_some(ticket.description),
        "created_by_you": is_own,
        "assigned_to_you": ticket.assignee_id == Some(person.0),
        "due_on": ticket.due_on,
        "created_at": time(ticket.created_at),
        "archived_at": ticket.archived_at.map(time),
    })
}

pub(super) fn comment(comment: boards::CommentOnRecord) -> Value {
    json!({
        "board_id": comment.board_id,
        "ticket_id": comment.ticket_id,
        "text": comment.body,
        "created_at": time(comment.created_at),
        "updated_at": time(comment.updated_at),
    })
}

pub(super) fn subscription(view: SubscriptionView) -> Value {
    let subscription = view.subscription;
    json!({
        "subscription": subscription.subscription_id,
        "plan": view.plan,
        "price": subscription.price_id,
        "quantity": subscription.quantity,
        "status": subscription.status,
        "created_at": subscription.created_at.to_rfc3339(),
        "current_period_end": subscription.current_period_end.map(Timestamp::to_rfc3339),
        "trial_end": subscription.trial_end.map(Timestamp::to_rfc3339),
        "ended_at": subscription.removed_at.map(Timestamp::to_rfc3339),
    })
}

pub(super) fn order(order: Order) -> Value {
    json!({
        "checkout": order.session_id,
        "mode": order.mode,
        "payment_status": order.payment_status,
        "amount_minor": order.amount.minor,
        "currency": order.amount.currency,
        "subscription": order.subscription_id,
        "created_at": order.created_at.to_rfc3339(),
    })
}

pub(super) fn event(event: audit_log::OnRecord) -> Value {
    json!({
        "at": time(event.at),
        "actor": event.actor_uuid,
        "action": event.action,
        "target_kind": event.target_kind,
        "target": event.target_id,
        "detail": serde_json::from_str::<Value>(&event.detail).unwrap_or_default(),
        "address": event.address,
        "user_agent": event.user_agent,
    })
}

pub(super) fn request(entry: Logged) -> Value {
    json!({
        "at": time(entry.at),
        "method": entry.method,
        "path": entry.target,
        "status": entry.status,
        "address": entry.address,
        "user_agent": entry.user_agent,
    })
}

fn time(millis: i64) -> String {
    Timestamp::from_millis(millis).to_rfc3339()
}
