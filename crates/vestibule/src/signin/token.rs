//! Signing in a program: a password, and the code where one is due, for tokens in place of a session.
//!
//! The replaced token server gave a token to anybody with an account, so by default an address that
//! is not confirmed keeps nobody out here; whoever has not confirmed theirs holds no more than
//! everybody does. There is one step only: a program sends everything at once.
//!
//! Programs keep no cookies, so what is new to a person is told by where the program is: it is a
//! surprise when they have not signed in from there for a while.

use std::time::Duration;

use serde_json::json;
use vestibule_db::DbResult;
use vestibule_kernel::{Actor, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Work};
use crate::sessions;
use crate::tokens::{self, Extent, Issued};

use super::letters::tell_of_new_device;
use super::{Attempt, Checked, Door, Method, Proven, SignInError, ask_for_rest, check};

/// For how long a place is familiar where somebody has signed in.
const FAMILIAR: Duration = Duration::from_secs(30 * 24 * 3600);

/// Gives tokens to somebody who shows everything that is due.
///
/// # Errors
/// [`SignInError`].
pub async fn sign_in_for_tokens(
    env: &Env,
    attempt: Attempt,
    extent: Extent,
    origin: &Origin,
) -> Result<Issued, SignInError> {
    let who = match check(env, attempt, Door::Tokens, origin).await? {
        Checked::Complete(who) => who,
        Checked::Halfway(halfway) => match ask_for_rest(env, &halfway, origin).await? {},
    };
    let mut work = env.write().await?;
    let proven = who.settle(env, &mut work, origin).await?;
    let user = &proven.user;
    let came_before = sessions::note_sign_in(&mut work, user.id, env.now()).await?;
    if came_before && !is_familiar(env, &mut work, &proven, origin).await? {
        tell_of_new_device(env, &mut work, user, origin).await?;
    }
    let issued = tokens::issue(env, &mut work, user, extent, origin).await?;
    let with: Vec<_> = proven.with.iter().copied().map(Method::name).collect();
    let signed_in = Event::new(Actor::Person(user.uuid), Action::SignedIn, Target::Person(user.uuid))
        .with(json!({ "with": with, "for": "token" }));
    audit_log::record(&mut work, env.now(), signed_in, origin).await?;
    work.commit().await?;
    Ok(issued)
}

/// Whether the sign-in comes from where its owner is known to be.
async fn is_familiar(env: &Env, work: &mut Work, proven: &Proven, origin: &Origin) -> DbResult<bool> {
    let Some(address) = origin.address.filter(|_| !proven.from_known_browser) else {
        return Ok(proven.from_known_browser);
    };
    let since = env.now().minus(FAMILIAR);
    audit_log::has_acted_from(work, proven.user.uuid, Action::SignedIn, address, since).await
}
