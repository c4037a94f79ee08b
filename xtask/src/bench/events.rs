//! What Stripe waits for: events by the thousand, doubled and backwards, while each is kept before it
//! is acknowledged.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::percentile;
use super::report::{Mark, Row};
use super::subject::{LOAD_CORE, Subject};
use crate::client::{self, Request};
use crate::process::Daemon;
use crate::server::{free_port, pinned};
use crate::workspace::built;

const PRODUCTS: usize = 250;
/// A product is made and then changed so often; each is an event.
const CHANGES: usize = 9;
const SECRET: &str = "whsec_bench";
const PATIENCE: Duration = Duration::from_secs(120);
const LOOK: Duration = Duration::from_millis(250);

/// 2,500 events, each twice, the newest first, 32 at a time.
pub(super) fn acknowledged() -> Result<Vec<Row>> {
    let port = free_port()?;
    let subject = Subject::start(vec![
        ("VESTIBULE_STRIPE_PRIVATE_KEY", "sk_test_bench".into()),
        ("VESTIBULE_STRIPE_WEBHOOK_SECRET", SECRET.into()),
        ("VESTIBULE_STRIPE_API_BASE", format!("http://127.0.0.1:{port}")),
    ])?;
    let _stripe = stand_in(port, subject.server.port)?;
    for n in 0..PRODUCTS {
        let id =
            ask(port, "v1/products", &format!("name=Plan+{n}"))?["id"].as_str().context("no id")?.to_owned();
        for change in 0..CHANGES {
            ask(port, &format!("v1/products/{id}"), &format!("description=Take+{change}"))?;
        }
    }
    // Whatever was told meanwhile is told again.
    let told = ask(port, "emulator/deliver", "all=true&twice=true&backwards=true&at_once=32")?;
    let millis = told["acknowledged_ms"].as_array().context("nothing was told")?;
    if millis.len() < 2 * PRODUCTS * (1 + CHANGES) {
        bail!("only {} of {} events were taken", millis.len(), 2 * PRODUCTS * (1 + CHANGES));
    }
    let seconds = millis.iter().filter_map(Value::as_f64).map(|ms| Duration::from_secs_f64(ms / 1000.0));
    let mut times: Vec<Duration> = seconds.collect();
    let admin = subject.bearer()?;
    let started = std::time::Instant::now();
    let standing = loop {
        let standing = admin.get("/api/v1/billing")?;
        if standing["events_waiting"] == 0 {
            break standing;
        }
        if started.elapsed() > PATIENCE {
            bail!("{} events are still waiting", standing["events_waiting"]);
        }
        std::thread::sleep(LOOK);
    };
    let last = format!("Take {}", CHANGES - 1);
    let plans = standing["plans"].as_array().context("nothing is sold")?;
    let wrong = plans.iter().filter(|plan| plan["product"]["description"] != last.as_str()).count();
    let missing = PRODUCTS.abs_diff(plans.len());
    Ok(vec![
        Row {
            what: "5,000 doubled, backward events: acknowledged, p99",
            reached: percentile(&mut times, 99),
            unit: "ms",
            mark: Mark::Below(200.0),
        },
        Row {
            what: "objects that are not in Stripe's state afterwards",
            reached: f64::from(u32::try_from(wrong + missing)?),
            unit: "",
            mark: Mark::Zero,
        },
    ])
}

/// The stand-in for Stripe, on the core that makes the load.
fn stand_in(port: u16, server: u16) -> Result<(Daemon, tempfile::TempDir)> {
    let folder = tempfile::tempdir()?;
    let program = built("release", "vestibule");
    let mut command = pinned(Some(LOAD_CORE), Path::new(&program));
    command.args(["dev", "stripe", "--port", &port.to_string(), "--webhook-secret", SECRET]);
    command.args(["--tell", &format!("http://127.0.0.1:{server}/stripe/webhook")]);
    command.current_dir(folder.path());
    let mut daemon = Daemon::spawn(&mut command, &folder.path().join("stripe.log"))?;
    let ready = || client::send(port, &Request::get("/emulator/events", &[])).is_ok();
    daemon.wait_until(Duration::from_millis(10), ready).context("the stand-in for Stripe")?;
    Ok((daemon, folder))
}

fn ask(port: u16, path: &str, form: &str) -> Result<Value> {
    let path = format!("/{path}");
    let headers =
        [("Authorization", "Bearer sk_test_bench"), ("Content-Type", "application/x-www-form-urlencoded")];
    let answer = client::send(port, &Request { method: "POST", path: &path, headers: &headers, body: form })?;
    if answer.status != 200 {
        bail!("{path} answers {}: {}", answer.status, answer.body);
    }
    serde_json::from_str(&answer.body).context("an answer that is no JSON")
}
