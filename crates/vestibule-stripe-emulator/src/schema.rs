//! Whether a request is one that Stripe declares: an emulator that takes anything would let a
//! misspelt parameter pass every test and fail on the first real day.

use std::sync::LazyLock;

use serde_json::Value;

use crate::outcome::Outcome;

/// Cut from Stripe's own declarations: `schemas/README.md`.
static REQUESTS: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../schemas/requests.json")).unwrap_or_else(|error| {
        unreachable!("schemas/requests.json is part of this program: {error}");
    })
});

/// Refuses parameters that the call does not have, and values that they cannot take.
pub(crate) fn check(method: &str, path: &str, form: &Value) -> Result<(), Outcome> {
    let root = &REQUESTS["definitions"]["Requests"]["properties"];
    match root.get(format!("{method} {}", pattern(path))) {
        Some(schema) => fits(schema, form, ""),
        None => Ok(()),
    }
}

/// A path with its id left open.
fn pattern(path: &str) -> String {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["v1", "checkout", "sessions", _, action] => format!("v1/checkout/sessions/{{id}}/{action}"),
        ["v1", "checkout" | "billing_portal", ..] | ["v1", _, "create_preview"] => path.to_owned(),
        ["v1", kind, _] => format!("v1/{kind}/{{id}}"),
        _ => path.to_owned(),
    }
}

fn fits(schema: &Value, value: &Value, place: &str) -> Result<(), Outcome> {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return fits(&REQUESTS["definitions"][name], value, place);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        return fits_one(choices, value, place);
    }
    match value {
        Value::Object(fields) if is_of(schema, "object") => {
            for (name, value) in fields {
                fits_field(schema, name, value, place)?;
            }
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let lacking = required.into_iter().find(|name| !fields.contains_key(*name));
            lacking.map_or(Ok(()), |name| Err(Outcome::lacking(&inside(place, name))))
        }
        Value::Array(items) if is_of(schema, "array") => items
            .iter()
            .enumerate()
            .try_for_each(|(n, item)| fits(&schema["items"], item, &inside(place, &n.to_string()))),
        Value::String(text) if is_text_of(schema, text) => Ok(()),
        // What an empty schema says nothing about.
        _ if schema.as_object().is_some_and(serde_json::Map::is_empty) => Ok(()),
        _ => Err(Outcome::invalid(&format!("Invalid value for {place}: {value}"))),
    }
}

/// The complaint that is told is that of the choice that has the value's shape.
fn fits_one(choices: &[Value], value: &Value, place: &str) -> Result<(), Outcome> {
    let mut complaint = Outcome::invalid(&format!("Invalid value for {place}: {value}"));
    for choice in choices {
        match fits(choice, value, place) {
            Ok(()) => return Ok(()),
            Err(deeper) if !value.is_string() => complaint = deeper,
            Err(_) => {}
        }
    }
    Err(complaint)
}

fn fits_field(schema: &Value, name: &str, value: &Value, place: &str) -> Result<(), Outcome> {
    let place = inside(place, name);
    match (schema["properties"].get(name), &schema["additionalProperties"]) {
        (Some(schema), _) => fits(schema, value, &place),
        (None, Value::Bool(false)) => {
            let message = format!("Received unknown parameter: {place}");
            Err(Outcome::refused(400, "invalid_request_error", "parameter_unknown", &message))
        }
        (None, Value::Object(_)) => fits(&schema["additionalProperties"], value, &place),
        (None, _) => Ok(()),
    }
}

fn inside(place: &str, name: &str) -> String {
    if place.is_empty() { name.to_owned() } else { format!("{place}[{name}]") }
}

fn is_of(schema: &Value, kind: &str) -> bool {
    match &schema["type"] {
        Value::String(one) => one == kind,
        Value::Array(several) => several.iter().any(|one| one == kind),
        _ => false,
    }
}

/// Everything in a form is text; what matters is what it can be read as.
fn is_text_of(schema: &Value, text: &str) -> bool {
    if let Some(constant) = schema["const"].as_str() {
        return constant == text;
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().any(|value| value == text);
    }
    is_of(schema, "string")
        || is_of(schema, "number") && text.parse::<f64>().is_ok_and(f64::is_finite)
        || is_of(schema, "boolean") && matches!(text, "true" | "false")
        || text.is_empty() && is_of(schema, "null")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form;

    #[track_caller]
    fn refused(call: &str, form: &str) -> String {
        let (method, path) = call.split_once(' ').unwrap();
        let outcome = check(method, path, &form::decode(form)).unwrap_err();
        outcome.body["error"]["message"].as_str().unwrap().to_owned()
    }

    #[test]
    fn parameters_that_a_call_does_not_have_are_refused_wherever_they_stand() {
        assert_eq!(refused("POST v1/customers", "emial=a@b.c"), "Received unknown parameter: emial");
        assert_eq!(
            refused("POST v1/subscriptions/sub_1", "items[0][prise]=price_1"),
            "Received unknown parameter: items[0][prise]"
        );
        // A price's amount is for good.
        assert!(refused("POST v1/prices/price_1", "unit_amount=5").contains("unit_amount"));
    }

    #[test]
    fn values_must_be_what_they_are_said_to_be() {
        refused("POST v1/prices", "currency=eur&unit_amount=five");
        refused("POST v1/prices", "currency=eur&unit_amount=5&recurring[interval]=fortnight");
        refused("POST v1/products", "name=Pro&active=yes");
        refused("POST v1/products", "active=true");
        refused("POST v1/subscriptions", "customer=cus_1&payment_behavior=whatever");
        check("POST", "v1/subscriptions/sub_1", &form::decode("pause_collection=")).unwrap();
        check("POST", "v1/customers", &form::decode("email=a@b.c&metadata[user]=7")).unwrap();
    }
}
