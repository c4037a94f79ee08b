//! Looking at prices, making, changing and deleting them. Stripe changes no amount and deletes no price:
//! another takes its place, or it goes off sale.

use vestibule_db::Reads;
use vestibule_kernel::{Basis, BuiltInPermission, Caller, Origin, PriceId};
use vestibule_outbound::stripe::{Call, PriceForm, RecurringForm};

use crate::billing::apply::Local;
use crate::billing::commands::{Asker, Command, carry_out};
use crate::billing::kind::Kind;
use crate::billing::model::Price;
use crate::billing::plans::must_be_able_to_give;
use crate::billing::seen::BasedOn;
use crate::billing::service::check;
use crate::billing::store::catalogue;
use crate::billing::{BillingError, What};
use crate::env::Env;

use super::Ref;
use super::price_fields::{NewPrice, PriceEdit, filled, optional, recurring_form};
use super::products::find_product;

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

pub(in crate::billing::service) async fn find_price(
    db: &mut impl Reads,
    which: &Ref<PriceId>,
) -> Result<Price, BillingError> {
    let found = match which {
        Ref::Row(id) => catalogue::price(db, *id).await?,
        Ref::Stripe(id) => catalogue::price_by_stripe_id(db, id).await?,
    };
    found.filter(|price| price.removed_at.is_none()).ok_or(BillingError::Unknown(What::Price))
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
    basis: &Basis,
    origin: &Origin,
) -> Result<(), BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let price = find_price(&mut env.db.read().await?, which).await?;
    basis.allow(price.version, || BillingError::stale_price(&price))?;
    let off = PriceForm { active: Some(false), ..PriceForm::default() };
    let call = Call::post(Kind::Price.path_of(&price.price_id), &off)?;
    let local = Local { remove: true, ..Local::default() };
    let command = Command::on(Kind::Price, &price.price_id, call, "delete").keeping(local);
    carry_out(env, Asker::Person(caller, origin), command).await.map(drop)
}
