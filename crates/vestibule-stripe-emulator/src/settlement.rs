//! What a change of a subscription costs, and when that is paid: by the second, at once or with the
//! next bill, and for nothing while payments are paused.

use serde_json::{Value, json};

use crate::billing::{Payment, payment_of, period_of};
use crate::outcome::Outcome;
use crate::state::{State, text};

/// A change in money.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settlement {
    /// What has been paid for and is not used.
    pub(crate) credit: i64,
    /// What is to be paid instead.
    pub(crate) charge: i64,
    /// Whether a period begins now.
    pub(crate) begins_anew: bool,
}

impl Settlement {
    /// Between a subscription and what it is to become, as the parameters want it.
    pub(crate) fn of(now: i64, before: &Value, after: &Value, form: &Value) -> Self {
        let (old, new) = (&before["items"]["data"][0], &after["items"]["data"][0]);
        let is_trial = before["status"] == "trialing";
        let rhythm =
            |item: &Value| (item["price"]["recurring"]["interval"].clone(), interval_count(&item["price"]));
        let begins_anew = text(form, "billing_cycle_anchor") == Some("now")
            || is_trial && text(form, "trial_end") == Some("now")
            || !is_trial && rhythm(old) != rhythm(new);
        let (start, end) = (old["current_period_start"].as_i64(), old["current_period_end"].as_i64());
        let (start, end) = (start.unwrap_or(now), end.unwrap_or(now));
        let share = |amount: i64| amount * (end - now).max(0) / (end - start).max(1);
        let is_same = amount_of(old) == amount_of(new) && !begins_anew;
        // What is on trial has not been paid for.
        let settles = text(form, "proration_behavior") != Some("none") && !is_trial && !is_same;
        let credit = if settles { share(amount_of(old)) } else { 0 };
        let charge = match (begins_anew, settles) {
            (true, _) => amount_of(new),
            (false, true) => share(amount_of(new)),
            (false, false) => 0,
        };
        Self { credit, charge, begins_anew }
    }

    pub(crate) const fn total(self) -> i64 {
        self.charge - self.credit
    }
}

/// The amount of one period.
pub(crate) fn amount_of(item: &Value) -> i64 {
    item["price"]["unit_amount"].as_i64().unwrap_or(0) * item["quantity"].as_i64().unwrap_or(1)
}

fn interval_count(price: &Value) -> i64 {
    price["recurring"]["interval_count"].as_i64().unwrap_or(1)
}

impl State {
    /// Settles a change: writes the bill that it needs now, or keeps what is owed for the next one.
    /// What cannot be paid is not done, if the parameters say so.
    pub(crate) fn settle_change(
        &mut self,
        before: &Value,
        after: &mut Value,
        form: &Value,
    ) -> Result<(), Outcome> {
        let settlement = Settlement::of(self.now, before, after, form);
        let id = after["id"].as_str().unwrap_or_default().to_owned();
        let at_once = text(form, "proration_behavior") == Some("always_invoice");
        let settles = settlement.begins_anew || (at_once && settlement.total() != 0);
        if !settles {
            *self.owed.entry(id).or_default() += settlement.total();
            self.changed(after);
            return Ok(());
        }
        let is_paused = !after["pause_collection"].is_null();
        let total = settlement.total() + self.owed.get(&id).copied().unwrap_or(0);
        let customer = self.get("customer", after["customer"].as_str().unwrap_or_default())?;
        let due = due_of(&customer, total);
        let payment = if is_paused || due == 0 { Payment::Made } else { payment_of(&customer) };
        if text(form, "payment_behavior") == Some("error_if_incomplete") {
            payment.refusal()?;
        }
        if settlement.begins_anew {
            self.begin_anew(after);
        }
        if payment != Payment::Made {
            after["status"] = json!("past_due");
            after["past_due_since"] = json!(self.now);
        }
        self.changed(after);
        self.owed.remove(&id);
        // A bill that is made while payments are paused is void.
        if !is_paused {
            self.bill(after, total, payment);
            *after = self.get("subscription", &id)?;
        }
        Ok(())
    }

    fn begin_anew(&self, subscription: &mut Value) {
        let now = self.now;
        let item = &mut subscription["items"]["data"][0];
        let end = now + period_of(&item["price"]);
        item["current_period_start"] = json!(now);
        item["current_period_end"] = json!(end);
        subscription["billing_cycle_anchor"] = json!(now);
        if subscription["status"] == "trialing" {
            subscription["status"] = json!("active");
            subscription["trial_end"] = json!(now);
        }
        if subscription["cancel_at_period_end"] == true {
            subscription["cancel_at"] = json!(end);
        }
    }
}

/// What is left to pay once the customer's credit is used; a balance below nothing is credit.
pub(crate) fn due_of(customer: &Value, total: i64) -> i64 {
    (total + customer["balance"].as_i64().unwrap_or(0)).max(0)
}
