//! How somebody stands: the columns of the `users` table that keep people out, and the end of a row.

use vestibule_db::{DbResult, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId};

const DISABLE: &str = "UPDATE users SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL";
const ENABLE: &str = "UPDATE users SET disabled_at = NULL WHERE id = $1 AND deleted_at IS NULL";
const DELETE: &str = "UPDATE users SET deleted_at = $2, disabled_before_deletion_at = disabled_at, \
     disabled_at = COALESCE(disabled_at, $2) WHERE id = $1 AND deleted_at IS NULL";
// Whoever was disabled before they were deleted stays so. A version that did not write since when left
// it to the two moments, which are the same only if the deletion itself disabled them.
const RESTORE: &str = "UPDATE users SET deleted_at = NULL, disabled_before_deletion_at = NULL, \
     disabled_at = COALESCE(disabled_before_deletion_at, NULLIF(disabled_at, deleted_at)) \
     WHERE id = $1 AND deleted_at IS NOT NULL";
const PURGE: &str = "DELETE FROM users WHERE id = $1 AND deleted_at IS NOT NULL";
const DELETE_UNCONFIRMED: &str = "DELETE FROM users WHERE id = $1 AND email_verified_at IS NULL";

/// Keeps a person out from now on.
pub(crate) async fn disable(tx: &mut WriteTx, id: UserId, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DISABLE).bind(id.0).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

/// Lets a person in again who has not been deleted.
pub(crate) async fn enable(tx: &mut WriteTx, id: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(ENABLE).bind(id.0).execute(c).await?; });
    Ok(())
}

/// Disables a person and marks the row for purging.
pub(crate) async fn delete(tx: &mut WriteTx, id: UserId, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE).bind(id.0).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

/// Takes a deletion back.
pub(crate) async fn restore(tx: &mut WriteTx, id: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(RESTORE).bind(id.0).execute(c).await?; });
    Ok(())
}

/// Removes a deleted person's row and everything that hangs on it.
pub(crate) async fn purge(tx: &mut WriteTx, id: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PURGE).bind(id.0).execute(c).await?; });
    Ok(())
}

/// Removes an account whose address nobody has confirmed.
pub(crate) async fn delete_unconfirmed(tx: &mut WriteTx, id: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(DELETE_UNCONFIRMED).bind(id.0).execute(c).await?; });
    Ok(())
}
