//! Roles, permissions and grants as the rest of the product sees them.

use vestibule_kernel::{
    BuiltInPermission, BuiltInRole, GrantId, InvitationId, PermissionId, RoleId, Timestamp, UserId, UserUuid,
};

/// A person, by whichever of their ids the caller knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// API v1's.
    Uuid(UserUuid),
    /// The contract routes'.
    Row(UserId),
}

/// Where a grant comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Somebody decided it.
    Person,
    /// An invitation that was accepted.
    Invitation(InvitationId),
    /// The first start or the command line.
    Seed,
}

impl Source {
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Invitation(_) => "invitation",
            Self::Seed => "seed",
        }
    }

    pub(super) fn reference(&self) -> String {
        match self {
            Self::Person | Self::Seed => String::new(),
            Self::Invitation(id) => id.to_string(),
        }
    }
}

/// A permission as part of a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPermission {
    /// Its row.
    pub id: PermissionId,
    /// As typed.
    pub name: String,
    /// Which of Vestibule's own it is, if it is one.
    pub built_in: Option<BuiltInPermission>,
}

/// A named set of permissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its row, never reused.
    pub id: RoleId,
    /// Unique after folding.
    pub name: String,
    /// For administrators.
    pub description: String,
    /// Which of Vestibule's own it is, if it is one.
    pub built_in: Option<BuiltInRole>,
    /// Raised by every change of the role or its set.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// By name.
    pub permissions: Vec<HeldPermission>,
}

impl Role {
    /// The built-in permissions in its set.
    pub fn built_in_permissions(&self) -> impl Iterator<Item = BuiltInPermission> {
        self.permissions.iter().filter_map(|permission| permission.built_in)
    }
}

/// Something that may be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// Its row, never reused.
    pub id: PermissionId,
    /// Unique after folding; what applications ask about.
    pub name: String,
    /// For administrators.
    pub description: String,
    /// Which of Vestibule's own it is, if it is one.
    pub built_in: Option<BuiltInPermission>,
    /// Raised by every change.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What a grant gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// A role and with it whatever is in its set.
    Role(RoleId, String, Option<BuiltInRole>),
    /// A single permission.
    Permission(PermissionId, String, Option<BuiltInPermission>),
}

/// Somebody holds something, and where that comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Its row.
    pub id: GrantId,
    /// Who holds it.
    pub user: UserId,
    /// What they hold.
    pub held: Held,
    /// `person`, `plan`, `invitation` or `seed`.
    pub source_kind: String,
    /// Which plan or invitation.
    pub source_ref: String,
    /// Who decided it; none for the first start and the command line.
    pub granted_by: Option<Granter>,
    /// When.
    pub granted_at: Timestamp,
    /// Until when; none for good.
    pub expires_at: Option<Timestamp>,
}

impl Grant {
    /// Whether it gives everything there is.
    #[must_use]
    pub const fn is_of_super_admin(&self) -> bool {
        matches!(self.held, Held::Role(_, _, Some(BuiltInRole::SuperAdmin)))
    }
}

/// Who granted something, also after they are gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granter {
    /// The public id.
    pub uuid: UserUuid,
    /// What they are called, while there is a row.
    pub username: Option<String>,
}
