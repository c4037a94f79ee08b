//! Billing in API v1, and the door at which Stripe knocks.

mod admin;
mod bodies;
mod catalogue;
mod own;
mod webhook;

use axum::extract::FromRequestParts;
use http::request::Parts;
use vestibule_kernel::BuiltInPermission;

use crate::http::{Code, FieldError, Problem, Routes, SignedIn, routes};

use super::{BillingError, Current, EventRefused};

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(own::plans))
        .routes(routes!(own::subscriptions, own::start))
        .routes(routes!(own::change))
        .routes(routes!(own::preview))
        .routes(routes!(own::cancel))
        .routes(routes!(own::pause))
        .routes(routes!(own::resume))
        .routes(routes!(own::checkout))
        .routes(routes!(own::confirm))
        .routes(routes!(own::portal))
        .routes(routes!(own::orders))
        .routes(routes!(own::invoices))
        .routes(routes!(admin::standing))
        .routes(routes!(admin::subscriptions))
        .routes(routes!(admin::end))
        .routes(routes!(admin::orders))
        .routes(routes!(admin::person))
        .routes(routes!(admin::start_for))
        .routes(routes!(catalogue::create))
        .routes(routes!(catalogue::get, catalogue::edit, catalogue::delete))
        .routes(routes!(catalogue::set_permissions))
        .routes(routes!(catalogue::create_price))
        .routes(routes!(catalogue::edit_price, catalogue::delete_price))
        .routes(routes!(webhook::receive))
}

/// Somebody signed in who manages billing.
///
/// Services ask for themselves; asking before the body is read keeps a stranger from learning what
/// would be wrong with it.
#[derive(Debug, Clone)]
struct Manager(SignedIn);

impl<S: Sync> FromRequestParts<S> for Manager {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let caller = SignedIn::from_request_parts(parts, state).await?;
        caller.require(BuiltInPermission::ManageBilling)?;
        Ok(Self(caller))
    }
}

impl From<BillingError> for Problem {
    fn from(error: BillingError) -> Self {
        match error {
            BillingError::NotSetUp => Self::new(Code::BillingNotSetUp),
            BillingError::Forbidden => Self::new(Code::Forbidden),
            BillingError::Unknown(_) => Self::new(Code::NotFound),
            BillingError::Invalid(field, text) => Self::fields(vec![FieldError::new(field, "invalid", text)]),
            BillingError::AlreadySubscribed => Self::new(Code::AlreadySubscribed),
            BillingError::LookupKeyTaken => {
                Self::fields(vec![FieldError::new("lookup_key", "taken", &error)])
            }
            BillingError::NothingToResume => {
                Self::with_detail(Code::Conflict, "There is no pause or cancellation to take back.")
            }
            BillingError::Paused => Self::with_detail(
                Code::Conflict,
                "This subscription is paused. Please take the break back first.",
            ),
            BillingError::Ended => Self::with_detail(Code::Conflict, "This subscription has ended."),
            BillingError::HasPrices => {
                Self::with_detail(Code::Conflict, "The product still has prices. Please delete them first.")
            }
            BillingError::HasSubscribers => {
                Self::with_detail(Code::Conflict, "People are subscribed to this product.")
            }
            BillingError::Underway => Self {
                retry_after: Some(5),
                ..Self::with_detail(Code::Conflict, "An earlier change is still being carried out.")
            },
            BillingError::NotPaid => {
                Self::with_detail(Code::PaymentRequired, "This checkout has not been paid.")
            }
            BillingError::Payment => Self::new(Code::PaymentRequired),
            BillingError::Refused => Self::new(Code::ProviderRefused),
            BillingError::Away => Self { retry_after: Some(10), ..Self::new(Code::ProviderAway) },
            BillingError::Stale(current) => match *current {
                Current::Product(product) => Self::stale(&bodies::ProductBody::from(product)),
                Current::Price(price) => Self::stale(&bodies::PriceBody::from(price)),
            },
            BillingError::Unbased => Self::new(Code::PreconditionRequired),
            BillingError::Cursor => Self::fields(vec![FieldError::new("cursor", "invalid", error)]),
            BillingError::Access(error) => error.into(),
            BillingError::Failure(failure) => failure.into(),
        }
    }
}

impl From<EventRefused> for Problem {
    fn from(error: EventRefused) -> Self {
        match error {
            EventRefused::NotSetUp => Self::new(Code::BillingNotSetUp),
            EventRefused::Signature(error) => {
                tracing::warn!(%error, "an event was refused");
                Self::with_detail(Code::BadRequest, "The signature is not valid.")
            }
            EventRefused::Unreadable => Self::new(Code::MalformedBody),
            EventRefused::Failure(failure) => failure.into(),
        }
    }
}
