//! The real binary, started, asked over the network, and killed.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::database::TestDatabase;

/// What a command line that has ended leaves behind.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) said: String,
    pub(crate) complained: String,
}

impl Ended {
    /// It must have ended with that code.
    #[track_caller]
    pub(crate) fn with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }
}

/// Runs the binary to its end: arguments, variables besides the data folder, standard input.
pub(crate) fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &str)], input: &str) -> Ended {
    let mut child = command(folder)
        .args(arguments)
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads nothing has closed its end, which is no failure.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let ended = child.wait_with_output().unwrap();
    Ended {
        code: ended.status.code().unwrap(),
        said: String::from_utf8(ended.stdout).unwrap(),
        complained: String::from_utf8(ended.stderr).unwrap(),
    }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vestibule"));
    command.current_dir(folder).env_clear().env("VESTIBULE_DATA_DIR", folder);
    command
}

/// A running server.
#[derive(Debug)]
pub(crate) struct ServerProcess {
    child: Child,
    base: String,
    http: reqwest::Client,
}

impl ServerProcess {
    /// Starts the binary on a port of the system's choosing and waits until it says where it is.
    pub(crate) fn start(folder: &Path, database: &TestDatabase) -> Self {
        Self::start_with(folder, database, &[], Stdio::null())
    }

    /// The same with variables of its own; its log goes to `log`.
    pub(crate) fn start_with(
        folder: &Path,
        database: &TestDatabase,
        variables: &[(&str, &str)],
        log: Stdio,
    ) -> Self {
        let mut child = command(folder)
            .env("VESTIBULE_LISTEN", "127.0.0.1:0")
            .env("DATABASE_URL", &database.url)
            .env("VESTIBULE_THROTTLE", "off")
            .stdout(Stdio::piped())
            .envs(variables.iter().copied())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().expect("a first line").unwrap();
        let base = first.rsplit(' ').next().unwrap().to_owned();
        // Whatever else it says must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let http = reqwest::Client::builder().timeout(Duration::from_secs(10)).no_proxy().build().unwrap();
        Self { child, base, http }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.base.trim_start_matches("http://").parse().unwrap()
    }

    /// Posts JSON; none when no answer came.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Option<u16> {
        let request = self.http.post(format!("{}{path}", self.base)).json(body);
        request.send().await.ok().map(|answer| answer.status().as_u16())
    }

    /// Asks as whoever holds this token; none when no answer came.
    pub(crate) async fn ask(
        &self,
        method: http::Method,
        path: &str,
        token: &str,
        body: &Value,
    ) -> Option<(u16, Value)> {
        let request = self.http.request(method, format!("{}{path}", self.base)).bearer_auth(token);
        let answer = request.json(body).send().await.ok()?;
        Some((answer.status().as_u16(), answer.json().await.unwrap_or_default()))
    }

    /// A token for somebody, to ask with.
    pub(crate) async fn token_of(&self, name: &str, password: &str) -> String {
        let body = serde_json::json!({ "name": name, "password": password });
        let request = self.http.post(format!("{}/api/v1/tokens", self.base)).json(&body);
        let token: Value = request.send().await.unwrap().json().await.unwrap();
        token["access_token"].as_str().unwrap_or_else(|| panic!("{token}")).to_owned()
    }

    /// Posts JSON with headers; what was answered, or none when no answer came.
    pub(crate) async fn post_with(
        &self,
        path: &str,
        body: &Value,
        headers: &[(&str, &str)],
    ) -> Option<(u16, Value)> {
        let mut request = self.http.post(format!("{}{path}", self.base)).json(body);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = request.send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, answer.json().await.ok()?))
    }

    /// Its process id.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Sends a signal that asks it to end, such as `-TERM`; answers the exit code.
    pub(crate) fn end_by(&mut self, signal: &str) -> Option<i32> {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
