//! Everything that is on record about a person, as one JSON archive (GDPR art. 15 and 20).
//!
//! No secrets: hashes and seeds say nothing about a person and would help a thief. Events in which
//! somebody else acted are included without that person's address, and of other people's comments
//! and tickets only what concerns this one. Collecting takes a while and changes nothing, so it
//! happens before the short transaction that asks for leave and notes that the archive was made.

mod parts;

use serde_json::{Map, Value, json};
use vestibule_db::DbResult;
use vestibule_kernel::{BuiltInPermission, Caller, Origin, UserUuid};

use crate::access::{self, Who};
use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Work};
use crate::signup::invitations;
use crate::users::User;
use crate::{billing, boards, mail, notify, request_log, sessions, telegram, tokens};

use super::PeopleError;

/// The newest of each kind; a lifetime of requests would not fit into one answer.
const MOST: usize = 10_000;

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
    if caller.uuid != person {
        caller.require(BuiltInPermission::ManageUsers)?;
    }
    let user = access::find_person(&mut env.db.read().await?, Who::Uuid(person)).await?;
    let archive = collect(env, &user).await?;
    let mut work = begin(env, caller, &user).await?;
    let event = Event::new(caller.actor(), Action::DataExported, Target::Person(person));
    audit_log::record(&mut work, env.now(), event, origin).await?;
    work.commit().await?;
    Ok(archive)
}

/// The transaction of somebody who may have the archive now.
async fn begin(env: &Env, caller: &Caller, user: &User) -> Result<Work, PeopleError> {
    if caller.uuid == user.uuid {
        return Ok(env.write().await?);
    }
    let (mut work, authority) = access::begin(env, caller).await?;
    authority.may_manage(&access::rights_of(&mut work, user.id, env.now()).await?.permissions)?;
    Ok(work)
}

async fn collect(env: &Env, user: &User) -> DbResult<Value> {
    // One more than is shown tells whether there is more.
    let limit = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
    let mut db = env.db.read().await?;
    let mut archive = Archive::default();
    archive.put("grants", access::all_grants_of(&mut db, user.id).await?, parts::grant);
    archive.put("sessions", sessions::on_record_of(&mut db, user.id).await?, parts::session);
    let programs = tokens::on_record_of(&mut db, user.id, limit).await?;
    archive.put("api_tokens", programs.api_tokens, parts::api_token);
    archive.put("programs", programs.families, parts::program);
    archive.put("invitations", invitations::sent_by(&mut db, user.uuid, limit).await?, parts::invitation);
    archive.put("letters", mail::on_record_of(&mut db, user.id).await?, parts::letter);
    let work = boards::on_record_of(&mut db, user.id, limit).await?;
    archive.put("boards", work.boards, |board| parts::board(user.id, board));
    archive.put("tickets", work.tickets, |ticket| parts::ticket(user.id, ticket));
    archive.put("comments", work.comments, parts::comment);
    let bought = billing::on_record_of(&mut db, user.id, limit).await?;
    archive.put("subscriptions", bought.subscriptions, parts::subscription);
    archive.put("orders", bought.orders, parts::order);
    let chat = telegram::chat_of(&mut db, user.id).await?;
    let chosen = notify::preferences_of(&mut db, user.id).await?;
    archive.put("events", audit_log::on_record_of(&mut db, user.uuid, limit).await?, parts::event);
    drop(db);
    let mut log = env.log_db.read().await?;
    archive.put("requests", request_log::on_record_of(&mut log, user.id, MOST + 1).await?, parts::request);
    let Archive { mut lists, incomplete } = archive;
    lists.insert("format".to_owned(), json!("vestibule-person-1"));
    lists.insert("exported_at".to_owned(), json!(env.now().to_rfc3339()));
    lists.insert("profile".to_owned(), parts::profile(user));
    lists.insert("stripe_customer".to_owned(), json!(bought.customer));
    lists.insert("telegram_chat".to_owned(), json!(chat.map(parts::chat)));
    lists.insert("notifications".to_owned(), parts::notifications(chosen));
    lists.insert("incomplete".to_owned(), json!(incomplete));
    Ok(Value::Object(lists))
}

/// What has been collected.
#[derive(Debug, Default)]
struct Archive {
    lists: Map<String, Value>,
    /// Lists of which only the newest entries are here.
    incomplete: Vec<&'static str>,
}

impl Archive {
    fn put<T>(&mut self, name: &'static str, mut rows: Vec<T>, shown: impl FnMut(T) -> Value) {
        if rows.len() > MOST {
            rows.truncate(MOST);
            self.incomplete.push(name);
        }
        self.lists.insert(name.to_owned(), rows.into_iter().map(shown).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_cut_short_is_named() {
        let mut archive = Archive::default();
        archive.put("short", vec![1], |n| json!(n));
        archive.put("long", vec![1; MOST + 1], |n| json!(n));
        assert_eq!(archive.incomplete, ["long"]);
        assert_eq!(archive.lists["long"].as_array().map(Vec::len), Some(MOST));
        assert_eq!(archive.lists["short"], json!([1]));
    }
}
