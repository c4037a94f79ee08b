//! Whether what somebody was recognised by is still there: one question to three slices' tables.

use vestibule_db::{DbResult, Reads, on_db};

use super::Means;

const SESSION: &str = "SELECT 1 FROM sessions WHERE id = $1";
const FAMILY: &str = "SELECT 1 FROM token_families WHERE id = $1";
const API_TOKEN: &str = "SELECT 1 FROM api_tokens WHERE id = $1";

/// Whether nobody has ended it.
pub(super) async fn stands(db: &mut impl Reads, means: Means) -> DbResult<bool> {
    let (sql, id) = match means {
        Means::Session(id) => (SESSION, id.0),
        Means::AccessToken(id) => (FAMILY, id.0),
        Means::ApiToken(id) => (API_TOKEN, id.0),
    };
    let found: Option<i32> = on_db!(db, c => sqlx::query_scalar(sql).bind(id).fetch_optional(c).await?);
    Ok(found.is_some())
}
