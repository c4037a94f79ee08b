//! Prices. The client sends amounts as numbers or texts of whole units, and reads numbers.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;
use vestibule_kernel::{Basis, BuiltInPermission, Timestamp};

use crate::billing::{self as slice, NewPrice, Price, PriceEdit, RecurringFields, Ref};
use crate::env::Env;
use crate::http::{ContractError, RequestOrigin, SignedIn};

use super::{Done, Fields, bad_request, done, optional, required, texts_by_name, told};

/// A price as the contract shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractPrice {
    id: i64,
    price_id: String,
    product_id: String,
    /// Whole units, such as 19.99.
    unit_amount: Option<f64>,
    currency: String,
    #[schema(value_type = Option<Object>)]
    recurring: Option<Value>,
    active: bool,
    billing_scheme: Option<String>,
    created_at: String,
    updated_at: Option<String>,
    #[schema(value_type = Option<Object>)]
    tiers: Option<Value>,
    tiers_mode: Option<String>,
    #[schema(value_type = Option<Object>)]
    transform_quantity: Option<Value>,
    lookup_key: Option<String>,
    price_metadata: BTreeMap<String, String>,
    nickname: Option<String>,
    r#type: &'static str,
}

impl From<Price> for ContractPrice {
    fn from(price: Price) -> Self {
        let is_recurring = price.is_recurring();
        let doc = price.doc;
        Self {
            id: price.id.0,
            price_id: price.price_id,
            product_id: price.product_id,
            unit_amount: price.amount.float().ok().flatten(),
            currency: price.amount.currency,
            recurring: doc.interval.map(|interval| {
                json!({ "interval": interval, "interval_count": doc.interval_count,
                    "trial_period_days": doc.trial_days })
            }),
            active: price.active,
            billing_scheme: doc.billing_scheme,
            created_at: price.created_at.to_naive_iso(),
            updated_at: price.updated_at.map(Timestamp::to_naive_iso),
            tiers: doc.tiers,
            tiers_mode: doc.tiers_mode,
            transform_quantity: doc.transform_quantity,
            lookup_key: price.lookup_key,
            price_metadata: doc.metadata,
            nickname: doc.nickname,
            r#type: if is_recurring { "recurring" } else { "one_time" },
        }
    }
}

