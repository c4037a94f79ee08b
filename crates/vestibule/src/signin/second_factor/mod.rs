//! A person's second factor: switching it on and off, recovery codes, and clearing it for somebody who
//! has lost both.
//!
//! A secret counts only after a code of it was shown; until then it is stored nowhere and cannot
//! touch the live one. Changing anything takes a recent proof of who sits there, or both factors at
//! once. Whenever the second factor changes, every other sign-in ends, sessions and tokens alike
//! (whoever has one may not be the person), the person is told by mail, and a session that can take a
//! new token gets one. API tokens stay: each was made with a recent proof, and its owner was told.

mod change;
mod clear;
mod enrol;
mod error;
mod qr;

pub use change::{Proof, renew_recovery_codes, switch_off, switch_off_by_code};
pub use clear::{ClearError, Reason, ReasonError, clear};
pub use enrol::{Confirmed, Enrolment, confirm, enrol, enrol_as_originals, switch_on_by_code};
pub use error::SecondFactorError;
pub use qr::svg;

use vestibule_db::DbResult;
use vestibule_kernel::{Caller, Origin, SessionId, Timestamp};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::config::Profile;
use crate::credentials::recovery_codes;
use crate::env::{Env, Failure, Work};
use crate::mail::Letter;
use crate::sessions;
use crate::tokens;
use crate::users::{self, User};

use super::factor::tell;
use super::require_recent_authentication;

/// What a person sees of their second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Since when it is on; none while it is off.
    pub on_since: Option<Timestamp>,
    /// Recovery codes that were not used yet.
    pub recovery_codes_left: i64,
}

/// Whether the caller has a second factor, and how many recovery codes are left.
///
/// # Errors
/// [`Failure`].
pub async fn standing(env: &Env, caller: &Caller) -> Result<Standing, Failure> {
    let mut db = env.db.read().await?;
    let user = users::by_id(&mut db, caller.user).await?;
    Ok(Standing {
        on_since: user.and_then(|user| user.second_factor_at),
        recovery_codes_left: recovery_codes::left(&mut db, caller.user).await?,
    })
}

/// The session in which somebody changes their second factor. A token does not count: one that is
/// stolen must not lock its owner out.
fn session_of(caller: &Caller) -> Result<SessionId, SecondFactorError> {
    caller.session.ok_or(SecondFactorError::NeedsSession)
}

/// The replaced programs' clients know no way to prove again who sits there, so nothing is asked of
/// them under their own profile; under any other, their routes are no way round the proof.
async fn require_recent_unless_original(env: &Env, caller: &Caller) -> Result<(), SecondFactorError> {
    session_of(caller)?;
    match env.config.profile {
        Profile::Original => Ok(()),
        Profile::Standard => Ok(require_recent_authentication(env, caller).await?),
    }
}

/// The caller's row; it is gone only when they are being deleted at this moment.
async fn user_of(env: &Env, caller: &Caller) -> Result<User, Failure> {
    let user = users::by_id(&mut env.db.read().await?, caller.user).await?;
    user.ok_or_else(|| Failure::Internal("a caller has no row".to_owned()))
}

/// What every change of the second factor brings with it.
async fn wrap_up(
    env: &Env,
    work: &mut Work,
    caller: &Caller,
    user: &User,
    action: Action,
    origin: &Origin,
) -> DbResult<()> {
    match caller.session {
        Some(session) => sessions::end_others_of(work, user.id, session).await?,
        None => sessions::end_all_of(work, user.id).await?,
    }
    tokens::end_all_families_of(work, user.id).await?;
    work.changed(Subject::User(user.id));
    let event = Event::new(caller.actor(), action, Target::Person(user.uuid));
    audit_log::record(work, env.now(), event, origin).await?;
    let name = user.salutation().to_owned();
    let letter = match action {
        Action::SecondFactorOff => Letter::SecondFactorOff { name },
        _ => Letter::SecondFactorOn { name },
    };
    tell(env, work, user, &letter).await
}
