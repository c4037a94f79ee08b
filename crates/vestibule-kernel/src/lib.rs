//! The vocabulary every part of Vestibule speaks.
//!
//! Plain data and the two traits through which time and chance come in. No I/O, no async, no
//! knowledge of HTTP or SQL: whatever is here can be used, and tested, anywhere.

mod actor;
mod basis;
mod causes;
mod client_ip;
mod email_address;
mod entropy;
mod ids;
mod money;
mod name;
mod page;
mod permission;
mod scripts;
mod sign_in_name;
mod time;
mod username;

pub use actor::{Actor, Caller, Forbidden, Origin};
pub use basis::Basis;
pub use causes::causes;
pub use client_ip::Network;
pub use email_address::{EmailAddress, EmailAddressError};
pub use entropy::{Entropy, OsEntropy, SeededEntropy, random_bytes};
pub use ids::{
    ApiTokenId, AuditEventId, BoardId, ChangeSeq, ColumnId, CommentId, ErrorReportId, GrantId, InvitationId,
    JobId, LetterId, OneTimeTokenId, OrderId, PermissionId, PriceId, ProductId, RefreshTokenId, RoleId,
    SessionId, SubscriptionId, TicketId, TokenFamilyId, UserId, UserUuid,
};
pub use money::{Currency, MoneyError};
pub use name::{DisplayName, DisplayNameError, GrantName, GrantNameError, folded, salutation};
pub use page::{Cursor, CursorError, Limit, LimitError, Page};
pub use permission::{BuiltInPermission, BuiltInRole, EVERYTHING, PermissionSet};
pub use secrecy::{ExposeSecret, SecretString};
pub use sign_in_name::SignInName;
pub use time::{Clock, ManualClock, SystemClock, Timestamp};
pub use username::{Username, UsernameError};
