//! Pages on which somebody pays, or looks after what they pay for.

use serde_json::{Value, json};

use crate::outcome::{Done, Outcome};
use crate::state::{State, number, required};
use crate::whole::whole;

impl State {
    pub(crate) fn create_checkout(&mut self, form: &Value) -> Done {
        let mode = required(form, "mode")?;
        let success_url = required(form, "success_url")?;
        let customer = self.present_customer(form)?;
        let line = &form["line_items"][0];
        let price = self.get("price", required(line, "price")?)?;
        let quantity = number(line, "quantity")?.unwrap_or(1);
        let wanted = if mode == "subscription" { "recurring" } else { "one_time" };
        if price["type"] != wanted {
            return Err(Outcome::invalid("You specified a price of the wrong type for this mode."));
        }
        self.must_be_on_sale(&price)?;
        let trial = number(&form["subscription_data"], "trial_period_days")?;
        let amount = price["unit_amount"].as_i64().unwrap_or(0) * quantity;
        let id = self.new_id("cs_test");
        let session = whole(json!({
            "id": id, "object": "checkout.session", "mode": mode, "status": "open", "payment_status": "unpaid",
            "customer": customer["id"], "subscription": null, "amount_total": if trial.is_some() { 0 } else { amount },
            "amount_subtotal": amount, "currency": price["currency"], "created": self.now,
            "expires_at": self.now + 24 * 3600, "livemode": false, "metadata": {}, "client_reference_id": null,
            "success_url": success_url, "cancel_url": form["cancel_url"],
            "url": format!("{}/emulator/checkout/{id}", self.base),
            // Not Stripe's: what its page remembers.
            "emulator": { "price": price["id"], "quantity": quantity, "trial": trial.unwrap_or(0) },
        }));
        self.keep("checkout.session", &session);
        Ok(session)
    }

    pub(crate) fn create_portal(&mut self, form: &Value) -> Done {
        let customer = self.present_customer(form)?;
        let id = self.new_id("bps");
        let session = whole(json!({
            "id": id, "object": "billing_portal.session", "created": self.now, "customer": customer["id"],
            "livemode": false, "return_url": form["return_url"],
            "url": format!("{}/emulator/portal/{id}", self.base),
        }));
        self.keep("billing_portal.session", &session);
        Ok(session)
    }

    /// Closes a page on which nobody has paid.
    pub(crate) fn expire_checkout(&mut self, id: &str) -> Done {
        let mut session = self.get("checkout.session", id)?;
        if session["status"] != "open" {
            return Err(Outcome::invalid(
                "Only Checkout Sessions with a status in [\"open\"] can be expired.",
            ));
        }
        session["status"] = json!("expired");
        session["url"] = Value::Null;
        self.keep("checkout.session", &session);
        self.happened("checkout.session.expired", &session);
        Ok(session)
    }

    /// Somebody pays with a card that works.
    pub(crate) fn complete_checkout(&mut self, id: &str) {
        let Ok(mut session) = self.get("checkout.session", id) else { return };
        if session["status"] != "open" {
            return;
        }
        let customer = session["customer"].as_str().unwrap_or_default().to_owned();
        self.set_card(&customer, "pm_card_visa");
        let note = session["emulator"].clone();
        if session["mode"] == "subscription"
            && let Ok(customer) = self.get("customer", &customer)
        {
            let (price, trial) = (note["price"].as_str().unwrap_or_default(), note["trial"].as_i64());
            let started = self.start(
                &customer,
                price,
                note["quantity"].as_i64().unwrap_or(1),
                trial.unwrap_or(0),
                true,
            );
            let Ok(subscription) = started else { return };
            session["subscription"] = subscription["id"].clone();
        }
        let free = session["amount_total"] == 0;
        session["status"] = json!("complete");
        session["payment_status"] = json!(if free { "no_payment_required" } else { "paid" });
        session["url"] = Value::Null;
        self.keep("checkout.session", &session);
        self.happened("checkout.session.completed", &session);
    }
}
