//! Adding many people at once.

use sqlx::QueryBuilder;
use vestibule_db::{DbResult, Reads, WriteTx, on_db};
use vestibule_kernel::{Timestamp, UserUuid};

const INSERT: &str = "INSERT INTO users (uuid, first_name, last_name, username, username_folded, email, email_folded, \
     email_verified_at, auth_epoch, locale, time_zone, created_at, updated_at) ";
const RANGE: &str = "SELECT COALESCE(MIN(id), 0), COALESCE(MAX(id), 0) FROM users";

/// The lowest and the highest row of a person; zeros when there is nobody.
pub(super) async fn users(db: &mut impl Reads) -> DbResult<(u64, u64)> {
    let (lowest, highest): (i64, i64) = on_db!(db, c => sqlx::query_as(RANGE).fetch_one(c).await?);
    Ok((lowest.unsigned_abs(), highest.unsigned_abs()))
}

/// Adds a person for each number.
pub(super) async fn insert_users(
    tx: &mut WriteTx,
    people: &[(u64, UserUuid)],
    now: Timestamp,
) -> DbResult<()> {
    const FIRST_NAMES: [&str; 8] = ["Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Grete", "Hugo"];
    const LAST_NAMES: [&str; 7] = ["Abel", "Brandt", "Castro", "Diaz", "Ek", "Falk", "Greve"];
    let pick = |names: &[&'static str], n: u64| names[n as usize % names.len()];
    on_db!(tx, c => {
        let mut query = QueryBuilder::new(INSERT);
        query.push_values(people, |mut row, (n, uuid)| {
            let username = format!("filler{n}");
            let email = format!("filler{n}@example.com");
            row.push_bind(uuid.to_string())
                .push_bind(pick(&FIRST_NAMES, *n))
                .push_bind(pick(&LAST_NAMES, n / 8))
                .push_bind(username.clone())
                .push_bind(username)
                .push_bind(email.clone())
                .push_bind(email)
                .push_bind(now.as_millis())
                .push_bind(0_i64)
                .push_bind("en")
                .push_bind("UTC")
                .push_bind(now.as_millis())
                .push_bind(now.as_millis());
        });
        query.build().execute(c).await?;
    });
    Ok(())
}
