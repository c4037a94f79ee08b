//! From rows of unknown shape to people, roles and permissions as the original has them.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;
use vestibule_db::foreign::{ForeignDb, ForeignRow};

use super::boards::{self, FoundBoards};
use super::original::{
    ACTIVE, ASSIGNMENT_TABLES, HASH, PERMISSION_TABLES, ROLE_TABLES, SECOND_FACTOR, VERIFIED,
};
use super::report::LeftOut;
use super::{ImportError, Original};

/// Everything that an original holds and an import looks at.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) people: Vec<FoundPerson>,
    pub(super) roles: FoundRoles,
    pub(super) boards: FoundBoards,
    pub(super) left_out: Vec<LeftOut>,
}

/// A row of people, not judged yet.
#[derive(Debug, Clone, Default)]
pub(super) struct FoundPerson {
    pub(super) table: String,
    /// Its key there, for the report.
    pub(super) row: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    /// None where the original knows people by address alone.
    pub(super) username: Option<String>,
    pub(super) email: Option<String>,
    pub(super) hash: Option<String>,
    pub(super) is_verified: bool,
    pub(super) is_switched_off: bool,
    pub(super) has_second_factor: bool,
    /// Names of roles.
    pub(super) roles: Vec<String>,
}

/// Roles and what is in them, by their keys there.
#[derive(Debug, Default)]
pub(super) struct FoundRoles {
    pub(super) table: String,
    pub(super) roles: BTreeMap<String, String>,
    pub(super) permissions: Vec<FoundPermission>,
    /// A person's key and a role's key that lead nowhere.
    pub(super) loose_ends: Vec<(String, String)>,
}

#[derive(Debug)]
pub(super) struct FoundPermission {
    pub(super) table: String,
    pub(super) row: String,
    pub(super) name: String,
    pub(super) role: Option<String>,
}

pub(super) async fn read(db: &mut ForeignDb, original: Original) -> Result<Found, ImportError> {
    let tables = db.tables().await.map_err(ImportError::Source)?;
    let mut source = Source { db, unread: tables };
    let Some((table, rows)) = source.take(original.people_tables()).await? else {
        return Err(ImportError::NoPeople(original.people_tables().join(" or ")));
    };
    let mut people: Vec<FoundPerson> = rows.iter().map(|row| person(&table, row)).collect();
    let roles = if original.has_role_tables() {
        roles(&mut source, &mut people).await?
    } else {
        FoundRoles::default()
    };
    let boards =
        if original.has_boards() { boards::read(&mut source).await? } else { FoundBoards::default() };
    let left_out = source.left_out().await?;
    Ok(Found { people, roles, boards, left_out })
}

fn person(table: &str, row: &ForeignRow) -> FoundPerson {
    FoundPerson {
        table: table.to_owned(),
        row: key(row, "id"),
        first_name: text(row, &["first_name"]).unwrap_or_default(),
        last_name: text(row, &["last_name"]).unwrap_or_default(),
        username: text(row, &["username"]),
        email: text(row, &["email"]),
        hash: text(row, HASH),
        is_verified: flag(row, VERIFIED).unwrap_or(false),
        is_switched_off: flag(row, ACTIVE) == Some(false),
        has_second_factor: flag(row, SECOND_FACTOR).unwrap_or(false),
        roles: text(row, &["role"]).into_iter().collect(),
    }
}

