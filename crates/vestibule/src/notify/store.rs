//! The `notification_preferences` table, and where a person's letters go.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::UserId;

use super::{Preferences, Way};

const PREFERENCES_OF: &str = "SELECT codes, notices FROM notification_preferences WHERE user_id = $1";
const SET_PREFERENCES: &str = "INSERT INTO notification_preferences (user_id, codes, notices) VALUES ($1, $2, $3) \
     ON CONFLICT (user_id) DO UPDATE SET codes = excluded.codes, notices = excluded.notices";
const FORGET: &str = "DELETE FROM notification_preferences WHERE user_id = $1";
const PERSON: &str =
    "SELECT uuid, first_name, username, email, locale FROM users WHERE id = $1 AND disabled_at IS NULL";

pub(crate) async fn preferences_of(db: &mut impl Reads, user: UserId) -> DbResult<Preferences> {
    let row: Option<(String, String)> =
        on_db!(db, c => sqlx::query_as(PREFERENCES_OF).bind(user.0).fetch_optional(c).await?);
    let way = |name: &str| Way::by_name(name).unwrap_or_default();
    Ok(row.map_or_else(Preferences::default, |(codes, notices)| Preferences {
        codes: way(&codes),
        notices: way(&notices),
    }))
}

pub(crate) async fn set_preferences(tx: &mut WriteTx, user: UserId, wanted: Preferences) -> DbResult<()> {
    on_db!(tx, c => {
        sqlx::query(SET_PREFERENCES)
            .bind(user.0)
            .bind(wanted.codes.name())
            .bind(wanted.notices.name())
            .execute(c)
            .await?;
    });
    Ok(())
}

/// Nothing is chosen any more.
pub(crate) async fn forget_preferences(tx: &mut WriteTx, user: UserId) -> DbResult<()> {
    on_db!(tx, c => { sqlx::query(FORGET).bind(user.0).execute(c).await?; });
    Ok(())
}

/// Whoever a chat is linked to.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Person {
    pub(super) uuid: String,
    pub(super) first_name: String,
    pub(super) username: String,
    pub(super) email: String,
    pub(super) locale: String,
}

pub(super) async fn person(db: &mut impl Reads, user: UserId) -> DbResult<Option<Person>> {
    Ok(on_db!(db, c => sqlx::query_as(PERSON).bind(user.0).fetch_optional(c).await?))
}
