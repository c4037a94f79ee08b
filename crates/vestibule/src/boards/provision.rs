//! Whole boards put in at once, by an import or for the sample organisation.
//!
//! They belong to nobody, like the boards of the replaced server: whoever may edit boards may edit them.

use std::sync::Arc;

use vestibule_kernel::{BoardId, Caller, Origin, PermissionSet};

use crate::env::{Env, Work};
use crate::users::User;

use super::service::boards::Ownership;
use super::{
    BoardError, BoardName, By, ColumnName, NewBoard, NewColumn, NewTicket, Prose, Title, Visibility, service,
};

pub(crate) use super::store::boards::name_is_used;

/// A board with everything on it.
#[derive(Debug)]
pub(crate) struct BoardDraft {
    pub(crate) name: BoardName,
    /// In order.
    pub(crate) columns: Vec<ColumnDraft>,
}

/// A column with its tickets.
#[derive(Debug)]
pub(crate) struct ColumnDraft {
    pub(crate) name: ColumnName,
    /// What the replaced server's clients keep there.
    pub(crate) client_position: Option<i64>,
    /// In order.
    pub(crate) tickets: Vec<(Title, Prose)>,
}

/// Makes the board in `maker`'s name, who may do so: the caller has seen to that.
///
/// # Errors
/// [`BoardError::Full`] when it holds more than a board can.
pub(crate) async fn provide(
    env: &Env,
    work: &mut Work,
    maker: &User,
    draft: &BoardDraft,
) -> Result<BoardId, BoardError> {
    let caller =
        Caller { user: maker.id, uuid: maker.uuid, session: None, permissions: PermissionSet::Everything };
    let by = By { caller: Arc::new(caller), recognised: None, origin: Origin::default() };
    let new = NewBoard { name: draft.name.clone(), visibility: Visibility::Everyone };
    let board = service::boards::insert(env, work, &by, &new, Ownership::Nobody).await?.id;
    for column in &draft.columns {
        let new =
            NewColumn { client_position: column.client_position, ..NewColumn::named(column.name.clone()) };
        let id = service::columns::insert(env, work, &by, board, &new).await?.id;
        for (title, description) in &column.tickets {
            let new = NewTicket::titled(id, title.clone(), description.clone());
            service::tickets::insert(env, work, &by, board, &new).await?;
        }
    }
    Ok(board)
}
