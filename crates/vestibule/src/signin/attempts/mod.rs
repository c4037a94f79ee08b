//! Sign-ins of which only the password is right so far.
//!
//! An attempt is an opaque token for ten minutes; the database keeps its hash. It is good for the
//! steps below and for nothing else: no other route looks for one. It dies when the password is
//! changed or the person's sessions are ended, and finishing it deletes it, so that of two who
//! finish at once one comes in.

mod store;

use std::time::Duration;

use vestibule_crypto::Token;
use vestibule_kernel::{Actor, Origin, SecretString, Timestamp};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::credentials::email_codes::{self, PAUSE, Purpose};
use crate::credentials::{self, NewPassword, Written, check_password_of};
use crate::env::{Env, Work};
use crate::mail::Letter;
use crate::sessions;
use crate::throttle::{self, Counted, Throttled};
use crate::tokens;
use crate::users::{self, User};

use super::check::{Attempt, Door, Halfway, Step, may_come_in};
use super::factor::{self, Factor, Use};
use super::sign_in::{SignIn, SignedIn, enter, record_asked, sign_in};
use super::{Identified, Method, PresentedCode, Proven, SignInError};

pub(crate) use store::prune;
use store::{NewAttempt, StoredAttempt};

/// How long an attempt can be finished.
pub(super) const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// An attempt just opened: the only moment its token is known.
#[derive(Debug)]
pub struct Opened {
    /// Finishes the sign-in, together with what is due.
    pub token: Token,
    /// What is due.
    pub next: Step,
    /// By which means, for a code.
    pub methods: Vec<Method>,
    /// Until when.
    pub expires_at: Timestamp,
}

/// How far a sign-in has come.
#[derive(Debug)]
pub enum Progress {
    /// They are in.
    In(Box<SignedIn>),
    /// Something is still due.
    Due(Opened),
}

/// Signs somebody in step by step: opens an attempt when the password alone is not enough.
///
/// # Errors
/// [`SignInError`].
pub async fn begin(env: &Env, attempt: Attempt, origin: &Origin) -> Result<Progress, SignInError> {
    match sign_in(env, attempt, origin).await? {
        SignIn::Complete(signed_in) => Ok(Progress::In(signed_in)),
        SignIn::Halfway(halfway) => Ok(Progress::Due(go_on(env, &halfway, origin).await?)),
    }
}

/// Opens an attempt for somebody whose password is right.
///
/// # Errors
/// [`SignInError`].
pub async fn go_on(env: &Env, halfway: &Halfway, origin: &Origin) -> Result<Opened, SignInError> {
    let mut work = env.write().await?;
    halfway.counted.give_back(&mut work).await?;
    record_asked(env, &mut work, halfway, origin).await?;
    let opened = open(env, &mut work, &halfway.user, halfway.next, halfway.password_set_at).await?;
    work.commit().await?;
    Ok(opened)
}

/// What an attempt with a password to be replaced waits for, without finishing it.
///
/// # Errors
/// [`SignInError::AttemptOver`], also for an attempt that replaces nothing.
pub async fn look_at_replacement(env: &Env, attempt: &str) -> Result<Replacement, SignInError> {
    let hash = Token::parse(attempt).ok_or(SignInError::AttemptOver)?.hash();
    let next = store::step_of(&mut env.db.read().await?, &hash, env.now()).await?;
    let next = next.ok_or(SignInError::AttemptOver)?;
    let found = find(env, attempt, next).await?;
    if found.password_due {
        Ok(Replacement { user: found.user, next })
    } else {
        Err(SignInError::AttemptOver)
    }
}

/// Somebody whose password is to be replaced.
#[derive(Debug)]
pub struct Replacement {
    /// Who.
    pub user: User,
    /// What is due first.
    pub next: Step,
}

async fn open(
    env: &Env,
    work: &mut Work,
    user: &User,
    next: Step,
    password_set_at: Timestamp,
) -> Result<Opened, SignInError> {
    let token = Token::generate(&*env.entropy);
    let expires_at = env.now().plus(LIFETIME);
    let row = NewAttempt { token: token.hash(), user, step: next, password_set_at, expires_at };
    store::insert(work, &row, env.now()).await?;
    let mut methods = Vec::new();
    if next == Step::SecondFactor {
        methods.extend([Method::Totp, Method::RecoveryCode]);
        methods.extend(env.config.email_otp.then_some(Method::EmailCode));
    }
    Ok(Opened { token, next, methods, expires_at })
}

/// Finishes an attempt with a code; a wrong one leaves it as it is.
///
/// # Errors
/// [`SignInError`].
pub async fn enter_code(
    env: &Env,
    attempt: &str,
    code: &PresentedCode,
    origin: &Origin,
) -> Result<Progress, SignInError> {
    let Found { attempt, user, password_due } = find(env, attempt, Step::SecondFactor).await?;
    let factor = factor::check(env, &user, code, Use::SignIn, origin).await?;
    let mut work = env.write().await?;
    if password_due {
        users::lock(&mut work, user.id).await?;
        finish(&mut work, &attempt).await?;
        factor.spend(env, &mut work, &user, origin).await?;
        let opened = open(env, &mut work, &user, Step::NewPassword, attempt.password_set_at).await?;
        work.commit().await?;
        return Ok(Progress::Due(opened));
    }
    let proven = settle(env, &mut work, &attempt, user, Some(factor), origin).await?;
    Ok(Progress::In(Box::new(enter(env, work, proven, origin).await?)))
}

