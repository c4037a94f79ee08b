//! What a restore must not bring back.
//!
//! A backup holds sessions that have been ended and links that have been spent since. Nobody can
//! tell which, so all of them end.

use vestibule_db::{DbResult, WriteTx};
use vestibule_kernel::{Actor, Origin, Timestamp};

use crate::audit_log::{self, Action, Event, Target};
use crate::credentials::one_time;
use crate::users;

/// Ends everybody's sessions, tokens and open links.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn end_everything_after_restore(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    users::raise_every_auth_epoch(tx).await?;
    one_time::end_everything(tx, now).await?;
    let restored = Event::new(Actor::Operator, Action::BackupRestored, Target::Installation);
    audit_log::record(tx, now, restored, &Origin::default()).await
}
