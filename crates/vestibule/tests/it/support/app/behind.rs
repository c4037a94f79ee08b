//! What stories look at and do behind everybody's back: in the database, or as nobody can ask for yet.

use std::time::Duration;

use vestibule::changes::Subject;
use vestibule::env::Work;
use vestibule_db::{Db, DbSettings, Target, on_db};

use crate::support::database;
use crate::support::people::Person;

use super::TestApp;

impl TestApp {
    /// Does what an attacker with the database's password can do: everything.
    pub(crate) async fn tamper(&self, statements: &[&'static str]) {
        database::tamper(&self.database, statements).await;
    }

    /// Runs statements in the log's database.
    pub(crate) async fn in_log(&self, sql: &'static str) {
        let mut tx = self.env.log_db.write().await.unwrap();
        on_db!(&mut tx, c => { sqlx::raw_sql(sql).execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
    }

    /// The log's database for somebody whose statements may take that long; none on SQLite, which ends
    /// no statement.
    pub(crate) async fn log_in_a_hurry(&self, statement_timeout: Duration) -> Option<Db> {
        self.database.postgres.as_ref()?;
        let target = Target::Postgres(self.database.url.as_str().into());
        let settings = DbSettings { statement_timeout, max_connections: 1, ..DbSettings::new(target) };
        Some(Db::open(&settings).await.unwrap())
    }

    /// Runs a statement in a change that goes on.
    pub(crate) async fn runs(work: &mut Work, sql: &'static str) {
        on_db!(work, c => { sqlx::query(sql).execute(c).await.unwrap(); });
    }

    /// Gives a person a single permission, as an administrator would.
    pub(crate) async fn permit(&self, username: &str, permission: &str) {
        const GRANT: &str = "INSERT INTO grants (user_id, permission_id, source_kind, source_ref, granted_at) \
             SELECT u.id, p.id, 'person', '', 0 FROM users u CROSS JOIN permissions p \
             WHERE u.username_folded = $1 AND p.name_folded = $2";
        self.write(GRANT, username, permission).await;
    }

    /// Takes it away again.
    pub(crate) async fn forbid(&self, username: &str, permission: &str) {
        const REVOKE: &str = "DELETE FROM grants WHERE user_id = (SELECT id FROM users WHERE username_folded = $1) \
             AND permission_id = (SELECT id FROM permissions WHERE name_folded = $2)";
        self.write(REVOKE, username, permission).await;
    }

    /// Makes a permission of a name that nobody could give it.
    pub(crate) async fn has_permission(&self, name: &str) {
        const MAKE: &str =
            "INSERT INTO permissions (name, name_folded, description, created_at) VALUES ($1, $2, '', 0)";
        self.write(MAKE, name, name).await;
    }

    async fn write(&self, sql: &'static str, first: &str, second: &str) {
        let mut work = self.env.write().await.unwrap();
        on_db!(&mut work, c => { sqlx::query(sql).bind(first).bind(second).execute(c).await.unwrap(); });
        work.changed(Subject::Access);
        work.commit().await.unwrap();
    }

    /// How many rows a query counts.
    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        let mut db = self.env.db.read().await.unwrap();
        on_db!(&mut db, c => sqlx::query_scalar(sql).fetch_one(c).await.unwrap())
    }

    /// Puts a password hash of another program in the place of a person's own.
    pub(crate) async fn keeps_password_as(&self, username: &str, hash: &str) {
        const SQL: &str =
            "UPDATE passwords SET hash = $2 WHERE user_id = (SELECT id FROM users WHERE username = $1)";
        let mut work = self.env.write().await.unwrap();
        on_db!(&mut work, c => { sqlx::query(SQL).bind(username).bind(hash).execute(c).await.unwrap(); });
        work.commit().await.unwrap();
    }

    /// The process died after a change and before its answer was kept.
    pub(crate) async fn loses_kept_answers(&self) {
        const SQL: &str = "UPDATE idempotency_keys SET status = NULL, answer = NULL";
        let mut work = self.env.write().await.unwrap();
        on_db!(&mut work, c => { sqlx::query(SQL).execute(c).await.unwrap(); });
        work.commit().await.unwrap();
    }

    /// How a person's password is kept.
    pub(crate) async fn password_hash_of(&self, username: &str) -> String {
        const SQL: &str =
            "SELECT p.hash FROM passwords p JOIN users u ON u.id = p.user_id WHERE u.username = $1";
        let mut db = self.env.db.read().await.unwrap();
        on_db!(&mut db, c => sqlx::query_scalar(SQL).bind(username).fetch_one(c).await.unwrap())
    }

    /// What an administrator will be able to do to a person, in SQL: `$1` is their row.
    pub(crate) async fn changes_user(&self, username: &str, sql: &'static str) {
        const ID: &str = "SELECT id FROM users WHERE username = $1";
        let mut work = self.env.write().await.unwrap();
        let id: i64 =
            on_db!(&mut work, c => sqlx::query_scalar(ID).bind(username).fetch_one(c).await.unwrap());
        on_db!(&mut work, c => { sqlx::query(sql).bind(id).execute(c).await.unwrap(); });
        work.changed(vestibule::changes::Subject::User(vestibule_kernel::UserId(id)));
        work.commit().await.unwrap();
    }

    /// Makes a person's password one that Vestibule has made: to be replaced within half an hour.
    pub(crate) async fn generated_password_of(&self, username: &str) {
        const GENERATED: &str = "UPDATE passwords SET expires_at = $2 \
             WHERE user_id = (SELECT id FROM users WHERE username_folded = $1)";
        let until = self.env.clock.now().as_millis() + 30 * 60 * 1000;
        let mut tx = self.env.db.write().await.unwrap();
        on_db!(&mut tx, c => { sqlx::query(GENERATED).bind(username).bind(until).execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
    }

    /// An administrator deletes somebody.
    pub(crate) async fn deletes(&self, username: &str) {
        let mut ada = Person::named("ada").runs_the_place(self).await;
        let path = format!("/api/v1/users?q={username}");
        let found = ada.get(&path).await.expect(200).json();
        let id = found["items"][0]["uuid"].as_str().unwrap().to_owned();
        ada.delete(&format!("/api/v1/users/{id}"), serde_json::json!({})).await.expect(200);
    }

    /// Disables a person behind everybody's back.
    pub(crate) async fn disable(&self, username: &str) {
        const DISABLE: &str = "UPDATE users SET disabled_at = $2, auth_epoch = auth_epoch + 1 \
             WHERE username_folded = $1";
        let mut tx = self.env.db.write().await.unwrap();
        let now = self.env.clock.now().as_millis();
        on_db!(&mut tx, c => { sqlx::query(DISABLE).bind(username).bind(now).execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
    }
}
