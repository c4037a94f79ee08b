//! A board as a file: taken along, looked at in a spreadsheet, brought back.
//!
//! A file holds what is written on a board in use: columns, tickets, labels, days. People stay
//! behind, and with them assignments, comments and activity: a file proves nothing about who said
//! what. Spreadsheets run cells that look like formulas, so these are written with an apostrophe
//! ahead, which reading takes off again.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::model::{MOST_LABELS, MOST_TICKETS, Visibility};
use super::words::{BoardName, Color, ColumnName, Day, Label, Prose, Title};

/// The most columns.
pub(super) const MOST_COLUMNS: usize = 100;

/// A board as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BoardFile {
    /// The board's name.
    pub name: String,
    /// In order.
    pub columns: Vec<ColumnFile>,
}

/// A column with its tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnFile {
    /// The column's name.
    pub name: String,
    /// `#rrggbb`.
    #[serde(default)]
    pub color: Option<String>,
    /// How many tickets it should hold at most.
    #[serde(default)]
    pub wip_limit: Option<i64>,
    /// In order.
    #[serde(default)]
    pub tickets: Vec<TicketFile>,
}

/// A ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TicketFile {
    /// One line.
    pub title: String,
    /// Markdown.
    #[serde(default)]
    pub description: String,
    /// Its labels.
    #[serde(default)]
    pub labels: Vec<String>,
    /// `YYYY-MM-DD`.
    #[serde(default)]
    pub due_on: Option<String>,
}

/// A file whose every text has been parsed.
#[derive(Debug)]
pub(crate) struct ParsedBoard {
    pub(super) name: BoardName,
    pub(super) visibility: Visibility,
    pub(super) columns: Vec<ParsedColumn>,
}

#[derive(Debug)]
pub(super) struct ParsedColumn {
    pub(super) name: ColumnName,
    pub(super) color: Option<Color>,
    pub(super) wip_limit: Option<i64>,
    pub(super) tickets: Vec<ParsedTicket>,
}

#[derive(Debug)]
pub(super) struct ParsedTicket {
    pub(super) title: Title,
    pub(super) description: Prose,
    pub(super) labels: Vec<Label>,
    pub(super) due_on: Option<Day>,
}

/// Why a file is not brought in: where it is wrong, and how.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {why}")]
pub(crate) struct FileError {
    place: String,
    why: String,
}

impl FileError {
    fn at(place: impl Into<String>) -> impl FnOnce(&dyn std::fmt::Display) -> Self {
        let place = place.into();
        move |why| Self { place, why: why.to_string() }
    }
}

impl BoardFile {
    /// Parses every text.
    ///
    /// # Errors
    /// [`FileError`] for the first thing that is wrong.
    pub(super) fn parse(&self, visibility: Visibility) -> Result<ParsedBoard, FileError> {
        let tickets: usize = self.columns.iter().map(|column| column.tickets.len()).sum();
        bounded(self.columns.len(), tickets)?;
        let columns = self.columns.iter().enumerate().map(|(n, column)| column.parse(n + 1));
        Ok(ParsedBoard {
            name: BoardName::parse(&self.name).map_err(|e| FileError::at("the board's name")(&e))?,
            visibility,
            columns: columns.collect::<Result<_, _>>()?,
        })
    }
}

/// Refuses more than is brought in at once.
fn bounded(columns: usize, tickets: usize) -> Result<(), FileError> {
    if columns <= MOST_COLUMNS && tickets <= MOST_TICKETS {
        return Ok(());
    }
    let why = format!("at most {MOST_COLUMNS} columns and {MOST_TICKETS} tickets are brought in");
    Err(FileError::at("the board")(&why))
}

impl ColumnFile {
    fn parse(&self, number: usize) -> Result<ParsedColumn, FileError> {
        let place = format!("column {number}");
        if self.wip_limit.is_some_and(|limit| !(1..=1_000).contains(&limit)) {
            return Err(FileError::at(place)(&"a limit is between 1 and 1000"));
        }
        let color = self.color.as_deref().map(Color::parse).transpose();
        let tickets = self.tickets.iter().enumerate();
        let tickets = tickets.map(|(n, ticket)| ticket.parse(&format!("{place}, ticket {}", n + 1)));
        Ok(ParsedColumn {
            name: ColumnName::parse(&self.name).map_err(|e| FileError::at(&*place)(&e))?,
            color: color.map_err(|e| FileError::at(&*place)(&e))?,
            wip_limit: self.wip_limit,
            tickets: tickets.collect::<Result<_, _>>()?,
        })
    }
}

impl TicketFile {
    fn parse(&self, place: &str) -> Result<ParsedTicket, FileError> {
        if self.labels.len() > MOST_LABELS {
            return Err(FileError::at(place)(&format!("a ticket has at most {MOST_LABELS} labels")));
        }
        let labels = self.labels.iter().map(|label| Label::parse(label)).collect::<Result<_, _>>();
        let due_on = self.due_on.as_deref().map(Day::parse).transpose();
        Ok(ParsedTicket {
            title: Title::parse(&self.title).map_err(|e| FileError::at(place)(&e))?,
            description: Prose::parse(&self.description).map_err(|e| FileError::at(place)(&e))?,
            labels: labels.map_err(|e| FileError::at(place)(&e))?,
            due_on: due_on.map_err(|e| FileError::at(place)(&e))?,
        })
    }
}

const HEADINGS: [&str; 5] = ["column", "title", "description", "labels", "due_on"];

