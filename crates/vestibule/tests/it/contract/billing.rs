//! The replaced program's routes for billing (CONTRACT.md 6b), with the defects D32 to D37 gone.

use serde_json::{Value, json};

use crate::support::{Answer, Client, Person, Shop};

struct Counter {
    shop: Shop,
    boss: Client,
    jo: Client,
    jo_id: i64,
}

impl Counter {
    async fn open() -> Self {
        let shop = Shop::open_with("profile = \"original\"").await;
        let boss = Person::named("boss").runs_the_place(&shop.app).await;
        Person::named("joe").joins_original(&shop.app).await;
        let mut jo = Person::named("joe").signs_in(&shop.app).await;
        let jo_id = jo.get("/current_user_details").await.json()["message"]["id"].as_i64().unwrap();
        Self { shop, boss, jo, jo_id }
    }

    async fn product(&mut self) -> Value {
        let untouched = json!({ "name": "Pro", "description": "All of it", "statement_descriptor": "None",
            "unit_label": "None", "url": "None", "attributes": [], "caption": "", "images": [] });
        self.boss.post("/create-product", untouched).await.expect(201).json()
    }

    async fn price(&mut self, product: &Value, amount: Value) -> Answer {
        let body = json!({ "unit_amount": amount, "currency": "usd", "product_id": product["product_id"],
            "billing_scheme": "per_unit", "recurring": { "interval": "month" } });
        self.boss.post("/create-price", body).await
    }

    async fn plan(&mut self) -> (Value, Value) {
        let product = self.product().await;
        let price = self.price(&product, json!("19.99")).await.expect(201).json();
        (product, price)
    }

    async fn begins(&mut self, price: &Value) -> Value {
        let body = json!({ "user_id": self.jo_id.to_string(), "price_id": price["price_id"], "trial_period_days": 7 });
        self.boss.post("/create-subscription", body).await.expect(201).json()
    }
}

#[tokio::test]
async fn a_product_has_the_fields_the_client_knows_and_lists_need_no_body() {
    let mut counter = Counter::open().await;
    let product = counter.product().await;
    let names = [
        "id",
        "product_id",
        "name",
        "description",
        "active",
        "attributes",
        "caption",
        "images",
        "livemode",
        "product_metadata",
        "package_dimensions",
        "shippable",
        "statement_descriptor",
        "type",
        "unit_label",
        "created_at",
        "updated_at",
        "url",
    ];
    assert_eq!(product.as_object().unwrap().len(), names.len(), "{product}");
    for name in names {
        assert!(product.get(name).is_some(), "{name}");
    }
    assert!(product["url"].is_null() && product["updated_at"].is_null());
    let list = counter.jo.send(http::Method::POST, "/products", Some("application/json"), Vec::new()).await;
    assert_eq!(list.expect(200).json(), json!([product]));
    let mut row = product.clone();
    row["name"] = json!("Pro 2");
    let edited = counter.boss.post("/edit-product", row).await.expect(200).json();
    assert_eq!((&edited["name"], &edited["id"]), (&json!("Pro 2"), &product["id"]));
    assert!(edited["updated_at"].is_string());
    let unknown = json!({ "product_id": "prod_none", "name": "x" });
    assert_eq!(
        counter.boss.post("/edit-product", unknown.clone()).await.expect(404).message(),
        "Product not found"
    );
    counter.jo.post("/product", unknown).await.expect(404);
    counter.jo.post("/product", json!({})).await.expect(400);
}

#[tokio::test]
async fn d32_without_a_session_or_the_right_nobody_sells_or_acts_for_others() {
    let mut counter = Counter::open().await;
    let (product, price) = counter.plan().await;
    let theirs = counter.begins(&price).await;
    Person::named("eve").joins_original(&counter.shop.app).await;
    let mut eve = Person::named("eve").signs_in(&counter.shop.app).await;
    let everything = json!({ "name": "x", "product_id": product["product_id"], "price_id": price["price_id"],
        "unit_amount": 1, "currency": "usd", "subscription_id": theirs["subscription_id"],
        "user_id": counter.jo_id, "email": "joe@example.com", "new_price_id": price["price_id"] });
    let mut nobody = counter.shop.app.client();
    for path in [
        "/create-product",
        "/edit-product",
        "/create-price",
        "/edit-price",
        "/delete-price",
        "/create-subscription",
        "/subscriptions",
        "/user-subscriptions",
        "/user-email-subscriptions",
        "/create-checkout-session",
    ] {
        eve.post(path, everything.clone()).await.expect(403);
        nobody.post(path, everything.clone()).await.expect(401);
    }
    eve.delete("/delete-product", everything.clone()).await.expect(403);
    for path in [
        "/update-subscription",
        "/cancel-subscription",
        "/deactivate-subscription",
        "/reactivate-subscription",
        "/delete-subscription",
        "/subscription",
    ] {
        let refused = eve.post(path, everything.clone()).await.expect(404);
        assert_eq!(refused.message(), "Subscription not found");
        nobody.post(path, everything.clone()).await.expect(401);
    }
    let own = counter.jo.post("/user-subscriptions", json!({ "user_id": counter.jo_id.to_string() })).await;
    assert_eq!(own.expect(200).json()[0]["status"], "trialing");
    let body = json!({ "price_id": price["price_id"], "trial_period_days": 700 });
    eve.post("/create-subscription", body).await.expect(403);
}

