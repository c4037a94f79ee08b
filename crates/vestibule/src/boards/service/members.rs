//! Who belongs to a board.

use serde_json::json;
use uuid::Uuid;
use vestibule_kernel::{BoardId, UserUuid, folded};

use crate::audit_log::Action;
use crate::env::Env;
use crate::users::{self, User};

use super::super::event::EventKind;
use super::super::model::{BoardPerson, BoardRole, Member};
use super::super::store::members::Removed;
use super::super::{BoardError, By, Visibility, store};
use super::boards::audit;
use super::{Happened, Right, managing, note, reading, tickets};

/// The most members a board has.
const MOST: i64 = 1_000;

/// Makes somebody a member, or gives a member another role.
///
/// # Errors
/// [`BoardError::NoSuchPerson`]; [`BoardError::LastOwner`] when a board for its members would be
/// left without an owner.
pub async fn set(
    env: &Env,
    by: &By,
    board: BoardId,
    who: Uuid,
    role: BoardRole,
) -> Result<Member, BoardError> {
    let (mut work, opened) = managing(env, by, board).await?;
    if opened.archived_at.is_some() {
        return Err(BoardError::Archived);
    }
    let user = users::by_uuid(&mut work, UserUuid::from(who)).await?;
    let user = user.filter(|user| user.disabled_at.is_none()).ok_or(BoardError::NoSuchPerson)?;
    if role != BoardRole::Owner && opened.visibility == Visibility::Members {
        require_another_owner(&mut work, board, &user).await?;
    }
    let is_new =
        store::boards::by_id(&mut work, board, user.id).await?.is_some_and(|seen| seen.role.is_none());
    if is_new && store::members::count(&mut work, board).await? >= MOST {
        return Err(BoardError::Full { what: "members", most: MOST });
    }
    store::members::set(&mut work, board, user.id, role, env.now()).await?;
    let member = Member { person: person(&user), role };
    note(env, &mut work, by, board, Happened::to_board(EventKind::MemberSet, &member)).await?;
    let detail = json!({ "person": who, "role": role });
    audit(env, &mut work, by, Action::BoardMemberSet, board, detail).await?;
    work.commit().await?;
    Ok(member)
}

/// Ends a membership; anybody may end their own.
///
/// # Errors
/// [`BoardError::NotFound`] when there is no such member; [`BoardError::LastOwner`].
pub async fn remove(env: &Env, by: &By, board: BoardId, who: Uuid) -> Result<(), BoardError> {
    let leaves = by.caller.uuid.as_uuid() == who;
    let needed = if leaves { Right::Read } else { Right::Manage };
    let (mut work, opened) = super::holding(env, by, board, needed).await?;
    if opened.archived_at.is_some() && !leaves {
        return Err(BoardError::Archived);
    }
    let user = users::by_uuid(&mut work, UserUuid::from(who)).await?.ok_or(BoardError::NotFound)?;
    if opened.visibility == Visibility::Members {
        require_another_owner(&mut work, board, &user).await?;
    }
    if store::members::remove(&mut work, board, user.id).await? == Removed::WasNotThere {
        return Err(BoardError::NotFound);
    }
    note(env, &mut work, by, board, Happened::to_board(EventKind::MemberRemoved, &person(&user))).await?;
    if opened.visibility == Visibility::Members {
        tickets::unassign_outsiders(env, &mut work, by, board).await?;
    }
    let detail = json!({ "person": who });
    audit(env, &mut work, by, Action::BoardMemberRemoved, board, detail).await?;
    work.commit().await?;
    Ok(())
}

/// People to assign or to invite whose username begins so.
///
/// # Errors
/// [`BoardError::Forbidden`] for whoever may do neither.
pub async fn candidates(
    env: &Env,
    by: &By,
    board: BoardId,
    beginning: &str,
) -> Result<Vec<BoardPerson>, BoardError> {
    let (mut db, opened) = reading(env, by, board).await?;
    let needed = match opened.board.visibility {
        Visibility::Everyone => Right::Write,
        Visibility::Members => Right::Manage,
    };
    if opened.right < needed {
        return Err(BoardError::Forbidden);
    }
    Ok(store::members::named(&mut db, &folded(beginning.trim())).await?)
}

/// A board for its members keeps an owner besides this one, unless this one owns nothing.
async fn require_another_owner(
    work: &mut crate::env::Work,
    board: BoardId,
    user: &User,
) -> Result<(), BoardError> {
    let seen = store::boards::by_id(work, board, user.id).await?.ok_or(BoardError::NotFound)?;
    if seen.role == Some(BoardRole::Owner) && store::members::other_owners(work, board, user.id).await? == 0 {
        return Err(BoardError::LastOwner);
    }
    Ok(())
}

fn person(user: &User) -> BoardPerson {
    BoardPerson { uuid: user.uuid.as_uuid(), username: user.username.clone() }
}
