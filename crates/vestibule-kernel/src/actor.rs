//! Who acts, who calls, and from where: plain data, so that every slice can record it.

use std::net::IpAddr;

use crate::{BuiltInPermission, PermissionSet, SessionId, UserId, UserUuid};

/// Who is behind a change, as the audit log keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who has not signed in.
    Anonymous,
    /// A person, by their public id: the log must outlive their row.
    Person(UserUuid),
    /// Whoever has a shell on the server.
    Operator,
    /// Vestibule itself: jobs and migrations.
    System,
}

/// A person who has been recognised by a session or a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The person.
    pub user: UserId,
    /// The person's public id.
    pub uuid: UserUuid,
    /// The browser session they came with; none when they came with a token.
    pub session: Option<SessionId>,
    /// What they may do.
    pub permissions: PermissionSet,
}

impl Caller {
    /// The caller as an actor in the audit log.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        Actor::Person(self.uuid)
    }

    /// Refuses a caller without the permission: the first statement of every use case that needs one.
    ///
    /// # Errors
    /// [`Forbidden`].
    pub fn require(&self, permission: BuiltInPermission) -> Result<(), Forbidden> {
        if self.permissions.allows(permission) { Ok(()) } else { Err(Forbidden) }
    }
}

/// The caller may not do this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the caller may not do this")]
pub struct Forbidden;

/// Where a request came from, for audit events, sessions and throttling.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The client's address after trusted proxies have been taken off.
    pub address: Option<IpAddr>,
    /// The request's id, as the answer's `X-Request-Id` shows it.
    pub request_id: Option<String>,
    /// The `User-Agent` header, cut to 400 characters.
    pub user_agent: Option<String>,
    /// The cookie that says who has signed in with this browser before, as it was sent.
    pub device_marks: Option<String>,
}
