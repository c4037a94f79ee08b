//! What if: who would gain and who would lose which permission, before anything is changed.
//!
//! Looking takes only the right to manage people, and writes nothing. Of each group it gives the
//! number and the first hundred people; disabled people are counted too, because they would find
//! the change when they come back, and so are those whose address is not confirmed yet. Whoever is
//! deleted is not: nothing can be given to them any more.

use std::collections::{BTreeSet, HashMap};

use vestibule_db::Reads;
use vestibule_kernel::{
    BuiltInPermission, BuiltInRole, Caller, GrantId, GrantName, PermissionId, PermissionSet, RoleId,
    UserUuid, folded,
};

use crate::env::Env;
use crate::users::User;

use super::grants::{Found, Gift, ensure_stays, find_grant, find_person, look_up};
use super::roles::{Delta, find};
use super::store::preview::{Circle, OtherWays, only_through, other_ways, people};
use super::{AccessError, Role, Who, rights_of, store};

/// A change that is not made.
#[derive(Debug, Clone)]
pub enum Change {
    /// A role would hold exactly these permissions.
    RolePermissions(RoleId, Vec<GrantName>),
    /// A role would be deleted.
    DeleteRole(RoleId),
    /// A person would be given something.
    Give(Who, Gift),
    /// A grant would be taken from a person.
    Take(Who, GrantId),
}

/// What a change would do to one permission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The permission, as it is called.
    pub permission: String,
    /// Who would hold it afterwards and does not now.
    pub gain: Group,
    /// Who holds it now and would not afterwards.
    pub lose: Group,
}

/// Some people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub count: i64,
    /// The first hundred: public id and username.
    pub people: Vec<(UserUuid, String)>,
}

/// Who would gain and who would lose what; permissions that nobody gains or loses are left out.
///
/// # Errors
/// Those of the change itself, but for authority: looking needs only `manage_users`.
pub async fn preview(env: &Env, caller: &Caller, change: &Change) -> Result<Vec<Effect>, AccessError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let mut db = env.db.read().await?;
    match change {
        Change::RolePermissions(id, names) => {
            let role = find(&mut db, *id).await?;
            let delta = Delta::towards(&mut db, &role, names).await?;
            delta.ensure_fits(&role)?;
            let added = delta.added.into_iter().map(|p| (p.id, p.name)).collect();
            let removed = delta.removed.into_iter().map(|p| (p.id, p.name)).collect();
            of_set(env, &mut db, &role, added, removed).await
        }
        Change::DeleteRole(id) => {
            let role = find(&mut db, *id).await?;
            if role.built_in.is_some() {
                return Err(AccessError::BuiltIn);
            }
            let removed = role.permissions.iter().map(|p| (p.id, p.name.clone())).collect();
            of_set(env, &mut db, &role, Vec::new(), removed).await
        }
        Change::Give(who, gift) => of_gift(env, &mut db, *who, gift).await,
        Change::Take(who, grant) => of_taking(env, &mut db, *who, *grant).await,
    }
}

type Named = (PermissionId, String);

async fn of_set(
    env: &Env,
    db: &mut impl Reads,
    role: &Role,
    added: Vec<Named>,
    removed: Vec<Named>,
) -> Result<Vec<Effect>, AccessError> {
    let circle = match role.built_in {
        // It holds everything, whatever stands in its set.
        Some(BuiltInRole::SuperAdmin) => return Ok(Vec::new()),
        Some(BuiltInRole::User) => Circle::Everybody,
        Some(BuiltInRole::Admin) | None => Circle::Holders,
    };
    let mut effects = Vec::new();
    let ids: Vec<_> = added.iter().chain(&removed).map(|(id, _)| *id).collect();
    let mut groups = Groups::of(db, circle, role, &ids).await?;
    // Whoever holds a permission by nothing but this role gains it with the role's set, and loses
    // it with it.
    for (permission, name) in added {
        let gain = groups.find(env, db, permission).await?;
        effects.push(Effect { permission: name, gain, lose: Group::default() });
    }
    for (permission, name) in removed {
        let lose = groups.find(env, db, permission).await?;
        effects.push(Effect { permission: name, gain: Group::default(), lose });
    }
    effects.retain(|effect| effect.gain.count + effect.lose.count > 0);
    effects.sort_by(|a, b| a.permission.cmp(&b.permission));
    Ok(effects)
}

