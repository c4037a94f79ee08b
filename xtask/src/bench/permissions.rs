//! What a permission costs that an application asks for, at a thousand roles: answered from what is
//! remembered of the caller.

use std::time::Instant;

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::median;
use super::subject::{Bearer, Subject};
use crate::client::{Connection, Request};

/// As many as may be asked for at once. The caller holds every other one.
const MOST: usize = 100;
/// And as many of the roles "Role 0", "Role 1" and so on.
const ROLES: usize = MOST / 2;
const ROUNDS: usize = 1_000;

/// How long one more permission takes, in microseconds: what asking for a hundred takes longer than
/// asking for one, so that the way there and back is not in it.
pub(super) fn asked(subject: &Subject, admin: &Bearer) -> Result<f64> {
    let person = subject.confirmed_somebody(admin)?;
    let grants = person.grants()?;
    for n in 0..MOST {
        admin.post("/api/v1/permissions", &json!({ "name": name(n) }))?;
        if is_held(n) {
            admin.post(&grants, &json!({ "permission": name(n) }))?;
        }
    }
    for role in numbered_roles(admin)? {
        admin.post(&grants, &json!({ "role_id": role }))?;
    }
    let mut connection = Connection::open(subject.server.port)?;
    let (mut one, mut many) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        one.push(ask(&mut connection, &person, 1)?);
        many.push(ask(&mut connection, &person, MOST)?);
    }
    let further = f64::from(u32::try_from(MOST - 1)?);
    Ok((median(many)? - median(one)?) / further * 1e6)
}

fn name(n: usize) -> String {
    format!("Do this and that {n}")
}

const fn is_held(n: usize) -> bool {
    n.is_multiple_of(2)
}

fn numbered_roles(admin: &Bearer) -> Result<Vec<i64>> {
    let roles = admin.get("/api/v1/roles?limit=100")?;
    let is_numbered = |role: &&Value| role["name"].as_str().is_some_and(|name| name.starts_with("Role "));
    let roles = roles["items"].as_array().into_iter().flatten().filter(is_numbered);
    let found: Vec<_> = roles.filter_map(|role| role["id"].as_i64()).take(ROLES).collect();
    if found.len() < ROLES {
        bail!("there are only {} numbered roles among the first hundred", found.len());
    }
    Ok(found)
}

/// How long the first `count` permissions take, in seconds.
fn ask(connection: &mut Connection, person: &Bearer, count: usize) -> Result<f64> {
    let body = json!({ "permissions": (0..count).map(name).collect::<Vec<_>>() }).to_string();
    let headers = [("Authorization", person.authorization.as_str()), ("Content-Type", "application/json")];
    let started = Instant::now();
    let answer = connection.send(&Request {
        method: "POST",
        path: "/api/v1/check",
        headers: &headers,
        body: &body,
    })?;
    let took = started.elapsed().as_secs_f64();
    let answer: Value = serde_json::from_str(&answer.body)?;
    if (0..count).any(|n| answer["allowed"][name(n)] != is_held(n)) {
        bail!("the wrong permissions: {answer}");
    }
    Ok(took)
}
