//! Many rows to a statement, in few lengths.
//!
//! The text of such a statement has a place for each value, so that 499 rows are another statement
//! than 498, and every connection keeps the last hundred it has prepared: with lengths as they come
//! that is some 30 MiB on SQLite, and nearly every batch is prepared anew. Powers of two are a handful of
//! statements, which are soon all there.

use std::sync::OnceLock;

use crate::Engine;

/// The longest piece of rows that a statement takes.
const MOST_ROWS: usize = 512;
const LENGTHS: usize = MOST_ROWS.ilog2() as usize + 1;

/// Cuts rows into pieces whose lengths are powers of two, up to 512; the order stays.
pub fn in_few_lengths<T>(rows: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let length = (1 << rest.len().checked_ilog2()?).min(MOST_ROWS);
        let (piece, others) = rest.split_at(length);
        rest = others;
        Some(piece)
    })
}

/// A statement that puts in many rows. Its text, thousands of places long, is put together once for
/// each length and not for every batch.
#[derive(Debug)]
pub struct Insert {
    before: &'static str,
    columns: usize,
    after: &'static str,
    sqlite: [OnceLock<String>; LENGTHS],
    postgres: [OnceLock<String>; LENGTHS],
}

impl Insert {
    /// The statement `before VALUES (...), (...) after`, for rows of so many columns.
    #[must_use]
    pub const fn new(before: &'static str, columns: usize, after: &'static str) -> Self {
        Self {
            before,
            columns,
            after,
            sqlite: [const { OnceLock::new() }; LENGTHS],
            postgres: [const { OnceLock::new() }; LENGTHS],
        }
    }

    /// Its text for so many rows.
    ///
    /// # Panics
    /// `rows` is no length that [`in_few_lengths`] makes.
    pub fn text(&self, engine: Engine, rows: usize) -> &str {
        assert!(rows.is_power_of_two() && rows <= MOST_ROWS, "{rows} rows have no text");
        let texts = match engine {
            Engine::Sqlite => &self.sqlite,
            Engine::Postgres => &self.postgres,
        };
        texts[rows.ilog2() as usize].get_or_init(|| self.write(engine, rows))
    }

    fn write(&self, engine: Engine, rows: usize) -> String {
        let Self { before, columns, after, .. } = self;
        let place = |n: usize| match engine {
            // SQLite looks numbered places up one by one.
            Engine::Sqlite => "?".to_owned(),
            Engine::Postgres => format!("${n}"),
        };
        let row = |row: usize| {
            let places: Vec<_> = (1..=*columns).map(|column| place(row * columns + column)).collect();
            format!("({})", places.join(", "))
        };
        let rows: Vec<_> = (0..rows).map(row).collect();
        format!("{before} VALUES {} {after}", rows.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn batches_of_every_length_are_whole_and_make_few_statements() {
        let rows: Vec<_> = (0..2000).collect();
        let mut lengths = BTreeSet::new();
        for length in 0..rows.len() {
            let pieces: Vec<_> = in_few_lengths(&rows[..length]).collect();
            assert_eq!(pieces.concat(), rows[..length]);
            lengths.extend(pieces.iter().map(|piece| piece.len()));
        }
        assert_eq!(lengths, BTreeSet::from([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]));
    }

    #[test]
    fn a_statement_has_a_place_for_every_value_in_the_words_of_its_engine() {
        let insert = Insert::new("INSERT INTO things (a, b)", 2, "ON CONFLICT DO NOTHING");
        for _ in 0..2 {
            assert_eq!(
                insert.text(Engine::Sqlite, 2),
                "INSERT INTO things (a, b) VALUES (?, ?), (?, ?) ON CONFLICT DO NOTHING"
            );
            assert_eq!(
                insert.text(Engine::Postgres, 2),
                "INSERT INTO things (a, b) VALUES ($1, $2), ($3, $4) ON CONFLICT DO NOTHING"
            );
        }
        assert!(insert.text(Engine::Sqlite, MOST_ROWS).len() > insert.text(Engine::Sqlite, 1).len());
    }
}
