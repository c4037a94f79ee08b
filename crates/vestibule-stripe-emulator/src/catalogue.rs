//! Customers, products and prices.

use serde_json::{Value, json};

use crate::outcome::{Done, Outcome};
use crate::state::{State, assign, number, required, switch, text};
use crate::whole::whole;

const CUSTOMER_FIELDS: &[&str] = &["email", "name", "description", "phone"];
const PRODUCT_FIELDS: &[&str] = &[
    "name",
    "description",
    "images",
    "marketing_features",
    "package_dimensions",
    "statement_descriptor",
    "unit_label",
    "url",
];

impl State {
    pub(crate) fn create_customer(&mut self, form: &Value) -> Done {
        let mut customer = whole(json!({
            "id": self.new_id("cus"), "object": "customer", "created": self.now, "livemode": false,
            "email": null, "name": null, "description": null, "phone": null, "metadata": {},
            "invoice_settings": { "default_payment_method": null },
        }));
        assign(&mut customer, form, CUSTOMER_FIELDS);
        self.keep("customer", &customer);
        self.happened("customer.created", &customer);
        Ok(customer)
    }

    pub(crate) fn update_customer(&mut self, id: &str, form: &Value) -> Done {
        let mut customer = self.get("customer", id)?;
        if customer["deleted"] == true {
            return Err(Outcome::missing("customer", id));
        }
        assign(&mut customer, form, CUSTOMER_FIELDS);
        self.keep("customer", &customer);
        self.happened("customer.updated", &customer);
        Ok(customer)
    }

    pub(crate) fn delete_customer(&mut self, id: &str) -> Done {
        let mut customer = self.get("customer", id)?;
        let theirs: Vec<String> = self
            .all("subscription")
            .filter(|subscription| subscription["customer"] == id && subscription["status"] != "canceled")
            .filter_map(|subscription| Some(subscription["id"].as_str()?.to_owned()))
            .collect();
        for subscription in theirs {
            self.cancel_subscription(&subscription)?;
        }
        self.happened("customer.deleted", &customer);
        customer = json!({ "id": id, "object": "customer", "deleted": true });
        self.keep("customer", &customer);
        Ok(customer)
    }

    /// The customer that is named, unless it was deleted.
    pub(crate) fn present_customer(&self, form: &Value) -> Done {
        let id = required(form, "customer")?;
        let customer = self.get("customer", id)?;
        if customer["deleted"] == true { Err(Outcome::missing("customer", id)) } else { Ok(customer) }
    }

    /// Refuses a price that is off sale, or whose product is.
    pub(crate) fn must_be_on_sale(&self, price: &Value) -> Result<(), Outcome> {
        if price["active"] != true {
            return Err(Outcome::invalid("The price specified is inactive."));
        }
        let product = self.get("product", price["product"].as_str().unwrap_or_default())?;
        if product["active"] == true {
            Ok(())
        } else {
            Err(Outcome::invalid("The price specified is not available: its product is not active."))
        }
    }

    pub(crate) fn set_card(&mut self, customer: &str, card: &str) {
        if let Ok(mut customer) = self.get("customer", customer) {
            customer["invoice_settings"]["default_payment_method"] = json!(card);
            self.keep("customer", &customer);
        }
    }

    pub(crate) fn create_product(&mut self, form: &Value) -> Done {
        required(form, "name")?;
        let mut product = json!({
            "id": self.new_id("prod"), "object": "product", "active": switch(form, "active").unwrap_or(true),
            "created": self.now, "updated": self.now, "livemode": false, "name": "", "description": null,
            "images": [], "marketing_features": [], "metadata": {}, "package_dimensions": null,
            "shippable": switch(form, "shippable"), "statement_descriptor": null, "tax_code": null,
            "type": "service", "unit_label": null, "url": null, "default_price": null,
        });
        assign(&mut product, form, PRODUCT_FIELDS);
        check_product(&mut product)?;
        self.keep("product", &product);
        self.happened("product.created", &product);
        Ok(product)
    }

    pub(crate) fn update_product(&mut self, id: &str, form: &Value) -> Done {
        let mut product = self.get("product", id)?;
        assign(&mut product, form, PRODUCT_FIELDS);
        check_product(&mut product)?;
        if let Some(active) = switch(form, "active") {
            product["active"] = json!(active);
        }
        if let Some(shippable) = switch(form, "shippable") {
            product["shippable"] = json!(shippable);
        }
        product["updated"] = json!(self.now);
        self.keep("product", &product);
        self.happened("product.updated", &product);
        Ok(product)
    }

