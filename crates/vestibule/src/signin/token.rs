//! Signing in a program: a password for tokens in place of a session.
//!
//! The replaced token server gave a token to anybody with an account, so by default an address that
//! is not confirmed keeps nobody out here; whoever has not confirmed theirs holds no more than
//! everybody does.

use serde_json::json;
use vestibule_kernel::{Actor, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::Env;
use crate::tokens::{self, Extent, Issued};

use super::password::{Door, Knocker, check_password, keep_stronger_hash, may_come_in};
use super::{Attempt, SignInError};

/// Gives tokens to somebody who knows their password.
///
/// # Errors
/// [`SignInError`].
pub async fn sign_in_for_tokens(
    env: &Env,
    attempt: Attempt,
    extent: Extent,
    origin: &Origin,
) -> Result<Issued, SignInError> {
    let admission = env.hashing.admit()?;
    let Knocker { user, rehash } = check_password(env, &admission, attempt, origin).await?;
    may_come_in(env, &user, Door::Tokens)?;
    let mut work = env.write().await?;
    keep_stronger_hash(env, &mut work, &user, rehash, origin).await?;
    let issued = tokens::issue(env, &mut work, &user, extent, origin).await?;
    let signed_in = Event::new(Actor::Person(user.uuid), Action::SignedIn, Target::Person(user.uuid))
        .with(json!({ "with": "password", "for": "token" }));
    audit_log::record(&mut work, env.now(), signed_in, origin).await?;
    work.commit().await?;
    Ok(issued)
}
