//! Which roles and permissions are taken.
//!
//! A role named like a built-in one is that one, and keeps its own permissions: the original's seed
//! script gave Admin's set to Super Admin and the other way round. A role that is here already is not
//! touched. In the original a permission belonged to one role; here the same name is one permission,
//! whichever roles it is in.

use std::collections::BTreeMap;

use vestibule_kernel::{BuiltInPermission, BuiltInRole, GrantName, PermissionId, RoleId};

use crate::access::{self, Role};
use crate::env::Env;

use super::ImportError;
use super::reading::{FoundPermission, FoundRoles};
use super::report::{Kind, Refusal, Report};

/// What will be there, by folded name.
#[derive(Debug, Default)]
pub(super) struct RolePlan {
    pub(super) roles: BTreeMap<String, Planned<Role>>,
    pub(super) permissions: BTreeMap<String, Planned<PermissionId>>,
}

/// One name.
#[derive(Debug)]
pub(super) enum Planned<T> {
    /// It is here.
    Here(T),
    /// It will be made; a role with these permissions, by folded name.
    New(GrantName, Vec<String>),
}

/// A role's row once everything planned is there.
pub(super) type Given = BTreeMap<String, (RoleId, String)>;

impl RolePlan {
    /// The name of a role as it is or will be spelled here.
    pub(super) fn role_named(&self, name: &str) -> Option<(String, Option<BuiltInRole>)> {
        let name = GrantName::parse(name).ok()?;
        Some(match self.roles.get(name.folded())? {
            Planned::Here(role) => (name.folded().to_owned(), role.built_in),
            Planned::New(..) => (name.folded().to_owned(), None),
        })
    }
}

pub(super) async fn plan(
    env: &Env,
    found: &FoundRoles,
    report: &mut Report,
) -> Result<RolePlan, ImportError> {
    let mut plan = RolePlan::default();
    plan_built_in(env, &mut plan).await?;
    for (row, name) in &found.roles {
        plan_role(env, &found.table, row, name, &mut plan, report).await?;
    }
    for permission in &found.permissions {
        plan_permission(env, found, permission, &mut plan, report).await?;
    }
    for (person, role) in &found.loose_ends {
        report.refuse(Refusal {
            what: Kind::RoleAssignment,
            table: "user_roles".to_owned(),
            row: format!("{person}/{role}"),
            name: String::new(),
            reason: "the person or the role is not there".to_owned(),
        });
    }
    Ok(plan)
}

/// They may be named by people without a table of roles.
async fn plan_built_in(env: &Env, plan: &mut RolePlan) -> Result<(), ImportError> {
    let mut db = env.db.read().await?;
    for role in BuiltInRole::ALL {
        let Ok(name) = GrantName::parse(role.name()) else { continue };
        if let Some(role) = access::role_by_name(&mut db, &name).await? {
            plan.roles.insert(name.folded().to_owned(), Planned::Here(role));
        }
    }
    Ok(())
}

async fn plan_role(
    env: &Env,
    table: &str,
    row: &str,
    name: &str,
    plan: &mut RolePlan,
    report: &mut Report,
) -> Result<(), ImportError> {
    let parsed = match GrantName::parse_new(name) {
        Ok(parsed) => parsed,
        Err(error) => {
            report.refuse(refusal(Kind::Role, table, row, name, error.to_string()));
            return Ok(());
        }
    };
    let folded = parsed.folded().to_owned();
    if let Some(Planned::New(..)) = plan.roles.get(&folded) {
        let reason = "another role there has the same name".to_owned();
        report.refuse(refusal(Kind::Role, table, row, name, reason));
        return Ok(());
    }
    match access::role_by_name(&mut env.db.read().await?, &parsed).await? {
        Some(role) => {
            report.roles.already_here += 1;
            plan.roles.insert(folded, Planned::Here(role));
        }
        None => {
            report.roles.taken += 1;
            plan.roles.insert(folded, Planned::New(parsed, Vec::new()));
        }
    }
    Ok(())
}

async fn plan_permission(
    env: &Env,
    found: &FoundRoles,
    permission: &FoundPermission,
    plan: &mut RolePlan,
    report: &mut Report,
) -> Result<(), ImportError> {
    let FoundPermission { table, row, name, role } = permission;
    let parsed = match GrantName::parse_new(name) {
        Ok(parsed) => parsed,
        Err(error) => {
            report.refuse(refusal(Kind::Permission, table, row, name, error.to_string()));
            return Ok(());
        }
    };
    let folded = parsed.folded().to_owned();
    if !plan.permissions.contains_key(&folded) {
        let planned = match access::permission_by_name(&mut env.db.read().await?, &parsed).await? {
            Some(permission) => {
                report.permissions.already_here += 1;
                Planned::Here(permission.id)
            }
            None => {
                report.permissions.taken += 1;
                Planned::New(parsed, Vec::new())
            }
        };
        plan.permissions.insert(folded.clone(), planned);
    }
    let Some(role) = role else { return Ok(()) };
    match place(plan, found, role, &folded) {
        Ok(Placed::In(role_name)) if BuiltInPermission::by_name(&folded).is_some() => {
            report.note(format!(
                "the role {role_name} holds {folded}: the original never checked permissions, here it counts"
            ));
        }
        Ok(_) => {}
        Err(reason) => report.refuse(refusal(Kind::Permission, table, row, name, reason)),
    }
    Ok(())
}

enum Placed {
    In(String),
    /// The role holds it anyway or is here already, with whatever it holds.
    NotNeeded,
}

/// Puts a permission into a new role.
fn place(plan: &mut RolePlan, found: &FoundRoles, role: &str, permission: &str) -> Result<Placed, String> {
    let name = found.roles.get(role).ok_or_else(|| format!("its role {role} is not there"))?;
    let Ok(parsed) = GrantName::parse(name) else {
        return Err("its role is not taken".to_owned());
    };
    match plan.roles.get_mut(parsed.folded()) {
        Some(Planned::New(name, permissions)) => {
            permissions.push(permission.to_owned());
            Ok(Placed::In(name.as_str().to_owned()))
        }
        Some(Planned::Here(Role { built_in: Some(built_in), name, .. })) => {
            let own = built_in.permissions();
            let holds = BuiltInPermission::by_name(permission).is_some_and(|p| own.contains(&p));
            if holds || *built_in == BuiltInRole::SuperAdmin {
                Ok(Placed::NotNeeded)
            } else {
                Err(format!("{name} is built in and keeps its own permissions"))
            }
        }
        Some(Planned::Here(_)) => Ok(Placed::NotNeeded),
        None => Err("its role is not taken".to_owned()),
    }
}

fn refusal(what: Kind, table: &str, row: &str, name: &str, reason: String) -> Refusal {
    let (table, row, name) = (table.to_owned(), row.to_owned(), name.to_owned());
    Refusal { what, table, row, name, reason }
}
