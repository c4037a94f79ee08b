//! Signing up with an address and nothing else: one letter brings a confirmation link and a password
//! that Vestibule has made, which works once, for half an hour, and is replaced at the first sign-in.

pub mod http;
mod link;

use vestibule_crypto::Token;
use vestibule_kernel::{
    Actor, DisplayName, EmailAddress, ExposeSecret as _, Origin, SecretString, UserId, UserUuid, Username,
};

use crate::audit_log::{self, Action, Event, Target};
use crate::config::{AccountExistence, SignupMode};
use crate::credentials::one_time::{self, Purpose, State};
use crate::credentials::{self, NewPassword, generate_password, generate_username};
use crate::env::{Env, Failure, Work};
use crate::mail::{self, Letter, Recipient};
use crate::throttle;
use crate::users::{self, Inserted, Locale, NewUser, User};

use super::confirm::{Confirmation, settle, spend};
use super::service::{locked_owner, remind_owner};
use super::{ConfirmError, SignUpError};

/// Two of 2^40 names are the same too seldom to try this often.
const NAMES_TRIED: usize = 4;

/// Makes an account for an address, or writes to whoever has it.
///
/// # Errors
/// [`SignUpError`]; a known address is an error only where the configuration tells it.
pub async fn sign_up_by_address(
    env: &Env,
    address: &EmailAddress,
    locale: Locale,
    origin: &Origin,
) -> Result<(), SignUpError> {
    if env.config.accounts.signup != SignupMode::AddressOnly {
        return Err(SignUpError::Closed);
    }
    throttle::admit_letter(env, address, origin).await?;
    // Made and hashed before anything is looked up, so that a known address takes as long as another.
    let plain = generate_password(&*env.entropy);
    let password = NewPassword::hash_for_newcomer(env, plain.clone()).await?;
    let mut work = env.write().await?;
    match insert(env, &mut work, address, locale).await? {
        Some(user) => {
            let created = Event::new(Actor::Anonymous, Action::AccountCreated, Target::Person(user.uuid));
            audit_log::record(&mut work, env.now(), created, origin).await?;
            welcome(env, &mut work, &user, &password, &plain).await?;
        }
        None => is_known(env, &mut work, address, &password, &plain).await?,
    }
    work.commit().await?;
    Ok(())
}

/// The new person; none when somebody has the address.
async fn insert(
    env: &Env,
    work: &mut Work,
    address: &EmailAddress,
    locale: Locale,
) -> Result<Option<User>, SignUpError> {
    let nameless = || DisplayName::parse("").map_err(|error| Failure::Internal(error.to_string()));
    for _ in 0..NAMES_TRIED {
        let username = Username::parse(&generate_username(&*env.entropy))
            .map_err(|error| Failure::Internal(error.to_string()))?;
        let user = NewUser {
            uuid: UserUuid::generate(env.now(), &*env.entropy),
            first_name: nameless()?,
            last_name: nameless()?,
            username,
            email: address.clone(),
            email_verified_at: None,
            locale: locale.clone(),
        };
        match users::insert(work, &user, env.now()).await? {
            Inserted::New(id) => {
                users::give_username(work, id, env.now()).await?;
                return Ok(Some(written(work, id).await?));
            }
            Inserted::EmailTaken => return Ok(None),
            Inserted::UsernameTaken => {}
        }
    }
    Err(Failure::Internal("no free username was found".to_owned()).into())
}

async fn written(work: &mut Work, id: UserId) -> Result<User, SignUpError> {
    let user = users::by_id(work, id).await?;
    user.ok_or_else(|| Failure::Internal("a row just written is gone".to_owned()).into())
}

