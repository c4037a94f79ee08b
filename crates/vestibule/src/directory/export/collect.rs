//! Reading what an archive holds, part by part: each behind the guard that it has elsewhere.

use serde_json::{Value, json};
use vestibule_db::{DbResult, Reads};
use vestibule_kernel::BuiltInPermission;

use crate::env::Env;
use crate::signup::invitations;
use crate::users::User;
use crate::{access, audit_log, billing, boards, mail, notify, request_log, sessions, telegram, tokens};

use super::archive::{Archive, Guard, MOST, Reader};
use super::parts;

/// Where somebody was and what they did: what logs show.
const LOGGED: &[&str] = &["sessions", "programs", "letters", "events", "requests"];
/// Boards may be for their members only, who are all that may read what is written there.
const WORKED: &[&str] = &["boards", "tickets", "comments"];
const BOUGHT: &[&str] = &["subscriptions", "orders", "stripe_customer"];

/// One more than is shown, which tells whether there is more.
const ROWS: usize = MOST + 1;

pub(super) async fn collect(env: &Env, user: &User, reader: Reader<'_>) -> DbResult<Value> {
    let limit = i64::try_from(ROWS).unwrap_or(i64::MAX);
    let mut archive = Archive::for_reader(reader);
    archive.say("format", json!("vestibule-person-1"));
    archive.say("exported_at", json!(env.now().to_rfc3339()));
    archive.say("profile", parts::profile(user));
    let mut db = env.db.read().await?;
    add_account(&mut archive, &mut db, user, limit).await?;
    if archive.opens(Guard::SuperAdmin, WORKED) {
        add_work(&mut archive, &mut db, user, limit).await?;
    }
    if archive.opens(Guard::Permission(BuiltInPermission::ManageBilling), BOUGHT) {
        add_bought(&mut archive, &mut db, user, limit).await?;
    }
    let opens_logs = archive.opens(Guard::Permission(BuiltInPermission::AccessLogs), LOGGED);
    if opens_logs {
        add_logged(&mut archive, &mut db, user, limit).await?;
    }
    drop(db);
    if opens_logs {
        let mut log = env.log_db.read().await?;
        archive.put("requests", request_log::on_record_of(&mut log, user.id, ROWS).await?, parts::request);
    }
    Ok(archive.finish())
}

/// What whoever manages people sees or sets anyway, and settings that give nothing away.
async fn add_account(
    archive: &mut Archive<'_>,
    db: &mut impl Reads,
    user: &User,
    limit: i64,
) -> DbResult<()> {
    archive.put("grants", access::all_grants_of(db, user.id).await?, parts::grant);
    archive.put("invitations", invitations::sent_by(db, user.uuid, limit).await?, parts::invitation);
    let own_tokens = tokens::api_tokens_on_record_of(db, user.id, limit).await?;
    archive.put("api_tokens", own_tokens, parts::api_token);
    archive.say("telegram_chat", json!(telegram::chat_of(db, user.id).await?.map(parts::chat)));
    archive.say("notifications", parts::notifications(notify::preferences_of(db, user.id).await?));
    Ok(())
}

async fn add_work(archive: &mut Archive<'_>, db: &mut impl Reads, user: &User, limit: i64) -> DbResult<()> {
    let work = boards::on_record_of(db, user.id, limit).await?;
    archive.put("boards", work.boards, |board| parts::board(user.id, board));
    archive.put("tickets", work.tickets, |ticket| parts::ticket(user.id, ticket));
    archive.put("comments", work.comments, parts::comment);
    Ok(())
}

async fn add_bought(archive: &mut Archive<'_>, db: &mut impl Reads, user: &User, limit: i64) -> DbResult<()> {
    let bought = billing::on_record_of(db, user.id, limit).await?;
    archive.put("subscriptions", bought.subscriptions, parts::subscription);
    archive.put("orders", bought.orders, parts::order);
    archive.say("stripe_customer", json!(bought.customer));
    Ok(())
}

async fn add_logged(archive: &mut Archive<'_>, db: &mut impl Reads, user: &User, limit: i64) -> DbResult<()> {
    archive.put("sessions", sessions::on_record_of(db, user.id).await?, parts::session);
    let programs = tokens::families_on_record_of(db, user.id, limit).await?;
    archive.put("programs", programs, parts::program);
    archive.put("letters", mail::on_record_of(db, user.id).await?, parts::letter);
    archive.put("events", audit_log::on_record_of(db, user.uuid, limit).await?, parts::event);
    Ok(())
}
