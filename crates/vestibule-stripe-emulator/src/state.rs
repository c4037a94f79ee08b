//! Everything the account holds, and which request goes where.

use std::collections::{BTreeMap, HashMap, VecDeque};

use serde_json::{Value, json};

use crate::Fault;
use crate::outcome::{Done, Outcome};
use crate::schema;

#[derive(Debug)]
pub(crate) struct State {
    /// Unix seconds.
    pub(crate) now: i64,
    /// By kind and id; ids sort by age.
    objects: BTreeMap<&'static str, BTreeMap<String, Value>>,
    made: u64,
    /// What is to stand on a subscription's next bill besides its price.
    pub(crate) owed: BTreeMap<String, i64>,
    pub(crate) unsent: Vec<Value>,
    pub(crate) sent: Vec<Value>,
    pub(crate) faults: VecDeque<Fault>,
    /// What was answered to a key, and the request it came with.
    answers: HashMap<String, (String, Outcome)>,
    pub(crate) calls: BTreeMap<String, u32>,
    /// Where pages are, such as `http://127.0.0.1:8420`.
    pub(crate) base: String,
}

impl State {
    pub(crate) fn new(now: i64) -> Self {
        Self {
            now,
            objects: BTreeMap::new(),
            made: 0,
            owed: BTreeMap::new(),
            unsent: Vec::new(),
            sent: Vec::new(),
            faults: VecDeque::new(),
            answers: HashMap::new(),
            calls: BTreeMap::new(),
            base: "http://127.0.0.1".to_owned(),
        }
    }

    /// Answers a request; one with a key is carried out once.
    pub(crate) fn answer(&mut self, method: &str, path: &str, form: &Value, key: Option<&str>) -> Outcome {
        let Some(key) = key.filter(|_| method != "GET") else { return self.route(method, path, form) };
        *self.calls.entry(key.to_owned()).or_default() += 1;
        let request = format!("{method} {path} {form}");
        if let Some((first, outcome)) = self.answers.get(key) {
            if *first == request {
                return outcome.clone();
            }
            let message = "Keys for idempotent requests can only be used with the same parameters.";
            return Outcome::refused(400, "idempotency_error", "", message);
        }
        let outcome = self.route(method, path, form);
        self.answers.insert(key.to_owned(), (request, outcome.clone()));
        outcome
    }

    /// Carries a request out.
    pub(crate) fn route(&mut self, method: &str, path: &str, form: &Value) -> Outcome {
        let path = path.trim_matches('/');
        let segments: Vec<&str> = path.split('/').collect();
        if let Err(outcome) = schema::check(method, path, form) {
            return outcome;
        }
        let done = match (method, segments.as_slice()) {
            ("POST", ["v1", "customers"]) => self.create_customer(form),
            ("POST", ["v1", "customers", id]) => self.update_customer(id, form),
            ("DELETE", ["v1", "customers", id]) => self.delete_customer(id),
            ("POST", ["v1", "products"]) => self.create_product(form),
            ("POST", ["v1", "products", id]) => self.update_product(id, form),
            ("DELETE", ["v1", "products", id]) => self.delete_product(id),
            ("POST", ["v1", "prices"]) => self.create_price(form),
            ("POST", ["v1", "prices", id]) => self.update_price(id, form),
            ("POST", ["v1", "subscriptions"]) => self.create_subscription(form),
            ("POST", ["v1", "subscriptions", id]) => self.update_subscription(id, form),
            ("DELETE", ["v1", "subscriptions", id]) => self.cancel_subscription(id),
            ("POST", ["v1", "invoices", "create_preview"]) => self.preview(form),
            ("POST", ["v1", "checkout", "sessions"]) => self.create_checkout(form),
            ("POST", ["v1", "checkout", "sessions", id, "expire"]) => self.expire_checkout(id),
            ("POST", ["v1", "billing_portal", "sessions"]) => self.create_portal(form),
            ("GET", ["v1", "checkout", "sessions"]) => Ok(self.list("checkout.session", form)),
            ("GET", ["v1", "checkout", "sessions", id]) => self.get("checkout.session", id),
            ("GET", ["v1", kind]) => {
                singular(kind).map(|kind| self.list(kind, form)).ok_or_else(|| unknown(method, path))
            }
            ("GET", ["v1", kind, id]) => {
                singular(kind).ok_or_else(|| unknown(method, path)).and_then(|kind| self.get(kind, id))
            }
            _ => Err(unknown(method, path)),
        };
        done.map_or_else(|outcome| outcome, Outcome::ok)
    }

