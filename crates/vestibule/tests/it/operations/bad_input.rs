//! Bad input of every kind, thrown at every operation: a clear refusal, never a 5xx, and nothing
//! changed.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Client, Operation, Person, Shop, TestApp, operations};

/// Values that have broken programs before.
fn oddities() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(i64::MAX),
        json!(1e308),
        json!(""),
        json!(" "),
        json!("a\u{0}b"),
        json!("\u{202e}\u{feff}\u{200b}"),
        json!("'; DROP TABLE users; --"),
        json!("x".repeat(5000)),
        json!("\r\nSet-Cookie: a=b"),
        json!("𝕵𝖔\u{1f469}\u{200d}\u{1f680}"),
        json!([]),
        json!({}),
        json!([[[[1]]]]),
    ]
}

/// Path segments and query values that have broken programs before.
const ODD_TEXTS: &[&str] = &[
    "0",
    "-1",
    "99999999999999999999",
    "9223372036854775807",
    "abc",
    "%00",
    "%ff",
    "..%2f..%2fetc",
    "%22",
    "a%20b",
    "%F0%9F%92%A9",
    "null",
    "undefined",
    "1;2",
    "1e9",
];

fn is_clean(answer: &Answer) -> Result<(), String> {
    let leaks = ["panicked", "sqlx", "SELECT ", "INSERT ", "constraint", "serde", "at line"];
    if answer.status.is_server_error() {
        return Err(format!("{} {}", answer.status, answer.text));
    }
    // Redirects and empty answers say nothing; everything else is JSON, or a page for people.
    let kind = answer.header("content-type");
    if answer.status.is_client_error() && !kind.contains("json") && !kind.contains("text/html") {
        return Err(format!("{} as {kind:?}: {}", answer.status, answer.text));
    }
    match leaks.iter().find(|leak| answer.text.contains(*leak)) {
        Some(leak) => Err(format!("leaks {leak}: {}", answer.text)),
        None => Ok(()),
    }
}

/// Reads that change something because the replaced programs' clients want it so.
const CHANGING_READS: &[&str] = &["GET /logout", "GET /verify_email/{token}", "GET /checkout-success"];

/// What is wrong with the answers, and with what they left behind.
struct Notes<'a> {
    app: &'a TestApp,
    state: Vec<(String, i64)>,
    refused: usize,
    wrong: Vec<String>,
}

impl Notes<'_> {
    async fn note(&mut self, operation: &Operation, what: String, answer: &Answer) {
        // The contract answers this one in plain text (CONTRACT.md 1.1).
        let is_plain = answer.text == "Missing session_id parameter.";
        if let (Err(why), false) = (is_clean(answer), is_plain) {
            self.wrong.push(format!("{} with {what}: {why}", operation.name));
        }
        let state = self.app.changes_counted().await;
        let is_refused = answer.status.is_client_error();
        let is_read = operation.method == Method::GET && !CHANGING_READS.contains(&operation.name.as_str());
        self.refused += usize::from(is_refused);
        if (is_refused || is_read) && state != self.state {
            let changed: Vec<_> = state.iter().filter(|table| !self.state.contains(table)).collect();
            let told = format!("{} and {changed:?} changed", answer.status);
            self.wrong.push(format!("{} with {what}: {told}", operation.name));
        }
        self.state = state;
    }
}

async fn throw(client: &mut Client, operation: &Operation, notes: &mut Notes<'_>) {
    let plain = operation.path_with(|_| "1".to_owned());
    for text in ODD_TEXTS {
        let path = operation.path_with(|_| (*text).to_owned());
        let body = operation.body().unwrap_or_default().to_string().into_bytes();
        let answer = client.send(operation.method.clone(), &path, Some("application/json"), body).await;
        notes.note(operation, format!("path {path}"), &answer).await;
        for name in operation.query() {
            let path = format!("{plain}?{name}={text}");
            let answer = client.send(operation.method.clone(), &path, None, Vec::new()).await;
            notes.note(operation, path, &answer).await;
        }
    }
    if operation.method == Method::GET {
        return;
    }
    for broken in [&b""[..], b"{", b"[1]", b"\xff\xfe", b"null", b"\"text\"", b"{\"a\":1}{}"] {
        let answer =
            client.send(operation.method.clone(), &plain, Some("application/json"), broken.to_vec()).await;
        notes.note(operation, format!("body {broken:?}"), &answer).await;
    }
    let Some(Value::Object(fields)) = operation.body() else { return };
    for name in fields.keys() {
        for odd in oddities() {
            let mut body = fields.clone();
            body.insert(name.clone(), odd.clone());
            let answer = client.send_json(operation.method.clone(), &plain, Value::Object(body)).await;
            let what = format!("{name} = {}", odd.to_string().chars().take(60).collect::<String>());
            notes.note(operation, what, &answer).await;
        }
    }
}

#[tokio::test]
async fn nothing_that_anybody_sends_is_a_server_error_and_nothing_refused_changes_anything() {
    // What is thrown would fill the network's share of guesses long before the end.
    let shop = Shop::open_with("[throttle]\nenabled = \"off\"").await;
    let Shop { mut app, .. } = shop;
    let boss = Person::named("boss");
    let mut client = boss.runs_the_place(&app).await;
    // An address is not changed without its confirmation; a username may be, on the way.
    let boss = Person { username: boss.email.clone(), ..boss };
    app.counts_changes().await;
    let mut notes = Notes { app: &app, state: Vec::new(), refused: 0, wrong: Vec::new() };
    for operation in operations() {
        throw(&mut client, &operation, &mut notes).await;
        throw(&mut app.client(), &operation, &mut notes).await;
        if client.get("/api/v1/me").await.status != 200 {
            client = boss.signs_in(&app).await;
            notes.state = app.changes_counted().await;
        }
    }
    let Notes { refused, wrong, .. } = notes;
    assert!(refused > 1000, "almost nothing was refused: {refused}");
    app.tolerate_failures();
    assert!(wrong.is_empty(), "{} in all, such as {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}
