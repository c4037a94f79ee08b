//! Every id is a type of its own, so that `end(user, session)` cannot be called the wrong way round.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Entropy, Timestamp, random_bytes};

macro_rules! row_id {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<i64> for $name {
            fn from(id: i64) -> Self {
                Self(id)
            }
        }
    )+};
}

row_id! {
    /// A person's row. Shown by the contract routes; API v1 shows [`UserUuid`].
    UserId
    /// A role's row.
    RoleId
    /// A permission's row.
    PermissionId
    /// A grant's row: who holds what, and where it comes from.
    GrantId
    /// An invitation that nobody has accepted yet.
    InvitationId
    /// A browser session's row.
    SessionId
    /// A family of refresh tokens: everything that follows from one sign-in of a program.
    TokenFamilyId
    /// A refresh token's row.
    RefreshTokenId
    /// A personal API token's row.
    ApiTokenId
    /// A one-time token's row.
    OneTimeTokenId
    /// A letter in the outbox.
    LetterId
    /// A piece of work for later.
    JobId
    /// A board.
    BoardId
    /// A column of a board.
    ColumnId
    /// A ticket.
    TicketId
    /// A comment on a ticket.
    CommentId
    /// An audit event.
    AuditEventId
    /// A kind of failure.
    ErrorReportId
    /// A product: what is sold.
    ProductId
    /// A price of a product.
    PriceId
    /// A subscription to a price.
    SubscriptionId
    /// Something that was paid for at a checkout.
    OrderId
    /// Place of a change in the order in which changes were committed.
    ChangeSeq
}

/// A person's public id: UUID version 7 (RFC 9562 §5.7), the `sub` of tokens, what other systems
/// store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserUuid(Uuid);

impl UserUuid {
    /// A new id that sorts by the time it was made.
    #[must_use]
    pub fn generate(now: Timestamp, entropy: &dyn Entropy) -> Self {
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &random_bytes(entropy)).into_uuid())
    }

    /// The id as a UUID.
    #[must_use]
    pub const fn as_uuid(self) -> Uuid {
        self.0
    }
}

impl From<Uuid> for UserUuid {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

impl fmt::Display for UserUuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for UserUuid {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self)
    }
}
