//! What Stripe's objects always hold although nothing here has to do with it.

use serde_json::{Value, json};

const CUSTOMER: &[&str] = &["default_source", "shipping"];
const CUSTOMER_INVOICES: &[&str] = &["custom_fields", "footer", "rendering_options"];
const PRICE: &[&str] = &["custom_unit_amount"];
const SUBSCRIPTION: &[&str] = &[
    "application",
    "application_fee_percent",
    "automatic_tax",
    "billing_cycle_anchor_config",
    "cancellation_details",
    "days_until_due",
    "default_payment_method",
    "default_source",
    "description",
    "next_pending_invoice_item_invoice",
    "on_behalf_of",
    "payment_settings",
    "pending_invoice_item_interval",
    "pending_setup_intent",
    "pending_update",
    "schedule",
    "test_clock",
    "transfer_data",
    "trial_settings",
];
const INVOICE: &[&str] = &[
    "account_country",
    "account_name",
    "account_tax_ids",
    "application",
    "automatic_tax",
    "automatically_finalizes_at",
    "billing_reason",
    "custom_fields",
    "customer_address",
    "customer_email",
    "customer_name",
    "customer_phone",
    "customer_shipping",
    "customer_tax_exempt",
    "default_payment_method",
    "default_source",
    "description",
    "due_date",
    "effective_at",
    "ending_balance",
    "footer",
    "from_invoice",
    "issuer",
    "last_finalization_error",
    "latest_revision",
    "metadata",
    "next_payment_attempt",
    "number",
    "on_behalf_of",
    "parent",
    "receipt_number",
    "rendering",
    "shipping_cost",
    "shipping_details",
    "statement_descriptor",
    "subtotal_excluding_tax",
    "test_clock",
    "total_discount_amounts",
    "total_excluding_tax",
    "total_pretax_credit_amounts",
    "total_taxes",
    "webhooks_delivered_at",
];
const CHECKOUT: &[&str] = &[
    "adaptive_pricing",
    "after_expiration",
    "allow_promotion_codes",
    "automatic_tax",
    "billing_address_collection",
    "client_secret",
    "collected_information",
    "consent",
    "consent_collection",
    "currency_conversion",
    "custom_text",
    "customer_creation",
    "customer_details",
    "customer_email",
    "discounts",
    "invoice",
    "invoice_creation",
    "locale",
    "payment_intent",
    "payment_link",
    "payment_method_collection",
    "payment_method_configuration_details",
    "payment_method_options",
    "permissions",
    "recovered_from",
    "saved_payment_method_options",
    "setup_intent",
    "shipping_address_collection",
    "shipping_cost",
    "submit_type",
    "total_details",
    "ui_mode",
];
const PORTAL: &[&str] = &["flow", "locale", "on_behalf_of"];

/// The object with all that its kind holds: what it says itself, and nothing elsewhere.
pub(crate) fn whole(mut object: Value) -> Value {
    match object["object"].as_str() {
        Some("customer") => {
            complete(&mut object, CUSTOMER, json!({ "balance": 0 }));
            complete(&mut object["invoice_settings"], CUSTOMER_INVOICES, Value::Null);
        }
        Some("price") => complete(&mut object, PRICE, Value::Null),
        Some("subscription") => {
            let settings = json!({ "account_tax_ids": null, "issuer": { "type": "self" } });
            complete(&mut object, SUBSCRIPTION, json!({ "discounts": [], "invoice_settings": settings }));
        }
        Some("subscription_item") => complete(&mut object, &["plan"], Value::Null),
        Some("invoice") => complete_invoice(&mut object),
        Some("checkout.session") => {
            let lists =
                json!({ "custom_fields": [], "payment_method_types": ["card"], "shipping_options": [] });
            complete(&mut object, CHECKOUT, lists);
        }
        Some("billing_portal.session") => {
            complete(&mut object, PORTAL, json!({ "configuration": "bpc_emulated" }));
        }
        _ => {}
    }
    object
}

fn complete_invoice(invoice: &mut Value) {
    let paid = invoice["status"] == "paid";
    let at = |is: bool| if is { invoice["created"].clone() } else { Value::Null };
    let rest = json!({
        "amount_overpaid": 0, "amount_shipping": 0, "attempt_count": i32::from(paid), "attempted": paid,
        "collection_method": "charge_automatically", "default_tax_rates": [], "discounts": [],
        "payment_settings": { "default_mandate": null, "payment_method_options": null, "payment_method_types": null },
        "period_start": invoice["created"], "period_end": invoice["created"],
        "post_payment_credit_notes_amount": 0, "pre_payment_credit_notes_amount": 0, "starting_balance": 0,
        "status_transitions": {
            "finalized_at": at(invoice["status"] != "draft"), "marked_uncollectible_at": null,
            "paid_at": at(paid), "voided_at": null,
        },
    });
    complete(invoice, INVOICE, rest);
}

fn complete(object: &mut Value, nothing: &[&str], rest: Value) {
    let Some(fields) = object.as_object_mut() else { return };
    for name in nothing {
        fields.entry(*name).or_insert(Value::Null);
    }
    if let Value::Object(rest) = rest {
        for (name, value) in rest {
            fields.entry(name).or_insert(value);
        }
    }
}
