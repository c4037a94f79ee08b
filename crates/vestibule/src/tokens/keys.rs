//! The keys that sign access tokens: made here, kept sealed, replaced every 90 days.
//!
//! A new key is published a day before it signs, so that whoever checks tokens with a copy of the
//! key set has it in time; an old one stays published until the last token it signed has expired.
//! Whether it is time is looked at whenever a token is signed and every few minutes; nodes agree
//! because they decide one after another, in a transaction, on what the database says.

use std::time::Duration;

use serde_json::{Value, json};
use vestibule_crypto::{PublicKey, SigningKey};
use vestibule_db::Lock;
use vestibule_kernel::{Actor, Origin, Timestamp};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::env::{Env, Failure, Work};

use super::claims::{Signer, shared_secret};
use super::store::{self, StoredKey};

const HOUR: Duration = Duration::from_secs(3600);
/// From its making to the making of the next.
const LIFE: Duration = Duration::from_secs(90 * 24 * 3600);
/// A new key is published for so long before it signs.
const PUBLISHED_AHEAD: Duration = Duration::from_secs(24 * 3600);
/// No configuration makes an access token live longer, so no token outlives its key.
const LONGEST_ACCESS_TOKEN: Duration = Duration::from_secs(24 * 3600);

/// Makes the first key, or the next when it is time.
///
/// # Errors
/// [`Failure`].
pub async fn keep_current(env: &Env) -> Result<(), Failure> {
    if !is_rotation_due(&store::keys(&mut env.db.read().await?, env.now()).await?, env.now()) {
        return Ok(());
    }
    let mut work = env.write().await?;
    rotate(env, &mut work).await?;
    Ok(work.commit().await?)
}

/// The keys that anybody may check tokens with, as a JWKS (RFC 7517).
///
/// # Errors
/// [`Failure`].
pub async fn public_keys(env: &Env) -> Result<Value, Failure> {
    let keys = store::keys(&mut env.db.read().await?, env.now()).await?;
    let keys: Vec<Value> = keys.iter().map(|key| key.public.to_jwk()).collect();
    Ok(json!({ "keys": keys }))
}

/// How long others may keep a copy of the key set: far less than keys are published ahead.
pub(super) const PUBLIC_KEYS_KEEP: Duration = HOUR;

/// What an access token is signed with now.
pub(super) async fn signer(env: &Env, work: &mut Work) -> Result<Signer, Failure> {
    if let Some(secret) = shared_secret(&env.config)? {
        return Ok(Signer::Shared(secret));
    }
    let now = env.now();
    let mut keys = store::keys(work, now).await?;
    if is_rotation_due(&keys, now) {
        keys = rotate(env, work).await?;
    }
    let key = signing(&keys, now).ok_or_else(|| Failure::Internal("there is no signing key".to_owned()))?;
    let pkcs8 = env
        .keys
        .sealer
        .open(&context(key.public.kid()), &key.sealed)
        .map_err(|error| Failure::Internal(format!("signing key {}: {error}", key.public.kid())))?;
    let key = SigningKey::from_pkcs8(&pkcs8).map_err(|error| Failure::Internal(error.to_string()))?;
    Ok(Signer::Own(key))
}

/// The public halves of every key whose tokens may still be valid.
pub(super) fn verifying(keys: Vec<StoredKey>) -> Vec<PublicKey> {
    keys.into_iter().map(|key| key.public).collect()
}

/// The oldest that has not been retired: a newer one waits until everybody knows it.
fn signing(keys: &[StoredKey], now: Timestamp) -> Option<&StoredKey> {
    keys.iter().filter(|key| key.retired_at.is_none_or(|at| now < at)).min_by_key(|key| key.created_at)
}

fn is_rotation_due(keys: &[StoredKey], now: Timestamp) -> bool {
    keys.iter().map(|key| key.created_at).max().is_none_or(|newest| now.since(newest) >= LIFE)
}

/// Makes a key unless another node has just done so; the one before it retires a day later.
async fn rotate(env: &Env, work: &mut Work) -> Result<Vec<StoredKey>, Failure> {
    let now = env.now();
    work.lock(Lock::SigningKeys).await?;
    let keys = store::keys(work, now).await?;
    if !is_rotation_due(&keys, now) {
        return Ok(keys);
    }
    let key = SigningKey::generate(&*env.entropy).map_err(|error| Failure::Internal(error.to_string()))?;
    let sealed = env.keys.sealer.seal(&context(key.kid()), &key.to_pkcs8(), &*env.entropy);
    let retired_at = now.plus(PUBLISHED_AHEAD);
    store::retire_keys(work, retired_at, retired_at.plus(LONGEST_ACCESS_TOKEN)).await?;
    store::insert_key(work, key.public(), &sealed, now).await?;
    work.changed(Subject::Keys);
    let made = Event::new(Actor::System, Action::SigningKeyMade, Target::Installation);
    audit_log::record(work, now, made.with(json!({ "kid": key.kid() })), &Origin::default()).await?;
    Ok(store::keys(work, now).await?)
}

/// Binds a sealed key to its row.
fn context(kid: &str) -> String {
    format!("signing key {kid}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_millis(1_768_478_400_000);

    fn key(number: u8, created_at: Timestamp, retired_at: Option<Timestamp>) -> StoredKey {
        let public = PublicKey::from_bytes([number; 32]);
        StoredKey { public, sealed: String::new(), created_at, retired_at }
    }

    #[test]
    fn a_new_key_waits_a_day_before_it_signs() {
        let made = START.plus(LIFE);
        let retires = made.plus(PUBLISHED_AHEAD);
        let keys = [key(1, START, Some(retires)), key(2, made, None)];
        let who = |now| signing(&keys, now).unwrap().public.as_bytes()[0];
        assert_eq!(who(made), 1);
        assert_eq!(who(retires), 2);
    }

    #[test]
    fn the_first_key_signs_at_once_and_the_next_is_made_after_ninety_days() {
        assert!(is_rotation_due(&[], START));
        let keys = [key(1, START, None)];
        assert!(signing(&keys, START).is_some());
        assert!(!is_rotation_due(&keys, START.plus(LIFE).minus(HOUR)));
        assert!(is_rotation_due(&keys, START.plus(LIFE)));
    }
}
