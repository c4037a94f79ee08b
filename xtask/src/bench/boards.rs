//! What boards cost: opening a full one, telling everybody who looks that a ticket has moved, and
//! people who only look.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::logins::exact;
use super::percentile;
use super::report::{Mark, Row};
use super::subject::{Bearer, Subject};

const COLUMNS: usize = 5;
const TICKETS: usize = 1_000;
const OPENINGS: usize = 100;
const VIEWERS: usize = 100;
const MOVES: usize = 50;
const IDLE: usize = 1_000;
/// As many streams as one person may hold.
const STREAMS_OF_ONE: usize = 50;
const PATIENCE: Duration = Duration::from_secs(10);
const SETTLING: Duration = Duration::from_secs(3);

/// A board of 1,000 tickets, opened as the console opens it.
pub(super) fn opening() -> Result<Vec<Row>> {
    let subject = Subject::start(Vec::new())?;
    let admin = subject.bearer()?;
    let path = format!("/api/v1/boards/{}", full_board(&admin)?);
    let mut times = Vec::new();
    for _ in 0..OPENINGS {
        let started = Instant::now();
        admin.get(&path)?;
        times.push(started.elapsed());
    }
    Ok(vec![Row {
        what: "opening a board of 1,000 tickets, p95",
        reached: percentile(&mut times, 95),
        unit: "ms",
        mark: Mark::Below(30.0),
    }])
}

/// From sending a move to the moment a viewer has read of it, over 100 viewers and 50 moves.
pub(super) fn telling() -> Result<Vec<Row>> {
    let subject = Subject::start(Vec::new())?;
    let admin = subject.bearer()?;
    let board = full_board(&admin)?;
    let (heard, hearing) = mpsc::channel();
    for stream in viewers(&subject, board, VIEWERS)? {
        let heard = heard.clone();
        thread::spawn(move || listen(stream, &heard));
    }
    thread::sleep(SETTLING);
    let mut times = Vec::new();
    for (ticket, column) in moves(&admin, board)? {
        let path = format!("/api/v1/boards/{board}/tickets/{ticket}/move");
        let started = Instant::now();
        admin.post(&path, &json!({ "column": column }))?;
        for _ in 0..VIEWERS {
            times.push(arrival(&hearing)?.saturating_duration_since(started));
        }
    }
    Ok(vec![Row {
        what: "a move reaching 100 viewers, p95",
        reached: percentile(&mut times, 95),
        unit: "ms",
        mark: Mark::Below(100.0),
    }])
}

/// What 1,000 people who look at a board without anything happening take, a head.
pub(super) fn looking() -> Result<Vec<Row>> {
    let subject = Subject::start(Vec::new())?;
    let admin = subject.bearer()?;
    let board = full_board(&admin)?;
    // The first viewers pay for what all share.
    let first = viewers(&subject, board, STREAMS_OF_ONE)?;
    thread::sleep(SETTLING);
    let before = subject.server.memory_kib("VmRSS")?;
    let others = viewers(&subject, board, IDLE)?;
    thread::sleep(SETTLING);
    let after = subject.server.memory_kib("VmRSS")?;
    drop((first, others));
    Ok(vec![Row {
        what: "memory of an idle viewer",
        reached: exact(after.saturating_sub(before)) / exact(IDLE as u64),
        unit: "KiB",
        mark: Mark::Below(20.0),
    }])
}

/// A board for everyone with 1,000 tickets in five columns; answers its id.
fn full_board(admin: &Bearer) -> Result<i64> {
    let ticket = |n: usize| json!({ "title": format!("Ticket {n}"), "description": "What is to be done, and *why*.", "labels": ["bench"] });
    let column = |c: usize| {
        let tickets: Vec<Value> = (0..TICKETS / COLUMNS).map(|n| ticket(c * TICKETS / COLUMNS + n)).collect();
        json!({ "name": format!("Column {c}"), "tickets": tickets })
    };
    let file = json!({ "name": "Bench", "columns": (0..COLUMNS).map(column).collect::<Vec<_>>() });
    let board = admin.post("/api/v1/boards/import?visibility=everyone", &file)?;
    board["id"].as_i64().context("the imported board has no id")
}

/// Which ticket goes to which column: each of the first to the next column.
fn moves(admin: &Bearer, board: i64) -> Result<Vec<(i64, i64)>> {
    let whole = admin.get(&format!("/api/v1/boards/{board}"))?;
    let columns: Vec<i64> = ids(&whole["columns"]);
    let tickets = whole["tickets"].as_array().context("a board without tickets")?;
    let pairs = tickets.iter().take(MOVES).filter_map(|ticket| {
        let here = ticket["column"].as_i64()?;
        let at = columns.iter().position(|&column| column == here)?;
        Some((ticket["id"].as_i64()?, columns[(at + 1) % columns.len()]))
    });
    Ok(pairs.collect())
}

fn ids(list: &Value) -> Vec<i64> {
    list.as_array().into_iter().flatten().filter_map(|one| one["id"].as_i64()).collect()
}

/// So many open event streams, of as many people as that takes.
fn viewers(subject: &Subject, board: i64, count: usize) -> Result<Vec<TcpStream>> {
    let mut streams = Vec::with_capacity(count);
    while streams.len() < count {
        let person = subject.somebody()?;
        for _ in 0..STREAMS_OF_ONE.min(count - streams.len()) {
            let mut stream = TcpStream::connect(("127.0.0.1", subject.server.port))?;
            let head = format!(
                "GET /api/v1/boards/{board}/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {}\r\n\r\n",
                person.authorization
            );
            stream.write_all(head.as_bytes())?;
            streams.push(stream);
        }
    }
    Ok(streams)
}

/// Tells when each move was read, until the server goes.
fn listen(stream: TcpStream, heard: &Sender<Instant>) {
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        if line == "event: ticket_moved" && heard.send(Instant::now()).is_err() {
            return;
        }
    }
}

fn arrival(hearing: &Receiver<Instant>) -> Result<Instant> {
    hearing.recv_timeout(PATIENCE).context("not every viewer has heard of a move")
}
