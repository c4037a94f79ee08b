//! What is said about a ticket. Whoever may write on a board may speak; a comment is changed only
//! by its author, and taken back by its author or whoever decides about the board.

use serde_json::json;
use vestibule_kernel::{Basis, BoardId, CommentId, Cursor, Limit, Page, TicketId};

use crate::env::{Env, Work};

use super::super::error::Current;
use super::super::event::EventKind;
use super::super::model::Comment;
use super::super::words::Prose;
use super::super::{BoardError, By, Right, store};
use super::{Happened, look, note, reading, tickets, writing};

/// What is said on one page; each comment also has to be rendered.
const MOST_BYTES: usize = 100_000;

/// A page of a ticket's comments, oldest first: fewer than asked for when they are long.
///
/// # Errors
/// [`BoardError::NotFound`], [`BoardError::Cursor`].
pub async fn list(
    env: &Env,
    by: &By,
    board: BoardId,
    ticket: TicketId,
    limit: Limit,
    cursor: Option<&Cursor>,
) -> Result<Page<Comment>, BoardError> {
    let name = format!("comments of {board}/{ticket}");
    let after = cursor.map_or(Ok(0), |cursor| cursor.key::<i64>(&name))?;
    let (mut db, _) = reading(env, by, board).await?;
    store::tickets::by_id(&mut db, board, ticket).await?.ok_or(BoardError::NotFound)?;
    let comments = store::comments::of_ticket(&mut db, ticket, after, limit.rows_to_fetch()).await?;
    let limit = limit.at_most(that_fit(&comments));
    Ok(Page::from_rows(comments, limit, &name, |comment| comment.id.0))
}

/// So many comments fit onto a page; one always does.
fn that_fit(comments: &[Comment]) -> i64 {
    let mut bytes = 0;
    let fits = |comment: &&Comment| {
        bytes += comment.body.len();
        bytes <= MOST_BYTES
    };
    i64::try_from(comments.iter().take_while(fits).count()).unwrap_or(1).max(1)
}

/// Says something.
///
/// # Errors
/// [`BoardError::Archived`].
pub async fn add(
    env: &Env,
    by: &By,
    board: BoardId,
    ticket: TicketId,
    body: Prose,
) -> Result<Comment, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    tickets::in_use(&mut work, board, ticket).await?;
    let id = store::comments::insert(&mut work, ticket, by.user(), &body, env.now()).await?;
    finish(env, work, by, board, ticket, id, EventKind::CommentAdded).await
}

/// Says something else instead.
///
/// # Errors
/// [`BoardError::Forbidden`] for others than the author; [`BoardError::Stale`].
pub async fn change(
    env: &Env,
    by: &By,
    (board, ticket, id): (BoardId, TicketId, CommentId),
    basis: &Basis,
    body: Prose,
) -> Result<Comment, BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let comment = find(&mut work, board, ticket, id).await?;
    if !is_author(by, &comment) {
        return Err(BoardError::Forbidden);
    }
    basis.require(comment.version, BoardError::Unbased, || {
        BoardError::Stale(Box::new(Current::Comment(comment.clone())))
    })?;
    store::comments::update(&mut work, id, &body, env.now()).await?;
    finish(env, work, by, board, ticket, id, EventKind::CommentChanged).await
}

/// Takes a comment back.
///
/// # Errors
/// [`BoardError::Forbidden`] for others than its author and whoever decides about the board.
pub async fn delete(
    env: &Env,
    by: &By,
    (board, ticket, id): (BoardId, TicketId, CommentId),
    basis: &Basis,
) -> Result<(), BoardError> {
    let (mut work, _) = writing(env, by, board).await?;
    let comment = find(&mut work, board, ticket, id).await?;
    if !is_author(by, &comment) && look(&mut work, by, board).await?.right < Right::Manage {
        return Err(BoardError::Forbidden);
    }
    basis.allow(comment.version, || BoardError::Stale(Box::new(Current::Comment(comment.clone()))))?;
    store::comments::delete(&mut work, id).await?;
    let data = json!({ "comment": { "id": id }, "ticket": ticket });
    let what = Happened::to_ticket(EventKind::CommentDeleted, ticket, &data);
    note(env, &mut work, by, board, what).await?;
    work.commit().await?;
    Ok(())
}

async fn find(
    work: &mut Work,
    board: BoardId,
    ticket: TicketId,
    id: CommentId,
) -> Result<Comment, BoardError> {
    tickets::in_use(work, board, ticket).await?;
    store::comments::by_id(work, ticket, id).await?.ok_or(BoardError::NotFound)
}

fn is_author(by: &By, comment: &Comment) -> bool {
    comment.author.as_ref().is_some_and(|author| author.uuid == by.caller.uuid.as_uuid())
}

/// The event names the comment and its author; what was said is read where it stands, so that
/// taking it back takes it back.
async fn finish(
    env: &Env,
    mut work: Work,
    by: &By,
    board: BoardId,
    ticket: TicketId,
    id: CommentId,
    kind: EventKind,
) -> Result<Comment, BoardError> {
    let comment = find(&mut work, board, ticket, id).await?;
    let data = json!({
        "comment": { "id": id, "author": comment.author, "version": comment.version },
        "ticket": ticket,
    });
    note(env, &mut work, by, board, Happened::to_ticket(kind, ticket, &data)).await?;
    work.commit().await?;
    Ok(comment)
}
