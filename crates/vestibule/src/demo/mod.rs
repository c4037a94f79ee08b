//! A sample organisation, so that somebody who looks around sees something.
//!
//! Only an empty installation outside production is filled: sample people next to real ones would be
//! open doors. They share one password, made at random for this installation and told once.

mod organisation;

use serde_json::json;
use vestibule_kernel::{
    Actor, DisplayName, EmailAddress, GrantName, Origin, SecretString, Timestamp, UserId, UserUuid, Username,
    random_bytes,
};

use crate::access::{self, Source};
use crate::audit_log::{self, Action, Event, Target};
use crate::boards::{
    self, BoardDraft, BoardError, BoardName, ColumnDraft, ColumnName, Prose, Title, WordsError,
};
use crate::changes::Subject;
use crate::config::Environment;
use crate::credentials::{self, NewPassword};
use crate::env::{Env, Failure, Work};
use crate::users::{self, Inserted, Locale, NewUser};

use organisation::{BOARD, PEOPLE, ROLES, SamplePerson};

/// Why nothing was filled.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// Sample accounts have no place there.
    #[error("a production installation is not filled with sample people")]
    Production,
    /// Somebody lives here.
    #[error("this installation has people already; the sample organisation needs an empty one")]
    NotEmpty,
    /// Ours.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(DemoError);

/// How to come in afterwards.
#[derive(Debug)]
pub struct Filled {
    /// The Super Admin's username.
    pub username: &'static str,
    /// How many people there are.
    pub people: usize,
    /// Everybody's password.
    pub password: SecretString,
}

/// Fills an empty installation, in one transaction.
///
/// # Errors
/// [`DemoError`].
pub async fn fill(env: &Env) -> Result<Filled, DemoError> {
    if env.config.environment == Environment::Production {
        return Err(DemoError::Production);
    }
    let password = make_password(env);
    let mut hashes = Vec::new();
    for _ in PEOPLE {
        hashes.push(NewPassword::hash(env, password.clone()).await.map_err(DemoError::Failure)?);
    }
    let mut work = env.write().await?;
    if users::anybody_exists(&mut work).await? {
        return Err(DemoError::NotEmpty);
    }
    let now = env.now();
    make_roles(&mut work, now).await?;
    for (person, hash) in PEOPLE.iter().zip(&hashes) {
        settle(env, &mut work, person, hash, now).await?;
    }
    make_board(env, &mut work).await?;
    // A slice with something to show adds its part here, in the same transaction.
    work.changed(Subject::Access);
    work.commit().await?;
    Ok(Filled { username: PEOPLE[0].username, people: PEOPLE.len(), password })
}

/// 80 random bits in four groups: short enough to type, too long to guess.
fn make_password(env: &Env) -> SecretString {
    let groups: Vec<String> = random_bytes::<10>(&*env.entropy)
        .chunks(2)
        .map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect())
        .collect();
    SecretString::from(groups.join("-"))
}

async fn make_roles(work: &mut Work, now: Timestamp) -> Result<(), DemoError> {
    for role in ROLES {
        let id = access::make_role(work, &grant_name(role.name)?, role.description, now).await?;
        for permission in role.permissions {
            let name = grant_name(permission)?;
            let permission = match access::permission_by_name(work, &name).await? {
                Some(found) => found.id,
                None => access::make_permission(work, &name, "Made for the sample organisation", now).await?,
            };
            access::put(work, id, permission, Actor::Operator, now).await?;
        }
    }
    Ok(())
}

/// In the name of whom everything is shown to.
async fn make_board(env: &Env, work: &mut Work) -> Result<(), DemoError> {
    let maker = users::by_sign_in_name(work, PEOPLE[0].username).await?;
    let maker = maker.ok_or_else(|| broken(PEOPLE[0].username))?;
    let mut columns = Vec::new();
    for (name, titles) in BOARD.columns {
        let ticket = |title: &&str| Ok((Title::parse(title)?, Prose::parse("")?));
        let tickets = titles.iter().map(ticket).collect::<Result<_, WordsError>>().map_err(broken)?;
        let name = ColumnName::parse(name).map_err(broken)?;
        columns.push(ColumnDraft { name, client_position: None, tickets });
    }
    let draft = BoardDraft { name: BoardName::parse(BOARD.name).map_err(broken)?, columns };
    boards::provide(env, work, &maker, &draft).await.map_err(|error| match error {
        BoardError::Failure(failure) => DemoError::Failure(failure),
        other => broken(other),
    })?;
    Ok(())
}

async fn settle(
    env: &Env,
    work: &mut Work,
    person: &SamplePerson,
    password: &NewPassword,
    now: Timestamp,
) -> Result<(), DemoError> {
    let uuid = UserUuid::generate(now, &*env.entropy);
    let user = NewUser {
        uuid,
        first_name: DisplayName::parse(person.first_name).map_err(broken)?,
        last_name: DisplayName::parse(person.last_name).map_err(broken)?,
        username: Username::parse(person.username).map_err(broken)?,
        email: EmailAddress::parse(&format!("{}@example.com", person.username)).map_err(broken)?,
        email_verified_at: Some(now),
        locale: Locale::default(),
    };
    let Inserted::New(id) = users::insert(work, &user, now).await? else { return Err(DemoError::NotEmpty) };
    credentials::set(work, id, password, now).await?;
    let created = Event::new(Actor::Operator, Action::AccountCreated, Target::Person(uuid));
    audit_log::record(work, now, created.with(json!({ "sample": true })), &Origin::default()).await?;
    if let Some(role) = person.role {
        give(work, (id, uuid), role, now).await?;
    }
    Ok(())
}

async fn give(
    work: &mut Work,
    (id, uuid): (UserId, UserUuid),
    role: &str,
    now: Timestamp,
) -> Result<(), DemoError> {
    let role = access::role_by_name(work, &grant_name(role)?).await?.ok_or_else(|| broken(role))?;
    access::grant_role(work, id, role.id, &Source::Seed, now).await?;
    let granted = Event::new(Actor::Operator, Action::RoleGranted, Target::Person(uuid))
        .with(json!({ "role": role.name }));
    Ok(audit_log::record(work, now, granted, &Origin::default()).await?)
}

fn grant_name(text: &str) -> Result<GrantName, DemoError> {
    GrantName::parse(text).map_err(broken)
}

/// The organisation stands in the program, so this is a defect of ours.
fn broken(what: impl std::fmt::Display) -> DemoError {
    DemoError::Failure(Failure::Internal(format!("the sample organisation is broken: {what}")))
}