/// Who holds which permission only by the role. Permissions that are to be had in the same other
/// ways, such as new ones that are to be had in none, concern the same people: these are looked for
/// once.
struct Groups {
    circle: Circle,
    role: RoleId,
    other_ways: HashMap<PermissionId, OtherWays>,
    found: HashMap<OtherWays, Group>,
}

impl Groups {
    async fn of(
        db: &mut impl Reads,
        circle: Circle,
        role: &Role,
        permissions: &[PermissionId],
    ) -> Result<Self, AccessError> {
        let other_ways = other_ways(db, role.id, permissions).await?;
        Ok(Self { circle, role: role.id, other_ways, found: HashMap::new() })
    }

    async fn find(
        &mut self,
        env: &Env,
        db: &mut impl Reads,
        permission: PermissionId,
    ) -> Result<Group, AccessError> {
        let ways = self.other_ways.remove(&permission).unwrap_or_default();
        if let Some(group) = self.found.get(&ways) {
            return Ok(group.clone());
        }
        let (count, first) = only_through(db, self.circle, self.role, permission, env.now()).await?;
        let group = Group { count, people: people(db, &first).await? };
        self.found.insert(ways, group.clone());
        Ok(group)
    }
}

async fn of_gift(env: &Env, db: &mut impl Reads, who: Who, gift: &Gift) -> Result<Vec<Effect>, AccessError> {
    let person = find_person(db, who).await?;
    ensure_stays(&person)?;
    let names: Vec<String> = match look_up(db, gift).await? {
        Found::Role(Role { built_in: Some(BuiltInRole::SuperAdmin), .. }) => {
            store::permissions::all(db).await?.into_iter().map(|p| p.name).collect()
        }
        Found::Role(role) => role.permissions.into_iter().map(|p| p.name).collect(),
        Found::Permission(permission) => vec![permission.name],
    };
    let held = rights_of(db, person.id, env.now()).await?.permissions;
    let gained = names.into_iter().filter(|name| !held.allows_named(&folded(name)));
    let one = only(&person);
    Ok(sorted(gained.map(|permission| Effect { permission, gain: one.clone(), lose: Group::default() })))
}

async fn of_taking(
    env: &Env,
    db: &mut impl Reads,
    who: Who,
    grant: GrantId,
) -> Result<Vec<Effect>, AccessError> {
    let person = find_person(db, who).await?;
    let grant = find_grant(db, &person, grant).await?;
    if grant.is_of_super_admin() && !store::grants::lasting_super_admin_exists_without(db, grant.id).await? {
        return Err(AccessError::LastSuperAdmin);
    }
    if person.deleted_at.is_some() {
        return Ok(Vec::new());
    }
    let left = store::rights::permissions_without(db, person.id, grant.id, env.now()).await?;
    let left: BTreeSet<String> = left.into_iter().collect();
    let held = rights_of(db, person.id, env.now()).await?.permissions;
    let one = only(&person);
    let mut lost = Vec::new();
    for permission in store::permissions::all(db).await? {
        let name = folded(&permission.name);
        let holds = match &held {
            PermissionSet::Everything => true,
            PermissionSet::Named(names) => names.contains(&name),
        };
        if holds && !left.contains(&name) {
            lost.push(Effect { permission: permission.name, gain: Group::default(), lose: one.clone() });
        }
    }
    Ok(sorted(lost.into_iter()))
}

fn only(person: &User) -> Group {
    Group { count: 1, people: vec![(person.uuid, person.username.clone())] }
}

fn sorted(effects: impl Iterator<Item = Effect>) -> Vec<Effect> {
    let mut effects: Vec<_> = effects.collect();
    effects.sort_by(|a, b| a.permission.cmp(&b.permission));
    effects
}
