//! Every SQL text is prepared on the engine under test, whether or not a story reaches it.
//!
//! The texts are constants of the stores. They are read from the sources, so a new one cannot be
//! forgotten. A name that ends in `_SQLITE` or `_POSTGRES` is for that engine only; a text that ends
//! in a blank is completed at run time and left out.

use std::collections::HashMap;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use sqlx::{AssertSqlSafe, Executor as _, SqlSafeStr as _};
use syn::{Expr, Item, Lit};
use vestibule_db::{Conn, Db, Engine, Reads as _};

use crate::support::TestApp;

const VERBS: [&str; 5] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

#[derive(Debug)]
struct Statement {
    place: String,
    name: String,
    sql: String,
}

/// Every constant that looks like SQL.
fn statements() -> Vec<Statement> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap();
                in_file(&path.display().to_string(), file, &mut found);
            }
        }
    }
    found
}

fn in_file(place: &str, file: syn::File, found: &mut Vec<Statement>) {
    let mut macros = HashMap::new();
    for item in &file.items {
        if let Item::Macro(item) = item
            && let Some(name) = &item.ident
        {
            macros.insert(name.to_string(), item.mac.tokens.clone());
        }
    }
    for item in file.items {
        let Item::Const(item) = item else { continue };
        let Some(sql) = text_of(&item.expr, &macros) else { continue };
        if VERBS.iter().any(|verb| sql.starts_with(verb)) && !sql.ends_with(' ') {
            found.push(Statement { place: place.to_owned(), name: item.ident.to_string(), sql });
        }
    }
}

/// The text of a literal, of `concat!`, or of a macro of the same file that wraps a `concat!`.
fn text_of(expr: &Expr, macros: &HashMap<String, TokenStream>) -> Option<String> {
    match expr {
        Expr::Lit(lit) => match &lit.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        Expr::Macro(call) => {
            let name = call.mac.path.get_ident()?.to_string();
            if name == "concat" {
                return joined(call.mac.tokens.clone(), &[]);
            }
            let arguments = literals(call.mac.tokens.clone());
            joined(body_of(macros.get(&name)?.clone())?, &arguments)
        }
        _ => None,
    }
}

/// The tokens inside `concat!( ... )` of a macro's last arm.
fn body_of(arms: TokenStream) -> Option<TokenStream> {
    let mut found = None;
    let mut stack = vec![arms];
    while let Some(tokens) = stack.pop() {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for window in trees.windows(3) {
            if let [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Group(group)] = window
                && *name == "concat"
            {
                found = Some(group.stream());
            }
        }
        stack.extend(trees.into_iter().filter_map(|tree| match tree {
            TokenTree::Group(group) if group.delimiter() != Delimiter::None => Some(group.stream()),
            _ => None,
        }));
    }
    found
}

fn literals(tokens: TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .filter_map(|tree| match tree {
            TokenTree::Literal(literal) => match Lit::new(literal) {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        })
        .collect()
}

/// Literals one after another; each `$name` takes the next argument. A text that is put together
/// from further macros is left to the stories that reach it.
fn joined(tokens: TokenStream, arguments: &[String]) -> Option<String> {
    let mut arguments = arguments.iter();
    let mut text = String::new();
    let mut is_argument = false;
    for tree in tokens {
        match tree {
            TokenTree::Literal(literal) => {
                if let Lit::Str(part) = Lit::new(literal) {
                    text.push_str(&part.value());
                }
            }
            TokenTree::Punct(punct) if punct.as_char() == '$' => is_argument = true,
            TokenTree::Ident(_) if is_argument => {
                text.push_str(arguments.next().map_or("", String::as_str));
                is_argument = false;
            }
            TokenTree::Ident(_) => return None,
            _ => {}
        }
    }
    Some(text)
}

async fn prepare(db: &Db, sql: &str) -> Result<(), sqlx::Error> {
    let sql = AssertSqlSafe(sql.to_owned()).into_sql_str();
    match db.read().await.unwrap().conn() {
        Conn::Sqlite(c) => c.prepare(sql).await.map(drop),
        Conn::Postgres(c) => c.prepare(sql).await.map(drop),
    }
}

#[tokio::test]
async fn every_statement_can_be_prepared() {
    let app = TestApp::start().await;
    let (mine, other) = match app.env.db.engine() {
        Engine::Sqlite => ("_SQLITE", "_POSTGRES"),
        Engine::Postgres => ("_POSTGRES", "_SQLITE"),
    };
    let all = statements();
    assert!(all.iter().any(|s| s.name.ends_with(mine)) && all.len() > 40, "{} found", all.len());
    let mut wrong = Vec::new();
    for statement in all.iter().filter(|s| !s.name.ends_with(other)) {
        // The request log's tables are in a file of their own on SQLite.
        if let Err(error) = prepare(&app.env.db, &statement.sql).await
            && prepare(&app.env.log_db, &statement.sql).await.is_err()
        {
            wrong.push(format!("{} {}: {error}", statement.place, statement.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
