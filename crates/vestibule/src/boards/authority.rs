//! Who may do what on a board: pure rules of plain data.
//!
//! The permission `edit` is about boards that everyone sees. A board for its members stays theirs:
//! only a Super Admin, who holds everything, may come in without being one, so that no board is
//! lost with its last owner.

use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{BuiltInPermission, PermissionSet};

use super::model::{BoardRole, Visibility};

/// What somebody may do on a board; each includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// See it and follow what happens.
    Read,
    /// Change its columns and tickets.
    Write,
    /// Rename, share, archive and delete it.
    Manage,
}

/// The most that a person may do; none when they may not know of the board.
pub(crate) fn right_on(
    permissions: &PermissionSet,
    visibility: Visibility,
    role: Option<BoardRole>,
) -> Option<Right> {
    let by_role = role.map(|role| match role {
        BoardRole::Owner => Right::Manage,
        BoardRole::Editor => Right::Write,
        BoardRole::Viewer => Right::Read,
    });
    let by_permission = match (permissions, visibility) {
        (PermissionSet::Everything, _) => Some(Right::Manage),
        (_, Visibility::Everyone) if permissions.allows(BuiltInPermission::Edit) => Some(Right::Manage),
        (_, Visibility::Everyone) => Some(Right::Read),
        (_, Visibility::Members) => None,
    };
    by_role.max(by_permission)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holding(names: &[&str]) -> PermissionSet {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_board_for_everyone_is_read_by_all_and_changed_by_holders_of_edit() {
        let right = |names: &[&str]| right_on(&holding(names), Visibility::Everyone, None);
        assert_eq!(right(&[]), Some(Right::Read));
        assert_eq!(right(&["edit"]), Some(Right::Manage));
    }

    #[test]
    fn a_board_for_members_is_closed_even_to_holders_of_edit() {
        let right = |names: &[&str], role| right_on(&holding(names), Visibility::Members, role);
        assert_eq!(right(&["edit"], None), None);
        assert_eq!(right(&["edit"], Some(BoardRole::Viewer)), Some(Right::Read));
        assert_eq!(right(&[], Some(BoardRole::Editor)), Some(Right::Write));
        assert_eq!(right(&[], Some(BoardRole::Owner)), Some(Right::Manage));
        assert_eq!(right_on(&PermissionSet::Everything, Visibility::Members, None), Some(Right::Manage));
    }
}
