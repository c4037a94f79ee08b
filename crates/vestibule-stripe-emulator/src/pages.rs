//! The pages that a browser sees: plain forms.

use serde_json::Value;

use crate::state::State;

fn page(title: &str, content: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title>\
         <style>body{{font:1rem system-ui;max-width:32rem;margin:3rem auto;padding:0 1rem}}\
         button{{font:inherit;padding:.5rem 1rem;margin:.25rem .5rem .25rem 0}}</style>\
         <h1>{title}</h1>{content}<p><small>A stand-in for Stripe. No money moves.</small></p></html>"
    )
}

fn escaped(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl State {
    pub(crate) fn checkout_page(&self, id: &str) -> Option<String> {
        let session = self.find("checkout.session", id)?;
        let price = self.find("price", session["emulator"]["price"].as_str()?)?;
        let product = self.find("product", price["product"].as_str()?)?;
        let content = if session["status"] == "open" {
            format!(
                "<p>{} &times; {}: {} {} (minor units)</p><form method=\"post\">\
                 <button name=\"pay\" value=\"yes\">Pay</button>\
                 <a href=\"{}\">Go back without paying</a></form>",
                escaped(&session["emulator"]["quantity"]),
                escaped(&product["name"]),
                session["amount_total"],
                escaped(&session["currency"]),
                escaped(&session["cancel_url"]),
            )
        } else {
            format!("<p>This checkout is {}.</p>", escaped(&session["status"]))
        };
        Some(page("Checkout", &content))
    }

    /// Where the browser goes once it has paid.
    pub(crate) fn after_checkout(&self, id: &str) -> Option<String> {
        let session = self.find("checkout.session", id)?;
        Some(session["success_url"].as_str()?.replace("{CHECKOUT_SESSION_ID}", id))
    }

    pub(crate) fn portal_page(&self, id: &str) -> Option<String> {
        let portal = self.find("billing_portal.session", id)?;
        let mut content = String::new();
        for subscription in self.all("subscription").filter(|s| s["customer"] == portal["customer"]) {
            let (id, status) = (escaped(&subscription["id"]), escaped(&subscription["status"]));
            content += &format!("<p>{id}: {status}</p>");
            if status != "canceled" && subscription["cancel_at_period_end"] != true {
                content += &format!(
                    "<form method=\"post\"><button name=\"cancel\" value=\"{id}\">Cancel at the end of the \
                     period</button></form>"
                );
            }
        }
        content += &format!("<p><a href=\"{}\">Back</a></p>", escaped(&portal["return_url"]));
        Some(page("Your subscriptions", &content))
    }
}
