//! Who changed what, written in the change's own transaction: if the change is there, so is its
//! event, and the other way round.
//!
//! People appear by their public id; addresses and devices stand in a side row that can be erased
//! without touching the event. Secrets never get here: `detail` is made of named, harmless fields.
//!
//! The log is only ever appended to, which the database enforces; a chain of hashes, signed with a key
//! that the database does not hold, tells when somebody got round that.

mod chain;
mod export;
mod filter;
mod sealer;
mod store;
mod verify;

use serde_json::{Value, json};
use vestibule_db::{DbResult, WriteTx};
use vestibule_kernel::{Actor, BoardId, Origin, UserUuid};

pub use export::export;
pub use filter::Filter;
pub use sealer::Sealer;
pub use store::forget_traces_of;
pub(crate) use store::on_record::{OnRecord, on_record_of};
pub(crate) use store::{ShownEvent, StoredEvent};
pub use verify::{Finding, Head, Verification, verify};

/// What somebody did, in the past tense of the field's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is documented by its name")]
pub enum Action {
    AccountCreated,
    AddressConfirmed,
    SignedIn,
    SignInRefused,
    SignedOut,
    PasswordSet,
    PasswordRehashed,
    PasswordResetRequested,
    PasswordChangeRequested,
    PasswordChangeRefused,
    Reauthenticated,
    ReauthenticationRefused,
    ProfileChanged,
    EmailChangeRequested,
    EmailChangeCancelled,
    EmailChanged,
    RoleGranted,
    BoardCreated,
    BoardChanged,
    BoardArchived,
    BoardRestored,
    BoardDeleted,
    BoardMemberSet,
    BoardMemberRemoved,
    SigningKeyMade,
    RefreshTokenReused,
    TokenEnded,
    ApiTokenCreated,
    ApiTokenDeleted,
    BackupRestored,
    DataImported,
    ErrorReportResolved,
    ErrorReportReopened,
    RoleTaken,
    PermissionGranted,
    PermissionTaken,
    RoleCreated,
    RoleChanged,
    RoleDeleted,
    PermissionCreated,
    PermissionChanged,
    PermissionDeleted,
    AccountDisabled,
    AccountEnabled,
    AccountDeleted,
    AccountRestored,
    AccountPurged,
    SessionsEnded,
    DataExported,
    Invited,
    InvitationRevoked,
    SecondFactorAsked,
    SecondFactorOn,
    SecondFactorOff,
    RecoveryCodesMade,
    RecoveryCodeUsed,
    SessionEnded,
    OtherSessionsEnded,
    GuessesThrottled,
    ThrottleCleared,
    SecondFactorCleared,
    RecoveryRequested,
    LetterResent,
    LetterCancelled,
    ProductChanged,
    PriceChanged,
    PlanPermissionsChanged,
    SubscriptionChanged,
    OrderPaid,
}

