//! Subscriptions and their bills.

use serde_json::{Value, json};

use crate::outcome::{Done, Outcome};
use crate::settlement::{Settlement, amount_of, due_of};
use crate::state::{State, number, required, switch, text};
use crate::whole::whole;

const DAY: i64 = 24 * 3600;
/// After so long without payment a subscription is cancelled.
const PATIENCE: i64 = 14 * DAY;

/// What became of a bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Payment {
    Made,
    Declined,
    NoCard,
}

impl Payment {
    /// What is said where nothing is begun that cannot be paid.
    pub(crate) fn refusal(self) -> Result<(), Outcome> {
        match self {
            Self::Made => Ok(()),
            Self::NoCard => {
                let message = "This customer has no attached payment source or default payment method.";
                Err(Outcome::refused(400, "invalid_request_error", "resource_missing", message))
            }
            Self::Declined => {
                let message = "Your card was declined.";
                Err(Outcome::refused(402, "card_error", "card_declined", message))
            }
        }
    }
}

impl State {
    pub(crate) fn create_subscription(&mut self, form: &Value) -> Done {
        let customer = self.present_customer(form)?;
        let price = required(&form["items"][0], "price")?.to_owned();
        let trial = number(form, "trial_period_days")?.unwrap_or(0);
        let quantity = number(&form["items"][0], "quantity")?.unwrap_or(1);
        let strict = text(form, "payment_behavior") == Some("error_if_incomplete");
        self.start(&customer, &price, quantity, trial, strict)
    }

    /// Begins a subscription, with a trial or with a first payment.
    pub(crate) fn start(
        &mut self,
        customer: &Value,
        price: &str,
        quantity: i64,
        trial: i64,
        strict: bool,
    ) -> Done {
        let price = self.get("price", price)?;
        self.must_be_on_sale(&price)?;
        if price["recurring"].is_null() {
            return Err(Outcome::invalid("The price specified is set to `type=one_time`."));
        }
        let amount = price["unit_amount"].as_i64().unwrap_or(0) * quantity;
        let is_free = trial > 0 || due_of(customer, amount) == 0;
        let payment = if is_free { Payment::Made } else { payment_of(customer) };
        if strict || payment == Payment::NoCard {
            payment.refusal()?;
        }
        let trial_end = (trial > 0).then(|| self.now + trial * DAY);
        let end = trial_end.unwrap_or_else(|| self.now + period_of(&price));
        let status = match (payment, trial_end) {
            (Payment::Made, Some(_)) => "trialing",
            (Payment::Made, None) => "active",
            _ => "incomplete",
        };
        let id = self.new_id("sub");
        let item = whole(json!({
            "id": self.new_id("si"), "object": "subscription_item", "created": self.now, "metadata": {},
            "price": price, "quantity": quantity, "subscription": id, "current_period_start": self.now,
            "current_period_end": end, "discounts": [], "tax_rates": [], "billing_thresholds": null,
        }));
        let subscription = whole(json!({
            "id": id, "object": "subscription", "customer": customer["id"], "status": status,
            "created": self.now, "start_date": self.now, "billing_cycle_anchor": self.now,
            "cancel_at_period_end": false, "cancel_at": null, "canceled_at": null, "ended_at": null,
            "collection_method": "charge_automatically", "currency": price["currency"], "livemode": false,
            "metadata": {}, "pause_collection": null, "trial_start": trial_end.map(|_| self.now),
            "trial_end": trial_end, "latest_invoice": null, "past_due_since": null,
            "items": { "object": "list", "data": [item], "has_more": false, "url": "/v1/subscription_items" },
        }));
        self.keep("subscription", &subscription);
        self.happened("customer.subscription.created", &subscription);
        let billed = if trial_end.is_some() { 0 } else { amount };
        self.bill(&subscription, billed, payment);
        self.get("subscription", &id)
    }

    pub(crate) fn update_subscription(&mut self, id: &str, form: &Value) -> Done {
        let mut subscription = self.get("subscription", id)?;
        if subscription["status"] == "canceled" {
            return Err(Outcome::invalid("A canceled subscription can only update its metadata."));
        }
        let before = subscription.clone();
        if let Some(item) = form["items"].get(0) {
            self.change_item(&mut subscription, item)?;
        }
        if let Some(end) = number_or_now(form, "trial_end")? {
            subscription["trial_end"] = json!(end);
            subscription["items"]["data"][0]["current_period_end"] = json!(end);
        }
        if let Some(cancel) = switch(form, "cancel_at_period_end") {
            let end = subscription["items"]["data"][0]["current_period_end"].clone();
            subscription["cancel_at_period_end"] = json!(cancel);
            subscription["cancel_at"] = if cancel { end } else { Value::Null };
            subscription["canceled_at"] = if cancel { json!(self.now) } else { Value::Null };
        }
        match &form["pause_collection"] {
            Value::Null => {}
            Value::String(_) => subscription["pause_collection"] = Value::Null,
            pause => {
                let behavior = required(pause, "behavior")?;
                subscription["pause_collection"] = json!({ "behavior": behavior, "resumes_at": null });
            }
        }
        self.settle_change(&before, &mut subscription, form)?;
        Ok(subscription)
    }

