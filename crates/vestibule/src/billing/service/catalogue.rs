//! Managing what is sold.

use std::collections::BTreeMap;

use serde_json::Value;
use vestibule_db::Reads;
use vestibule_kernel::{Basis, BuiltInPermission, Caller, Origin, PriceId, ProductId};
use vestibule_outbound::stripe::{Call, Feature, PriceForm, ProductForm, RecurringForm};

use crate::billing::apply::Local;
use crate::billing::commands::{Asker, Command, carry_out};
use crate::billing::kind::Kind;
use crate::billing::model::{Price, PriceDoc, Product};
use crate::billing::plans::must_be_able_to_give;
use crate::billing::seen::BasedOn;
use crate::billing::store::{catalogue, subscriptions};
use crate::billing::{BillingError, What};
use crate::env::Env;

use super::check;

/// A product or price, by the id that the caller knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ref<I> {
    /// Ours.
    Row(I),
    /// Stripe's.
    Stripe(String),
}

/// Fields of a product; none stays as it is.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct ProductFields {
    pub name: Option<String>,
    pub active: Option<bool>,
    pub description: Option<String>,
    pub features: Option<Vec<String>>,
    pub images: Option<Vec<String>>,
    pub metadata: Option<BTreeMap<String, String>>,
    pub package_dimensions: Option<BTreeMap<String, f64>>,
    pub shippable: Option<bool>,
    pub statement_descriptor: Option<String>,
    pub unit_label: Option<String>,
    pub url: Option<String>,
    /// Kept here only.
    pub attributes: Option<Value>,
    /// Kept here only.
    pub caption: Option<String>,
}

impl ProductFields {
    fn check(self) -> Result<(ProductForm, Local), BillingError> {
        let text =
            |field, value: Option<String>, most| value.map(|v| check::text(field, &v, most)).transpose();
        let features = self.features.map(|lines| check::lines("features", &lines)).transpose()?;
        let named = |lines: Vec<String>| lines.into_iter().map(|name| Feature { name }).collect();
        let images = self.images.map(|images| check::addresses("images", &images)).transpose()?;
        let metadata = self.metadata.unwrap_or_default();
        check::metadata(&metadata)?;
        let local = Local {
            attributes: self.attributes,
            caption: text("caption", self.caption, 500)?,
            ..Local::default()
        };
        let form = ProductForm {
            name: self.name.map(|name| check::name("name", &name)).transpose()?,
            active: self.active,
            description: text("description", self.description, 2000)?,
            images,
            metadata,
            marketing_features: features.map(named),
            package_dimensions: self.package_dimensions,
            shippable: self.shippable,
            statement_descriptor: self.statement_descriptor.map(|t| check::descriptor(&t)).transpose()?,
            unit_label: text("unit_label", self.unit_label, 12)?,
            url: self.url.map(|url| check::address("url", &url)).transpose()?,
        };
        Ok((form, local))
    }
}

/// What is typed for an amount.
#[derive(Debug, Clone)]
pub struct RecurringFields {
    /// `day`, `week`, `month` or `year`.
    pub interval: String,
    /// How many of them.
    pub interval_count: Option<i64>,
    /// Days before the first payment.
    pub trial_days: Option<i64>,
}

/// A price to be made.
#[derive(Debug, Clone)]
pub struct NewPrice {
    /// Of what.
    pub product: Ref<ProductId>,
    /// Decimal text, such as 19.99.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
    /// None for what is paid once.
    pub recurring: Option<RecurringFields>,
    /// Whether it can be bought.
    pub active: Option<bool>,
    /// For administrators.
    pub nickname: Option<String>,
    /// A name that programs know it by.
    pub lookup_key: Option<String>,
    /// For programs.
    pub metadata: BTreeMap<String, String>,
}

/// A price to be changed; none stays as it is.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the fields are those of a new price")]
pub struct PriceEdit {
    pub amount: Option<String>,
    pub currency: Option<String>,
    /// `Some(None)` for what is paid once from now on.
    pub recurring: Option<Option<RecurringFields>>,
    pub active: Option<bool>,
    pub nickname: Option<String>,
    pub lookup_key: Option<String>,
    pub metadata: BTreeMap<String, String>,
}

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

/// Every price that has not been removed.
///
/// # Errors
/// A failure.
pub async fn list_prices(env: &Env, _: &Caller) -> Result<Vec<Price>, BillingError> {
    Ok(catalogue::prices(&mut env.db.read().await?).await?)
}

