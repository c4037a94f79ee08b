//! What somebody has to do, on whichever board.

use vestibule_kernel::{Cursor, Limit, Page, PermissionSet};

use crate::env::Env;

use super::super::store::assigned as store;
use super::super::{AssignedTicket, BoardError, By};

/// A page of the person's own tickets, those due first ahead.
///
/// # Errors
/// [`BoardError::Cursor`].
pub async fn list_own(
    env: &Env,
    by: &By,
    limit: Limit,
    cursor: Option<&Cursor>,
) -> Result<Page<AssignedTicket>, BoardError> {
    let name = format!("tickets of {}", by.user().0);
    let after = cursor.map_or_else(|| Ok(store::After::default()), |cursor| cursor.key(&name))?;
    let everything = matches!(by.permissions(), PermissionSet::Everything);
    let mut db = env.db.read().await?;
    let tickets = store::assigned(&mut db, by.user(), everything, &after, limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(tickets, limit, &name, store::place))
}
