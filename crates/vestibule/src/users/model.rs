//! A person as the rest of the product sees them.

use vestibule_kernel::{DisplayName, EmailAddress, Timestamp, UserId, UserUuid, Username, salutation};

use super::{Locale, TimeZone};

/// A person's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The row, which contract routes show.
    pub id: UserId,
    /// The public id.
    pub uuid: UserUuid,
    /// Possibly empty.
    pub first_name: String,
    /// Possibly empty.
    pub last_name: String,
    /// As typed; compared folded.
    pub username: String,
    /// As letters are sent to it; compared folded.
    pub email: String,
    /// When the address was last confirmed by a link sent to it.
    pub email_verified_at: Option<Timestamp>,
    /// Sessions and tokens of another epoch are dead.
    pub auth_epoch: i64,
    /// BCP 47 language tag for letters.
    pub locale: String,
    /// IANA time zone name in which the person wants to see times.
    pub time_zone: String,
    /// When the account was made.
    pub created_at: Timestamp,
    /// When an administrator disabled it, or deleted it.
    pub disabled_at: Option<Timestamp>,
    /// When it was deleted; the row waits to be purged. Whoever is deleted is disabled.
    pub deleted_at: Option<Timestamp>,
    /// When the person switched on a second factor; none while it is off.
    pub second_factor_at: Option<Timestamp>,
}

impl User {
    /// Whether the person has proven that the address is theirs.
    #[must_use]
    pub const fn is_verified(&self) -> bool {
        self.email_verified_at.is_some()
    }

    /// Whether the password alone does not let the person in.
    #[must_use]
    pub const fn has_second_factor(&self) -> bool {
        self.second_factor_at.is_some()
    }

    /// What letters call the person.
    #[must_use]
    pub fn salutation(&self) -> &str {
        salutation(&self.first_name, &self.username)
    }

    /// The address, parsed again; what the database holds has been parsed before.
    #[must_use]
    pub fn address(&self) -> Option<EmailAddress> {
        EmailAddress::parse(&self.email).ok()
    }
}

/// A person to be added.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The public id.
    pub uuid: UserUuid,
    /// Possibly empty.
    pub first_name: DisplayName,
    /// Possibly empty.
    pub last_name: DisplayName,
    /// Unique after folding.
    pub username: Username,
    /// Unique after folding.
    pub email: EmailAddress,
    /// Set when somebody with a shell or the set-up link vouches for the address.
    pub email_verified_at: Option<Timestamp>,
    /// What letters to them are written in.
    pub locale: Locale,
}

/// What somebody changes about how they are called; what is none stays.
#[derive(Debug, Clone, Default)]
pub struct ProfileChange {
    /// Possibly empty.
    pub first_name: Option<DisplayName>,
    /// Possibly empty.
    pub last_name: Option<DisplayName>,
    /// Unique after folding.
    pub username: Option<Username>,
    /// For letters and the console.
    pub locale: Option<Locale>,
    /// For times that the person reads.
    pub time_zone: Option<TimeZone>,
}

impl ProfileChange {
    /// Names of the fields that it sets, for the audit log.
    #[must_use]
    pub fn fields(&self) -> Vec<&'static str> {
        [
            ("first_name", self.first_name.is_some()),
            ("last_name", self.last_name.is_some()),
            ("username", self.username.is_some()),
            ("locale", self.locale.is_some()),
            ("time_zone", self.time_zone.is_some()),
        ]
        .into_iter()
        .filter_map(|(name, is_set)| is_set.then_some(name))
        .collect()
    }
}
