//! The servers that are replaced, and what they call things.
//!
//! Their authors renamed columns over time, so each thing has several names; the first that is there
//! counts.

/// A server whose data can be taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Original {
    /// The T2O-verse server.
    T2o,
    /// The JWT authentication system.
    Jwt,
    /// The Dash package.
    Dash,
}

impl Original {
    /// The name in reports and audit events.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::T2o => "t2o",
            Self::Jwt => "jwt",
            Self::Dash => "dash",
        }
    }

    /// Names of the table of people, the likeliest first.
    pub(super) const fn people_tables(self) -> &'static [&'static str] {
        match self {
            Self::T2o | Self::Jwt => &["user", "users"],
            Self::Dash => &["users", "user"],
        }
    }

    /// Whether roles are tables of their own; elsewhere a person has one role by name, or none.
    pub(super) const fn has_role_tables(self) -> bool {
        matches!(self, Self::T2o)
    }

    /// Whether there may be boards.
    pub(super) const fn has_boards(self) -> bool {
        matches!(self, Self::T2o)
    }

    /// Accounts that the server's own seed script makes, with a password that everybody can read.
    pub(super) const fn published_accounts(self) -> &'static [&'static str] {
        match self {
            Self::T2o => &["admin", "superadmin"],
            Self::Jwt | Self::Dash => &[],
        }
    }
}

/// The password of those accounts.
pub(super) const PUBLISHED_PASSWORD: &str = "SecureP@ssw0rd";

pub(super) const ROLE_TABLES: &[&str] = &["roles", "role"];
pub(super) const PERMISSION_TABLES: &[&str] = &["permissions", "permission"];
pub(super) const ASSIGNMENT_TABLES: &[&str] = &["user_roles", "user_role", "users_roles"];

pub(super) const HASH: &[&str] = &["password_hash", "password"];
/// A flag, or the moment it happened.
pub(super) const VERIFIED: &[&str] = &[
    "email_verified",
    "is_verified",
    "verified",
    "email_confirmed",
    "is_confirmed",
    "confirmed",
    "activated_at",
    "verified_at",
    "email_verified_at",
];
pub(super) const SECOND_FACTOR: &[&str] = &["twofa_enabled", "mfa_enabled"];
pub(super) const ACTIVE: &[&str] = &["is_active", "active"];
