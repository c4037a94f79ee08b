//! Letters that signing in and its credentials cause.

use vestibule_db::DbResult;
use vestibule_kernel::{Origin, SecretString};

use crate::env::{Env, Work};
use crate::mail::{Letter, Recipient};
use crate::notify;
use crate::sessions::Device;
use crate::users::User;

use super::Opened;

/// Writes to a person at their present address.
pub(super) async fn write_to(env: &Env, work: &mut Work, user: &User, letter: &Letter) -> DbResult<()> {
    let Some(address) = user.address() else { return Ok(()) };
    let to = Recipient { user: Some(user.id), address: &address, locale: &user.locale };
    notify::tell(env, work, &to, letter).await
}

/// Tells a person of a sign-in with something that is new to them, where the installation does.
pub(super) async fn tell_of_new_device(
    env: &Env,
    work: &mut Work,
    user: &User,
    origin: &Origin,
) -> DbResult<()> {
    if !env.config.mail.new_device_letter {
        return Ok(());
    }
    let letter = Letter::NewDevice {
        name: user.salutation().to_owned(),
        device: Device::of(origin.user_agent.as_deref()).to_string(),
        address: origin.address.map(|address| address.to_string()),
        at: env.now(),
    };
    write_to(env, work, user, &letter).await
}

/// Where a password that Vestibule has made is replaced, in a browser without our console.
pub(super) fn replacement_link(env: &Env, opened: &Opened) -> SecretString {
    format!("{}/new-password/{}", env.config.public_base(), opened.token.expose()).into()
}

/// Where somebody signs in, or asks for a new password.
pub(super) fn sign_in_link(env: &Env) -> String {
    format!("{}/app/", env.config.public_base())
}
