//! The `products`, `prices` and `former_prices` tables.

mod prices;
mod products;

use vestibule_kernel::Timestamp;

use super::millis;

pub(in crate::billing) use prices::{
    PriceState, every_price, has_any_price, insert_price, is_former_price, looked_at_price, price,
    price_by_stripe_id, prices, prices_of, replace_price, update_price,
};
pub(in crate::billing) use products::{
    ProductState, every_product, insert_product, looked_at_product, product, product_by_stripe_id, products,
    raise_product, update_product,
};

/// Whether a write changes what is there or only notes that somebody has looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::billing) enum Write {
    Changed(Timestamp),
    Same(Option<Timestamp>),
}

impl Write {
    /// By how much the version is raised, and when the last change was.
    fn parts(self) -> (i64, Option<i64>) {
        match self {
            Self::Changed(at) => (1, Some(at.as_millis())),
            Self::Same(at) => (0, millis(at)),
        }
    }
}

fn text(doc: &impl serde::Serialize) -> String {
    serde_json::to_string(doc).unwrap_or_default()
}
