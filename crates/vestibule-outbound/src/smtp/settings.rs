//! What an operator decides about one mail server, checked before the first letter.
//!
//! There is no "TLS if offered": whoever can cut the word STARTTLS out of an answer could then read
//! every password reset.

use std::fmt;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use lettre::transport::smtp::client::{Certificate, CertificateStore, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use vestibule_kernel::{ExposeSecret, SecretString};

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpSecurity {
    /// Not at all, the login included: only for a relay on the same machine or a trusted network.
    Plain,
    /// Plain at first, then TLS before anything else is said; refused when not offered (RFC 3207).
    StartTls,
    /// TLS from the first byte, usually on port 465 (RFC 8314 §3).
    ImplicitTls,
}

/// One mail server.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Host name or IP address; with TLS also the name its certificate must show.
    pub host: String,
    /// Usually 25, 465 or 587.
    pub port: u16,
    /// How the connection is protected.
    pub security: SmtpSecurity,
    /// User name and password.
    pub credentials: Option<(String, SecretString)>,
    /// The most that one attempt may take, from connecting to the last answer.
    pub timeout: Duration,
    /// Authorities (PEM) trusted *instead of* the system's, for a server with a private one.
    pub trusted_ca_pem: Option<Vec<u8>>,
    /// How we introduce ourselves (EHLO); the machine's host name by default.
    pub hello_name: Option<String>,
    /// A connection is ended after so many letters, for servers that ask for it.
    pub letters_per_connection: Option<NonZeroU32>,
    /// Whether the talk is logged.
    pub talk: Talk,
}

/// Whether each command and its answer go to the log. Letters, names, passwords and whatever else
/// an answer says never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Talk {
    /// They do not.
    #[default]
    Unlogged,
    /// They do, under `vestibule::smtp`.
    Logged,
}

/// Why settings cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SmtpSettingsError {
    /// The host is neither a host name nor an IP address.
    #[error("the mail server's host is neither a host name nor an IP address")]
    Host,
    /// The EHLO name is neither a host name nor an IP address.
    #[error("the name to greet the mail server with is neither a host name nor an IP address")]
    HelloName,
    /// User name or password holds a NUL, which SASL PLAIN uses as its separator (RFC 4616).
    #[error("the mail server's user name or password holds a NUL character")]
    Credentials,
    /// The authorities' file is no PEM, holds no certificate or one that cannot be used.
    #[error("the mail server's certificate authorities are not readable as PEM certificates")]
    Authorities,
    /// TLS cannot be set up on this machine.
    #[error("tls for the mail server cannot be set up")]
    Tls,
}

impl SmtpSettings {
    pub(super) fn check(&self) -> Result<(), SmtpSettingsError> {
        if !is_host(&self.host) {
            return Err(SmtpSettingsError::Host);
        }
        match &self.credentials {
            Some((user, password)) if user.contains('\0') || password.expose_secret().contains('\0') => {
                Err(SmtpSettingsError::Credentials)
            }
            _ => Ok(()),
        }
    }

    pub(super) fn client_id(&self) -> Result<ClientId, SmtpSettingsError> {
        let Some(name) = &self.hello_name else { return Ok(ClientId::default()) };
        match name.parse() {
            Ok(IpAddr::V4(ip)) => Ok(ClientId::Ipv4(ip)),
            Ok(IpAddr::V6(ip)) => Ok(ClientId::Ipv6(ip)),
            Err(_) if is_host(name) => Ok(ClientId::Domain(name.clone())),
            Err(_) => Err(SmtpSettingsError::HelloName),
        }
    }

    /// Reads the system's certificates once, here, and not for every connection.
    pub(super) fn tls_parameters(&self) -> Result<TlsParameters, SmtpSettingsError> {
        let builder = TlsParameters::builder(self.host.clone());
        let Some(pem) = &self.trusted_ca_pem else {
            return builder.build().map_err(|_| SmtpSettingsError::Tls);
        };
        // lettre takes a text without any certificate for an empty list, and trusts nobody.
        if !pem.windows(BEGIN.len()).any(|w| w == BEGIN) {
            return Err(SmtpSettingsError::Authorities);
        }
        let authorities = Certificate::from_pem(pem).map_err(|_| SmtpSettingsError::Authorities)?;
        builder
            .certificate_store(CertificateStore::None)
            .add_root_certificate(authorities)
            .build()
            .map_err(|_| SmtpSettingsError::Authorities)
    }
}

const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";

fn is_host(text: &str) -> bool {
    text.parse::<IpAddr>().is_ok()
        || (!text.is_empty()
            && text.len() <= 253
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b)))
}

impl fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SmtpSettings")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("user", &self.credentials.as_ref().map(|(user, _)| user))
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> SmtpSettings {
        SmtpSettings {
            host: "mail.example.org".into(),
            port: 587,
            security: SmtpSecurity::StartTls,
            credentials: None,
            timeout: Duration::from_secs(30),
            trusted_ca_pem: None,
            hello_name: None,
            letters_per_connection: None,
            talk: Talk::Unlogged,
        }
    }

    #[test]
    fn a_name_to_greet_with_cannot_carry_a_second_command() {
        let greeting = |name: &str| SmtpSettings { hello_name: Some(name.into()), ..settings() }.client_id();
        assert_eq!(greeting("app.example.org"), Ok(ClientId::Domain("app.example.org".into())));
        assert_eq!(greeting("a\r\nMAIL FROM:<x@y.example>"), Err(SmtpSettingsError::HelloName));
    }

    #[test]
    fn a_host_is_a_name_or_an_ip_address() {
        let checked = |host: &str| SmtpSettings { host: host.into(), ..settings() }.check();
        for good in ["localhost", "mail.example.org", "192.0.2.1", "2001:db8::1"] {
            assert_eq!(checked(good), Ok(()), "{good}");
        }
        for bad in ["", "smtp://mail.example.org", "mail.example.org:25", "a b"] {
            assert_eq!(checked(bad), Err(SmtpSettingsError::Host), "{bad}");
        }
    }

    #[test]
    fn authorities_that_hold_no_certificate_are_an_error_and_not_an_empty_list() {
        for pem in [&b""[..], b"not a certificate", b"-----BEGIN CERTIFICATE-----\nAA"] {
            let settings = SmtpSettings { trusted_ca_pem: Some(pem.to_vec()), ..settings() };
            assert_eq!(settings.tls_parameters().err(), Some(SmtpSettingsError::Authorities));
        }
    }

    #[test]
    fn a_nul_in_the_password_is_refused() {
        let settings =
            SmtpSettings { credentials: Some(("jo".into(), "a\0b".to_owned().into())), ..settings() };
        assert_eq!(settings.check(), Err(SmtpSettingsError::Credentials));
    }

    #[test]
    fn settings_printed_for_debugging_do_not_show_the_password() {
        let settings =
            SmtpSettings { credentials: Some(("jo".into(), "hunter2".to_owned().into())), ..settings() };
        assert!(!format!("{settings:?}").contains("hunter2"));
    }
}
