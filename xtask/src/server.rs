//! Starts the built product as its users do: a process, an environment, a folder of its own.

use std::fs;
use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::client::{self, Request};
use crate::process::{self, Daemon};

/// An administrator's name and password: the contract suite's own defaults.
pub(crate) const ADMIN: (&str, &str) = ("admin", "SecureP@ssw0rd");

/// How to start the server.
pub(crate) struct Launch {
    /// The built program.
    pub(crate) program: PathBuf,
    /// An existing folder for its database, keys and log.
    pub(crate) folder: PathBuf,
    /// Settings beyond those every started server gets; they win.
    pub(crate) settings: Vec<(&'static str, String)>,
    /// The only core it may use; any when none.
    pub(crate) core: Option<&'static str>,
}

impl Launch {
    /// Runs one of the product's commands before the server is started.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<()> {
        self.run_at(free_port()?, arguments)
    }

    fn run_at(&self, port: u16, arguments: &[&str]) -> Result<()> {
        let mut command = Command::new(&self.program);
        command.args(arguments);
        configure(&mut command, self, port)?;
        process::run(&mut command)
    }
}

/// A running server; dropping it stops it.
pub(crate) struct Server {
    daemon: Daemon,
    launch: Launch,
    /// Its loopback port.
    pub(crate) port: u16,
}

impl Server {
    /// Starts the server under the originals' profile and waits until it is ready, looking every
    /// millisecond.
    pub(crate) fn start(launch: Launch) -> Result<Self> {
        let port = free_port()?;
        let mut command = pinned(launch.core, &launch.program);
        command.arg("serve");
        configure(&mut command, &launch, port)?;
        let daemon = Daemon::spawn(&mut command, &launch.folder.join("server.log"))?;
        let mut server = Self { daemon, launch, port };
        let ready =
            || client::send(port, &Request::get("/readyz", &[])).is_ok_and(|answer| answer.status == 200);
        server.daemon.wait_until(Duration::from_millis(1), ready).context("the server")?;
        Ok(server)
    }

    /// Makes a Super Admin with the product's own command.
    pub(crate) fn create_admin(&self, (name, password): (&str, &str)) -> Result<()> {
        let mut command = Command::new(&self.launch.program);
        command.args(["admin", "create", "--email", &format!("{name}@example.com")]);
        command.args(["--username", name, "--password-stdin"]);
        configure(&mut command, &self.launch, self.port)?;
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
        let mut input = child.stdin.take().context("no standard input")?;
        input.write_all(format!("{password}\n").as_bytes())?;
        drop(input);
        process::succeeded(&command, child.wait()?).context("vestibule admin create")
    }

    /// Runs one of the product's other commands on the same installation.
    pub(crate) fn command(&self, arguments: &[&str]) -> Result<()> {
        self.launch.run_at(self.port, arguments)
    }

    /// A value in KiB from the kernel's account of the process, such as `VmRSS` or `VmHWM`.
    pub(crate) fn memory_kib(&self, field: &str) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.daemon.pid()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':'));
        let Some(line) = line else { bail!("the kernel does not tell {field}") };
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// The last lines it printed.
    pub(crate) fn last_words(&self) -> String {
        self.daemon.last_words()
    }
}

/// A loopback port that nobody listens on.
pub(crate) fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A command that may only use the given core and ends with us.
pub(crate) fn pinned(core: Option<&str>, program: &Path) -> Command {
    let Some(core) = core else { return process::tied(program) };
    let mut command = process::tied(Path::new("taskset"));
    command.args(["--cpu-list", core]).arg(program);
    command
}

fn configure(command: &mut Command, launch: &Launch, port: u16) -> Result<()> {
    // What the developer's shell has set must not decide the outcome.
    let inherited = std::env::vars_os().map(|(name, _)| name);
    for name in inherited.filter(|name| is_setting(&name.to_string_lossy())) {
        command.env_remove(name);
    }
    let data = launch.folder.join("data");
    fs::create_dir_all(&data)?;
    command
        .current_dir(&launch.folder)
        .env("VESTIBULE_ENV", "testing")
        .env("VESTIBULE_PROFILE", "original")
        .env("VESTIBULE_THROTTLE", "off")
        .env("VESTIBULE_LISTEN", format!("127.0.0.1:{port}"))
        .env("VESTIBULE_PUBLIC_URL", format!("http://127.0.0.1:{port}"))
        .env("VESTIBULE_DATA_DIR", data);
    command.envs(launch.settings.iter().map(|(name, value)| (name, value)));
    Ok(())
}

fn is_setting(name: &str) -> bool {
    ["VESTIBULE_", "FLASK_", "MAIL_", "STRIPE_"].iter().any(|prefix| name.starts_with(prefix))
        || ["DATABASE_URL", "SECRET_KEY", "JWT_SECRET_KEY", "PASSWORD_RESET_SALT", "SESSION_COOKIE"]
            .contains(&name)
}