    pub(crate) fn find(&self, kind: &str, id: &str) -> Option<&Value> {
        self.objects.get(kind)?.get(id)
    }

    pub(crate) fn all(&self, kind: &str) -> impl Iterator<Item = &Value> {
        self.objects.get(kind).into_iter().flat_map(BTreeMap::values)
    }

    pub(crate) fn get(&self, kind: &'static str, id: &str) -> Done {
        self.find(kind, id).cloned().ok_or_else(|| Outcome::missing(kind, id))
    }

    pub(crate) fn keep(&mut self, kind: &'static str, object: &Value) {
        let id = object["id"].as_str().unwrap_or_default().to_owned();
        self.objects.entry(kind).or_default().insert(id, object.clone());
    }

    pub(crate) fn forget(&mut self, kind: &'static str, id: &str) -> Option<Value> {
        self.objects.get_mut(kind)?.remove(id)
    }

    /// A new id, which no other account's is: several of these may run at once.
    pub(crate) fn new_id(&mut self, prefix: &str) -> String {
        self.made += 1;
        format!("{prefix}_emu{:08}", self.made)
    }

    /// A list, newest first, filtered by whichever parameters name a field of the objects.
    fn list(&self, kind: &'static str, query: &Value) -> Value {
        let fits = |object: &&Value| {
            query.as_object().into_iter().flatten().all(|(name, wanted)| match name.as_str() {
                "limit" | "starting_after" | "ending_before" | "expand" => true,
                "status" if wanted == "all" => true,
                name => object.get(name).is_none_or(|value| text_of(value) == text_of(wanted)),
            })
        };
        // What was deleted is not shown, and cancelled subscriptions are shown to those who ask for them.
        let shown = |object: &&Value| {
            object["deleted"] != true
                && (kind != "subscription" || query.get("status").is_some() || object["status"] != "canceled")
        };
        let mut found: Vec<&Value> = self.all(kind).filter(fits).filter(shown).collect();
        found.reverse();
        if let Some(after) = query["starting_after"].as_str() {
            let place = found.iter().position(|object| object["id"] == after).map_or(0, |place| place + 1);
            found.drain(..place);
        }
        let limit = query["limit"].as_str().and_then(|limit| limit.parse().ok()).unwrap_or(10).clamp(1, 100);
        let more = found.len() > limit;
        found.truncate(limit);
        json!({ "object": "list", "data": found, "has_more": more, "url": format!("/v1/{kind}s") })
    }
}

fn unknown(method: &str, path: &str) -> Outcome {
    let message = format!("Unrecognized request URL ({method}: /{path}).");
    Outcome::refused(404, "invalid_request_error", "", &message)
}

fn singular(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "customers" => "customer",
        "products" => "product",
        "prices" => "price",
        "subscriptions" => "subscription",
        "invoices" => "invoice",
        "events" => "event",
        _ => return None,
    })
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A parameter that is a text and says something.
pub(crate) fn text<'f>(form: &'f Value, name: &str) -> Option<&'f str> {
    form[name].as_str().filter(|text| !text.is_empty())
}

/// A parameter that must be there.
pub(crate) fn required<'f>(form: &'f Value, name: &str) -> Result<&'f str, Outcome> {
    text(form, name).ok_or_else(|| Outcome::lacking(name))
}

/// A parameter that is a whole number.
pub(crate) fn number(form: &Value, name: &str) -> Result<Option<i64>, Outcome> {
    let wrong = |_| Outcome::invalid(&format!("Invalid integer: {name}"));
    text(form, name).map(|text| text.parse().map_err(wrong)).transpose()
}

/// A parameter that is `true` or `false`.
pub(crate) fn switch(form: &Value, name: &str) -> Option<bool> {
    text(form, name).and_then(|text| text.parse().ok())
}

/// Copies parameters over fields; an empty one clears its field.
pub(crate) fn assign(object: &mut Value, form: &Value, names: &[&str]) {
    for name in names {
        match &form[*name] {
            Value::Null => {}
            Value::String(text) if text.is_empty() => object[*name] = Value::Null,
            value => object[*name] = value.clone(),
        }
    }
    if let Some(changes) = form["metadata"].as_object() {
        for (name, value) in changes {
            object["metadata"][name] = value.clone();
        }
    }
}
