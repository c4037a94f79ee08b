//! The master key's fingerprint in the database.
//!
//! With another key nothing that is sealed could be read and every session's CSRF token would be
//! wrong; better to say so at the start than to fail at every letter.

use vestibule_crypto::MasterKey;
use vestibule_db::{Db, DbError};
use vestibule_kernel::Timestamp;

use super::store;

/// Why the key and the database do not go together.
#[derive(Debug, thiserror::Error)]
pub enum FingerprintError {
    /// Another key than the one the database was made with.
    #[error(
        "secret_key is not the key this database was made with; configure that key (or its file master.key in the \
         data folder) again, name it among previous_secret_keys, or start with an empty database"
    )]
    Mismatch,
    /// There is no key, although the database was made with one.
    #[error(
        "this database was made with a key that is not here: put master.key back into the data folder, configure \
         the key as secret_key, or start with an empty database"
    )]
    KeyMissing,
    /// The database did not answer.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Refuses to go on without a key where the database was made with one: a fresh one would not fit
/// it, and would lie there like the right one.
///
/// # Errors
/// [`FingerprintError`].
pub async fn may_make_key(db: &Db) -> Result<(), FingerprintError> {
    match store::fingerprint(&mut db.read().await?).await? {
        Some(_) => Err(FingerprintError::KeyMissing),
        None => Ok(()),
    }
}

/// Compares the key with the database, which learns it on the first start, and again when it knows one
/// of the keys of the past.
///
/// # Errors
/// [`FingerprintError`].
pub async fn check_fingerprint(
    db: &Db,
    key: &MasterKey,
    previous: &[MasterKey],
    now: Timestamp,
) -> Result<(), FingerprintError> {
    let fingerprint = key.fingerprint();
    let mut tx = db.write().await?;
    let stored = store::learn_fingerprint(&mut tx, &fingerprint, now).await?;
    if stored != fingerprint {
        if previous.iter().all(|previous| previous.fingerprint() != stored) {
            return Err(FingerprintError::Mismatch);
        }
        store::replace_fingerprint(&mut tx, &fingerprint, now).await?;
    }
    Ok(tx.commit().await?)
}