/// The prices of a product, none for an unknown one.
///
/// # Errors
/// A failure.
pub async fn prices_of(env: &Env, _: &Caller, product_id: &str) -> Result<Vec<Price>, BillingError> {
    Ok(catalogue::prices_of(&mut env.db.read().await?, product_id).await?)
}

/// One price.
///
/// # Errors
/// [`BillingError::Unknown`] or a failure.
pub async fn price(env: &Env, _: &Caller, which: &Ref<PriceId>) -> Result<Price, BillingError> {
    find_price(&mut env.db.read().await?, which).await
}

pub(super) async fn find_price(db: &mut impl Reads, which: &Ref<PriceId>) -> Result<Price, BillingError> {
    let found = match which {
        Ref::Row(id) => catalogue::price(db, *id).await?,
        Ref::Stripe(id) => catalogue::price_by_stripe_id(db, id).await?,
    };
    found.filter(|price| price.removed_at.is_none()).ok_or(BillingError::Unknown(What::Price))
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
/// [`BillingError::HasPrices`], [`BillingError::HasSubscribers`] and others.
pub async fn delete_product(
    env: &Env,
    caller: &Caller,
    which: &Ref<ProductId>,
    origin: &Origin,
) -> Result<(), BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let mut db = env.db.read().await?;
    let product = find_product(&mut db, which).await?;
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

/// What is not said is as it was before: the trial, and of the same interval how many.
fn recurring_form(
    fields: &RecurringFields,
    before: Option<&PriceDoc>,
) -> Result<RecurringForm, BillingError> {
    let interval = check::interval(&fields.interval)?;
    let as_before = before.filter(|before| before.interval.as_ref() == Some(&interval));
    let count = fields.interval_count.or(as_before.map(|before| before.interval_count));
    let trial = fields.trial_days.or_else(|| before?.trial_days).filter(|days| *days != 0);
    Ok(RecurringForm {
        interval,
        interval_count: Some(check::between("interval_count", count.unwrap_or(1), 1, 12)?),
        trial_period_days: trial.map(|days| check::between("trial_days", days, 1, 730)).transpose()?,
    })
}

fn optional(field: &'static str, text: Option<&String>, most: usize) -> Result<Option<String>, BillingError> {
    text.map(|text| check::text(field, text, most)).transpose()
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.is_empty())
}

/// Makes a price.
///
/// # Errors
/// [`BillingError`].
pub async fn create_price(
    env: &Env,
    caller: &Caller,
    new: NewPrice,
    origin: &Origin,
) -> Result<Price, BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let (minor, currency) = check::amount(&new.amount, &new.currency)?;
    check::metadata(&new.metadata)?;
    let recurring = new.recurring.as_ref().map(|fields| recurring_form(fields, None)).transpose()?;
    let lookup_key = filled(optional("lookup_key", new.lookup_key.as_ref(), 200)?);
    let nickname = filled(optional("nickname", new.nickname.as_ref(), 250)?);
    let mut db = env.db.read().await?;
    let product = find_product(&mut db, &new.product).await?;
    lookup_key_is_free(&mut db, lookup_key.as_deref(), None).await?;
    drop(db);
    must_be_able_to_give(env, caller, &product.product_id).await?;
    let form = PriceForm {
        product: Some(product.product_id),
        unit_amount: Some(minor),
        currency: Some(currency.code().to_owned()),
        active: new.active,
        recurring,
        lookup_key,
        nickname,
        metadata: new.metadata,
        ..PriceForm::default()
    };
    let call = Call::post(Kind::Price.path(), &form)?;
    let command = Command::new(Kind::Price, format!("new price {}", call.form), call, "create");
    let (id, _) = carry_out(env, Asker::Person(caller, origin), command).await?;
    find_price(&mut env.db.read().await?, &Ref::Stripe(id)).await
}

/// At most one price has a lookup key; whoever removed a price has freed its key.
async fn lookup_key_is_free(
    db: &mut impl Reads,
    key: Option<&str>,
    except: Option<PriceId>,
) -> Result<(), BillingError> {
    let Some(key) = key.filter(|key| !key.is_empty()) else { return Ok(()) };
    let prices = catalogue::prices(db).await?;
    let is_taken =
        prices.iter().any(|price| price.lookup_key.as_deref() == Some(key) && Some(price.id) != except);
    if is_taken { Err(BillingError::LookupKeyTaken) } else { Ok(()) }
}

