//! Products, prices, subscriptions and orders as the rest of the product sees them, and the rules
//! about them that need no database.

mod amount;
mod catalogue;
mod paid;
mod subscription;

pub use amount::Amount;
pub use catalogue::{Price, PriceDoc, Product, ProductDoc};
pub use paid::{Order, Report};
pub(super) use subscription::{ENDING, is_on_a_break, shown_status};
pub use subscription::{Subscription, SubscriptionView, entitlement, is_status};