    fn change_item(&mut self, subscription: &mut Value, item: &Value) -> Result<(), Outcome> {
        let own = subscription["items"]["data"][0]["id"].clone();
        if text(item, "id").is_none_or(|id| own != id) {
            return Err(Outcome::invalid("A subscription holds one item here; name it."));
        }
        if let Some(price) = text(item, "price") {
            let price = self.get("price", price)?;
            if subscription["items"]["data"][0]["price"]["id"] != price["id"] {
                self.must_be_on_sale(&price)?;
            }
            if price["recurring"].is_null() {
                return Err(Outcome::invalid("The price specified is set to `type=one_time`."));
            }
            subscription["items"]["data"][0]["price"] = price;
        }
        if let Some(quantity) = number(item, "quantity")? {
            subscription["items"]["data"][0]["quantity"] = json!(quantity);
        }
        Ok(())
    }

    pub(crate) fn cancel_subscription(&mut self, id: &str) -> Done {
        let mut subscription = self.get("subscription", id)?;
        if subscription["status"] == "canceled" {
            return Err(Outcome::missing("subscription", id));
        }
        // What was to stand on the next bill stands on none.
        self.owed.remove(id);
        subscription["status"] = json!("canceled");
        subscription["canceled_at"] = json!(self.now);
        subscription["ended_at"] = json!(self.now);
        self.keep("subscription", &subscription);
        self.happened("customer.subscription.deleted", &subscription);
        Ok(subscription)
    }

    /// What a change would cost: the bill that it makes at once, or the next one.
    pub(crate) fn preview(&mut self, form: &Value) -> Done {
        let before = self.get("subscription", required(form, "subscription")?)?;
        let asked = &form["subscription_details"];
        let mut after = before.clone();
        self.change_item(&mut after, &asked["items"][0])?;
        let settlement = Settlement::of(self.now, &before, &after, asked);
        let new = after["items"]["data"][0].clone();
        let currency = new["price"]["currency"].clone();
        let line = |amount: i64, description: &str| json!({ "object": "line_item", "amount": amount, "description": description, "currency": currency });
        let at_once = settlement.begins_anew || text(asked, "proration_behavior") == Some("always_invoice");
        let mut lines =
            vec![line(-settlement.credit, "Unused time"), line(settlement.charge, "Remaining time")];
        let next = if at_once { 0 } else { amount_of(&new) };
        if !at_once {
            lines.push(line(next, "Next period"));
        }
        let total = settlement.total() + next;
        let customer = self.get("customer", before["customer"].as_str().unwrap_or_default())?;
        let due = due_of(&customer, total);
        Ok(whole(json!({
            "object": "invoice", "amount_due": due, "amount_paid": 0, "amount_remaining": due,
            "total": total, "subtotal": total, "currency": currency, "created": self.now, "status": "draft",
            "customer": before["customer"], "livemode": false,
            "lines": { "object": "list", "data": lines, "has_more": false, "url": "/v1/invoices/upcoming/lines" },
            "next_payment_attempt": if at_once { json!(self.now) } else { new["current_period_end"].clone() },
        })))
    }

    pub(crate) fn changed(&mut self, subscription: &Value) {
        self.keep("subscription", subscription);
        self.happened("customer.subscription.updated", subscription);
    }