    pub(crate) fn delete_product(&mut self, id: &str) -> Done {
        let product = self.get("product", id)?;
        if self.all("price").any(|price| price["product"] == id) {
            return Err(Outcome::invalid(
                "This product cannot be deleted because it has one or more prices.",
            ));
        }
        self.forget("product", id);
        self.happened("product.deleted", &product);
        Ok(json!({ "id": id, "object": "product", "deleted": true }))
    }

    pub(crate) fn create_price(&mut self, form: &Value) -> Done {
        let product = required(form, "product")?;
        self.get("product", product)?;
        let currency = required(form, "currency")?.to_lowercase();
        let amount = number(form, "unit_amount")?.ok_or_else(|| Outcome::lacking("unit_amount"))?;
        if amount < 0 {
            return Err(Outcome::invalid("This value must be greater than or equal to 0."));
        }
        let recurring = recurring(&form["recurring"])?;
        let lookup_key = text(form, "lookup_key");
        let holder =
            lookup_key.and_then(|key| self.all("price").find(|price| price["lookup_key"] == key)).cloned();
        match holder {
            Some(mut holder) if switch(form, "transfer_lookup_key") == Some(true) => {
                holder["lookup_key"] = Value::Null;
                self.keep("price", &holder);
                self.happened("price.updated", &holder);
            }
            Some(_) => return Err(Outcome::invalid("A price already uses that lookup key.")),
            None => {}
        }
        let mut price = whole(json!({
            "id": self.new_id("price"), "object": "price", "active": switch(form, "active").unwrap_or(true),
            "billing_scheme": "per_unit", "created": self.now, "currency": currency, "livemode": false,
            "lookup_key": lookup_key, "metadata": {}, "nickname": null, "product": product,
            "type": if recurring.is_null() { "one_time" } else { "recurring" }, "recurring": recurring,
            "tax_behavior": "unspecified", "tiers_mode": null, "transform_quantity": null,
            "unit_amount": amount, "unit_amount_decimal": amount.to_string(),
        }));
        assign(&mut price, form, &["nickname"]);
        self.keep("price", &price);
        self.happened("price.created", &price);
        Ok(price)
    }

    pub(crate) fn update_price(&mut self, id: &str, form: &Value) -> Done {
        let mut price = self.get("price", id)?;
        if form.get("unit_amount").is_some() || form.get("currency").is_some() {
            return Err(Outcome::invalid("Received unknown parameter: unit_amount"));
        }
        assign(&mut price, form, &["nickname", "lookup_key"]);
        if let Some(active) = switch(form, "active") {
            price["active"] = json!(active);
        }
        self.keep("price", &price);
        self.happened("price.updated", &price);
        Ok(price)
    }
}

fn check_product(product: &mut Value) -> Result<(), Outcome> {
    for list in ["images", "marketing_features"] {
        if product[list].is_null() {
            product[list] = json!([]);
        }
    }
    for side in product["package_dimensions"].as_object_mut().into_iter().flat_map(|sides| sides.values_mut())
    {
        let number = side.as_str().map(str::parse::<f64>);
        if let Some(number) = number {
            *side = json!(number.map_err(|_| Outcome::invalid("Invalid package dimensions."))?);
        }
    }
    let descriptor = product["statement_descriptor"].as_str();
    if descriptor.is_some_and(|text| text.chars().count() > 22 || text.contains(['<', '>', '\'', '"'])) {
        return Err(Outcome::invalid("Invalid statement descriptor."));
    }
    let is_address = |url: &str| url.starts_with("http://") || url.starts_with("https://");
    if product["url"].as_str().is_some_and(|url| !is_address(url)) {
        return Err(Outcome::invalid("Not a valid URL"));
    }
    Ok(())
}

fn recurring(form: &Value) -> Done {
    if !form.is_object() {
        return Ok(Value::Null);
    }
    let interval = required(form, "interval")?;
    if !["day", "week", "month", "year"].contains(&interval) {
        return Err(Outcome::invalid("Invalid recurring[interval]"));
    }
    Ok(json!({
        "interval": interval, "interval_count": number(form, "interval_count")?.unwrap_or(1),
        "trial_period_days": number(form, "trial_period_days")?, "usage_type": "licensed", "meter": null,
    }))
}
