//! Invitations: an administrator names an address and a role, its owner chooses the rest.
//!
//! There is no account until the invitation is accepted, so nothing has to be cleaned up when it is
//! not. What an invitation gives is decided when it is accepted: if whoever sent it may no longer
//! give that role, it gives nothing and has to be sent anew.

mod accept;
mod error;
pub mod http;
mod store;

use serde_json::json;
use vestibule_db::Reads;
use vestibule_kernel::{
    BuiltInPermission, Caller, Cursor, EmailAddress, InvitationId, Limit, Origin, Page, RoleId, Timestamp,
    UserUuid,
};

use crate::access::{self, Authority};
use crate::audit_log::{self, Action, Event, Target};
use crate::credentials::one_time::{self, Purpose};
use crate::env::{Env, Work};
use crate::mail::{self, Letter, Recipient};
use crate::users;

pub use accept::{Acceptance, accept, look_at};
pub use error::{AcceptError, InviteError};
pub(crate) use store::{prune, sent_by};

/// An invitation that nobody has accepted yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its row, never reused.
    pub id: InvitationId,
    /// Whom it invites.
    pub email: String,
    /// What they will hold; none for nothing but an account.
    pub role: Option<(RoleId, String)>,
    /// Who sent it.
    pub invited_by: UserUuid,
    /// When.
    pub created_at: Timestamp,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

/// Invites the owner of an address. A second invitation takes the first one's place, for whoever
/// may take that back.
///
/// # Errors
/// [`InviteError::EmailTaken`] when a confirmed account has the address,
/// [`access::AccessError::UnknownReference`] for the role, [`access::AccessError::Forbidden`] when
/// the caller may not give it or what the replaced invitation gives, or a failure.
pub async fn invite(
    env: &Env,
    caller: &Caller,
    email: &EmailAddress,
    role: Option<RoleId>,
    origin: &Origin,
) -> Result<Invitation, InviteError> {
    let (mut work, authority) = access::begin(env, caller).await?;
    if let Some(id) = role {
        authority.may_hand_out(&find_role(&mut work, id).await?)?;
    }
    let owner = users::by_sign_in_name(&mut work, email.as_str()).await?;
    if owner.is_some_and(|owner| owner.is_verified()) {
        return Err(InviteError::EmailTaken);
    }
    let now = env.now();
    // One that has expired invites nobody any more, so nothing is taken from anybody.
    let replaced = store::by_email(&mut work, email).await?.filter(|replaced| replaced.expires_at > now);
    if let Some(replaced) = &replaced {
        may_take_back(&mut work, &authority, replaced).await?;
    }
    let expires_at = now.plus(Purpose::Invite.lifetime());
    let id = store::upsert(&mut work, email, role, caller.uuid, now, expires_at).await?;
    let token = one_time::issue(env, &mut work, Purpose::Invite, None, &id.to_string()).await?;
    // Nobody knows yet what the invited read; most likely what whoever invites them does.
    let (inviter, locale) = users::by_id(&mut work, caller.user)
        .await?
        .map_or_else(Default::default, |user| (user.username, user.locale));
    let link = format!("{}/invite/{}", env.config.public_base(), token.expose());
    let to = Recipient { user: None, address: email, locale: &locale };
    mail::enqueue(env, &mut work, &to, &Letter::Invitation { inviter, link }).await?;
    let invitation = store::by_id(&mut work, id).await?.ok_or(InviteError::Unknown)?;
    let mut detail = json!({ "invitation": id.0, "role": invitation.role.as_ref().map(|role| &role.1) });
    if let Some(Invitation { role, invited_by, .. }) = &replaced {
        detail["before"] = json!({ "role": role.as_ref().map(|role| &role.1), "by": invited_by.to_string() });
    }
    let event = Event::new(caller.actor(), Action::Invited, Target::Installation).with(detail);
    audit_log::record(&mut work, now, event, origin).await?;
    work.commit().await?;
    Ok(invitation)
}

/// Refuses to end an invitation to a role that the caller may not hand out.
async fn may_take_back(
    work: &mut Work,
    authority: &Authority,
    invitation: &Invitation,
) -> Result<(), InviteError> {
    let Some((role, _)) = &invitation.role else { return Ok(()) };
    Ok(authority.may_hand_out(&find_role(work, *role).await?)?)
}

async fn find_role(db: &mut impl Reads, id: RoleId) -> Result<access::Role, InviteError> {
    let role = access::role_by_id(db, id).await?;
    Ok(role.ok_or_else(|| access::AccessError::UnknownReference {
        thing: access::Thing::Role,
        name: id.to_string(),
    })?)
}

/// Invitations that nobody has accepted, newest first.
///
/// # Errors
/// [`InviteError`].
pub async fn list(
    env: &Env,
    caller: &Caller,
    limit: Limit,
    cursor: Option<Cursor>,
) -> Result<Page<Invitation>, InviteError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    let before =
        cursor.map(|cursor| cursor.key("invitations")).transpose().map_err(|_| InviteError::Cursor)?;
    let mut db = env.db.read().await?;
    let rows = store::page(&mut db, before.unwrap_or(i64::MAX), limit.rows_to_fetch()).await?;
    Ok(Page::from_rows(rows, limit, "invitations", |invitation| invitation.id.0))
}

/// Takes an invitation back; its link works no longer.
///
/// # Errors
/// [`InviteError::Unknown`], [`access::AccessError::Forbidden`] when the caller may not give what
/// it gives, or a failure.
pub async fn revoke(
    env: &Env,
    caller: &Caller,
    id: InvitationId,
    origin: &Origin,
) -> Result<(), InviteError> {
    let (mut work, authority) = access::begin(env, caller).await?;
    let invitation = store::by_id(&mut work, id).await?.ok_or(InviteError::Unknown)?;
    may_take_back(&mut work, &authority, &invitation).await?;
    store::delete(&mut work, id).await?;
    let event = Event::new(caller.actor(), Action::InvitationRevoked, Target::Installation)
        .with(json!({ "invitation": id.0 }));
    audit_log::record(&mut work, env.now(), event, origin).await?;
    work.commit().await?;
    Ok(())
}
