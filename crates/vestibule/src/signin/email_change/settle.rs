//! Confirming a new address, or calling the change off: whichever comes first.

use vestibule_crypto::Token;
use vestibule_kernel::{Actor, EmailAddress, Origin, SecretString};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials::one_time::{self, OneTimeToken, Purpose, Spent, State};
use crate::credentials::own_password::{self, Guess};
use crate::credentials::{email_codes, password_change_code};
use crate::env::{Env, Work};
use crate::mail::Letter;
use crate::users::{self, Changed, User};

use super::super::letters::write_to;
use super::{EmailChange, EmailChangeError, anchor};

/// Looks at the link that was sent to the new address, without spending it.
///
/// # Errors
/// [`EmailChangeError::Invalid`], [`EmailChangeError::Expired`], [`EmailChangeError::Spent`] or a
/// failure.
pub async fn look_at_new_address(env: &Env, token: &str) -> Result<EmailChange, EmailChangeError> {
    let (user, token) = find(env, Purpose::ConfirmNewAddress, token).await?;
    let new_address = new_address_in(&token.subject, &user).ok_or(EmailChangeError::Expired)?;
    Ok(EmailChange { user, new_address: Some(new_address), token })
}

/// Looks at the link in the notice to the old address, without spending it.
///
/// # Errors
/// The same as [`look_at_new_address`].
pub async fn look_at_email_change_notice(env: &Env, token: &str) -> Result<EmailChange, EmailChangeError> {
    let (user, token) = find(env, Purpose::CancelNewAddress, token).await?;
    if token.subject != anchor(&user) {
        return Err(EmailChangeError::Expired);
    }
    Ok(EmailChange { user, new_address: None, token })
}

async fn find(env: &Env, purpose: Purpose, token: &str) -> Result<(User, OneTimeToken), EmailChangeError> {
    let hash = Token::parse(token).ok_or(EmailChangeError::Invalid)?.hash();
    let mut db = env.db.read().await?;
    let found = one_time::find(&mut db, purpose, &hash, env.now()).await?;
    let token = found.ok_or(EmailChangeError::Invalid)?;
    match token.state {
        State::Fresh => {}
        State::Expired => return Err(EmailChangeError::Expired),
        State::Spent => return Err(EmailChangeError::Spent),
    }
    let user = match token.user {
        Some(id) => users::by_id(&mut db, id).await?,
        None => None,
    };
    let user = user.filter(|user| user.disabled_at.is_none()).ok_or(EmailChangeError::Invalid)?;
    Ok((user, token))
}

/// The address that a link confirms, if it still speaks for this person as they are.
fn new_address_in(subject: &str, user: &User) -> Option<EmailAddress> {
    let address = subject.strip_prefix(&anchor(user))?.strip_prefix(' ')?;
    EmailAddress::parse(address).ok()
}

/// Puts the new address in the old one's place. The link proves the mailbox; the password proves
/// that its owner owns the account, too.
///
/// # Errors
/// [`EmailChangeError`]; only success spends the link.
pub async fn confirm_new_address(
    env: &Env,
    token: &str,
    password: SecretString,
    origin: &Origin,
) -> Result<EmailAddress, EmailChangeError> {
    let change = look_at_new_address(env, token).await?;
    let proof = match own_password::guess(env, &change.user, password, origin).await? {
        Guess::Right(proof) => proof,
        Guess::Wrong => {
            record_refusal(env, &change.user, origin).await?;
            return Err(EmailChangeError::WrongPassword);
        }
    };
    let mut work = env.write().await?;
    let user = still_the_same(&mut work, &change.user).await?;
    proof.clear(&mut work).await?;
    spend(env, &mut work, &change.token).await?;
    let new_address = new_address_in(&change.token.subject, &user).ok_or(EmailChangeError::Expired)?;
    match users::set_email(&mut work, user.id, &new_address, env.now()).await? {
        Changed::Done => {}
        Changed::Taken => return Err(EmailChangeError::EmailTaken),
    }
    // What was mailed to the old address speaks for it, and for nothing any more.
    for purpose in
        [Purpose::CancelNewAddress, Purpose::ResetPassword, Purpose::Recover, Purpose::ConfirmAddress]
    {
        one_time::end_all(&mut work, purpose, user.id, env.now()).await?;
    }
    email_codes::end_all(&mut work, user.id).await?;
    password_change_code::end_all(&mut work, user.id).await?;
    work.changed(Subject::User(user.id));
    tell_old_address(env, &mut work, &user, &new_address).await?;
    record(env, &mut work, &user, Action::EmailChanged, origin).await?;
    work.commit().await?;
    Ok(new_address)
}

/// Calls off whatever change is under way.
///
/// # Errors
/// [`EmailChangeError`]; a change that has been confirmed cannot be called off.
pub async fn cancel_email_change(env: &Env, token: &str, origin: &Origin) -> Result<(), EmailChangeError> {
    let notice = look_at_email_change_notice(env, token).await?;
    let mut work = env.write().await?;
    let user = still_the_same(&mut work, &notice.user).await?;
    spend(env, &mut work, &notice.token).await?;
    one_time::end_all(&mut work, Purpose::ConfirmNewAddress, user.id, env.now()).await?;
    record(env, &mut work, &user, Action::EmailChangeCancelled, origin).await?;
    work.commit().await?;
    Ok(())
}

/// The person again, locked, if nothing that links stand for has changed since they were looked at.
async fn still_the_same(work: &mut Work, user: &User) -> Result<User, EmailChangeError> {
    users::lock(work, user.id).await?;
    let now = users::by_id(work, user.id).await?;
    now.filter(|now| now.disabled_at.is_none() && anchor(now) == anchor(user)).ok_or(EmailChangeError::Spent)
}

async fn spend(env: &Env, work: &mut Work, token: &OneTimeToken) -> Result<(), EmailChangeError> {
    match one_time::spend(work, token.id, env.now()).await? {
        Spent::ByThisCall => Ok(()),
        Spent::TooLate => Err(EmailChangeError::Spent),
    }
}

async fn tell_old_address(
    env: &Env,
    work: &mut Work,
    user: &User,
    new_address: &EmailAddress,
) -> Result<(), EmailChangeError> {
    if user.is_verified() {
        let name = user.salutation().to_owned();
        let letter = Letter::AddressChanged { name, new_address: new_address.to_string() };
        write_to(env, work, user, &letter).await?;
    }
    Ok(())
}

async fn record_refusal(env: &Env, user: &User, origin: &Origin) -> Result<(), EmailChangeError> {
    let mut work = env.write_of_refusal().await?;
    let refused = Event::new(Actor::Anonymous, Action::ReauthenticationRefused, Target::Person(user.uuid));
    audit_log::record(&mut work, env.now(), refused, origin).await?;
    Ok(work.commit().await?)
}

async fn record(
    env: &Env,
    work: &mut Work,
    user: &User,
    action: Action,
    origin: &Origin,
) -> Result<(), EmailChangeError> {
    // Whoever holds the link is the person; nobody else gets it.
    let event = Event::new(Actor::Person(user.uuid), action, Target::Person(user.uuid));
    Ok(audit_log::record(work, env.now(), event, origin).await?)
}
