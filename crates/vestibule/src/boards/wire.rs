//! How instants and keys are written where a board leaves the server.

use serde::Serializer;
use vestibule_kernel::Timestamp;

use super::order::OrderKey;

pub(super) fn rfc3339<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.to_rfc3339())
}

#[expect(clippy::ref_option, reason = "serde passes the field")]
pub(super) fn rfc3339_if_any<S: Serializer>(
    at: &Option<Timestamp>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => rfc3339(at, serializer),
        None => serializer.serialize_none(),
    }
}

pub(super) fn key<S: Serializer>(key: &OrderKey, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(key.as_str())
}
