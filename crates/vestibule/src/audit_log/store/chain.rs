//! The tables `audit_chain` and `audit_checkpoints`.

use vestibule_db::{DbResult, Engine, Lock, Reads, WriteTx, on_db};
use vestibule_kernel::Timestamp;

use super::super::Head;
use super::super::chain::Checkpoint;
use super::StoredEvent;

const UNSEALED: &str = "SELECT id, at, actor_kind, actor_uuid, action, target_kind, target_id, detail, request_id \
     FROM audit_events e WHERE id > $1 AND NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.event_id = e.id) \
     ORDER BY id LIMIT $2";
const COUNT_UNSEALED: &str = "SELECT COUNT(*) FROM audit_events e \
     WHERE NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.event_id = e.id)";
/// Events that were visible when a later one was sealed, since long, and were left out.
const PASSED_OVER: &str = "SELECT e.id FROM audit_events e \
     WHERE e.at < $1 AND e.id < (SELECT MAX(event_id) FROM audit_chain) \
     AND NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.event_id = e.id) ORDER BY e.id LIMIT $2";
const HEAD: &str = "SELECT seq, hash FROM audit_chain ORDER BY seq DESC LIMIT 1";
const HASH_AT: &str = "SELECT hash FROM audit_chain WHERE seq = $1";
const LINK: &str = "INSERT INTO audit_chain (seq, event_id, hash, sealed_at) VALUES ($1, $2, $3, $4)";
const CHECKPOINT: &str = "INSERT INTO audit_checkpoints (seq, hash, at, signature) VALUES ($1, $2, $3, $4)";
const CHECKPOINTS: &str =
    "SELECT seq, hash, at, signature FROM audit_checkpoints WHERE seq > $1 AND seq <= $2 ORDER BY seq";
const LAST_CHECKPOINT: &str = "SELECT MAX(seq) FROM audit_checkpoints";
const LINKS: &str = "SELECT c.seq, c.event_id, c.hash, e.id, e.at, e.actor_kind, e.actor_uuid, e.action, \
     e.target_kind, e.target_id, e.detail, e.request_id \
     FROM audit_chain c LEFT JOIN audit_events e ON e.id = c.event_id WHERE c.seq > $1 ORDER BY c.seq LIMIT $2";
const NEWEST: &str = "SELECT MAX(id) FROM audit_events";
/// A cluster numbers its transactions: those before the first number have ended, those from the
/// second on had not begun.
const RUNNING_POSTGRES: &str = "SELECT pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint \
     FROM pg_current_snapshot() s";

/// A link of the chain and the event it holds, which is missing when somebody took it away.
#[derive(Debug, Clone)]
pub(in crate::audit_log) struct Link {
    pub(in crate::audit_log) seq: i64,
    pub(in crate::audit_log) event_id: i64,
    pub(in crate::audit_log) hash: String,
    pub(in crate::audit_log) event: Option<StoredEvent>,
}

/// Events after `settled` that have no place in the chain yet, in the order of their ids.
pub(in crate::audit_log) async fn unsealed(
    db: &mut impl Reads,
    settled: i64,
    limit: i64,
) -> DbResult<Vec<StoredEvent>> {
    Ok(on_db!(db, c => sqlx::query_as(UNSEALED).bind(settled).bind(limit).fetch_all(c).await?))
}

pub(in crate::audit_log) async fn count_unsealed(db: &mut impl Reads) -> DbResult<i64> {
    Ok(on_db!(db, c => sqlx::query_scalar(COUNT_UNSEALED).fetch_one(c).await?))
}

/// Events from before `at` that have no place, though later ones have.
pub(in crate::audit_log) async fn passed_over(
    db: &mut impl Reads,
    at: Timestamp,
    limit: i64,
) -> DbResult<Vec<i64>> {
    Ok(on_db!(db, c => sqlx::query_scalar(PASSED_OVER).bind(at.as_millis()).bind(limit).fetch_all(c).await?))
}

/// Where the chain ends.
pub(in crate::audit_log) async fn head(db: &mut impl Reads) -> DbResult<Option<Head>> {
    let row: Option<(i64, String)> = on_db!(db, c => sqlx::query_as(HEAD).fetch_optional(c).await?);
    Ok(row.map(|(seq, hash)| Head { seq, hash }))
}

