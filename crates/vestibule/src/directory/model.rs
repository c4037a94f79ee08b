//! People in a list, and what a list is asked for.

use vestibule_kernel::{Cursor, GrantName, Limit, Timestamp, UserId, UserUuid};

use crate::users::User;

/// How a person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// May come in.
    Active,
    /// Has not confirmed the address yet.
    Unconfirmed,
    /// Kept out by an administrator.
    Disabled,
    /// Deleted, waiting to be purged.
    Deleted,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Active, Self::Unconfirmed, Self::Disabled, Self::Deleted];

    /// The name in the database and API v1.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Unconfirmed => "unconfirmed",
            Self::Disabled => "disabled",
            Self::Deleted => "deleted",
        }
    }

    /// How an account stands; the database says the same of its row.
    pub(super) fn of(user: &User) -> Self {
        if user.deleted_at.is_some() {
            Self::Deleted
        } else if user.disabled_at.is_some() {
            Self::Disabled
        } else if user.is_verified() {
            Self::Active
        } else {
            Self::Unconfirmed
        }
    }

    /// The status of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// A person with what a list shows of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The row.
    pub id: UserId,
    /// The public id.
    pub uuid: UserUuid,
    /// Possibly empty.
    pub first_name: String,
    /// Possibly empty.
    pub last_name: String,
    /// As typed.
    pub username: String,
    /// As letters are sent to it.
    pub email: String,
    /// How they stand.
    pub status: Status,
    /// When the account was made.
    pub created_at: Timestamp,
    /// Since when they are kept out.
    pub disabled_at: Option<Timestamp>,
    /// When they were deleted.
    pub deleted_at: Option<Timestamp>,
    /// Whether the password alone does not let them in.
    pub has_second_factor: bool,
    /// Names of the roles they hold now.
    pub roles: Vec<String>,
}

/// By what a list is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The username, folded.
    Username,
    /// The address, folded.
    Email,
    /// When the account was made.
    CreatedAt,
}

/// Which end comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The smallest.
    Up,
    /// The largest.
    Down,
}

/// What a list is asked for.
#[derive(Debug, Clone)]
pub struct Search {
    /// The beginning of a username, a first or last name or an address, folded; what is found is
    /// ordered by what it was found by.
    pub prefix: Option<String>,
    /// Only holders of this role.
    pub role: Option<GrantName>,
    /// Only people who stand so; none for everybody who is not deleted.
    pub status: Option<Status>,
    /// How a list without a prefix is ordered.
    pub order: Order,
    /// Which end comes first.
    pub direction: Direction,
    /// Rows per page.
    pub limit: Limit,
    /// Where to go on.
    pub cursor: Option<Cursor>,
}

impl Search {
    /// Everything that selects and orders, as a cursor is bound to it.
    pub(super) fn filter(&self) -> String {
        let role = self.role.as_ref().map(GrantName::folded);
        let status = self.status.map(Status::name);
        format!("people {:?} {role:?} {status:?} {:?} {:?}", self.prefix, self.order, self.direction)
    }
}
