//! The `token_families` and `refresh_tokens` tables.

use uuid::Uuid;
use vestibule_crypto::TokenHash;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Origin, RefreshTokenId, Timestamp, TokenFamilyId, UserId};

const INSERT_FAMILY: &str = "INSERT INTO token_families \
     (uuid, user_id, auth_epoch, created_at, expires_at, address, user_agent) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
const BY_UUID: &str = "SELECT id, user_id, auth_epoch, created_at FROM token_families WHERE uuid = $1";
const EXTEND: &str = "UPDATE token_families SET expires_at = $2 WHERE id = $1";
const END: &str = "DELETE FROM token_families WHERE id = $1";
const END_ALL: &str = "DELETE FROM token_families WHERE user_id = $1";
const END_OTHERS: &str = "DELETE FROM token_families WHERE user_id = $1 AND id <> $2";
const INSERT_REFRESH: &str = "INSERT INTO refresh_tokens (token_hash, family_id, created_at, expires_at) \
     VALUES ($1, $2, $3, $4)";
const BY_HASH: &str = "SELECT r.id, f.id, f.uuid, f.user_id, f.auth_epoch, f.created_at, r.expires_at \
     FROM refresh_tokens r JOIN token_families f ON f.id = r.family_id WHERE r.token_hash = $1";
const SPEND: &str =
    "UPDATE refresh_tokens SET spent_at = $2 WHERE id = $1 AND spent_at IS NULL AND expires_at > $2";

/// A family to be begun.
#[derive(Debug)]
pub(in crate::tokens) struct NewFamily {
    pub(in crate::tokens) uuid: Uuid,
    pub(in crate::tokens) user: UserId,
    pub(in crate::tokens) auth_epoch: i64,
    pub(in crate::tokens) created_at: Timestamp,
    pub(in crate::tokens) expires_at: Timestamp,
}

pub(in crate::tokens) async fn insert_family(
    tx: &mut WriteTx,
    family: &NewFamily,
    origin: &Origin,
) -> DbResult<TokenFamilyId> {
    let id: i64 = on_db!(tx, c => {
        sqlx::query_scalar(INSERT_FAMILY)
            .bind(family.uuid.to_string())
            .bind(family.user.0)
            .bind(family.auth_epoch)
            .bind(family.created_at.as_millis())
            .bind(family.expires_at.as_millis())
            .bind(origin.address.map(|a| a.to_string()))
            .bind(origin.user_agent.as_deref())
            .fetch_one(c)
            .await?
    });
    Ok(TokenFamilyId(id))
}

/// A family's row.
#[derive(Debug)]
pub(in crate::tokens) struct StoredFamily {
    pub(in crate::tokens) id: TokenFamilyId,
    pub(in crate::tokens) user: UserId,
    pub(in crate::tokens) auth_epoch: i64,
    pub(in crate::tokens) created_at: Timestamp,
}

pub(in crate::tokens) async fn family_by_uuid(
    db: &mut impl Reads,
    uuid: Uuid,
) -> DbResult<Option<StoredFamily>> {
    let row: Option<(i64, i64, i64, i64)> =
        on_db!(db, c => sqlx::query_as(BY_UUID).bind(uuid.to_string()).fetch_optional(c).await?);
    Ok(row.map(|(id, user, auth_epoch, created_at)| StoredFamily {
        id: TokenFamilyId(id),
        user: UserId(user),
        auth_epoch,
        created_at: Timestamp::from_millis(created_at),
    }))
}

pub(in crate::tokens) async fn extend_family(
    tx: &mut WriteTx,
    id: TokenFamilyId,
    until: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(EXTEND).bind(id.0).bind(until.as_millis()).execute(c).await?; });
    Ok(())
}

pub(in crate::tokens) async fn end_family(tx: &mut WriteTx, id: TokenFamilyId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(END).bind(id.0).execute(c).await?; });
    Ok(())
}

/// Ends every access and refresh token of a person; the caller announces the change. Personal API
/// tokens end by the person's epoch.
pub(crate) async fn end_all_families_of(tx: &mut WriteTx, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(END_ALL).bind(user.0).execute(c).await?; });
    Ok(())
}

/// The same but for one family.
pub(crate) async fn end_other_families_of(
    tx: &mut WriteTx,
    user: UserId,
    keep: TokenFamilyId,
) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(END_OTHERS).bind(user.0).bind(keep.0).execute(c).await?; });
    Ok(())
}

pub(in crate::tokens) async fn insert_refresh_token(
    tx: &mut WriteTx,
    token: &TokenHash,
    family: TokenFamilyId,
    now: Timestamp,
    expires_at: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(INSERT_REFRESH)
            .bind(&token.as_bytes()[..])
            .bind(family.0)
            .bind(now.as_millis())
            .bind(expires_at.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// A refresh token's row with its family's.
#[derive(Debug)]
pub(in crate::tokens) struct StoredRefreshToken {
    pub(in crate::tokens) id: RefreshTokenId,
    pub(in crate::tokens) family: StoredFamily,
    pub(in crate::tokens) family_uuid: Uuid,
    pub(in crate::tokens) expires_at: Timestamp,
}

pub(in crate::tokens) async fn refresh_token(
    db: &mut impl Reads,
    token: &TokenHash,
) -> DbResult<Option<StoredRefreshToken>> {
    let row: Option<(i64, i64, String, i64, i64, i64, i64)> =
        on_db!(db, c => sqlx::query_as(BY_HASH).bind(&token.as_bytes()[..]).fetch_optional(c).await?);
    let Some((id, family, uuid, user, auth_epoch, created_at, expires_at)) = row else { return Ok(None) };
    let family = StoredFamily {
        id: TokenFamilyId(family),
        user: UserId(user),
        auth_epoch,
        created_at: Timestamp::from_millis(created_at),
    };
    let family_uuid = uuid.parse().map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    let expires_at = Timestamp::from_millis(expires_at);
    Ok(Some(StoredRefreshToken { id: RefreshTokenId(id), family, family_uuid, expires_at }))
}

/// What became of an attempt to use a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tokens) enum Spent {
    /// This call has used it.
    ByThisCall,
    /// It was used before, or has expired.
    TooLate,
}

/// One statement, which only one of several racing callers can win.
pub(in crate::tokens) async fn spend_refresh_token(
    tx: &mut WriteTx,
    id: RefreshTokenId,
    now: Timestamp,
) -> DbResult<Spent> {
    let rows = on_db!(tx, c => {
        sqlx::query(SPEND).bind(id.0).bind(now.as_millis()).execute(c).await?.rows_affected()
    });
    Ok(if rows == 1 { Spent::ByThisCall } else { Spent::TooLate })
}