/// Changes a price. Stripe changes no amount, so another price takes this one's place: the row stays,
/// and whoever has subscribed to the old price keeps it.
///
/// # Errors
/// [`BillingError`].
pub async fn edit_price(
    env: &Env,
    caller: &Caller,
    which: &Ref<PriceId>,
    edit: PriceEdit,
    basis: &Basis,
    origin: &Origin,
) -> Result<Price, BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let mut db = env.db.read().await?;
    let before = find_price(&mut db, which).await?;
    basis.require(before.version, BillingError::Unbased, || BillingError::stale_price(&before))?;
    let lookup_key = optional("lookup_key", edit.lookup_key.as_ref(), 200)?;
    lookup_key_is_free(&mut db, lookup_key.as_deref(), Some(before.id)).await?;
    drop(db);
    must_be_able_to_give(env, caller, &before.product_id).await?;
    check::metadata(&edit.metadata)?;
    let asker = Asker::Person(caller, origin);
    let form = PriceForm {
        active: edit.active,
        lookup_key,
        nickname: optional("nickname", edit.nickname.as_ref(), 250)?,
        metadata: edit.metadata.clone(),
        ..PriceForm::default()
    };
    if edit.amount.is_none() && edit.currency.is_none() && edit.recurring.is_none() {
        let call = Call::post(Kind::Price.path_of(&before.price_id), &form)?;
        let command = Command::on(Kind::Price, &before.price_id, call, "edit");
        carry_out(env, asker, command.based_on(BasedOn::Price(Box::new(before.clone())))).await?;
    } else {
        replace_price(env, asker, &before, &edit, form).await?;
    }
    find_price(&mut env.db.read().await?, &Ref::Row(before.id)).await
}

async fn replace_price(
    env: &Env,
    asker: Asker<'_>,
    before: &Price,
    edit: &PriceEdit,
    form: PriceForm,
) -> Result<(), BillingError> {
    let text = edit.amount.clone().or_else(|| before.amount.text()).unwrap_or_default();
    let currency = edit.currency.as_deref().unwrap_or(&before.amount.currency);
    let (minor, currency) = check::amount(&text, currency)?;
    let recurring = match &edit.recurring {
        Some(fields) => {
            fields.as_ref().map(|fields| recurring_form(fields, Some(&before.doc))).transpose()?
        }
        None => before.doc.interval.clone().map(|interval| RecurringForm {
            interval,
            interval_count: Some(before.doc.interval_count),
            trial_period_days: before.doc.trial_days,
        }),
    };
    let lookup_key = filled(form.lookup_key.or_else(|| before.lookup_key.clone()));
    let is_moved = lookup_key.is_some() && lookup_key == before.lookup_key;
    let mut metadata = before.doc.metadata.clone();
    metadata.extend(form.metadata);
    let form = PriceForm {
        product: Some(before.product_id.clone()),
        unit_amount: Some(minor),
        currency: Some(currency.code().to_owned()),
        active: Some(form.active.unwrap_or(before.active)),
        recurring,
        lookup_key,
        transfer_lookup_key: is_moved.then_some(true),
        nickname: filled(form.nickname.or_else(|| before.doc.nickname.clone())),
        metadata,
        ..PriceForm::default()
    };
    let call = Call::post(Kind::Price.path(), &form)?;
    let local = Local { replaces: Some(before.id.0), ..Local::default() };
    let scope = format!("instead of price {}", before.id);
    let command = Command::new(Kind::Price, scope, call, "edit").keeping(local);
    carry_out(env, asker, command.based_on(BasedOn::Price(Box::new(before.clone())))).await?;
    // The row has left it; it must not be sold any more.
    let off = PriceForm { active: Some(false), ..PriceForm::default() };
    let call = Call::post(Kind::Price.path_of(&before.price_id), &off)?;
    carry_out(env, asker, Command::on(Kind::Price, &before.price_id, call, "retire")).await.map(drop)
}

/// Takes a price off sale and out of sight; Stripe deletes none.
///
/// # Errors
/// [`BillingError`].
pub async fn delete_price(
    env: &Env,
    caller: &Caller,
    which: &Ref<PriceId>,
    origin: &Origin,
) -> Result<(), BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let price = find_price(&mut env.db.read().await?, which).await?;
    let off = PriceForm { active: Some(false), ..PriceForm::default() };
    let call = Call::post(Kind::Price.path_of(&price.price_id), &off)?;
    let local = Local { remove: true, ..Local::default() };
    let command = Command::on(Kind::Price, &price.price_id, call, "delete").keeping(local);
    carry_out(env, Asker::Person(caller, origin), command).await.map(drop)
}