/// Digits as they were sent: a number prints as the shortest text that means it, so 19.99 is 19.99.
fn amount(fields: &Fields) -> Result<String, ContractError> {
    match fields.value("unit_amount") {
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(text.clone()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        _ => Err(bad_request("unit_amount is required")),
    }
}

/// An interval, sent as `{"interval": ...}` or by itself.
fn recurring_of(value: Option<&Value>) -> Option<RecurringFields> {
    let fields = value?;
    let interval = fields["interval"].as_str().or_else(|| fields.as_str())?.trim();
    (!interval.is_empty() && interval != "None").then(|| RecurringFields {
        interval: interval.to_owned(),
        interval_count: fields["interval_count"].as_i64(),
        trial_days: fields["trial_period_days"].as_i64(),
    })
}

/// The client posts the whole row back and the interval once more beside it, by itself; how many, and
/// the trial, are those of the row.
fn recurring_of_edit(fields: &Fields) -> Option<RecurringFields> {
    let row = recurring_of(fields.value("recurring"));
    let Some(bare) = recurring_of(fields.value("interval")) else { return row };
    let same = row.as_ref().filter(|row| row.interval == bare.interval);
    Some(RecurringFields {
        interval_count: bare.interval_count.or(same.and_then(|row| row.interval_count)),
        trial_days: bare.trial_days.or(row.as_ref().and_then(|row| row.trial_days)),
        interval: bare.interval,
    })
}

/// Tiers are Stripe's own business: they are shown, not made here.
fn refuse_tiers(fields: &Fields) -> Result<(), ContractError> {
    match fields.text("billing_scheme").map(str::trim) {
        None | Some("" | "None" | "per_unit") => Ok(()),
        Some(_) => Err(bad_request("Only prices per unit can be made here")),
    }
}

/// Makes a price.
#[utoipa::path(post, path = "/create-price", tag = "contract", request_body = Object,
    responses((status = 201, body = ContractPrice), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn create(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<(StatusCode, Json<ContractPrice>), ContractError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    refuse_tiers(&fields)?;
    let new = NewPrice {
        product: Ref::Stripe(required(&fields, "product_id")?.to_owned()),
        amount: amount(&fields)?,
        currency: required(&fields, "currency")?.to_owned(),
        recurring: recurring_of(fields.value("recurring")),
        active: fields.switch("active"),
        nickname: optional(&fields, "nickname")?,
        lookup_key: optional(&fields, "lookup_key")?,
        metadata: texts_by_name(&fields, "price_metadata")?.unwrap_or_default(),
    };
    let made = slice::create_price(&env, &caller, new, &origin).await.map_err(told)?;
    Ok((StatusCode::CREATED, Json(made.into())))
}

/// Changes a price: the row stays, the price at Stripe is another one.
#[utoipa::path(post, path = "/edit-price", tag = "contract", request_body = Object,
    responses((status = 200, body = ContractPrice), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn edit(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<ContractPrice>, ContractError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    refuse_tiers(&fields)?;
    let which = Ref::Stripe(required(&fields, "price_id")?.to_owned());
    let recurring = match fields.text("type") {
        Some("one_time") => Some(None),
        _ => recurring_of_edit(&fields).map(Some),
    };
    let edit = PriceEdit {
        amount: Some(amount(&fields)?),
        currency: optional(&fields, "currency")?,
        recurring,
        active: fields.switch("active"),
        nickname: optional(&fields, "nickname")?,
        lookup_key: optional(&fields, "lookup_key")?,
        metadata: texts_by_name(&fields, "price_metadata")?.unwrap_or_default(),
    };
    let edited = slice::edit_price(&env, &caller, &which, edit, &Basis::Any, &origin).await.map_err(told)?;
    Ok(Json(edited.into()))
}

/// Takes a price off sale and out of sight (D34).
#[utoipa::path(post, path = "/delete-price", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn delete(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let which = Ref::Stripe(required(&fields, "price_id")?.to_owned());
    slice::delete_price(&env, &caller, &which, &Basis::Unstated, &origin).await.map_err(told)?;
    Ok(done("Price deleted successfully"))
}

/// Every price; nothing is asked of the body.
#[utoipa::path(post, path = "/prices", tag = "contract",
    responses((status = 200, body = [ContractPrice]), (status = 401)))]
pub(super) async fn list(
    State(env): State<Env>,
    caller: SignedIn,
) -> Result<Json<Vec<ContractPrice>>, ContractError> {
    let prices = slice::list_prices(&env, &caller).await.map_err(told)?;
    Ok(Json(prices.into_iter().map(ContractPrice::from).collect()))
}

/// One price.
#[utoipa::path(post, path = "/price", tag = "contract", request_body = Object,
    responses((status = 200, body = ContractPrice), (status = 400), (status = 401), (status = 404)))]
pub(super) async fn show(
    State(env): State<Env>,
    caller: SignedIn,
    fields: Fields,
) -> Result<Json<ContractPrice>, ContractError> {
    let which = Ref::Stripe(required(&fields, "price_id")?.to_owned());
    Ok(Json(slice::price(&env, &caller, &which).await.map_err(told)?.into()))
}

/// The prices of a product; none for an unknown one.
#[utoipa::path(post, path = "/prices-for-product", tag = "contract", request_body = Object,
    responses((status = 200, body = [ContractPrice]), (status = 400), (status = 401)))]
pub(super) async fn for_product(
    State(env): State<Env>,
    caller: SignedIn,
    fields: Fields,
) -> Result<Json<Vec<ContractPrice>>, ContractError> {
    let product = required(&fields, "product_id")?;
    let prices = slice::prices_of(&env, &caller, product).await.map_err(told)?;
    Ok(Json(prices.into_iter().map(ContractPrice::from).collect()))
}
