//! Links that work once.
//!
//! 256 random bits, of which the database keeps the SHA-256; good for one purpose, one person and
//! one subject, until a moment. A newer token of the same purpose ends the older ones. Reading a
//! token never spends it; spending is one statement that only one of two racing callers can win.

use std::time::Duration;

use vestibule_crypto::{Token, TokenHash};
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{OneTimeTokenId, Timestamp, UserId};

use crate::env::Env;
use crate::users;

/// What a token is good for, and for nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Makes the first Super Admin. Its subject is empty.
    SetUp,
    /// Confirms the address of a sign-up, which is its subject.
    ConfirmAddress,
    /// Accepts an invitation, whose row is its subject.
    Invite,
    /// Sets a new password. Its subject is the address it was sent to.
    ResetPassword,
    /// Confirms the address that is to take another's place. Its subject is the whole change.
    ConfirmNewAddress,
    /// Confirms the address of a sign-up with nothing else, which is its subject.
    ConfirmByAddress,
    /// Lets somebody back in who also has the code whose proof is in its subject, after the address
    /// both were sent to.
    Recover,
    /// Calls that change off, from the address that is to be replaced.
    CancelNewAddress,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::SetUp => "set_up",
            Self::ConfirmAddress => "confirm_address",
            Self::Invite => "invite",
            Self::ResetPassword => "reset_password",
            Self::ConfirmNewAddress => "confirm_new_address",
            Self::CancelNewAddress => "cancel_new_address",
            Self::ConfirmByAddress => "confirm_by_address",
            Self::Recover => "recover",
        }
    }

    /// How long a token of this purpose works.
    #[must_use]
    pub const fn lifetime(self) -> Duration {
        match self {
            Self::ResetPassword | Self::ConfirmByAddress | Self::Recover => Duration::from_secs(30 * 60),
            Self::SetUp | Self::ConfirmAddress | Self::ConfirmNewAddress | Self::CancelNewAddress => {
                Duration::from_secs(60 * 60)
            }
            // Nothing exists yet that it could open, and the invited may be away for a weekend.
            Self::Invite => Duration::from_secs(72 * 3600),
        }
    }
}

/// What the database knows of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneTimeToken {
    /// Its row.
    pub id: OneTimeTokenId,
    /// Whose it is; nobody's for set-up.
    pub user: Option<UserId>,
    /// What it speaks for.
    pub subject: String,
    /// Whether it still works.
    pub state: State,
}

/// Whether a token still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It does.
    Fresh,
    /// It has done its work.
    Spent,
    /// Its time has passed, or a newer one took its place.
    Expired,
}

const END_ALL: &str = "UPDATE one_time_tokens SET expires_at = $3 \
     WHERE purpose = $1 AND user_id = $2 AND spent_at IS NULL AND expires_at > $3";
const END_OLDER_WITHOUT_USER: &str = "UPDATE one_time_tokens SET expires_at = $3 \
     WHERE purpose = $1 AND user_id IS NULL AND subject = $2 AND spent_at IS NULL AND expires_at > $3";
const INSERT: &str = "INSERT INTO one_time_tokens (token_hash, purpose, user_id, subject, created_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5, $6)";
const IS_UNDER_WAY: &str = "SELECT 1 FROM one_time_tokens \
     WHERE purpose = $1 AND user_id = $2 AND subject = $3 AND spent_at IS NULL AND expires_at > $4 LIMIT 1";
const FIND: &str = "SELECT id, user_id, subject, expires_at, spent_at FROM one_time_tokens \
     WHERE token_hash = $1 AND purpose = $2";
const SPEND: &str =
    "UPDATE one_time_tokens SET spent_at = $2 WHERE id = $1 AND spent_at IS NULL AND expires_at > $2";
const END_EVERYTHING: &str =
    "UPDATE one_time_tokens SET expires_at = $1 WHERE spent_at IS NULL AND expires_at > $1";
const PRUNE: &str = "DELETE FROM one_time_tokens WHERE expires_at < $1";

/// Issues a token and ends older ones of the same purpose and person, also one that is being issued
/// at this moment.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn issue(
    env: &Env,
    tx: &mut WriteTx,
    purpose: Purpose,
    user: Option<UserId>,
    subject: &str,
) -> DbResult<Token> {
    let now = env.now();
    let token = Token::generate(&*env.entropy);
    match user {
        Some(user) => {
            users::lock(tx, user).await?;
            end_all(tx, purpose, user, now).await?;
        }
        None => on_db!(tx, c => {
            sqlx::query(END_OLDER_WITHOUT_USER)
                .bind(purpose.name())
                .bind(subject)
                .bind(now.as_millis())
                .execute(c)
                .await?;
        }),
    }
    on_db!(tx, c => {
        sqlx::query(INSERT)
            .bind(&token.hash().as_bytes()[..])
            .bind(purpose.name())
            .bind(user.map(|u| u.0))
            .bind(subject)
            .bind(now.as_millis())
            .bind(now.plus(purpose.lifetime()).as_millis())
            .execute(c)
            .await?;
    });
    Ok(token)
}

/// Ends every token of a purpose that a person has not spent yet.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn end_all(
    tx: &mut WriteTx,
    purpose: Purpose,
    user: UserId,
    now: Timestamp,
) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(END_ALL).bind(purpose.name()).bind(user.0).bind(now.as_millis()).execute(c).await?;
    });
    Ok(())
}

/// Whether a token is under way that speaks for exactly this.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn is_under_way(
    db: &mut impl Reads,
    purpose: Purpose,
    user: UserId,
    subject: &str,
    now: Timestamp,
) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => {
        sqlx::query_scalar(IS_UNDER_WAY)
            .bind(purpose.name())
            .bind(user.0)
            .bind(subject)
            .bind(now.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(found.is_some())
}

/// Looks a token up without spending it.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn find(
    db: &mut impl Reads,
    purpose: Purpose,
    hash: &TokenHash,
    now: Timestamp,
) -> DbResult<Option<OneTimeToken>> {
    let row: Option<Row> = on_db!(db, c => {
        sqlx::query_as(FIND).bind(&hash.as_bytes()[..]).bind(purpose.name()).fetch_optional(c).await?
    });
    Ok(row.map(|row| OneTimeToken {
        id: OneTimeTokenId(row.id),
        user: row.user_id.map(UserId),
        subject: row.subject,
        state: match row.spent_at {
            Some(_) => State::Spent,
            None if row.expires_at <= now.as_millis() => State::Expired,
            None => State::Fresh,
        },
    }))
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    user_id: Option<i64>,
    subject: String,
    expires_at: i64,
    spent_at: Option<i64>,
}

/// Spends a token; tells whether this call was the one that did.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn spend(tx: &mut WriteTx, id: OneTimeTokenId, now: Timestamp) -> DbResult<Spent> {
    let rows = on_db!(tx, c => {
        sqlx::query(SPEND).bind(id.0).bind(now.as_millis()).execute(c).await?.rows_affected()
    });
    Ok(if rows == 1 { Spent::ByThisCall } else { Spent::TooLate })
}

/// Who won.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spent {
    /// This call.
    ByThisCall,
    /// Another call, or the clock.
    TooLate,
}

/// Ends every token that could still be spent, of whomever and for whatever.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn end_everything(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(END_EVERYTHING).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}

/// Forgets tokens that expired a day ago; until then a repeated click gets an answer that fits.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    let before = now.minus(Duration::from_secs(24 * 3600)).as_millis();
    on_db!(tx, c => { sqlx::query(PRUNE).bind(before).execute(c).await?; });
    Ok(())
}
