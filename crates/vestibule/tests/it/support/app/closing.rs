//! The end of a story: what it has left behind fails it.

use vestibule_db::on_db;

use crate::support::{database, errors};

use super::TestApp;

impl Drop for TestApp {
    fn drop(&mut self) {
        self.stop.cancel();
        let left = (!std::thread::panicking() && !self.tolerant).then(|| self.carrier.letters());
        let errors = errors::take();
        let target = self.database.url.clone();
        let postgres = self.database.postgres.take();
        // The story's runtime is busy dropping; the look back gets one of its own.
        let found = std::thread::spawn(move || look_back(&target, postgres)).join().unwrap();
        if let Some(letters) = left {
            assert!(letters.is_empty(), "letters nobody has read: {letters:?}");
            assert_eq!(found, [0, 0], "letters never sent, jobs given up");
            assert!(errors.is_empty(), "ERROR lines: {errors:?}");
        }
    }
}

fn look_back(url: &str, postgres: Option<(String, String)>) -> [i64; 2] {
    const QUESTIONS: [&str; 2] = [
        "SELECT COUNT(*) FROM letters WHERE sent_at IS NULL AND given_up_at IS NULL AND cancelled_at IS NULL",
        "SELECT COUNT(*) FROM jobs WHERE failed_at IS NOT NULL",
    ];
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        use vestibule_db::{Db, DbSettings, Target};
        let target = match &postgres {
            Some(_) => Target::Postgres(url.into()),
            None => Target::Sqlite(url.trim_start_matches("sqlite:///").into()),
        };
        let db = Db::open(&DbSettings { max_connections: 1, ..DbSettings::new(target) }).await.unwrap();
        let mut answers = [0; 2];
        for (answer, sql) in answers.iter_mut().zip(QUESTIONS) {
            let mut conn = db.read().await.unwrap();
            *answer = on_db!(&mut conn, c => sqlx::query_scalar(sql).fetch_one(c).await.unwrap());
        }
        db.close().await;
        if let Some((server, name)) = postgres {
            database::drop_postgres(&server, &name).await;
        }
        answers
    })
}
