//! Products and prices.

use serde_json::json;
use vestibule_kernel::{PriceId, Timestamp};
use vestibule_outbound::stripe;

use crate::audit_log::{Action, Target};
use crate::billing::BillingError;
use crate::billing::model::{Amount, Price, PriceDoc, Product, ProductDoc};
use crate::billing::plans::sync_grants;
use crate::billing::store::catalogue::{PriceState, ProductState, Write};
use crate::billing::store::{catalogue, subscriptions};
use crate::env::{Env, Work};

use super::{By, Local, State, parse};

pub(super) async fn apply_product(
    env: &Env,
    work: &mut Work,
    id: &str,
    state: &State,
    local: &Local,
    by: &By,
) -> Result<(), BillingError> {
    let before = catalogue::product_by_stripe_id(work, id).await?;
    let now = env.now();
    let parsed: Option<stripe::Product> = match state {
        State::Is(value) => Some(parse(value)?).filter(|product: &stripe::Product| !product.deleted),
        State::Gone => None,
    };
    let after = match (&parsed, &before) {
        (Some(product), _) => product_state(product, before.as_ref(), local, now),
        (None, Some(before)) => ProductState {
            product_id: id,
            name: &before.name,
            active: false,
            doc: before.doc.clone(),
            removed_at: before.removed_at.or(Some(now)),
        },
        (None, None) => return Ok(()),
    };
    let Some(before) = &before else {
        catalogue::insert_product(work, &after, now).await?;
        return product_changed(env, work, id, &after, by).await;
    };
    let same = before.name == after.name
        && before.active == after.active
        && before.doc == after.doc
        && before.removed_at == after.removed_at;
    let write = if same { Write::Same(before.updated_at) } else { Write::Changed(now) };
    catalogue::update_product(work, &after, write).await?;
    if same { Ok(()) } else { product_changed(env, work, id, &after, by).await }
}

fn product_state<'a>(
    product: &'a stripe::Product,
    before: Option<&Product>,
    local: &Local,
    now: Timestamp,
) -> ProductState<'a> {
    let kept = before.map(|before| before.doc.clone()).unwrap_or_default();
    let removed_at = before.and_then(|before| before.removed_at);
    ProductState {
        product_id: &product.id,
        name: &product.name,
        active: product.active,
        doc: ProductDoc {
            attributes: local.attributes.clone().or(kept.attributes),
            caption: local.caption.clone().or(kept.caption),
            ..ProductDoc::from(product)
        },
        // Whoever makes it active again at Stripe wants it shown.
        removed_at: if local.remove {
            removed_at.or(Some(now))
        } else {
            removed_at.filter(|_| !product.active)
        },
    }
}

async fn product_changed(
    env: &Env,
    work: &mut Work,
    id: &str,
    after: &ProductState<'_>,
    by: &By,
) -> Result<(), BillingError> {
    for holder in subscriptions::holders(work, id).await? {
        sync_grants(env, work, holder).await?;
    }
    let detail = json!({ "product": id, "name": after.name, "active": after.active,
        "removed": after.removed_at.is_some() });
    Ok(by.record(work, env.now(), Action::ProductChanged, Target::Installation, detail).await?)
}

pub(super) async fn apply_price(
    env: &Env,
    work: &mut Work,
    id: &str,
    state: &State,
    local: &Local,
    by: &By,
) -> Result<(), BillingError> {
    if let Some(row) = local.replaces {
        catalogue::replace_price(work, PriceId(row), id).await?;
    } else if catalogue::is_former_price(work, id).await? {
        return Ok(());
    }
    let before = catalogue::price_by_stripe_id(work, id).await?;
    let now = env.now();
    let parsed: Option<stripe::Price> = match state {
        State::Is(value) => Some(parse(value)?),
        State::Gone => None,
    };
    let after = match (&parsed, &before) {
        (Some(price), _) => price_state(price, before.as_ref(), local, now),
        (None, Some(before)) => PriceState {
            price_id: id,
            product_id: &before.product_id,
            amount: before.amount.clone(),
            active: false,
            lookup_key: None,
            doc: before.doc.clone(),
            removed_at: before.removed_at.or(Some(now)),
        },
        (None, None) => return Ok(()),
    };
    let detail = json!({ "price": id, "product": after.product_id, "unit_amount": after.amount.minor,
        "currency": after.amount.currency, "active": after.active, "removed": after.removed_at.is_some() });
    match &before {
        None => catalogue::insert_price(work, &after, now).await?,
        Some(before) if local.replaces.is_none() && is_same_price(before, &after) => {
            return Ok(catalogue::update_price(work, &after, Write::Same(before.updated_at)).await?);
        }
        Some(_) => catalogue::update_price(work, &after, Write::Changed(now)).await?,
    }
    Ok(by.record(work, now, Action::PriceChanged, Target::Installation, detail).await?)
}

fn price_state<'a>(
    price: &'a stripe::Price,
    before: Option<&Price>,
    local: &Local,
    now: Timestamp,
) -> PriceState<'a> {
    let removed_at = before.and_then(|before| before.removed_at);
    PriceState {
        price_id: &price.id,
        product_id: price.product.id(),
        amount: Amount { minor: price.unit_amount, currency: price.currency.clone() },
        active: price.active,
        lookup_key: price.lookup_key.as_deref(),
        doc: PriceDoc::from(price),
        removed_at: if local.remove {
            removed_at.or(Some(now))
        } else {
            removed_at.filter(|_| !price.active)
        },
    }
}

fn is_same_price(before: &Price, after: &PriceState<'_>) -> bool {
    before.product_id == after.product_id
        && before.amount == after.amount
        && before.active == after.active
        && before.lookup_key.as_deref() == after.lookup_key
        && before.doc == after.doc
        && before.removed_at == after.removed_at
}
