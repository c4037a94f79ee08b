//! Asking for another address.

use vestibule_db::DbResult;
use vestibule_kernel::{Actor, Caller, EmailAddress, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::config::AccountExistence;
use crate::credentials::one_time::{self, Purpose};
use crate::env::{Env, Work};
use crate::mail::{self, Letter, Recipient};
use crate::throttle::{self, Addressee};
use crate::users::{self, User};

use super::super::letters::{sign_in_link, write_to};
use super::super::step_up::require_recent_authentication;
use super::{EmailChangeError, anchor, subject};

/// Asks for another address of the caller's own account.
///
/// # Errors
/// [`EmailChangeError`]. A taken address is an error only where the configuration tells it;
/// otherwise its owner is told, and the caller sees what they would see of a free one.
pub async fn request_email_change(
    env: &Env,
    caller: &Caller,
    new_address: &EmailAddress,
    origin: &Origin,
) -> Result<(), EmailChangeError> {
    require_recent_authentication(env, caller).await?;
    new_address.check_scripts()?;
    let to = throttle::admit_letter_of(env, caller, new_address, origin).await?;
    let mut work = env.write().await?;
    users::lock(&mut work, caller.user).await?;
    let user = users::by_id(&mut work, caller.user).await?.ok_or(EmailChangeError::Invalid)?;
    if user.address().is_some_and(|address| address.folded() == new_address.folded()) {
        return Err(EmailChangeError::Unchanged);
    }
    begin(env, &mut work, &user, to, caller.actor(), origin).await?;
    work.commit().await?;
    Ok(())
}

/// Begins a change in the transaction of somebody who may ask for it and has locked the person.
pub(in crate::signin) async fn begin(
    env: &Env,
    work: &mut Work,
    user: &User,
    to: Addressee<'_>,
    actor: Actor,
    origin: &Origin,
) -> Result<(), EmailChangeError> {
    let new_address = to.address();
    let owner = users::by_sign_in_name(work, new_address.as_str()).await?;
    if owner.is_some() && env.config.accounts.account_existence != AccountExistence::Private {
        return Err(EmailChangeError::EmailTaken);
    }
    // The pauses are the same for a free and a taken address, or they would tell.
    let template = if owner.is_some() { Letter::ADDRESS_IN_USE } else { Letter::CONFIRM_NEW_ADDRESS };
    let subject = subject(user, new_address);
    if mail::wrote_lately(work, new_address, template, env.now()).await? {
        let same =
            one_time::is_under_way(work, Purpose::ConfirmNewAddress, user.id, &subject, env.now()).await?;
        return if same { Ok(()) } else { Err(EmailChangeError::TooSoon) };
    }
    let token = one_time::issue(env, work, Purpose::ConfirmNewAddress, Some(user.id), &subject).await?;
    match owner {
        // The link is never sent: it stands there so that the change looks like any other.
        Some(owner) => tell_owner(env, work, &owner).await?,
        None => send_link(env, work, user, new_address, &token.expose()).await?,
    }
    send_notice(env, work, user, new_address).await?;
    let requested = Event::new(actor, Action::EmailChangeRequested, Target::Person(user.uuid));
    audit_log::record(work, env.now(), requested, origin).await?;
    Ok(())
}

async fn tell_owner(env: &Env, work: &mut Work, owner: &User) -> DbResult<()> {
    let letter = Letter::AddressInUse { name: owner.salutation().to_owned(), link: sign_in_link(env) };
    write_to(env, work, owner, &letter).await
}

async fn send_link(
    env: &Env,
    work: &mut Work,
    user: &User,
    address: &EmailAddress,
    token: &str,
) -> DbResult<()> {
    let letter = Letter::ConfirmNewAddress {
        name: user.salutation().to_owned(),
        link: format!("{}/email-change/confirm/{token}", env.config.public_base()),
    };
    let to = Recipient { user: Some(user.id), address, locale: &user.locale };
    mail::enqueue(env, work, &to, &letter).await
}

/// Tells the present address, of each change anew: its owner must not read one address while another
/// is about to take its place. The link in the last notice calls off whatever is under way.
async fn send_notice(env: &Env, work: &mut Work, user: &User, new_address: &EmailAddress) -> DbResult<()> {
    if !user.is_verified() {
        return Ok(());
    }
    let token = one_time::issue(env, work, Purpose::CancelNewAddress, Some(user.id), &anchor(user)).await?;
    let letter = Letter::AddressChangeNotice {
        name: user.salutation().to_owned(),
        new_address: new_address.to_string(),
        link: format!("{}/email-change/cancel/{}", env.config.public_base(), token.expose()),
    };
    write_to(env, work, user, &letter).await
}
