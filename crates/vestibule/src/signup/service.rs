//! Signing up, and asking for another confirmation letter.

use vestibule_db::DbResult;
use vestibule_kernel::{Actor, EmailAddress, Origin, UserUuid, salutation};

use crate::audit_log::{self, Action, Event, Target};
use crate::config::{AccountExistence, PasswordPolicy, Profile, SignupMode};
use crate::credentials::one_time::{self, Purpose};
use crate::credentials::{self, NewPassword};
use crate::env::{Env, Work};
use crate::mail::{self, Letter, Recipient};
use crate::throttle::{self, Addressee};
use crate::users::{self, Inserted, NewUser, User};

use super::{ResendError, SignUp, SignUpError};

/// Makes an account and sends its confirmation letter.
///
/// # Errors
/// [`SignUpError`]. A taken address is an error only where the configuration tells it; otherwise
/// the owner of the mailbox is told and the caller sees a success.
pub async fn sign_up(env: &Env, request: SignUp, origin: &Origin) -> Result<(), SignUpError> {
    let accounts = &env.config.accounts;
    make_account(env, request, accounts.password_policy, accounts.account_existence, origin).await
}

/// Makes an account as the replaced token server did: it may be used for a token at once, so a
/// taken address is told whatever the configuration says elsewhere, and its clients' passwords
/// know no composition rule, so the modern policy holds under every profile.
///
/// # Errors
/// [`SignUpError`].
pub async fn register(env: &Env, request: SignUp, origin: &Origin) -> Result<(), SignUpError> {
    make_account(env, request, PasswordPolicy::Modern, AccountExistence::Signup, origin).await
}

async fn make_account(
    env: &Env,
    request: SignUp,
    policy: PasswordPolicy,
    existence: AccountExistence,
    origin: &Origin,
) -> Result<(), SignUpError> {
    if env.config.accounts.signup == SignupMode::Closed {
        return Err(SignUpError::Closed);
    }
    request.check_password(policy, &env.config)?;
    throttle::admit_letter(env, &request.email, origin).await?;
    // Hashed before anything is looked up, so that a taken address takes as long as a free one.
    let password = NewPassword::hash_for_newcomer(env, request.password.clone()).await?;
    let mut work = env.write().await?;
    if users::is_username_reserved(&mut work, &request.username, env.now()).await? {
        return Err(SignUpError::UsernameTaken);
    }
    let uuid = UserUuid::generate(env.now(), &*env.entropy);
    match users::insert(&mut work, &new_user(&request, uuid), env.now()).await? {
        Inserted::UsernameTaken => return Err(SignUpError::UsernameTaken),
        Inserted::EmailTaken => address_is_taken(env, &mut work, &request, existence).await?,
        Inserted::New(id) => {
            credentials::set(&mut work, id, &password, env.now()).await?;
            let name = salutation(request.first_name.as_str(), request.username.as_str());
            send_welcome(env, &mut work, id, &request.email, name, request.locale.as_str()).await?;
            let created = Event::new(Actor::Anonymous, Action::AccountCreated, Target::Person(uuid));
            audit_log::record(&mut work, env.now(), created, origin).await?;
        }
    }
    work.commit().await?;
    Ok(())
}

fn new_user(request: &SignUp, uuid: UserUuid) -> NewUser {
    NewUser {
        uuid,
        first_name: request.first_name.clone(),
        last_name: request.last_name.clone(),
        username: request.username.clone(),
        email: request.email.clone(),
        email_verified_at: None,
        locale: request.locale.clone(),
    }
}

/// Tells the caller or the mailbox's owner, as configured.
async fn address_is_taken(
    env: &Env,
    work: &mut Work,
    request: &SignUp,
    existence: AccountExistence,
) -> Result<(), SignUpError> {
    if existence != AccountExistence::Private {
        return Err(SignUpError::EmailTaken);
    }
    // A real sign-up would now hold the username; so does this one, or the name would tell.
    let until = env.now().plus(Purpose::ConfirmAddress.lifetime());
    users::reserve_username(work, &request.username, until).await?;
    if let Some(owner) = locked_owner(work, &request.email).await? {
        remind_owner(env, work, &owner).await?;
    }
    Ok(())
}

/// The owner of an address, whom nobody else changes or writes to until the end of the transaction: of
/// two requests at once the second must see the first one's letter.
pub(super) async fn locked_owner(work: &mut Work, address: &EmailAddress) -> DbResult<Option<User>> {
    let Some(owner) = users::by_sign_in_name(work, address.as_str()).await? else { return Ok(None) };
    users::lock(work, owner.id).await?;
    // It may have been confirmed, or given up for another one, meanwhile.
    users::by_sign_in_name(work, address.as_str()).await
}

/// Writes to the owner of an address that somebody has named, who is locked: a fresh link when it is
/// not confirmed yet, otherwise that there is an account. At most one letter a minute.
pub(super) async fn remind_owner(env: &Env, work: &mut Work, owner: &User) -> DbResult<()> {
    let Some(address) = owner.address() else { return Ok(()) };
    if !owner.is_verified() {
        if mail::wrote_lately(work, &address, Letter::WELCOME, env.now()).await? {
            return Ok(());
        }
        return send_welcome(env, work, owner.id, &address, owner.salutation(), &owner.locale).await;
    }
    if mail::wrote_lately(work, &address, Letter::ALREADY_REGISTERED, env.now()).await? {
        return Ok(());
    }
    let letter = Letter::AlreadyRegistered {
        name: owner.salutation().to_owned(),
        link: format!("{}/app/", env.config.public_base()),
    };
    let to = Recipient { user: Some(owner.id), address: &address, locale: &owner.locale };
    mail::enqueue(env, work, &to, &letter).await
}

/// Issues a fresh confirmation link, which ends older ones, and sends it.
async fn send_welcome(
    env: &Env,
    work: &mut Work,
    user: vestibule_kernel::UserId,
    address: &EmailAddress,
    name: &str,
    locale: &str,
) -> DbResult<()> {
    let token = one_time::issue(env, work, Purpose::ConfirmAddress, Some(user), address.folded()).await?;
    let path = match env.config.profile {
        Profile::Original => "verify_email",
        Profile::Standard => "confirm",
    };
    let link = format!("{}/{path}/{}", env.config.public_base(), token.expose());
    let letter = Letter::Welcome { name: name.to_owned(), link };
    mail::enqueue(env, work, &Recipient { user: Some(user), address, locale }, &letter).await
}

/// Sends another confirmation letter, if there is anything to confirm. The answer is the same
/// whatever happens, at most one letter a minute goes out, and few to one address or from one network.
///
/// # Errors
/// [`ResendError`].
pub async fn resend(env: &Env, to: Addressee<'_>) -> Result<(), ResendError> {
    let mut work = env.write().await?;
    let owner = locked_owner(&mut work, to.address()).await?;
    if let Some(owner) = owner.filter(|owner| !owner.is_verified() && owner.disabled_at.is_none()) {
        remind_owner(env, &mut work, &owner).await?;
    } else {
        throttle::write_again(env, &mut work, to).await?;
    }
    work.commit().await?;
    Ok(())
}
