//! Boards with their columns and tickets.
//!
//! The original's boards have no key that would mean anything here, so one is known by its name: a
//! board of that name that is here already is left as it is, with everything on it.

use std::collections::BTreeMap;
use std::fmt::Display;

use vestibule_db::Reads;
use vestibule_db::foreign::ForeignRow;
use vestibule_kernel::BuiltInRole;

use crate::access;
use crate::boards::{
    BoardDraft, BoardError, BoardName, ColumnDraft, ColumnName, Prose, Title, name_is_used, provide,
};
use crate::env::Env;
use crate::users::{self, User};

use super::ImportError;
use super::plan::PlannedPerson;
use super::reading::{Source, key, text};
use super::report::{Kind, Refusal, Report};

/// A row as it is there.
#[derive(Debug)]
struct Row {
    table: String,
    key: String,
    /// The key of what it is on.
    on: String,
    name: String,
    description: String,
    position: Option<i64>,
}

/// The three tables, by what their rows are on.
#[derive(Debug, Default)]
pub(super) struct FoundBoards {
    boards: Vec<Row>,
    columns: Groups,
    tickets: Groups,
}

type Groups = BTreeMap<String, Vec<Row>>;

/// A board that is to be taken.
#[derive(Debug)]
pub(super) struct PlannedBoard {
    row: Row,
    draft: BoardDraft,
}

pub(super) async fn read(source: &mut Source<'_>) -> Result<FoundBoards, ImportError> {
    let mut columns = rows(source, &["column", "columns"], "board_id").await?;
    columns.sort_by_key(|column| column.position);
    // A ticket's `position` is its column's key there and says nothing about order.
    let tickets = rows(source, &["ticket", "tickets"], "column_id").await?;
    let boards = rows(source, &["board", "boards"], "").await?;
    Ok(FoundBoards { boards, columns: grouped(columns), tickets: grouped(tickets) })
}

async fn rows(source: &mut Source<'_>, tables: &[&str], on: &str) -> Result<Vec<Row>, ImportError> {
    let Some((table, rows)) = source.take(tables).await? else { return Ok(Vec::new()) };
    let read = |row: &ForeignRow| Row {
        table: table.clone(),
        key: key(row, "id"),
        on: key(row, on),
        name: text(row, &["name", "title"]).unwrap_or_default(),
        description: text(row, &["description"]).unwrap_or_default(),
        position: row.get("position").and_then(serde_json::Value::as_i64),
    };
    Ok(rows.iter().map(read).collect())
}

fn grouped(rows: Vec<Row>) -> Groups {
    let mut groups = Groups::new();
    for row in rows {
        groups.entry(row.on.clone()).or_default().push(row);
    }
    groups
}

/// Which boards are taken, and what of what is on them.
pub(super) async fn plan(
    env: &Env,
    mut found: FoundBoards,
    people: &[PlannedPerson],
    report: &mut Report,
) -> Result<Vec<PlannedBoard>, ImportError> {
    let mut db = env.db.read().await?;
    let has_maker = find_maker(env, &mut db).await?.is_some()
        || people.iter().any(|person| person.holds(BuiltInRole::SuperAdmin));
    let mut planned: Vec<PlannedBoard> = Vec::new();
    for row in std::mem::take(&mut found.boards) {
        let content = found.content_of(&row);
        let name = match BoardName::parse(&row.name) {
            Ok(name) if name_is_used(&mut db, &name).await? => {
                report.boards.already_here += 1;
                continue;
            }
            Ok(name) if planned.iter().any(|other| other.draft.name == name) => {
                refuse(report, Kind::Board, &row, "another board there has the same name");
                continue;
            }
            Ok(_) if !has_maker => {
                refuse(
                    report,
                    Kind::Board,
                    &row,
                    "there is no Super Admin yet in whose name it could be made; run again then",
                );
                continue;
            }
            Ok(name) => name,
            Err(error) => {
                refuse(report, Kind::Board, &row, error);
                continue;
            }
        };
        report.boards.taken += 1;
        planned.push(PlannedBoard { row, draft: BoardDraft { name, columns: columns(content, report) } });
    }
    for row in found.columns.values().flatten() {
        refuse(report, Kind::Column, row, format_args!("its board {} is not there", row.on));
    }
    for row in found.tickets.values().flatten() {
        refuse(report, Kind::Ticket, row, format_args!("its column {} is not there", row.on));
    }
    Ok(planned)
}

impl FoundBoards {
    /// Takes out what is on a board; what is left in the end is on nothing.
    fn content_of(&mut self, board: &Row) -> Vec<(Row, Vec<Row>)> {
        let columns = self.columns.remove(&board.key).unwrap_or_default();
        let with_tickets = |column: Row| {
            let tickets = self.tickets.remove(&column.key).unwrap_or_default();
            (column, tickets)
        };
        columns.into_iter().map(with_tickets).collect()
    }
}

fn columns(content: Vec<(Row, Vec<Row>)>, report: &mut Report) -> Vec<ColumnDraft> {
    let mut drafts = Vec::new();
    for (row, tickets) in content {
        match ColumnName::parse(&row.name) {
            Ok(name) => {
                report.columns.taken += 1;
                let tickets = tickets.iter().filter_map(|row| ticket(row, report)).collect();
                drafts.push(ColumnDraft { name, client_position: row.position, tickets });
            }
            Err(error) => {
                let reason = format_args!("{error}; its {} tickets stay behind with it", tickets.len());
                refuse(report, Kind::Column, &row, reason);
            }
        }
    }
    drafts
}

fn ticket(row: &Row, report: &mut Report) -> Option<(Title, Prose)> {
    let parsed = Title::parse(&row.name).and_then(|title| Ok((title, Prose::parse(&row.description)?)));
    match parsed {
        Ok(ticket) => {
            report.tickets.taken += 1;
            Some(ticket)
        }
        Err(error) => {
            refuse(report, Kind::Ticket, row, error);
            None
        }
    }
}

/// Somebody has to have made a board: the Super Admin who has been here longest.
async fn find_maker(env: &Env, db: &mut impl Reads) -> Result<Option<User>, ImportError> {
    match access::holders_of(db, BuiltInRole::SuperAdmin, env.now()).await?.first() {
        Some(id) => Ok(users::by_id(db, *id).await?),
        None => Ok(None),
    }
}

/// Writes each board with everything on it, or nothing of it.
pub(super) async fn apply(
    env: &Env,
    planned: &[PlannedBoard],
    report: &mut Report,
) -> Result<(), ImportError> {
    let Some(maker) = find_maker(env, &mut env.db.read().await?).await? else { return Ok(()) };
    for PlannedBoard { row, draft } in planned {
        let mut work = env.write().await?;
        match provide(env, &mut work, &maker, draft).await {
            Ok(_) => work.commit().await?,
            Err(BoardError::Failure(failure)) => return Err(failure.into()),
            Err(error) => {
                report.boards.taken -= 1;
                report.columns.taken -= draft.columns.len() as u64;
                let tickets: usize = draft.columns.iter().map(|column| column.tickets.len()).sum();
                report.tickets.taken -= tickets as u64;
                refuse(report, Kind::Board, row, error);
            }
        }
    }
    Ok(())
}

fn refuse(report: &mut Report, what: Kind, row: &Row, reason: impl Display) {
    let Row { table, key, name, .. } = row;
    let (table, row, name) = (table.clone(), key.clone(), name.clone());
    report.refuse(Refusal { what, table, row, name, reason: reason.to_string() });
}
