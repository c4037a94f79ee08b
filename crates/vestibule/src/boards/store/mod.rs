//! The tables of boards: SQL only.

pub(super) mod assigned;
pub(super) mod boards;
pub(super) mod columns;
pub(super) mod comments;
pub(super) mod events;
pub(super) mod members;
pub(super) mod on_record;
pub(super) mod order;
pub(super) mod tickets;
pub(super) mod viewers;

use uuid::Uuid;
use vestibule_kernel::Timestamp;

use super::model::BoardPerson;
use super::order::OrderKey;

/// A text of ours that the database gives back damaged.
fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::Decode(Box::new(error))
}

fn person(uuid: Option<String>, username: Option<String>) -> Result<Option<BoardPerson>, sqlx::Error> {
    match (uuid, username) {
        (Some(uuid), Some(username)) => {
            Ok(Some(BoardPerson { uuid: Uuid::try_parse(&uuid).map_err(damaged)?, username }))
        }
        _ => Ok(None),
    }
}

fn order_key(text: &str) -> Result<OrderKey, sqlx::Error> {
    OrderKey::parse(text).map_err(damaged)
}

fn instant(millis: Option<i64>) -> Option<Timestamp> {
    millis.map(Timestamp::from_millis)
}

fn all<R, T>(rows: Vec<R>) -> Result<Vec<T>, sqlx::Error>
where
    T: TryFrom<R, Error = sqlx::Error>,
{
    rows.into_iter().map(T::try_from).collect()
}

fn one<R, T>(row: Option<R>) -> Result<Option<T>, sqlx::Error>
where
    T: TryFrom<R, Error = sqlx::Error>,
{
    row.map(T::try_from).transpose()
}