/// Whoever has not confirmed gets a fresh letter; whoever has is told, or the caller is.
async fn is_known(
    env: &Env,
    work: &mut Work,
    address: &EmailAddress,
    password: &NewPassword,
    plain: &SecretString,
) -> Result<(), SignUpError> {
    let Some(owner) = locked_owner(work, address).await? else { return Ok(()) };
    if owner.is_verified() && env.config.accounts.account_existence != AccountExistence::Private {
        return Err(SignUpError::EmailTaken);
    }
    let stored = credentials::hash_of(work, owner.id).await?;
    let is_ours = stored.is_some_and(|stored| stored.expires_at.is_some());
    if owner.is_verified() || !is_ours || owner.disabled_at.is_some() {
        return Ok(remind_owner(env, work, &owner).await?);
    }
    if mail::wrote_lately(work, address, Letter::WELCOME_BY_ADDRESS, env.now()).await? {
        return Ok(());
    }
    welcome(env, work, &owner, password, plain).await
}

/// Sets the generated password and sends it with a fresh link, which ends older ones.
async fn welcome(
    env: &Env,
    work: &mut Work,
    user: &User,
    password: &NewPassword,
    plain: &SecretString,
) -> Result<(), SignUpError> {
    let Some(address) = user.address() else { return Ok(()) };
    credentials::set_generated(work, user.id, password, env.now()).await?;
    let purpose = Purpose::ConfirmByAddress;
    let jti = one_time::issue(env, work, purpose, Some(user.id), address.folded()).await?;
    let parts = link::make(env, user.uuid, &address, &jti, env.now().plus(purpose.lifetime()));
    let letter = Letter::WelcomeByAddress {
        link: format!("{}/register_email/{}?hash={}", env.config.public_base(), parts.token, parts.hash),
        username: user.username.clone(),
        password: plain.expose_secret().to_owned(),
    };
    let to = Recipient { user: Some(user.id), address: &address, locale: &user.locale };
    Ok(mail::enqueue(env, work, &to, &letter).await?)
}

/// Looks at a link without spending it.
///
/// # Errors
/// [`ConfirmError::Invalid`] unless token, hash and the person's row agree; [`ConfirmError::Expired`],
/// [`ConfirmError::Spent`] or a failure.
pub async fn look_at_address_link(env: &Env, token: &str, hash: &str) -> Result<Confirmation, ConfirmError> {
    let claims = link::read(env, token).ok_or(ConfirmError::Invalid)?;
    let jti = Token::parse(&claims.jti).ok_or(ConfirmError::Invalid)?.hash();
    let mut db = env.db.read().await?;
    let found = one_time::find(&mut db, Purpose::ConfirmByAddress, &jti, env.now()).await?;
    let token = found.ok_or(ConfirmError::Invalid)?;
    let user = match token.user {
        Some(id) => users::by_id(&mut db, id).await?,
        None => None,
    };
    let user = user.filter(|user| user.disabled_at.is_none()).ok_or(ConfirmError::Invalid)?;
    let address = user.address().ok_or(ConfirmError::Invalid)?;
    let agree = claims.sub == user.uuid.to_string()
        && claims.email == address.folded()
        && token.subject == address.folded()
        && link::hash_is_of(env, &claims, &address, hash);
    if !agree {
        return Err(ConfirmError::Invalid);
    }
    match token.state {
        State::Spent => Err(ConfirmError::Spent),
        State::Expired => Err(ConfirmError::Expired),
        State::Fresh if claims.exp <= env.now().as_secs() => Err(ConfirmError::Expired),
        State::Fresh => Ok(Confirmation { user, token }),
    }
}

/// Confirms an address by its link, and writes that it is confirmed.
///
/// # Errors
/// [`ConfirmError`].
pub async fn confirm_by_address(
    env: &Env,
    token: &str,
    hash: &str,
    origin: &Origin,
) -> Result<User, ConfirmError> {
    let confirmation = look_at_address_link(env, token, hash).await?;
    let user = &confirmation.user;
    let mut work = env.write().await?;
    spend(&mut work, &confirmation, env.now()).await?;
    settle(env, &mut work, user, origin).await?;
    if let Some(address) = user.address() {
        let link = format!("{}/app/", env.config.public_base());
        let letter = Letter::Confirmed { name: user.salutation().to_owned(), link };
        let to = Recipient { user: Some(user.id), address: &address, locale: &user.locale };
        mail::enqueue(env, &mut work, &to, &letter).await?;
    }
    work.commit().await?;
    Ok(confirmation.user)
}
