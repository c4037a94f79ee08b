//! Is this the person they say they are? Every factor, and nothing issued.
//!
//! What a check uses up is written by [`Identified::settle`], in the transaction that issues the
//! session or token.

use vestibule_crypto::{Admission, Verified};
use vestibule_kernel::{Actor, Origin, SecretString, Timestamp};

use crate::audit_log::{self, Action, Event, Target};
use crate::config::RequireConfirmedAddress;
use crate::credentials::{self, NewPassword, StoredPassword};
use crate::env::{Env, Failure};
use crate::throttle::Counted;
use crate::users::{self, User};

use super::factor::{self, Use};
use super::identified::Rehash;
use super::{Identified, Method, PresentedCode, SignInError};

/// Somebody knocks.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// A username or an address.
    pub name: String,
    /// Of any length.
    pub password: SecretString,
    /// A code, from somebody who expects to be asked for one.
    pub code: Option<PresentedCode>,
}

/// What somebody wants who knocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// A browser session.
    Session,
    /// Tokens for a program.
    Tokens,
}

/// What came of a check that did not fail.
#[derive(Debug)]
pub enum Checked {
    /// Every factor is right.
    Complete(Box<Identified>),
    /// The password is right, something is still due.
    Halfway(Box<Halfway>),
}

/// Somebody whose password is right.
#[derive(Debug)]
pub struct Halfway {
    /// Who.
    pub user: User,
    /// What is due first.
    pub next: Step,
    /// Whether the password was made by Vestibule and must be replaced, now or after the code.
    pub password_due: bool,
    pub(super) password_set_at: Timestamp,
    pub(super) counted: Counted,
}

/// What a half-finished sign-in waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A code.
    SecondFactor,
    /// A password of the person's own.
    NewPassword,
}

impl Step {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::SecondFactor, Self::NewPassword];

    /// The stable name in the database and the audit log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SecondFactor => "second_factor",
            Self::NewPassword => "new_password",
        }
    }
}

/// Checks a name, a password and, where one is due and given, a code.
///
/// # Errors
/// [`SignInError`]; the guess is counted and the refusal written down.
pub async fn check(env: &Env, attempt: Attempt, door: Door, origin: &Origin) -> Result<Checked, SignInError> {
    let admission = env.hashing.admit()?;
    let Knocker { user, stored, strength, counted } =
        check_password(env, &admission, &attempt, origin).await?;
    let password_set_at = stored.set_at;
    let password_due = stored.expires_at.is_some();
    // A password of ours is replaced on a page, which is not for whom no session would be: nobody is
    // to be sent where they are refused.
    may_come_in(env, &user, if password_due { Door::Session } else { door })?;
    if let Some(next) = still_due(&user, password_due, attempt.code.as_ref()) {
        let halfway = Halfway { user, next, password_due, password_set_at, counted };
        return Ok(Checked::Halfway(Box::new(halfway)));
    }
    let factor = match attempt.code.filter(|_| user.has_second_factor()) {
        Some(code) => Some(factor::check(env, &user, &code, Use::SignIn, origin).await?),
        None => None,
    };
    let rehash = match strength {
        Strength::Enough => None,
        Strength::Outdated => {
            let new = NewPassword::hash_admitted(env, &admission, attempt.password).await?;
            Some(Rehash { old: stored.hash, new })
        }
    };
    Ok(Checked::Complete(Box::new(Identified { user, factor, rehash, password_set_at, counted })))
}

/// What a right password is not enough for. A code is asked for before a new password, so that
/// whoever found a generated password somewhere cannot replace it.
const fn still_due(user: &User, password_due: bool, code: Option<&PresentedCode>) -> Option<Step> {
    match (user.has_second_factor(), password_due) {
        (true, false) if code.is_some() => None,
        (true, _) => Some(Step::SecondFactor),
        (false, true) => Some(Step::NewPassword),
        (false, false) => None,
    }
}

/// Somebody whose password was right.
struct Knocker {
    user: User,
    stored: StoredPassword,
    strength: Strength,
    counted: Counted,
}

/// Whether the stored hash is as strong as those made today.
enum Strength {
    Enough,
    Outdated,
}

async fn check_password(
    env: &Env,
    admission: &Admission,
    attempt: &Attempt,
    origin: &Origin,
) -> Result<Knocker, SignInError> {
    let (user, stored) = look_up(env, &attempt.name).await?;
    let counted = Counted::for_guess(env, user.as_ref(), &attempt.name, origin);
    counted.count(env, user.as_ref(), origin).await?;
    let hash = stored.as_ref().map(|s| s.hash.as_str());
    // Without a hash the pool computes one all the same, so that the time tells nothing.
    let strength = match admission.verify(attempt.password.clone(), hash).await? {
        Verified::Yes => Some(Strength::Enough),
        Verified::YesNeedsRehash => Some(Strength::Outdated),
        Verified::No => None,
    };
    match (user, stored, strength) {
        (Some(user), Some(stored), Some(strength)) if !stored.has_expired(env.now()) => {
            Ok(Knocker { user, stored, strength, counted })
        }
        (user, ..) => {
            record_refusal(env, user.as_ref(), Method::Password, origin).await?;
            Err(SignInError::Invalid)
        }
    }
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
pub(super) async fn record_refusal(
    env: &Env,
    user: Option<&User>,
    at: Method,
    origin: &Origin,
) -> Result<(), Failure> {
    let mut work = env.write_of_refusal().await?;
    let target = user.map_or(Target::Installation, |user| Target::Person(user.uuid));
    let refused = Event::new(Actor::Anonymous, Action::SignInRefused, target);
    let detail = serde_json::json!({ "at": at.name() });
    audit_log::record(&mut work, env.now(), refused.with(detail), origin).await?;
    Ok(work.commit().await?)
}

/// What is told only to somebody who knows the password.
pub(super) fn may_come_in(env: &Env, user: &User, door: Door) -> Result<(), SignInError> {
    if user.disabled_at.is_some() {
        return Err(SignInError::Disabled);
    }
    let needs_confirmation = match env.config.accounts.require_confirmed_address {
        RequireConfirmedAddress::Never => false,
        RequireConfirmedAddress::Sessions => door == Door::Session,
        RequireConfirmedAddress::Always => true,
    };
    if needs_confirmation && !user.is_verified() {
        return Err(SignInError::NotConfirmed);
    }
    Ok(())
}
