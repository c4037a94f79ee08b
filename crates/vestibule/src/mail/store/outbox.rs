//! The `letters` table as administrators see it: never what a letter says.

use std::time::Duration;

use vestibule_db::{DbResult, Order, Place, Placed, Reads, Stretch, Timeline, Walk, WriteTx, on_db};
use vestibule_kernel::{LetterId, Timestamp};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, to_address, template, locale, message_id, created_at AS at, expires_at, attempts, last_error, ",
            "sender, way, sent_at, given_up_at, cancelled_at, parameters IS NOT NULL AS has_content, ",
            "(SELECT uuid FROM users WHERE users.id = letters.user_id) AS person ",
            $rest
        )
    };
}

const BY_NUMBER: &str = select!("FROM letters WHERE id = $1");
const TIMELINE: Timeline = Timeline {
    select: select!(""),
    from: "FROM (SELECT created_at AS at, letters.* FROM letters) AS letters",
};
const CANCEL: &str = "UPDATE letters SET cancelled_at = $2, parameters = NULL \
     WHERE id = $1 AND sent_at IS NULL AND given_up_at IS NULL AND cancelled_at IS NULL";
const REVIVE: &str = "UPDATE letters SET given_up_at = NULL, last_error = NULL \
     WHERE id = $1 AND sent_at IS NULL AND cancelled_at IS NULL AND parameters IS NOT NULL AND expires_at > $2";
const COUNTS: &str = "SELECT \
     (SELECT COUNT(*) FROM letters WHERE sent_at IS NULL AND given_up_at IS NULL AND cancelled_at IS NULL), \
     (SELECT COUNT(*) FROM letters WHERE given_up_at IS NOT NULL)";
const GIVE_UP_THE_LATE: &str = "UPDATE letters SET given_up_at = $1, last_error = COALESCE(last_error, $2) \
     WHERE sent_at IS NULL AND given_up_at IS NULL AND cancelled_at IS NULL AND expires_at <= $1";
const PURGE_CONTENT: &str = "UPDATE letters SET parameters = NULL WHERE given_up_at IS NOT NULL AND parameters IS NOT NULL AND expires_at <= $1";
const PRUNE: &str = "DELETE FROM letters WHERE created_at < $1 \
     AND (sent_at IS NOT NULL OR given_up_at IS NOT NULL OR cancelled_at IS NOT NULL)";
/// How long it is remembered that a letter went out, and whether.
const KEPT: Duration = Duration::from_secs(90 * 24 * 3600);

/// How far a letter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LetterState {
    /// Not sent yet; tried already, perhaps.
    Waiting,
    /// A mail server took it.
    Sent,
    /// Given up: refused, or its time is over.
    Dead,
    /// Called off by an administrator.
    Cancelled,
}

impl LetterState {
    /// The word for it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Dead => "dead",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of that name.
    pub(crate) fn by_name(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Sent, Self::Dead, Self::Cancelled]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// A letter without its content.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct ShownLetter {
    pub(crate) id: i64,
    pub(crate) to_address: String,
    pub(crate) template: String,
    pub(crate) locale: String,
    pub(crate) message_id: String,
    pub(crate) at: i64,
    pub(crate) expires_at: i64,
    pub(crate) attempts: i64,
    pub(crate) last_error: Option<String>,
    pub(crate) sender: Option<String>,
    pub(crate) way: String,
    pub(crate) sent_at: Option<i64>,
    pub(crate) given_up_at: Option<i64>,
    pub(crate) cancelled_at: Option<i64>,
    pub(crate) has_content: bool,
    pub(crate) person: Option<String>,
}

impl ShownLetter {
    pub(crate) const fn state(&self) -> LetterState {
        if self.sent_at.is_some() {
            LetterState::Sent
        } else if self.cancelled_at.is_some() {
            LetterState::Cancelled
        } else if self.given_up_at.is_some() {
            LetterState::Dead
        } else {
            LetterState::Waiting
        }
    }
}

impl Placed for ShownLetter {
    fn place(&self) -> Place {
        Place { at: self.at, id: self.id }
    }
}

pub(crate) async fn by_number(db: &mut impl Reads, id: LetterId) -> DbResult<Option<ShownLetter>> {
    Ok(on_db!(db, c => sqlx::query_as(BY_NUMBER).bind(id.0).fetch_optional(c).await?))
}

/// Letters, the newest first.
pub(crate) async fn page(
    db: &mut impl Reads,
    state: Option<LetterState>,
    after: Option<Place>,
    limit: usize,
) -> DbResult<Stretch<ShownLetter>> {
    let mut walk = Walk::default().page(Order::NewestFirst, after, limit);
    match state {
        Some(LetterState::Waiting) => {
            walk.lead_by(" AND sent_at IS NULL AND given_up_at IS NULL AND cancelled_at IS NULL");
        }
        Some(LetterState::Dead) => walk.lead_by(" AND given_up_at IS NOT NULL"),
        Some(LetterState::Sent) => walk.check(" AND sent_at IS NOT NULL"),
        Some(LetterState::Cancelled) => walk.check(" AND cancelled_at IS NOT NULL"),
        None => {}
    }
    walk.read(db, &TIMELINE).await
}

/// Calls a letter off; tells whether it was still to go.
pub(crate) async fn cancel(tx: &mut WriteTx, id: LetterId, now: Timestamp) -> DbResult<bool> {
    let rows = on_db!(tx, c => {
        sqlx::query(CANCEL).bind(id.0).bind(now.as_millis()).execute(c).await?.rows_affected()
    });
    Ok(rows == 1)
}

/// Makes a letter one that is to go; tells whether it can be.
pub(crate) async fn revive(tx: &mut WriteTx, id: LetterId, now: Timestamp) -> DbResult<bool> {
    let rows = on_db!(tx, c => {
        sqlx::query(REVIVE).bind(id.0).bind(now.as_millis()).execute(c).await?.rows_affected()
    });
    Ok(rows == 1)
}

/// How many letters wait, and how many are dead.
pub(crate) async fn counts(db: &mut impl Reads) -> DbResult<(i64, i64)> {
    Ok(on_db!(db, c => sqlx::query_as(COUNTS).fetch_one(c).await?))
}

/// Gives up what is too late, forgets what dead letters said, and after a while all of it.
pub(crate) async fn tidy(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(GIVE_UP_THE_LATE).bind(now.as_millis()).bind(super::TOO_LATE).execute(c).await?;
    });
    on_db!(tx, c => { sqlx::query(PURGE_CONTENT).bind(now.as_millis()).execute(c).await?; });
    on_db!(tx, c => { sqlx::query(PRUNE).bind(now.minus(KEPT).as_millis()).execute(c).await?; });
    Ok(())
}
