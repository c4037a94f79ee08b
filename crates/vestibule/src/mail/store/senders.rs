//! The `mail_senders` table: how many letters each sender has had in this minute and this day; and how
//! many it took, as the letters themselves tell.

use std::collections::BTreeMap;
use std::time::Duration;

use vestibule_db::{DbResult, Reads, WriteTx, on_db};
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
const COUNTED: &str = "SELECT name, minute, in_minute, day, in_day FROM mail_senders";
/// Bounded by when letters were written, which has an index.
const SENT: &str = "SELECT sender, COUNT(*), COUNT(*) FILTER (WHERE sent_at > $1) FROM letters \
     WHERE created_at > $3 AND sent_at > $2 AND sender IS NOT NULL GROUP BY sender";
/// No letter is delivered so long after it was written.
const LONGEST_WAY: Duration = Duration::from_secs(4 * 24 * 3600);

/// Attempts that count against a sender's limits.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counted {
    pub(crate) this_minute: i64,
    /// UTC.
    pub(crate) today: i64,
}

/// Letters that a sender took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sent {
    pub(crate) last_minute: i64,
    /// In the last twenty-four hours.
    pub(crate) last_day: i64,
}

/// What limits have counted so far, by the sender's name.
pub(in crate::mail) async fn counted(
    db: &mut impl Reads,
    now: Timestamp,
) -> DbResult<BTreeMap<String, Counted>> {
    let rows: Vec<(String, i64, i64, i64, i64)> =
        on_db!(db, c => sqlx::query_as(COUNTED).fetch_all(c).await?);
    let (this_minute, this_day) = present(now);
    let of = |is_present: bool, count| if is_present { count } else { 0 };
    let counted = |(name, minute, in_minute, day, in_day)| {
        let this_minute = of(minute == this_minute, in_minute);
        (name, Counted { this_minute, today: of(day == this_day, in_day) })
    };
    Ok(rows.into_iter().map(counted).collect())
}

/// How many letters were taken lately, by the sender's name.
pub(in crate::mail) async fn sent(db: &mut impl Reads, now: Timestamp) -> DbResult<BTreeMap<String, Sent>> {
    let (minute_ago, day_ago) = (now.as_millis() - MINUTE, now.as_millis() - DAY);
    let rows: Vec<(String, i64, i64)> = on_db!(db, c => {
        sqlx::query_as(SENT)
            .bind(minute_ago)
            .bind(day_ago)
            .bind(now.minus(LONGEST_WAY).as_millis())
            .fetch_all(c)
            .await?
    });
    let sent = |(name, last_day, last_minute)| (name, Sent { last_minute, last_day });
    Ok(rows.into_iter().map(sent).collect())
}

/// The minute and the day, as they are numbered in the table.
const fn present(now: Timestamp) -> (i64, i64) {
    (now.as_millis().div_euclid(MINUTE), now.as_millis().div_euclid(DAY))
}

/// Takes a place; when there is none, tells when there will be one.
pub(in crate::mail) async fn take_place(
    tx: &mut WriteTx,
    name: &str,
    share: Share,
    now: Timestamp,
) -> DbResult<Option<Timestamp>> {
    let (minute, day) = present(now);
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
