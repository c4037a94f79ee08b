//! How usernames are held: the `username_reservations` table, and what the `users` table says of names
//! that nobody has chosen.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId, Username};

const RESERVED: &str = "SELECT 1 FROM username_reservations WHERE username_folded = $1 AND expires_at > $2";
const PRUNE_RESERVATIONS: &str = "DELETE FROM username_reservations WHERE expires_at <= $1";
const RESERVE: &str = "INSERT INTO username_reservations (username_folded, expires_at) VALUES ($1, $2) \
     ON CONFLICT (username_folded) DO UPDATE SET expires_at = excluded.expires_at";
const GIVE: &str = "UPDATE users SET username_given_at = $2 WHERE id = $1";
const IS_SETTLED: &str =
    "SELECT 1 FROM users WHERE id = $1 AND username_given_at IS NOT NULL AND username_chosen_at IS NOT NULL";
const CHOOSE: &str =
    "UPDATE users SET username_chosen_at = $2 WHERE id = $1 AND username_given_at IS NOT NULL";

pub(crate) async fn is_username_reserved(
    db: &mut impl Reads,
    name: &Username,
    now: Timestamp,
) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => {
        sqlx::query_scalar(RESERVED).bind(name.folded()).bind(now.as_millis()).fetch_optional(c).await?
    });
    Ok(found.is_some())
}

/// Forgets usernames that are held no longer.
pub(crate) async fn prune_reservations(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PRUNE_RESERVATIONS).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

pub(crate) async fn reserve_username(tx: &mut WriteTx, name: &Username, until: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(RESERVE).bind(name.folded()).bind(until.as_millis()).execute(c).await?;
    });
    Ok(())
}

/// Writes that Vestibule has made the person's username, so that they may choose another once.
pub(crate) async fn give_username(tx: &mut WriteTx, id: UserId, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(GIVE).bind(id.0).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

/// Whether the person was given a username and has chosen another since.
pub(crate) async fn is_settled(db: &mut impl Reads, id: UserId) -> DbResult<bool> {
    let found: Option<i32> =
        on_db!(db, c => sqlx::query_scalar(IS_SETTLED).bind(id.0).fetch_optional(c).await?);
    Ok(found.is_some())
}

/// Writes that the person has chosen a username in place of one that they were given, if they were.
pub(crate) async fn choose_username(tx: &mut WriteTx, id: UserId, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(CHOOSE).bind(id.0).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}
