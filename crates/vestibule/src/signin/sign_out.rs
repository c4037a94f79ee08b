//! Signing out: the session is gone from the database, so a copied cookie is worth nothing.

use vestibule_kernel::{Caller, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Failure};
use crate::sessions;

/// What signing out has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedOut {
    /// The session.
    Session,
    /// Nothing: the caller has come with a token, which is ended in another place.
    Nothing,
}

/// Ends the caller's session.
///
/// # Errors
/// [`Failure`].
pub async fn sign_out(env: &Env, caller: &Caller, origin: &Origin) -> Result<SignedOut, Failure> {
    let Some(session) = caller.session else { return Ok(SignedOut::Nothing) };
    let mut work = env.write().await?;
    sessions::end(&mut work, session, caller.user).await?;
    let signed_out = Event::new(caller.actor(), Action::SignedOut, Target::Person(caller.uuid));
    audit_log::record(&mut work, env.now(), signed_out, origin).await?;
    work.commit().await?;
    Ok(SignedOut::Session)
}
