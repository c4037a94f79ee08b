//! Signing out: the session is gone from the database, so a copied cookie is worth nothing.

use vestibule_kernel::{Caller, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Failure};
use crate::sessions;

/// Ends the caller's session. A caller with a token has none, and keeps the token.
///
/// # Errors
/// [`Failure`].
pub async fn sign_out(env: &Env, caller: &Caller, origin: &Origin) -> Result<(), Failure> {
    let Some(session) = caller.session else { return Ok(()) };
    let mut work = env.write().await?;
    sessions::end(&mut work, session, caller.user).await?;
    let signed_out = Event::new(caller.actor(), Action::SignedOut, Target::Person(caller.uuid));
    audit_log::record(&mut work, env.now(), signed_out, origin).await?;
    Ok(work.commit().await?)
}
