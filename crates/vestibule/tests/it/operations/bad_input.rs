//! Bad input of every kind, thrown at every operation: a clear refusal, never a 5xx, and nothing
//! changed.

use http::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Client, Operation, Person, Shop, operations};

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

async fn throw(client: &mut Client, operation: &Operation, wrong: &mut Vec<String>) {
    let mut note = |what: String, answer: &Answer| {
        // The contract answers this one in plain text (CONTRACT.md 1.1).
        let is_plain = answer.text == "Missing session_id parameter.";
        if let (Err(why), false) = (is_clean(answer), is_plain) {
            wrong.push(format!("{} with {what}: {why}", operation.name));
        }
    };
    let plain = operation.path_with(|_| "1".to_owned());
    for text in ODD_TEXTS {
        let path = operation.path_with(|_| (*text).to_owned());
        let body = operation.body().unwrap_or_default().to_string().into_bytes();
        let answer = client.send(operation.method.clone(), &path, Some("application/json"), body).await;
        note(format!("path {path}"), &answer);
        for name in operation.query() {
            let path = format!("{plain}?{name}={text}");
            note(path.clone(), &client.send(operation.method.clone(), &path, None, Vec::new()).await);
        }
    }
    if operation.method == Method::GET {
        return;
    }
    for broken in [&b""[..], b"{", b"[1]", b"\xff\xfe", b"null", b"\"text\"", b"{\"a\":1}{}"] {
        let answer =
            client.send(operation.method.clone(), &plain, Some("application/json"), broken.to_vec()).await;
        note(format!("body {broken:?}"), &answer);
    }
    let Some(Value::Object(fields)) = operation.body() else { return };
    for name in fields.keys() {
        for odd in oddities() {
            let mut body = fields.clone();
            body.insert(name.clone(), odd.clone());
            let answer = client.send_json(operation.method.clone(), &plain, Value::Object(body)).await;
            note(format!("{name} = {}", odd.to_string().chars().take(60).collect::<String>()), &answer);
        }
    }
}

#[tokio::test]
async fn nothing_that_anybody_sends_is_answered_with_a_server_error() {
    // What is thrown would fill the network's share of guesses long before the end.
    let mut shop = Shop::open_with("[throttle]\nenabled = \"off\"").await;
    let app = &mut shop.app;
    let boss = Person::named("boss");
    let mut client = boss.runs_the_place(app).await;
    // An address is not changed without its confirmation; a username may be, on the way.
    let boss = Person { username: boss.email.clone(), ..boss };
    let mut wrong = Vec::new();
    for operation in operations() {
        throw(&mut client, &operation, &mut wrong).await;
        throw(&mut app.client(), &operation, &mut wrong).await;
        if client.get("/api/v1/me").await.status != 200 {
            client = boss.signs_in(app).await;
        }
    }
    app.tolerate_failures();
    assert!(wrong.is_empty(), "{} in all, such as {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
}
