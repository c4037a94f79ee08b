//! Personal API tokens: made by a person for a program of theirs, shown once, ended by name.
//!
//! One may do what its owner may do at that moment. It cannot make or end other tokens, so that a
//! stolen one ends when it is found and deleted. One is made only by somebody who has lately proven who
//! they are (`signin::make_api_token`), who is told of it, and stays until it is deleted or all of its
//! owner's sign-ins end. A change of the second factor is not such an end: programs would stop at
//! night for nothing, since no thief of a session or of another token could have made one.

use std::time::Duration;

use serde_json::json;
use vestibule_crypto::Token;
use vestibule_db::DbResult;
use vestibule_kernel::{ApiTokenId, DisplayName, Origin, SecretString, Timestamp};

use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::env::{Env, Work};
use crate::mail::{Letter, Recipient};
use crate::notify;
use crate::recognition::{self, Means, Recognised};
use crate::users::User;

use super::TokenError;
use super::store::{self, StoredApiToken};

/// Stands before every API token, so that programs that look for leaked secrets know one.
pub(super) const PREFIX: &str = "vst_";
/// Whoever needs more has a program that forgets to delete.
const MOST: i64 = 50;

/// How long an API token is to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifetime {
    /// For so long.
    Limited(Duration),
    /// Until it is deleted.
    Unlimited,
}

/// An API token as its owner sees it.
#[derive(Debug, Clone)]
pub struct ApiToken {
    /// Its row.
    pub id: ApiTokenId,
    /// What its owner calls it.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it ends by itself.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
}

impl From<StoredApiToken> for ApiToken {
    fn from(stored: StoredApiToken) -> Self {
        Self {
            id: stored.id,
            name: stored.name,
            created_at: stored.created_at,
            expires_at: stored.expires_at,
            last_used_at: stored.last_used_at,
        }
    }
}

/// An API token just made: the only moment its text is known.
#[derive(Debug)]
pub struct NewApiToken {
    /// What the list will show.
    pub token: ApiToken,
    /// The token itself.
    pub secret: SecretString,
}

/// Makes an API token and tells its owner. Whether they have lately proven who they are, the caller has
/// asked.
///
/// # Errors
/// [`TokenError::NotByApiToken`], [`TokenError::Name`], [`TokenError::TooMany`],
/// [`TokenError::Ended`] or a failure.
pub(crate) async fn create_api_token(
    env: &Env,
    caller: &Recognised,
    name: &str,
    lifetime: Lifetime,
    origin: &Origin,
) -> Result<NewApiToken, TokenError> {
    refuse_api_token(caller)?;
    let name = DisplayName::parse(name).map_err(|_| TokenError::Name)?;
    if name.as_str().is_empty() {
        return Err(TokenError::Name);
    }
    let now = env.now();
    let expires_at = match lifetime {
        Lifetime::Limited(lifetime) => Some(now.plus(lifetime)),
        Lifetime::Unlimited => None,
    };
    let secret = Token::generate(&*env.entropy);
    let mut work = env.write().await?;
    if store::count_api_tokens_of(&mut work, &caller.user, now).await? >= MOST {
        return Err(TokenError::TooMany(MOST));
    }
    // Somebody who was signed out meanwhile must not leave with a token that outlives it.
    if recognition::recognise_again(env, &mut work, caller).await?.is_none() {
        return Err(TokenError::Ended);
    }
    let name = name.as_str();
    let id = store::insert_api_token(&mut work, &secret.hash(), &caller.user, name, now, expires_at).await?;
    tell(env, &mut work, &caller.user, name).await?;
    let made = Event::new(caller.caller.actor(), Action::ApiTokenCreated, Target::Person(caller.user.uuid));
    audit_log::record(&mut work, now, made.with(json!({ "name": name })), origin).await?;
    work.commit().await?;
    let token = ApiToken { id, name: name.to_owned(), created_at: now, expires_at, last_used_at: None };
    Ok(NewApiToken { token, secret: format!("{PREFIX}{}", secret.expose()).into() })
}

async fn tell(env: &Env, work: &mut Work, user: &User, name: &str) -> DbResult<()> {
    let Some(address) = user.address() else { return Ok(()) };
    let to = Recipient { user: Some(user.id), address: &address, locale: &user.locale };
    let letter = Letter::ApiTokenMade { name: user.salutation().to_owned(), token: name.to_owned() };
    notify::tell(env, work, &to, &letter).await
}

/// The caller's API tokens that work, in the order they were made.
///
/// # Errors
/// [`TokenError::NotByApiToken`] or a failure.
pub async fn list_api_tokens(env: &Env, caller: &Recognised) -> Result<Vec<ApiToken>, TokenError> {
    refuse_api_token(caller)?;
    let stored = store::api_tokens_of(&mut env.db.read().await?, &caller.user, env.now()).await?;
    Ok(stored.into_iter().map(ApiToken::from).collect())
}

/// Deletes an API token of the caller's.
///
/// # Errors
/// [`TokenError::NotByApiToken`], [`TokenError::Unknown`] also for somebody else's, or a failure.
pub async fn delete_api_token(
    env: &Env,
    caller: &Recognised,
    id: ApiTokenId,
    origin: &Origin,
) -> Result<(), TokenError> {
    refuse_api_token(caller)?;
    let mut work = env.write().await?;
    let name = store::delete_api_token(&mut work, id, caller.user.id).await?.ok_or(TokenError::Unknown)?;
    work.changed(Subject::User(caller.user.id));
    let ended = Event::new(caller.caller.actor(), Action::ApiTokenDeleted, Target::Person(caller.user.uuid));
    audit_log::record(&mut work, env.now(), ended.with(json!({ "name": name })), origin).await?;
    Ok(work.commit().await?)
}

/// An API token cannot manage API tokens.
///
/// # Errors
/// [`TokenError::NotByApiToken`].
pub(crate) fn refuse_api_token(caller: &Recognised) -> Result<(), TokenError> {
    match caller.means {
        Means::ApiToken(_) => Err(TokenError::NotByApiToken),
        Means::Session(_) | Means::AccessToken(_) => Ok(()),
    }
}
