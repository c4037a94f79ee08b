//! Who may do what on a board: pure rules of plain data.
//!
//! The permission `edit` is about boards that everyone sees: whoever holds it works on all of them,
//! and decides about those that nobody owns. A board for its members stays theirs:
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

/// Whether there is an owner who can come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owned {
    /// They decide about the board.
    BySomebody,
    /// Whoever may work on it decides.
    ByNobody,
}

/// The most that a person may do; none when they may not know of the board.
pub(crate) fn right_on(
    permissions: &PermissionSet,
    visibility: Visibility,
    role: Option<BoardRole>,
    owned: Owned,
) -> Option<Right> {
    let by_role = role.map(|role| match role {
        BoardRole::Owner => Right::Manage,
        BoardRole::Editor => Right::Write,
        BoardRole::Viewer => Right::Read,
    });
    let by_permission = match (permissions, visibility) {
        (PermissionSet::Everything, _) => Some(Right::Manage),
        (_, Visibility::Everyone) if permissions.allows(BuiltInPermission::Edit) => Some(match owned {
            Owned::BySomebody => Right::Write,
            Owned::ByNobody => Right::Manage,
        }),
        (_, Visibility::Everyone) => Some(Right::Read),
        (_, Visibility::Members) => None,
    };
    by_role.max(by_permission)
}

/// Whether a person may rename and delete a board as clients of the replaced program do: there the
/// permission `edit` is enough for every board that everyone sees.
pub(crate) fn may_tidy(permissions: &PermissionSet, visibility: Visibility, right: Right) -> bool {
    let open = visibility == Visibility::Everyone && permissions.allows(BuiltInPermission::Edit);
    right >= Right::Manage || open
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holding(names: &[&str]) -> PermissionSet {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_board_for_everyone_is_read_by_all_and_changed_by_holders_of_edit() {
        let right = |names: &[&str], owned| right_on(&holding(names), Visibility::Everyone, None, owned);
        assert_eq!(right(&[], Owned::ByNobody), Some(Right::Read));
        assert_eq!(right(&["edit"], Owned::BySomebody), Some(Right::Write));
        assert_eq!(right(&["edit"], Owned::ByNobody), Some(Right::Manage));
    }

    #[test]
    fn a_board_for_members_is_closed_even_to_holders_of_edit() {
        let owned = Owned::BySomebody;
        let right = |names: &[&str], role| right_on(&holding(names), Visibility::Members, role, owned);
        assert_eq!(right(&["edit"], None), None);
        assert_eq!(right(&["edit"], Some(BoardRole::Viewer)), Some(Right::Read));
        assert_eq!(right(&[], Some(BoardRole::Editor)), Some(Right::Write));
        assert_eq!(right(&[], Some(BoardRole::Owner)), Some(Right::Manage));
        let everything = right_on(&PermissionSet::Everything, Visibility::Members, None, owned);
        assert_eq!(everything, Some(Right::Manage));
    }
}
