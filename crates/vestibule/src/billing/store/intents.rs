//! The `stripe_intents` table.

use std::time::Duration;

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId};
use vestibule_outbound::stripe::{Call, Method};

use super::damaged;

const INSERT: &str = "INSERT INTO stripe_intents (scope, idempotency_key, method, path, form, deed, actor, local, \
     claim, state, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending', $10) ON CONFLICT DO NOTHING RETURNING id";
const PENDING: &str = "SELECT id, idempotency_key, method, path, form, deed, actor, local, created_at \
     FROM stripe_intents WHERE scope = $1 AND state = 'pending'";
const BY_ID: &str = "SELECT id, idempotency_key, method, path, form, deed, actor, local, created_at \
     FROM stripe_intents WHERE id = $1 AND state = 'pending'";
const FINISH: &str = "UPDATE stripe_intents SET state = $2, object_id = $3, error = $4, finished_at = $5 \
     WHERE id = $1 AND state = 'pending'";

const NEWEST_DONE: &str = "SELECT id, form, object_id, created_at FROM stripe_intents \
     WHERE scope = $1 AND state = 'done' ORDER BY id DESC LIMIT 1";
const HAS_OPENED: &str =
    "SELECT 1 FROM stripe_intents WHERE object_id = $1 AND deed = 'open_checkout' LIMIT 1";
const CHECKOUTS_OF: &str = "SELECT object_id FROM stripe_intents WHERE deed = 'open_checkout' AND state = 'done' \
     AND created_at > $1 AND scope LIKE $2 ORDER BY id";
const WITHOUT_ORDER: &str = "SELECT i.object_id FROM stripe_intents i WHERE i.deed = 'open_checkout' \
     AND i.state = 'done' AND i.created_at > $1 \
     AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.session_id = i.object_id) ORDER BY i.id";
const PRUNE: &str = "DELETE FROM stripe_intents WHERE created_at < $1 AND state <> 'pending'";

/// How long an intent is kept once it is finished.
const KEPT_FOR: Duration = Duration::from_secs(90 * 24 * 3600);

/// What Stripe is about to be asked for.
#[derive(Debug, Clone)]
pub(in crate::billing) struct Intent {
    pub(in crate::billing) id: i64,
    pub(in crate::billing) call: Call,
    pub(in crate::billing) deed: String,
    /// The public id of whoever asked; none for Vestibule itself.
    pub(in crate::billing) actor: Option<String>,
    /// JSON.
    pub(in crate::billing) local: String,
    pub(in crate::billing) created_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    idempotency_key: String,
    method: String,
    path: String,
    form: String,
    deed: String,
    actor: Option<String>,
    local: String,
    created_at: i64,
}

impl TryFrom<Row> for Intent {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let method = Method::by_name(&row.method)
            .ok_or_else(|| damaged(std::io::Error::other("an intent without a method")))?;
        let call =
            Call { method, path: row.path, form: row.form, idempotency_key: Some(row.idempotency_key) };
        Ok(Self {
            id: row.id,
            call,
            deed: row.deed,
            actor: row.actor,
            local: row.local,
            created_at: Timestamp::from_millis(row.created_at),
        })
    }
}

/// Something that was asked of Stripe and carried out.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::billing) struct Done {
    pub(in crate::billing) id: i64,
    pub(in crate::billing) form: String,
    pub(in crate::billing) object_id: Option<String>,
    created_at: i64,
}

impl Done {
    pub(in crate::billing) const fn created_at(&self) -> Timestamp {
        Timestamp::from_millis(self.created_at)
    }
}

/// Writes an intent down unless one of its scope, or with its claim, is unfinished; answers its row.
pub(in crate::billing) async fn insert(
    tx: &mut WriteTx,
    scope: &str,
    claim: Option<&str>,
    intent: &Intent,
) -> DbResult<Option<i64>> {
    Ok(on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(scope)
            .bind(intent.call.idempotency_key.as_deref())
            .bind(intent.call.method.name())
            .bind(&intent.call.path)
            .bind(&intent.call.form)
            .bind(&intent.deed)
            .bind(&intent.actor)
            .bind(&intent.local)
            .bind(claim)
            .bind(intent.created_at.as_millis())
            .fetch_optional(c)
            .await?
    }))
}

/// The unfinished intent of a scope.
pub(in crate::billing) async fn pending(db: &mut impl Reads, scope: &str) -> DbResult<Option<Intent>> {
    let row: Option<Row> = on_db!(db, c => sqlx::query_as(PENDING).bind(scope).fetch_optional(c).await?);
    Ok(super::one(row)?)
}

/// An intent, while it is unfinished.
pub(in crate::billing) async fn unfinished(db: &mut impl Reads, id: i64) -> DbResult<Option<Intent>> {
    let row: Option<Row> = on_db!(db, c => sqlx::query_as(BY_ID).bind(id).fetch_optional(c).await?);
    Ok(super::one(row)?)
}

/// The newest of a scope that was carried out.
pub(in crate::billing) async fn newest_done(db: &mut impl Reads, scope: &str) -> DbResult<Option<Done>> {
    Ok(on_db!(db, c => sqlx::query_as(NEWEST_DONE).bind(scope).fetch_optional(c).await?))
}

/// Whether a checkout has been opened here, lately.
pub(in crate::billing) async fn has_opened(db: &mut impl Reads, checkout: &str) -> DbResult<bool> {
    let found: Option<i32> =
        on_db!(db, c => sqlx::query_scalar(HAS_OPENED).bind(checkout).fetch_optional(c).await?);
    Ok(found.is_some())
}

/// Checkouts that were opened for somebody since then.
pub(in crate::billing) async fn checkouts_of(
    db: &mut impl Reads,
    user: UserId,
    since: Timestamp,
) -> DbResult<Vec<String>> {
    let theirs = format!("checkout of {user} %");
    Ok(on_db!(db, c => {
        sqlx::query_scalar(CHECKOUTS_OF).bind(since.as_millis()).bind(&theirs).fetch_all(c).await?
    }))
}

/// Checkouts that were opened since then and are no orders.
pub(in crate::billing) async fn without_order(
    db: &mut impl Reads,
    since: Timestamp,
) -> DbResult<Vec<String>> {
    Ok(on_db!(db, c => sqlx::query_scalar(WITHOUT_ORDER).bind(since.as_millis()).fetch_all(c).await?))
}

/// Forgets what was finished long ago.
pub(in crate::billing) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PRUNE).bind(now.minus(KEPT_FOR).as_millis()).execute(c).await?; });
    Ok(())
}

/// What became of it: the object, or why there is none.
pub(in crate::billing) async fn finish(
    tx: &mut WriteTx,
    id: i64,
    outcome: Result<&str, &str>,
    now: Timestamp,
) -> DbResult<()> {
    let state = if outcome.is_ok() { "done" } else { "failed" };
    on_db!(tx, c => {
        sqlx::query(FINISH)
            .bind(id)
            .bind(state)
            .bind(outcome.ok())
            .bind(outcome.err())
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}
