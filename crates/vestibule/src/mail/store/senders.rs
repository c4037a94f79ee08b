//! The `mail_senders` table: how many letters each sender has had in this minute and this day.

use vestibule_db::{DbResult, WriteTx, on_db};
use vestibule_kernel::Timestamp;

use crate::config::Share;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

const TAKE: &str = "INSERT INTO mail_senders (name, minute, in_minute, day, in_day) VALUES ($1, $2, 1, $3, 1) \
     ON CONFLICT (name) DO UPDATE SET \
     in_minute = CASE WHEN mail_senders.minute = excluded.minute THEN mail_senders.in_minute + 1 ELSE 1 END, \
     in_day = CASE WHEN mail_senders.day = excluded.day THEN mail_senders.in_day + 1 ELSE 1 END, \
     minute = excluded.minute, day = excluded.day \
     WHERE (mail_senders.minute <> excluded.minute OR mail_senders.in_minute < $4) \
     AND (mail_senders.day <> excluded.day OR mail_senders.in_day < $5)";
const DAY_IS_FULL: &str = "SELECT 1 FROM mail_senders WHERE name = $1 AND day = $2 AND in_day >= $3";

/// Takes a place; when there is none, tells when there will be one.
pub(in crate::mail) async fn take_place(
    tx: &mut WriteTx,
    name: &str,
    share: Share,
    now: Timestamp,
) -> DbResult<Option<Timestamp>> {
    let (minute, day) = (now.as_millis().div_euclid(MINUTE), now.as_millis().div_euclid(DAY));
    let most = |limit: Option<u32>| limit.map_or(i64::MAX, i64::from);
    let taken = on_db!(tx, c => {
        sqlx::query(TAKE)
            .bind(name)
            .bind(minute)
            .bind(day)
            .bind(most(share.per_minute))
            .bind(most(share.per_day))
            .execute(c)
            .await?
            .rows_affected()
    });
    if taken == 1 {
        return Ok(None);
    }
    let day_is_full: Option<i32> = on_db!(tx, c => {
        sqlx::query_scalar(DAY_IS_FULL)
            .bind(name)
            .bind(day)
            .bind(most(share.per_day))
            .fetch_optional(c)
            .await?
    });
    let until = if day_is_full.is_some() { (day + 1) * DAY } else { (minute + 1) * MINUTE };
    Ok(Some(Timestamp::from_millis(until)))
}
