//! Reading `a[b][0][c]=v` into a tree, written apart from what writes it.

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

/// A form or query as an object of texts, objects and arrays.
pub(crate) fn decode(form: &str) -> Value {
    let mut root = Value::Object(Map::new());
    for pair in form.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = plain(name);
        let steps: Vec<&str> = name.split('[').map(|step| step.trim_end_matches(']')).collect();
        put(&mut root, &steps, plain(value));
    }
    arrays(root)
}

fn plain(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

fn put(place: &mut Value, steps: &[&str], value: String) {
    let [step, rest @ ..] = steps else { return };
    if !place.is_object() {
        *place = Value::Object(Map::new());
    }
    let Value::Object(fields) = place else { return };
    // `a[]=x` takes the next free number.
    let step = if step.is_empty() { fields.len().to_string() } else { (*step).to_owned() };
    if rest.is_empty() {
        fields.insert(step, Value::String(value));
    } else {
        put(fields.entry(step).or_insert(Value::Null), rest, value);
    }
}

/// An object whose names are 0, 1, 2 ... is an array.
fn arrays(value: Value) -> Value {
    let Value::Object(fields) = value else { return value };
    let is_array = !fields.is_empty() && (0..fields.len()).all(|n| fields.contains_key(&n.to_string()));
    if is_array {
        let mut numbered: Vec<(usize, Value)> =
            fields.into_iter().filter_map(|(n, value)| Some((n.parse().ok()?, arrays(value)))).collect();
        numbered.sort_by_key(|(n, _)| *n);
        return Value::Array(numbered.into_iter().map(|(_, value)| value).collect());
    }
    Value::Object(fields.into_iter().map(|(name, value)| (name, arrays(value))).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn brackets_make_objects_and_arrays() {
        let form = "name=Pro+%26+more&items%5B0%5D%5Bprice%5D=p&items[1][price]=q&a[]=1&a[]=2&pause=";
        assert_eq!(
            decode(form),
            json!({ "name": "Pro & more", "items": [{ "price": "p" }, { "price": "q" }], "a": ["1", "2"],
                "pause": "" })
        );
    }
}
