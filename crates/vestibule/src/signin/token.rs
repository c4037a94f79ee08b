//! Signing in a program: a password, and the code where one is due, for tokens in place of a session.
//!
//! The replaced token server gave a token to anybody with an account, so by default an address that
//! is not confirmed keeps nobody out here; whoever has not confirmed theirs holds no more than
//! everybody does. There is one step only: a program sends everything at once.

use serde_json::json;
use vestibule_kernel::{Actor, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::Env;
use crate::sessions;
use crate::tokens::{self, Extent, Issued};

use super::{Attempt, Checked, Door, Method, SignInError, ask_for_rest, check};

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
    sessions::note_sign_in(&mut work, user.id, env.now()).await?;
    let issued = tokens::issue(env, &mut work, user, extent, origin).await?;
    let with: Vec<_> = proven.with.iter().copied().map(Method::name).collect();
    let signed_in = Event::new(Actor::Person(user.uuid), Action::SignedIn, Target::Person(user.uuid))
        .with(json!({ "with": with, "for": "token" }));
    audit_log::record(&mut work, env.now(), signed_in, origin).await?;
    work.commit().await?;
    Ok(issued)
}
