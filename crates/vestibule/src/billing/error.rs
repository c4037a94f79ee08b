//! Why something about billing was not done.

use vestibule_kernel::{Forbidden, MoneyError};
use vestibule_outbound::stripe::StripeError;

use crate::access::AccessError;
use crate::env::Failure;

use super::{Price, Product};

/// What there is none of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A person.
    Person,
    /// A product.
    Product,
    /// A price.
    Price,
    /// A subscription, or none that the caller may know of.
    Subscription,
    /// A checkout, or none that the caller may know of.
    Checkout,
}

/// What an edit has found instead of what it is based on.
#[derive(Debug)]
pub enum Current {
    /// A product.
    Product(Product),
    /// A price.
    Price(Price),
}

/// Why something about billing was not done.
#[derive(Debug, thiserror::Error)]
pub enum BillingError {
    /// This installation has no key for Stripe.
    #[error("billing is not set up")]
    NotSetUp,
    /// The caller may not do this.
    #[error("the caller may not do this")]
    Forbidden,
    /// There is no such thing.
    #[error("there is no such {0:?}")]
    Unknown(What),
    /// A field does not hold what it should.
    #[error("{1}")]
    Invalid(&'static str, String),
    /// The person has this plan.
    #[error("you are already subscribed to this plan")]
    AlreadySubscribed,
    /// There is no pause or cancellation to take back.
    #[error("only paused subscriptions can be reactivated")]
    NothingToResume,
    /// What is not being paid for cannot be changed into something else.
    #[error("this subscription is paused")]
    Paused,
    /// What has ended cannot be changed.
    #[error("this subscription has ended")]
    Ended,
    /// The lookup key belongs to another price.
    #[error("a price with this lookup key already exists")]
    LookupKeyTaken,
    /// A product is deleted after its prices.
    #[error("the product still has prices")]
    HasPrices,
    /// People pay for it.
    #[error("people are subscribed to this product")]
    HasSubscribers,
    /// A checkout that nobody has paid for.
    #[error("this checkout has not been paid")]
    NotPaid,
    /// The person's means of payment is missing or was refused.
    #[error("the payment was not possible")]
    Payment,
    /// Stripe will not do it; its reasons are in the log.
    #[error("the payment provider did not accept this")]
    Refused,
    /// Stripe cannot be reached; a change may yet be carried out.
    #[error("the payment provider cannot be reached")]
    Away,
    /// An earlier change of the same thing has not been answered yet.
    #[error("an earlier change is still being carried out")]
    Underway,
    /// Somebody else has changed it.
    #[error("it has been changed by somebody else")]
    Stale(Box<Current>),
    /// The edit does not say what it is based on.
    #[error("the edit does not say which state it is based on")]
    Unbased,
    /// The cursor belongs to another list.
    #[error("the cursor does not belong to this list")]
    Cursor,
    /// About roles and permissions.
    #[error(transparent)]
    Access(AccessError),
    /// Not the caller's fault.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(BillingError);

impl From<Forbidden> for BillingError {
    fn from(_: Forbidden) -> Self {
        Self::Forbidden
    }
}

impl From<AccessError> for BillingError {
    fn from(error: AccessError) -> Self {
        match error {
            AccessError::Forbidden => Self::Forbidden,
            AccessError::Failure(failure) => Self::Failure(failure),
            other => Self::Access(other),
        }
    }
}

impl From<StripeError> for BillingError {
    fn from(error: StripeError) -> Self {
        match error {
            // The message may name what the client must not know, so it goes to the log.
            StripeError::Refused(refusal) => {
                tracing::info!(%refusal, "stripe refused a call");
                let no_card = refusal.message.contains("no attached payment source");
                if refusal.is_about_payment() || no_card { Self::Payment } else { Self::Refused }
            }
            StripeError::Away(why) => {
                tracing::warn!(why, "stripe cannot be reached");
                Self::Away
            }
            StripeError::Key(_) | StripeError::Unreadable(_) => {
                tracing::warn!(%error, "stripe cannot be used");
                Self::Away
            }
        }
    }
}

impl BillingError {
    /// A field that holds no amount of money.
    pub(super) fn amount(error: MoneyError) -> Self {
        let field = if error == MoneyError::UnknownCurrency { "currency" } else { "unit_amount" };
        Self::Invalid(field, error.to_string())
    }

    pub(super) fn stale_product(found: &Product) -> Self {
        Self::Stale(Box::new(Current::Product(found.clone())))
    }

    pub(super) fn stale_price(found: &Price) -> Self {
        Self::Stale(Box::new(Current::Price(found.clone())))
    }

    /// Whether trying again later may help.
    pub(super) const fn may_pass(&self) -> bool {
        matches!(self, Self::Away | Self::Underway | Self::Failure(_))
    }
}
