//! The `users` table: who somebody is. How they stand, and how usernames are held, have files of their own.

mod standing;
mod usernames;

use vestibule_db::{DbResult, Engine, Reads, Statement, WriteTx, on_db};
use vestibule_kernel::{
    DisplayName, EmailAddress, SignInName, Timestamp, UserId, UserUuid, Username, folded,
};

use super::{Locale, NewUser, ProfileChange, TimeZone, User};

pub(crate) use standing::{delete, delete_unconfirmed, disable, enable, purge, restore};
pub(crate) use usernames::{
    choose_username, give_username, is_settled, is_username_reserved, prune_reservations, reserve_username,
};

macro_rules! select_user {
    ($rest:literal) => {
        concat!(
            "SELECT id, uuid, first_name, last_name, username, email, email_verified_at, auth_epoch, ",
            "locale, time_zone, created_at, disabled_at, deleted_at, second_factor_at FROM users ",
            $rest
        )
    };
}

const AMONG: &str = select_user!("WHERE id IN ");
const ALL_BY_UUID: &str = select_user!("WHERE uuid IN ('' ");
const BY_ID: &str = select_user!("WHERE id = $1");
const ALL: &str = select_user!("WHERE deleted_at IS NULL ORDER BY id");
const BY_UUID: &str = select_user!("WHERE uuid = $1");
const BY_USERNAME: &str = select_user!("WHERE username_folded = $1");
const BY_EMAIL: &str = select_user!("WHERE email_folded = $1");
const INSERT: &str = "INSERT INTO users (uuid, first_name, last_name, username, username_folded, email, email_folded, \
     email_verified_at, auth_epoch, locale, time_zone, created_at, updated_at, first_name_folded, last_name_folded) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $12, 'UTC', $9, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id";
const USERNAME_TAKEN: &str = "SELECT 1 FROM users WHERE username_folded = $1";
const MARK_VERIFIED: &str = "UPDATE users SET email_verified_at = $2, updated_at = $2 WHERE id = $1";
const SET_SECOND_FACTOR: &str = "UPDATE users SET second_factor_at = $2 WHERE id = $1";
const RAISE_EPOCH: &str = "UPDATE users SET auth_epoch = auth_epoch + 1 WHERE id = $1 RETURNING auth_epoch";
// A row that others refer to is locked against change, not against being referred to.
const LOCK_ON_POSTGRES: &str = "SELECT id FROM users WHERE id = $1 FOR NO KEY UPDATE";
const CHANGE_PROFILE: &str = "UPDATE users SET first_name = COALESCE($2, first_name), last_name = COALESCE($3, last_name), \
     username = COALESCE($4, username), username_folded = COALESCE($5, username_folded), \
     locale = COALESCE($6, locale), time_zone = COALESCE($7, time_zone), updated_at = $8, \
     first_name_folded = COALESCE($9, first_name_folded), last_name_folded = COALESCE($10, last_name_folded) \
     WHERE id = $1";
const SET_EMAIL: &str =
    "UPDATE users SET email = $2, email_folded = $3, email_verified_at = $4, updated_at = $4 WHERE id = $1";
const RAISE_EVERY_EPOCH: &str = "UPDATE users SET auth_epoch = auth_epoch + 1";
const ANYBODY: &str = "SELECT 1 FROM users LIMIT 1";
#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    uuid: String,
    first_name: String,
    last_name: String,
    username: String,
    email: String,
    email_verified_at: Option<i64>,
    auth_epoch: i64,
    locale: String,
    time_zone: String,
    created_at: i64,
    disabled_at: Option<i64>,
    deleted_at: Option<i64>,
    second_factor_at: Option<i64>,
}

impl TryFrom<Row> for User {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, Self::Error> {
        Ok(Self {
            id: UserId(row.id),
            uuid: row.uuid.parse().map_err(|e| sqlx::Error::Decode(Box::new(e)))?,
            first_name: row.first_name,
            last_name: row.last_name,
            username: row.username,
            email: row.email,
            email_verified_at: row.email_verified_at.map(Timestamp::from_millis),
            auth_epoch: row.auth_epoch,
            locale: row.locale,
            time_zone: row.time_zone,
            created_at: Timestamp::from_millis(row.created_at),
            disabled_at: row.disabled_at.map(Timestamp::from_millis),
            deleted_at: row.deleted_at.map(Timestamp::from_millis),
            second_factor_at: row.second_factor_at.map(Timestamp::from_millis),
        })
    }
}

