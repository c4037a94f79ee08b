//! The `letters` table.

mod outbox;
pub(super) mod senders;

pub(crate) use outbox::{LetterState, ShownLetter, by_number, cancel, counts, page, revive, tidy};

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{EmailAddress, LetterId, Timestamp, UserId};

use super::{Recipient, Route};

const INSERT: &str = "INSERT INTO letters (user_id, to_address, template, locale, message_id, created_at, expires_at, \
     attempts, way) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8) RETURNING id";
const SET_PARAMETERS: &str = "UPDATE letters SET parameters = $2 WHERE id = $1";
const BY_ID: &str = "SELECT user_id, way, to_address, locale, parameters, message_id, created_at, expires_at \
     FROM letters WHERE id = $1 AND sent_at IS NULL AND given_up_at IS NULL AND cancelled_at IS NULL";
const SENT: &str = "UPDATE letters SET sent_at = $2, sender = $3, parameters = NULL, last_error = NULL, \
     cancelled_at = NULL, attempts = attempts + 1 WHERE id = $1";
const FAILED: &str = "UPDATE letters SET last_error = $2, sender = $3, attempts = attempts + 1 WHERE id = $1";
const BY_MAIL: &str = "UPDATE letters SET way = 'mail', last_error = $2 WHERE id = $1";
const DROPPED: &str = "UPDATE letters SET cancelled_at = $2, last_error = $3, parameters = NULL WHERE id = $1 AND sent_at IS NULL";
const POSTPONED: &str = "UPDATE letters SET last_error = $2 WHERE id = $1";
/// What it says stays sealed until its time is over, so that it can be sent again.
const GIVEN_UP: &str = "UPDATE letters SET given_up_at = $2, last_error = $3, sender = COALESCE($4, sender), \
     attempts = attempts + $5 WHERE id = $1 AND sent_at IS NULL AND cancelled_at IS NULL";
const EXISTS_SINCE: &str =
    "SELECT 1 FROM letters WHERE LOWER(to_address) = $1 AND template = $2 AND created_at > $3 LIMIT 1";

/// Why a letter is given up whose link would not work any more.
pub(super) const TOO_LATE: &str = "its time was over before it could be delivered";

/// A letter's row.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct StoredLetter {
    pub(super) user_id: Option<i64>,
    pub(super) way: String,
    pub(super) to_address: String,
    pub(super) locale: String,
    pub(super) parameters: Option<String>,
    pub(super) message_id: String,
    pub(super) created_at: i64,
    pub(super) expires_at: i64,
}

pub(super) async fn insert(
    tx: &mut WriteTx,
    to: &Recipient<'_>,
    route: Route,
    template: &str,
    message_id: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> DbResult<LetterId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(to.user.map(|u| u.0))
            .bind(to.address.as_str())
            .bind(template)
            .bind(to.locale)
            .bind(message_id)
            .bind(now.as_millis())
            .bind(expires_at.as_millis())
            .bind(route.name())
            .fetch_one(c)
            .await?
    });
    Ok(LetterId(id))
}

pub(super) async fn set_parameters(tx: &mut WriteTx, id: LetterId, sealed: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(SET_PARAMETERS).bind(id.0).bind(sealed).execute(c).await?; });
    Ok(())
}

/// A letter that is still to go.
pub(super) async fn waiting(db: &mut impl Reads, id: LetterId) -> DbResult<Option<StoredLetter>> {
    Ok(on_db!(db, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await?))
}

pub(super) async fn sent(tx: &mut WriteTx, id: LetterId, sender: &str, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SENT).bind(id.0).bind(now.as_millis()).bind(sender).execute(c).await?;
    });
    Ok(())
}

pub(super) async fn failed(tx: &mut WriteTx, id: LetterId, sender: &str, why: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(FAILED).bind(id.0).bind(why).bind(sender).execute(c).await?; });
    Ok(())
}

/// Lets a letter go by mail that its chat did not take.
pub(super) async fn by_mail(tx: &mut WriteTx, id: LetterId, why: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(BY_MAIL).bind(id.0).bind(why).execute(c).await?; });
    Ok(())
}

/// Drops a letter whose chat did not take it and which goes by mail anyway.
pub(super) async fn dropped(tx: &mut WriteTx, id: LetterId, now: Timestamp, why: &str) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(DROPPED).bind(id.0).bind(now.as_millis()).bind(why).execute(c).await?;
    });
    Ok(())
}

pub(super) async fn postponed(tx: &mut WriteTx, id: LetterId, why: &str) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(POSTPONED).bind(id.0).bind(why).execute(c).await?; });
    Ok(())
}

/// Gives a letter up; a `sender` means that it was tried once more.
pub(super) async fn given_up(
    tx: &mut WriteTx,
    id: LetterId,
    sender: Option<&str>,
    now: Timestamp,
    why: &str,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(GIVEN_UP)
            .bind(id.0)
            .bind(now.as_millis())
            .bind(why)
            .bind(sender)
            .bind(i64::from(sender.is_some()))
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Compared folded, or every spelling of one mailbox would get a letter of its own.
pub(super) async fn exists_since(
    db: &mut impl Reads,
    to: &EmailAddress,
    template: &str,
    since: Timestamp,
) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => {
        sqlx::query_scalar(EXISTS_SINCE)
            .bind(to.folded())
            .bind(template)
            .bind(since.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(found.is_some())
}

const ON_RECORD: &str =
    "SELECT to_address, template, created_at, sent_at FROM letters WHERE user_id = $1 ORDER BY id";
const FORGET: &str = "DELETE FROM letters WHERE user_id = $1";

/// What is kept of a letter, for the person's own archive.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct OnRecord {
    pub(crate) to_address: String,
    pub(crate) template: String,
    pub(crate) created_at: i64,
    pub(crate) sent_at: Option<i64>,
}

pub(crate) async fn on_record_of(db: &mut impl Reads, user: UserId) -> DbResult<Vec<OnRecord>> {
    Ok(on_db!(db, c => sqlx::query_as(ON_RECORD).bind(user.0).fetch_all(c).await?))
}

/// Forgets what was written to somebody who is being purged.
pub(crate) async fn forget(tx: &mut WriteTx, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(FORGET).bind(user.0).execute(c).await?; });
    Ok(())
}
