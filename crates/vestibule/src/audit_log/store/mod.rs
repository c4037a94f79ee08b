//! The tables of the audit log: here events and what can be erased of them, in [`chain`] their
//! places.

pub(super) mod chain;
pub(super) mod on_record;

use std::net::IpAddr;

use vestibule_db::{DbResult, Place, Placed, Reads, Timeline, WriteTx, on_db};
use vestibule_kernel::{Actor, Origin, Timestamp, UserUuid};

use super::{Action, Event};

const INSERT: &str = "INSERT INTO audit_events \
     (at, actor_kind, actor_uuid, action, target_kind, target_id, detail, request_id) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
const INSERT_PERSONAL: &str =
    "INSERT INTO audit_personal (event_id, address, user_agent) VALUES ($1, $2, $3)";
const FORGET: &str =
    "DELETE FROM audit_personal WHERE event_id IN (SELECT id FROM audit_events WHERE actor_uuid = $1)";
const HAS_ACTED_FROM: &str = "SELECT 1 FROM audit_events e JOIN audit_personal p ON p.event_id = e.id \
     WHERE e.actor_uuid = $1 AND e.action = $2 AND p.address = $3 AND e.at >= $4 LIMIT 1";
const SELECT: &str = "SELECT id, at, actor_kind, actor_uuid, action, target_kind, target_id, detail, request_id, \
     seq, address, user_agent ";
const FROM: &str = "FROM audit_events LEFT JOIN audit_personal p ON p.event_id = audit_events.id \
     LEFT JOIN audit_chain c ON c.event_id = audit_events.id";

/// How the log is walked through.
pub(super) const TIMELINE: Timeline = Timeline { select: SELECT, from: FROM };

/// An event's row.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct StoredEvent {
    pub(crate) id: i64,
    pub(crate) at: i64,
    pub(crate) actor_kind: String,
    pub(crate) actor_uuid: Option<String>,
    pub(crate) action: String,
    pub(crate) target_kind: String,
    pub(crate) target_id: String,
    /// JSON.
    pub(crate) detail: String,
    pub(crate) request_id: Option<String>,
}

/// An event as it is shown: with its place in the chain and, until they are erased, its traces.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct ShownEvent {
    #[sqlx(flatten)]
    pub(crate) event: StoredEvent,
    /// None until the sealer has passed.
    pub(crate) seq: Option<i64>,
    pub(crate) address: Option<String>,
    pub(crate) user_agent: Option<String>,
}

impl Placed for ShownEvent {
    fn place(&self) -> Place {
        Place { at: self.event.at, id: self.event.id }
    }
}

pub(super) async fn insert(tx: &mut WriteTx, now: Timestamp, event: &Event, origin: &Origin) -> DbResult<()> {
    let (actor_kind, actor_uuid) = match event.actor {
        Actor::Anonymous => ("anonymous", None),
        Actor::Person(uuid) => ("person", Some(uuid.to_string())),
        Actor::Operator => ("operator", None),
        Actor::System => ("system", None),
    };
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(now.as_millis())
            .bind(actor_kind)
            .bind(actor_uuid.as_deref())
            .bind(event.action.name())
            .bind(event.target.kind())
            .bind(event.target.id())
            .bind(event.detail.to_string())
            .bind(origin.request_id.as_deref())
            .fetch_one(c)
            .await?
    });
    if origin.address.is_some() || origin.user_agent.is_some() {
        on_db!(tx, c => {
            sqlx::query(INSERT_PERSONAL)
                .bind(id)
                .bind(origin.address.map(|a| a.to_string()))
                .bind(origin.user_agent.as_deref())
                .execute(c)
                .await?;
        });
    }
    Ok(())
}

/// Whether a person has done something from an address since then.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn has_acted_from(
    db: &mut impl Reads,
    person: UserUuid,
    action: Action,
    address: IpAddr,
    since: Timestamp,
) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => {
        sqlx::query_scalar(HAS_ACTED_FROM)
            .bind(person.to_string())
            .bind(action.name())
            .bind(address.to_string())
            .bind(since.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(found.is_some())
}

/// Erases from where, and with what, a person acted. The events stay, and so does the chain.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn forget_traces_of(tx: &mut WriteTx, person: UserUuid) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(FORGET).bind(person.to_string()).execute(c).await?; });
    Ok(())
}