fn parsed(row: Option<Row>) -> DbResult<Option<User>> {
    Ok(row.map(User::try_from).transpose()?)
}

pub(crate) async fn by_id(db: &mut impl Reads, id: UserId) -> DbResult<Option<User>> {
    parsed(on_db!(db, c => sqlx::query_as(BY_ID).bind(id.0).fetch_optional(c).await?))
}

/// Everybody, in the order in which they came.
pub(crate) async fn all(db: &mut impl Reads) -> DbResult<Vec<User>> {
    let rows: Vec<Row> = on_db!(db, c => sqlx::query_as(ALL).fetch_all(c).await?);
    rows.into_iter().map(|row| Ok(User::try_from(row)?)).collect()
}

pub(crate) async fn by_uuid(db: &mut impl Reads, uuid: UserUuid) -> DbResult<Option<User>> {
    parsed(on_db!(db, c => sqlx::query_as(BY_UUID).bind(uuid.to_string()).fetch_optional(c).await?))
}

/// Those of these people who are still there, in no order.
pub(crate) async fn by_ids(
    db: &mut impl Reads,
    ids: impl IntoIterator<Item = UserId>,
) -> DbResult<Vec<User>> {
    let mut statement = Statement::new(AMONG);
    statement.bind_ints(ids.into_iter().map(|id| id.0));
    let rows: Vec<Row> = statement.fetch_all(db).await?;
    Ok(rows.into_iter().map(User::try_from).collect::<Result<_, _>>()?)
}

/// The same by their public ids.
pub(crate) async fn by_uuids(
    db: &mut impl Reads,
    uuids: impl IntoIterator<Item = UserUuid>,
) -> DbResult<Vec<User>> {
    let mut statement = Statement::new(ALL_BY_UUID);
    for uuid in uuids {
        statement.push(", ").bind_text(&uuid.to_string());
    }
    statement.push(")");
    let rows: Vec<Row> = statement.fetch_all(db).await?;
    Ok(rows.into_iter().map(User::try_from).collect::<Result<_, _>>()?)
}

/// The person who signs in with that username or address; a text names at most one.
pub(crate) async fn by_sign_in_name(db: &mut impl Reads, name: &str) -> DbResult<Option<User>> {
    let (sql, key) = match SignInName::of(name) {
        SignInName::Username(key) => (BY_USERNAME, key),
        SignInName::Address(key) => (BY_EMAIL, key),
        SignInName::Nobodys(_) => return Ok(None),
    };
    if key.contains('\0') {
        // PostgreSQL refuses it in a text; nobody's name holds one.
        return Ok(None);
    }
    parsed(on_db!(db, c => sqlx::query_as(sql).bind(&key).fetch_optional(c).await?))
}

/// What became of an insertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inserted {
    /// The person's row.
    New(UserId),
    /// Another person has the username.
    UsernameTaken,
    /// Another person has the address.
    EmailTaken,
}

pub(crate) async fn insert(tx: &mut WriteTx, user: &NewUser, now: Timestamp) -> DbResult<Inserted> {
    let id: Option<i64> = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(user.uuid.to_string())
            .bind(user.first_name.as_str())
            .bind(user.last_name.as_str())
            .bind(user.username.as_str())
            .bind(user.username.folded())
            .bind(user.email.as_str())
            .bind(user.email.folded())
            .bind(user.email_verified_at.map(Timestamp::as_millis))
            .bind(now.as_millis())
            .bind(folded(user.first_name.as_str()))
            .bind(folded(user.last_name.as_str()))
            .bind(user.locale.as_str())
            .fetch_optional(c)
            .await?
    });
    if let Some(id) = id {
        return Ok(Inserted::New(UserId(id)));
    }
    let taken: Option<i32> = on_db!(tx, c => {
        sqlx::query_scalar(USERNAME_TAKEN).bind(user.username.folded()).fetch_optional(c).await?
    });
    Ok(if taken.is_some() { Inserted::UsernameTaken } else { Inserted::EmailTaken })
}

