//! What letters there are, and what each needs to know.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use vestibule_kernel::{LetterId, Timestamp};

use crate::credentials::one_time::Purpose;
use crate::credentials::{GENERATED_LIFETIME, email_codes, password_change_code};
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
    /// To somebody who has forgotten their password.
    PasswordReset {
        /// What to call the person.
        name: String,
        /// Sets a new one.
        link: String,
    },
    /// To somebody whose password has been changed, by whomever.
    PasswordChanged {
        /// What to call the person.
        name: String,
        /// Where to sign in, or ask for another password.
        link: String,
    },
    /// To somebody who changes their password: proves that they still read their mail.
    PasswordChangeCode {
        /// What to call the person.
        name: String,
        /// Six digits.
        code: String,
    },
    /// A code to sign in with.
    SignInCode {
        /// What to call the person.
        name: String,
        /// Six digits.
        code: String,
    },
    /// A code to prove again who sits there.
    StepUpCode {
        /// What to call the person.
        name: String,
        /// Six digits.
        code: String,
    },
    /// To the address that is to take the old one's place: confirm it.
    ConfirmNewAddress {
        /// What to call the person.
        name: String,
        /// Confirms the address.
        link: String,
    },
    /// To the address that is to be replaced.
    AddressChangeNotice {
        /// What to call the person.
        name: String,
        /// The one that is to take its place.
        new_address: String,
        /// Calls the change off.
        link: String,
    },
    /// To the address that has been replaced.
    AddressChanged {
        /// What to call the person.
        name: String,
        /// The one that has taken its place.
        new_address: String,
    },
    /// To the owner of an address that somebody else wanted for their account.
    AddressInUse {
        /// What to call the person.
        name: String,
        /// Where to sign in.
        link: String,
    },
    /// A second factor was switched on.
    SecondFactorOn {
        /// What to call the person.
        name: String,
    },
    /// The second factor was switched off.
    SecondFactorOff {
        /// What to call the person.
        name: String,
    },
    /// Somebody who manages people has switched the second factor off.
    SecondFactorCleared {
        /// What to call the person.
        name: String,
        /// In the administrator's words.
        reason: String,
    },
    /// A recovery code was used.
    RecoveryCodeUsed {
        /// What to call the person.
        name: String,
        /// How many are left.
        left: i64,
    },
    /// To somebody who has signed up with an address alone: confirm it, and a password to begin with.
    WelcomeByAddress {
        /// Confirms the address.
        link: String,
        /// What to sign in with.
        username: String,
        /// Works once, for half an hour.
        password: String,
    },
    /// The address is confirmed.
    Confirmed {
        /// What to call the person.
        name: String,
        /// Where to sign in.
        link: String,
    },
    /// To somebody who wants to come in without their password: a link and a code that fit together.
    Recovery {
        /// What to call the person.
        name: String,
        /// Takes the code.
        link: String,
        /// Six digits; none when they go another way.
        code: Option<String>,
    },
    /// The code that fits the link of [`Letter::Recovery`], for whoever gets codes in a chat.
    RecoveryCode {
        /// What to call the person.
        name: String,
        /// Six digits.
        code: String,
    },
    /// A password that Vestibule has made.
    OneTimePassword {
        /// What to call the person.
        name: String,
        /// Works once, for half an hour.
        password: String,
        /// Where to sign in.
        link: String,
    },
    /// An administrator has disabled the account.
    AccountDisabled {
        /// What to call the person.
        name: String,
    },
    /// A chat was linked.
    TelegramLinked {
        /// What to call the person.
        name: String,
        /// What the chat calls its owner.
        chat: String,
    },
    /// To whoever wants to know whether letters arrive.
    Test {
        /// When it was asked for.
        at: Timestamp,
    },
    /// An API token was made.
    ApiTokenMade {
        /// What to call the person.
        name: String,
        /// What the token is for.
        token: String,
    },
    /// Somebody signed in from a browser that is new to the person.
    NewDevice {
        /// What to call the person.
        name: String,
        /// Such as `Firefox on Linux`.
        device: String,
        /// The client's address.
        address: Option<String>,
        /// When.
        at: Timestamp,
    },
}

/// How long a letter without a link is worth delivering.
const PLAIN_LIFETIME: Duration = Duration::from_secs(72 * 3600);

impl Letter {
    /// One that is written now.
    #[must_use]
    pub fn test(env: &Env) -> Self {
        Self::Test { at: env.now() }
    }

