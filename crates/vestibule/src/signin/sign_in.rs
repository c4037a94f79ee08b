//! Signing in with a cookie: a session for somebody who has shown every factor.

use std::convert::Infallible;

use serde_json::json;
use vestibule_kernel::{Actor, Origin};

use crate::access::{self, Rights};
use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Work};
use crate::sessions::{self, Issued};
use crate::throttle;
use crate::users::User;

use super::check::{Attempt, Checked, Door, Halfway, Step, check};
use super::letters::{replacement_link, tell_of_new_device};
use super::{Proven, SignInError, attempts};

/// Somebody was let in.
#[derive(Debug)]
pub struct SignedIn {
    /// Who.
    pub user: User,
    /// What they hold.
    pub rights: Rights,
    /// Their new session.
    pub session: Issued,
    /// Goes into the cookie by which the browser is known again.
    pub device_marks: String,
}

/// What came of a sign-in that did not fail.
#[derive(Debug)]
pub enum SignIn {
    /// They are in.
    Complete(Box<SignedIn>),
    /// The password is right, something is still due.
    Halfway(Box<Halfway>),
}

/// Lets somebody in who shows everything that is due, or says what is still due.
///
/// # Errors
/// [`SignInError`].
pub async fn sign_in(env: &Env, attempt: Attempt, origin: &Origin) -> Result<SignIn, SignInError> {
    match check(env, attempt, Door::Session, origin).await? {
        Checked::Complete(who) => {
            let mut work = env.write().await?;
            let proven = who.settle(env, &mut work, origin).await?;
            Ok(SignIn::Complete(Box::new(enter(env, work, proven, origin).await?)))
        }
        Checked::Halfway(halfway) => Ok(SignIn::Halfway(halfway)),
    }
}

/// Asks for what is due the way the replaced programs do: the client sends everything once more,
/// with the code. Mails a code where the installation mails any, at most one a minute. A password is
/// not replaced that way; whose is due gets a link.
///
/// # Errors
/// [`SignInError::CodeRequired`] or [`SignInError::MustReplacePassword`] when all is well.
pub async fn ask_for_rest(env: &Env, halfway: &Halfway, origin: &Origin) -> Result<Infallible, SignInError> {
    if halfway.password_due {
        let opened = attempts::go_on(env, halfway, origin).await?;
        return Err(SignInError::MustReplacePassword(replacement_link(env, &opened)));
    }
    let mut work = env.write().await?;
    halfway.counted.give_back(&mut work).await?;
    record_asked(env, &mut work, halfway, origin).await?;
    if halfway.next == Step::SecondFactor && env.config.email_otp {
        attempts::write_code(env, &mut work, &halfway.user).await?;
    }
    work.commit().await?;
    Err(SignInError::CodeRequired)
}

pub(super) async fn record_asked(
    env: &Env,
    work: &mut Work,
    halfway: &Halfway,
    origin: &Origin,
) -> Result<(), SignInError> {
    let target = Target::Person(halfway.user.uuid);
    let asked = Event::new(Actor::Anonymous, Action::SecondFactorAsked, target);
    let asked = asked.with(json!({ "next": halfway.next.name() }));
    Ok(audit_log::record(work, env.now(), asked, origin).await?)
}

/// Issues a session, tells of a browser that is new to the person, and commits.
pub(super) async fn enter(
    env: &Env,
    mut work: Work,
    proven: Proven,
    origin: &Origin,
) -> Result<SignedIn, SignInError> {
    let Proven { user, with, from_known_browser } = proven;
    let now = env.now();
    let session = sessions::issue(env, &mut work, &user, origin).await?;
    let rights = access::rights_of(&mut work, user.id, now).await?;
    let with: Vec<_> = with.into_iter().map(super::Method::name).collect();
    let signed_in = Event::new(Actor::Person(user.uuid), Action::SignedIn, Target::Person(user.uuid));
    audit_log::record(&mut work, now, signed_in.with(json!({ "with": with })), origin).await?;
    let came_before = sessions::note_sign_in(&mut work, user.id, now).await?;
    if came_before && !from_known_browser {
        tell_of_new_device(env, &mut work, &user, origin).await?;
    }
    let device_marks = throttle::remember_browser(env, &user, origin);
    work.commit().await?;
    Ok(SignedIn { user, rights, session, device_marks })
}
