//! What the server takes before anybody asks it anything: disk, time, memory.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::logins::{exact, mebibytes};
use super::median;
use super::report::{Mark, Row};
use super::subject::{Subject, launch};
use crate::server::Server;
use crate::workspace::built;

const STARTS: usize = 7;
const SETTLING: Duration = Duration::from_secs(5);

/// The release build is stripped by its profile.
pub(super) fn binary_size() -> Result<Vec<Row>> {
    let bytes = std::fs::metadata(built("release", "vestibule"))?.len();
    let reached = exact(bytes) / 1_000_000.0;
    Ok(vec![Row { what: "stripped binary", reached, unit: "MB", mark: Mark::Below(30.0) }])
}

/// From starting the process to the first 200 of `/readyz`, on a database that exists. It includes
/// the two small programs that pin the process, about 2 ms.
pub(super) fn time_to_ready() -> Result<Vec<Row>> {
    let folder = tempfile::Builder::new().prefix("vestibule-bench-").tempdir()?;
    drop(Server::start(launch(folder.path(), Vec::new()))?);
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let started = Instant::now();
        let server = Server::start(launch(folder.path(), Vec::new()))?;
        times.push(started.elapsed().as_secs_f64() * 1000.0);
        drop(server);
    }
    Ok(vec![Row { what: "time to ready", reached: median(times)?, unit: "ms", mark: Mark::Below(100.0) }])
}

/// Resident memory some seconds after the start, with one account and no requests.
pub(super) fn idle_memory() -> Result<Vec<Row>> {
    let subject = Subject::start(Vec::new())?;
    thread::sleep(SETTLING);
    let reached = mebibytes(subject.server.memory_kib("VmRSS")?);
    Ok(vec![Row { what: "idle memory", reached, unit: "MiB", mark: Mark::Below(25.0) }])
}
