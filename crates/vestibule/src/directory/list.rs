//! Finding people.

use vestibule_db::{DbResult, ReadConn};
use vestibule_kernel::{BuiltInPermission, BuiltInRole, Caller, Page, RoleId, UserUuid};

use crate::access::{self, AccessError, Thing};
use crate::env::Env;

use super::store::{self, Key};
use super::{PeopleError, Person, Search};

/// A page of people.
///
/// # Errors
/// [`AccessError::Forbidden`], [`PeopleError::UnknownRole`], [`PeopleError::Cursor`] or a failure.
pub async fn list(env: &Env, caller: &Caller, search: &Search) -> Result<Page<Person>, PeopleError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let filter = search.filter();
    let after: Option<Key> = match &search.cursor {
        Some(cursor) => Some(cursor.key(&filter).map_err(|_| PeopleError::Cursor)?),
        None => None,
    };
    let mut db = env.db.read().await?;
    let role = role_to_hold(&mut db, search).await?;
    let found = store::search(&mut db, search, role, after.as_ref(), env.now()).await?;
    let page = Page::from_rows(found, search.limit, &filter, |(_, key)| key.clone());
    let mut page = page.map(|(person, _)| person);
    add_roles(env, &mut db, &mut page.items).await?;
    Ok(page)
}

/// The role to filter by; everybody is a `User`.
async fn role_to_hold(db: &mut ReadConn, search: &Search) -> Result<Option<RoleId>, PeopleError> {
    let Some(name) = &search.role else { return Ok(None) };
    let role = access::role_by_name(db, name).await?;
    let role = role.ok_or_else(|| PeopleError::UnknownRole(name.as_str().to_owned()))?;
    Ok((role.built_in != Some(BuiltInRole::User)).then_some(role.id))
}

async fn add_roles(env: &Env, db: &mut ReadConn, people: &mut [Person]) -> DbResult<()> {
    let ids: Vec<_> = people.iter().map(|person| person.id).collect();
    let mut roles = access::role_names_of(db, &ids, env.now()).await?;
    for person in people {
        person.roles = roles.remove(&person.id).unwrap_or_default();
    }
    Ok(())
}

/// One person.
///
/// # Errors
/// [`AccessError::Forbidden`], [`AccessError::Unknown`] or a failure.
pub async fn get(env: &Env, caller: &Caller, uuid: UserUuid) -> Result<Person, PeopleError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let mut db = env.db.read().await?;
    let person = store::by_uuid(&mut db, uuid).await?;
    let mut person = [person.ok_or(AccessError::Unknown(Thing::Person))?];
    add_roles(env, &mut db, &mut person).await?;
    let [person] = person;
    Ok(person)
}
