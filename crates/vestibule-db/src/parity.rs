//! Both engines' migrations must describe the same tables.
//!
//! A migration is one text in two spellings: put into neutral words the two must be equal, comments
//! included. What one engine does quite differently (a trigger, say) stands between the lines
//! `-- engine:` and `-- end engine` and is left out here; its stories run on both engines.

use crate::{Engine, Schema};

/// One migration in neutral words.
fn neutral(sql: &str) -> String {
    let mut text = String::new();
    let mut inside_engine = false;
    for line in sql.lines() {
        match line.trim() {
            "-- engine:" => inside_engine = true,
            "-- end engine" => inside_engine = false,
            _ if inside_engine => {}
            line => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    for (spelling, word) in [
        ("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "NUMBERED"),
        ("INTEGER PRIMARY KEY AUTOINCREMENT", "NUMBERED"),
        (") STRICT;", ");"),
        (" COLLATE \"C\"", ""),
        ("BIGINT", "INTEGER"),
        // SQLite adds a computed column to a table only when it is not stored, PostgreSQL 15 only stores them.
        (") STORED;", ") VIRTUAL;"),
        ("BYTEA", "BLOB"),
    ] {
        text = text.replace(spelling, word);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn both_engines_get_the_same_tables() {
    for schema in [Schema::Main, Schema::Log] {
        let (sqlite, postgres) = (schema.migrations(Engine::Sqlite), schema.migrations(Engine::Postgres));
        assert_eq!(sqlite.len(), postgres.len());
        for (a, b) in sqlite.iter().zip(postgres) {
            assert_eq!((a.0, a.1), (b.0, b.1));
            assert_eq!(neutral(a.2), neutral(b.2), "{} differs", a.1);
        }
    }
}

#[test]
fn sqlite_tables_are_strict_and_postgres_texts_sort_by_bytes() {
    for schema in [Schema::Main, Schema::Log] {
        for (_, name, sql) in schema.migrations(Engine::Sqlite) {
            assert_eq!(sql.matches("CREATE TABLE").count(), sql.matches(") STRICT;").count(), "{name}");
        }
        for (_, name, sql) in schema.migrations(Engine::Postgres) {
            let columns = sql.lines().filter(|line| line.starts_with("    "));
            for line in columns.filter(|line| line.split_whitespace().nth(1) == Some("TEXT")) {
                assert!(line.contains("COLLATE \"C\""), "{name}: {line}");
            }
        }
    }
}

#[test]
fn versions_grow_without_gaps_that_would_let_one_slip_in_between() {
    for schema in [Schema::Main, Schema::Log] {
        let versions: Vec<i64> = schema.migrations(Engine::Sqlite).iter().map(|m| m.0).collect();
        assert!(versions.is_sorted_by(|a, b| a < b), "{versions:?}");
    }
}
