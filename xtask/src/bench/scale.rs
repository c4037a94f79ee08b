//! How lists hold at a million people and ten million log entries, on both databases.
//!
//! The data is made by `vestibule dev fill`, whose numbers always make the same. Latencies are of
//! one client that asks one thing after the other.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::report::{Mark, Row};
use super::subject::{Bearer, Subject};
use super::{percentile, permissions};
use crate::postgres::Cluster;

const PEOPLE: &str = "1000000";
const LOG_ROWS: &str = "10000000";
const ROLES: usize = 1_000;
const SEARCHES: usize = 200;
const PAGES: usize = 200;
/// The span over which the entries are spread.
const DAYS: u64 = 90;

/// On a file.
pub(super) fn on_sqlite() -> Result<Vec<Row>> {
    let [search, filtered, holders, pages, ends, preview, permission] = measure(Vec::new())?;
    Ok(vec![
        below("SQLite: searching 1,000,000 people, p95", search, 50.0),
        below("SQLite: people by role or status, p95", filtered, 50.0),
        below("SQLite: 100,000 holders at the far end, p95", holders, 500.0),
        below("SQLite: a page of 10,000,000 log entries, p95", pages, 50.0),
        below("SQLite: the oldest page of the log, p95", ends, 50.0),
        below("SQLite: preview of a role that everybody holds", preview, 1_000.0),
        question("SQLite: a permission from memory, at 1,000 roles", permission),
    ])
}

/// On a server of its own.
pub(super) fn on_postgres() -> Result<Vec<Row>> {
    let cluster = Cluster::start()?;
    let url = cluster.create_database("bench")?;
    let [search, filtered, holders, pages, ends, preview, permission] = measure(vec![("DATABASE_URL", url)])?;
    Ok(vec![
        below("PostgreSQL: searching 1,000,000 people, p95", search, 50.0),
        below("PostgreSQL: people by role or status, p95", filtered, 50.0),
        below("PostgreSQL: 100,000 holders at the far end, p95", holders, 500.0),
        below("PostgreSQL: a page of 10,000,000 log entries, p95", pages, 50.0),
        below("PostgreSQL: the oldest page of the log, p95", ends, 50.0),
        below("PostgreSQL: preview of a role that everybody holds", preview, 1_000.0),
        question("PostgreSQL: a permission from memory, at 1,000 roles", permission),
    ])
}

fn below(what: &'static str, reached: f64, limit: f64) -> Row {
    Row { what, reached, unit: "ms", mark: Mark::Below(limit) }
}

fn question(what: &'static str, reached: f64) -> Row {
    Row { what, reached, unit: "us", mark: Mark::Below(5.0) }
}

