//! Which way a message goes to a person: by mail, to their Telegram chat, or both.
//!
//! Everything is written into the outbox as a letter, in the transaction that causes it; what differs
//! is who carries it. A message that Telegram does not take goes by mail in the same delivery, so that
//! a blocked bot never costs anybody a code. Letters with links stay letters: they prove a mailbox.

mod carry;
pub mod http;
mod listen;
mod preferences;
mod store;
mod words;

use vestibule_db::DbResult;
use vestibule_kernel::UserId;

use crate::env::{Env, Work};
use crate::mail::{self, Letter, Recipient, Route};
use crate::telegram;

pub use carry::ViaTelegram;
use listen::hear;
pub use listen::listen;
pub use preferences::{Preferences, Way};
pub(crate) use store::{forget_preferences, preferences_of, set_preferences};

/// What a letter is, for those who choose a way.
enum Kind {
    /// A code to be typed back.
    Code,
    /// A notice about the account's security.
    Notice,
    /// It holds a link, a password or an address, and proves a mailbox or is about one.
    Letter,
}

const fn kind_of(letter: &Letter) -> Kind {
    match letter {
        Letter::RecoveryCode { .. }
        | Letter::SignInCode { .. }
        | Letter::StepUpCode { .. }
        | Letter::PasswordChangeCode { .. } => Kind::Code,
        Letter::PasswordChanged { .. }
        | Letter::SecondFactorOn { .. }
        | Letter::SecondFactorOff { .. }
        | Letter::SecondFactorCleared { .. }
        | Letter::RecoveryCodeUsed { .. }
        | Letter::AccountDisabled { .. }
        | Letter::ApiTokenMade { .. }
        | Letter::NewDevice { .. } => Kind::Notice,
        Letter::Welcome { .. }
        | Letter::WelcomeByAddress { .. }
        | Letter::AlreadyRegistered { .. }
        | Letter::Confirmed { .. }
        | Letter::Invitation { .. }
        | Letter::PasswordReset { .. }
        | Letter::Recovery { .. }
        | Letter::OneTimePassword { .. }
        | Letter::ConfirmNewAddress { .. }
        | Letter::AddressChangeNotice { .. }
        | Letter::AddressChanged { .. }
        | Letter::AddressInUse { .. }
        | Letter::TelegramLinked { .. }
        | Letter::SomethingFailed { .. }
        | Letter::Test { .. } => Kind::Letter,
    }
}

/// By which way a person is told something of that kind: the one they have chosen, as far as it is
/// open.
async fn way_to(env: &Env, work: &mut Work, user: UserId, kind: Kind) -> DbResult<Way> {
    if env.telegram.is_none() {
        return Ok(Way::Mail);
    }
    let preferences = preferences_of(work, user).await?;
    let wanted = match kind {
        Kind::Code => preferences.codes,
        Kind::Notice => preferences.notices,
        Kind::Letter => Way::Mail,
    };
    let is_open = wanted != Way::Mail && telegram::open_chat_of(work, user).await?.is_some();
    Ok(if is_open { wanted } else { Way::Mail })
}

/// Whether a person's codes go to a chat.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn has_codes_in_chat(env: &Env, work: &mut Work, user: UserId) -> DbResult<bool> {
    Ok(way_to(env, work, user, Kind::Code).await? != Way::Mail)
}

/// Tells a person something, by the way they have chosen.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn tell(env: &Env, work: &mut Work, to: &Recipient<'_>, letter: &Letter) -> DbResult<()> {
    let way = match to.user {
        Some(user) => way_to(env, work, user, kind_of(letter)).await?,
        None => Way::Mail,
    };
    match way {
        Way::Mail => mail::enqueue(env, work, to, letter).await,
        Way::Telegram => mail::enqueue_by(env, work, Route::Chat, to, letter).await,
        Way::Both => {
            mail::enqueue_by(env, work, Route::ChatAsWell, to, letter).await?;
            mail::enqueue(env, work, to, letter).await
        }
    }
}
