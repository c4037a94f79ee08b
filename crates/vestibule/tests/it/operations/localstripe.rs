//! Another's stand-in for Stripe, written by people who had Stripe before them: our own would share
//! our misunderstandings. It knows customers, products, plans, subscriptions and signed webhooks.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use http::Method;
use serde::Serialize;
use serde_json::{Value, json};
use vestibule_outbound::stripe::{
    Call, CustomerEdit, CustomerForm, StripeApi as _, StripeClient, StripeError, StripeSettings,
};

use crate::support::{ServerProcess, drop_postgres, empty_database, run};

const PASSWORD: &str = "correct horse battery";
const KEY: &str = "sk_test_story";

/// A running one, which forgets everything when it is dropped.
struct LocalStripe {
    process: Child,
    base: String,
}

impl LocalStripe {
    async fn start(folder: &Path) -> Self {
        let python = std::env::var("VESTIBULE_TEST_PYTHON").unwrap_or_else(|_| "python3".into());
        // It wants to be told its port; nobody else is given this one so soon.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Command::new(&python)
            .args(["-m", "localstripe", "--from-scratch", "--port", &port.to_string()])
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {python}: {error}"));
        let started = Self { process, base: format!("http://127.0.0.1:{port}") };
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        for _ in 0..400 {
            if http.get(&started.base).send().await.is_ok() {
                return started;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!(
            "localstripe did not start: pip install -r tests/peers/requirements.txt, or `cargo xtask test`"
        );
    }

    fn client(&self) -> StripeClient {
        let base = format!("{}/", self.base).parse().unwrap();
        let settings = StripeSettings { base, key: KEY.into(), timeout: Duration::from_secs(5) };
        StripeClient::new(&settings).unwrap()
    }

    /// Has it tell somebody of whatever happens.
    async fn tells(&self, url: &str, secret: &str) {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let form = serde_urlencoded::to_string([("url", url), ("secret", secret)]).unwrap();
        let request = http
            .post(format!("{}/_config/webhooks/vestibule", self.base))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form);
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.status());
    }
}

impl Drop for LocalStripe {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[derive(Serialize)]
struct PlanForm {
    id: &'static str,
    amount: i64,
    currency: &'static str,
    interval: &'static str,
    product: PlanProduct,
}

#[derive(Serialize)]
struct PlanProduct {
    name: &'static str,
}

#[derive(Serialize)]
struct SubscribeForm {
    customer: String,
    items: Vec<PlanItem>,
    trial_period_days: i64,
}

#[derive(Serialize)]
struct PlanItem {
    plan: &'static str,
}

#[tokio::test]
async fn customers_and_subscriptions_by_plan_are_made_changed_and_ended_there() {
    let folder = tempfile::tempdir().unwrap();
    let stripe = LocalStripe::start(folder.path()).await;
    let client = stripe.client();
    let asks = async |call: Call| client.call(&call).await.unwrap();
    let form = CustomerForm {
        email: "jo+1@example.com".to_owned(),
        name: Some("Jö & Co".to_owned()),
        metadata: [("vestibule_user".to_owned(), "7".to_owned())].into(),
    };
    let customer = asks(Call::post("v1/customers", &form).unwrap().with_key("key-1")).await;
    assert_eq!(customer["email"], "jo+1@example.com");
    assert_eq!(customer["name"], "Jö & Co");
    assert_eq!(customer["metadata"], json!({ "vestibule_user": "7" }));
    let id = customer["id"].as_str().unwrap();
    let edit = CustomerEdit { email: "jo@example.org".to_owned() };
    let edited = asks(Call::post(format!("v1/customers/{id}"), &edit).unwrap()).await;
    assert_eq!(edited["email"], "jo@example.org");

    let product = PlanProduct { name: "Pro" };
    let plan = PlanForm { id: "pro", amount: 500, currency: "eur", interval: "month", product };
    asks(Call::post("v1/plans", &plan).unwrap()).await;
    let items = vec![PlanItem { plan: "pro" }];
    let form = SubscribeForm { customer: id.to_owned(), items, trial_period_days: 14 };
    let subscription = asks(Call::post("v1/subscriptions", &form).unwrap()).await;
    assert_eq!(subscription["items"]["data"][0]["plan"]["id"], "pro");
    assert_eq!(subscription["customer"], id);
    let path = format!("v1/subscriptions/{}", subscription["id"].as_str().unwrap());
    assert_eq!(asks(Call::delete(path)).await["status"], "canceled");
    let nobody = client.call(&Call::get("v1/customers/cus_nobody")).await;
    assert!(matches!(&nobody, Err(StripeError::Refused(refusal)) if refusal.is_missing()), "{nobody:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn its_signed_events_are_taken_and_what_they_tell_of_is_known_here() {
    let folder = tempfile::tempdir().unwrap();
    let stripe = LocalStripe::start(folder.path()).await;
    let database = empty_database(folder.path()).await;
    let settings = format!(
        "[stripe]\nprivate_key = \"{KEY}\"\nwebhook_secret = \"whsec_story\"\napi_base = \"{}\"\n",
        stripe.base
    );
    std::fs::write(folder.path().join("vestibule.toml"), settings).unwrap();
    let arguments =
        ["admin", "create", "--email", "joe@example.com", "--username", "joe", "--password-stdin"];
    run(folder.path(), &arguments, &[("DATABASE_URL", &database.url)], PASSWORD).with(0);
    let server = ServerProcess::start(folder.path(), &database);
    stripe.tells(&format!("http://{}/stripe/webhook", server.address()), "whsec_story").await;

    // Made by somebody at Stripe's own dashboard, who has never heard of us.
    let form = json!({ "name": "Pro", "description": "All of it" });
    stripe.client().call(&Call::post("v1/products", &form).unwrap()).await.unwrap();
    let token = server.token_of("joe", PASSWORD).await;
    let mut standing = Value::Null;
    for _ in 0..100 {
        let asked = server.ask(Method::GET, "/api/v1/billing", &token, &Value::Null).await;
        let (status, answer) = asked.unwrap();
        assert_eq!(status, 200, "{answer}");
        standing = answer;
        // On a busy machine the comparison of the start may tell of it first.
        if standing["plans"][0]["product"]["name"] == "Pro" && !standing["last_event_at"].is_null() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(standing["plans"][0]["product"]["name"], "Pro", "{standing}");
    assert!(!standing["last_event_at"].is_null(), "a comparison told, and not the event");
    drop(server);
    if let Some((server, name)) = &database.postgres {
        drop_postgres(server, name).await;
    }
}
