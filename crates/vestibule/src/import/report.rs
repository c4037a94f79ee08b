//! What an import did or would do: for people as text, for programs as JSON.

use std::fmt::{self, Write as _};

use serde::Serialize;

use super::{Mode, Original};

/// The whole story. It holds names and addresses, but neither passwords nor hashes.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Where the data comes from.
    pub original: Original,
    /// Whether anything was written.
    pub mode: Mode,
    /// Accounts.
    pub people: Tally,
    /// Roles.
    pub roles: Tally,
    /// Permissions.
    pub permissions: Tally,
    /// Roles given to people that were taken.
    pub role_assignments: Tally,
    /// Boards.
    pub boards: Tally,
    /// Columns of boards that were taken.
    pub columns: Tally,
    /// Tickets of columns that were taken.
    pub tickets: Tally,
    /// Every row, or part of one, that was not taken.
    pub refused: Vec<Refusal>,
    /// What somebody should know or decide.
    pub notes: Vec<String>,
    /// Tables that this version does not read.
    pub left_out: Vec<LeftOut>,
}

/// How many of a kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// New here.
    pub taken: u64,
    /// Here already, and left as they are.
    pub already_here: u64,
    /// Listed under `refused`.
    pub refused: u64,
}

/// What kind of thing was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A whole account.
    Person,
    /// The password of an account that was taken.
    Password,
    /// The second factor of an account that was taken.
    SecondFactor,
    /// A role.
    Role,
    /// A permission, or its place in a role.
    Permission,
    /// A role of a person.
    RoleAssignment,
    /// A board with everything on it.
    Board,
    /// A column with its tickets.
    Column,
    /// A ticket.
    Ticket,
}

/// Something that stays behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What it is.
    pub what: Kind,
    /// The table it stands in.
    pub table: String,
    /// Its key there.
    pub row: String,
    /// Its name, as far as it has one.
    pub name: String,
    /// Why.
    pub reason: String,
}

/// A table that was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Its name.
    pub table: String,
    /// How many rows it has.
    pub rows: i64,
}

impl Report {
    pub(super) fn new(original: Original, mode: Mode, left_out: Vec<LeftOut>) -> Self {
        let none = Tally::default();
        Self {
            original,
            mode,
            people: none,
            roles: none,
            permissions: none,
            role_assignments: none,
            boards: none,
            columns: none,
            tickets: none,
            refused: Vec::new(),
            notes: Vec::new(),
            left_out,
        }
    }

    pub(super) fn refuse(&mut self, refusal: Refusal) {
        match refusal.what {
            Kind::Person => self.people.refused += 1,
            Kind::Role => self.roles.refused += 1,
            Kind::Permission => self.permissions.refused += 1,
            Kind::RoleAssignment => self.role_assignments.refused += 1,
            Kind::Board => self.boards.refused += 1,
            Kind::Column => self.columns.refused += 1,
            Kind::Ticket => self.tickets.refused += 1,
            // The person is taken all the same.
            Kind::Password | Kind::SecondFactor => {}
        }
        self.refused.push(refusal);
    }

    pub(super) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }
}

impl Kind {
    const fn words(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Password => "password",
            Self::SecondFactor => "second factor",
            Self::Role => "role",
            Self::Permission => "permission",
            Self::RoleAssignment => "role of a person",
            Self::Board => "board",
            Self::Column => "column",
            Self::Ticket => "ticket",
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        let heading = match self.mode {
            Mode::DryRun => "Dry run: nothing was written. --apply writes.",
            Mode::Apply => "Imported.",
        };
        writeln!(text, "{heading}\n\n{:18}{:>8}{:>14}{:>9}", "", "taken", "already here", "refused")?;
        let kinds = [
            ("people", self.people),
            ("roles", self.roles),
            ("permissions", self.permissions),
            ("role assignments", self.role_assignments),
            ("boards", self.boards),
            ("columns", self.columns),
            ("tickets", self.tickets),
        ];
        for (name, Tally { taken, already_here, refused }) in kinds {
            writeln!(text, "{name:18}{taken:>8}{already_here:>14}{refused:>9}")?;
        }
        if !self.refused.is_empty() {
            writeln!(text, "\nNot taken:")?;
        }
        for Refusal { what, table, row, name, reason } in &self.refused {
            // Names come from strangers and this goes to a terminal.
            let name = name.escape_debug();
            writeln!(text, "  {table} {row}, {} {name}: {reason}", what.words())?;
        }
        if !self.notes.is_empty() {
            writeln!(text, "\nNotes:")?;
        }
        for note in &self.notes {
            writeln!(text, "  {note}")?;
        }
        if !self.left_out.is_empty() {
            writeln!(text, "\nTables that are not read:")?;
        }
        for LeftOut { table, rows } in &self.left_out {
            writeln!(text, "  {table}: {rows} rows")?;
        }
        f.write_str(text.trim_end())
    }
}
