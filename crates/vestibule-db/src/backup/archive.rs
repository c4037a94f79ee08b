//! The archive's records, and reading a whole one before anything is touched.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Write};
use std::path::Path;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::catalog::Column;
use super::value::{Value, parse_row};
use super::{BackupError, Contents};

/// The form of the archive; raised when an older build could not read it.
const FORM: u32 = 1;
const ABOUT: &str = "Vestibule backup. It holds personal data and password hashes; keep it as safe as the database. \
     The master key is not in it: keep master.key (or SECRET_KEY) apart.";

/// What an archive says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    form: u32,
    about: String,
    /// RFC 3339, UTC.
    pub made_at: String,
    /// The version of the program that made it.
    pub made_by: String,
    /// The engine it comes from, for people.
    pub engine: String,
    /// The newest migration of the main schema.
    pub main_migration: i64,
    /// The newest migration of the request log's schema.
    pub log_migration: i64,
}

impl Header {
    pub(super) fn new(made_at: String, made_by: &str, engine: String, migrations: (i64, i64)) -> Self {
        let (main_migration, log_migration) = migrations;
        let made_by = made_by.to_owned();
        Self { form: FORM, about: ABOUT.to_owned(), made_at, made_by, engine, main_migration, log_migration }
    }
}

/// A line that is no row.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
pub(super) enum Record {
    VestibuleBackup(Header),
    Table {
        name: String,
        columns: Vec<Column>,
    },
    EndOfTable {
        name: String,
        rows: u64,
        /// The highest id ever given out.
        last_id: Option<i64>,
        /// Of the table's rows, line ends included.
        sha256: String,
    },
    EndOfBackup {
        tables: u64,
        rows: u64,
        /// Of everything before this line.
        sha256: String,
    },
}

/// The rows of one table, counted and hashed.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) rows: u64,
    hash: Sha256,
}

impl Tally {
    pub(super) fn add_line(&mut self, line: &str) {
        self.rows += 1;
        self.hash.update(line);
        self.hash.update("\n");
    }

    pub(super) fn add(&mut self, row: &[Value]) -> Result<String, BackupError> {
        let line = to_line(&row)?;
        self.add_line(&line);
        Ok(line)
    }

    pub(super) fn finish(self) -> (u64, String) {
        (self.rows, HEXLOWER.encode(&self.hash.finalize()))
    }
}

fn to_line(record: &impl Serialize) -> Result<String, BackupError> {
    serde_json::to_string(record).map_err(|error| BackupError::Io(error.into()))
}

/// Writes lines and hashes them on the way.
pub(super) struct ArchiveWriter<'w, W> {
    out: &'w mut W,
    hash: Sha256,
}

impl<'w, W: Write> ArchiveWriter<'w, W> {
    pub(super) fn begin(out: &'w mut W, header: Header) -> Result<Self, BackupError> {
        let mut writer = Self { out, hash: Sha256::new() };
        writer.record(&Record::VestibuleBackup(header))?;
        Ok(writer)
    }

    pub(super) fn record(&mut self, record: &Record) -> Result<(), BackupError> {
        self.line(&to_line(record)?)
    }

    pub(super) fn line(&mut self, line: &str) -> Result<(), BackupError> {
        for part in [line, "\n"] {
            self.hash.update(part);
            self.out.write_all(part.as_bytes())?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self, contents: Contents) -> Result<(), BackupError> {
        let sha256 = HEXLOWER.encode(&std::mem::take(&mut self.hash).finalize());
        let Contents { tables, rows } = contents;
        self.record(&Record::EndOfBackup { tables, rows, sha256 })?;
        Ok(self.out.flush()?)
    }
}

/// Reads an archive line by line.
pub(super) struct ArchiveReader {
    lines: BufReader<File>,
    number: u64,
    hash: Sha256,
}

/// A line of the archive.
pub(super) enum Line {
    Row(String),
    Record(Record),
}

impl ArchiveReader {
    /// Opens a file and reads its header.
    pub(super) fn open(path: &Path) -> Result<(Self, Header), BackupError> {
        let mut reader = Self { lines: BufReader::new(File::open(path)?), number: 0, hash: Sha256::new() };
        match reader.next() {
            Ok((Line::Record(Record::VestibuleBackup(header)), _)) if header.form == FORM => {
                Ok((reader, header))
            }
            _ => Err(BackupError::NotABackup(path.to_owned())),
        }
    }

    /// The next line, and the hash of everything before it.
    pub(super) fn next(&mut self) -> Result<(Line, Sha256), BackupError> {
        let before = self.hash.clone();
        let mut text = String::new();
        self.number += 1;
        if self.lines.read_line(&mut text)? == 0 {
            return Err(self.damaged("the file ends before the backup does"));
        }
        self.hash.update(&text);
        let text = text.trim_end_matches('\n');
        if text.starts_with('[') {
            return Ok((Line::Row(text.to_owned()), before));
        }
        let record = serde_json::from_str(text).map_err(|_| self.damaged("this is no record"))?;
        Ok((Line::Record(record), before))
    }

    pub(super) fn damaged(&self, what: &str) -> BackupError {
        BackupError::Damaged { line: self.number, what: what.to_owned() }
    }
}

/// Reads an archive from end to end: every count and every hash must be right.
///
/// # Errors
/// [`BackupError::NotABackup`], [`BackupError::Damaged`] or [`BackupError::Io`].
pub fn check(path: &Path) -> Result<(Header, Contents), BackupError> {
    let (mut reader, header) = ArchiveReader::open(path)?;
    let mut found = Contents::default();
    loop {
        match reader.next()? {
            (Line::Record(Record::Table { name, columns }), _) => {
                found.rows += check_table(&mut reader, &name, &columns)?;
                found.tables += 1;
            }
            (Line::Record(Record::EndOfBackup { tables, rows, sha256 }), before) => {
                let is_whole = found == (Contents { tables, rows });
                if !is_whole || sha256 != HEXLOWER.encode(&before.finalize()) {
                    return Err(reader.damaged("the counts or the SHA-256 of the backup are wrong"));
                }
                return Ok((header, found));
            }
            _ => return Err(reader.damaged("this record does not belong here")),
        }
    }
}

fn check_table(reader: &mut ArchiveReader, table: &str, columns: &[Column]) -> Result<u64, BackupError> {
    let mut tally = Tally::default();
    loop {
        match reader.next()?.0 {
            Line::Row(line) => {
                if parse_row(&line, columns).is_none() {
                    return Err(reader.damaged("the row does not fit its table"));
                }
                tally.add_line(&line);
            }
            Line::Record(Record::EndOfTable { name, rows, sha256, .. }) if name == table => {
                return match tally.finish() {
                    (counted, hashed) if counted == rows && hashed == sha256 => Ok(rows),
                    _ => Err(reader.damaged("the count or the SHA-256 of the table is wrong")),
                };
            }
            Line::Record(_) => return Err(reader.damaged("the table does not end")),
        }
    }
}
