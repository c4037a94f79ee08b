//! The `roles`, `permissions`, `role_permissions` and `grants` tables.

pub(super) mod explain;
pub(crate) mod grants;
pub(super) mod permissions;
pub(super) mod plans;
pub(super) mod preview;
pub(super) mod provision;
pub(crate) mod rights;
pub(crate) mod roles;

use sqlx::Error;
use vestibule_kernel::{BuiltInPermission, BuiltInRole};

/// The built-in role of a key; one that this version does not know is a defect.
fn role_key(key: Option<&str>) -> Result<Option<BuiltInRole>, Error> {
    let Some(key) = key else { return Ok(None) };
    BuiltInRole::by_key(key).map(Some).ok_or_else(|| Error::Decode(format!("no built-in role {key}").into()))
}

fn permission_key(key: Option<&str>) -> Result<Option<BuiltInPermission>, Error> {
    let Some(key) = key else { return Ok(None) };
    BuiltInPermission::by_name(key)
        .map(Some)
        .ok_or_else(|| Error::Decode(format!("no built-in permission {key}").into()))
}