impl Action {
    /// The stable name in the database and API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccountCreated => "account_created",
            Self::AddressConfirmed => "address_confirmed",
            Self::SignedIn => "signed_in",
            Self::SignInRefused => "sign_in_refused",
            Self::SignedOut => "signed_out",
            Self::PasswordSet => "password_set",
            Self::PasswordRehashed => "password_rehashed",
            Self::PasswordResetRequested => "password_reset_requested",
            Self::PasswordChangeRequested => "password_change_requested",
            Self::PasswordChangeRefused => "password_change_refused",
            Self::Reauthenticated => "reauthenticated",
            Self::ReauthenticationRefused => "reauthentication_refused",
            Self::ProfileChanged => "profile_changed",
            Self::EmailChangeRequested => "email_change_requested",
            Self::EmailChangeCancelled => "email_change_cancelled",
            Self::EmailChanged => "email_changed",
            Self::RoleGranted => "role_granted",
            Self::BoardCreated => "board_created",
            Self::BoardChanged => "board_changed",
            Self::BoardArchived => "board_archived",
            Self::BoardRestored => "board_restored",
            Self::BoardDeleted => "board_deleted",
            Self::BoardMemberSet => "board_member_set",
            Self::BoardMemberRemoved => "board_member_removed",
            Self::SigningKeyMade => "signing_key_made",
            Self::RefreshTokenReused => "refresh_token_reused",
            Self::TokenEnded => "token_ended",
            Self::ApiTokenCreated => "api_token_created",
            Self::ApiTokenDeleted => "api_token_deleted",
            Self::BackupRestored => "backup_restored",
            Self::DataImported => "data_imported",
            Self::ErrorReportResolved => "error_report_resolved",
            Self::ErrorReportReopened => "error_report_reopened",
            Self::RoleTaken => "role_taken",
            Self::PermissionGranted => "permission_granted",
            Self::PermissionTaken => "permission_taken",
            Self::RoleCreated => "role_created",
            Self::RoleChanged => "role_changed",
            Self::RoleDeleted => "role_deleted",
            Self::PermissionCreated => "permission_created",
            Self::PermissionChanged => "permission_changed",
            Self::PermissionDeleted => "permission_deleted",
            Self::AccountDisabled => "account_disabled",
            Self::AccountEnabled => "account_enabled",
            Self::AccountDeleted => "account_deleted",
            Self::AccountRestored => "account_restored",
            Self::AccountPurged => "account_purged",
            Self::SessionsEnded => "sessions_ended",
            Self::DataExported => "data_exported",
            Self::Invited => "invited",
            Self::InvitationRevoked => "invitation_revoked",
            Self::SecondFactorAsked => "second_factor_asked",
            Self::SecondFactorOn => "second_factor_on",
            Self::SecondFactorOff => "second_factor_off",
            Self::RecoveryCodesMade => "recovery_codes_made",
            Self::RecoveryCodeUsed => "recovery_code_used",
            Self::SessionEnded => "session_ended",
            Self::OtherSessionsEnded => "other_sessions_ended",
            Self::GuessesThrottled => "guesses_throttled",
            Self::ThrottleCleared => "throttle_cleared",
            Self::SecondFactorCleared => "second_factor_cleared",
            Self::RecoveryRequested => "recovery_requested",
            Self::LetterResent => "letter_resent",
            Self::LetterCancelled => "letter_cancelled",
            Self::ProductChanged => "product_changed",
            Self::PriceChanged => "price_changed",
            Self::PlanPermissionsChanged => "plan_permissions_changed",
            Self::SubscriptionChanged => "subscription_changed",
            Self::OrderPaid => "order_paid",
        }
    }
}

/// What it was done to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A person.
    Person(UserUuid),
    /// A role, by name: ids mean nothing once the row is gone.
    Role(String),
    /// A permission, by name.
    Permission(String),
    /// A board.
    Board(BoardId),
    /// The installation as a whole.
    Installation,
}

/// One event.
#[derive(Debug)]
pub struct Event {
    actor: Actor,
    action: Action,
    target: Target,
    detail: Value,
}

impl Event {
    /// Somebody did something to something.
    #[must_use]
    pub fn new(actor: Actor, action: Action, target: Target) -> Self {
        Self { actor, action, target, detail: json!({}) }
    }

    /// Adds what changed: named fields without secrets.
    #[must_use]
    pub fn with(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }
}

/// Writes an event in the transaction of the change it describes.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn record(
    tx: &mut WriteTx,
    now: vestibule_kernel::Timestamp,
    event: Event,
    origin: &Origin,
) -> DbResult<()> {
    store::insert(tx, now, &event, origin).await
}

/// Reads a stretch of the log.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn walk(
    db: &mut impl vestibule_db::Reads,
    walk: &vestibule_db::Walk,
) -> DbResult<vestibule_db::Stretch<ShownEvent>> {
    walk.read(db, &store::TIMELINE).await
}