    /// Writes a bill and tells what became of it.
    pub(crate) fn bill(&mut self, subscription: &Value, total: i64, payment: Payment) {
        let paid = payment == Payment::Made;
        let amount = self.use_credit(subscription["customer"].as_str().unwrap_or_default(), total);
        let id = self.new_id("in");
        let invoice = whole(json!({
            "id": id, "object": "invoice", "number": format!("EMU-{id}"), "customer": subscription["customer"],
            "status": if paid { "paid" } else { "open" }, "amount_due": amount, "total": total,
            "amount_paid": if paid { amount } else { 0 }, "amount_remaining": if paid { 0 } else { amount },
            "currency": subscription["currency"], "created": self.now, "livemode": false, "subtotal": total,
            "parent": { "type": "subscription_details", "quote_details": null,
                "subscription_details": { "subscription": subscription["id"], "metadata": {} } },
            "hosted_invoice_url": format!("{}/emulator/invoices/{id}", self.base), "invoice_pdf": null,
            "lines": { "object": "list", "data": [], "has_more": false, "url": format!("/v1/invoices/{id}/lines") },
        }));
        self.keep("invoice", &invoice);
        if let Ok(mut subscription) =
            self.get("subscription", subscription["id"].as_str().unwrap_or_default())
        {
            subscription["latest_invoice"] = json!(id);
            self.keep("subscription", &subscription);
        }
        self.happened(if paid { "invoice.paid" } else { "invoice.payment_failed" }, &invoice);
    }

    /// What is left to pay of a bill once the customer's credit is used; a bill below nothing adds to it.
    fn use_credit(&mut self, customer: &str, total: i64) -> i64 {
        let Ok(mut customer) = self.get("customer", customer) else { return total.max(0) };
        let due = due_of(&customer, total);
        customer["balance"] = json!((total + customer["balance"].as_i64().unwrap_or(0)).min(0));
        self.keep("customer", &customer);
        due
    }

    /// Moves the clock, stopping wherever something is due.
    pub(crate) fn advance(&mut self, seconds: i64) {
        let until = self.now + seconds;
        loop {
            let next = self.all("subscription").filter_map(due_at).filter(|at| *at <= until).min();
            let Some(next) = next else { break };
            self.now = self.now.max(next);
            let due: Vec<Value> = self
                .all("subscription")
                .filter(|s| due_at(s).is_some_and(|at| at <= self.now))
                .cloned()
                .collect();
            for subscription in due {
                self.fall_due(subscription);
            }
        }
        self.now = until;
    }

    /// A trial or a paid period is over, or patience is.
    fn fall_due(&mut self, mut subscription: Value) {
        let id = subscription["id"].as_str().unwrap_or_default().to_owned();
        let ends = subscription["cancel_at_period_end"] == true || subscription["status"] == "past_due";
        if ends {
            let _ = self.cancel_subscription(&id);
            return;
        }
        let is_paused = !subscription["pause_collection"].is_null();
        let item = &mut subscription["items"]["data"][0];
        let owed = self.owed.remove(&id).unwrap_or(0);
        let amount = amount_of(item) + owed;
        let start = item["current_period_end"].clone();
        let end = start.as_i64().unwrap_or(self.now) + period_of(&item["price"]);
        item["current_period_start"] = start;
        item["current_period_end"] = json!(end);
        let customer = self.get("customer", subscription["customer"].as_str().unwrap_or_default());
        let payment = match customer {
            _ if is_paused => Payment::Made,
            Ok(customer) if due_of(&customer, amount) == 0 => Payment::Made,
            Ok(customer) => payment_of(&customer),
            Err(_) => Payment::NoCard,
        };
        if payment == Payment::Made {
            subscription["status"] = json!("active");
        } else {
            subscription["status"] = json!("past_due");
            subscription["past_due_since"] = json!(self.now);
        }
        self.changed(&subscription);
        if !is_paused {
            self.bill(&subscription, amount, payment);
        }
    }
}

/// When something happens to a subscription by itself.
fn due_at(subscription: &Value) -> Option<i64> {
    match subscription["status"].as_str()? {
        "trialing" | "active" => subscription["items"]["data"][0]["current_period_end"].as_i64(),
        "past_due" => Some(subscription["past_due_since"].as_i64()? + PATIENCE),
        _ => None,
    }
}

/// A moment, or `now` where that says nothing of its own.
fn number_or_now(form: &Value, name: &str) -> Result<Option<i64>, Outcome> {
    if text(form, name) == Some("now") { Ok(None) } else { number(form, name) }
}

pub(crate) fn payment_of(customer: &Value) -> Payment {
    match customer["invoice_settings"]["default_payment_method"].as_str() {
        None => Payment::NoCard,
        Some("pm_card_visa") => Payment::Made,
        Some(_) => Payment::Declined,
    }
}

pub(crate) fn period_of(price: &Value) -> i64 {
    let days = match price["recurring"]["interval"].as_str() {
        Some("day") => 1,
        Some("week") => 7,
        Some("year") => 365,
        _ => 30,
    };
    days * DAY * price["recurring"]["interval_count"].as_i64().unwrap_or(1)
}
