//! Who is taken: the row must make a person, and nobody here may have the address or the name.

use std::collections::HashSet;

use vestibule_crypto::{Verified, is_readable_hash};
use vestibule_db::ReadConn;
use vestibule_kernel::{BuiltInRole, SecretString, Username, folded};

use crate::env::Env;
use crate::users::{self, User};

use super::original::PUBLISHED_PASSWORD;
use super::people::{self, Parsed};
use super::reading::FoundPerson;
use super::report::{Kind, Refusal, Report};
use super::roles::RolePlan;
use super::{ImportError, Original};

/// Somebody who is to be taken.
#[derive(Debug)]
pub(super) struct PlannedPerson {
    pub(super) found: FoundPerson,
    pub(super) parsed: Parsed,
    pub(super) username: Username,
    /// None when what is there cannot be used.
    pub(super) hash: Option<String>,
    /// Folded names of roles.
    pub(super) roles: Vec<String>,
}

impl PlannedPerson {
    /// Whether the person will hold a built-in role.
    pub(super) fn holds(&self, role: BuiltInRole) -> bool {
        let name = folded(role.name());
        self.roles.contains(&name)
    }
}

pub(super) async fn plan(
    env: &Env,
    original: Original,
    found: Vec<FoundPerson>,
    roles: &RolePlan,
    report: &mut Report,
) -> Result<Vec<PlannedPerson>, ImportError> {
    let mut planner = Planner { db: env.db.read().await?, taken: HashSet::new() };
    let mut planned = Vec::new();
    for found in found {
        match planner.judge(&found, env).await? {
            Judged::Taken(parsed, username) => {
                report.people.taken += 1;
                let hash = judge_hash(env, original, &found, report).await?;
                let roles = judge_roles(&found, roles, report);
                planned.push(PlannedPerson { found, parsed, username, hash, roles });
            }
            Judged::Here(note) => {
                report.people.already_here += 1;
                report.notes.extend(note);
            }
            Judged::Refused(reason) => report.refuse(about(&found, Kind::Person, reason)),
        }
    }
    sum_up(&planned, report);
    Ok(planned)
}

enum Judged {
    Taken(Parsed, Username),
    /// Somebody here has the address; a word about them, when they go by another name.
    Here(Option<String>),
    Refused(String),
}

struct Planner {
    db: ReadConn,
    /// Folded names and addresses of those taken so far.
    taken: HashSet<String>,
}

impl Planner {
    async fn judge(&mut self, found: &FoundPerson, env: &Env) -> Result<Judged, ImportError> {
        let parsed = match people::parse(found) {
            Ok(parsed) => parsed,
            Err(reason) => return Ok(Judged::Refused(reason)),
        };
        if self.taken.contains(parsed.email.folded()) {
            return Ok(Judged::Refused("another person there has the same address".to_owned()));
        }
        if let Some(here) = users::by_sign_in_name(&mut self.db, parsed.email.as_str()).await? {
            return Ok(Judged::Here(named_otherwise(&parsed, &here)));
        }
        let username = match &parsed.username {
            Some(username) => match self.why_not(username, env).await? {
                Some(reason) => return Ok(Judged::Refused(reason)),
                None => username.clone(),
            },
            None => match self.make_username(&parsed, env).await? {
                Some(username) => username,
                None => return Ok(Judged::Refused("no username could be made of the address".to_owned())),
            },
        };
        self.taken.insert(parsed.email.folded().to_owned());
        self.taken.insert(username.folded().to_owned());
        Ok(Judged::Taken(parsed, username))
    }

    /// Why somebody new cannot have that name.
    async fn why_not(&mut self, username: &Username, env: &Env) -> Result<Option<String>, ImportError> {
        if self.taken.contains(username.folded()) {
            return Ok(Some("another person there has the same username".to_owned()));
        }
        if users::by_sign_in_name(&mut self.db, username.as_str()).await?.is_some() {
            return Ok(Some("somebody here with another address has the username".to_owned()));
        }
        if users::is_username_reserved(&mut self.db, username, env.now()).await? {
            return Ok(Some(
                "the username is held by a sign-up for up to an hour; run again then".to_owned(),
            ));
        }
        Ok(None)
    }

