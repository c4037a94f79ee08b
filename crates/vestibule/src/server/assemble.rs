//! From a configuration to something that can answer.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use vestibule_crypto::{
    Argon2Cost, Argon2CostError, CsrfKey, DeviceKey, HashPool, KeyPurpose, KeyedHash, MasterKey,
    MasterKeyError, PoolError, PoolSettings, Sealer,
};
use vestibule_db::{Db, DbError, DbSettings, Durability, MigrateError, Schema, StatementLog, Target};
use vestibule_kernel::{Clock, Entropy, OsEntropy, SecretString, SystemClock};
use vestibule_outbound::smtp::{LetterCarrier, SmtpSettingsError};
use vestibule_outbound::stripe::{StripeApi, StripeClient, StripeSettings, StripeSettingsError};
use vestibule_outbound::telegram::{ChatCarrier, TelegramApi, TelegramSettings};

use crate::billing;
use crate::boards::LiveBoards;
use crate::changes::{Announcer, EndedSessions, Watcher};
use crate::config::{Config, DatabaseUrl, Environment};
use crate::directory;
use crate::env::{Env, Keys, Parts};
use crate::error_reports::{self, Place, Report};
use crate::installation::{self, FingerprintError, KeyFileError};
use crate::mail::{DELIVER, Delivery};
use crate::request_log;
use crate::sessions::SessionCache;
use crate::telemetry::{Metrics, incidents};
use crate::tokens::TokenCache;

use super::mailing::{self, Mailing};
use super::{Background, Entrance, router};

