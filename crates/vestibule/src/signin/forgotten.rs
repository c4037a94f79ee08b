//! "I have forgotten my password": a letter with a link that sets another.
//!
//! The answer never tells whether the address has an account, unless the operator wants it told;
//! nor does the time it takes: something is committed either way, though nothing new for an address
//! that nobody has. An address that is not confirmed
//! yet gets no such link: its owner confirms first, and may set a new password while doing so.

use vestibule_db::DbResult;
use vestibule_kernel::{Actor, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::config::{AccountExistence, Config, Profile};
use crate::credentials::one_time::{self, Purpose};
use crate::env::{Env, Failure, Work};
use crate::mail::{self, Letter};
use crate::throttle::{self, Addressee};
use crate::users::{self, User};

use super::letters::write_to;

/// Why no link was sent. Without `account_existence = explicit` only a failure is ever a reason.
#[derive(Debug, thiserror::Error)]
pub enum ForgotError {
    /// Nobody has the address.
    #[error("nobody has this address")]
    UnknownAddress,
    /// Somebody has it, but has not confirmed it.
    #[error("the address is not confirmed")]
    NotConfirmed,
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(ForgotError);

/// Sends a link that sets a new password, if the address belongs to somebody; at most one letter a
/// minute, and few to one address or from one network.
///
/// # Errors
/// [`ForgotError`].
pub async fn forgot_password(env: &Env, to: Addressee<'_>, origin: &Origin) -> Result<(), ForgotError> {
    let mut work = env.write().await?;
    let owner = users::by_sign_in_name(&mut work, to.address().as_str()).await?;
    let owner = owner.filter(|owner| owner.disabled_at.is_none());
    if env.config.accounts.account_existence == AccountExistence::Explicit {
        tell_openly(owner.as_ref())?;
    }
    let owner = owner.filter(User::is_verified);
    if let Some(owner) = owner {
        let target = Target::Person(owner.uuid);
        let requested = Event::new(Actor::Anonymous, Action::PasswordResetRequested, target);
        audit_log::record(&mut work, env.now(), requested, origin).await?;
        send_link(env, &mut work, &owner).await?;
    } else {
        throttle::write_again(env, &mut work, to).await?;
    }
    work.commit().await?;
    Ok(())
}

pub(super) fn tell_openly(owner: Option<&User>) -> Result<(), ForgotError> {
    match owner {
        None => Err(ForgotError::UnknownAddress),
        Some(owner) if !owner.is_verified() => Err(ForgotError::NotConfirmed),
        Some(_) => Ok(()),
    }
}

async fn send_link(env: &Env, work: &mut Work, owner: &User) -> DbResult<()> {
    let Some(address) = owner.address() else { return Ok(()) };
    // Two requests at once: the second must see the first one's letter.
    users::lock(work, owner.id).await?;
    if mail::wrote_lately(work, &address, Letter::PASSWORD_RESET, env.now()).await? {
        return Ok(());
    }
    let token = one_time::issue(env, work, Purpose::ResetPassword, Some(owner.id), address.folded()).await?;
    let letter = Letter::PasswordReset {
        name: owner.salutation().to_owned(),
        link: link(&env.config, &token.expose()),
    };
    write_to(env, work, owner, &letter).await
}

/// Where the letter leads: to our page, or where the replaced client has its own.
fn link(config: &Config, token: &str) -> String {
    match (config.profile, &config.server.client_url) {
        (Profile::Standard, _) => format!("{}/reset/{token}", config.public_base()),
        (Profile::Original, None) => format!("{}/reset_password/{token}", config.public_base()),
        (Profile::Original, Some(client)) => {
            format!("{}/ForgotPassword/{token}", client.as_str().trim_end_matches('/'))
        }
    }
}
