//! Recognising a bearer without checking its signature again.
//!
//! Checking one costs as much as five bare requests, so a checked token is remembered by the
//! SHA-256 of its text, as a session is by its cookie's, and forgotten by the same changes.

use std::sync::Arc;

use vestibule_crypto::{JwtError, Token, TokenHash};
use vestibule_db::DbError;
use vestibule_kernel::{ApiTokenId, Timestamp};

use crate::changes::{Announcer, Watcher};
use crate::env::{Env, Failure};
use crate::recognition::{self, LastUse, Means, Memory, Presented, Recognised};

use super::claims::{self, Verified};
use super::{api_tokens, keys, store};

/// Tokens recognised lately.
#[derive(Debug, Clone)]
pub struct TokenCache(Memory<Remembered>);

#[derive(Debug)]
struct Remembered {
    recognised: Arc<Recognised>,
    /// Of an API token: its owner wants to know whether it is still used.
    last_use: Option<(ApiTokenId, LastUse)>,
}

/// Why a bearer is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a token, or one for another use or audience.
    #[error("not a token that is accepted here")]
    Malformed,
    /// Not signed by this installation.
    #[error("the token's signature is wrong")]
    BadSignature,
    /// It has run out.
    #[error("the token has expired")]
    Expired,
    /// It was ended before its time, or its owner may not come in any more.
    #[error("the token has been revoked")]
    Ended,
}

/// Why nobody was recognised by a bearer.
#[derive(Debug, thiserror::Error)]
pub enum BearerError {
    /// The bearer.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(#[from] Failure),
}

impl From<DbError> for BearerError {
    fn from(error: DbError) -> Self {
        Self::Failure(error.into())
    }
}

impl From<JwtError> for Refusal {
    fn from(error: JwtError) -> Self {
        match error {
            JwtError::BadSignature => Self::BadSignature,
            JwtError::Expired => Self::Expired,
            _ => Self::Malformed,
        }
    }
}

impl TokenCache {
    /// An empty cache that forgets what `announcer` makes doubtful, and is believed as long as
    /// `watcher` hears of other processes' changes.
    #[must_use]
    pub fn new(watcher: Watcher, announcer: &Announcer) -> Self {
        Self(Memory::new(watcher, announcer))
    }

    /// Whose token that is.
    ///
    /// # Errors
    /// [`BearerError`].
    pub async fn recognise(&self, env: &Env, bearer: &str) -> Result<Arc<Recognised>, BearerError> {
        let now = env.now();
        let key = TokenHash::of_text(bearer);
        if let Some(found) = self.0.recall(&key)
            && now < found.recognised.expires_at
        {
            found.note_use(now);
            return Ok(Arc::clone(&found.recognised));
        }
        // Boxed because it is rare, as with sessions.
        Box::pin(self.look_up(env, key, bearer, now)).await
    }

    /// Checks a token as if for the first time, and remembers.
    async fn look_up(
        &self,
        env: &Env,
        key: TokenHash,
        bearer: &str,
        now: Timestamp,
    ) -> Result<Arc<Recognised>, BearerError> {
        let generation = self.0.generation();
        let found = match bearer.strip_prefix(api_tokens::PREFIX) {
            Some(token) => load_api_token(env, token, now).await?,
            None => load_access_token(env, bearer, now).await?,
        };
        found.note_use(now);
        let found = Arc::new(found);
        self.0.remember(key, found.recognised.user.id, &found, generation);
        Ok(Arc::clone(&found.recognised))
    }

    /// API tokens whose last use is not in the database yet.
    #[must_use]
    pub fn take_unwritten_last_used(&self) -> Vec<(ApiTokenId, Timestamp)> {
        let unwritten = |found: Arc<Remembered>| {
            let (id, last_use) = found.last_use.as_ref()?;
            Some((*id, last_use.take_unwritten()?))
        };
        self.0.entries().filter_map(unwritten).collect()
    }

    /// Drops what the cache no longer needs to know.
    pub fn sweep(&self) {
        self.0.sweep();
    }
}

impl Remembered {
    fn note_use(&self, now: Timestamp) {
        if let Some((_, last_use)) = &self.last_use {
            last_use.note(now);
        }
    }
}

async fn load_access_token(env: &Env, token: &str, now: Timestamp) -> Result<Remembered, BearerError> {
    // What has not the shape of a token is not worth a look at the database.
    if token.split('.').count() != 3 {
        return Err(Refusal::Malformed.into());
    }
    let mut db = env.db.read().await?;
    let verified: Verified = match claims::shared_secret(&env.config)? {
        Some(secret) => claims::verify_shared(&env.config, &secret, token, now).map_err(Refusal::from)?,
        None => {
            let keys = keys::verifying(store::keys(&mut db, now).await?);
            claims::verify_own(&env.config, &keys, token, now).map_err(Refusal::from)?
        }
    };
    let family = store::family_by_uuid(&mut db, verified.family).await?.ok_or(Refusal::Ended)?;
    let presented = Presented {
        user: family.user,
        auth_epoch: family.auth_epoch,
        means: Means::AccessToken(family.id),
        csrf_token: String::new(),
        authenticated_at: family.created_at,
        expires_at: verified.expires_at,
    };
    let recognised = recognition::recognise(&mut db, presented, now).await?.ok_or(Refusal::Ended)?;
    // The family decides who it is; a token that says something else was not made by us alone.
    if recognised.user.uuid != verified.user {
        return Err(Refusal::BadSignature.into());
    }
    Ok(Remembered { recognised: Arc::new(recognised), last_use: None })
}

async fn load_api_token(env: &Env, token: &str, now: Timestamp) -> Result<Remembered, BearerError> {
    let hash = Token::parse(token).ok_or(Refusal::Malformed)?.hash();
    let mut db = env.db.read().await?;
    let stored = store::api_token(&mut db, &hash).await?.ok_or(Refusal::Ended)?;
    if stored.expires_at.is_some_and(|at| at <= now) {
        return Err(Refusal::Expired.into());
    }
    let presented = Presented {
        user: stored.user,
        auth_epoch: stored.auth_epoch,
        means: Means::ApiToken(stored.id),
        csrf_token: String::new(),
        // Nobody need be there when it is used, so it never counts as a recent proof.
        authenticated_at: Timestamp::from_millis(0),
        expires_at: stored.expires_at.unwrap_or(Timestamp::from_millis(i64::MAX)),
    };
    let recognised = recognition::recognise(&mut db, presented, now).await?.ok_or(Refusal::Ended)?;
    let last_use = LastUse::written(stored.last_used_at.unwrap_or(Timestamp::from_millis(0)));
    Ok(Remembered { recognised: Arc::new(recognised), last_use: Some((stored.id, last_use)) })
}