/// Why a server could not be put together: a sentence for the operator, to be shown with its sources.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each variant is its message")]
pub enum AssembleError {
    #[error("the data folder {0} could not be made: {1}")]
    DataFolder(String, std::io::Error),
    #[error(transparent)]
    KeyFile(#[from] KeyFileError),
    #[error("secret_key cannot be used")]
    MasterKey(#[from] MasterKeyError),
    #[error("the database {0} cannot be opened")]
    Database(String, #[source] DbError),
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    #[error(transparent)]
    Fingerprint(#[from] FingerprintError),
    #[error("hashing.* cannot be used")]
    Cost(#[from] Argon2CostError),
    #[error("password hashing could not be started")]
    Pool(#[from] PoolError),
    #[error("mail.* cannot be used")]
    Mail(#[from] SmtpSettingsError),
    #[error("mail.ca_file {0} cannot be read: {1}")]
    MailAuthorities(String, std::io::Error),
    #[error("stripe.* cannot be used")]
    Stripe(#[from] StripeSettingsError),
    #[error("the nightly comparison with Stripe could not be scheduled")]
    Reconciling(#[source] DbError),
    #[error("the keys that sign tokens cannot be used: {0}")]
    SigningKeys(String),
    #[error("metrics could not be set up: {0}")]
    Metrics(String),
}

/// What comes from outside the process; tests bring their own.
#[derive(Debug)]
pub struct Outside {
    /// The present.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub entropy: Arc<dyn Entropy>,
    /// Takes letters in place of what the configuration names.
    pub carrier: Option<Arc<dyn LetterCarrier>>,
}

impl Default for Outside {
    fn default() -> Self {
        Self { clock: Arc::new(SystemClock), entropy: Arc::new(OsEntropy), carrier: None }
    }
}

/// Opens both databases; makes the data folder when it is missing.
///
/// # Errors
/// [`AssembleError`].
pub async fn open_databases(config: &Config) -> Result<(Db, Db), AssembleError> {
    let folder = &config.server.data_dir;
    installation::make_private_folder(folder)
        .map_err(|error| AssembleError::DataFolder(folder.display().to_string(), error))?;
    let settings = |target, durability| DbSettings {
        target,
        max_connections: config.database.max_connections,
        connect_timeout: config.database.connect_timeout,
        statement_timeout: config.database.statement_timeout,
        durability,
        statement_log: if config.log.queries { StatementLog::On } else { StatementLog::Off },
    };
    // Tests run thousands of commits; a power cut in the middle of one loses nothing of value.
    let main = match config.environment {
        Environment::Testing => Durability::Process,
        Environment::Development | Environment::Production => Durability::Full,
    };
    match &config.database.url {
        DatabaseUrl::Sqlite(path) => {
            vestibule_db::refuse_foreign_file(path).await?;
            let db = open(&settings(Target::Sqlite(path.clone()), main)).await?;
            let log = open(&settings(Target::Sqlite(log_path(path)), Durability::Process)).await?;
            Ok((db, log))
        }
        DatabaseUrl::Postgres(url) => {
            let db = open(&settings(Target::Postgres(url.clone()), main)).await?;
            Ok((db.clone(), db))
        }
    }
}

async fn open(settings: &DbSettings) -> Result<Db, AssembleError> {
    let shown = match &settings.target {
        Target::Sqlite(path) => path.display().to_string(),
        Target::Postgres(_) => "at database.url".to_owned(),
    };
    Db::open(settings).await.map_err(|error| AssembleError::Database(shown, error))
}

/// `vestibule.db` keeps its request log in `vestibule-log.db`.
fn log_path(path: &Path) -> std::path::PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-log{extension}"))
}

/// A server that is ready to answer, and the work that goes on behind it.
#[derive(Debug)]
pub struct Assembled {
    /// What every use case works with.
    pub env: Env,
    /// Answers requests.
    pub entrance: Arc<Entrance>,
    /// Hands letters over.
    pub delivery: Delivery,
    /// Everybody who looks at a board.
    pub live: LiveBoards,
    /// Letters, caches, the log: to be run beside it.
    pub background: Background,
}

/// Opens, migrates, checks and connects everything.
///
/// # Errors
/// [`AssembleError`].
pub async fn assemble(config: Config, outside: Outside) -> Result<Assembled, AssembleError> {
    let (db, log_db) = open_databases(&config).await?;
    db.migrate(Schema::Main).await?;
    log_db.migrate(Schema::Log).await?;
    let master = master_key(&config, &db).await?;
    let previous = previous_keys(&config)?;
    installation::check_fingerprint(&db, &master, &previous, outside.clock.now()).await?;

    let metrics = Metrics::new().map_err(|error| AssembleError::Metrics(error.to_string()))?;
    let Mailing { delivery, mailbox } = mailing::set_up(&config, outside.carrier.as_ref(), &metrics)?;
    let (recorder, writer) = request_log::channel(log_db.clone());
    let recorder = config.server.request_log.then_some(recorder);
    let watcher = Watcher::default();
    let announcer = Announcer::default();
    let sessions = SessionCache::new(watcher.clone(), &announcer);
    let tokens = TokenCache::new(watcher.clone(), &announcer);
    let live = LiveBoards::new(watcher.clone(), &announcer);

    let env = Env::new(Parts {
        hashing: hash_pool(&config)?,
        keys: keys(&master, &previous),
        announcer,
        ended_sessions: EndedSessions::default(),
        job_bell: Arc::new(Notify::new()),
        stripe: stripe(&config)?,
        telegram: telegram(&config),
        clock: outside.clock,
        entropy: outside.entropy,
        config,
        db,
        log_db,
    });
    crate::tokens::keep_keys_current(&env)
        .await
        .map_err(|error| AssembleError::SigningKeys(error.to_string()))?;
    billing::keep_scheduled(&env).await.map_err(AssembleError::Reconciling)?;
    incidents::listen_to_panics();
    let (reporter, collector) = error_reports::channel(env.clone());
    let router = router(
        &env,
        live.clone(),
        delivery.senders().clone(),
        mailbox,
        metrics.clone(),
        recorder.clone(),
        reporter.clone(),
    );
    let entrance = Arc::new(Entrance::new(
        env.clone(),
        sessions.clone(),
        tokens.clone(),
        router,
        recorder,
        metrics.clone(),
        reporter.clone(),
    ));
    let handlers = crate::jobs::Handlers::telling_of_panics({
        let reporter = reporter.clone();
        move |env: &Env, kind: &str, incident| {
            reporter.report(env.now(), Report::of(incident, Place::work(&format!("job {kind}"))));
        }
    })
    .with(DELIVER, {
        let delivery = delivery.clone();
        move |env, job| delivery.clone().run(env, job)
    });
    let handlers = handlers
        .with(directory::PURGE, directory::purge)
        .with(billing::EVENT, billing::apply_event)
        .with(billing::INTENT, billing::finish_intent)
        .with(billing::ADDRESS, billing::tell_address)
        .with(billing::DEPARTURE, billing::depart)
        .with(billing::RECONCILE, billing::reconcile);
    let background = Background {
        env: env.clone(),
        sessions,
        tokens,
        watcher,
        handlers,
        writer,
        reporter,
        collector,
        metrics,
    };
    Ok(Assembled { env, entrance, delivery, live, background })
}

/// The configured master key, or the one in the data folder, if there is one already.
///
/// # Errors
/// [`AssembleError`] when it cannot be read.
pub fn find_master_key(config: &Config) -> Result<Option<MasterKey>, AssembleError> {
    match &config.secrets.master {
        Some(text) => Ok(Some(MasterKey::parse(text)?)),
        None => Ok(installation::load_key(&config.server.data_dir)?),
    }
}

async fn master_key(config: &Config, db: &Db) -> Result<MasterKey, AssembleError> {
    match find_master_key(config)? {
        Some(key) => Ok(key),
        None => {
            installation::may_make_key(db).await?;
            Ok(installation::load_or_make_key(&config.server.data_dir, &OsEntropy)?)
        }
    }
}

/// The master keys of the past, the newest first.
///
/// # Errors
/// [`AssembleError`] when one is too short to be one.
pub fn previous_keys(config: &Config) -> Result<Vec<MasterKey>, AssembleError> {
    let parse = |text: &SecretString| MasterKey::parse(text).map_err(AssembleError::from);
    config.secrets.previous.iter().map(parse).collect()
}

fn keys(master: &MasterKey, previous: &[MasterKey]) -> Keys {
    let mut sealer = Sealer::new(&master.derive(KeyPurpose::Sealing));
    let mut audit_checkpoints = vec![KeyedHash::new(master.derive(KeyPurpose::AuditCheckpoints))];
    let mut previous_codes = Vec::new();
    for previous in previous {
        sealer = sealer.with_previous(&previous.derive(KeyPurpose::Sealing));
        audit_checkpoints.push(KeyedHash::new(previous.derive(KeyPurpose::AuditCheckpoints)));
        previous_codes.push(KeyedHash::new(previous.derive(KeyPurpose::OneTimeCodes)));
    }
    Keys {
        sealer,
        csrf: CsrfKey::new(master.derive(KeyPurpose::Csrf)),
        throttle_names: KeyedHash::new(master.derive(KeyPurpose::ThrottleNames)),
        codes: KeyedHash::new(master.derive(KeyPurpose::OneTimeCodes)),
        previous_codes,
        repeated_requests: KeyedHash::new(master.derive(KeyPurpose::RepeatedRequests)),
        audit_checkpoints,
        devices: DeviceKey::new(master.derive(KeyPurpose::KnownDevice)),
        links: KeyedHash::new(master.derive(KeyPurpose::LinkTokens)),
        enrolments: KeyedHash::new(master.derive(KeyPurpose::TotpEnrolment)),
    }
}

fn hash_pool(config: &Config) -> Result<HashPool, AssembleError> {
    let wanted = &config.hashing;
    let cost = match config.environment {
        // Below the floor only there, where a hash protects nobody.
        Environment::Testing => Argon2Cost::unguarded(wanted.memory_kib, wanted.iterations, wanted.lanes)?,
        _ => Argon2Cost::new(wanted.memory_kib, wanted.iterations, wanted.lanes)?,
    };
    let threads = wanted.threads.unwrap_or_else(vestibule_crypto::half_the_cores);
    Ok(HashPool::start(PoolSettings { threads, queue: wanted.queue, cost })?)
}

/// How long one try of a call may take.
const STRIPE_TIMEOUT: Duration = Duration::from_secs(20);

fn stripe(config: &Config) -> Result<Option<Arc<dyn StripeApi>>, AssembleError> {
    let Some(stripe) = &config.stripe else { return Ok(None) };
    let settings = StripeSettings {
        base: stripe.api_base.clone(),
        key: stripe.private_key.clone(),
        timeout: STRIPE_TIMEOUT,
    };
    Ok(Some(Arc::new(StripeClient::new(&settings)?)))
}

/// Without a bot everything goes by mail, so a broken one stops nothing.
fn telegram(config: &Config) -> Option<Arc<dyn ChatCarrier>> {
    let telegram = config.telegram.as_ref()?;
    let settings =
        TelegramSettings { base: telegram.api_base.to_string(), token: telegram.bot_token.clone() };
    match TelegramApi::new(settings) {
        Ok(api) => Some(Arc::new(api)),
        Err(error) => {
            tracing::warn!(%error, "telegram stays off");
            None
        }
    }
}