/// The hash at a place.
pub(in crate::audit_log) async fn hash_at(db: &mut impl Reads, seq: i64) -> DbResult<Option<String>> {
    Ok(on_db!(db, c => sqlx::query_scalar(HASH_AT).bind(seq).fetch_optional(c).await?))
}

/// Lets one sealer at a time go on, until its transaction ends.
pub(in crate::audit_log) async fn lock_head(tx: &mut WriteTx) -> DbResult<()> {
    tx.lock(Lock::AuditChain).await
}

pub(in crate::audit_log) async fn append_link(
    tx: &mut WriteTx,
    link: &Head,
    event: i64,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(LINK)
            .bind(link.seq)
            .bind(event)
            .bind(&link.hash)
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

pub(in crate::audit_log) async fn append_checkpoint(
    tx: &mut WriteTx,
    checkpoint: &Checkpoint,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(CHECKPOINT)
            .bind(checkpoint.seq)
            .bind(&checkpoint.hash)
            .bind(checkpoint.at)
            .bind(&checkpoint.signature)
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Checkpoints after `after`, up to and with `until`.
pub(in crate::audit_log) async fn checkpoints(
    db: &mut impl Reads,
    after: i64,
    until: i64,
) -> DbResult<Vec<Checkpoint>> {
    let rows: Vec<(i64, String, i64, String)> =
        on_db!(db, c => sqlx::query_as(CHECKPOINTS).bind(after).bind(until).fetch_all(c).await?);
    let checkpoint = |(seq, hash, at, signature)| Checkpoint { seq, hash, at, signature };
    Ok(rows.into_iter().map(checkpoint).collect())
}

pub(in crate::audit_log) async fn last_checkpoint(db: &mut impl Reads) -> DbResult<Option<i64>> {
    Ok(on_db!(db, c => sqlx::query_scalar(LAST_CHECKPOINT).fetch_one(c).await?))
}

/// The chain after a place.
pub(in crate::audit_log) async fn links(db: &mut impl Reads, after: i64, limit: i64) -> DbResult<Vec<Link>> {
    let rows: Vec<LinkRow> =
        on_db!(db, c => sqlx::query_as(LINKS).bind(after).bind(limit).fetch_all(c).await?);
    Ok(rows.into_iter().map(Link::from).collect())
}

/// A link as it is read: the event's columns are all there or all missing.
#[derive(sqlx::FromRow)]
struct LinkRow {
    seq: i64,
    event_id: i64,
    hash: String,
    id: Option<i64>,
    at: Option<i64>,
    actor_kind: Option<String>,
    actor_uuid: Option<String>,
    action: Option<String>,
    target_kind: Option<String>,
    target_id: Option<String>,
    detail: Option<String>,
    request_id: Option<String>,
}

impl From<LinkRow> for Link {
    fn from(row: LinkRow) -> Self {
        let event = row.id.map(|id| StoredEvent {
            id,
            at: row.at.unwrap_or_default(),
            actor_kind: row.actor_kind.unwrap_or_default(),
            actor_uuid: row.actor_uuid,
            action: row.action.unwrap_or_default(),
            target_kind: row.target_kind.unwrap_or_default(),
            target_id: row.target_id.unwrap_or_default(),
            detail: row.detail.unwrap_or_default(),
            request_id: row.request_id,
        });
        Self { seq: row.seq, event_id: row.event_id, hash: row.hash, event }
    }
}

/// What a reader can see, and what may still become visible behind it.
#[derive(Debug, Clone, Copy)]
pub(in crate::audit_log) struct Horizon {
    /// The newest event there is; zero for none.
    pub(in crate::audit_log) newest: i64,
    /// Every transaction with a lower number has ended.
    pub(in crate::audit_log) ended_below: i64,
    /// No transaction with this number or a higher one had begun to write.
    pub(in crate::audit_log) begins_at: i64,
}

/// SQLite has one writer, so whatever has an id is visible; there, nothing is ever behind.
pub(in crate::audit_log) async fn horizon(db: &mut impl Reads) -> DbResult<Horizon> {
    let newest: Option<i64> = on_db!(db, c => sqlx::query_scalar(NEWEST).fetch_one(c).await?);
    let (ended_below, begins_at) = match db.engine() {
        Engine::Sqlite => (0, 0),
        Engine::Postgres => on_db!(db, c => sqlx::query_as(RUNNING_POSTGRES).fetch_one(c).await?),
    };
    Ok(Horizon { newest: newest.unwrap_or(0), ended_below, begins_at })
}
