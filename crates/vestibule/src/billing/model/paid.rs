//! What has been paid at a checkout, and what a comparison with Stripe has found.

use serde_json::Value;
use vestibule_kernel::{OrderId, Timestamp, UserId};

use super::Amount;

/// Something that was paid for at a checkout.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is documented by its name")]
pub struct Order {
    pub id: OrderId,
    pub session_id: String,
    pub user: Option<UserId>,
    /// `payment` or `subscription`.
    pub mode: String,
    pub payment_status: String,
    pub amount: Amount,
    pub subscription_id: Option<String>,
    pub created_at: Timestamp,
}

/// What a comparison with Stripe has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many objects were compared.
    pub compared: i64,
    /// What differed and has been mended: kind, id, what was different.
    pub drift: Vec<Value>,
    /// When.
    pub created_at: Timestamp,
}
