//! A person as the rest of the product sees them.

use vestibule_kernel::{DisplayName, EmailAddress, Timestamp, UserId, UserUuid, Username, salutation};

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
    /// When the account was made.
    pub created_at: Timestamp,
    /// When an administrator disabled it, or deleted it.
    pub disabled_at: Option<Timestamp>,
    /// When it was deleted; the row waits to be purged. Whoever is deleted is disabled.
    pub deleted_at: Option<Timestamp>,
}

impl User {
    /// Whether the person has proven that the address is theirs.
    #[must_use]
    pub const fn is_verified(&self) -> bool {
        self.email_verified_at.is_some()
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
}
