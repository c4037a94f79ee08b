//! The `stripe_events` table.

use std::time::Duration;

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::Timestamp;

/// How long an event is kept once it is settled.
const KEPT_FOR: Duration = Duration::from_secs(90 * 24 * 3600);

const INSERT: &str = "INSERT INTO stripe_events (event_id, kind, object_kind, object_id, payload, state, received_at) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
const FIND: &str = "SELECT state, object_kind, object_id FROM stripe_events WHERE event_id = $1";
const NEWEST: &str =
    "SELECT MAX(id) FROM stripe_events WHERE object_kind = $1 AND object_id = $2 AND state = 'new'";
const SETTLE: &str = "UPDATE stripe_events SET state = 'applied', settled_at = $4 \
     WHERE object_kind = $1 AND object_id = $2 AND id <= $3 AND state = 'new'";
const LAST_RECEIVED: &str = "SELECT MAX(received_at) FROM stripe_events";
const WAITING: &str = "SELECT COUNT(*) FROM stripe_events WHERE state = 'new'";
const PRUNE: &str = "DELETE FROM stripe_events WHERE received_at < $1 AND state <> 'new'";

/// An event as it came.
#[derive(Debug, Clone, Copy)]
pub(in crate::billing) struct Received<'a> {
    pub(in crate::billing) event_id: &'a str,
    pub(in crate::billing) kind: &'a str,
    /// Kind and id of what it is about, when a copy of that is kept.
    pub(in crate::billing) object: Option<(&'a str, &'a str)>,
    pub(in crate::billing) payload: &'a str,
}

/// Keeps an event once; tells whether it is new.
pub(in crate::billing) async fn insert(
    tx: &mut WriteTx,
    event: Received<'_>,
    now: Timestamp,
) -> DbResult<bool> {
    let rows = on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(event.event_id)
            .bind(event.kind)
            .bind(event.object.map(|(kind, _)| kind))
            .bind(event.object.map(|(_, id)| id))
            .bind(event.payload)
            .bind(if event.object.is_some() { "new" } else { "kept" })
            .bind(now.as_millis())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok(rows > 0)
}

/// Kind and id of what an event is about, while nobody has looked at that since it came.
pub(in crate::billing) async fn waiting(
    db: &mut impl Reads,
    event: &str,
) -> DbResult<Option<(String, String)>> {
    let row: Option<(String, Option<String>, Option<String>)> =
        on_db!(db, c => sqlx::query_as(FIND).bind(event).fetch_optional(c).await?);
    Ok(match row {
        Some((state, Some(kind), Some(id))) if state == "new" => Some((kind, id)),
        _ => None,
    })
}

/// The newest event about something that nobody has looked at since.
pub(in crate::billing) async fn newest_about(
    db: &mut impl Reads,
    kind: &str,
    id: &str,
) -> DbResult<Option<i64>> {
    Ok(on_db!(db, c => sqlx::query_scalar(NEWEST).bind(kind).bind(id).fetch_one(c).await?))
}

/// Notes that what a stretch of events was about has been looked at since they came.
pub(in crate::billing) async fn settle(
    tx: &mut WriteTx,
    kind: &str,
    id: &str,
    up_to: i64,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SETTLE).bind(kind).bind(id).bind(up_to).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

/// When the last event came, and how many wait.
pub(in crate::billing) async fn traffic(db: &mut impl Reads) -> DbResult<(Option<Timestamp>, i64)> {
    let last: Option<i64> = on_db!(db, c => sqlx::query_scalar(LAST_RECEIVED).fetch_one(c).await?);
    let waiting: i64 = on_db!(db, c => sqlx::query_scalar(WAITING).fetch_one(c).await?);
    Ok((last.map(Timestamp::from_millis), waiting))
}

/// Forgets what was settled long ago.
pub(in crate::billing) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PRUNE).bind(now.minus(KEPT_FOR).as_millis()).execute(c).await?; });
    Ok(())
}
