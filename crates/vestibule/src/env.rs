//! What every use case works with, passed as one argument.
//!
//! It knows no slice: a slice that keeps something in memory (the session cache, say) keeps it in
//! its own type. Time and chance come from here and nowhere else, which is what lets a test move
//! the clock and predict a token.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use tokio::sync::Notify;
use vestibule_crypto::{CsrfKey, DeviceKey, HashPool, KeyedHash, Sealer};
use vestibule_db::{Conn, Db, DbError, DbResult, Reads, WriteTx};
use vestibule_kernel::{Clock, Entropy, Timestamp};
use vestibule_outbound::stripe::StripeApi;
use vestibule_outbound::telegram::ChatCarrier;

use crate::changes::{self, Announcer, EndedSessions, Subject};
use crate::config::Config;
use crate::idempotency;

/// Everything a use case needs; clones share it.
#[derive(Debug, Clone)]
pub struct Env(Arc<Parts>);

/// The parts of an [`Env`].
#[derive(Debug)]
pub struct Parts {
    /// What the operator wants.
    pub config: Config,
    /// Everything but the request log.
    pub db: Db,
    /// The request log's database: a file of its own on SQLite, the same server on PostgreSQL.
    pub log_db: Db,
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<dyn Entropy>,
    /// Where passwords are hashed, with admission.
    pub hashing: HashPool,
    /// Keys derived from the master key.
    pub keys: Keys,
    /// Where changes are announced within this process.
    pub announcer: Announcer,
    /// Sessions that are over, though the database could not be told yet.
    pub ended_sessions: EndedSessions,
    /// Rung when a job was enqueued.
    pub job_bell: Arc<Notify>,
    /// Where payments are made; none when billing is not set up.
    pub stripe: Option<Arc<dyn StripeApi>>,
    /// Who hands messages to chats; none when there is no bot.
    pub telegram: Option<Arc<dyn ChatCarrier>>,
}

/// Keys derived from the master key, each for one purpose.
#[derive(Debug)]
pub struct Keys {
    /// Seals what the database must not show: seeds, letters' parameters, signing keys.
    pub sealer: Sealer,
    /// Binds CSRF tokens to sessions.
    pub csrf: CsrfKey,
    /// Hashes names that are counted but must not be stored.
    pub throttle_names: KeyedHash,
    /// Hashes codes too short for a plain hash.
    pub codes: KeyedHash,
    /// The same under keys of the past, for recovery codes, which may be years old.
    pub previous_codes: Vec<KeyedHash>,
    /// Hashes requests, bodies included, that must not be carried out twice.
    pub repeated_requests: KeyedHash,
    /// Sign the audit chain's checkpoints: the present key first, then those of the past.
    pub audit_checkpoints: Vec<KeyedHash>,
    /// Marks browsers that people have signed in with.
    pub devices: DeviceKey,
    /// Signs links that carry their own content.
    pub links: KeyedHash,
    /// Makes the authenticator secrets that are shown but not confirmed yet.
    pub enrolments: KeyedHash,
}

impl Deref for Env {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Env {
    /// Puts the parts together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Begins a transaction that writes. When the request being answered has an `Idempotency-Key`,
    /// the key is part of it.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when none is to be had in time.
    pub async fn write(&self) -> DbResult<Work> {
        let mut tx = self.db.write().await?;
        idempotency::write_claim(&mut tx, self.now()).await?;
        Ok(Work { claims: true, ..self.work(tx) })
    }

    /// The same for a note that a request was refused: that is not what the request was for, so it may
    /// be corrected and sent again under the same key.
    ///
    /// # Errors
    /// [`DbError::Unavailable`] when none is to be had in time.
    pub async fn write_of_refusal(&self) -> DbResult<Work> {
        Ok(self.work(self.db.write().await?))
    }

    fn work(&self, tx: WriteTx) -> Work {
        Work { env: self.clone(), tx, claims: false, changed: Vec::new(), enqueued: false }
    }
}

/// One transaction with what must happen when it commits: caches hear of changes, workers of jobs.
#[derive(Debug)]
pub struct Work {
    env: Env,
    tx: WriteTx,
    /// Whether the claim of the request being answered is part of it.
    claims: bool,
    changed: Vec<Subject>,
    enqueued: bool,
}

impl Work {
    /// Notes that something changed which caches or onlookers must hear of.
    pub fn changed(&mut self, subject: Subject) {
        if !self.changed.contains(&subject) {
            self.changed.push(subject);
        }
    }

    /// Notes that a worker has something to do.
    pub(crate) const fn enqueued(&mut self) {
        self.enqueued = true;
    }

    /// Commits, then tells this process; others hear through the database.
    ///
    /// # Errors
    /// [`DbError`]; nothing was written then.
    pub async fn commit(mut self) -> DbResult<()> {
        changes::append(&mut self.tx, &self.changed, self.env.now()).await?;
        self.tx.commit().await?;
        if self.claims {
            idempotency::note_commit();
        }
        for subject in self.changed {
            self.env.announcer.announce(subject);
        }
        if self.enqueued {
            self.env.job_bell.notify_one();
        }
        Ok(())
    }
}

impl Deref for Work {
    type Target = WriteTx;

    fn deref(&self) -> &WriteTx {
        &self.tx
    }
}

impl DerefMut for Work {
    fn deref_mut(&mut self) -> &mut WriteTx {
        &mut self.tx
    }
}

impl Reads for Work {
    fn conn(&mut self) -> Conn<'_> {
        self.tx.conn()
    }
}

/// The failures that any use case can meet and no caller can do anything about but wait or report.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
    /// Every place for hashing a password is taken.
    #[error("too many sign-ins at once")]
    Busy,
    /// A defect of ours or of the installation.
    #[error("{0}")]
    Internal(String),
}

impl From<vestibule_crypto::Busy> for Failure {
    fn from(_: vestibule_crypto::Busy) -> Self {
        Self::Busy
    }
}

impl From<vestibule_crypto::Stopped> for Failure {
    fn from(_: vestibule_crypto::Stopped) -> Self {
        Self::Internal("password hashing has stopped".to_owned())
    }
}

/// Gives an error enum with a `Failure` variant the conversions that `?` wants.
#[macro_export]
macro_rules! from_failures {
    ($($error:ty),+ $(,)?) => {$(
        impl From<vestibule_db::DbError> for $error {
            fn from(error: vestibule_db::DbError) -> Self {
                Self::Failure(error.into())
            }
        }
        impl From<vestibule_crypto::Busy> for $error {
            fn from(error: vestibule_crypto::Busy) -> Self {
                Self::Failure(error.into())
            }
        }
        impl From<vestibule_crypto::Stopped> for $error {
            fn from(error: vestibule_crypto::Stopped) -> Self {
                Self::Failure(error.into())
            }
        }
    )+};
}
