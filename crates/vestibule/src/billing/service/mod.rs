//! What people do with billing: managing what is sold, subscribing, paying.

pub(super) mod catalogue;
pub(super) mod check;
pub(super) mod checkout;
pub(super) mod open_checkouts;
pub(super) mod overview;
pub(super) mod person;
pub(super) mod subscriptions;
