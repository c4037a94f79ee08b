//! The `signing_keys` table.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use vestibule_crypto::PublicKey;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::Timestamp;

const KEYS: &str = "SELECT public, sealed, created_at, retired_at FROM signing_keys \
     WHERE algorithm = 'EdDSA' AND (expires_at IS NULL OR expires_at > $1) ORDER BY created_at";
const INSERT: &str = "INSERT INTO signing_keys (kid, algorithm, sealed, public, created_at) \
     VALUES ($1, 'EdDSA', $2, $3, $4)";
const RETIRE: &str = "UPDATE signing_keys SET retired_at = $1, expires_at = $2 WHERE retired_at IS NULL";

/// A key's row.
#[derive(Debug)]
pub(in crate::tokens) struct StoredKey {
    pub(in crate::tokens) public: PublicKey,
    pub(in crate::tokens) sealed: String,
    pub(in crate::tokens) created_at: Timestamp,
    pub(in crate::tokens) retired_at: Option<Timestamp>,
}

/// Every key whose tokens may still be valid, oldest first.
pub(in crate::tokens) async fn keys(db: &mut impl Reads, now: Timestamp) -> DbResult<Vec<StoredKey>> {
    let rows: Vec<(String, String, i64, Option<i64>)> =
        on_db!(db, c => sqlx::query_as(KEYS).bind(now.as_millis()).fetch_all(c).await?);
    rows.into_iter()
        .map(|(public, sealed, created_at, retired_at)| {
            Ok(StoredKey {
                public: parse(&public)?,
                sealed,
                created_at: Timestamp::from_millis(created_at),
                retired_at: retired_at.map(Timestamp::from_millis),
            })
        })
        .collect()
}

fn parse(public: &str) -> Result<PublicKey, sqlx::Error> {
    let bytes = URL_SAFE_NO_PAD.decode(public).ok().and_then(|bytes| bytes.try_into().ok());
    let bytes: [u8; 32] = bytes.ok_or_else(|| sqlx::Error::Decode("a public key has 32 bytes".into()))?;
    Ok(PublicKey::from_bytes(bytes))
}

pub(in crate::tokens) async fn insert_key(
    tx: &mut WriteTx,
    key: &PublicKey,
    sealed: &str,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(key.kid())
            .bind(sealed)
            .bind(URL_SAFE_NO_PAD.encode(key.as_bytes()))
            .bind(now.as_millis())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Lets every key that is still in use sign until one instant and verify until another.
pub(in crate::tokens) async fn retire_keys(
    tx: &mut WriteTx,
    retired_at: Timestamp,
    expires_at: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(RETIRE).bind(retired_at.as_millis()).bind(expires_at.as_millis()).execute(c).await?;
    });
    Ok(())
}
