//! What somebody who signs up says about themselves, parsed.

use std::fmt::Display;

use vestibule_kernel::{DisplayName, EmailAddress, SecretString, Username};

use crate::config::{Config, PasswordPolicy};
use crate::credentials::{PolicyViolation, check_password};
use crate::http::FieldError;
use crate::users::Locale;

/// A parsed request to sign up.
#[derive(Debug, Clone)]
pub struct SignUp {
    /// Possibly empty.
    pub first_name: DisplayName,
    /// Possibly empty.
    pub last_name: DisplayName,
    /// What they want to sign in with.
    pub username: Username,
    /// Where the confirmation goes.
    pub email: EmailAddress,
    /// Not checked yet.
    pub password: SecretString,
    /// What letters to them are written in.
    pub locale: Locale,
}

/// The same as it is typed, before it is parsed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'t> {
    /// May be empty.
    pub first_name: &'t str,
    /// May be empty.
    pub last_name: &'t str,
    /// Required.
    pub username: &'t str,
    /// Required.
    pub email: &'t str,
}

impl Typed<'_> {
    /// Parses every field, so that a person sees all that is wrong at once.
    ///
    /// # Errors
    /// One [`FieldError`] for each field that does not hold what it should.
    pub fn with_password(self, password: SecretString) -> Result<SignUp, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut note = |field, error: &dyn Display| errors.push(FieldError::new(field, "invalid", error));
        let first_name = DisplayName::parse(self.first_name).map_err(|e| note("first_name", &e)).ok();
        let last_name = DisplayName::parse(self.last_name).map_err(|e| note("last_name", &e)).ok();
        let username = Username::parse(self.username).map_err(|e| note("username", &e)).ok();
        let email = EmailAddress::parse_new(self.email).map_err(|e| note("email", &e)).ok();
        match (first_name, last_name, username, email) {
            (Some(first_name), Some(last_name), Some(username), Some(email)) => {
                Ok(SignUp { first_name, last_name, username, email, password, locale: Locale::default() })
            }
            _ => Err(errors),
        }
    }
}

impl SignUp {
    /// Checks the password against a policy.
    ///
    /// # Errors
    /// The first [`PolicyViolation`].
    pub fn check_password(&self, policy: PasswordPolicy, config: &Config) -> Result<(), PolicyViolation> {
        let about = [
            self.first_name.as_str(),
            self.last_name.as_str(),
            self.username.as_str(),
            self.email.as_str(),
            config.mail.product_name.as_str(),
        ];
        check_password(policy, &self.password, &about)
    }
}
