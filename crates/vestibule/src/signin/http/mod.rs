//! Signing in, for a session or tokens, and the second factor in API v1.

mod api_tokens;
mod email_change;
mod forgotten;
mod notifications;
mod password_change;
mod recovery;
mod second_factor;
mod sessions;
mod step_up;
mod tokens;

use vestibule_kernel::ExposeSecret as _;

use crate::http::{Code, FieldError, Problem, Routes};

use super::SignInError;
use super::second_factor::SecondFactorError;

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default()
        .merge(sessions::routes())
        .merge(second_factor::routes())
        .merge(tokens::routes())
        .merge(api_tokens::routes())
        .merge(forgotten::routes())
        .merge(recovery::routes())
        .merge(notifications::routes())
        .merge(password_change::routes())
        .merge(email_change::routes())
        .merge(step_up::routes())
}

impl From<SignInError> for Problem {
    fn from(error: SignInError) -> Self {
        match error {
            SignInError::Invalid => Self::new(Code::InvalidCredentials),
            SignInError::NotConfirmed => Self::new(Code::AddressNotConfirmed),
            SignInError::Disabled => Self::new(Code::AccountDisabled),
            SignInError::MustReplacePassword(link) => {
                let text = format!("Please choose a new password first: {}", link.expose_secret());
                Self::with_detail(Code::PasswordMustBeReplaced, text)
            }
            SignInError::CodeRequired => Self::new(Code::SecondFactorRequired),
            SignInError::WrongCode => Self::new(Code::WrongCode),
            SignInError::AttemptOver => Self::new(Code::SignInOver),
            SignInError::Password(violation) => {
                Self::fields(vec![FieldError::new("new_password", violation.code(), violation)])
            }
            SignInError::NoMailedCodes => Self::new(Code::NotFound),
            SignInError::Throttled(throttled) => throttled.into(),
            SignInError::Failure(failure) => failure.into(),
        }
    }
}

impl From<SecondFactorError> for Problem {
    fn from(error: SecondFactorError) -> Self {
        match error {
            SecondFactorError::AlreadyOn => Self::new(Code::SecondFactorOn),
            SecondFactorError::Off => Self::new(Code::SecondFactorOff),
            SecondFactorError::StepUp(error) => error.into(),
            SecondFactorError::NeedsSession => Self::new(Code::Forbidden),
            SecondFactorError::WrongCode => field("code", "wrong_code", "this code is not valid"),
            SecondFactorError::WrongPassword => {
                field("password", "wrong_password", "this is not your password")
            }
            SecondFactorError::Throttled(throttled) => throttled.into(),
            SecondFactorError::Failure(failure) => failure.into(),
        }
    }
}

fn field(name: &'static str, code: &'static str, detail: &str) -> Problem {
    Problem::fields(vec![FieldError::new(name, code, detail)])
}
