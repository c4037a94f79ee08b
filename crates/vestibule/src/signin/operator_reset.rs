//! A password set by whoever has a shell on the server.

use serde_json::json;
use vestibule_kernel::{Actor, Origin, SecretString};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials::{self, NewPassword, PolicyViolation, check_password};
use crate::env::{Env, Failure};
use crate::sessions;
use crate::tokens;
use crate::users::{self, User};

/// Why no password was set.
#[derive(Debug, thiserror::Error)]
pub enum OperatorResetError {
    /// Nobody has that name or address.
    #[error("nobody here has that username or address")]
    Unknown,
    /// The password may not be set.
    #[error(transparent)]
    Password(#[from] PolicyViolation),
    /// Ours.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(OperatorResetError);

impl From<Failure> for OperatorResetError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Sets the password of the person with that username or address, and ends everything they had open.
///
/// # Errors
/// [`OperatorResetError`].
pub async fn reset_password_as_operator(
    env: &Env,
    name: &str,
    password: SecretString,
) -> Result<User, OperatorResetError> {
    let user = users::by_sign_in_name(&mut env.db.read().await?, name).await?;
    let user = user.ok_or(OperatorResetError::Unknown)?;
    let product = env.config.mail.product_name.as_str();
    let about = [&user.first_name, &user.last_name, &user.username, &user.email].map(String::as_str);
    check_password(env.config.accounts.password_policy, &password, &[&about[..], &[product]].concat())?;
    let password = NewPassword::hash(env, password).await?;
    let mut work = env.write().await?;
    credentials::set(&mut work, user.id, &password, env.now()).await?;
    users::raise_auth_epoch(&mut work, user.id).await?;
    sessions::end_all_of(&mut work, user.id).await?;
    tokens::end_all_families_of(&mut work, user.id).await?;
    let set = Event::new(Actor::Operator, Action::PasswordSet, Target::Person(user.uuid));
    let set = set.with(json!({ "by": "command line" }));
    audit_log::record(&mut work, env.now(), set, &Origin::default()).await?;
    work.changed(Subject::User(user.id));
    work.commit().await?;
    Ok(user)
}
