//! A PostgreSQL cluster to throw away.
//!
//! It lives in a temporary folder and on a free loopback port, trusts everybody there, and is
//! stopped and removed when the value is dropped. It sorts text by language, as managed databases
//! do, so that a column which relies on the "C" order without saying so shows. It does not wait
//! for the disk: what it holds is worth nothing after a crash.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};
use tempfile::TempDir;

use crate::packages::is_root;
use crate::process::{self, Daemon};
use crate::server::free_port;
use crate::workspace::find_on_path;

const SETTINGS: &[&str] = &[
    "listen_addresses=127.0.0.1",
    "max_connections=300",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
];

/// GiB that a run takes at the most, with some to spare: mostly the log of writes.
const ROOM: u32 = 4;

/// A running cluster.
pub(crate) struct Cluster {
    // Dropped in this order: the server has to stop before its folder goes.
    daemon: Daemon,
    _folder: TempDir,
    port: u16,
    programs: PathBuf,
}

impl Cluster {
    /// Makes a cluster and waits until it takes connections; two to three seconds.
    pub(crate) fn start() -> Result<Self> {
        let programs = programs().context("PostgreSQL is not installed (Debian: postgresql)")?;
        let folder = tempfile::Builder::new().prefix("vestibule-postgres-").tempdir_in(spacious_memory())?;
        let account = Account::choose()?;
        account.own(folder.path())?;
        initialise(&programs, folder.path(), &account)?;
        let port = free_port()?;
        let daemon = launch(&programs, folder.path(), &account, port)?;
        let mut cluster = Self { daemon, _folder: folder, port, programs };
        cluster.wait()?;
        Ok(cluster)
    }

    /// The address of its first database.
    pub(crate) fn url(&self) -> String {
        self.url_of("postgres")
    }

    /// Makes an empty database and answers its address.
    pub(crate) fn create_database(&self, name: &str) -> Result<String> {
        process::read(self.client("createdb").arg(name))?;
        Ok(self.url_of(name))
    }

    fn url_of(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    fn wait(&mut self) -> Result<()> {
        let mut probe = self.client("pg_isready");
        let ready = || process::read(&mut probe).is_ok();
        self.daemon.wait_until(Duration::from_millis(50), ready).context("PostgreSQL")
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.args(["--host", "127.0.0.1", "--username", "postgres"]);
        command.args(["--port", &self.port.to_string()]);
        command
    }
}

/// A folder in memory, or the usual temporary one. Every story makes and drops a database of some
/// hundred files, and ext4 looks long for a place for new files right after many were deleted.
fn spacious_memory() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let free = process::read(Command::new("df").args(["--output=avail", "--block-size=1G"]).arg(memory));
    let gibibytes = free.ok().and_then(|text| text.lines().last()?.trim().parse::<u32>().ok());
    if gibibytes.is_some_and(|free| free >= ROOM) { memory.to_owned() } else { std::env::temp_dir() }
}

/// Runs a cluster until Ctrl-C, for developers who want one at hand.
pub(crate) fn run_in_foreground() -> Result<()> {
    let mut cluster = Cluster::start()?;
    println!("{}", cluster.url());
    while cluster.daemon.runs() && process::pause(Duration::from_millis(100)).is_ok() {}
    Ok(())
}

/// The folder that holds all of PostgreSQL's programs; the newest version where there are several.
pub(crate) fn programs() -> Option<PathBuf> {
    // A link on the path may stand alone: what it points to has the others beside it.
    let on_path = find_on_path("postgres").and_then(|link| link.canonicalize().ok());
    let on_path = on_path.and_then(|program| program.parent().map(Path::to_owned));
    let mut debian: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))
        })
        .collect();
    debian.sort();
    let debian = debian.into_iter().rev().map(|(_, folder)| folder);
    on_path.into_iter().chain(debian).find(|folder| is_complete(folder))
}

fn is_complete(folder: &Path) -> bool {
    ["initdb", "postgres", "createdb", "pg_isready"].iter().all(|program| folder.join(program).is_file())
}

fn initialise(programs: &Path, folder: &Path, account: &Account) -> Result<()> {
    let mut initdb = account.command(&programs.join("initdb"));
    initdb.current_dir(folder).arg("--pgdata").arg(folder.join("data"));
    initdb.args(["--username=postgres", "--auth=trust", "--no-sync", "--encoding=UTF8"]);
    initdb.args(["--locale=C", "--locale-provider=icu", "--icu-locale=en"]);
    process::read(&mut initdb).map(|_| ())
}

fn launch(programs: &Path, folder: &Path, account: &Account, port: u16) -> Result<Daemon> {
    let mut postgres = account.command(&programs.join("postgres"));
    postgres.current_dir(folder).arg("-D").arg(folder.join("data"));
    postgres.arg("-k").arg(folder).args(["-p", &port.to_string()]);
    for setting in SETTINGS {
        postgres.args(["-c", setting]);
    }
    Daemon::spawn(&mut postgres, &folder.join("log"))
}

/// Under which account the server runs: it refuses to run as root.
enum Account {
    Ours,
    Other { user: u32, group: u32 },
}

impl Account {
    fn choose() -> Result<Self> {
        if !is_root() {
            return Ok(Self::Ours);
        }
        // Debian's package brings the account `postgres`; other installations may not.
        let name = if id("-u", "postgres").is_ok() { "postgres" } else { "nobody" };
        Ok(Self::Other { user: id("-u", name)?, group: id("-g", name)? })
    }

    #[cfg(unix)]
    fn own(&self, folder: &Path) -> Result<()> {
        if let Self::Other { user, group } = *self {
            std::os::unix::fs::chown(folder, Some(user), Some(group))?;
        }
        Ok(())
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "the same shape as where it can fail")]
    fn own(&self, _folder: &Path) -> Result<()> {
        Ok(())
    }

    fn command(&self, program: &Path) -> Command {
        let Self::Other { user, group } = self else { return process::tied(program) };
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "INT", "--clear-groups"]);
        command.arg(format!("--reuid={user}")).arg(format!("--regid={group}"));
        command.arg("--").arg(program);
        command
    }
}

fn id(which: &str, account: &str) -> Result<u32> {
    Ok(process::read(Command::new("id").args([which, account]))?.trim().parse()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_serves_databases_and_leaves_nothing_behind() -> Result<()> {
        let cluster = Cluster::start()?;
        let folder = cluster._folder.path().to_owned();
        let port = cluster.port;
        let url = cluster.create_database("of_mine")?;
        assert_eq!(url, format!("postgres://postgres@127.0.0.1:{port}/of_mine"));
        drop(cluster);
        assert!(!folder.exists() && std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
        Ok(())
    }
}
