//! Boards in API v1.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::request::Parts;

use crate::http::{Code, FieldError, Problem, RequestOrigin, SignedIn};

use super::{BoardError, By, Current};

impl<S: Sync> FromRequestParts<S> for By {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let SignedIn(caller) = SignedIn::from_request_parts(parts, state).await?;
        let origin = match RequestOrigin::from_request_parts(parts, state).await {
            Ok(RequestOrigin(origin)) => origin,
            Err::<_, Infallible>(never) => match never {},
        };
        Ok(Self { caller, origin })
    }
}

impl From<BoardError> for Problem {
    fn from(error: BoardError) -> Self {
        let field = |name, error: BoardError| Self::fields(vec![FieldError::new(name, "invalid", error)]);
        match error {
            BoardError::NotFound => Self::new(Code::NotFound),
            BoardError::Forbidden => Self::new(Code::Forbidden),
            BoardError::Archived => {
                Self::with_detail(Code::Conflict, "This is archived. Please restore it first.")
            }
            BoardError::Stale(current) => Self::stale(match *current {
                Current::Board(board) => serde_json::to_value(board),
                Current::Column(column) => serde_json::to_value(column),
                Current::Ticket(ticket) => serde_json::to_value(ticket),
                Current::Comment(comment) => serde_json::to_value(comment),
            }),
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
