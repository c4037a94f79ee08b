//! What the people of a page are called today.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use vestibule_db::{DbResult, Reads};
use vestibule_kernel::{UserId, UserUuid};

use crate::users::{self, User};

/// A person as the logs show them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LogPerson {
    /// The public id.
    pub uuid: Uuid,
    /// As of today.
    pub username: String,
    /// As of today.
    pub email: String,
}

impl From<User> for LogPerson {
    fn from(user: User) -> Self {
        Self { uuid: user.uuid.as_uuid(), username: user.username, email: user.email }
    }
}

/// The people with these row ids; whoever has been deleted is missing.
pub(super) async fn by_id(
    db: &mut impl Reads,
    ids: impl Iterator<Item = UserId>,
) -> DbResult<HashMap<UserId, LogPerson>> {
    let ids: HashSet<UserId> = ids.collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let people = users::by_ids(db, ids).await?;
    Ok(people.into_iter().map(|user| (user.id, user.into())).collect())
}

/// The people with these public ids; whoever has been deleted is missing.
pub(super) async fn by_uuid(
    db: &mut impl Reads,
    uuids: impl Iterator<Item = UserUuid>,
) -> DbResult<HashMap<UserUuid, LogPerson>> {
    let uuids: HashSet<UserUuid> = uuids.collect();
    if uuids.is_empty() {
        return Ok(HashMap::new());
    }
    let people = users::by_uuids(db, uuids).await?;
    Ok(people.into_iter().map(|user| (user.uuid, user.into())).collect())
}
