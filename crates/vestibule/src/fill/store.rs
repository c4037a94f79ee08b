//! Adding many people at once.

use std::time::Duration;

use sqlx::QueryBuilder;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{RoleId, Timestamp, UserUuid};

use super::SPAN;
use super::names::Name;

const INSERT: &str = "INSERT INTO users (uuid, first_name, last_name, username, username_folded, email, email_folded, \
     email_verified_at, auth_epoch, locale, time_zone, created_at, updated_at) ";
const GIVE_ROLE: &str = "INSERT INTO grants (user_id, role_id, source_kind, source_ref, granted_at) \
     SELECT id, $1, 'seed', '', $2 FROM users WHERE id >= $3";
const RANGE: &str = "SELECT COALESCE(MIN(id), 0), COALESCE(MAX(id), 0) FROM users";

/// People join one after the other: a million of them in some three months.
fn joined(n: u64, now: Timestamp) -> Timestamp {
    let earlier =
        SPAN.saturating_sub(Duration::from_secs(7).saturating_mul(u32::try_from(n).unwrap_or(u32::MAX)));
    now.minus(earlier)
}

/// Gives a role to everybody from a row on.
pub(super) async fn give_role(tx: &mut WriteTx, role: RoleId, from: u64, now: Timestamp) -> DbResult<()> {
    let from = i64::try_from(from).unwrap_or(i64::MAX);
    on_db!(tx, c => {
        sqlx::query(GIVE_ROLE).bind(role.0).bind(now.as_millis()).bind(from).execute(c).await?;
    });
    Ok(())
}

/// The lowest and the highest row of a person; zeros when there is nobody.
pub(super) async fn users(db: &mut impl Reads) -> DbResult<(u64, u64)> {
    let (lowest, highest): (i64, i64) = on_db!(db, c => sqlx::query_as(RANGE).fetch_one(c).await?);
    Ok((lowest.unsigned_abs(), highest.unsigned_abs()))
}

/// Adds a person for each number.
pub(super) async fn insert_users(
    tx: &mut WriteTx,
    people: &[(u64, UserUuid)],
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        let mut query = QueryBuilder::new(INSERT);
        query.push_values(people, |mut row, (n, uuid)| {
            let Name { first, last, username, email } = Name::of(*n);
            row.push_bind(uuid.to_string())
                .push_bind(first)
                .push_bind(last)
                .push_bind(username.clone())
                .push_bind(username)
                .push_bind(email.clone())
                .push_bind(email)
                .push_bind(now.as_millis())
                .push_bind(0_i64)
                .push_bind("en")
                .push_bind("UTC")
                .push_bind(joined(*n, now).as_millis())
                .push_bind(now.as_millis());
        });
        query.build().execute(c).await?;
    });
    Ok(())
}
