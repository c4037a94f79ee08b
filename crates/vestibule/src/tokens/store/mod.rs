//! The tables of tokens.

mod api_tokens;
mod families;
mod keys;
pub(super) mod on_record;

use vestibule_db::{DbResult, WriteTx, on_db};
use vestibule_kernel::Timestamp;

pub(crate) use api_tokens::flush_last_used;
pub(super) use api_tokens::{
    StoredApiToken, api_token, api_tokens_of, count_api_tokens_of, delete_api_token, insert_api_token,
};
pub(super) use families::{
    NewFamily, Spent, end_family, extend_family, family_by_uuid, insert_family, insert_refresh_token,
    refresh_token, spend_refresh_token,
};
pub(crate) use families::{end_all_families_of, end_other_families_of};
pub(super) use keys::{StoredKey, insert_key, keys, retire_keys};

const PRUNE_FAMILIES: &str = "DELETE FROM token_families WHERE expires_at < $1";
const PRUNE_REFRESH_TOKENS: &str = "DELETE FROM refresh_tokens WHERE expires_at < $1";
const PRUNE_API_TOKENS: &str = "DELETE FROM api_tokens WHERE expires_at < $1 OR EXISTS \
     (SELECT 1 FROM users u WHERE u.id = api_tokens.user_id AND u.auth_epoch <> api_tokens.auth_epoch)";
const PRUNE_KEYS: &str = "DELETE FROM signing_keys WHERE expires_at < $1";

/// Forgets what has ended by itself.
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    for sql in [PRUNE_FAMILIES, PRUNE_REFRESH_TOKENS, PRUNE_API_TOKENS, PRUNE_KEYS] {
        on_db!(tx, c => { sqlx::query(sql).bind(now.as_millis()).execute(c).await?; });
    }
    Ok(())
}
