//! Managing what is sold.

mod price_fields;
mod prices;
mod product_fields;
mod products;

pub use price_fields::{NewPrice, PriceEdit, RecurringFields};
pub use prices::{create_price, delete_price, edit_price, list_prices, price, prices_of};
pub use product_fields::ProductFields;
pub use products::{create_product, delete_product, edit_product, list_products, product};

pub(super) use prices::find_price;

/// A product or price, by the id that the caller knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ref<I> {
    /// Ours.
    Row(I),
    /// Stripe's.
    Stripe(String),
}
