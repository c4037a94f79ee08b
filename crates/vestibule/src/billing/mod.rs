//! What is sold, who has subscribed to it, and what that lets them do.
//!
//! Stripe holds the truth. Everything here is a copy that is written by one function, [`apply`], and
//! only from what Stripe itself has answered to us: never from what a browser says, and not even from
//! what an event says. An event tells that something has changed; what it has become is fetched.
//!
//! Three rules keep that right whatever order things happen in. A state is written only if nobody has
//! written the object since it was fetched. A change that is asked of Stripe is written down first,
//! with the key under which it can be asked for again. And what a plan lets people do changes in the
//! transaction that changes their subscription.

mod address;
mod apply;
mod commands;
mod departure;
mod error;
mod events;
pub mod http;
mod kind;
mod model;
mod on_record;
mod plans;
mod reconcile;
mod refresh;
mod seen;
mod service;
mod store;
mod tidy;

pub use address::{ADDRESS, tell_address};
pub use commands::{INTENT, finish_intent};
pub use departure::{DEPARTURE, depart, forget, let_go};
pub use error::{BillingError, Current, What};
pub use events::{EVENT, EventRefused, apply_event, receive};
pub use model::{
    Amount, Order, Price, PriceDoc, Product, ProductDoc, Report, Subscription, SubscriptionView, entitlement,
    is_status,
};
pub(crate) use on_record::on_record_of;
pub use plans::{Plan, plans, set_permissions};
pub use reconcile::{RECONCILE, keep_scheduled, reconcile};
pub use service::catalogue::{
    NewPrice, PriceEdit, ProductFields, RecurringFields, Ref, create_price, create_product, delete_price,
    delete_product, edit_price, edit_product, list_prices, list_products, price, prices_of, product,
};
pub use service::checkout::{
    Bill, CheckoutRequest, Opened, Ways, begin_checkout, confirm_checkout, invoices, open_portal,
};
pub use service::overview::{Standing, list_orders, orders_of, person_billing, standing};
pub use service::person::{Whose, find_person};
pub use service::subscriptions::{
    Preview, Start, cancel, change, end, find, list_all, of_person, pause, preview, resume, start,
};
pub use tidy::tidy;
