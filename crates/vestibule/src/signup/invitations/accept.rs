//! Accepting an invitation.

use serde_json::json;
use vestibule_crypto::Token;
use vestibule_kernel::{
    Actor, BuiltInPermission, DisplayName, EmailAddress, InvitationId, Origin, SecretString, UserUuid,
    Username,
};

use crate::access::{self, Authority};
use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials::one_time::{self, OneTimeToken, Purpose, Spent, State};
use crate::credentials::{self, NewPassword};
use crate::env::{Env, Failure, Work};
use crate::signup::{ConfirmError, SignUp, SignUpError};
use crate::users::{self, Inserted, Locale, NewUser, User};

use super::{AcceptError, Invitation, store};

/// What the invited choose.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// Possibly empty.
    pub first_name: DisplayName,
    /// Possibly empty.
    pub last_name: DisplayName,
    /// What they want to sign in with.
    pub username: Username,
    /// Not checked yet.
    pub password: SecretString,
    /// What letters to them are written in.
    pub locale: Locale,
}

/// Looks at an invitation's link without spending it.
///
/// # Errors
/// [`ConfirmError::Invalid`], [`ConfirmError::Expired`], [`ConfirmError::Spent`] or a failure.
pub async fn look_at(env: &Env, token: &str) -> Result<Invitation, ConfirmError> {
    find(env, token).await.map(|(_, invitation)| invitation)
}

async fn find(env: &Env, token: &str) -> Result<(OneTimeToken, Invitation), ConfirmError> {
    let hash = Token::parse(token).ok_or(ConfirmError::Invalid)?.hash();
    let mut db = env.db.read().await?;
    let found = one_time::find(&mut db, Purpose::Invite, &hash, env.now()).await?;
    let token = found.ok_or(ConfirmError::Invalid)?;
    match token.state {
        State::Fresh => {}
        State::Expired => return Err(ConfirmError::Expired),
        State::Spent => return Err(ConfirmError::Spent),
    }
    let id = token.subject.parse().map(InvitationId).map_err(|_| ConfirmError::Invalid)?;
    // Taken back, or its role is gone.
    let invitation = store::by_id(&mut db, id).await?.ok_or(ConfirmError::Invalid)?;
    Ok((token, invitation))
}

/// Makes the account of somebody who was invited. The link has proven that the address is theirs.
///
/// # Errors
/// [`AcceptError`]; only success spends the link.
pub async fn accept(
    env: &Env,
    token: &str,
    chosen: Acceptance,
    origin: &Origin,
) -> Result<User, AcceptError> {
    let (link, invitation) = find(env, token).await?;
    let sign_up = with_address(&invitation, chosen)?;
    sign_up.check_password(env.config.accounts.password_policy, &env.config).map_err(SignUpError::from)?;
    let password = NewPassword::hash(env, sign_up.password.clone()).await?;
    let mut work = env.write().await?;
    may_still_give(env, &mut work, &invitation).await?;
    match one_time::spend(&mut work, link.id, env.now()).await? {
        Spent::ByThisCall => {}
        Spent::TooLate => return Err(ConfirmError::Spent.into()),
    }
    store::delete(&mut work, invitation.id).await?;
    make_way(&mut work, &sign_up.email).await?;
    let user = insert(env, &mut work, &sign_up, &password, origin).await?;
    give(env, &mut work, &user, &invitation, origin).await?;
    work.changed(Subject::User(user.id));
    work.commit().await?;
    Ok(user)
}

fn with_address(invitation: &Invitation, chosen: Acceptance) -> Result<SignUp, ConfirmError> {
    let Acceptance { first_name, last_name, username, password, locale } = chosen;
    // What the database holds has been parsed before.
    let email = EmailAddress::parse(&invitation.email).map_err(|_| ConfirmError::Invalid)?;
    Ok(SignUp { first_name, last_name, username, email, password, locale })
}

/// Whoever sent it must still be allowed to, or an administrator of yesterday would make one of
/// tomorrow.
async fn may_still_give(env: &Env, work: &mut Work, invitation: &Invitation) -> Result<(), AcceptError> {
    let authority = Authority::of_absent(env, work, invitation.invited_by).await?;
    let allowed = match &invitation.role {
        None => authority.require(&[BuiltInPermission::ManageUsers]),
        Some((id, _)) => {
            let role = access::role_by_id(work, *id).await?.ok_or(ConfirmError::Invalid)?;
            authority.may_hand_out(&role)
        }
    };
    allowed.map_err(|_| ConfirmError::Expired.into())
}

/// An account that somebody has made with the address and never confirmed makes way for the
/// address's owner, with everything that was set up in it.
async fn make_way(work: &mut Work, email: &EmailAddress) -> Result<(), AcceptError> {
    let squatter = users::by_sign_in_name(work, email.as_str()).await?;
    if let Some(squatter) = squatter.filter(|user| !user.is_verified()) {
        users::delete_unconfirmed(work, squatter.id).await?;
        work.changed(Subject::User(squatter.id));
    }
    Ok(())
}

async fn insert(
    env: &Env,
    work: &mut Work,
    sign_up: &SignUp,
    password: &NewPassword,
    origin: &Origin,
) -> Result<User, AcceptError> {
    let now = env.now();
    if users::is_username_reserved(work, &sign_up.username, now).await? {
        return Err(SignUpError::UsernameTaken.into());
    }
    let user = NewUser {
        uuid: UserUuid::generate(now, &*env.entropy),
        first_name: sign_up.first_name.clone(),
        last_name: sign_up.last_name.clone(),
        username: sign_up.username.clone(),
        email: sign_up.email.clone(),
        email_verified_at: Some(now),
        locale: sign_up.locale.clone(),
    };
    let id = match users::insert(work, &user, now).await? {
        Inserted::New(id) => id,
        Inserted::UsernameTaken => return Err(SignUpError::UsernameTaken.into()),
        Inserted::EmailTaken => return Err(SignUpError::EmailTaken.into()),
    };
    credentials::set(work, id, password, now).await?;
    let created = Event::new(Actor::Anonymous, Action::AccountCreated, Target::Person(user.uuid));
    audit_log::record(work, now, created.with(json!({ "by": "invitation" })), origin).await?;
    let row = users::by_id(work, id).await?;
    row.ok_or_else(|| Failure::Internal("a row just written is gone".to_owned()).into())
}

async fn give(
    env: &Env,
    work: &mut Work,
    user: &User,
    invitation: &Invitation,
    origin: &Origin,
) -> Result<(), AcceptError> {
    let Some((role, name)) = &invitation.role else { return Ok(()) };
    let inviter = invitation.invited_by;
    access::grant_by_invitation(env, work, user.id, *role, invitation.id, inviter).await?;
    let detail = json!({ "role": name, "source": "invitation", "invitation": invitation.id.0 });
    let granted = Event::new(Actor::Person(inviter), Action::RoleGranted, Target::Person(user.uuid));
    Ok(audit_log::record(work, env.now(), granted.with(detail), origin).await?)
}