/// Ends the attempt and writes what it used up.
async fn settle(
    env: &Env,
    work: &mut Work,
    attempt: &StoredAttempt,
    user: User,
    factor: Option<Factor>,
    origin: &Origin,
) -> Result<Proven, SignInError> {
    let counted = Counted::earlier(env, &user, origin);
    let password_set_at = attempt.password_set_at;
    let who = Identified { user, factor, rehash: None, password_set_at, counted };
    let proven = who.settle(env, work, origin).await?;
    finish(work, attempt).await?;
    Ok(proven)
}

/// Finishes an attempt by replacing the password that Vestibule has made.
///
/// # Errors
/// [`SignInError`]; a password that may not be set leaves the attempt as it is.
pub async fn replace_password(
    env: &Env,
    attempt: &str,
    password: SecretString,
    origin: &Origin,
) -> Result<SignedIn, SignInError> {
    let (work, proven) = replace(env, attempt, password, origin).await?;
    enter(env, work, proven, origin).await
}

/// The same for somebody who signs in afterwards, wherever that may be.
///
/// # Errors
/// [`SignInError`].
pub async fn replace_password_only(
    env: &Env,
    attempt: &str,
    password: SecretString,
    origin: &Origin,
) -> Result<(), SignInError> {
    let (work, _) = replace(env, attempt, password, origin).await?;
    Ok(work.commit().await?)
}

async fn replace(
    env: &Env,
    attempt: &str,
    password: SecretString,
    origin: &Origin,
) -> Result<(Work, Proven), SignInError> {
    let Found { attempt, user, .. } = find(env, attempt, Step::NewPassword).await?;
    check_password_of(&env.config, &user, &password)?;
    let new = NewPassword::hash(env, password).await?;
    let mut work = env.write().await?;
    let mut proven = settle(env, &mut work, &attempt, user, None, origin).await?;
    let user = &mut proven.user;
    match credentials::replace_generated(&mut work, user.id, &new, env.now()).await? {
        Written::ByThisCall => {}
        Written::TooLate => return Err(SignInError::AttemptOver),
    }
    // Whatever was open before was open to somebody who may have read the password on its way.
    user.auth_epoch = users::raise_auth_epoch(&mut work, user.id).await?;
    sessions::end_all_of(&mut work, user.id).await?;
    tokens::end_all_families_of(&mut work, user.id).await?;
    work.changed(Subject::User(user.id));
    let set = Event::new(Actor::Person(user.uuid), Action::PasswordSet, Target::Person(user.uuid));
    audit_log::record(&mut work, env.now(), set, origin).await?;
    Ok((work, proven))
}

/// Mails a code for an attempt, at most one a minute.
///
/// # Errors
/// [`SignInError::NoMailedCodes`] where the installation mails none, [`SignInError::Throttled`]
/// within a minute, [`SignInError::AttemptOver`] or a failure.
pub async fn mail_code(env: &Env, attempt: &str, origin: &Origin) -> Result<(), SignInError> {
    if !env.config.email_otp {
        return Err(SignInError::NoMailedCodes);
    }
    let Found { user, .. } = find(env, attempt, Step::SecondFactor).await?;
    user.address().ok_or(SignInError::NoMailedCodes)?;
    throttle::admit_letter_home(env, origin).await?;
    let mut work = env.write().await?;
    match write_code(env, &mut work, &user).await? {
        Mailed::Yes => Ok(work.commit().await?),
        Mailed::TooSoon => Err(Throttled { retry_after: PAUSE }.into()),
    }
}

/// Whether a code went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mailed {
    /// It did.
    Yes,
    /// The last one is less than a minute old, and still works.
    TooSoon,
}

/// Makes a code and writes the letter that holds it.
pub(super) async fn write_code(env: &Env, work: &mut Work, user: &User) -> Result<Mailed, SignInError> {
    let Some(code) = email_codes::issue(env, work, Purpose::SignIn, user).await? else {
        return Ok(Mailed::TooSoon);
    };
    let letter = Letter::SignInCode { name: user.salutation().to_owned(), code: code.expose().to_owned() };
    factor::tell(env, work, user, &letter).await?;
    Ok(Mailed::Yes)
}

/// An attempt that can be finished.
struct Found {
    attempt: StoredAttempt,
    user: User,
    password_due: bool,
}

async fn find(env: &Env, attempt: &str, step: Step) -> Result<Found, SignInError> {
    let hash = Token::parse(attempt).ok_or(SignInError::AttemptOver)?.hash();
    let mut db = env.db.read().await?;
    let attempt = store::find(&mut db, &hash, step, env.now()).await?.ok_or(SignInError::AttemptOver)?;
    let user = users::by_id(&mut db, attempt.user).await?.ok_or(SignInError::AttemptOver)?;
    let password = credentials::hash_of(&mut db, user.id).await?.ok_or(SignInError::AttemptOver)?;
    let password_due = password.expires_at.is_some();
    let is_over = password.has_expired(env.now()) || (step == Step::NewPassword && !password_due);
    if is_over || user.auth_epoch != attempt.auth_epoch || password.set_at != attempt.password_set_at {
        return Err(SignInError::AttemptOver);
    }
    may_come_in(env, &user, Door::Session)?;
    Ok(Found { attempt, user, password_due })
}

async fn finish(work: &mut Work, attempt: &StoredAttempt) -> Result<(), SignInError> {
    if store::delete(work, attempt.id).await? { Ok(()) } else { Err(SignInError::AttemptOver) }
}
