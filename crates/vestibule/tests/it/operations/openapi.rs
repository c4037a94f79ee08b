//! The committed description of the HTTP interface, which a server gives out, is what the code says.

use std::collections::BTreeMap;
use std::path::Path;

use syn::{Attribute, Item, Meta};

use crate::support::TestApp;

fn committed() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api/openapi.json");
    std::fs::read_to_string(path).expect("docs/api/openapi.json; `cargo xtask openapi` writes it")
}

/// `cargo xtask openapi` names a file; the program itself has nothing in it that could write one.
#[test]
fn the_committed_description_is_that_of_this_build() {
    let built = format!("{}\n", vestibule::server::openapi().to_pretty_json().unwrap());
    match std::env::var_os("VESTIBULE_WRITE_OPENAPI") {
        Some(file) => std::fs::write(file, built).unwrap(),
        None => assert!(committed() == built, "docs/api/openapi.json is stale: run `cargo xtask openapi`"),
    }
}

#[tokio::test]
async fn a_running_server_serves_it() {
    let app = TestApp::start().await;
    let served = app.client().get("/api/v1/openapi.json").await.expect(200).json();
    let committed: serde_json::Value = serde_json::from_str(&committed()).unwrap();
    assert!(served == committed, "docs/api/openapi.json is stale: run `cargo xtask openapi`");
    assert!(served["openapi"].as_str().unwrap().starts_with("3.1"));
}

#[tokio::test]
async fn every_path_that_holds_a_token_is_masked_in_the_log() {
    let description = serde_json::to_value(vestibule::server::openapi()).unwrap();
    for path in description["paths"].as_object().unwrap().keys().filter(|path| path.contains("{token}")) {
        let asked = path.replace("{token}", "s3cret");
        assert!(!vestibule::http::mask_target(&asked, None).contains("s3cret"), "{path}");
    }
}

#[test]
fn every_operation_has_a_name_of_its_own() {
    let description = serde_json::to_value(vestibule::server::openapi()).unwrap();
    let items = description["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap());
    let mut names: Vec<_> =
        items.map(|(_, operation)| operation["operationId"].as_str().unwrap().to_owned()).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "generators of clients need them to differ");
}

/// Two of one name would hide each other in the description without a word.
#[test]
fn every_shape_has_a_name_of_its_own() {
    let mut files_of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap();
                for name in file.items.iter().filter_map(shape) {
                    files_of.entry(name).or_default().push(path.display().to_string());
                }
            }
        }
    }
    assert!(files_of.len() > 100, "the sources were not found");
    files_of.retain(|_, files| files.len() > 1);
    assert!(files_of.is_empty(), "{files_of:#?}");
}

/// The name under which a type stands in the description, if it does.
fn shape(item: &Item) -> Option<String> {
    let (attributes, name) = match item {
        Item::Struct(item) => (&item.attrs, &item.ident),
        Item::Enum(item) => (&item.attrs, &item.ident),
        _ => return None,
    };
    let text = |attribute: &Attribute| match &attribute.meta {
        Meta::List(list) => list.tokens.to_string(),
        _ => String::new(),
    };
    let of = |kind: &'static str| attributes.iter().filter(move |a| a.path().is_ident(kind)).map(text);
    of("derive").any(|traits| traits.contains("ToSchema")).then(|| {
        let renamed = of("schema").find_map(|options| {
            let (_, name) = options.split_once("as = ")?;
            Some(name.split(',').next()?.trim().to_owned())
        });
        renamed.unwrap_or_else(|| name.to_string())
    })
}
