//! The `email_codes` table: six digits that were mailed to a person, to be typed back.
//!
//! A code is random, never that of the authenticator; the table keeps an HMAC of it, for one person
//! and purpose, for ten minutes. A newer one ends the older, but none is made within a minute of
//! the last, whoever asks how often. How many guesses a person gets is the caller's part.

use std::time::Duration;

use vestibule_crypto::OneTimeCode;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserId};

use crate::env::Env;
use crate::users::User;

use super::Written;

/// How long a code works.
pub(crate) const LIFETIME: Duration = Duration::from_secs(10 * 60);
/// The least pause between two letters.
pub(crate) const PAUSE: Duration = Duration::from_secs(60);

/// What a code is good for, and for nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The second factor of a sign-in.
    SignIn,
    /// Proving again who sits there, in a session.
    StepUp,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::StepUp => "step_up",
        }
    }
}

const ISSUE: &str = "INSERT INTO email_codes (user_id, purpose, code_hash, created_at, expires_at) \
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (user_id, purpose) DO UPDATE SET code_hash = excluded.code_hash, \
     created_at = excluded.created_at, expires_at = excluded.expires_at, spent_at = NULL \
     WHERE email_codes.created_at <= $6";
const IS_FRESH: &str = "SELECT 1 FROM email_codes \
     WHERE user_id = $1 AND purpose = $2 AND code_hash = $3 AND spent_at IS NULL AND expires_at > $4";
const SPEND: &str = "UPDATE email_codes SET spent_at = $4 \
     WHERE user_id = $1 AND purpose = $2 AND code_hash = $3 AND spent_at IS NULL AND expires_at > $4";
const END_ALL: &str = "DELETE FROM email_codes WHERE user_id = $1";
const PRUNE: &str = "DELETE FROM email_codes WHERE expires_at < $1";

/// What the database keeps of a code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EmailCodeHash([u8; 32]);

impl EmailCodeHash {
    pub(crate) fn of(env: &Env, purpose: Purpose, user: &User, code: &OneTimeCode) -> Self {
        Self(code.hash(&env.keys.codes, &format!("{} {}", purpose.name(), user.uuid)))
    }
}

/// Makes a code to be mailed; none when the last one is less than a minute old.
pub(crate) async fn issue(
    env: &Env,
    tx: &mut WriteTx,
    purpose: Purpose,
    user: &User,
) -> DbResult<Option<OneTimeCode>> {
    let now = env.now();
    let code = OneTimeCode::generate(&*env.entropy);
    let hash = EmailCodeHash::of(env, purpose, user, &code);
    let rows = on_db!(tx, c => {
        sqlx::query(ISSUE)
            .bind(user.id.0)
            .bind(purpose.name())
            .bind(&hash.0[..])
            .bind(now.as_millis())
            .bind(now.plus(LIFETIME).as_millis())
            .bind(now.minus(PAUSE).as_millis())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok((rows == 1).then_some(code))
}

/// Whether a code is the person's newest, not used and not expired.
pub(crate) async fn is_fresh(
    db: &mut impl Reads,
    purpose: Purpose,
    user: UserId,
    code: EmailCodeHash,
    now: Timestamp,
) -> DbResult<bool> {
    let found: Option<i32> = on_db!(db, c => {
        sqlx::query_scalar(IS_FRESH)
            .bind(user.0)
            .bind(purpose.name())
            .bind(&code.0[..])
            .bind(now.as_millis())
            .fetch_optional(c)
            .await?
    });
    Ok(found.is_some())
}

/// Spends a code; of two racing callers one does.
pub(crate) async fn spend(
    tx: &mut WriteTx,
    purpose: Purpose,
    user: UserId,
    code: EmailCodeHash,
    now: Timestamp,
) -> DbResult<Written> {
    let rows = on_db!(tx, c => {
        sqlx::query(SPEND)
            .bind(user.0)
            .bind(purpose.name())
            .bind(&code.0[..])
            .bind(now.as_millis())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok(Written::of(rows))
}

/// Ends every code that was mailed to a person, for whatever.
pub(crate) async fn end_all(tx: &mut WriteTx, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(END_ALL).bind(user.0).execute(c).await?; });
    Ok(())
}

/// Forgets codes that have expired.
pub(crate) async fn prune(tx: &mut WriteTx, now: Timestamp) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(PRUNE).bind(now.as_millis()).execute(c).await?; });
    Ok(())
}
