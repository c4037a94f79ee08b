//! `vestibule backup` and `vestibule restore`.

use std::fs::{File, OpenOptions};
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use clap::Args;
use vestibule_db::backup::{self, BackupError, Contents};
use vestibule_db::{Db, DbResult};
use vestibule_kernel::{Clock as _, SystemClock};

use crate::config::{Config, DatabaseUrl};
use crate::installation::{self, FingerprintError};
use crate::{audit_log, server, signin};

use super::{say, say_on_stderr};

#[derive(Debug, Args)]
pub(super) struct BackupOptions {
    /// The file to write; it must not exist
    file: PathBuf,
}

pub(super) const BACKUP_EXAMPLES: &str = "\
The server may be running: the backup shows one moment of it. It is text, holds personal data and
password hashes, and is readable only by you. The master key is not in it: keep master.key of the data
folder (or SECRET_KEY) in another safe place, or sealed content cannot be read after a restore.

Examples:
  vestibule backup vestibule-$(date +%F).jsonl
  DATABASE_URL=postgresql://vestibule@db/vestibule vestibule backup monday.jsonl";

#[derive(Debug, Args)]
pub(super) struct RestoreOptions {
    /// A file that `vestibule backup` wrote
    file: PathBuf,
    /// Leave sessions, tokens and open links as they were: for a move, when the old server had stopped
    /// before the backup. Otherwise what was ended since the backup would come back to life
    #[arg(long)]
    keep_sessions: bool,
}

pub(super) const RESTORE_EXAMPLES: &str = "\
The database must be empty: a file that does not exist, or a PostgreSQL database without tables. Every
count and checksum is verified, before anything is written and again in the database. Everybody has to
sign in again, unless --keep-sessions is given.

Examples:
  VESTIBULE_DATA_DIR=./restored vestibule restore monday.jsonl
  DATABASE_URL=postgresql://vestibule@db/vestibule vestibule restore --keep-sessions moved.jsonl";

/// Writes the backup beside its place and moves it there when it is whole.
pub(super) async fn backup(config: Config, options: BackupOptions) -> anyhow::Result<()> {
    if options.file.exists() {
        bail!("{} exists; a backup never overwrites anything", options.file.display());
    }
    if let DatabaseUrl::Sqlite(path) = &config.database.url
        && !path.exists()
    {
        return Err(BackupError::NotMigrated).with_context(|| path.display().to_string());
    }
    let (main, log) = server::open_databases(&config).await?;
    let partial = options.file.with_added_extension("partial");
    let written = write(&main, &log, &partial).await.and_then(|contents| {
        std::fs::rename(&partial, &options.file)?;
        Ok(contents)
    });
    if written.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    let Contents { tables, rows } = written?;
    close(&[&main, &log]).await;
    say(&format!("{}: {rows} rows of {tables} tables. The master key is not in it.", options.file.display()));
    Ok(())
}

async fn write(main: &Db, log: &Db, path: &Path) -> Result<Contents, BackupError> {
    let file = make_private(path)?;
    let mut out = BufWriter::new(&file);
    let contents = backup::dump(main, log, SystemClock.now(), env!("CARGO_PKG_VERSION"), &mut out).await?;
    drop(out);
    file.sync_all()?;
    Ok(contents)
}

fn make_private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Puts a backup into the configured database.
pub(super) async fn restore(config: Config, options: RestoreOptions) -> anyhow::Result<()> {
    backup::check(&options.file).with_context(|| options.file.display().to_string())?;
    let (main, log) = server::open_databases(&config).await?;
    let (header, contents) = backup::load(&options.file, &main, &log).await?;
    if !options.keep_sessions {
        end_sign_ins(&main).await?;
    }
    // The chain that comes with a backup ends where the backup was made, which is nobody's doing.
    audit_log::forget_kept_head(&config.server.data_dir)?;
    let Contents { tables, rows } = contents;
    say(&format!(
        "Restored and verified {rows} rows of {tables} tables, backed up from {} on {}.",
        header.engine, header.made_at
    ));
    if let Some(note) = about_the_key(&config, &main).await? {
        say_on_stderr(&format!("note: {note}"));
    }
    close(&[&main, &log]).await;
    Ok(())
}

/// A session that was ended after the backup must not come back to life.
async fn end_sign_ins(db: &Db) -> DbResult<()> {
    let mut tx = db.write().await?;
    signin::end_everything_after_restore(&mut tx, SystemClock.now()).await?;
    tx.commit().await
}

/// What the operator must do about the master key before the server can start.
async fn about_the_key(config: &Config, db: &Db) -> anyhow::Result<Option<String>> {
    let folder = &config.server.data_dir;
    let Some(key) = server::find_master_key(config)? else {
        return Ok(Some(format!(
            "there is no master key here yet; put the old one into {} (or SECRET_KEY) before the first start",
            folder.join("master.key").display()
        )));
    };
    match installation::check_fingerprint(db, &key, &server::previous_keys(config)?, SystemClock.now()).await
    {
        Ok(()) => Ok(None),
        Err(error @ FingerprintError::Mismatch) => Ok(Some(error.to_string())),
        Err(error) => Err(error.into()),
    }
}

async fn close(databases: &[&Db]) {
    for db in databases {
        db.close().await;
    }
}
