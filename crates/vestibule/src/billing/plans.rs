//! Plans: products as people choose among them, and what each lets them do.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;
use vestibule_kernel::{
    Basis, BuiltInPermission, Caller, GrantName, Origin, PermissionId, ProductId, Timestamp, UserId,
};

use crate::access::{self, AccessError, PlanGrant};
use crate::audit_log::{self, Action, Event, Target};
use crate::env::{Env, Work};

use super::apply::one_at_a_time;
use super::model::{Price, Product, entitlement};
use super::store::{catalogue, plans as rows, plans_had, subscriptions};
use super::{BillingError, What};

/// A product with its prices and what it lets people do.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What is sold.
    pub product: Product,
    /// What it costs.
    pub prices: Vec<Price>,
    /// Names of permissions that come with it.
    pub permissions: Vec<String>,
}

/// Which plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Those that can be bought, with the prices at which they can.
    OnSale,
    /// Everything that has not been removed.
    All,
}

/// The plans that can be bought, each with the trial that the caller would get.
///
/// # Errors
/// A failure.
pub async fn plans(env: &Env, caller: &Caller) -> Result<Vec<Plan>, BillingError> {
    let mut plans = shown(env, Shown::OnSale).await?;
    let had = plans_had::of(&mut env.db.read().await?, caller.user).await?;
    for plan in plans.iter_mut().filter(|plan| had.contains(&plan.product.product_id)) {
        for price in &mut plan.prices {
            price.doc.trial_days = None;
        }
    }
    Ok(plans)
}

/// Every plan, for those who manage billing.
///
/// # Errors
/// [`BillingError::Forbidden`] or a failure.
pub(super) async fn every_plan(env: &Env, caller: &Caller) -> Result<Vec<Plan>, BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    shown(env, Shown::All).await
}

async fn shown(env: &Env, which: Shown) -> Result<Vec<Plan>, BillingError> {
    let mut db = env.db.read().await?;
    let products = catalogue::products(&mut db).await?;
    let mut prices: HashMap<String, Vec<Price>> = HashMap::new();
    for price in catalogue::prices(&mut db).await? {
        if which == Shown::All || price.active {
            prices.entry(price.product_id.clone()).or_default().push(price);
        }
    }
    let mut permissions: HashMap<ProductId, Vec<String>> = HashMap::new();
    for (product, _, name) in rows::all(&mut db).await? {
        permissions.entry(product).or_default().push(name);
    }
    let plan = |product: Product| Plan {
        prices: prices.remove(&product.product_id).unwrap_or_default(),
        permissions: permissions.remove(&product.id).unwrap_or_default(),
        product,
    };
    let plans = products.into_iter().map(plan);
    Ok(match which {
        Shown::All => plans.collect(),
        Shown::OnSale => plans.filter(|plan| plan.product.active && !plan.prices.is_empty()).collect(),
    })
}

/// Sets what a plan lets people do, for those who have it too. Whoever does that hands the permissions
/// out, so they must be able to.
///
/// # Errors
/// [`BillingError::Forbidden`], [`BillingError::Unknown`], [`BillingError::Unbased`],
/// [`BillingError::Stale`], [`BillingError::Access`] for a permission there is none of, or a failure.
pub async fn set_permissions(
    env: &Env,
    caller: &Caller,
    product: ProductId,
    names: &[GrantName],
    basis: &Basis,
    origin: &Origin,
) -> Result<(), BillingError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let (mut work, authority) = access::begin(env, caller).await?;
    one_at_a_time(&mut work).await?;
    let product =
        catalogue::product(&mut work, product).await?.filter(|product| product.removed_at.is_none());
    let product = product.ok_or(BillingError::Unknown(What::Product))?;
    basis.require(product.version, BillingError::Unbased, || BillingError::stale_product(&product))?;
    let mut permissions: Vec<PermissionId> = Vec::new();
    for name in names {
        let found = access::permission_by_name(&mut work, name).await?;
        let found = found.ok_or_else(|| AccessError::UnknownInSet(name.as_str().to_owned()))?;
        authority.require(&found.built_in)?;
        permissions.push(found.id);
    }
    rows::replace(&mut work, product.id, &permissions, env.now()).await?;
    catalogue::raise_product(&mut work, product.id).await?;
    for holder in subscriptions::holders(&mut work, &product.product_id).await? {
        sync_grants(env, &mut work, holder).await?;
    }
    let names: Vec<&str> = names.iter().map(GrantName::as_str).collect();
    let detail = json!({ "product": product.product_id, "permissions": names });
    let event = Event::new(caller.actor(), Action::PlanPermissionsChanged, Target::Installation).with(detail);
    audit_log::record(&mut work, env.now(), event, origin).await?;
    work.commit().await?;
    Ok(())
}

/// Refuses to give away, or to set the price of, what the caller may not hand out: whoever can make a
/// plan cheap, or free for a while, gives its permissions to whom they like.
pub(super) async fn must_be_able_to_give(
    env: &Env,
    caller: &Caller,
    product_id: &str,
) -> Result<(), BillingError> {
    let given = rows::built_in_of_product(&mut env.db.read().await?, product_id).await?;
    if given.is_empty() {
        return Ok(());
    }
    let (_, authority) = access::begin(env, caller).await?;
    Ok(authority.require(&given)?)
}

/// Makes what plans give to a person what their subscriptions entitle them to.
pub(super) async fn sync_grants(env: &Env, work: &mut Work, user: UserId) -> Result<(), BillingError> {
    let grace = env.config.stripe.as_ref().map(|stripe| stripe.grace).unwrap_or_default();
    // Of two subscriptions with one permission, the one that lasts longer counts.
    let mut wanted: BTreeMap<(PermissionId, String), Option<Timestamp>> = BTreeMap::new();
    for view in subscriptions::of_user(work, user).await? {
        let (Some(until), Some(plan)) = (entitlement(&view.subscription, grace), view.plan) else { continue };
        for permission in rows::of_product(work, &view.subscription.product_id).await? {
            let held = wanted.entry((permission, plan.clone())).or_insert(until);
            *held = match (*held, until) {
                (Some(held), Some(until)) => Some(held.max(until)),
                _ => None,
            };
        }
    }
    let wanted: Vec<PlanGrant> =
        wanted.into_iter().map(|((permission, plan), until)| PlanGrant { permission, plan, until }).collect();
    access::set_plan_grants(env, work, user, &wanted).await?;
    Ok(())
}
