//! Billing (CONTRACT.md 6b): everything is a POST, ids are Stripe's texts, amounts are numbers of whole
//! units, and hyphens stand in the paths.

mod checkout;
mod prices;
mod products;
mod subscriptions;

use std::borrow::Cow;
use std::collections::BTreeMap;

use http::StatusCode;
use serde_json::Value;

use crate::billing::{BillingError, What};
use crate::http::{ContractError, Routes, routes};

use super::access::{Done, done};
use super::fields::Fields;

/// The routes.
pub(super) fn routes<R: Routes>() -> R {
    R::default()
        .routes(routes!(products::create))
        .routes(routes!(products::edit))
        .routes(routes!(products::delete))
        .routes(routes!(products::list))
        .routes(routes!(products::show))
        .routes(routes!(prices::create))
        .routes(routes!(prices::edit))
        .routes(routes!(prices::delete))
        .routes(routes!(prices::list))
        .routes(routes!(prices::show))
        .routes(routes!(prices::for_product))
        .routes(routes!(subscriptions::create))
        .routes(routes!(subscriptions::update))
        .routes(routes!(subscriptions::cancel))
        .routes(routes!(subscriptions::deactivate))
        .routes(routes!(subscriptions::reactivate))
        .routes(routes!(subscriptions::delete))
        .routes(routes!(subscriptions::list))
        .routes(routes!(subscriptions::show))
        .routes(routes!(subscriptions::of_user))
        .routes(routes!(subscriptions::of_address))
        .routes(routes!(checkout::create))
        .routes(routes!(checkout::success))
        .routes(routes!(checkout::cancel))
}

fn bad_request(text: impl Into<Cow<'static, str>>) -> ContractError {
    ContractError::told(StatusCode::BAD_REQUEST, text)
}

/// The contract's words for a refusal.
fn told(error: BillingError) -> ContractError {
    let not_found = |text: &'static str| ContractError::told(StatusCode::NOT_FOUND, text);
    match error {
        BillingError::Unknown(What::Person) => not_found("User not found"),
        BillingError::Unknown(What::Product) => not_found("Product not found"),
        BillingError::Unknown(What::Price) => not_found("Price not found"),
        BillingError::Unknown(What::Subscription) => not_found("Subscription not found"),
        BillingError::Unknown(What::Checkout) => not_found("Checkout session not found"),
        BillingError::AlreadySubscribed => bad_request("You are already subscribed to this plan"),
        BillingError::NothingToResume => bad_request("Only paused subscriptions can be reactivated"),
        BillingError::LookupKeyTaken => bad_request("A price with this lookup key already exists"),
        BillingError::HasPrices => bad_request("Product still has prices; delete them first"),
        BillingError::HasSubscribers => bad_request("Product still has subscribers"),
        BillingError::Paused => bad_request("Subscription is paused; reactivate it first"),
        BillingError::Ended => bad_request("Subscription has ended"),
        BillingError::Invalid(_, text) => bad_request(sentence(&text)),
        BillingError::Payment => bad_request("The payment was not possible"),
        BillingError::Refused => bad_request("The payment provider did not accept this"),
        other => ContractError::from(other),
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A field that must say something.
fn required<'f>(fields: &'f Fields, name: &'static str) -> Result<&'f str, ContractError> {
    fields.filled(name).map(str::trim).ok_or_else(|| bad_request(format!("{name} is required")))
}

/// A text that may be left out. The client sends "None" for what nobody has touched.
fn optional(fields: &Fields, name: &'static str) -> Result<Option<String>, ContractError> {
    let text = fields.optional_text(name)?.map(str::trim);
    Ok(text.filter(|text| !text.is_empty() && *text != "None").map(str::to_owned))
}

/// Texts by name; numbers and switches are taken as the texts they print as.
fn texts_by_name(
    fields: &Fields,
    name: &'static str,
) -> Result<Option<BTreeMap<String, String>>, ContractError> {
    match fields.value(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() || text == "None" => Ok(None),
        Some(Value::Object(map)) => {
            let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            Ok(Some(map.iter().map(|(key, value)| (key.clone(), text(value))).collect()))
        }
        Some(_) => Err(bad_request(format!("{name} must be an object of texts"))),
    }
}
