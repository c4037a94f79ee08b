//! Products.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use vestibule_kernel::{Basis, BuiltInPermission, Timestamp};

use crate::billing::{self as slice, Product, ProductFields, Ref};
use crate::env::Env;
use crate::http::{ContractError, RequestOrigin, SignedIn};

use super::{Done, Fields, bad_request, done, optional, required, texts_by_name, told};

/// A product as the contract shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractProduct {
    id: i64,
    product_id: String,
    name: String,
    description: Option<String>,
    active: bool,
    #[schema(value_type = Option<Object>)]
    attributes: Option<Value>,
    caption: Option<String>,
    images: Vec<String>,
    livemode: bool,
    product_metadata: BTreeMap<String, String>,
    #[schema(value_type = Option<Object>)]
    package_dimensions: Option<Value>,
    shippable: Option<bool>,
    statement_descriptor: Option<String>,
    r#type: &'static str,
    unit_label: Option<String>,
    created_at: String,
    updated_at: Option<String>,
    url: Option<String>,
}

impl From<Product> for ContractProduct {
    fn from(product: Product) -> Self {
        let doc = product.doc;
        Self {
            id: product.id.0,
            product_id: product.product_id,
            name: product.name,
            description: doc.description,
            active: product.active,
            attributes: doc.attributes,
            caption: doc.caption,
            images: doc.images,
            livemode: doc.livemode,
            product_metadata: doc.metadata,
            package_dimensions: doc.package_dimensions,
            shippable: doc.shippable,
            statement_descriptor: doc.statement_descriptor,
            r#type: "service",
            unit_label: doc.unit_label,
            created_at: product.created_at.to_naive_iso(),
            updated_at: product.updated_at.map(Timestamp::to_naive_iso),
            url: doc.url,
        }
    }
}

/// Everything but the name; the client posts the whole row back, so what is empty stays as it is.
fn fields_of(fields: &Fields, metadata: &'static str) -> Result<ProductFields, ContractError> {
    let images = match fields.value("images") {
        Some(Value::Array(images)) if !images.is_empty() => {
            let texts: Option<Vec<String>> = images.iter().map(|v| v.as_str().map(str::to_owned)).collect();
            Some(texts.ok_or_else(|| bad_request("images must be addresses"))?)
        }
        _ => None,
    };
    let dimensions = match fields.value("package_dimensions") {
        Some(Value::Object(sides)) => {
            let side = |(name, value): (&String, &Value)| Some((name.clone(), value.as_f64()?));
            let sides: Option<BTreeMap<String, f64>> = sides.iter().map(side).collect();
            Some(sides.ok_or_else(|| bad_request("package_dimensions must be numbers"))?)
        }
        _ => None,
    };
    Ok(ProductFields {
        name: optional(fields, "name")?,
        active: fields.switch("active"),
        description: optional(fields, "description")?,
        features: None,
        images,
        metadata: texts_by_name(fields, metadata)?,
        package_dimensions: dimensions,
        shippable: fields.switch("shippable"),
        statement_descriptor: optional(fields, "statement_descriptor")?,
        unit_label: optional(fields, "unit_label")?,
        url: optional(fields, "url")?,
        attributes: fields.value("attributes").filter(|value| !value.is_null()).cloned(),
        caption: optional(fields, "caption")?,
    })
}

/// Makes a product.
#[utoipa::path(post, path = "/create-product", tag = "contract", request_body = Object,
    responses((status = 201, body = ContractProduct), (status = 400), (status = 401), (status = 403)))]
pub(super) async fn create(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<(StatusCode, Json<ContractProduct>), ContractError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let product = fields_of(&fields, "metadata")?;
    let made = slice::create_product(&env, &caller, product, &origin).await.map_err(told)?;
    Ok((StatusCode::CREATED, Json(made.into())))
}

/// Changes a product.
#[utoipa::path(post, path = "/edit-product", tag = "contract", request_body = Object,
    responses((status = 200, body = ContractProduct), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn edit(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<ContractProduct>, ContractError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let which = Ref::Stripe(required(&fields, "product_id")?.to_owned());
    let product = fields_of(&fields, "product_metadata")?;
    let edited = slice::edit_product(&env, &caller, &which, product, &Basis::Any, &origin).await;
    Ok(Json(edited.map_err(told)?.into()))
}

/// Deletes a product that has no prices left: on both sides, or on none (D33).
#[utoipa::path(delete, path = "/delete-product", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn delete(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let which = Ref::Stripe(required(&fields, "product_id")?.to_owned());
    slice::delete_product(&env, &caller, &which, &Basis::Unstated, &origin).await.map_err(told)?;
    Ok(done("Product deleted successfully"))
}

/// Every product; nothing is asked of the body.
#[utoipa::path(post, path = "/products", tag = "contract",
    responses((status = 200, body = [ContractProduct]), (status = 401)))]
pub(super) async fn list(
    State(env): State<Env>,
    caller: SignedIn,
) -> Result<Json<Vec<ContractProduct>>, ContractError> {
    let products = slice::list_products(&env, &caller).await.map_err(told)?;
    Ok(Json(products.into_iter().map(ContractProduct::from).collect()))
}

/// One product.
#[utoipa::path(post, path = "/product", tag = "contract", request_body = Object,
    responses((status = 200, body = ContractProduct), (status = 400), (status = 401), (status = 404)))]
pub(super) async fn show(
    State(env): State<Env>,
    caller: SignedIn,
    fields: Fields,
) -> Result<Json<ContractProduct>, ContractError> {
    let which = Ref::Stripe(required(&fields, "product_id")?.to_owned());
    Ok(Json(slice::product(&env, &caller, &which).await.map_err(told)?.into()))
}
