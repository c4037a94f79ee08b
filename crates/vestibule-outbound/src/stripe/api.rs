//! What the product knows of Stripe: a call goes out, an object or an error comes back.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use serde_json::Value;

use super::Call;

/// One call on its way, boxed so that it can be answered by something else in a test.
pub type Answering<'a> = Pin<Box<dyn Future<Output = Result<Value, StripeError>> + Send + 'a>>;

/// Something that answers like Stripe.
pub trait StripeApi: fmt::Debug + Send + Sync {
    /// Makes the call, again if need be, and answers the object that came back.
    ///
    /// # Errors
    /// [`StripeError`].
    fn call<'a>(&'a self, call: &'a Call) -> Answering<'a>;
}

/// Why a call has no object for an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StripeError {
    /// Stripe will not do this, and asking again does not help.
    #[error("stripe refused: {0}")]
    Refused(Refusal),
    /// No answer, or none that says what became of the call; it may have been carried out.
    #[error("stripe cannot be reached: {0}")]
    Away(String),
    /// The key is not accepted or may not do this.
    #[error("stripe does not accept the configured key (request {0})")]
    Key(String),
    /// An answer that is not what the interface promises.
    #[error("an answer of stripe cannot be read: {0}")]
    Unreadable(String),
}

/// What Stripe says when it refuses. Its message is for the log: it may name what a client must not
/// know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// `invalid_request_error`, `card_error`, `idempotency_error`.
    pub kind: String,
    /// Such as `resource_missing` or `card_declined`.
    pub code: String,
    /// A sentence for a developer.
    pub message: String,
    /// To be quoted to Stripe's support.
    pub request_id: String,
}

impl Refusal {
    /// Whether there is no object of that id.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.status == 404 || self.code == "resource_missing"
    }

    /// Whether somebody's means of payment is at fault.
    #[must_use]
    pub fn is_about_payment(&self) -> bool {
        self.status == 402 || self.kind == "card_error"
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, kind, code, message, request_id } = self;
        write!(f, "{status} {kind} {code}: {message} (request {request_id})")
    }
}