#[tokio::test]
async fn d33_a_product_goes_on_both_sides_or_on_none() {
    let mut counter = Counter::open().await;
    let (product, price) = counter.plan().await;
    let id = product["product_id"].as_str().unwrap().to_owned();
    let body = json!({ "product_id": id });
    let refused = counter.boss.delete("/delete-product", body.clone()).await.expect(400);
    assert!(!refused.text.to_lowercase().contains("sql") && !refused.text.contains("constraint"));
    assert_eq!(counter.shop.stripe.object("product", &id).unwrap()["active"], true);
    counter.boss.post("/delete-price", json!({ "price_id": price["price_id"] })).await.expect(200);
    counter.boss.delete("/delete-product", body.clone()).await.expect(200);
    counter.shop.hears().await;
    counter.boss.post("/product", body).await.expect(404);
    assert_eq!(counter.shop.stripe.object("product", &id).unwrap()["active"], false);
}

#[tokio::test]
async fn d34_a_price_can_be_deleted_and_refusals_are_in_our_words() {
    let mut counter = Counter::open().await;
    let (product, price) = counter.plan().await;
    let body = json!({ "price_id": price["price_id"] });
    let deleted = counter.boss.post("/delete-price", body.clone()).await.expect(200);
    assert_eq!(deleted.json()["message"], "Price deleted successfully");
    assert_eq!(counter.boss.post("/price", body.clone()).await.expect(404).message(), "Price not found");
    counter.boss.post("/delete-price", body).await.expect(404);
    let of = json!({ "product_id": product["product_id"] });
    assert_eq!(counter.boss.post("/prices-for-product", of).await.expect(200).json(), json!([]));
    assert_eq!(counter.jo.post("/prices-for-product", json!({ "product_id": "x" })).await.json(), json!([]));
    counter.shop.stripe.fail_next(vestibule_stripe_emulator::Fault::Status(400));
    let refused = counter.boss.post("/create-product", json!({ "name": "Odd" })).await.expect(400);
    assert!(!refused.text.contains("emulated"), "{}", refused.text);
}

#[tokio::test]
async fn d35_cents_arrive_and_what_is_no_amount_does_not() {
    let mut counter = Counter::open().await;
    let product = counter.product().await;
    for (amount, minor) in [
        (json!(19.99), 1999),
        (json!("1.15"), 115),
        (json!(4.35), 435),
        (json!("0.29"), 29),
        (json!(20), 2000),
    ] {
        let price = counter.price(&product, amount.clone()).await.expect(201).json();
        let id = price["price_id"].as_str().unwrap();
        assert_eq!(counter.shop.stripe.object("price", id).unwrap()["unit_amount"], minor, "{amount}");
        let shown = price["unit_amount"].as_f64().unwrap();
        assert!((shown * 100.0 - f64::from(minor)).abs() < 1e-6, "{price}");
    }
    for amount in
        [json!(-1), json!("-0.01"), json!("1.999"), json!("abc"), json!(1e300), json!(null), json!([])]
    {
        counter.price(&product, amount).await.expect(400);
    }
    assert_eq!(counter.shop.stripe.objects("price").len(), 5);
}

#[tokio::test]
async fn an_edited_price_keeps_its_row_and_gets_another_price_at_stripe() {
    let mut counter = Counter::open().await;
    let (_, price) = counter.plan().await;
    let body = json!({ "price_id": price["price_id"], "unit_amount": "25", "currency": "usd", "type": "recurring",
        "interval": "year", "lookup_key": "pro" });
    let edited = counter.boss.post("/edit-price", body).await.expect(200).json();
    assert_eq!((&edited["id"], &edited["product_id"]), (&price["id"], &price["product_id"]));
    assert_ne!(edited["price_id"], price["price_id"]);
    assert_eq!((&edited["unit_amount"], &edited["recurring"]["interval"]), (&json!(25.0), &json!("year")));
    let old = counter.shop.stripe.object("price", price["price_id"].as_str().unwrap()).unwrap();
    assert_eq!(old["active"], false);
    counter.shop.hears().await;
    assert_eq!(counter.boss.post("/prices", json!({})).await.json().as_array().unwrap().len(), 1);
    let missing =
        json!({ "price_id": price["price_id"], "unit_amount": 1, "currency": "usd", "type": "one_time" });
    assert_eq!(counter.boss.post("/edit-price", missing).await.expect(404).message(), "Price not found");
    let taken = json!({ "unit_amount": 1, "currency": "usd", "product_id": price["product_id"], "lookup_key": "pro" });
    let refused = counter.boss.post("/create-price", taken).await.expect(400);
    assert_eq!(refused.message(), "A price with this lookup key already exists");
}

