//! The replaced client's profile form: names, username, address and password in one go, of oneself
//! or, for whoever manages people, of others.
//!
//! A new address goes the same way as everywhere and replaces the old one when it is confirmed. A
//! password without the present one is accepted only under `profile = original`, whose clients know
//! no other way; everybody else has the two steps of `password_change`.

use serde_json::json;
use vestibule_db::Reads;
use vestibule_kernel::{BuiltInPermission, Caller, EmailAddress, Origin, SecretString, UserId, folded};

use crate::access::{self, AccessError};
use crate::audit_log::{self, Action, Event, Target};
use crate::config::Profile;
use crate::credentials::{NewPassword, PolicyViolation, check_password_of};
use crate::env::{Env, Failure, Work};
use crate::throttle::{self, Addressee};
use crate::users::{self, ProfileChange, ProfileError, User, write_profile};

use super::EmailChangeError;
use super::email_change::begin;
use super::new_password::{Keep, replace_password};

/// The form, parsed.
#[derive(Debug, Clone)]
pub struct ProfileForm {
    /// Whose profile; none for the caller's own.
    pub user: Option<UserId>,
    /// Names and username.
    pub change: ProfileChange,
    /// The address, possibly a new one.
    pub email: EmailAddress,
    /// A new password.
    pub password: Option<SecretString>,
}

/// Why a form was not saved. Nothing of it was, then.
#[derive(Debug, thiserror::Error)]
pub enum ProfileFormError {
    /// The caller may not edit this person.
    #[error("the caller may not edit this person")]
    Forbidden,
    /// Nobody has the id.
    #[error("there is no such person")]
    UnknownUser,
    /// Names or username.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// The address.
    #[error(transparent)]
    Email(#[from] EmailChangeError),
    /// The password may not be set.
    #[error(transparent)]
    Password(#[from] PolicyViolation),
    /// Passwords are not changed by this form.
    #[error("the password is changed with the present one, not here")]
    PasswordElsewhere,
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(ProfileFormError);

impl From<Failure> for ProfileFormError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<AccessError> for ProfileFormError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Failure(failure) => Self::Failure(failure),
            _ => Self::Forbidden,
        }
    }
}

/// Saves the form: everything in it or nothing.
///
/// # Errors
/// [`ProfileFormError`].
pub async fn save_profile_form(
    env: &Env,
    caller: &Caller,
    form: ProfileForm,
    origin: &Origin,
) -> Result<(), ProfileFormError> {
    let user = whom_to_edit(env, caller, form.user).await?;
    let password = match form.password {
        Some(password) => Some(new_password(env, &user, password).await?),
        None => None,
    };
    // Counted outside the transaction; another address meanwhile makes no difference to the count.
    let is_same = folded(&user.email) == form.email.folded();
    let to = if is_same { None } else { Some(admit(env, caller, &form.email, origin).await?) };
    let now = env.now();
    let mut work = begin_editing(env, caller, user.id).await?;
    users::lock(&mut work, user.id).await?;
    let user = find(&mut work, user.id).await?;
    if let Some(to) = to.filter(|to| folded(&user.email) != to.address().folded()) {
        begin(env, &mut work, &user, to, caller.actor(), origin).await?;
    }
    write_profile(&mut work, &user, &form.change, caller, now).await?;
    let changed = Event::new(caller.actor(), Action::ProfileChanged, Target::Person(user.uuid))
        .with(json!({ "fields": form.change.fields() }));
    audit_log::record(&mut work, now, changed, origin).await?;
    if let Some(password) = password {
        let keep = match caller.session {
            Some(session) if caller.user == user.id => Keep::This(session),
            _ => Keep::Nothing,
        };
        replace_password(env, &mut work, &user, &password, keep).await?;
        let set = Event::new(caller.actor(), Action::PasswordSet, Target::Person(user.uuid))
            .with(json!({ "with": "profile form" }));
        audit_log::record(&mut work, now, set, origin).await?;
    }
    work.commit().await?;
    Ok(())
}

/// Begins the change, with the caller's rank held against the person's once more: either may have been
/// given or lost something while a password was hashed.
async fn begin_editing(env: &Env, caller: &Caller, whom: UserId) -> Result<Work, ProfileFormError> {
    if whom == caller.user {
        return Ok(env.write().await?);
    }
    let (mut work, authority) = access::begin(env, caller).await?;
    let theirs = access::rights_of(&mut work, whom, env.now()).await?.permissions;
    authority.may_manage(&theirs).map_err(|_| ProfileFormError::Forbidden)?;
    Ok(work)
}

/// The person the form is about, if the caller may edit them: oneself, or with `manage_users`
/// anybody who holds no more than oneself.
async fn whom_to_edit(env: &Env, caller: &Caller, whom: Option<UserId>) -> Result<User, ProfileFormError> {
    let id = whom.unwrap_or(caller.user);
    let is_other = id != caller.user;
    let mut db = env.db.read().await?;
    let user = find(&mut db, id).await?;
    // After the look: the contract tells an unknown number to everybody, and a number tells nothing more.
    if is_other && !caller.permissions.allows(BuiltInPermission::ManageUsers) {
        return Err(ProfileFormError::Forbidden);
    }
    if is_other {
        let theirs = access::rights_of(&mut db, user.id, env.now()).await?;
        if !caller.permissions.covers(&theirs.permissions) {
            return Err(ProfileFormError::Forbidden);
        }
    }
    Ok(user)
}

/// Whoever waits to be purged is nobody's to edit any more: they are as unknown as if they were gone.
async fn find(db: &mut impl Reads, id: UserId) -> Result<User, ProfileFormError> {
    let user = users::by_id(db, id).await?.filter(|user| user.deleted_at.is_none());
    user.ok_or(ProfileFormError::UnknownUser)
}

async fn admit<'a>(
    env: &Env,
    caller: &Caller,
    address: &'a EmailAddress,
    origin: &Origin,
) -> Result<Addressee<'a>, EmailChangeError> {
    address.check_scripts()?;
    Ok(throttle::admit_letter_of(env, caller, address, origin).await?)
}

async fn new_password(
    env: &Env,
    user: &User,
    password: SecretString,
) -> Result<NewPassword, ProfileFormError> {
    if env.config.profile != Profile::Original {
        return Err(ProfileFormError::PasswordElsewhere);
    }
    check_password_of(&env.config, user, &password)?;
    Ok(NewPassword::hash(env, password).await?)
}
