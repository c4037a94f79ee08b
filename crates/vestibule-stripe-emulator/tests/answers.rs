//! Everything that is answered and told, held against Stripe's published schemas.

#![expect(clippy::unwrap_used, reason = "an account that meets the unexpected fails")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::{Value, json};
use vestibule_kernel::{SecretString, Timestamp};
use vestibule_stripe_emulator::Emulator;

const DAY: i64 = 24 * 3600;

/// The schema of an object of that name.
fn schema_of(kind: &str) -> Validator {
    static OBJECTS: LazyLock<Value> =
        LazyLock::new(|| serde_json::from_str(include_str!("../schemas/objects.json")).unwrap());
    let schema = json!({
        "definitions": OBJECTS["definitions"],
        "allOf": [OBJECTS["definitions"]["Objects"]["properties"][kind]],
    });
    jsonschema::draft7::new(&schema).unwrap()
}

/// What Stripe's declarations say against these objects.
fn complaints(objects: &[Value]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for object in objects {
        let kind = object["object"].as_str().unwrap();
        let kind = if object["deleted"] == true { format!("deleted {kind}") } else { kind.to_owned() };
        for error in schema_of(&kind).iter_errors(object) {
            let what = error.masked();
            found.insert(format!("{kind}{}: {what}", error.instance_path()));
        }
    }
    found
}

/// An account in which everything has happened once.
fn busy_account() -> (Emulator, Vec<Value>) {
    let stripe = Emulator::new(Timestamp::from_millis(1_768_478_400_000), SecretString::from("whsec_1"));
    let mut answers = Vec::new();
    let mut asks = |method: &str, path: &str, form: &str| {
        let answer = stripe.by_hand(method, path, form);
        answers.push(answer.clone());
        answer["id"].as_str().unwrap_or_default().to_owned()
    };
    let customer = asks("POST", "v1/customers", "email=jo@example.com&name=Jo&metadata[user]=7");
    asks("POST", &format!("v1/customers/{customer}"), "email=jo@example.org");
    let product = asks(
        "POST",
        "v1/products",
        "name=Pro&marketing_features[0][name]=All&package_dimensions[height]=1&package_dimensions[length]=1&package_dimensions[weight]=1&package_dimensions[width]=1",
    );
    asks("POST", &format!("v1/products/{product}"), "description=More&active=true&shippable=false");
    let spare = asks("POST", "v1/products", "name=Spare");
    asks("DELETE", &format!("v1/products/{spare}"), "");
    let monthly = format!("product={product}&currency=eur&recurring[interval]=month");
    let cheap = asks("POST", "v1/prices", &format!("{monthly}&unit_amount=500&lookup_key=cheap"));
    let dear =
        asks("POST", "v1/prices", &format!("{monthly}&unit_amount=900&recurring[trial_period_days]=7"));
    let once = asks("POST", "v1/prices", &format!("product={product}&currency=eur&unit_amount=900"));
    asks("POST", &format!("v1/prices/{dear}"), "nickname=Dear");

    let pages = "success_url=https://example.com/done&cancel_url=https://example.com/back";
    for (mode, price) in [("payment", &once), ("subscription", &cheap)] {
        let form = format!(
            "mode={mode}&customer={customer}&line_items[0][price]={price}&line_items[0][quantity]=1&{pages}"
        );
        let checkout = asks("POST", "v1/checkout/sessions", &form);
        stripe.pay(&checkout);
        asks("GET", &format!("v1/checkout/sessions/{checkout}"), "");
    }
    let subscription = stripe.objects("subscription")[0].clone();
    let (id, item) = (subscription["id"].as_str().unwrap(), &subscription["items"]["data"][0]["id"]);
    let item = item.as_str().unwrap();
    asks(
        "POST",
        "v1/invoices/create_preview",
        &format!(
            "subscription={id}&subscription_details[items][0][id]={item}&subscription_details[items][0][price]={dear}"
        ),
    );
    let path = format!("v1/subscriptions/{id}");
    asks("POST", &path, &format!("items[0][id]={item}&items[0][price]={dear}"));
    asks("POST", &path, "cancel_at_period_end=true");
    asks("POST", &path, "cancel_at_period_end=false");
    asks("POST", &path, "pause_collection[behavior]=void");
    asks("POST", &path, "pause_collection=");
    asks(
        "POST",
        "v1/billing_portal/sessions",
        &format!("customer={customer}&return_url=https://example.com"),
    );
    let trial = format!("customer={customer}&items[0][price]={cheap}&trial_period_days=7");
    let trial = asks("POST", "v1/subscriptions", &trial);
    stripe.advance(40 * DAY);
    stripe.spoil_card(&customer);
    stripe.advance(40 * DAY);
    asks("GET", &path, "");
    let cancelled = stripe
        .objects("subscription")
        .iter()
        .any(|one| one["id"] == trial.as_str() && one["status"] == "canceled");
    if !cancelled {
        asks("DELETE", &format!("v1/subscriptions/{trial}"), "");
    }
    asks("DELETE", &format!("v1/customers/{customer}"), "");
    (stripe, answers)
}

#[test]
fn every_answer_is_one_that_stripe_declares() {
    let (stripe, mut answers) = busy_account();
    for kind in ["product", "price", "subscription", "invoice", "checkout.session", "billing_portal.session"]
    {
        let kept = stripe.objects(kind);
        assert!(!kept.is_empty(), "no {kind}");
        answers.extend(kept);
    }
    assert_eq!(complaints(&answers), BTreeSet::new());
}

#[test]
fn every_event_tells_of_an_object_that_stripe_declares() {
    let (stripe, _) = busy_account();
    let told: Vec<Value> =
        stripe.objects("event").into_iter().map(|mut event| event["data"]["object"].take()).collect();
    assert!(told.len() > 20, "{}", told.len());
    assert_eq!(complaints(&told), BTreeSet::new());
}
