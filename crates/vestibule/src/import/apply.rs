//! Writing what was planned: roles first, then people, some hundred in one transaction.

use serde_json::json;
use vestibule_kernel::{Actor, Origin, UserUuid};

use crate::access::{self, Source};
use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials;
use crate::env::{Env, Work};
use crate::users::{self, Inserted, Locale, NewUser};

use super::plan::{PlannedPerson, about};
use super::report::{Kind, Report};
use super::roles::{Given, Planned, RolePlan};
use super::{ImportError, Original};

/// A commit waits for the disk; a running server waits for the writer.
const PEOPLE_AT_ONCE: usize = 200;

/// Makes the roles and permissions that are missing.
pub(super) async fn roles(env: &Env, original: Original, plan: &RolePlan) -> Result<Given, ImportError> {
    let now = env.now();
    let description = format!("Imported from {}", original.name());
    let mut work = env.write().await?;
    let mut permissions = std::collections::BTreeMap::new();
    for (folded, planned) in &plan.permissions {
        let id = match planned {
            Planned::Here(id) => *id,
            Planned::New(name, _) => access::make_permission(&mut work, name, &description, now).await?,
        };
        permissions.insert(folded, id);
    }
    let mut given = Given::new();
    for (folded, planned) in &plan.roles {
        let role = match planned {
            Planned::Here(role) => (role.id, role.name.clone()),
            Planned::New(name, holds) => {
                let id = access::make_role(&mut work, name, &description, now).await?;
                for permission in holds.iter().filter_map(|name| permissions.get(name)) {
                    access::put(&mut work, id, *permission, Actor::Operator, now).await?;
                }
                (id, name.as_str().to_owned())
            }
        };
        given.insert(folded.clone(), role);
    }
    let imported = Event::new(Actor::Operator, Action::DataImported, Target::Installation)
        .with(json!({ "from": original.name() }));
    audit_log::record(&mut work, now, imported, &Origin::default()).await?;
    work.changed(Subject::Access);
    work.commit().await?;
    Ok(given)
}

/// Writes the people. Whoever signed up here since the plan was made stays behind.
pub(super) async fn people(
    env: &Env,
    original: Original,
    people: &[PlannedPerson],
    roles: &Given,
    report: &mut Report,
) -> Result<(), ImportError> {
    for some in people.chunks(PEOPLE_AT_ONCE) {
        let mut work = env.write().await?;
        for person in some {
            if take(env, &mut work, original, person, roles).await? == Taken::TooLate {
                report.people.taken -= 1;
                let reason = "the address or the username was taken here a moment ago".to_owned();
                report.refuse(about(&person.found, Kind::Person, reason));
            }
        }
        work.commit().await?;
    }
    Ok(())
}

#[derive(PartialEq, Eq)]
enum Taken {
    Yes,
    TooLate,
}

async fn take(
    env: &Env,
    work: &mut Work,
    original: Original,
    person: &PlannedPerson,
    roles: &Given,
) -> Result<Taken, ImportError> {
    let now = env.now();
    let uuid = UserUuid::generate(now, &*env.entropy);
    let user = NewUser {
        uuid,
        first_name: person.parsed.first_name.clone(),
        last_name: person.parsed.last_name.clone(),
        username: person.username.clone(),
        email: person.parsed.email.clone(),
        email_verified_at: person.found.is_verified.then_some(now),
        locale: Locale::default(),
    };
    let Inserted::New(id) = users::insert(work, &user, now).await? else { return Ok(Taken::TooLate) };
    if person.parsed.username.is_none() {
        users::give_username(work, id, now).await?;
    }
    if let Some(hash) = &person.hash {
        credentials::keep_hash(work, id, hash, now).await?;
    }
    let target = || Target::Person(uuid);
    let created = Event::new(Actor::Operator, Action::AccountCreated, target())
        .with(json!({ "imported_from": original.name(), "row": person.found.row }));
    audit_log::record(work, now, created, &Origin::default()).await?;
    for (role, name) in person.roles.iter().filter_map(|folded| roles.get(folded)) {
        access::grant_role(work, id, *role, &Source::Seed, now).await?;
        let granted =
            Event::new(Actor::Operator, Action::RoleGranted, target()).with(json!({ "role": name }));
        audit_log::record(work, now, granted, &Origin::default()).await?;
    }
    work.changed(Subject::User(id));
    Ok(Taken::Yes)
}
