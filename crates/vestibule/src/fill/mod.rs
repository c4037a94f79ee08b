//! Invented people, log entries and letters by the million, to find out how fast lists stay and letters
//! leave.
//!
//! The same numbers make the same data. The people cannot sign in, since they have no password; the
//! entries look like a quarter of a year of everyday traffic, oldest first.

mod names;
mod requests;
mod store;

use std::time::Duration;

use vestibule_db::DbResult;
use vestibule_kernel::{EmailAddress, GrantName, UserUuid};

use crate::access;
use crate::changes::Subject;
use crate::env::Env;
use crate::mail::{self, Letter, Recipient};
use crate::request_log;

/// What the youngest tenth of the invented people are.
const ROLE: &str = "Invented";
/// People (or letters), and log entries, of one transaction.
const PEOPLE: u64 = 500;
const ENTRIES: u64 = 10_000;
/// Over which the invented entries are spread, up to now.
const SPAN: Duration = Duration::from_secs(90 * 24 * 3600);

/// Adds invented people, of whom the youngest tenth hold a role; `told` hears how many there are, now and then.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn users(env: &Env, count: u64, mut told: impl FnMut(u64)) -> DbResult<()> {
    let mut db = env.db.read().await?;
    let first = store::users(&mut db).await?.1 + 1;
    drop(db);
    let now = env.now();
    for from in (0..count).step_by(PEOPLE as usize) {
        let until = (from + PEOPLE).min(count);
        let people: Vec<_> =
            (from..until).map(|n| (n + first, UserUuid::generate(now, &*env.entropy))).collect();
        let mut tx = env.db.write().await?;
        store::insert_users(&mut tx, &people, now).await?;
        tx.commit().await?;
        told(until);
    }
    give_role(env, first + count - count / 10).await
}

/// Gives the role [`ROLE`] to everybody from a row on: to many, who stand at one end of the order by
/// age.
async fn give_role(env: &Env, from: u64) -> DbResult<()> {
    let Ok(name) = GrantName::parse(ROLE) else { return Ok(()) };
    let mut work = env.write().await?;
    let role = match access::role_by_name(&mut work, &name).await? {
        Some(role) => role.id,
        None => access::make_role(&mut work, &name, "Invented", env.now()).await?,
    };
    store::give_role(&mut work, role, from, env.now()).await?;
    work.changed(Subject::Everything);
    work.commit().await
}

/// Adds letters to invented people that wait to be sent; `told` hears how many there are, now and then.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn letters(env: &Env, count: u64, mut told: impl FnMut(u64)) -> DbResult<()> {
    for from in (0..count).step_by(PEOPLE as usize) {
        let until = (from + PEOPLE).min(count);
        let mut work = env.write().await?;
        for n in from..until {
            let Ok(address) = EmailAddress::parse(&format!("filler{n}@example.com")) else { continue };
            let to = Recipient { user: None, address: &address, locale: "en" };
            mail::enqueue(env, &mut work, &to, &Letter::Test { at: env.now() }).await?;
        }
        work.commit().await?;
        told(until);
    }
    Ok(())
}

/// Adds invented log entries of the people there are; `told` hears how many there are, now and then.
///
/// # Errors
/// [`vestibule_db::DbError`].
pub async fn log_rows(env: &Env, count: u64, mut told: impl FnMut(u64)) -> DbResult<()> {
    let mut db = env.db.read().await?;
    let (lowest, highest) = store::users(&mut db).await?;
    drop(db);
    let mut inventor = requests::Inventor::new(env.now().minus(SPAN), SPAN, count, lowest..=highest);
    for from in (0..count).step_by(ENTRIES as usize) {
        let until = (from + ENTRIES).min(count);
        let entries: Vec<_> = (from..until).map(|n| inventor.entry(n)).collect();
        request_log::write(&env.log_db, &entries).await?;
        told(until);
    }
    Ok(())
}