fn measure(settings: Vec<(&'static str, String)>) -> Result<[f64; 7]> {
    let subject = Subject::start(settings)?;
    subject.server.command(&["dev", "fill", "--users", PEOPLE, "--log-rows", LOG_ROWS])?;
    let admin = subject.bearer()?;
    for n in 0..ROLES {
        admin.post("/api/v1/roles", &json!({ "name": format!("Role {n}") }))?;
    }
    Ok([
        percentile(&mut searches(&admin)?, 95),
        percentile(&mut filtered(&admin)?, 95),
        percentile(&mut holders(&admin)?, 95),
        percentile(&mut pages(&admin)?, 95),
        percentile(&mut oldest(&admin)?, 95),
        percentile(&mut [preview(&admin)?], 95),
        permissions::asked(&subject, &admin)?,
    ])
}

/// Some names of the people who were made, and one of nobody.
const NAMES: [&str; 9] = [
    "ada.lindberg",
    "brandt_7",
    "clara",
    "hoffmann",
    "julia.kaya",
    "meyer",
    "samuel.w",
    "zoe.ziegler",
    "xerxes",
];

/// People by the beginnings of names, one to twelve letters long.
fn searches(admin: &Bearer) -> Result<Vec<Duration>> {
    let beginning = |n: usize| {
        let name = NAMES[n % NAMES.len()];
        &name[..(1 + n / NAMES.len()).min(name.len())]
    };
    (0..SEARCHES).map(|n| timed(admin, &format!("/api/v1/users?limit=50&q={}", beginning(n)))).collect()
}

/// Lists and searches with a filter that many or nobody pass.
fn filtered(admin: &Bearer) -> Result<Vec<Duration>> {
    let filters = ["role=Invented", "role=Role%207", "status=active", "status=disabled"];
    let searched = |n: usize| NAMES[n % NAMES.len()];
    (0..SEARCHES)
        .map(|n| {
            let filter = filters[n % filters.len()];
            let path = match n / filters.len() % 3 {
                0 => format!("/api/v1/users?limit=50&{filter}"),
                1 => format!("/api/v1/users?limit=50&{filter}&sort=-created_at"),
                _ => format!("/api/v1/users?limit=50&{filter}&q={}", searched(n)),
            };
            timed(admin, &path)
        })
        .collect()
}

/// The holders of a role who stand last in the order asked for.
fn holders(admin: &Bearer) -> Result<Vec<Duration>> {
    (0..PAGES / 10).map(|_| timed(admin, "/api/v1/users?limit=50&role=Invented&sort=created_at")).collect()
}

/// Pages from everywhere in the log, with and without a filter.
fn pages(admin: &Bearer) -> Result<Vec<Duration>> {
    let filters = ["", "&status=401", "&level=WARN", "&method=POST", "&path=/nowhere"];
    let since = days_ago(DAYS)?;
    let before = |n: usize| days_ago(DAYS * n as u64 / PAGES as u64);
    (0..PAGES)
        .map(|n| {
            let filter = filters[n % filters.len()];
            timed(admin, &format!("/api/v1/logs?limit=50&from={since}&to={}{filter}", before(n)?))
        })
        .collect()
}

/// The pages at the far end.
fn oldest(admin: &Bearer) -> Result<Vec<Duration>> {
    let from_far_away = format!("/api/v1/logs?limit=50&order=oldest&from={}", days_ago(2 * DAYS)?);
    let mut path = from_far_away.clone();
    let mut times = Vec::new();
    for _ in 0..PAGES / 4 {
        let started = Instant::now();
        let page = admin.get(&path)?;
        times.push(started.elapsed());
        let next = page["next"].as_str().context("the log ends early")?;
        path = format!("{from_far_away}&cursor={next}");
    }
    Ok(times)
}

/// What would change if everybody were given one more permission.
fn preview(admin: &Bearer) -> Result<Duration> {
    let roles = admin.get("/api/v1/roles?limit=100")?;
    let is_everybodys = |role: &&Value| role["name"] == "User";
    let mut found = roles["items"].as_array().into_iter().flatten().find(is_everybodys).cloned();
    let mut next = roles["next"].as_str().map(str::to_owned);
    while let (None, Some(cursor)) = (&found, &next) {
        let page = admin.get(&format!("/api/v1/roles?limit=100&cursor={cursor}"))?;
        found = page["items"].as_array().into_iter().flatten().find(is_everybodys).cloned();
        next = page["next"].as_str().map(str::to_owned);
    }
    let role = found.and_then(|role| role["id"].as_i64()).context("there is no role `User`")?;
    let permission = "Read the newsletter";
    admin.post("/api/v1/permissions", &json!({ "name": permission }))?;
    let change = json!({ "change": "role_permissions", "role_id": role, "permissions": [permission] });
    let started = Instant::now();
    let answer = admin.post("/api/v1/access/preview", &change)?;
    if answer["effects"][0]["gain"]["count"].as_i64() < Some(1_000_000) {
        bail!("the preview did not count everybody: {answer}");
    }
    Ok(started.elapsed())
}

fn timed(admin: &Bearer, path: &str) -> Result<Duration> {
    let started = Instant::now();
    admin.get(path)?;
    Ok(started.elapsed())
}

/// A moment in RFC 3339.
fn days_ago(days: u64) -> Result<String> {
    let text = crate::process::read(std::process::Command::new("date").args([
        "--utc",
        &format!("--date={days} days ago"),
        "+%Y-%m-%dT%H:%M:%SZ",
    ]))?;
    Ok(text.trim().to_owned())
}