    async fn make_username(&mut self, parsed: &Parsed, env: &Env) -> Result<Option<Username>, ImportError> {
        for nth in 1..1000 {
            let Some(username) = people::made_username(&parsed.email, nth) else { return Ok(None) };
            if self.why_not(&username, env).await?.is_none() {
                return Ok(Some(username));
            }
        }
        Ok(None)
    }
}

/// An address is one person, but an operator may want to look.
fn named_otherwise(parsed: &Parsed, here: &User) -> Option<String> {
    let there = parsed.username.as_ref().filter(|there| there.folded() != folded(&here.username))?;
    Some(format!("{there} has the address of {}, who is here already, and is taken for them", here.username))
}

/// A hash is kept as it is, if anybody can ever sign in with it and not everybody.
async fn judge_hash(
    env: &Env,
    original: Original,
    found: &FoundPerson,
    report: &mut Report,
) -> Result<Option<String>, ImportError> {
    let Some(hash) = &found.hash else { return Ok(None) };
    let reason = if !is_readable_hash(hash) {
        "its form is unknown or cut off; a new password has to be set"
    } else if is_published(env, original, found, hash).await? {
        "everybody can read it in the original's seed script; a new password has to be set"
    } else {
        return Ok(Some(hash.clone()));
    };
    report.refuse(about(found, Kind::Password, reason.to_owned()));
    Ok(None)
}

async fn is_published(
    env: &Env,
    original: Original,
    found: &FoundPerson,
    hash: &str,
) -> Result<bool, ImportError> {
    let name = found.username.as_deref().unwrap_or_default();
    if !original.published_accounts().contains(&name) {
        return Ok(false);
    }
    let password = SecretString::from(PUBLISHED_PASSWORD);
    let verified = env.hashing.admit()?.verify(password, Some(hash)).await?;
    Ok(verified != Verified::No)
}

/// Folded names of the roles that the person gets. `User` is everybody's and needs no grant.
fn judge_roles(found: &FoundPerson, plan: &RolePlan, report: &mut Report) -> Vec<String> {
    let mut given = Vec::new();
    for name in &found.roles {
        match plan.role_named(name) {
            Some((_, Some(BuiltInRole::User))) => {}
            Some((folded, _)) => {
                report.role_assignments.taken += 1;
                given.push(folded);
            }
            None => {
                let reason = format!("there is no role {name:?}");
                report.refuse(about(found, Kind::RoleAssignment, reason));
            }
        }
    }
    if found.has_second_factor {
        let reason = "it is not carried over; the password alone lets them in until they switch it on again";
        report.refuse(about(found, Kind::SecondFactor, reason.to_owned()));
    }
    given
}

/// What an operator should look at before anything is written.
fn sum_up(planned: &[PlannedPerson], report: &mut Report) {
    for role in [BuiltInRole::SuperAdmin, BuiltInRole::Admin] {
        let holds = |person: &&PlannedPerson| person.holds(role);
        let holders: Vec<&str> =
            planned.iter().filter(holds).map(|person| person.username.as_str()).collect();
        if !holders.is_empty() {
            report.note(format!("{} becomes: {}", role.name(), holders.join(", ")));
        }
    }
    let unconfirmed = planned.iter().filter(|person| !person.found.is_verified).count();
    if unconfirmed > 0 {
        report.note(format!(
            "{unconfirmed} of those taken have not confirmed their address there; they confirm it before they come in"
        ));
    }
}

pub(super) fn about(found: &FoundPerson, what: Kind, reason: String) -> Refusal {
    let name = found.username.as_ref().or(found.email.as_ref()).cloned().unwrap_or_default();
    Refusal { what, table: found.table.clone(), row: found.row.clone(), name, reason }
}
