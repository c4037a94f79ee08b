//! Switching somebody else's second factor off: for whoever has lost the authenticator and the
//! recovery codes.
//!
//! It takes the permission and the rank to manage the person, a proof of who sits there, and a
//! reason, which the person and the audit log are told. One's own second factor is switched off with
//! a code, never like this: a stolen session would be enough.

use serde_json::json;
use vestibule_kernel::{BuiltInPermission, Caller, Forbidden, Origin, UserUuid};

use crate::access::{self, AccessError, Who};
use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials::{Written, totp};
use crate::env::{Env, Failure};
use crate::mail::Letter;
use crate::sessions;
use crate::signin::factor::tell;
use crate::signin::{StepUpError, require_recent_authentication};
use crate::tokens;
use crate::users;

/// Why somebody's second factor is switched off by somebody else: one line of 1 to 500 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

/// A text that is no reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a reason is one line of 1 to 500 characters")]
pub struct ReasonError;

impl Reason {
    const MOST: usize = 500;

    /// Takes one line.
    ///
    /// # Errors
    /// [`ReasonError`].
    pub fn parse(text: &str) -> Result<Self, ReasonError> {
        let text = text.trim();
        let is_one_line = !text.is_empty() && !text.chars().any(char::is_control);
        if is_one_line && text.chars().count() <= Self::MOST {
            Ok(Self(text.to_owned()))
        } else {
            Err(ReasonError)
        }
    }
}

/// Why somebody's second factor was left alone.
#[derive(Debug, thiserror::Error)]
pub enum ClearError {
    /// Who it is about, or the caller's right to it.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The caller must prove first who they are.
    #[error(transparent)]
    StepUp(#[from] StepUpError),
    /// It is the caller's own.
    #[error("one's own second factor is switched off with a code")]
    OnesOwn,
    /// It is off.
    #[error("the second factor is off")]
    Off,
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(ClearError);

impl From<Forbidden> for ClearError {
    fn from(forbidden: Forbidden) -> Self {
        Self::Access(forbidden.into())
    }
}

/// Switches a person's second factor off, and ends everything they have open.
///
/// # Errors
/// [`ClearError`].
pub async fn clear(
    env: &Env,
    caller: &Caller,
    person: UserUuid,
    reason: &Reason,
    origin: &Origin,
) -> Result<(), ClearError> {
    caller.require(BuiltInPermission::ManageUsers)?;
    if person == caller.uuid {
        return Err(ClearError::OnesOwn);
    }
    require_recent_authentication(env, caller).await?;
    let (mut work, authority) = access::begin(env, caller).await?;
    let person = access::find_person(&mut work, Who::Uuid(person)).await?;
    let theirs = access::rights_of(&mut work, person.id, env.now()).await?;
    authority.may_manage(&theirs.permissions)?;
    users::lock(&mut work, person.id).await?;
    if totp::switch_off(&mut work, person.id).await? == Written::TooLate {
        return Err(ClearError::Off);
    }
    users::raise_auth_epoch(&mut work, person.id).await?;
    sessions::end_all_of(&mut work, person.id).await?;
    tokens::end_all_families_of(&mut work, person.id).await?;
    work.changed(Subject::User(person.id));
    let cleared = Event::new(caller.actor(), Action::SecondFactorCleared, Target::Person(person.uuid));
    let cleared = cleared.with(json!({ "reason": reason.0 }));
    audit_log::record(&mut work, env.now(), cleared, origin).await?;
    let letter =
        Letter::SecondFactorCleared { name: person.salutation().to_owned(), reason: reason.0.clone() };
    tell(env, &mut work, &person, &letter).await?;
    Ok(work.commit().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_line_that_says_something() {
        assert_eq!(Reason::parse(" lost phone "), Ok(Reason("lost phone".to_owned())));
        for odd in ["", "  ", "two\nlines", "a\u{0}b", &"x".repeat(501)] {
            assert_eq!(Reason::parse(odd), Err(ReasonError), "{odd:?}");
        }
    }
}
