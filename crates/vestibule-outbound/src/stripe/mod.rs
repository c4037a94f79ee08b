//! Asking Stripe for things.
//!
//! [`StripeApi`] is what the product knows; [`StripeClient`] speaks HTTPS. A [`Call`] is plain data: it
//! can be written down before it is made, and made again with the same idempotency key by whoever
//! finds that nobody knows its outcome. The fake is a program of its own,
//! `vestibule-stripe-emulator`, so that every test goes through the real encoding and retries.

mod api;
mod call;
mod client;
mod forms;
mod objects;

pub use api::{Answering, Refusal, StripeApi, StripeError};
pub use call::{Call, Method, is_object_id};
pub use client::{StripeClient, StripeSettings, StripeSettingsError};
pub use forms::{
    CheckoutForm, CheckoutMode, CustomerEdit, CustomerForm, Feature, ItemForm, LineItem, NoForm, PauseForm,
    PortalForm, PreviewForm, PriceForm, ProductForm, RecurringForm, SubscriptionDataForm,
    SubscriptionDetailsForm, SubscriptionForm,
};
pub use objects::{
    CheckoutSession, Customer, Event, Invoice, Item, Line, List, Price, Product, Recurring, Reference,
    Subscription,
};

/// The version of Stripe's interface that all of this is written for; sent with every call, so that
/// the account's own setting does not matter.
pub const API_VERSION: &str = "2025-03-31.basil";
