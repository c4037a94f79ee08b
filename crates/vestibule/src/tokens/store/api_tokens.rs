//! The `api_tokens` table.

use vestibule_crypto::TokenHash;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{ApiTokenId, Timestamp, UserId};

use crate::users::User;

macro_rules! select_api_token {
    ($rest:literal) => {
        concat!(
            "SELECT id, user_id, auth_epoch, name, created_at, expires_at, last_used_at FROM api_tokens ",
            $rest
        )
    };
}

const INSERT: &str = "INSERT INTO api_tokens (token_hash, user_id, auth_epoch, name, created_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
const BY_HASH: &str = select_api_token!("WHERE token_hash = $1");
const OF_USER: &str = select_api_token!(
    "WHERE user_id = $1 AND auth_epoch = $2 AND (expires_at IS NULL OR expires_at > $3) ORDER BY id"
);
const COUNT: &str = "SELECT COUNT(*) FROM api_tokens WHERE user_id = $1 AND auth_epoch = $2 \
     AND (expires_at IS NULL OR expires_at > $3)";
const DELETE: &str = "DELETE FROM api_tokens WHERE id = $1 AND user_id = $2 RETURNING name";
const USED: &str =
    "UPDATE api_tokens SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)";

/// An API token's row.
#[derive(Debug, sqlx::FromRow)]
struct Row {
    id: i64,
    user_id: i64,
    auth_epoch: i64,
    name: String,
    created_at: i64,
    expires_at: Option<i64>,
    last_used_at: Option<i64>,
}

/// An API token as the database knows it.
#[derive(Debug, Clone)]
pub(in crate::tokens) struct StoredApiToken {
    pub(in crate::tokens) id: ApiTokenId,
    pub(in crate::tokens) user: UserId,
    pub(in crate::tokens) auth_epoch: i64,
    pub(in crate::tokens) name: String,
    pub(in crate::tokens) created_at: Timestamp,
    pub(in crate::tokens) expires_at: Option<Timestamp>,
    pub(in crate::tokens) last_used_at: Option<Timestamp>,
}

impl From<Row> for StoredApiToken {
    fn from(row: Row) -> Self {
        Self {
            id: ApiTokenId(row.id),
            user: UserId(row.user_id),
            auth_epoch: row.auth_epoch,
            name: row.name,
            created_at: Timestamp::from_millis(row.created_at),
            expires_at: row.expires_at.map(Timestamp::from_millis),
            last_used_at: row.last_used_at.map(Timestamp::from_millis),
        }
    }
}

pub(in crate::tokens) async fn insert_api_token(
    tx: &mut WriteTx,
    token: &TokenHash,
    owner: &User,
    name: &str,
    now: Timestamp,
    expires_at: Option<Timestamp>,
) -> DbResult<ApiTokenId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(INSERT)
            .bind(&token.as_bytes()[..])
            .bind(owner.id.0)
            .bind(owner.auth_epoch)
            .bind(name)
            .bind(now.as_millis())
            .bind(expires_at.map(Timestamp::as_millis))
            .fetch_one(c)
            .await?
    });
    Ok(ApiTokenId(id))
}

pub(in crate::tokens) async fn api_token(
    db: &mut impl Reads,
    token: &TokenHash,
) -> DbResult<Option<StoredApiToken>> {
    let row: Option<Row> =
        on_db!(db, c => sqlx::query_as(BY_HASH).bind(&token.as_bytes()[..]).fetch_optional(c).await?);
    Ok(row.map(StoredApiToken::from))
}

/// Those that work, in the order they were made.
pub(in crate::tokens) async fn api_tokens_of(
    db: &mut impl Reads,
    owner: &User,
    now: Timestamp,
) -> DbResult<Vec<StoredApiToken>> {
    let rows: Vec<Row> = on_db!(db, c => {
        sqlx::query_as(OF_USER)
            .bind(owner.id.0)
            .bind(owner.auth_epoch)
            .bind(now.as_millis())
            .fetch_all(c)
            .await?
    });
    Ok(rows.into_iter().map(StoredApiToken::from).collect())
}

pub(in crate::tokens) async fn count_api_tokens_of(
    db: &mut impl Reads,
    owner: &User,
    now: Timestamp,
) -> DbResult<i64> {
    Ok(on_db!(db, c => {
        sqlx::query_scalar(COUNT)
            .bind(owner.id.0)
            .bind(owner.auth_epoch)
            .bind(now.as_millis())
            .fetch_one(c)
            .await?
    }))
}

/// Deletes a person's own token and tells its name; none when it is not theirs or not there.
pub(in crate::tokens) async fn delete_api_token(
    tx: &mut WriteTx,
    id: ApiTokenId,
    owner: UserId,
) -> DbResult<Option<String>> {
    Ok(on_db!(tx, c => sqlx::query_scalar(DELETE).bind(id.0).bind(owner.0).fetch_optional(c).await?))
}

/// Writes when tokens were last used, many at once.
pub(crate) async fn flush_last_used(tx: &mut WriteTx, used: &[(ApiTokenId, Timestamp)]) -> DbResult<()> {
    for (id, at) in used {
        on_db!(tx, c => { sqlx::query(USED).bind(id.0).bind(at.as_millis()).execute(c).await?; });
    }
    Ok(())
}
