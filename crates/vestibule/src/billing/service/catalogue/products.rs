//! Looking at products, making, changing and deleting them.

use vestibule_db::Reads;
use vestibule_kernel::{Basis, BuiltInPermission, Caller, Origin, ProductId};
use vestibule_outbound::stripe::{Call, ProductForm};

use crate::billing::apply::Local;
use crate::billing::commands::{Asker, Command, carry_out};
use crate::billing::kind::Kind;
use crate::billing::model::Product;
use crate::billing::plans::must_be_able_to_give;
use crate::billing::seen::BasedOn;
use crate::billing::store::{catalogue, subscriptions};
use crate::billing::{BillingError, What};
use crate::env::Env;

use super::{ProductFields, Ref};

/// Every product that has not been removed.
///
/// # Errors
/// A failure.
pub async fn list_products(env: &Env, _: &Caller) -> Result<Vec<Product>, BillingError> {
    Ok(catalogue::products(&mut env.db.read().await?).await?)
}

/// One product.
///
/// # Errors
/// [`BillingError::Unknown`] or a failure.
pub async fn product(env: &Env, _: &Caller, which: &Ref<ProductId>) -> Result<Product, BillingError> {
    find_product(&mut env.db.read().await?, which).await
}

pub(super) async fn find_product(
    db: &mut impl Reads,
    which: &Ref<ProductId>,
) -> Result<Product, BillingError> {
    let found = match which {
        Ref::Row(id) => catalogue::product(db, *id).await?,
        Ref::Stripe(id) => catalogue::product_by_stripe_id(db, id).await?,
    };
    found.filter(|product| product.removed_at.is_none()).ok_or(BillingError::Unknown(What::Product))
}

/// Makes a product.
///
/// # Errors
/// [`BillingError`].
pub async fn create_product(
    env: &Env,
    caller: &Caller,
    fields: ProductFields,
    origin: &Origin,
) -> Result<Product, BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let (mut form, local) = fields.check()?;
    if form.name.is_none() {
        return Err(BillingError::Invalid("name", "name is required".to_owned()));
    }
    // There is nothing to be emptied yet.
    form.images = form.images.filter(|images| !images.is_empty());
    form.marketing_features = form.marketing_features.filter(|features| !features.is_empty());
    let call = Call::post(Kind::Product.path(), &form)?;
    let scope = format!("new product {}", call.form);
    let command = Command::new(Kind::Product, scope, call, "create").keeping(local);
    let (id, _) = carry_out(env, Asker::Person(caller, origin), command).await?;
    find_product(&mut env.db.read().await?, &Ref::Stripe(id)).await
}

/// Changes a product.
///
/// # Errors
/// [`BillingError`].
pub async fn edit_product(
    env: &Env,
    caller: &Caller,
    which: &Ref<ProductId>,
    fields: ProductFields,
    basis: &Basis,
    origin: &Origin,
) -> Result<Product, BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let before = find_product(&mut env.db.read().await?, which).await?;
    basis.require(before.version, BillingError::Unbased, || BillingError::stale_product(&before))?;
    if fields.active == Some(true) && !before.active {
        must_be_able_to_give(env, caller, &before.product_id).await?;
    }
    let (form, local) = fields.check()?;
    let call = Call::post(Kind::Product.path_of(&before.product_id), &form)?;
    let command = Command::on(Kind::Product, &before.product_id, call, "edit")
        .keeping(local)
        .based_on(BasedOn::Product(Box::new(before)));
    carry_out(env, Asker::Person(caller, origin), command).await?;
    find_product(&mut env.db.read().await?, which).await
}

/// Deletes a product without prices, on both sides or on none. Stripe keeps what has ever had a price;
/// that is taken off sale there.
///
/// # Errors
/// [`BillingError::Stale`], [`BillingError::HasPrices`], [`BillingError::HasSubscribers`] and others.
pub async fn delete_product(
    env: &Env,
    caller: &Caller,
    which: &Ref<ProductId>,
    basis: &Basis,
    origin: &Origin,
) -> Result<(), BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let mut db = env.db.read().await?;
    let product = find_product(&mut db, which).await?;
    basis.allow(product.version, || BillingError::stale_product(&product))?;
    let id = &product.product_id;
    if !catalogue::prices_of(&mut db, id).await?.is_empty() {
        return Err(BillingError::HasPrices);
    }
    if subscriptions::is_any_open(&mut db, id).await? {
        return Err(BillingError::HasSubscribers);
    }
    let path = Kind::Product.path_of(id);
    let call = if catalogue::has_any_price(&mut db, id).await? {
        Call::post(path, &ProductForm { active: Some(false), ..ProductForm::default() })?
    } else {
        Call::delete(path)
    };
    drop(db);
    let local = Local { remove: true, ..Local::default() };
    let command = Command::on(Kind::Product, id, call, "delete").keeping(local);
    carry_out(env, Asker::Person(caller, origin), command).await.map(drop)
}
