//! The tables of tokens as one person's archive shows them: no hash says anything about a person.

use vestibule_db::{DbResult, Reads, on_db};
use vestibule_kernel::UserId;

const API_TOKENS: &str = "SELECT name, created_at, expires_at, last_used_at FROM api_tokens WHERE user_id = $1 \
     ORDER BY id DESC LIMIT $2";
const FAMILIES: &str = "SELECT created_at, expires_at, address, user_agent FROM token_families WHERE user_id = $1 \
     ORDER BY id DESC LIMIT $2";

/// A token that a person has made for a program of theirs.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct ApiTokenOnRecord {
    pub(crate) name: String,
    pub(crate) created_at: i64,
    pub(crate) expires_at: Option<i64>,
    pub(crate) last_used_at: Option<i64>,
}

/// A program's sign-in and everything that followed from it.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct FamilyOnRecord {
    pub(crate) created_at: i64,
    pub(crate) expires_at: i64,
    pub(crate) address: Option<String>,
    pub(crate) user_agent: Option<String>,
}

pub(crate) async fn api_tokens_on_record_of(
    db: &mut impl Reads,
    user: UserId,
    limit: i64,
) -> DbResult<Vec<ApiTokenOnRecord>> {
    Ok(on_db!(db, c => sqlx::query_as(API_TOKENS).bind(user.0).bind(limit).fetch_all(c).await?))
}

pub(crate) async fn families_on_record_of(
    db: &mut impl Reads,
    user: UserId,
    limit: i64,
) -> DbResult<Vec<FamilyOnRecord>> {
    Ok(on_db!(db, c => sqlx::query_as(FAMILIES).bind(user.0).bind(limit).fetch_all(c).await?))
}
