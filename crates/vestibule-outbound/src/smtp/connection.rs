//! One conversation with a mail server, step by step.
//!
//! lettre has a call that does all steps at once, but then a refused sender (our fault, try again)
//! cannot be told from a refused reader (final). Each answer must also be of the kind its command
//! asks for: an answer out of turn means that both sides no longer talk about the same command, as
//! after bytes smuggled in before STARTTLS, and then "250" proves nothing.

use std::fmt::Display;
use std::num::NonZeroU32;

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Quit, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Response, Severity};
use vestibule_kernel::{ExposeSecret, SecretString};

use super::delivery_error::{CLOSING, Stage};
use super::mime::Parcel;
use super::{DeliveryError, SmtpSecurity, SmtpSettings, SmtpSettingsError, Talk};

/// Where and how to connect; checked and ready.
pub(super) struct Server {
    host: String,
    port: u16,
    hello: ClientId,
    protection: Protection,
    credentials: Option<(String, SecretString)>,
    letters_per_connection: Option<NonZeroU32>,
    talk: Talk,
}

enum Protection {
    None,
    StartTls(TlsParameters),
    ImplicitTls(TlsParameters),
}

impl Server {
    pub(super) fn new(settings: SmtpSettings) -> Result<Self, SmtpSettingsError> {
        settings.check()?;
        let protection = match settings.security {
            SmtpSecurity::Plain => Protection::None,
            SmtpSecurity::StartTls => Protection::StartTls(settings.tls_parameters()?),
            SmtpSecurity::ImplicitTls => Protection::ImplicitTls(settings.tls_parameters()?),
        };
        let hello = settings.client_id()?;
        let SmtpSettings { host, port, credentials, letters_per_connection, talk, .. } = settings;
        Ok(Self { host, port, hello, protection, credentials, letters_per_connection, talk })
    }

    /// A connection on which letters can be sent: protected and logged in.
    pub(super) async fn connect(&self) -> Result<Connection, DeliveryError> {
        let opened = self.open().await.map_err(|e| DeliveryError::at(Stage::Connecting, &e));
        self.note("connect", &opened);
        let mut smtp = opened?;
        if let Some((user, password)) = &self.credentials {
            let credentials = Credentials::new(user.clone(), password.expose_secret().to_owned());
            let answer = smtp.auth(DEFAULT_MECHANISMS, &credentials).await;
            let answer = answer.map_err(|e| DeliveryError::at(Stage::LoggingIn, &e));
            self.note("AUTH", &answer);
            answer?;
        }
        let left = self.letters_per_connection.map(NonZeroU32::get);
        Ok(Connection { smtp, in_step: true, left, talk: self.talk })
    }

    fn note<T>(&self, step: &str, outcome: &Result<T, DeliveryError>) {
        if self.talk == Talk::Logged {
            let (host, port) = (&self.host, self.port);
            match outcome {
                Ok(_) => tracing::info!(target: "vestibule::smtp", host, port, step, "done"),
                Err(error) => tracing::info!(target: "vestibule::smtp", host, port, step, %error, "not done"),
            }
        }
    }

    async fn open(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        let from_the_start = match &self.protection {
            Protection::ImplicitTls(tls) => Some(tls.clone()),
            Protection::None | Protection::StartTls(_) => None,
        };
        let place = (self.host.as_str(), self.port);
        // No time limit here: the one around the whole attempt covers it.
        let mut smtp =
            AsyncSmtpConnection::connect_tokio1(place, None, &self.hello, from_the_start, None).await?;
        if let Protection::StartTls(tls) = &self.protection {
            smtp.starttls(tls.clone(), &self.hello).await?;
        }
        Ok(smtp)
    }
}

/// An open connection, between two letters or in the middle of one.
pub(super) struct Connection {
    smtp: AsyncSmtpConnection,
    in_step: bool,
    /// How many letters it may still carry; none for any number.
    left: Option<u32>,
    talk: Talk,
}

impl Connection {
    /// Forgets what an earlier letter left behind, and finds out whether the server is still there.
    pub(super) async fn reset(&mut self) -> Result<(), DeliveryError> {
        self.ask(Stage::Connecting, Rset, Severity::PositiveCompletion).await
    }

    pub(super) async fn send(&mut self, parcel: &Parcel) -> Result<(), DeliveryError> {
        self.left = self.left.map(|left| left.saturating_sub(1));
        let mail = Mail::new(Some(parcel.sender.clone()), Vec::new());
        self.ask(Stage::NamingSender, mail, Severity::PositiveCompletion).await?;
        let rcpt = Rcpt::new(parcel.recipient.clone(), Vec::new());
        self.ask(Stage::NamingRecipient, rcpt, Severity::PositiveCompletion).await?;
        self.ask(Stage::SendingContent, Data, Severity::PositiveIntermediate).await?;
        let answer = self.smtp.message(&parcel.bytes).await;
        self.note("letter", &answer);
        self.judge(Stage::SendingContent, answer, Severity::PositiveCompletion)
    }

    /// Whether the server wants another letter on this connection.
    pub(super) fn may_carry_another(&self) -> bool {
        self.left != Some(0)
    }

    /// Takes leave. The letter has been answered; what becomes of the farewell does not matter.
    pub(super) async fn leave(mut self) {
        let answer = self.smtp.command(Quit).await;
        self.note("QUIT", &answer);
    }

    /// Whether the next letter may use it.
    pub(super) fn is_in_step(&self) -> bool {
        self.in_step
    }

    async fn ask(
        &mut self,
        stage: Stage,
        command: impl Display,
        expected: Severity,
    ) -> Result<(), DeliveryError> {
        let command = command.to_string();
        let answer = self.smtp.command(&command).await;
        self.note(command.trim_end(), &answer);
        self.judge(stage, answer, expected)
    }

    /// Only the code of an answer: some servers repeat what they were told.
    fn note(&self, step: &str, answer: &Result<Response, SmtpError>) {
        if self.talk == Talk::Logged {
            let code = match answer {
                Ok(answer) => Some(answer.code()),
                Err(error) => error.status(),
            };
            let answer = code.map_or_else(|| "none".to_owned(), |code| code.to_string());
            tracing::info!(target: "vestibule::smtp", step, answer);
        }
    }

    fn judge(
        &mut self,
        stage: Stage,
        answer: Result<Response, SmtpError>,
        expected: Severity,
    ) -> Result<(), DeliveryError> {
        match answer {
            Ok(answer) if answer.code().severity == expected => Ok(()),
            Ok(answer) => {
                self.in_step = false;
                Err(DeliveryError::away(&format!("the mail server answered {} out of turn", answer.code())))
            }
            Err(error) => {
                self.in_step = error.status().is_some_and(|code| u16::from(code) != CLOSING);
                Err(DeliveryError::at(stage, &error))
            }
        }
    }
}