#[tokio::test]
async fn a_subscription_is_cancelled_paused_reactivated_and_deleted_in_the_contracts_words() {
    let mut counter = Counter::open().await;
    let (_, price) = counter.plan().await;
    let begun = counter.begins(&price).await;
    let body = json!({ "subscription_id": begun["subscription_id"] });
    let mut does = async |path: &str, status: u16, text: &str, then: &str| {
        assert_eq!(counter.jo.post(path, body.clone()).await.expect(status).message(), text);
        assert_eq!(counter.jo.post("/subscription", body.clone()).await.expect(200).json()["status"], then);
    };
    does("/reactivate-subscription", 400, "Only paused subscriptions can be reactivated", "trialing").await;
    does("/deactivate-subscription", 200, "Subscription deactivated (paused) successfully", "paused").await;
    does("/reactivate-subscription", 200, "Subscription reactivated successfully", "trialing").await;
    let text = "Subscription will be canceled at period end";
    does("/cancel-subscription", 200, text, "canceled_at_period_end").await;
    does("/delete-subscription", 200, "Subscription deleted successfully", "canceled").await;
    assert_eq!(counter.boss.post("/subscriptions", json!({})).await.expect(200).json(), json!([]));
    let unknown = json!({ "user_id": 999_999, "price_id": price["price_id"] });
    assert_eq!(
        counter.boss.post("/create-subscription", unknown).await.expect(404).message(),
        "User not found"
    );
}

#[tokio::test]
async fn d36_the_named_subscription_is_changed_and_not_the_first() {
    let mut counter = Counter::open().await;
    let (_, first) = counter.plan().await;
    let (_, second) = counter.plan().await;
    let (_, third) = counter.plan().await;
    let begun = counter.begins(&first).await;
    let named = counter.begins(&second).await;
    let body = json!({ "subscription_id": named["subscription_id"], "user_id": "", "email": "joe@example.com",
        "new_price_id": third["price_id"] });
    let changed = counter.boss.post("/update-subscription", body.clone()).await.expect(200).json();
    assert_eq!((&changed["id"], &changed["price_id"]), (&named["id"], &third["price_id"]));
    let other =
        counter.jo.post("/subscription", json!({ "subscription_id": begun["subscription_id"] })).await;
    assert_eq!(other.json()["price_id"], first["price_id"]);
    let mut elsewhere = body;
    elsewhere["email"] = json!("boss@example.com");
    counter.boss.post("/update-subscription", elsewhere).await.expect(404);
}

#[tokio::test]
async fn d37_a_checkout_counts_once_when_it_is_paid() {
    let mut counter = Counter::open().await;
    let (_, price) = counter.plan().await;
    let body = json!({ "price_id": price["price_id"], "user_id": counter.jo_id, "quantity": 1, "mode": "subscription" });
    counter.jo.post("/create-checkout-session", body.clone()).await.expect(200);
    let id = counter.shop.stripe.objects("checkout.session")[0]["id"].as_str().unwrap().to_owned();
    let path = format!("/checkout-success?session_id={id}");
    // The browser that comes back may have lost its session.
    let mut browser = counter.shop.app.client();
    browser.get(&path).await.expect(402);
    counter.shop.stripe.pay(&id);
    for _ in 0..3 {
        let paid = browser.get(&path).await.expect(200).json();
        assert_eq!(paid["message"], "Success! Your payment was received.");
        assert!(paid["session"].get("customer").is_none(), "{paid}");
    }
    assert_eq!(counter.shop.app.count("SELECT COUNT(*) FROM orders").await, 1);
    for unknown in ["cs_test_unknown", "../balance", "cs_1%2F..%2Fx", "sub_1"] {
        browser.get(&format!("/checkout-success?session_id={unknown}")).await.expect(404);
    }
    browser.get("/checkout-success").await.expect(400);
    assert_eq!(browser.get("/checkout-cancel").await.expect(200).text, "Payment cancelled.");
    let again = counter.jo.post("/create-checkout-session", body).await.expect(400);
    assert_eq!(again.message(), "You are already subscribed to this plan");
}
