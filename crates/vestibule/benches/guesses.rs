//! What a guess costs beside its hash, in process and on SQLite as it is shipped: being counted, a
//! look at a code, and being told to wait, with one account locked and with ten thousand.
//!
//! Prints one line of JSON for `cargo xtask bench`; times are medians in milliseconds.

#![expect(clippy::print_stdout, reason = "its outcome is what it prints")]

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::json;
use vestibule::config::{Config, Sources};
use vestibule::env::Env;
use vestibule::server::{Outside, assemble};
use vestibule::throttle::{Bucket, count};
use vestibule_crypto::{TotpSecret, verify_totp};
use vestibule_kernel::Origin;

const ROUNDS: usize = 500;
const MANY: usize = 10_000;
/// One guess locks an account, so that locking many does not take all day.
const SETTINGS: &str = "[throttle]\naccount_attempts = 1\nnetwork_attempts = 1000000";

fn main() -> Result<()> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?.block_on(measure())
}

async fn measure() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let at = |name: &str| folder.path().join(name).display().to_string();
    let overrides = vec![
        ("server.data_dir".to_owned(), at("data")),
        ("database.url".to_owned(), format!("sqlite:///{}", at("bench.db"))),
    ];
    let sources = Sources { overrides, ..Sources::from_toml(SETTINGS) };
    let (config, _) = Config::load(&sources).map_err(|errors| anyhow::anyhow!("{errors:?}"))?;
    std::fs::create_dir_all(folder.path().join("data"))?;
    let env = assemble(config, Outside::default()).await?.env;

    let code = codes(&env)?;
    lock(&env, 0..1).await?;
    let one = Locked::measure(&env, "with-one").await?;
    lock(&env, 1..MANY).await?;
    let many = Locked::measure(&env, "with-many").await?;
    println!(
        "{}",
        json!({
            "code_ms": code,
            "counted_ms": [one.counted, many.counted],
            "refused_ms": [one.refused, many.refused],
        })
    );
    Ok(())
}

/// Wrong codes: they are compared with every step that counts.
fn codes(env: &Env) -> Result<f64> {
    let secret = TotpSecret::parse("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    let secret = secret.ok_or_else(|| anyhow::anyhow!("no secret"))?;
    let mut times = Vec::new();
    for n in 0..ROUNDS {
        let (code, started) = (format!("{n:06}"), Instant::now());
        let _ = std::hint::black_box(verify_totp(&secret, &code, env.now(), None, env.config.totp.grace));
        times.push(started.elapsed());
    }
    Ok(median(times))
}

fn name_of(n: usize) -> String {
    format!("locked{n}")
}

async fn lock(env: &Env, which: std::ops::Range<usize>) -> Result<()> {
    for n in which {
        count(env, &[Bucket::account(env, None, &name_of(n))], None, &Origin::default()).await?;
    }
    Ok(())
}

/// Times while some accounts are locked.
struct Locked {
    /// Of a guess that is let through.
    counted: f64,
    /// Of one at a locked account.
    refused: f64,
}

impl Locked {
    async fn measure(env: &Env, round: &str) -> Result<Self> {
        let origin = Origin::default();
        let (mut counted, mut refused) = (Vec::new(), Vec::new());
        for n in 0..ROUNDS {
            let buckets = [Bucket::account(env, None, &format!("{round}{n}")), Bucket::network(env, &origin)];
            let started = Instant::now();
            count(env, &buckets, None, &origin).await?;
            counted.push(started.elapsed());
            let buckets = [Bucket::account(env, None, &name_of(0)), Bucket::network(env, &origin)];
            let started = Instant::now();
            let told = count(env, &buckets, None, &origin).await;
            refused.push(started.elapsed());
            ensure!(told.is_err(), "a locked account is let in");
        }
        Ok(Self { counted: median(counted), refused: median(refused) })
    }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}
