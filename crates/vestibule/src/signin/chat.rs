//! Who may connect a chat with an account, and choose what is told there: the person, with a recent
//! proof of identity, because codes may go to it.

use vestibule_kernel::{Caller, Origin};

use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Failure};
use crate::http::{Code, Problem};
use crate::notify::{self, Preferences};
use crate::telegram::{self, Chat, DeepLink};

use super::{StepUpError, require_recent_authentication};

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ChatError {
    /// There is no bot, or no chat.
    #[error("there is no such thing here")]
    Unknown,
    /// The person must prove again who they are.
    #[error(transparent)]
    StepUp(#[from] StepUpError),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(ChatError);

impl From<ChatError> for Problem {
    fn from(error: ChatError) -> Self {
        match error {
            ChatError::Unknown => Self::new(Code::NotFound),
            ChatError::StepUp(error) => error.into(),
            ChatError::Failure(failure) => failure.into(),
        }
    }
}

/// What the caller has chosen.
pub(super) async fn preferences(env: &Env, caller: &Caller) -> Result<Preferences, ChatError> {
    Ok(notify::preferences_of(&mut env.db.read().await?, caller.user).await?)
}

/// The caller's chat.
pub(super) async fn chat(env: &Env, caller: &Caller) -> Result<Option<Chat>, ChatError> {
    Ok(telegram::chat_of(&mut env.db.read().await?, caller.user).await?)
}

/// Keeps the caller's choice.
pub(super) async fn choose(
    env: &Env,
    caller: &Caller,
    wanted: Preferences,
    origin: &Origin,
) -> Result<(), ChatError> {
    require_recent_authentication(env, caller).await?;
    let mut work = env.write().await?;
    notify::set_preferences(&mut work, caller.user, wanted).await?;
    let chosen = Event::new(caller.actor(), Action::NotificationsChosen, Target::Person(caller.uuid))
        .with(serde_json::json!({ "codes": wanted.codes.name(), "notices": wanted.notices.name() }));
    audit_log::record(&mut work, env.now(), chosen, origin).await?;
    Ok(work.commit().await?)
}

/// Makes a link that connects the chat of whoever opens it.
pub(super) async fn make_link(env: &Env, caller: &Caller) -> Result<DeepLink, ChatError> {
    require_recent_authentication(env, caller).await?;
    let mut work = env.write().await?;
    let link = telegram::make_link(env, &mut work, caller.user).await?.ok_or(ChatError::Unknown)?;
    work.commit().await?;
    Ok(link)
}

/// Disconnects the caller's chat, and ends the link that waits to be opened.
pub(super) async fn unlink(env: &Env, caller: &Caller, origin: &Origin) -> Result<(), ChatError> {
    require_recent_authentication(env, caller).await?;
    let mut work = env.write().await?;
    if !telegram::unlink(&mut work, caller.user).await? {
        return Err(ChatError::Unknown);
    }
    let unlinked = Event::new(caller.actor(), Action::TelegramUnlinked, Target::Person(caller.uuid));
    audit_log::record(&mut work, env.now(), unlinked, origin).await?;
    Ok(work.commit().await?)
}