pub(crate) async fn mark_verified(tx: &mut WriteTx, id: UserId, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(MARK_VERIFIED).bind(id.0).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

/// Writes since when the person has a second factor; none when they have no more.
pub(crate) async fn set_second_factor(
    tx: &mut WriteTx,
    id: UserId,
    since: Option<Timestamp>,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SET_SECOND_FACTOR).bind(id.0).bind(since.map(Timestamp::as_millis)).execute(c).await?;
    });
    Ok(())
}

/// Ends every session and token of the person, for good; tells the new epoch.
pub(crate) async fn raise_auth_epoch(tx: &mut WriteTx, id: UserId) -> DbResult<i64> {
    Ok(on_db!(tx, c => sqlx::query_scalar(RAISE_EPOCH).bind(id.0).fetch_one(c).await?))
}

/// Lets no other transaction change the person, or what is locked with them, until the end of this
/// one. What was read before may be stale by now. SQLite has one writer anyway.
pub(crate) async fn lock(tx: &mut WriteTx, id: UserId) -> DbResult<()> {
    if tx.engine() == Engine::Postgres {
        on_db!(tx, c => { sqlx::query(LOCK_ON_POSTGRES).bind(id.0).execute(c).await?; });
    }
    Ok(())
}

/// What became of a change that a constraint may refuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Changed {
    /// It is written.
    Done,
    /// Another person has the username or address. On PostgreSQL the transaction is lost.
    Taken,
}

impl Changed {
    fn of(result: DbResult<()>, constraint: &str) -> DbResult<Self> {
        match result {
            Ok(()) => Ok(Self::Done),
            Err(error) if error.violates(constraint) => Ok(Self::Taken),
            Err(error) => Err(error),
        }
    }
}

/// Writes what a profile change names and leaves the rest.
pub(crate) async fn change_profile(
    tx: &mut WriteTx,
    id: UserId,
    change: &ProfileChange,
    now: Timestamp,
) -> DbResult<Changed> {
    Changed::of(write_profile(tx, id, change, now).await, "users_username_folded_key")
}

async fn write_profile(tx: &mut WriteTx, id: UserId, change: &ProfileChange, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(CHANGE_PROFILE)
            .bind(id.0)
            .bind(change.first_name.as_ref().map(DisplayName::as_str))
            .bind(change.last_name.as_ref().map(DisplayName::as_str))
            .bind(change.username.as_ref().map(Username::as_str))
            .bind(change.username.as_ref().map(Username::folded))
            .bind(change.locale.as_ref().map(Locale::as_str))
            .bind(change.time_zone.as_ref().map(TimeZone::as_str))
            .bind(now.as_millis())
            .bind(change.first_name.as_ref().map(|name| folded(name.as_str())))
            .bind(change.last_name.as_ref().map(|name| folded(name.as_str())))
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Replaces the address by one whose owner has just proven that it is theirs.
pub(crate) async fn set_email(
    tx: &mut WriteTx,
    id: UserId,
    email: &EmailAddress,
    now: Timestamp,
) -> DbResult<Changed> {
    Changed::of(write_email(tx, id, email, now).await, "users_email_folded_key")
}

async fn write_email(tx: &mut WriteTx, id: UserId, email: &EmailAddress, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SET_EMAIL)
            .bind(id.0)
            .bind(email.as_str())
            .bind(email.folded())
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Ends every session and token of everybody, for good.
pub(crate) async fn raise_every_auth_epoch(tx: &mut WriteTx) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(RAISE_EVERY_EPOCH).execute(c).await?; });
    Ok(())
}

pub(crate) async fn anybody_exists(db: &mut impl Reads) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => sqlx::query_scalar(ANYBODY).fetch_optional(c).await?);
    Ok(found.is_some())
}
