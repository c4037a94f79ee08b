//! The process dies between Stripe's answer and ours: nobody pays twice, and nothing stays unknown.

use std::net::Ipv4Addr;
use std::path::Path;
use std::time::Duration;

use http::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use vestibule_kernel::{Clock as _, SecretString, SystemClock};
use vestibule_stripe_emulator::{Emulator, Fault};

use crate::support::{ServerProcess, TestDatabase, drop_postgres, empty_database, run, tamper};

const PASSWORD: &str = "correct horse battery";

fn make_admin(folder: &Path, database: &TestDatabase) {
    let arguments =
        ["admin", "create", "--email", "joe@example.com", "--username", "joe", "--password-stdin"];
    run(folder, &arguments, &[("DATABASE_URL", &database.url)], PASSWORD).with(0);
}

/// Joe's subscriptions, as the server knows them.
async fn known(server: &ServerProcess) -> Vec<Value> {
    let token = server.token_of("joe", PASSWORD).await;
    let asked = server.ask(Method::GET, "/api/v1/me/subscriptions", &token, &Value::Null).await;
    let (status, page) = asked.unwrap();
    assert_eq!(status, 200, "{page}");
    page["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_between_stripes_answer_and_ours_it_charges_once_and_finds_out_later() {
    let folder = tempfile::tempdir().unwrap();
    let database = empty_database(folder.path()).await;
    let stripe = Emulator::new(SystemClock.now(), SecretString::from("whsec_of_this_story"));
    let serving = stripe.serve(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap()).unwrap();
    let settings =
        format!("[stripe]\nprivate_key = \"sk_test_story\"\napi_base = \"http://{}\"\n", serving.address());
    std::fs::write(folder.path().join("vestibule.toml"), settings).unwrap();
    make_admin(folder.path(), &database);
    let server = ServerProcess::start(folder.path(), &database);
    let token = server.token_of("joe", PASSWORD).await;
    let asks = async |path: &str, body: Value| server.ask(Method::POST, path, &token, &body).await.unwrap().1;
    let product = asks("/api/v1/billing/products", json!({ "name": "Pro" })).await;
    let path = format!("/api/v1/billing/products/{}/prices", product["id"]);
    let body = json!({ "amount": "5", "currency": "usd", "recurring": { "interval": "month" } });
    let price = asks(&path, body).await;
    // The customer, with a card; then Stripe starts the subscription, and nobody hears of it.
    asks("/api/v1/me/billing-portal", json!({})).await;
    stripe.give_card(stripe.objects("customer")[0]["id"].as_str().unwrap());
    stripe.fail_next(Fault::Silence);
    let body = json!({ "price": price["id"] });
    let start = server.ask(Method::POST, "/api/v1/me/subscriptions", &token, &body);
    let dies = async {
        stripe.silenced().await;
        let pid = server.pid().to_string();
        assert!(std::process::Command::new("kill").args(["-KILL", &pid]).status().unwrap().success());
    };
    let (answer, ()) = tokio::join!(start, dies);
    assert_eq!(answer, None);
    drop(server);

    // Its successor looks after what was left unfinished; that is due now and not in a minute.
    tamper(&database, &["UPDATE jobs SET run_at = 0 WHERE kind = 'stripe_intent'"]).await;
    let server = ServerProcess::start(folder.path(), &database);
    let mut subscriptions = known(&server).await;
    for _ in 0..100 {
        if !subscriptions.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        subscriptions = known(&server).await;
    }
    assert_eq!(subscriptions.len(), 1, "it was never found out");
    assert_eq!(subscriptions[0]["status"], "active");
    assert_eq!(stripe.objects("subscription").len(), 1);
    let paid: i64 = stripe.objects("invoice").iter().filter_map(|bill| bill["amount_paid"].as_i64()).sum();
    assert_eq!(paid, 500, "charged once");
    drop(server);
    if let Some((server, name)) = &database.postgres {
        drop_postgres(server, name).await;
    }
}
