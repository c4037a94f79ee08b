//! What is sold: products, their prices, and what a plan lets people do.

use std::collections::BTreeMap;

use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use vestibule_kernel::{GrantName, PriceId, ProductId};

use crate::billing::{self, NewPrice, PriceEdit, ProductFields, Ref};
use crate::env::Env;
use crate::http::{FieldError, IfMatch, Json, Path, Problem, RequestOrigin, Tagged};

use super::Manager;
use super::bodies::{PriceBody, ProductBody, ProductRequest, RecurringRequest};

fn tagged(product: billing::Product) -> Tagged<Json<ProductBody>> {
    Tagged { version: product.version, answer: Json(product.into()) }
}

fn tagged_price(price: billing::Price) -> Tagged<Json<PriceBody>> {
    Tagged { version: price.version, answer: Json(price.into()) }
}

/// Make a product.
#[utoipa::path(post, path = "/api/v1/billing/products", tag = "catalogue", request_body = ProductRequest,
    responses((status = 201, body = ProductBody), (status = 401), (status = 403), (status = 422), (status = 503)))]
pub(super) async fn create(
    State(env): State<Env>,
    Manager(caller): Manager,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<ProductRequest>,
) -> Result<(StatusCode, Tagged<Json<ProductBody>>), Problem> {
    let product = billing::create_product(&env, &caller, body.into(), &origin).await?;
    Ok((StatusCode::CREATED, tagged(product)))
}

/// One product.
#[utoipa::path(get, path = "/api/v1/billing/products/{id}", tag = "catalogue", params(("id" = i64, Path)),
    responses((status = 200, body = ProductBody), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn get(
    State(env): State<Env>,
    Manager(caller): Manager,
    Path(id): Path<i64>,
) -> Result<Tagged<Json<ProductBody>>, Problem> {
    Ok(tagged(billing::product(&env, &caller, &Ref::Row(ProductId(id))).await?))
}

/// Change a product. Needs `If-Match` with the state it is based on.
#[utoipa::path(patch, path = "/api/v1/billing/products/{id}", tag = "catalogue", params(("id" = i64, Path),
    ("If-Match" = String, Header)), request_body = ProductRequest, responses((status = 200, body = ProductBody),
    (status = 401), (status = 403), (status = 404), (status = 409), (status = 412), (status = 422), (status = 428),
    (status = 503)))]
pub(super) async fn edit(
    State(env): State<Env>,
    Manager(caller): Manager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
    Json(body): Json<ProductRequest>,
) -> Result<Tagged<Json<ProductBody>>, Problem> {
    let basis = if_match.basis();
    let fields = ProductFields::from(body);
    let product =
        billing::edit_product(&env, &caller, &Ref::Row(ProductId(id)), fields, &basis, &origin).await?;
    Ok(tagged(product))
}

/// Delete a product that has no prices and no subscribers left.
#[utoipa::path(delete, path = "/api/v1/billing/products/{id}", tag = "catalogue", params(("id" = i64, Path),
    ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409), (status = 412),
    (status = 503)))]
pub(super) async fn delete(
    State(env): State<Env>,
    Manager(caller): Manager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
) -> Result<StatusCode, Problem> {
    billing::delete_product(&env, &caller, &Ref::Row(ProductId(id)), &if_match.basis(), &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a plan lets people do.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PermissionsBody {
    /// Names of permissions.
    permissions: Vec<String>,
}

/// Set which permissions a plan gives, to those who have it too. Needs `manage_users` as well, and
/// nobody gives a built-in permission that they do not hold. Needs `If-Match` with the state of the
/// product that it is based on.
#[utoipa::path(put, path = "/api/v1/billing/products/{id}/permissions", tag = "catalogue",
    params(("id" = i64, Path), ("If-Match" = String, Header)), request_body = PermissionsBody,
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 412), (status = 422),
    (status = 428)))]
