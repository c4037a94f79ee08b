//! Changing how somebody is called.
//!
//! Names, username, language, time zone: what may be changed without a proof. Address and password
//! stand in `signin`, because changing them needs one.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::json;
use vestibule_kernel::{Caller, Origin, Timestamp, folded};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::env::{Env, Failure, Work};

use super::store::{self, Changed};
use super::{ProfileChange, User};

/// Why a profile was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// The account is gone.
    #[error("there is no such account")]
    Gone,
    /// The change is based on another state than the present one, which is given.
    #[error("the profile has been changed meanwhile")]
    Stale(Box<User>),
    /// Somebody else has the username.
    #[error("the username is taken")]
    UsernameTaken,
    /// Vestibule made the username, and its owner has chosen another since.
    #[error("a username that was made for somebody can be changed once, and this one has been")]
    UsernameSettled,
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(ProfileError);

/// Stands for the state of what a [`ProfileChange`] may change: two that are equal tell that nothing
/// has changed in between. Good as an entity tag (RFC 9110 §8.8.3), for nothing that lasts: another
/// build may compute another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProfileState(u64);

impl ProfileState {
    /// The state of a person's profile.
    #[must_use]
    pub fn of(user: &User) -> Self {
        let mut hasher = DefaultHasher::new();
        (&user.first_name, &user.last_name, &user.username, &user.locale, &user.time_zone).hash(&mut hasher);
        Self(hasher.finish())
    }

    /// As the header `ETag` shows it.
    #[must_use]
    pub fn to_entity_tag(self) -> String {
        format!("\"{:016x}\"", self.0)
    }

    /// Whether a header `If-Match` names this state.
    fn is_among(self, entity_tags: &str) -> bool {
        let own = self.to_entity_tag();
        entity_tags.split(',').map(str::trim).any(|tag| tag == "*" || tag == own)
    }
}

/// Changes the caller's own profile. With `based_on`, the header `If-Match`, only if nobody has
/// changed it since.
///
/// # Errors
/// [`ProfileError`].
pub async fn change_own_profile(
    env: &Env,
    caller: &Caller,
    change: &ProfileChange,
    based_on: Option<&str>,
    origin: &Origin,
) -> Result<User, ProfileError> {
    let mut work = env.write().await?;
    store::lock(&mut work, caller.user).await?;
    let user = store::by_id(&mut work, caller.user).await?.ok_or(ProfileError::Gone)?;
    if based_on.is_some_and(|tags| !ProfileState::of(&user).is_among(tags)) {
        return Err(ProfileError::Stale(Box::new(user)));
    }
    write_profile(&mut work, &user, change, caller, env.now()).await?;
    let changed = Event::new(caller.actor(), Action::ProfileChanged, Target::Person(user.uuid))
        .with(json!({ "fields": change.fields() }));
    audit_log::record(&mut work, env.now(), changed, origin).await?;
    let changed = store::by_id(&mut work, caller.user).await?.ok_or(ProfileError::Gone)?;
    work.commit().await?;
    Ok(changed)
}

/// Writes a change in somebody else's transaction; what it was allowed by, and its audit event, are
/// the caller's part.
pub(crate) async fn write_profile(
    work: &mut Work,
    user: &User,
    change: &ProfileChange,
    caller: &Caller,
    now: Timestamp,
) -> Result<(), ProfileError> {
    // One's own name in another spelling is no other name.
    let new = change.username.as_ref().filter(|name| name.folded() != folded(&user.username));
    if let Some(name) = new {
        if store::is_username_reserved(work, name, now).await? {
            return Err(ProfileError::UsernameTaken);
        }
        // Whoever manages people may still put a name right.
        if caller.user == user.id {
            choose(work, user, now).await?;
        }
    }
    match store::change_profile(work, user.id, change, now).await? {
        Changed::Done => {}
        Changed::Taken => return Err(ProfileError::UsernameTaken),
    }
    work.changed(Subject::User(user.id));
    Ok(())
}

/// A name that was made for somebody is exchanged for one of their own once: after that it is a name
/// that others know them by, and `user-k3p9x2ma` was nobody's to go back to.
async fn choose(work: &mut Work, user: &User, now: Timestamp) -> Result<(), ProfileError> {
    if store::is_settled(work, user.id).await? {
        return Err(ProfileError::UsernameSettled);
    }
    Ok(store::choose_username(work, user.id, now).await?)
}
