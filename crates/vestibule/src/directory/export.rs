//! Everything that is on record about a person, as one JSON archive (GDPR art. 15 and 20).
//!
//! No secrets: hashes and seeds say nothing about a person and would help a thief. Events in which
//! somebody else acted are included without that person's address.

use serde_json::{Value, json};
use vestibule_db::DbResult;
use vestibule_kernel::{BuiltInPermission, Caller, Origin, Timestamp, UserUuid};

use crate::access::{self, Who};
use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Work};
use crate::users::User;
use crate::{mail, sessions};

use super::PeopleError;

/// The newest events; a lifetime of sign-ins would not fit into one answer.
const MOST_EVENTS: i64 = 10_000;

/// Collects what is on record about a person: for themselves, or for whoever manages them.
///
/// # Errors
/// [`access::AccessError::Unknown`], [`access::AccessError::Forbidden`] or a failure.
pub async fn export(
    env: &Env,
    caller: &Caller,
    person: UserUuid,
    origin: &Origin,
) -> Result<Value, PeopleError> {
    let mut work = if caller.uuid == person {
        env.write().await?
    } else {
        access::require(caller, BuiltInPermission::ManageUsers)?;
        let (mut work, authority) = access::begin(env, caller).await?;
        let user = access::find_person(&mut work, Who::Uuid(person)).await?;
        authority.may_manage(&access::rights_of(&mut work, user.id, env.now()).await?.permissions)?;
        work
    };
    let user = access::find_person(&mut work, Who::Uuid(person)).await?;
    let archive = collect(env, &mut work, &user).await?;
    let event = Event::new(caller.actor(), Action::DataExported, Target::Person(person));
    audit_log::record(&mut work, env.now(), event, origin).await?;
    work.commit().await?;
    Ok(archive)
}

async fn collect(env: &Env, work: &mut Work, user: &User) -> DbResult<Value> {
    let grants = access::all_grants_of(work, user.id).await?;
    let grants: Vec<_> = grants.into_iter().map(access::http::GrantBody::from).collect();
    let sessions = sessions::on_record_of(work, user.id).await?;
    let letters = mail::on_record_of(work, user.id).await?;
    let mut events = audit_log::on_record_of(work, user.uuid, MOST_EVENTS + 1).await?;
    let complete = i64::try_from(events.len()).is_ok_and(|events| events <= MOST_EVENTS);
    events.truncate(usize::try_from(MOST_EVENTS).unwrap_or(usize::MAX));
    Ok(json!({
        "format": "vestibule-person-1",
        "exported_at": env.now().to_rfc3339(),
        "profile": profile(user),
        "grants": grants,
        "sessions": sessions.into_iter().map(|session| json!({
            "created_at": time(session.created_at),
            "last_seen_at": time(session.last_seen_at),
            "expires_at": time(session.expires_at),
            "address": session.address,
            "user_agent": session.user_agent,
        })).collect::<Vec<_>>(),
        "letters": letters.into_iter().map(|letter| json!({
            "to": letter.to_address,
            "letter": letter.template,
            "created_at": time(letter.created_at),
            "sent_at": letter.sent_at.map(time),
        })).collect::<Vec<_>>(),
        "events_complete": complete,
        "events": events.into_iter().map(event).collect::<Vec<_>>(),
    }))
}

fn profile(user: &User) -> Value {
    json!({
        "id": user.id.0,
        "uuid": user.uuid.to_string(),
        "first_name": user.first_name,
        "last_name": user.last_name,
        "username": user.username,
        "email": user.email,
        "email_verified_at": user.email_verified_at.map(Timestamp::to_rfc3339),
        "locale": user.locale,
        "created_at": user.created_at.to_rfc3339(),
        "disabled_at": user.disabled_at.map(Timestamp::to_rfc3339),
        "deleted_at": user.deleted_at.map(Timestamp::to_rfc3339),
    })
}

#[expect(clippy::needless_pass_by_value, reason = "it is mapped over rows that nobody else wants")]
fn event(event: audit_log::OnRecord) -> Value {
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

fn time(millis: i64) -> String {
    Timestamp::from_millis(millis).to_rfc3339()
}
