//! What a command takes for granted, looked at again in the transaction that writes its intent down:
//! between the first look and that one somebody else may have been faster.

use crate::env::Work;

use super::BillingError;
use super::commands::Command;
use super::model::{Price, Product};
use super::store::{catalogue, intents, subscriptions};

/// A state of something that is sold.
#[derive(Debug, Clone)]
pub(super) enum BasedOn {
    Product(Box<Product>),
    Price(Box<Price>),
}

/// The newest checkout of a scope that somebody has seen to.
#[derive(Debug, Clone)]
pub(super) struct SeenTo {
    pub(super) scope: String,
    /// Its intent; none where there has been none.
    pub(super) newest: Option<i64>,
}

/// Refuses what would give somebody a plan twice: they have it, or may be paying for it on a page that
/// nobody has seen to; and an edit of what has been edited meanwhile.
pub(super) async fn must_still_hold(work: &mut Work, command: &Command) -> Result<(), BillingError> {
    if let Some((user, product)) = &command.must_lack {
        let theirs = subscriptions::of_user(work, *user).await?;
        if theirs.iter().any(|view| view.subscription.is_open() && view.subscription.product_id == *product) {
            return Err(BillingError::AlreadySubscribed);
        }
    }
    match &command.based_on {
        Some(BasedOn::Product(before)) => {
            let found = catalogue::product(work, before.id).await?;
            if let Some(found) = found.filter(|found| found.version != before.version) {
                return Err(BillingError::stale_product(&found));
            }
        }
        Some(BasedOn::Price(before)) => {
            let found = catalogue::price(work, before.id).await?;
            if let Some(found) = found.filter(|found| found.version != before.version) {
                return Err(BillingError::stale_price(&found));
            }
        }
        None => {}
    }
    if let Some(seen_to) = &command.seen_to {
        let newest = intents::newest_done(work, &seen_to.scope).await?.map(|done| done.id);
        if newest != seen_to.newest {
            return Err(BillingError::Underway);
        }
    }
    Ok(())
}
