//! What is measured: the release build with everything on that production has, on a core of its
//! own; and the tools it is measured with, on another.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{self, Answer, Request};
use crate::process;
use crate::server::{ADMIN, Launch, Server, pinned};
use crate::workspace::built;

/// The server's core.
pub(super) const SERVER_CORE: &str = "0";
/// The core of whatever makes the load.
pub(super) const LOAD_CORE: &str = "1";

/// A running server with one account, and its folder.
pub(super) struct Subject {
    // Dropped in this order: the server has to stop before its folder goes.
    pub(super) server: Server,
    _folder: TempDir,
    people: AtomicUsize,
}

/// A program with an access token, on API v1.
pub(super) struct Bearer {
    /// The header of that name.
    pub(super) authorization: String,
    port: u16,
}

impl Bearer {
    /// Reads and insists on success.
    pub(super) fn get(&self, path: &str) -> Result<Value> {
        self.ask(&Request {
            method: "GET",
            path,
            headers: &[("Authorization", &self.authorization)],
            body: "",
        })
    }

    /// Writes and insists on success.
    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let headers = [("Authorization", self.authorization.as_str()), ("Content-Type", "application/json")];
        self.ask(&Request { method: "POST", path, headers: &headers, body: &body.to_string() })
    }

    /// Where what they hold is listed and added to.
    pub(super) fn grants(&self) -> Result<String> {
        let me = self.get("/api/v1/me")?;
        Ok(format!("/api/v1/users/{}/grants", me["uuid"].as_str().context("nobody")?))
    }

    /// Deletes and insists on success.
    fn delete(&self, path: &str) -> Result<()> {
        let headers = [("Authorization", self.authorization.as_str())];
        self.send(&Request { method: "DELETE", path, headers: &headers, body: "" }).map(drop)
    }

    fn ask(&self, request: &Request<'_>) -> Result<Value> {
        serde_json::from_str(&self.send(request)?.body).context("an answer that is no JSON")
    }

    fn send(&self, request: &Request<'_>) -> Result<Answer> {
        let answer = client::send(self.port, request)?;
        if !(200..300).contains(&answer.status) {
            bail!("{} {} answers {}: {}", request.method, request.path, answer.status, answer.body);
        }
        Ok(answer)
    }
}

impl Subject {
    /// Starts the server on a new database, with `settings` beyond its defaults. Passwords cost
    /// what they cost in production.
    pub(super) fn start(settings: Vec<(&'static str, String)>) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("vestibule-bench-").tempdir()?;
        let server = Server::start(launch(folder.path(), settings))?;
        server.create_admin(ADMIN)?;
        Ok(Self { server, _folder: folder, people: AtomicUsize::new(0) })
    }

    /// Signs in; answers the value of a `Cookie` header.
    pub(super) fn sign_in(&self) -> Result<String> {
        let (name, password) = ADMIN;
        let body = json!({ "username_or_email": name, "password": password }).to_string();
        let answer = self.ask(&Request::post("/login", &body))?;
        let cookies = answer.header("set-cookie").filter_map(|cookie| cookie.split(';').next());
        let session = cookies.into_iter().find(|cookie| !cookie.starts_with("X-CSRFToken="));
        session.map(Into::into).context("signing in sets no session cookie")
    }

    /// Signs in as the JWT original does; answers the access token.
    pub(super) fn access_token(&self) -> Result<String> {
        self.access_token_of(ADMIN)
    }

    fn access_token_of(&self, (username, password): (&str, &str)) -> Result<String> {
        let body = json!({ "username": username, "password": password }).to_string();
        let answer: Value = serde_json::from_str(&self.ask(&Request::post("/login", &body))?.body)?;
        answer["access_token"].as_str().map(Into::into).context("signing in gives no access token")
    }

    /// The administrator, as a program.
    pub(super) fn bearer(&self) -> Result<Bearer> {
        self.bearer_of(ADMIN)
    }

    fn bearer_of(&self, credentials: (&str, &str)) -> Result<Bearer> {
        let authorization = format!("Bearer {}", self.access_token_of(credentials)?);
        Ok(Bearer { authorization, port: self.server.port })
    }

    /// Somebody who was not there before, as a program.
    pub(super) fn somebody(&self) -> Result<Bearer> {
        let (username, password) = self.new_credentials();
        let email = format!("{username}@example.com");
        let body = json!({ "username": username, "email": email, "password": password }).to_string();
        client::send(self.server.port, &Request::post("/register", &body))?;
        self.bearer_of((&username, password))
    }

    /// Somebody whose address is confirmed, so that what they are given is in force: made by the
    /// command line, which asks for no letter, and robbed of what it gives.
    pub(super) fn confirmed_somebody(&self, admin: &Bearer) -> Result<Bearer> {
        let (username, password) = self.new_credentials();
        self.server.create_admin((&username, password))?;
        let person = self.bearer_of((&username, password))?;
        let grants = person.grants()?;
        for grant in admin.get(&grants)?["items"].as_array().into_iter().flatten() {
            admin.delete(&format!("{grants}/{}", grant["id"]))?;
        }
        Ok(person)
    }

    fn new_credentials(&self) -> (String, &'static str) {
        let n = self.people.fetch_add(1, Ordering::Relaxed);
        (format!("person{n}"), ADMIN.1)
    }

    /// Asks and insists on 200.
    pub(super) fn ask(&self, request: &Request<'_>) -> Result<Answer> {
        let answer = client::send(self.server.port, request)?;
        if answer.status != 200 {
            bail!("{} {} answers {}: {}", request.method, request.path, answer.status, answer.body);
        }
        Ok(answer)
    }
}

/// How the release build is started in the given folder.
pub(super) fn launch(folder: &Path, settings: Vec<(&'static str, String)>) -> Launch {
    let program = built("release", "vestibule");
    Launch { program, folder: folder.to_owned(), settings, core: Some(SERVER_CORE) }
}

/// Runs one of this program's own hidden tasks, in its release build, on a core; answers its output.
pub(super) fn own_task(core: &str, arguments: &[&str]) -> Result<String> {
    process::read(pinned(Some(core), &built("release", "xtask")).args(arguments))
}

/// Asks for one address as fast as one core can; answers requests a second.
///
/// # Errors
/// Any answer is not 2xx: such a rate would be worth nothing.
pub(super) fn requests_per_second(url: &str, header: &str, seconds: u32) -> Result<f64> {
    let mut wrk: Command = pinned(Some(LOAD_CORE), Path::new("wrk"));
    wrk.args(["--threads", "1", "--connections", "32", "--duration", &format!("{seconds}s")]);
    rate_in(&process::read(wrk.args(["--header", header, url]))?)
}

fn rate_in(output: &str) -> Result<f64> {
    for trouble in ["Non-2xx or 3xx responses", "Socket errors"] {
        if let Some(line) = output.lines().find(|line| line.trim().starts_with(trouble)) {
            bail!("wrk saw {}", line.trim());
        }
    }
    let rate = output.lines().find_map(|line| line.strip_prefix("Requests/sec:"));
    Ok(rate.context("wrk says no rate")?.trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_read_from_what_wrk_says() -> Result<()> {
        let output = "  2 requests in 1.00s, 3.1MB read\nRequests/sec:  51234.50\nTransfer/sec:  3.10MB\n";
        assert!((rate_in(output)? - 51_234.5).abs() < f64::EPSILON);
        Ok(())
    }

    #[test]
    fn a_rate_of_refusals_is_no_rate() {
        let output = "  Non-2xx or 3xx responses: 12\nRequests/sec:  51234.50\n";
        assert!(rate_in(output).is_err());
    }
}
