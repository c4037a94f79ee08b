//! The first administrator: made by whoever can read the server's output, or has a shell on it.
//!
//! There is no default account. As long as nobody is Super Admin, every start prints a link that
//! works once, for an hour; older ones end, and the latest too when somebody becomes Super Admin in
//! another way.

use vestibule_crypto::Token;
use vestibule_kernel::{Actor, BuiltInRole, Origin, UserUuid};

use crate::access::{self, Source};
use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials::one_time::{self, OneTimeToken, Purpose, Spent, State};
use crate::credentials::{self, NewPassword};
use crate::env::{Env, Failure, Work};
use crate::users::{self, Inserted, NewUser, User};

use super::{ConfirmError, SignUp, SignUpError};

/// Somebody who becomes Super Admin with a confirmed address.
pub type NewAdmin = SignUp;

/// A fresh set-up link's path, when there is no Super Admin yet.
///
/// # Errors
/// [`Failure`].
pub async fn issue_set_up_link(env: &Env) -> Result<Option<String>, Failure> {
    if access::super_admin_exists(&mut env.db.read().await?).await? {
        return Ok(None);
    }
    let mut work = env.write().await?;
    let token = one_time::issue(env, &mut work, Purpose::SetUp, None, "").await?;
    work.commit().await?;
    Ok(Some(format!("{}/setup/{}", env.config.public_base(), token.expose())))
}

/// Looks at a set-up link without spending it.
///
/// # Errors
/// [`ConfirmError::Invalid`], [`ConfirmError::Expired`], [`ConfirmError::Spent`] or a failure.
pub async fn look_at_set_up(env: &Env, token: &str) -> Result<OneTimeToken, ConfirmError> {
    let hash = Token::parse(token).ok_or(ConfirmError::Invalid)?.hash();
    let mut db = env.db.read().await?;
    let found =
        one_time::find(&mut db, Purpose::SetUp, &hash, env.now()).await?.ok_or(ConfirmError::Invalid)?;
    if access::super_admin_exists(&mut db).await? {
        return Err(ConfirmError::Spent);
    }
    match found.state {
        State::Fresh => Ok(found),
        State::Expired => Err(ConfirmError::Expired),
        State::Spent => Err(ConfirmError::Spent),
    }
}

/// Why the set-up link made no administrator.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// The link.
    #[error(transparent)]
    Link(#[from] ConfirmError),
    /// The account.
    #[error(transparent)]
    Account(#[from] SignUpError),
}

/// Makes the first Super Admin by the set-up link.
///
/// # Errors
/// [`SetUpError`]; only success spends the link.
pub async fn set_up(env: &Env, token: &str, admin: NewAdmin, origin: &Origin) -> Result<User, SetUpError> {
    let link = look_at_set_up(env, token).await?;
    admin.check_password(env.config.accounts.password_policy, &env.config).map_err(SignUpError::from)?;
    let password = NewPassword::hash(env, admin.password.clone()).await.map_err(SignUpError::from)?;
    let mut work = env.write().await.map_err(SignUpError::from)?;
    access::one_at_a_time(&mut work).await.map_err(SignUpError::from)?;
    if access::super_admin_exists(&mut work).await.map_err(SignUpError::from)? {
        return Err(ConfirmError::Spent.into());
    }
    match one_time::spend(&mut work, link.id, env.now()).await.map_err(SignUpError::from)? {
        Spent::ByThisCall => {}
        Spent::TooLate => return Err(ConfirmError::Spent.into()),
    }
    let user = insert_admin(env, &mut work, &admin, &password, Actor::Anonymous, origin).await?;
    work.commit().await.map_err(SignUpError::from)?;
    Ok(user)
}

/// Makes a Super Admin for somebody with a shell on the server.
///
/// # Errors
/// [`SignUpError`].
pub async fn create_admin(env: &Env, admin: NewAdmin) -> Result<User, SignUpError> {
    admin.check_password(env.config.accounts.password_policy, &env.config)?;
    let password = NewPassword::hash(env, admin.password.clone()).await?;
    let mut work = env.write().await?;
    access::one_at_a_time(&mut work).await?;
    let user = insert_admin(env, &mut work, &admin, &password, Actor::Operator, &Origin::default()).await?;
    work.commit().await?;
    Ok(user)
}

async fn insert_admin(
    env: &Env,
    work: &mut Work,
    admin: &NewAdmin,
    password: &NewPassword,
    actor: Actor,
    origin: &Origin,
) -> Result<User, SignUpError> {
    let now = env.now();
    let uuid = UserUuid::generate(now, &*env.entropy);
    let user = NewUser {
        uuid,
        first_name: admin.first_name.clone(),
        last_name: admin.last_name.clone(),
        username: admin.username.clone(),
        email: admin.email.clone(),
        email_verified_at: Some(now),
        locale: admin.locale.clone(),
    };
    let id = match users::insert(work, &user, now).await? {
        Inserted::New(id) => id,
        Inserted::UsernameTaken => return Err(SignUpError::UsernameTaken),
        Inserted::EmailTaken => return Err(SignUpError::EmailTaken),
    };
    credentials::set(work, id, password, now).await?;
    access::grant_built_in_role(work, id, BuiltInRole::SuperAdmin, &Source::Seed, None, now).await?;
    work.changed(Subject::User(id));
    let target = || Target::Person(uuid);
    audit_log::record(work, now, Event::new(actor, Action::AccountCreated, target()), origin).await?;
    let granted = Event::new(actor, Action::RoleGranted, target())
        .with(serde_json::json!({ "role": BuiltInRole::SuperAdmin.name() }));
    audit_log::record(work, now, granted, origin).await?;
    users::by_id(work, id)
        .await?
        .ok_or_else(|| Failure::Internal("a row just written is gone".to_owned()).into())
}