/// A row per ticket, labels one per line of their cell. Columns without tickets are left out.
pub(super) fn to_csv(board: &BoardFile) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(HEADINGS)?;
    for column in &board.columns {
        for ticket in &column.tickets {
            let labels = ticket.labels.join("\n");
            let due_on = ticket.due_on.as_deref().unwrap_or_default();
            let cells = [&column.name, &ticket.title, &ticket.description, &labels, due_on];
            writer.write_record(cells.map(harmless))?;
        }
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A row of our own behind the table: a quote that is never closed swallows it.
const END: &str = "\u{1}";

/// Reads what [`to_csv`] wrote, or any table with the headings `column` and `title`. Reading ends
/// with the first row that is too much.
///
/// # Errors
/// [`FileError`] when it is no such table.
pub(super) fn from_csv(name: &str, text: &str) -> Result<BoardFile, FileError> {
    let text = format!("{}\n{END}\n", text.trim_start_matches('\u{feff}'));
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|_| FileError::at("row 1")(&"this is no table"))?.clone();
    let places = HEADINGS.map(|wanted| headings.iter().position(|h| h.trim().eq_ignore_ascii_case(wanted)));
    if places[0].is_none() || places[1].is_none() {
        return Err(FileError::at("row 1")(&"the headings column and title are required"));
    }
    let mut columns: Vec<ColumnFile> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut closed = false;
    let mut rows = reader.records().enumerate().peekable();
    while let Some((n, row)) = rows.next() {
        let row = row.map_err(|_| FileError::at(format!("row {}", n + 2))(&"this is no row of a table"))?;
        if rows.peek().is_none() {
            closed = row.len() == 1 && &row[0] == END;
            if closed {
                break;
            }
            return Err(unclosed(n + 2));
        }
        bounded(columns.len(), n + 1)?;
        let [column, title, description, labels, due_on] =
            places.map(|place| original(place.and_then(|i| row.get(i)).unwrap_or_default()));
        let labels = labels.lines().map(str::to_owned).filter(|label| !label.trim().is_empty()).collect();
        let due_on = Some(due_on).filter(|day| !day.is_empty()).map(str::to_owned);
        let ticket =
            TicketFile { title: title.to_owned(), description: description.to_owned(), labels, due_on };
        let place = *known.entry(column.to_owned()).or_insert(columns.len());
        if place == columns.len() {
            let name = column.to_owned();
            columns.push(ColumnFile { name, color: None, wip_limit: None, tickets: Vec::new() });
        }
        columns[place].tickets.push(ticket);
    }
    // The headings have swallowed everything.
    if !closed {
        return Err(unclosed(1));
    }
    Ok(BoardFile { name: name.to_owned(), columns })
}

fn unclosed(row: usize) -> FileError {
    FileError::at(format!("row {row}"))(&"a quote is not closed")
}

/// What spreadsheets take for the start of a formula (OWASP, CSV injection), and our own mark.
const STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

fn harmless(cell: &str) -> String {
    if cell.starts_with(STARTS) { format!("'{cell}") } else { cell.to_owned() }
}

fn original(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(STARTS)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(title: &str) -> TicketFile {
        TicketFile {
            title: title.to_owned(),
            description: "two\nlines, \"quoted\"".to_owned(),
            labels: vec!["Bug".to_owned(), "a;b".to_owned()],
            due_on: Some("2026-02-01".to_owned()),
        }
    }

    fn board(titles: &[&str]) -> BoardFile {
        let tickets = titles.iter().map(|title| ticket(title)).collect();
        let column = ColumnFile { name: "To do".to_owned(), color: None, wip_limit: None, tickets };
        BoardFile { name: "Plan".to_owned(), columns: vec![column] }
    }

    #[test]
    fn a_table_comes_back_as_it_went() {
        let board = board(&["plain", "=1+1", "-x", "'quoted'", "'=x", "@home", "ü, ö"]);
        assert_eq!(from_csv("Plan", &to_csv(&board).unwrap()).unwrap(), board);
    }

    #[test]
    fn no_cell_starts_like_a_formula() {
        let csv = to_csv(&board(&["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"])).unwrap();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        for row in reader.records() {
            assert!(row.unwrap().iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
        }
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_with_its_place() {
        let wrong = board(&["fine", " "]).parse(Visibility::Members).unwrap_err();
        assert_eq!(wrong.to_string(), "column 1, ticket 2: a text is required here");
        assert!(from_csv("x", "a,b\n1,2\n").is_err());
        let open = from_csv("x", "column,title\nTo do,\"a\nTo do,b\n").unwrap_err();
        assert_eq!(open.to_string(), "row 2: a quote is not closed");
        assert!(board(&vec!["x"; MOST_TICKETS + 1]).parse(Visibility::Members).is_err());
    }

    #[test]
    fn reading_a_table_ends_with_the_first_row_that_is_too_much() {
        let rows = |n: usize, column: &dyn Fn(usize) -> String| -> String {
            (0..n).map(|i| format!("{},x\n", column(i))).collect()
        };
        // Behind what is too much stands what is no table: nobody gets there.
        let wide = format!("column,title\n{}\"", rows(MOST_COLUMNS + 2, &|i| i.to_string()));
        let long = format!("column,title\n{}\"", rows(MOST_TICKETS + 2, &|_| "a".to_owned()));
        for table in [wide, long] {
            let wrong = from_csv("x", &table).unwrap_err();
            assert!(wrong.to_string().starts_with("the board: at most"), "{wrong}");
        }
        let most = format!("column,title\n{}", rows(MOST_TICKETS, &|i| (i % MOST_COLUMNS).to_string()));
        assert!(from_csv("x", &most).unwrap().parse(Visibility::Members).is_ok());
    }
}