    /// The stable name in the database.
    #[must_use]
    pub const fn template(&self) -> &'static str {
        match self {
            Self::Welcome { .. } => Self::WELCOME,
            Self::AlreadyRegistered { .. } => Self::ALREADY_REGISTERED,
            Self::SomethingFailed { .. } => "something_failed",
            Self::Invitation { .. } => "invitation",
            Self::PasswordReset { .. } => Self::PASSWORD_RESET,
            Self::PasswordChanged { .. } => "password_changed",
            Self::PasswordChangeCode { .. } => "password_change_code",
            Self::ConfirmNewAddress { .. } => Self::CONFIRM_NEW_ADDRESS,
            Self::AddressChangeNotice { .. } => Self::ADDRESS_CHANGE_NOTICE,
            Self::AddressChanged { .. } => "address_changed",
            Self::AddressInUse { .. } => Self::ADDRESS_IN_USE,
            Self::SignInCode { .. } => "sign_in_code",
            Self::StepUpCode { .. } => "step_up_code",
            Self::SecondFactorOn { .. } => "second_factor_on",
            Self::SecondFactorOff { .. } => "second_factor_off",
            Self::SecondFactorCleared { .. } => "second_factor_cleared",
            Self::RecoveryCodeUsed { .. } => "recovery_code_used",
            Self::NewDevice { .. } => "new_device",
            Self::ApiTokenMade { .. } => "api_token_made",
            Self::WelcomeByAddress { .. } => Self::WELCOME_BY_ADDRESS,
            Self::Confirmed { .. } => "confirmed",
            Self::Recovery { .. } => Self::RECOVERY,
            Self::RecoveryCode { .. } => "recovery_code",
            Self::OneTimePassword { .. } => "one_time_password",
            Self::AccountDisabled { .. } => "account_disabled",
            Self::TelegramLinked { .. } => "telegram_linked",
            Self::Test { .. } => "test",
        }
    }

    /// The name of [`Letter::Welcome`].
    pub const WELCOME: &'static str = "welcome";
    /// The name of [`Letter::AlreadyRegistered`].
    pub const ALREADY_REGISTERED: &'static str = "already_registered";

    /// The name of [`Letter::WelcomeByAddress`].
    pub const WELCOME_BY_ADDRESS: &'static str = "welcome_by_address";
    /// The name of [`Letter::Recovery`].
    pub const RECOVERY: &'static str = "recovery";
    /// The name of [`Letter::PasswordReset`].
    pub const PASSWORD_RESET: &'static str = "password_reset";
    /// The name of [`Letter::ConfirmNewAddress`].
    pub const CONFIRM_NEW_ADDRESS: &'static str = "confirm_new_address";
    /// The name of [`Letter::AddressChangeNotice`].
    pub const ADDRESS_CHANGE_NOTICE: &'static str = "address_change_notice";
    /// The name of [`Letter::AddressInUse`].
    pub const ADDRESS_IN_USE: &'static str = "address_in_use";

    /// After which the letter would carry a link or code that no longer works.
    #[must_use]
    pub const fn lifetime(&self) -> Duration {
        match self {
            Self::Welcome { .. } => Purpose::ConfirmAddress.lifetime(),
            Self::PasswordReset { .. } => Purpose::ResetPassword.lifetime(),
            Self::ConfirmNewAddress { .. } => Purpose::ConfirmNewAddress.lifetime(),
            Self::Invitation { .. } => Purpose::Invite.lifetime(),
            Self::Recovery { .. } | Self::RecoveryCode { .. } => Purpose::Recover.lifetime(),
            // The password in it lives no longer than its link does.
            Self::WelcomeByAddress { .. } | Self::OneTimePassword { .. } => GENERATED_LIFETIME,
            Self::PasswordChangeCode { .. } => password_change_code::LIFETIME,
            Self::SignInCode { .. } | Self::StepUpCode { .. } => email_codes::LIFETIME,
            // The notice is worth reading also when there is nothing left to call off.
            Self::AlreadyRegistered { .. }
            | Self::SomethingFailed { .. }
            | Self::PasswordChanged { .. }
            | Self::AddressChangeNotice { .. }
            | Self::AddressChanged { .. }
            | Self::AddressInUse { .. }
            | Self::SecondFactorOn { .. }
            | Self::SecondFactorOff { .. }
            | Self::SecondFactorCleared { .. }
            | Self::RecoveryCodeUsed { .. }
            | Self::Confirmed { .. }
            | Self::AccountDisabled { .. }
            | Self::TelegramLinked { .. }
            | Self::Test { .. }
            | Self::ApiTokenMade { .. }
            | Self::NewDevice { .. } => PLAIN_LIFETIME,
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
