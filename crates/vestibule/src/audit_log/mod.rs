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
mod kept;
mod sealer;
mod store;
mod verify;

use serde_json::{Value, json};
use vestibule_db::{DbResult, WriteTx};
use vestibule_kernel::{Actor, BoardId, Origin, UserUuid};

pub use export::export;
pub use filter::Filter;
pub use kept::forget_kept_head;
pub use sealer::Sealer;
pub use store::forget_traces_of;
pub(crate) use store::on_record::{OnRecord, on_record_of};
pub(crate) use store::{ShownEvent, StoredEvent, has_acted_from};
pub use verify::{Finding, Head, Verification, verify};

macro_rules! actions {
    ($($name:ident $text:literal)+) => {
        /// What somebody did, in the past tense of the field's words.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each variant is documented by its name")]
        pub enum Action {
            $($name),+
        }

        impl Action {
            /// The stable name in the database and API.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The action of that name.
            #[must_use]
            pub fn by_name(name: &str) -> Option<Self> {
                [$(Self::$name),+].into_iter().find(|action| action.name() == name)
            }
        }
    };
}

actions! {
    AccountCreated "account_created"
    AddressConfirmed "address_confirmed"
    SignedIn "signed_in"
    SignInRefused "sign_in_refused"
    SignedOut "signed_out"
    PasswordSet "password_set"
    PasswordRehashed "password_rehashed"
    PasswordResetRequested "password_reset_requested"
    PasswordChangeRequested "password_change_requested"
    PasswordChangeRefused "password_change_refused"
    Reauthenticated "reauthenticated"
    ReauthenticationRefused "reauthentication_refused"
    ProfileChanged "profile_changed"
    EmailChangeRequested "email_change_requested"
    EmailChangeCancelled "email_change_cancelled"
    EmailChanged "email_changed"
    RoleGranted "role_granted"
    BoardCreated "board_created"
    BoardChanged "board_changed"
    BoardArchived "board_archived"
    BoardRestored "board_restored"
    BoardDeleted "board_deleted"
    BoardMemberSet "board_member_set"
    BoardMemberRemoved "board_member_removed"
    SigningKeyMade "signing_key_made"
    RefreshTokenReused "refresh_token_reused"
    TokenEnded "token_ended"
    ApiTokenCreated "api_token_created"
    ApiTokenDeleted "api_token_deleted"
    AuditHeadLost "audit_head_lost"
    BackupRestored "backup_restored"
    DataImported "data_imported"
    ErrorReportResolved "error_report_resolved"
    ErrorReportReopened "error_report_reopened"
    RoleTaken "role_taken"
    PermissionGranted "permission_granted"
    PermissionTaken "permission_taken"
    RoleCreated "role_created"
    RoleChanged "role_changed"
    RoleDeleted "role_deleted"
    PermissionCreated "permission_created"
    PermissionChanged "permission_changed"
    PermissionDeleted "permission_deleted"
    AccountDisabled "account_disabled"
    AccountEnabled "account_enabled"
    AccountDeleted "account_deleted"
    AccountRestored "account_restored"
    AccountPurged "account_purged"
    SessionsEnded "sessions_ended"
    DataExported "data_exported"
    Invited "invited"
    InvitationRevoked "invitation_revoked"
    SecondFactorAsked "second_factor_asked"
    SecondFactorOn "second_factor_on"
    SecondFactorOff "second_factor_off"
    RecoveryCodesMade "recovery_codes_made"
    RecoveryCodeUsed "recovery_code_used"
    SessionEnded "session_ended"
    OtherSessionsEnded "other_sessions_ended"
    GuessesThrottled "guesses_throttled"
    ThrottleCleared "throttle_cleared"
    SecondFactorCleared "second_factor_cleared"
    RecoveryRequested "recovery_requested"
    LetterResent "letter_resent"
    LetterCancelled "letter_cancelled"
    TestLetterSent "test_letter_sent"
    ProductChanged "product_changed"
    PriceChanged "price_changed"
    PlanPermissionsChanged "plan_permissions_changed"
    SubscriptionChanged "subscription_changed"
    OrderPaid "order_paid"
    TelegramLinked "telegram_linked"
    TelegramUnlinked "telegram_unlinked"
    NotificationsChosen "notifications_chosen"
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

impl Target {
    /// The target that is written so in the log; none when there can be no such thing.
    #[must_use]
    pub fn parse(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "person" => id.parse().ok().map(Self::Person),
            "role" => Some(Self::Role(id.to_owned())),
            "permission" => Some(Self::Permission(id.to_owned())),
            "board" => id.parse().ok().map(|id| Self::Board(BoardId(id))),
            "installation" => id.is_empty().then_some(Self::Installation),
            _ => None,
        }
    }

    /// The kind, in the database and API.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Role(_) => "role",
            Self::Permission(_) => "permission",
            Self::Board(_) => "board",
            Self::Installation => "installation",
        }
    }

    /// Which of its kind, in the database and API.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Person(uuid) => uuid.to_string(),
            Self::Role(name) | Self::Permission(name) => name.clone(),
            Self::Board(id) => id.to_string(),
            Self::Installation => String::new(),
        }
    }

    /// Whether there are things of that kind.
    #[must_use]
    pub fn is_kind(kind: &str) -> bool {
        ["person", "role", "permission", "board", "installation"].contains(&kind)
    }
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
