//! Editing what is sold: what is not named stays, what is emptied is empty, and two who edit one thing
//! do not undo each other's work.

use serde_json::{Value, json};

use crate::support::{Client, Person, Shop};

/// Somebody who edits what they have just seen.
fn knowing(client: &Client, of: &Value) -> Client {
    client.clone().sending("if-match", &format!("\"{}\"", of["version"]))
}

/// A quarterly price with a trial and metadata, as the contract shows it.
async fn quarterly(shop: &Shop, boss: &mut Client) -> Value {
    let (product, _) = shop.sells(boss, "Pro", "5").await;
    let recurring = json!({ "interval": "month", "interval_count": 3, "trial_period_days": 14 });
    let body = json!({ "product_id": product["product_id"], "unit_amount": "15", "currency": "usd",
        "recurring": recurring, "price_metadata": { "team": "one" } });
    boss.post("/create-price", body).await.expect(201).json()
}

#[tokio::test]
async fn of_a_price_only_what_is_named_is_changed() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let row = quarterly(&shop, &mut boss).await;
    let path = format!("/api/v1/billing/prices/{}", row["id"]);
    let mut editing = boss.clone().sending("if-match", "*");
    editing.patch(&path, json!({ "active": false })).await.expect(200);
    let edited = editing.patch(&path, json!({ "amount": "20" })).await.expect(200).json();
    assert_eq!((&edited["active"], &edited["amount"]["minor"]), (&json!(false), &json!(2000)));
    assert_eq!((&edited["interval_count"], &edited["trial_days"]), (&json!(3), &json!(14)));
    let id = edited["price_id"].as_str().unwrap();
    assert_eq!(shop.stripe.object("price", id).unwrap()["metadata"], json!({ "team": "one" }));

    // The replaced client posts the row back, with the interval beside it.
    let mut row = boss.post("/price", json!({ "price_id": id })).await.expect(200).json();
    row["interval"] = json!("month");
    let same = boss.post("/edit-price", row).await.expect(200).json();
    let recurring = json!({ "interval": "month", "interval_count": 3, "trial_period_days": 14 });
    assert_eq!(same["recurring"], recurring);
    let bare = json!({ "price_id": same["price_id"], "unit_amount": "21", "type": "recurring", "interval": "month" });
    assert_eq!(boss.post("/edit-price", bare).await.expect(200).json()["recurring"], recurring);
}

#[tokio::test]
async fn of_two_edits_of_one_price_one_goes_on_and_the_other_is_told() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let (_, price) = shop.sells(&mut boss, "Pro", "5").await;
    let path = format!("/api/v1/billing/prices/{}", price["id"]);
    boss.patch(&path, json!({ "amount": "6" })).await.expect(428);
    let mut asking = tokio::task::JoinSet::new();
    for amount in 6..12 {
        let (mut boss, path) = (knowing(&boss, &price), path.clone());
        asking.spawn(async move { boss.patch(&path, json!({ "amount": amount.to_string() })).await });
    }
    let answers = asking.join_all().await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    for answer in answers {
        assert!([200, 409, 412].contains(&answer.status.as_u16()), "{}", answer.text);
    }
    let stale = knowing(&boss, &price).patch(&path, json!({ "amount": "13" })).await.expect(412).json();
    let on_sale: Vec<Value> =
        shop.stripe.objects("price").into_iter().filter(|price| price["active"] == true).collect();
    assert_eq!(on_sale.len(), 1, "nothing is left on sale that nobody sees");
    assert_eq!(stale["current"]["price_id"], on_sale[0]["id"]);
}

#[tokio::test]
async fn what_a_plan_gives_is_set_from_what_one_has_seen() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let (product, _) = shop.sells(&mut boss, "Pro", "5").await;
    boss.post("/api/v1/permissions", json!({ "name": "export reports" })).await.expect(201);
    let product = format!("/api/v1/billing/products/{}", product["id"]);
    let path = format!("{product}/permissions");
    let body = json!({ "permissions": ["export reports"] });
    boss.put(&path, body.clone()).await.expect(428);
    let tag = boss.get(&product).await.expect(200).header("etag");
    let mut editing = boss.clone().sending("if-match", &tag);
    editing.put(&path, body).await.expect(204);
    editing.put(&path, json!({ "permissions": [] })).await.expect(412);
    assert_eq!(
        boss.get("/api/v1/billing").await.json()["plans"][0]["permissions"],
        json!(["export reports"])
    );
}

#[tokio::test]
async fn lists_and_texts_that_are_emptied_are_empty() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let body = json!({ "name": "Pro", "features": ["One"], "images": ["https://example.com/a.png"] });
    let product = boss.post("/api/v1/billing/products", body).await.expect(201).json();
    let mut editing = boss.clone().sending("if-match", "*");
    let path = format!("/api/v1/billing/products/{}", product["id"]);
    let edited = editing.patch(&path, json!({ "features": [], "images": [] })).await.expect(200).json();
    assert_eq!((&edited["features"], &edited["images"]), (&json!([]), &json!([])));
    let body = json!({ "amount": "5", "currency": "usd", "nickname": "Old", "lookup_key": "old" });
    let price = boss.post(&format!("{path}/prices"), body).await.expect(201).json();
    let path = format!("/api/v1/billing/prices/{}", price["id"]);
    let edited = editing.patch(&path, json!({ "nickname": "", "lookup_key": "" })).await.expect(200).json();
    assert_eq!((&edited["nickname"], &edited["lookup_key"]), (&json!(null), &json!(null)));
}

#[tokio::test]
async fn what_is_off_sale_is_not_sold_by_its_price() {
    let shop = Shop::open().await;
    let mut boss = Person::named("boss").runs_the_place(&shop.app).await;
    let mut jo = Person::named("joe").comes_in(&shop.app).await;
    let (product, price) = shop.sells_with_trial(&mut boss, "Pro", "5", 14).await;
    let path = format!("/api/v1/billing/products/{}", product["id"]);
    let mut editing = boss.clone().sending("if-match", "*");
    editing.patch(&path, json!({ "active": false })).await.expect(200);
    let body = json!({ "price": price["id"] });
    for path in ["/api/v1/me/subscriptions", "/api/v1/me/checkouts"] {
        assert_eq!(jo.post(path, body.clone()).await.expect(422).json()["errors"][0]["field"], "price");
    }
}
