//! Whether letters get out: how the senders fare, and a letter that tries it.
//!
//! The test letter goes the way of every letter, through the outbox and by whoever's turn it is, because
//! that way is what is in doubt. `vestibule mail send-test` asks each server instead.

use vestibule_kernel::{BuiltInPermission, Caller, EmailAddress, Origin};

use crate::audit_log::Action;
use crate::env::{Env, Failure};
use crate::mail::{self, Recipient, SenderState, Senders, ShownLetter};
use crate::throttle;
use crate::users;

use super::OutboxError;
use super::service::{finish, record};

/// How each sender fares, in the order of the configuration. Needs `access_logs`.
pub(super) async fn states(
    env: &Env,
    caller: &Caller,
    senders: &Senders,
) -> Result<Vec<SenderState>, OutboxError> {
    caller.require(BuiltInPermission::AccessLogs)?;
    Ok(senders.states(env, &mut env.db.read().await?).await?)
}

/// Writes a test letter to an address, or to the caller. Needs `manage_settings`.
pub(super) async fn send_test(
    env: &Env,
    caller: &Caller,
    to: Option<EmailAddress>,
    origin: &Origin,
) -> Result<ShownLetter, OutboxError> {
    caller.require(BuiltInPermission::ManageSettings)?;
    let person = users::by_id(&mut env.db.read().await?, caller.user).await?.ok_or(OutboxError::Unknown)?;
    let own =
        person.address().ok_or_else(|| Failure::Internal("an address that is not usable".to_owned()))?;
    let address = to.unwrap_or_else(|| own.clone());
    throttle::admit_letter_of(env, caller, &address, origin).await?;
    let user = (address.folded() == own.folded()).then_some(caller.user);
    let recipient = Recipient { user, address: &address, locale: &person.locale };
    let mut work = env.write().await?;
    let id = mail::enqueue_test(env, &mut work, &recipient).await?;
    record(env, &mut work, caller, Action::TestLetterSent, id, origin).await?;
    finish(work, id).await
}