pub(super) async fn set_permissions(
    State(env): State<Env>,
    Manager(caller): Manager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
    Json(body): Json<PermissionsBody>,
) -> Result<StatusCode, Problem> {
    let invalid = |error| Problem::fields(vec![FieldError::new("permissions", "invalid", error)]);
    if body.permissions.len() > 100 {
        return Err(invalid("a plan gives at most 100 permissions".to_owned()));
    }
    let names = body.permissions.iter().map(|name| GrantName::parse(name));
    let names: Vec<GrantName> =
        names.collect::<Result<_, _>>().map_err(|error| invalid(error.to_string()))?;
    billing::set_permissions(&env, &caller, ProductId(id), &names, &if_match.basis(), &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A price to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PriceRequest {
    /// Decimal text, such as `19.99`.
    amount: String,
    /// ISO 4217.
    currency: String,
    /// Absent for what is paid once.
    recurring: Option<RecurringRequest>,
    nickname: Option<String>,
    /// A name that programs know it by; at most one price has it.
    lookup_key: Option<String>,
}

/// Make a price of a product. Of a plan that gives built-in permissions only those do who could hand
/// them out.
#[utoipa::path(post, path = "/api/v1/billing/products/{id}/prices", tag = "catalogue",
    params(("id" = i64, Path)), request_body = PriceRequest, responses((status = 201, body = PriceBody),
    (status = 401), (status = 403), (status = 404), (status = 422), (status = 503)))]
pub(super) async fn create_price(
    State(env): State<Env>,
    Manager(caller): Manager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    Json(body): Json<PriceRequest>,
) -> Result<(StatusCode, Json<PriceBody>), Problem> {
    let new = NewPrice {
        product: Ref::Row(ProductId(id)),
        amount: body.amount,
        currency: body.currency,
        recurring: body.recurring.map(Into::into),
        active: None,
        nickname: body.nickname,
        lookup_key: body.lookup_key,
        metadata: BTreeMap::new(),
    };
    let price = billing::create_price(&env, &caller, new, &origin).await?;
    Ok((StatusCode::CREATED, Json(price.into())))
}

/// What to change of a price; what is absent stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PriceEditRequest {
    /// Decimal text. A new amount counts for new subscribers.
    amount: Option<String>,
    /// ISO 4217.
    currency: Option<String>,
    recurring: Option<RecurringRequest>,
    active: Option<bool>,
    nickname: Option<String>,
    lookup_key: Option<String>,
}

/// Change a price. A new amount counts for new subscribers: whoever has subscribed keeps the old one.
/// Needs `If-Match` with the state it is based on. Of a plan that gives built-in permissions only
/// those change the price who could hand them out.
#[utoipa::path(patch, path = "/api/v1/billing/prices/{id}", tag = "catalogue", params(("id" = i64, Path),
    ("If-Match" = String, Header)), request_body = PriceEditRequest, responses((status = 200, body = PriceBody),
    (status = 401), (status = 403), (status = 404), (status = 409), (status = 412), (status = 422), (status = 428),
    (status = 503)))]
pub(super) async fn edit_price(
    State(env): State<Env>,
    Manager(caller): Manager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
    Json(body): Json<PriceEditRequest>,
) -> Result<Tagged<Json<PriceBody>>, Problem> {
    let edit = PriceEdit {
        amount: body.amount,
        currency: body.currency,
        recurring: body.recurring.map(|recurring| Some(recurring.into())),
        active: body.active,
        nickname: body.nickname,
        lookup_key: body.lookup_key,
        metadata: BTreeMap::new(),
    };
    let (which, basis) = (Ref::Row(PriceId(id)), if_match.basis());
    Ok(tagged_price(billing::edit_price(&env, &caller, &which, edit, &basis, &origin).await?))
}

/// Take a price off sale and out of sight. Whoever has subscribed to it keeps it.
#[utoipa::path(delete, path = "/api/v1/billing/prices/{id}", tag = "catalogue", params(("id" = i64, Path),
    ("If-Match" = Option<String>, Header)),
    responses((status = 204), (status = 401), (status = 403), (status = 404), (status = 409), (status = 412),
    (status = 503)))]
pub(super) async fn delete_price(
    State(env): State<Env>,
    Manager(caller): Manager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    if_match: IfMatch,
) -> Result<StatusCode, Problem> {
    billing::delete_price(&env, &caller, &Ref::Row(PriceId(id)), &if_match.basis(), &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}
