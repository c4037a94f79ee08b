//! The described interface as data: every operation, with a body that fits its schema.

use serde_json::{Map, Value, json};

/// One operation of the OpenAPI description.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    /// `GET /api/v1/me`, with the path's parameters in braces.
    pub(crate) name: String,
    pub(crate) method: http::Method,
    path: String,
    body: Option<Value>,
    query: Vec<String>,
}

impl Operation {
    /// The path with each parameter replaced.
    pub(crate) fn path_with(&self, value_of: impl Fn(&str) -> String) -> String {
        let mut path = String::new();
        let mut rest = self.path.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, tail) = after.split_once('}').unwrap();
            path.push_str(before);
            path.push_str(&value_of(name));
            rest = tail;
        }
        path + rest
    }

    /// Names of the query parameters.
    pub(crate) fn query(&self) -> &[String] {
        &self.query
    }

    /// A body that fits the schema, when the operation takes one in JSON.
    pub(crate) fn body(&self) -> Option<Value> {
        self.body.clone()
    }
}

/// Every operation of this build.
pub(crate) fn operations() -> Vec<Operation> {
    let description = serde_json::to_value(vestibule::server::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let Ok(method) = method.to_uppercase().parse::<http::Method>() else { continue };
            let json = operation["requestBody"]["content"].get("application/json");
            operations.push(Operation {
                name: format!("{method} {path}"),
                method,
                path: path.clone(),
                body: json.map(|json| example(&json["schema"], &description, 0)),
                query: parameters(operation, "query"),
            });
        }
    }
    assert!(operations.len() > 8, "the description was not understood");
    operations
}

fn parameters(operation: &Value, kind: &str) -> Vec<String> {
    let all = operation["parameters"].as_array().cloned().unwrap_or_default();
    all.iter()
        .filter(|parameter| parameter["in"] == json!(kind))
        .filter_map(|parameter| parameter["name"].as_str().map(str::to_owned))
        .collect()
}

/// A small value that fits a schema.
fn example(schema: &Value, description: &Value, depth: u8) -> Value {
    if depth > 9 {
        return Value::Null;
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.trim_start_matches('#');
        return example(description.pointer(pointer).unwrap(), description, depth + 1);
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(options) = schema[choice].as_array() {
            let real = options.iter().find(|option| option["type"] != json!("null")).unwrap();
            return example(real, description, depth + 1);
        }
    }
    if let Some(values) = schema["enum"].as_array() {
        return values[0].clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().find(|kind| **kind != json!("null")).cloned().unwrap_or_default(),
        kind => kind.clone(),
    };
    match kind.as_str() {
        Some("integer" | "number") => json!(1),
        Some("boolean") => json!(true),
        Some("array") => json!([example(&schema["items"], description, depth + 1)]),
        Some("string") => match schema["format"].as_str() {
            Some("uuid") => json!("00000000-0000-7000-8000-000000000000"),
            Some("date-time") => json!("2027-01-01T00:00:00Z"),
            _ => json!("example"),
        },
        _ => {
            let properties = schema["properties"].as_object().cloned().unwrap_or_default();
            let fields: Map<String, Value> = properties
                .iter()
                .map(|(name, schema)| (name.clone(), example(schema, description, depth + 1)))
                .collect();
            Value::Object(fields)
        }
    }
}
