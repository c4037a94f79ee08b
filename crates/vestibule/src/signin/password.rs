//! Signing in with a name or address and a password.

use serde_json::json;
use vestibule_crypto::{Admission, Verified};
use vestibule_kernel::{Actor, Origin, SecretString};

use crate::access::{self, Rights};
use crate::audit_log::{self, Action, Event, Target};
use crate::config::RequireConfirmedAddress;
use crate::credentials::{self, NewPassword, Replaced, StoredPassword};
use crate::env::{Env, Failure, Work};
use crate::sessions::{self, Issued};
use crate::users::{self, User};

use super::SignInError;

/// Somebody knocks.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// A username or an address.
    pub name: String,
    /// Of any length.
    pub password: SecretString,
}

/// Somebody was let in.
#[derive(Debug)]
pub struct SignedIn {
    /// Who.
    pub user: User,
    /// What they hold.
    pub rights: Rights,
    /// Their new session.
    pub session: Issued,
}

/// Lets somebody in who knows their password.
///
/// # Errors
/// [`SignInError`].
pub async fn sign_in(env: &Env, attempt: Attempt, origin: &Origin) -> Result<SignedIn, SignInError> {
    let admission = env.hashing.admit()?;
    let Knocker { user, rehash } = check_password(env, &admission, attempt, origin).await?;
    may_come_in(env, &user, Door::Session)?;
    let mut work = env.write().await?;
    keep_stronger_hash(env, &mut work, &user, rehash, origin).await?;
    let session = sessions::issue(env, &mut work, &user, origin).await?;
    let rights = access::rights_of(&mut work, user.id, env.now()).await?;
    let signed_in = Event::new(Actor::Person(user.uuid), Action::SignedIn, Target::Person(user.uuid));
    audit_log::record(&mut work, env.now(), signed_in.with(json!({ "with": "password" })), origin).await?;
    work.commit().await?;
    Ok(SignedIn { user, rights, session })
}

/// Somebody whose password was right.
pub(super) struct Knocker {
    pub(super) user: User,
    /// When the password is kept in a form of the past.
    pub(super) rehash: Option<Rehash>,
}

/// The old hash and a stronger one of the same password.
pub(super) struct Rehash {
    old: String,
    new: NewPassword,
}

pub(super) async fn check_password(
    env: &Env,
    admission: &Admission,
    attempt: Attempt,
    origin: &Origin,
) -> Result<Knocker, SignInError> {
    let (user, stored) = look_up(env, &attempt.name).await?;
    let hash = stored.as_ref().map(|s| s.hash.as_str());
    // Without a hash the pool computes one all the same, so that the time tells nothing.
    let verified = admission.verify(attempt.password.clone(), hash).await?;
    let (user, stored) = match (user, stored, verified) {
        (Some(user), Some(stored), Verified::Yes | Verified::YesNeedsRehash) => (user, stored),
        (user, ..) => {
            record_refusal(env, user.as_ref(), origin).await?;
            return Err(SignInError::Invalid);
        }
    };
    match stored.expires_at {
        Some(at) if at <= env.now() => return Err(SignInError::Invalid),
        Some(_) => return Err(SignInError::MustReplacePassword),
        None => {}
    }
    let rehash = match verified {
        Verified::YesNeedsRehash => {
            let new = NewPassword::hash_admitted(env, admission, attempt.password).await?;
            Some(Rehash { old: stored.hash, new })
        }
        _ => None,
    };
    Ok(Knocker { user, rehash })
}

async fn look_up(env: &Env, name: &str) -> Result<(Option<User>, Option<StoredPassword>), Failure> {
    let mut db = env.db.read().await?;
    let user = users::by_sign_in_name(&mut db, name).await?;
    let stored = match &user {
        Some(user) => credentials::hash_of(&mut db, user.id).await?,
        None => None,
    };
    Ok((user, stored))
}

/// Writes a refusal down. A name nobody has is written too, without saying which: were it not, the
/// missing commit could be measured.
async fn record_refusal(env: &Env, user: Option<&User>, origin: &Origin) -> Result<(), Failure> {
    let mut work = env.write().await?;
    let target = user.map_or(Target::Installation, |user| Target::Person(user.uuid));
    let refused = Event::new(Actor::Anonymous, Action::SignInRefused, target);
    audit_log::record(&mut work, env.now(), refused, origin).await?;
    Ok(work.commit().await?)
}

/// Replaces a hash of another program, or of weaker days, now that the password is known.
pub(super) async fn keep_stronger_hash(
    env: &Env,
    work: &mut Work,
    user: &User,
    rehash: Option<Rehash>,
    origin: &Origin,
) -> Result<(), Failure> {
    let Some(Rehash { old, new }) = rehash else { return Ok(()) };
    if credentials::replace_hash(work, user.id, &old, &new).await? == Replaced::TooLate {
        return Ok(());
    }
    let rehashed = Event::new(Actor::System, Action::PasswordRehashed, Target::Person(user.uuid));
    Ok(audit_log::record(work, env.now(), rehashed, origin).await?)
}

/// What somebody wants who knocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// A browser session.
    Session,
    /// Tokens for a program.
    Tokens,
}

/// What is told only to somebody who knows the password.
pub(super) fn may_come_in(env: &Env, user: &User, door: Door) -> Result<(), SignInError> {
    if user.disabled_at.is_some() {
        return Err(SignInError::Disabled);
    }
    let needs_confirmation = match env.config.accounts.require_confirmed_address {
        RequireConfirmedAddress::Always => true,
        RequireConfirmedAddress::Sessions => door == Door::Session,
        RequireConfirmedAddress::Never => false,
    };
    if needs_confirmation && !user.is_verified() {
        return Err(SignInError::NotConfirmed);
    }
    Ok(())
}
