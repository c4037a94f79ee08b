//! The tables of billing: SQL only.

pub(super) mod catalogue;
pub(super) mod customers;
pub(super) mod events;
pub(super) mod intents;
pub(super) mod orders;
pub(super) mod plans;
pub(super) mod plans_had;
pub(super) mod reports;
pub(super) mod subscriptions;

use serde::de::DeserializeOwned;
use vestibule_kernel::Timestamp;

/// A text of ours that the database gives back damaged.
fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> sqlx::Error {
    sqlx::Error::Decode(Box::new(error))
}

fn json<T: DeserializeOwned>(text: &str) -> Result<T, sqlx::Error> {
    serde_json::from_str(text).map_err(damaged)
}

fn instant(millis: Option<i64>) -> Option<Timestamp> {
    millis.map(Timestamp::from_millis)
}

fn millis(at: Option<Timestamp>) -> Option<i64> {
    at.map(Timestamp::as_millis)
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