async fn roles(source: &mut Source<'_>, people: &mut [FoundPerson]) -> Result<FoundRoles, ImportError> {
    let mut found = FoundRoles::default();
    if let Some((table, rows)) = source.take(ROLE_TABLES).await? {
        found.roles =
            rows.iter().map(|row| (key(row, "id"), text(row, &["name"]).unwrap_or_default())).collect();
        found.table = table;
    }
    if let Some((table, rows)) = source.take(PERMISSION_TABLES).await? {
        found.permissions = rows
            .iter()
            .map(|row| FoundPermission {
                table: table.clone(),
                row: key(row, "id"),
                name: text(row, &["name"]).unwrap_or_default(),
                role: Some(key(row, "role_id")).filter(|key| !key.is_empty()),
            })
            .collect();
    }
    let places: HashMap<String, usize> =
        people.iter().enumerate().map(|(place, person)| (person.row.clone(), place)).collect();
    for row in source.take(ASSIGNMENT_TABLES).await?.map(|(_, rows)| rows).unwrap_or_default() {
        let (person, role) = (key(&row, "user_id"), key(&row, "role_id"));
        match (places.get(&person), found.roles.get(&role)) {
            (Some(place), Some(role)) => people[*place].roles.push(role.clone()),
            _ => found.loose_ends.push((person, role)),
        }
    }
    Ok(found)
}

/// A database of which it is known what has not been read.
pub(super) struct Source<'d> {
    db: &'d mut ForeignDb,
    unread: Vec<String>,
}

impl Source<'_> {
    /// The rows of the first table that is there, by their keys.
    pub(super) async fn take(
        &mut self,
        names: &[&str],
    ) -> Result<Option<(String, Vec<ForeignRow>)>, ImportError> {
        let Some(name) = names.iter().find(|name| self.unread.iter().any(|table| table == *name)) else {
            return Ok(None);
        };
        self.unread.retain(|table| table != name);
        let mut rows = self.db.rows(name).await.map_err(ImportError::Source)?;
        rows.sort_by_key(|row| (row.get("id").and_then(Value::as_i64), key(row, "id")));
        Ok(Some(((*name).to_owned(), rows)))
    }

    /// Tables nobody asked for, unless they are empty or the migration tool's own.
    async fn left_out(self) -> Result<Vec<LeftOut>, ImportError> {
        let mut left = Vec::new();
        for table in self.unread.into_iter().filter(|table| table != "alembic_version") {
            let rows = self.db.count(&table).await.map_err(ImportError::Source)?;
            if rows > 0 {
                left.push(LeftOut { table, rows });
            }
        }
        Ok(left)
    }
}

/// A key as text, whether it is a number, a text or a UUID.
pub(super) fn key(row: &ForeignRow, column: &str) -> String {
    match row.get(column) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn first<'r>(row: &'r ForeignRow, columns: &[&str]) -> Option<&'r Value> {
    columns.iter().find_map(|column| row.get(*column))
}

/// A text that says something.
pub(super) fn text(row: &ForeignRow, columns: &[&str]) -> Option<String> {
    let text = first(row, columns)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Whether a flag is set or a moment is there; none when there is no such column.
fn flag(row: &ForeignRow, columns: &[&str]) -> Option<bool> {
    Some(match first(row, columns)? {
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !["", "0", "f", "false", "no"].contains(&text.trim().to_lowercase().as_str()),
        Value::Null | Value::Array(_) | Value::Object(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(json: &Value) -> ForeignRow {
        json.as_object().unwrap().clone()
    }

    #[test]
    fn a_flag_is_a_boolean_a_number_or_a_moment() {
        for set in [json!(true), json!(1), json!("2024-05-01T10:00:00"), json!("t")] {
            assert_eq!(flag(&row(&json!({ "activated_at": set })), VERIFIED), Some(true));
        }
        for unset in [json!(false), json!(0), json!(null), json!(""), json!("false")] {
            assert_eq!(flag(&row(&json!({ "activated_at": unset })), VERIFIED), Some(false));
        }
        assert_eq!(flag(&row(&json!({ "id": 1 })), VERIFIED), None);
    }

    #[test]
    fn somebody_whose_original_has_no_column_for_it_is_not_confirmed() {
        assert!(!person("user", &row(&json!({ "id": 1, "email": "a@example.com" }))).is_verified);
    }

    #[test]
    fn a_key_may_be_a_number_or_a_text() {
        assert_eq!(key(&row(&json!({ "id": 7 })), "id"), "7");
        assert_eq!(key(&row(&json!({ "id": "a-b" })), "id"), "a-b");
    }
}
