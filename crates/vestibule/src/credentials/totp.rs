//! The `totp` table: a person's authenticator.
//!
//! Only the live secret is stored, sealed and bound to its row. A secret that is shown but not
//! confirmed is stored nowhere: it is derived from the person, their session and the number of
//! times the authenticator was switched, so that looking at it changes nothing, it dies with the
//! session, and it can neither let anybody in nor come back later.

use vestibule_crypto::{TotpSecret, TotpStep};
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{ExposeSecret as _, SessionId, Timestamp, UserId, UserUuid};

use crate::env::{Env, Failure};
use crate::users;

use super::{Written, recovery_codes};

const FIND: &str = "SELECT secret, last_spent_step, generation FROM totp WHERE user_id = $1";
const SWITCH_ON: &str = "INSERT INTO totp (user_id, secret, last_spent_step, generation) VALUES ($1, $2, $3, 1) \
     ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_spent_step = excluded.last_spent_step, \
     generation = totp.generation + 1 WHERE totp.secret IS NULL AND totp.generation = $4";
const SPEND: &str = "UPDATE totp SET last_spent_step = $3 WHERE user_id = $1 AND generation = $2 \
     AND (last_spent_step IS NULL OR last_spent_step < $3)";
const SWITCH_OFF: &str = "UPDATE totp SET secret = NULL, last_spent_step = NULL, generation = generation + 1 \
     WHERE user_id = $1 AND secret IS NOT NULL";

/// A person's authenticator, as far as the server knows it.
#[derive(Debug)]
pub(crate) struct Authenticator {
    /// The live secret; none while it is off.
    pub(crate) live: Option<Live>,
    generation: i64,
}

/// A confirmed secret.
#[derive(Debug)]
pub(crate) struct Live {
    pub(crate) secret: TotpSecret,
    pub(crate) last_spent: Option<TotpStep>,
    pub(crate) generation: i64,
}

/// Reads a person's authenticator.
pub(crate) async fn of(env: &Env, db: &mut impl Reads, user: UserId) -> Result<Authenticator, Failure> {
    let row: Option<(Option<String>, Option<i64>, i64)> =
        on_db!(db, c => sqlx::query_as(FIND).bind(user.0).fetch_optional(c).await)
            .map_err(vestibule_db::DbError::from)?;
    let Some((sealed, last_spent, generation)) = row else {
        return Ok(Authenticator { live: None, generation: 0 });
    };
    let live = match sealed {
        Some(sealed) => Some(Live {
            secret: open(env, user, &sealed)?,
            last_spent: last_spent.map(TotpStep::from_i64),
            generation,
        }),
        None => None,
    };
    Ok(Authenticator { live, generation })
}

fn open(env: &Env, user: UserId, sealed: &str) -> Result<TotpSecret, Failure> {
    let unreadable =
        || Failure::Internal(format!("the authenticator secret of user {user} cannot be opened"));
    let plain = env.keys.sealer.open(&context(user), sealed).map_err(|_| unreadable())?;
    std::str::from_utf8(&plain).ok().and_then(TotpSecret::parse).ok_or_else(unreadable)
}

impl Authenticator {
    /// The secret that the person would confirm next, in that session.
    pub(crate) fn pending(&self, env: &Env, person: UserUuid, session: SessionId) -> TotpSecret {
        let subject = format!("{person}\0{session}\0{}", self.generation);
        TotpSecret::derived(&env.keys.enrolments, &subject)
    }

    /// Makes a confirmed secret the live one; the step that confirmed it is spent.
    pub(crate) async fn switch_on(
        &self,
        env: &Env,
        tx: &mut WriteTx,
        user: UserId,
        secret: &TotpSecret,
        step: TotpStep,
    ) -> DbResult<Written> {
        let plain = secret.to_text();
        let sealed = env.keys.sealer.seal(&context(user), plain.expose_secret().as_bytes(), &*env.entropy);
        let rows = on_db!(tx, c => {
            sqlx::query(SWITCH_ON)
                .bind(user.0)
                .bind(&sealed)
                .bind(step.as_i64())
                .bind(self.generation)
                .execute(c)
                .await?
                .rows_affected()
        });
        users::set_second_factor(tx, user, Some(env.now())).await?;
        Ok(Written::of(rows))
    }
}

/// Spends a step, and with it every earlier one; of two racing callers one does.
pub(crate) async fn spend(
    tx: &mut WriteTx,
    user: UserId,
    generation: i64,
    step: TotpStep,
) -> DbResult<Written> {
    let rows = on_db!(tx, c => {
        sqlx::query(SPEND)
            .bind(user.0)
            .bind(generation)
            .bind(step.as_i64())
            .execute(c)
            .await?
            .rows_affected()
    });
    Ok(Written::of(rows))
}

/// Erases the secret and the recovery codes: from now on the password is enough. Tells whether there
/// was a secret.
pub(crate) async fn switch_off(tx: &mut WriteTx, user: UserId) -> DbResult<Written> {
    let rows = on_db!(tx, c => sqlx::query(SWITCH_OFF).bind(user.0).execute(c).await?.rows_affected());
    recovery_codes::delete_all(tx, user).await?;
    users::set_second_factor(tx, user, None::<Timestamp>).await?;
    Ok(Written::of(rows))
}

/// Binds a sealed secret to its row, so that it cannot be moved to somebody else's.
fn context(user: UserId) -> String {
    format!("totp secret of user {user}")
}
