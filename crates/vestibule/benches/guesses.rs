//! What a guess costs beside its hash, in process and on SQLite as it is shipped: being counted, a
//! look at a code, and being told to wait, with one account locked and with ten thousand.
//!
//! Prints one line of JSON for `cargo xtask bench`; times are medians in milliseconds.

#![expect(clippy::print_stdout, reason = "its outcome is what it prints")]

use std::path::Path;
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
/// As shipped, but for the one network that all of it comes from.
const SETTINGS: &str = "[throttle]\nnetwork_attempts = 1000000";

fn main() -> Result<()> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?.block_on(measure())
}

async fn measure() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let quiet = Installation::start(&folder.path().join("quiet"), 1).await?;
    let busy = Installation::start(&folder.path().join("busy"), MANY).await?;
    let code = codes(&quiet.env)?;
    // Alternately, so that whatever else the disk does happens to both.
    let (mut one, mut many) = (Times::default(), Times::default());
    for round in 0..ROUNDS {
        quiet.guess(round, &mut one).await?;
        busy.guess(round, &mut many).await?;
    }
    println!(
        "{}",
        json!({
            "code_ms": code,
            "counted_ms": [median(one.counted), median(many.counted)],
            "refused_ms": [median(one.refused), median(many.refused)],
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

/// Where some accounts are locked.
struct Installation {
    env: Env,
}

#[derive(Default)]
struct Times {
    /// Of guesses that are let through.
    counted: Vec<Duration>,
    /// Of guesses at a locked account.
    refused: Vec<Duration>,
}

impl Installation {
    async fn start(folder: &Path, locked: usize) -> Result<Self> {
        let at = |name: &str| folder.join(name).display().to_string();
        let overrides = vec![
            ("server.data_dir".to_owned(), at("data")),
            ("database.url".to_owned(), format!("sqlite:///{}", at("bench.db"))),
        ];
        let sources = Sources { overrides, ..Sources::from_toml(SETTINGS) };
        let (config, _) = Config::load(&sources).map_err(|errors| anyhow::anyhow!("{errors:?}"))?;
        std::fs::create_dir_all(folder.join("data"))?;
        let env = assemble(config, Outside::default()).await?.env;
        for n in 0..locked {
            let account = [Bucket::account(&env, None, &name_of(n))];
            while count(&env, &account, None, &Origin::default()).await.is_ok() {}
        }
        Ok(Self { env })
    }

    /// One guess at an account that nobody has guessed at, one at a locked one.
    async fn guess(&self, round: usize, times: &mut Times) -> Result<()> {
        let (env, origin) = (&self.env, Origin::default());
        let buckets = [Bucket::account(env, None, &format!("fresh{round}")), Bucket::network(env, &origin)];
        let started = Instant::now();
        count(env, &buckets, None, &origin).await?;
        times.counted.push(started.elapsed());
        let buckets = [Bucket::account(env, None, &name_of(0)), Bucket::network(env, &origin)];
        let started = Instant::now();
        let told = count(env, &buckets, None, &origin).await;
        times.refused.push(started.elapsed());
        ensure!(told.is_err(), "a locked account is let in");
        Ok(())
    }
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
}
