//! The trait the product sends letters through, and the carrier that speaks SMTP.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use super::connection::{Connection, Server};
use super::mime::{self, Parcel};
use super::pool::Pool;
use super::{DeliveryError, OutgoingLetter, SmtpSettings, SmtpSettingsError};

/// One attempt to hand a letter over, boxed so that carriers can be chosen at run time.
pub type Delivery<'a> = Pin<Box<dyn Future<Output = Result<(), DeliveryError>> + Send + 'a>>;

/// Something that takes letters.
pub trait LetterCarrier: fmt::Debug + Send + Sync {
    /// Tries once to hand `letter` over. `Ok` means that the other side has taken responsibility for
    /// it (RFC 5321 §6.1), not that anybody has read it.
    ///
    /// # Errors
    /// [`DeliveryError`] says whether another attempt makes sense. After a lost answer the letter may
    /// have arrived all the same, and the next attempt makes a duplicate with the same Message-ID.
    fn deliver<'a>(&'a self, letter: &'a OutgoingLetter) -> Delivery<'a>;
}

/// Hands letters to one mail server.
///
/// Connections are kept for the next letter. It needs a tokio runtime with I/O and time, but no
/// process-wide TLS provider: without one it brings aws-lc-rs.
pub struct SmtpCarrier {
    server: Server,
    pool: Pool,
    limit: Duration,
    shown: String,
}

impl SmtpCarrier {
    /// Prepares, and reads the system's certificate authorities; connects only for the first letter.
    ///
    /// # Errors
    /// [`SmtpSettingsError`] names the setting that cannot be used.
    pub fn new(settings: SmtpSettings) -> Result<Self, SmtpSettingsError> {
        let limit = settings.timeout;
        let shown = format!("{}:{} ({:?})", settings.host, settings.port, settings.security);
        Ok(Self { server: Server::new(settings)?, pool: Pool::default(), limit, shown })
    }

    /// The limit is around everything, because a server that answers one byte at a time passes any
    /// limit on single reads.
    async fn deliver_in_time(&self, letter: &OutgoingLetter) -> Result<(), DeliveryError> {
        let parcel = mime::pack(letter)?;
        let deadline = Instant::now() + self.limit;
        let late = || format!("the mail server took longer than {:?}", self.limit);
        let connection = timeout_at(deadline, self.connection())
            .await
            .unwrap_or_else(|_| Err(DeliveryError::away(&late())))?;
        // From here on it may be this letter, or this reader, that it takes so long for.
        timeout_at(deadline, self.hand_over(connection, &parcel))
            .await
            .unwrap_or_else(|_| Err(DeliveryError::retry(&late())))
    }

    async fn hand_over(&self, mut connection: Connection, parcel: &Parcel) -> Result<(), DeliveryError> {
        let outcome = connection.send(parcel).await;
        if !connection.is_in_step() {
            return outcome;
        }
        if connection.may_carry_another() {
            self.pool.put_back(connection, Instant::now());
        } else {
            connection.leave().await;
        }
        outcome
    }

    async fn connection(&self) -> Result<Connection, DeliveryError> {
        while let Some(mut waiting) = self.pool.take(Instant::now()) {
            if waiting.reset().await.is_ok() {
                return Ok(waiting);
            }
        }
        self.server.connect().await
    }
}

impl LetterCarrier for SmtpCarrier {
    fn deliver<'a>(&'a self, letter: &'a OutgoingLetter) -> Delivery<'a> {
        Box::pin(self.deliver_in_time(letter))
    }
}

impl fmt::Debug for SmtpCarrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpCarrier")
            .field("server", &self.shown)
            .field("pool", &self.pool)
            .finish_non_exhaustive()
    }
}
