//! What letters there are, and what each needs to know.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use vestibule_kernel::LetterId;

use crate::env::Env;

/// A letter's content before it is put into words. Links are whole: what a link looks like is
/// decided where its token is made, not where the letter is rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// To somebody who has signed up: confirm the address.
    Welcome {
        /// What to call the person.
        name: String,
        /// Confirms the address.
        link: String,
    },
    /// To the owner of an address that somebody tried to sign up with again.
    AlreadyRegistered {
        /// What to call the person.
        name: String,
        /// Where to sign in.
        link: String,
    },
    /// To an operator: something failed inside.
    SomethingFailed {
        /// What went wrong, in one line without secrets.
        title: String,
        /// Method and path without ids, or which work behind the scenes.
        route: String,
        /// How often, in all.
        occurrences: i64,
        /// The latest request it happened to.
        request_id: Option<String>,
        /// Where reports are shown.
        link: String,
    },
    /// To somebody whom an administrator has invited.
    Invitation {
        /// The administrator's username.
        inviter: String,
        /// Where to choose a username and a password.
        link: String,
    },
}

/// How long a letter without a link is worth delivering.
const PLAIN_LIFETIME: Duration = Duration::from_secs(72 * 3600);

impl Letter {
    /// The stable name in the database.
    #[must_use]
    pub const fn template(&self) -> &'static str {
        match self {
            Self::Welcome { .. } => Self::WELCOME,
            Self::AlreadyRegistered { .. } => Self::ALREADY_REGISTERED,
            Self::SomethingFailed { .. } => "something_failed",
            Self::Invitation { .. } => "invitation",
        }
    }

    /// The name of [`Letter::Welcome`].
    pub const WELCOME: &'static str = "welcome";
    /// The name of [`Letter::AlreadyRegistered`].
    pub const ALREADY_REGISTERED: &'static str = "already_registered";

    /// After which the letter would carry a link that no longer works.
    #[must_use]
    pub const fn lifetime(&self) -> Duration {
        match self {
            Self::Welcome { .. } => crate::credentials::one_time::Purpose::ConfirmAddress.lifetime(),
            Self::AlreadyRegistered { .. } | Self::SomethingFailed { .. } => PLAIN_LIFETIME,
            Self::Invitation { .. } => crate::credentials::one_time::Purpose::Invite.lifetime(),
        }
    }

    /// The content as the outbox keeps it.
    pub(super) fn seal(&self, env: &Env, id: LetterId) -> String {
        // An enum of texts always serialises.
        let plain = serde_json::to_vec(self).unwrap_or_default();
        env.keys.sealer.seal(&context(id), &plain, &*env.entropy)
    }

    /// The content again; none when the key has changed or the row was tampered with.
    pub(super) fn open(env: &Env, id: LetterId, sealed: &str) -> Option<Self> {
        let plain = env.keys.sealer.open(&context(id), sealed).ok()?;
        serde_json::from_slice(&plain).ok()
    }
}

/// Binds sealed parameters to their row, so that they cannot be moved to another recipient's.
fn context(id: LetterId) -> String {
    format!("letter {id}")
}
