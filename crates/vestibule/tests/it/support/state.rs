//! Has anything changed? Counted by the database itself.

use sqlx::AssertSqlSafe;
use vestibule_db::{Engine, on_db};

use super::TestApp;

/// What a refused request may well write, each with its reason.
const NO_STATE: &[&str] = &[
    // Guesses and letters are counted before anything is decided.
    "throttle_buckets",
    // Refusals are security events.
    "audit_events",
    "audit_personal",
    "audit_chain",
    "audit_checkpoints",
    // An intent is written before Stripe is asked, and settled when it refuses.
    "stripe_intents",
    // Who looks at a board: streams that were opened before say so in their own time.
    "board_viewers",
    // Notices of what other tables say.
    "changes",
    // What is told about failures, not what they have changed.
    "error_reports",
    // Who asked for what.
    "request_log",
    "request_statistics",
];

const TABLES_SQLITE: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
const TABLES_POSTGRES: &str = "SELECT table_name::text FROM information_schema.tables \
     WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";
const COUNTER: &str = "CREATE TABLE state_changes (name TEXT NOT NULL PRIMARY KEY, n BIGINT NOT NULL)";
const COUNTER_SQLITE: &str =
    "CREATE TABLE state_changes (name TEXT NOT NULL PRIMARY KEY, n INTEGER NOT NULL)";
const FUNCTION: &str = "CREATE FUNCTION count_change() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN UPDATE state_changes SET n = n + 1 WHERE name = TG_TABLE_NAME; RETURN NULL; END $$";

impl TestApp {
    /// From now on every row that is written, in whatever table holds state, is counted.
    pub(crate) async fn counts_changes(&self) {
        let engine = self.env.db.engine();
        let mut tx = self.env.db.write().await.unwrap();
        let (tables, counter) = match engine {
            Engine::Sqlite => (TABLES_SQLITE, COUNTER_SQLITE),
            Engine::Postgres => (TABLES_POSTGRES, COUNTER),
        };
        let tables: Vec<String> =
            on_db!(&mut tx, c => sqlx::query_scalar(tables).fetch_all(c).await.unwrap());
        let mut statements = vec![counter.to_owned()];
        if engine == Engine::Postgres {
            statements.push(FUNCTION.to_owned());
        }
        let has_state =
            |table: &&String| !NO_STATE.contains(&table.as_str()) && !table.starts_with("request_");
        for table in tables.iter().filter(has_state) {
            statements.push(format!("INSERT INTO state_changes VALUES ('{table}', 0)"));
            for deed in ["INSERT", "UPDATE", "DELETE"] {
                statements.push(match engine {
                    Engine::Sqlite => format!(
                        "CREATE TRIGGER counts_{table}_{deed} AFTER {deed} ON {table} BEGIN \
                         UPDATE state_changes SET n = n + 1 WHERE name = '{table}'; END"
                    ),
                    Engine::Postgres => format!(
                        "CREATE TRIGGER counts_{table}_{deed} AFTER {deed} ON {table} FOR EACH ROW \
                         EXECUTE FUNCTION count_change()"
                    ),
                });
            }
        }
        for statement in statements {
            let sql = AssertSqlSafe(statement);
            on_db!(&mut tx, c => { sqlx::raw_sql(sql).execute(c).await.unwrap(); });
        }
        tx.commit().await.unwrap();
    }

    /// How often each table has been written to since then.
    pub(crate) async fn changes_counted(&self) -> Vec<(String, i64)> {
        const SQL: &str = "SELECT name, n FROM state_changes WHERE n > 0 ORDER BY name";
        let mut db = self.env.db.read().await.unwrap();
        on_db!(&mut db, c => sqlx::query_as(SQL).fetch_all(c).await.unwrap())
    }
}
