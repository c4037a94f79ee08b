//! Replacing the address of an account: asked for by its owner, confirmed at the new address with
//! the password, and until then to be called off at the old one.
//!
//! Links carry the whole change: the person's epoch, the address it starts from and, where it
//! matters, the new one. So whatever happens to the account in between (another change, a reset
//! password, a disabled account) ends them. The person's row is locked while a change is asked for,
//! confirmed or called off: of two at once, one is entirely before the other.

mod request;
mod settle;

use vestibule_kernel::{EmailAddress, EmailAddressError};

use crate::credentials::one_time::OneTimeToken;
use crate::env::Failure;
use crate::throttle::{ThrottleError, Throttled};
use crate::users::User;

use super::StepUpError;

pub(super) use request::begin;
pub use request::request_email_change;
pub use settle::{
    cancel_email_change, confirm_new_address, look_at_email_change_notice, look_at_new_address,
};

/// Why an address was not changed.
#[derive(Debug, thiserror::Error)]
pub enum EmailChangeError {
    /// The caller must prove first who they are.
    #[error(transparent)]
    StepUp(#[from] StepUpError),
    /// It looks like another address.
    #[error(transparent)]
    Lookalike(#[from] EmailAddressError),
    /// It is the present address.
    #[error("this is your address already")]
    Unchanged,
    /// Somebody else has the address. Told only where the configuration allows it, or to whoever
    /// has just proven that the mailbox is theirs.
    #[error("the address has an account")]
    EmailTaken,
    /// A letter has just gone to that address.
    #[error("a letter has been sent to this address a moment ago")]
    TooSoon,
    /// No such link was ever sent, or the account is gone.
    #[error("the link is not valid")]
    Invalid,
    /// It has expired, the change was called off, a newer one asked for, or what it stood for has
    /// changed.
    #[error("the link has expired")]
    Expired,
    /// It has been used.
    #[error("the link has been used")]
    Spent,
    /// Too many letters lately, or too many guesses.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// It is not the person's password.
    #[error("the password is wrong")]
    WrongPassword,
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(EmailChangeError);

impl From<Failure> for EmailChangeError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<ThrottleError> for EmailChangeError {
    fn from(error: ThrottleError) -> Self {
        match error {
            ThrottleError::Throttled(throttled) => Self::Throttled(throttled),
            ThrottleError::Failure(failure) => Self::Failure(failure),
        }
    }
}

/// What a link of a change stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailChange {
    /// Whose address it is about.
    pub user: User,
    /// The address that is to take the present one's place; none in the notice's link, which calls
    /// off whatever is under way.
    pub new_address: Option<EmailAddress>,
    token: OneTimeToken,
}

/// What every link of a change of this person's address begins with, as long as it is good.
fn anchor(user: &User) -> String {
    format!("{} {}", user.auth_epoch, user.email.to_ascii_lowercase())
}

/// The subject of the link that confirms `new_address`. Addresses hold no blanks.
fn subject(user: &User, new_address: &EmailAddress) -> String {
    format!("{} {new_address}", anchor(user))
}

#[cfg(test)]
mod tests {
    use vestibule_kernel::{Timestamp, UserId, UserUuid};

    use super::*;

    #[test]
    fn a_link_is_bound_to_the_epoch_and_to_both_addresses() {
        let now = Timestamp::from_millis(0);
        let user = User {
            id: UserId(1),
            uuid: UserUuid::generate(now, &vestibule_kernel::SeededEntropy::new(1)),
            first_name: String::new(),
            last_name: String::new(),
            username: "jo".to_owned(),
            email: "Jo@example.com".to_owned(),
            email_verified_at: None,
            auth_epoch: 3,
            locale: "en".to_owned(),
            time_zone: "UTC".to_owned(),
            created_at: now,
            disabled_at: None,
            deleted_at: None,
            second_factor_at: None,
        };
        let new_address = EmailAddress::parse("Jo@example.org").unwrap();
        assert_eq!(subject(&user, &new_address), "3 jo@example.com Jo@example.org");
    }
}
