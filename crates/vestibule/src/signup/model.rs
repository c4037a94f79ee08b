//! What somebody who signs up says about themselves, parsed.

use vestibule_kernel::{DisplayName, EmailAddress, SecretString, Username};

use crate::config::Config;
use crate::credentials::{PolicyViolation, check_password};

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
}

impl SignUp {
    /// Checks the password against the policy in force.
    ///
    /// # Errors
    /// The first [`PolicyViolation`].
    pub fn check_password(&self, config: &Config) -> Result<(), PolicyViolation> {
        let about = [
            self.first_name.as_str(),
            self.last_name.as_str(),
            self.username.as_str(),
            self.email.as_str(),
            config.mail.product_name.as_str(),
        ];
        check_password(config.accounts.password_policy, &self.password, &about)
    }
}
