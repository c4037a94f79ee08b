//! How fast a full outbox empties: two mail servers that take everything at once, on this machine.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::logins::exact;
use super::report::{Mark, Row};
use super::subject::launch;
use crate::server::Server;

const LETTERS: u64 = 10_000;
/// Buffers and pools have their size by then.
const WARM: u64 = 1_000;
const PATIENCE: Duration = Duration::from_secs(600);

/// 10,000 letters that wait, from the start of the server to the last one taken.
pub(super) fn outbox() -> Result<Vec<Row>> {
    let taken = Arc::new(AtomicU64::new(0));
    let senders: Vec<String> = ["one", "two"]
        .into_iter()
        .map(|name| {
            let port = take_letters(Arc::clone(&taken))?;
            Ok(format!("{{ name = '{name}', server = '127.0.0.1', port = {port}, use_tls = false }}"))
        })
        .collect::<Result<_>>()?;
    let folder = tempfile::Builder::new().prefix("vestibule-bench-").tempdir()?;
    let launch = launch(folder.path(), vec![("VESTIBULE_MAIL_SENDERS", format!("[{}]", senders.join(", ")))]);
    launch.run(&["dev", "fill", "--letters", &LETTERS.to_string()])?;
    let started = Instant::now();
    let server = Server::start(launch)?;
    wait_for(&taken, WARM, started)?;
    let warm = server.memory_kib("VmRSS")?;
    wait_for(&taken, LETTERS, started)?;
    let took = started.elapsed();
    let grown = server.memory_kib("VmRSS")?.saturating_sub(warm);
    Ok(vec![
        Row {
            what: "10,000 waiting letters by two mail servers",
            reached: took.as_secs_f64(),
            unit: "s",
            mark: Mark::Below(60.0),
        },
        Row {
            what: "memory that the last 9,000 of them add",
            reached: exact(grown) / 1024.0,
            unit: "MiB",
            mark: Mark::Below(16.0),
        },
    ])
}

fn wait_for(taken: &AtomicU64, count: u64, started: Instant) -> Result<()> {
    while taken.load(Ordering::Relaxed) < count {
        if started.elapsed() > PATIENCE {
            bail!("only {} letters were taken in {PATIENCE:?}", taken.load(Ordering::Relaxed));
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}

/// A mail server that says yes to everything (RFC 5321) and counts; answers its port.
fn take_letters(taken: Arc<AtomicU64>) -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let port = listener.local_addr()?.port();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let taken = Arc::clone(&taken);
            // A connection that breaks off ends its thread, no more.
            thread::spawn(move || drop(talk(&stream, &taken)));
        }
    });
    Ok(port)
}

fn talk(stream: &TcpStream, taken: &AtomicU64) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut out = stream;
    out.write_all(b"220 bench.test\r\n")?;
    let mut is_content = false;
    for line in BufReader::new(stream).split(b'\n') {
        let line = line?;
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        if is_content {
            if line == b"." {
                is_content = false;
                taken.fetch_add(1, Ordering::Relaxed);
                out.write_all(b"250 OK\r\n")?;
            }
            continue;
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        is_content = verb == b"DATA";
        out.write_all(match verb.as_slice() {
            b"DATA" => b"354 go on\r\n",
            b"QUIT" => b"221 bye\r\n",
            _ => b"250 OK\r\n",
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_counts_when_its_last_line_has_come() -> Result<()> {
        let taken = Arc::new(AtomicU64::new(0));
        let mut peer = TcpStream::connect(("127.0.0.1", take_letters(Arc::clone(&taken))?))?;
        peer.write_all(b"EHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<d@e.f>\r\nDATA\r\nDATA\r\n.\r\nQUIT\r\n")?;
        let answers: Vec<String> = BufReader::new(peer).lines().take(7).collect::<std::io::Result<_>>()?;
        assert_eq!(answers.last().map(String::as_str), Some("221 bye"));
        assert_eq!(taken.load(Ordering::Relaxed), 1);
        Ok(())
    }
}
