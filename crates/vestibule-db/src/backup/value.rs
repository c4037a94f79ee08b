//! One value of a row, as both engines and the archive know it.

use data_encoding::BASE64;
use serde::ser::{Serialize, SerializeMap as _, Serializer};
use sqlx::{ColumnIndex, Database, Decode, Row, Type};

use super::catalog::Column;

/// The types our tables are made of; instants and amounts are integers, JSON is text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Integer,
    Text,
    Blob,
}

impl Kind {
    /// From what the catalogue of either engine calls it.
    pub(super) fn of(declared: &str) -> Option<Self> {
        match declared {
            "INTEGER" | "bigint" => Some(Self::Integer),
            "TEXT" | "text" => Some(Self::Text),
            "BLOB" | "bytea" => Some(Self::Blob),
            _ => None,
        }
    }
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Null,
    Integer(i64),
    Text(String),
    Blob(Vec<u8>),
}

/// `null`, a number, a string, or `{"blob": "<base64>"}`.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_none(),
            Self::Integer(number) => to.serialize_i64(*number),
            Self::Text(text) => to.serialize_str(text),
            Self::Blob(bytes) => {
                let mut map = to.serialize_map(Some(1))?;
                map.serialize_entry("blob", &BASE64.encode(bytes))?;
                map.end()
            }
        }
    }
}

impl Value {
    /// From the archive; none when it is not of that kind.
    fn parse(kind: Kind, json: serde_json::Value) -> Option<Self> {
        use serde_json::Value as Json;
        match (kind, json) {
            (_, Json::Null) => Some(Self::Null),
            (Kind::Integer, Json::Number(number)) => number.as_i64().map(Self::Integer),
            (Kind::Text, Json::String(text)) => Some(Self::Text(text)),
            (Kind::Blob, Json::Object(map)) if map.len() == 1 => {
                BASE64.decode(map.get("blob")?.as_str()?.as_bytes()).ok().map(Self::Blob)
            }
            _ => None,
        }
    }
}

/// A row of the archive; none when it does not fit the columns.
pub(super) fn parse_row(line: &str, columns: &[Column]) -> Option<Vec<Value>> {
    let row: Vec<serde_json::Value> = serde_json::from_str(line).ok()?;
    if row.len() != columns.len() {
        return None;
    }
    row.into_iter().zip(columns).map(|(json, column)| Value::parse(column.kind, json)).collect()
}

/// A row of the database, in the order of the columns.
pub(super) fn read_row<'r, R>(row: &'r R, columns: &[Column]) -> Result<Vec<Value>, sqlx::Error>
where
    R: Row,
    usize: ColumnIndex<R>,
    i64: Decode<'r, R::Database> + Type<R::Database>,
    String: Decode<'r, R::Database> + Type<R::Database>,
    Vec<u8>: Decode<'r, R::Database> + Type<R::Database>,
    R::Database: Database<Row = R>,
{
    let value = |(place, column): (usize, &Column)| {
        Ok(match column.kind {
            Kind::Integer => row.try_get::<Option<i64>, _>(place)?.map(Value::Integer),
            Kind::Text => row.try_get::<Option<String>, _>(place)?.map(Value::Text),
            Kind::Blob => row.try_get::<Option<Vec<u8>>, _>(place)?.map(Value::Blob),
        }
        .unwrap_or(Value::Null))
    };
    columns.iter().enumerate().map(value).collect()
}
