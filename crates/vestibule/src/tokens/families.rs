//! Giving a program its tokens, renewing them, and ending them.

use std::time::Duration;

use serde_json::json;
use vestibule_crypto::Token;
use vestibule_kernel::{Actor, Origin, SecretString, Timestamp, TokenFamilyId};

use crate::access;
use crate::audit_log::{self, Action, Event, Target};
use crate::changes::Subject;
use crate::config::RequireConfirmedAddress;
use crate::env::{Env, Failure, Work};
use crate::recognition::{Means, Recognised};
use crate::users::{self, User};

use super::claims::{self, FamilyClaims, random_uuid};
use super::store::{self, NewFamily, Spent};
use super::{TokenError, keys};

/// Stands before every refresh token, so that programs that look for leaked secrets know one.
const PREFIX: &str = "vsr_";

/// What a program gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// An access token, and that is it.
    AccessOnly,
    /// An access token, and the means to get the next one.
    WithRefresh,
}

/// Tokens just issued: the only moment they are known.
#[derive(Debug)]
pub struct Issued {
    /// A signed access token.
    pub access: SecretString,
    /// How long it works.
    pub expires_in: Duration,
    /// Good for one renewal.
    pub refresh: Option<SecretString>,
}

/// Begins a family for somebody who has just proven who they are.
///
/// # Errors
/// [`Failure`].
pub async fn issue(
    env: &Env,
    work: &mut Work,
    user: &User,
    extent: Extent,
    origin: &Origin,
) -> Result<Issued, Failure> {
    let now = env.now();
    let lifetime = match extent {
        Extent::AccessOnly => env.config.tokens.access_ttl,
        Extent::WithRefresh => env.config.tokens.refresh_ttl.max(env.config.tokens.access_ttl),
    };
    let family = NewFamily {
        uuid: random_uuid(&*env.entropy),
        user: user.id,
        auth_epoch: user.auth_epoch,
        created_at: now,
        expires_at: now.plus(lifetime),
    };
    let id = store::insert_family(work, &family, origin).await?;
    let refresh = match extent {
        Extent::AccessOnly => None,
        Extent::WithRefresh => Some(issue_refresh_token(env, work, id, now).await?),
    };
    let claims = FamilyClaims { uuid: family.uuid, authenticated_at: now };
    Ok(Issued { refresh, ..issue_access_token(env, work, user, claims).await? })
}

async fn issue_access_token(
    env: &Env,
    work: &mut Work,
    user: &User,
    family: FamilyClaims,
) -> Result<Issued, Failure> {
    let signer = keys::signer(env, work).await?;
    let rights = access::rights_in_force(work, user, env.now()).await?;
    let access = claims::sign(&env.config, &signer, user, &rights, family, env.now(), &*env.entropy)?;
    Ok(Issued { access: access.into(), expires_in: env.config.tokens.access_ttl, refresh: None })
}

async fn issue_refresh_token(
    env: &Env,
    work: &mut Work,
    family: TokenFamilyId,
    now: Timestamp,
) -> Result<SecretString, Failure> {
    let token = Token::generate(&*env.entropy);
    let expires_at = now.plus(env.config.tokens.refresh_ttl);
    store::insert_refresh_token(work, &token.hash(), family, now, expires_at).await?;
    Ok(format!("{PREFIX}{}", token.expose()).into())
}

/// Takes a refresh token and gives the next pair.
///
/// A token that comes a second time has been copied, and nobody can tell which of the two callers
/// is the thief, so the whole family ends (RFC 9700 §4.14.2). Of callers that race with one token
/// exactly one gets a pair; since the others hold a copy too, that pair does not live long.
///
/// # Errors
/// [`TokenError::InvalidRefreshToken`] whatever is wrong with the token.
pub async fn refresh(env: &Env, presented: &str, origin: &Origin) -> Result<Issued, TokenError> {
    let token = presented.strip_prefix(PREFIX).and_then(Token::parse);
    let hash = token.ok_or(TokenError::InvalidRefreshToken)?.hash();
    let now = env.now();
    let mut work = env.write().await?;
    let found = store::refresh_token(&mut work, &hash).await?.ok_or(TokenError::InvalidRefreshToken)?;
    if found.expires_at <= now {
        return Err(TokenError::InvalidRefreshToken);
    }
    // Spending locks the token and then its family, ending a family the other way round: one at a time.
    users::lock(&mut work, found.family.user).await?;
    let user = users::by_id(&mut work, found.family.user).await?.ok_or(TokenError::InvalidRefreshToken)?;
    if store::spend_refresh_token(&mut work, found.id, now).await? == Spent::TooLate {
        end_copied(env, &mut work, found.family.id, &user, origin).await?;
        work.commit().await?;
        return Err(TokenError::InvalidRefreshToken);
    }
    if !may_go_on(env, &user, found.family.auth_epoch) {
        return Err(TokenError::InvalidRefreshToken);
    }
    let refresh = issue_refresh_token(env, &mut work, found.family.id, now).await?;
    store::extend_family(&mut work, found.family.id, now.plus(env.config.tokens.refresh_ttl)).await?;
    let claims = FamilyClaims { uuid: found.family_uuid, authenticated_at: found.family.created_at };
    let issued = issue_access_token(env, &mut work, &user, claims).await?;
    work.commit().await?;
    Ok(Issued { refresh: Some(refresh), ..issued })
}

/// Whether the person may still have tokens of that epoch.
fn may_go_on(env: &Env, user: &User, auth_epoch: i64) -> bool {
    let needs_confirmation = env.config.accounts.require_confirmed_address == RequireConfirmedAddress::Always;
    user.auth_epoch == auth_epoch && user.disabled_at.is_none() && (user.is_verified() || !needs_confirmation)
}

async fn end_copied(
    env: &Env,
    work: &mut Work,
    family: TokenFamilyId,
    user: &User,
    origin: &Origin,
) -> Result<(), Failure> {
    store::end_family(work, family).await?;
    work.changed(Subject::User(user.id));
    let reused = Event::new(Actor::Anonymous, Action::RefreshTokenReused, Target::Person(user.uuid));
    Ok(audit_log::record(work, env.now(), reused, origin).await?)
}

/// Ends the token a request was made with, and with an access token its whole family.
///
/// # Errors
/// [`TokenError::NoToken`] for a caller with a session.
pub async fn end_current(env: &Env, caller: &Recognised, origin: &Origin) -> Result<(), TokenError> {
    let mut work = env.write().await?;
    users::lock(&mut work, caller.user.id).await?;
    let kind = match caller.means {
        Means::Session(_) => return Err(TokenError::NoToken),
        Means::AccessToken(family) => {
            store::end_family(&mut work, family).await?;
            "access"
        }
        Means::ApiToken(id) => {
            store::delete_api_token(&mut work, id, caller.user.id).await?;
            "api"
        }
    };
    work.changed(Subject::User(caller.user.id));
    let ended = Event::new(caller.caller.actor(), Action::TokenEnded, Target::Person(caller.user.uuid));
    audit_log::record(&mut work, env.now(), ended.with(json!({ "kind": kind })), origin).await?;
    Ok(work.commit().await?)
}
