//! Running other programs so that none outlives this one.
//!
//! Every child gets a process group of its own. On Ctrl-C or SIGTERM the one being waited for is
//! ended, the wait returns an error, and the callers' guards clean up on the ordinary way out; a
//! panic goes the same way. Should this program be killed outright, Linux ends the daemons it
//! started ([`tied`]).

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::workspace::find_on_path;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
const GLANCE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(10);

/// Turns Ctrl-C and SIGTERM into an orderly end; a second one ends at once.
pub(crate) fn heed_interrupts() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    thread::spawn(move || {
        runtime.block_on(async {
            while interruption().await.is_ok() {
                if INTERRUPTED.swap(true, Ordering::SeqCst) {
                    std::process::exit(130);
                }
            }
        });
    });
    Ok(())
}

#[cfg(unix)]
async fn interruption() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        seen = tokio::signal::ctrl_c() => seen,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn interruption() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}

/// Whether someone asked this program to end.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

/// Sleeps a moment.
///
/// # Errors
/// Someone asked this program to end.
pub(crate) fn pause(moment: Duration) -> Result<()> {
    thread::sleep(moment);
    if interrupted() {
        bail!("interrupted");
    }
    Ok(())
}

/// Runs the command to its end; what it prints goes where our own output goes.
///
/// # Errors
/// The program cannot be started, does not end with 0, or we were interrupted.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = wait(&mut spawn(command)?)?;
    succeeded(command, status)
}

/// Like [`run`], but hands each line of the standard output to `read` after printing it behind
/// `label`. Answers the exit status, whatever it is.
pub(crate) fn run_reading(
    command: &mut Command,
    label: &str,
    mut read: impl FnMut(&str) + Send,
) -> Result<ExitStatus> {
    let mut child = spawn(command.stdout(Stdio::piped()))?;
    let output = child.stdout.take().context("the output is not piped")?;
    thread::scope(|scope| {
        scope.spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                println!("{label}{line}");
                read(&line);
            }
        });
        wait(&mut child)
    })
}

/// Runs the command to its end and answers what it printed on standard output.
///
/// # Errors
/// The program cannot be started or does not end with 0; the error holds its standard error.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", name(command), output.status, said.trim());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Turns an exit status other than 0 into an error that names the program.
pub(crate) fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() { Ok(()) } else { bail!("{} failed ({status})", name(command)) }
}

fn spawn(command: &mut Command) -> Result<Child> {
    in_own_group(command.stdin(Stdio::null())).spawn().with_context(|| cannot_start(command))
}

fn wait(child: &mut Child) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if let Err(interrupted) = pause(GLANCE) {
            signal_group(child.id(), "TERM");
            return Err(interrupted);
        }
    }
}

fn name(command: &Command) -> String {
    Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", command.get_program().to_string_lossy())
}

/// A command for a program that shall not outlive us even when we are killed outright.
pub(crate) fn tied(program: &Path) -> Command {
    match find_on_path("setpriv").filter(|_| cfg!(target_os = "linux")) {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", "TERM", "--"]).arg(program);
            command
        }
        None => Command::new(program),
    }
}

/// A program in the background; dropping it stops the program and waits for its end.
pub(crate) struct Daemon {
    child: Child,
    log: PathBuf,
}

impl Daemon {
    /// Starts the command with everything it prints going to the file `log`.
    pub(crate) fn spawn(command: &mut Command, log: &Path) -> Result<Self> {
        let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        let child = spawn(command.stdout(file.try_clone()?).stderr(file))?;
        Ok(Self { child, log: log.to_owned() })
    }

    /// The process id of the program itself: those that wrap it replace themselves by it.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Calls `ready` every few milliseconds until it is content.
    ///
    /// # Errors
    /// The program ended, or was not ready in time; the error holds the end of its log.
    pub(crate) fn wait_until(&mut self, glance: Duration, mut ready: impl FnMut() -> bool) -> Result<()> {
        let started = Instant::now();
        while !ready() {
            if let Some(status) = self.child.try_wait()? {
                bail!("ended ({status}) instead of starting; its last words:\n{}", self.last_words());
            }
            if started.elapsed() > 3 * PATIENCE {
                bail!("not ready after {:?}; its last words:\n{}", 3 * PATIENCE, self.last_words());
            }
            pause(glance)?;
        }
        Ok(())
    }

    /// Whether it still runs.
    pub(crate) fn runs(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// The last 40 lines it printed.
    pub(crate) fn last_words(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(40)..].join("\n")
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's "fast" shutdown; SIGTERM would wait for its clients.
        signal_group(self.child.id(), "INT");
        let asked = Instant::now();
        while self.runs() && asked.elapsed() < PATIENCE {
            thread::sleep(GLANCE);
        }
        if self.runs() {
            signal_group(self.child.id(), "KILL");
            drop(self.child.kill());
        }
        drop(self.child.wait());
    }
}

#[cfg(unix)]
fn in_own_group(command: &mut Command) -> &mut Command {
    std::os::unix::process::CommandExt::process_group(command, 0)
}

#[cfg(not(unix))]
fn in_own_group(command: &mut Command) -> &mut Command {
    command
}

/// Signals a child and its own children. The shell's built-in is used because the standard
/// library can only kill.
fn signal_group(pid: u32, signal: &str) {
    let script = format!("kill -{signal} -{pid}");
    drop(Command::new("sh").args(["-c", &script]).stderr(Stdio::null()).status());
}
