//! Boards in API v1.

mod assigned;
mod boards;
mod columns;
mod comments;
mod fields;
mod files;
mod live;
mod tickets;

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::http::{Code, FieldError, Problem, RequestOrigin, Routes, SignedIn};

use super::service::require_edit;
use super::{BoardError, By, Current, LiveBoards};

/// The routes.
pub fn routes<R: Routes>(live: LiveBoards) -> R {
    R::default()
        .merge(boards::routes())
        .merge(columns::routes())
        .merge(tickets::routes())
        .merge(assigned::routes())
        .merge(comments::routes())
        .merge(files::routes())
        .merge(live::routes(live))
}

impl<S: Sync> FromRequestParts<S> for By {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let SignedIn(caller) = SignedIn::from_request_parts(parts, state).await?;
        let origin = match RequestOrigin::from_request_parts(parts, state).await {
            Ok(RequestOrigin(origin)) => origin,
            Err::<_, Infallible>(never) => match never {},
        };
        Ok(Self { caller, recognised: parts.extensions.get().cloned(), origin })
    }
}

/// Somebody signed in who may make boards.
///
/// Services ask for themselves; asking before the body is read keeps a stranger from having a file
/// taken apart.
#[derive(Debug, Clone)]
struct BoardMaker(By);

impl<S: Sync> FromRequestParts<S> for BoardMaker {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let by = By::from_request_parts(parts, state).await?;
        require_edit(&by)?;
        Ok(Self(by))
    }
}

impl From<BoardError> for Problem {
    fn from(error: BoardError) -> Self {
        let field = |name, error: BoardError| Self::fields(vec![FieldError::new(name, "invalid", error)]);
        match error {
            BoardError::NotFound => Self::new(Code::NotFound),
            BoardError::Forbidden => Self::new(Code::Forbidden),
            BoardError::Ended => Self::new(Code::SignInRequired),
            BoardError::Archived => {
                Self::with_detail(Code::Conflict, "This is archived. Please restore it first.")
            }
            BoardError::Stale(current) => match *current {
                Current::Board(board) => Self::stale(&board),
                Current::Column(column) => Self::stale(&column),
                Current::Ticket(ticket) => Self::stale(&ticket),
                Current::Comment(comment) => Self::stale(&comment),
            },
            BoardError::Unbased => Self::new(Code::PreconditionRequired),
            BoardError::NoSuchColumn => field("column", error),
            BoardError::NoSuchNeighbour => field("before", error),
            BoardError::NoSuchPerson => field("person", error),
            BoardError::NotConfirmed => field("confirm", error),
            BoardError::LastOwner => {
                Self::with_detail(Code::Conflict, "A board for its members needs an owner.")
            }
            BoardError::Full { what, most } => {
                Self::with_detail(Code::Conflict, format!("A board holds at most {most} {what}."))
            }
            BoardError::Cursor(error) => Self::fields(vec![FieldError::new("cursor", "invalid", error)]),
            BoardError::Failure(failure) => failure.into(),
        }
    }
}
