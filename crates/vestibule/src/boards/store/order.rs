//! Neighbours in the two ordered lists there are: a board's columns and a column's tickets.

use vestibule_db::{DbResult, Reads, WriteTx, on_db};

use super::super::order::OrderKey;
use super::order_key;

/// The statements of one kind of list. What was put away keeps its key, so that no other gets it.
#[derive(Debug)]
pub(crate) struct List {
    key_of: &'static str,
    greatest: &'static str,
    greatest_below: &'static str,
    least_above: &'static str,
    in_order: &'static str,
    set: &'static str,
}

const COLUMN_KEY: &str =
    "SELECT order_key FROM board_columns WHERE board_id = $1 AND id = $2 AND archived_at IS NULL";
const COLUMN_GREATEST: &str = "SELECT MAX(order_key) FROM board_columns WHERE board_id = $1";
const COLUMN_BELOW: &str = "SELECT MAX(order_key) FROM board_columns WHERE board_id = $1 AND order_key < $2";
const COLUMN_ABOVE: &str = "SELECT MIN(order_key) FROM board_columns WHERE board_id = $1 AND order_key > $2";
const COLUMNS_IN_ORDER: &str = "SELECT id FROM board_columns WHERE board_id = $1 ORDER BY order_key, id";
const SET_COLUMN: &str = "UPDATE board_columns SET order_key = $2 WHERE id = $1";
const TICKET_KEY: &str =
    "SELECT order_key FROM tickets WHERE column_id = $1 AND id = $2 AND archived_at IS NULL";
const TICKET_GREATEST: &str = "SELECT MAX(order_key) FROM tickets WHERE column_id = $1";
const TICKET_BELOW: &str = "SELECT MAX(order_key) FROM tickets WHERE column_id = $1 AND order_key < $2";
const TICKET_ABOVE: &str = "SELECT MIN(order_key) FROM tickets WHERE column_id = $1 AND order_key > $2";
const TICKETS_IN_ORDER: &str = "SELECT id FROM tickets WHERE column_id = $1 ORDER BY order_key, id";
const SET_TICKET: &str = "UPDATE tickets SET order_key = $2 WHERE id = $1";

/// A board's columns.
pub(crate) const COLUMNS: List = List {
    key_of: COLUMN_KEY,
    greatest: COLUMN_GREATEST,
    greatest_below: COLUMN_BELOW,
    least_above: COLUMN_ABOVE,
    in_order: COLUMNS_IN_ORDER,
    set: SET_COLUMN,
};

/// A column's tickets.
pub(crate) const TICKETS: List = List {
    key_of: TICKET_KEY,
    greatest: TICKET_GREATEST,
    greatest_below: TICKET_BELOW,
    least_above: TICKET_ABOVE,
    in_order: TICKETS_IN_ORDER,
    set: SET_TICKET,
};

fn parsed(text: Option<String>) -> DbResult<Option<OrderKey>> {
    Ok(text.map(|text| order_key(&text)).transpose()?)
}

impl List {
    /// The key of something in the list that is in use.
    pub(crate) async fn key_of(
        &self,
        db: &mut impl Reads,
        owner: i64,
        id: i64,
    ) -> DbResult<Option<OrderKey>> {
        parsed(on_db!(db, c => {
            sqlx::query_scalar(self.key_of).bind(owner).bind(id).fetch_optional(c).await?
        }))
    }

    /// The greatest key in the list.
    pub(crate) async fn greatest(&self, db: &mut impl Reads, owner: i64) -> DbResult<Option<OrderKey>> {
        parsed(on_db!(db, c => sqlx::query_scalar(self.greatest).bind(owner).fetch_one(c).await?))
    }

    /// The greatest key below another.
    pub(crate) async fn below(
        &self,
        db: &mut impl Reads,
        owner: i64,
        key: &OrderKey,
    ) -> DbResult<Option<OrderKey>> {
        parsed(on_db!(db, c => {
            sqlx::query_scalar(self.greatest_below).bind(owner).bind(key.as_str()).fetch_one(c).await?
        }))
    }

    /// The least key above another.
    pub(crate) async fn above(
        &self,
        db: &mut impl Reads,
        owner: i64,
        key: &OrderKey,
    ) -> DbResult<Option<OrderKey>> {
        parsed(on_db!(db, c => {
            sqlx::query_scalar(self.least_above).bind(owner).bind(key.as_str()).fetch_one(c).await?
        }))
    }

    /// Gives the whole list new, short keys in the same order, and says which.
    pub(crate) async fn spread(&self, tx: &mut WriteTx, owner: i64) -> DbResult<Vec<(i64, OrderKey)>> {
        let ids: Vec<i64> =
            on_db!(tx, c => sqlx::query_scalar(self.in_order).bind(owner).fetch_all(c).await?);
        let keys: Vec<(i64, OrderKey)> = ids.iter().copied().zip(OrderKey::spread(ids.len())).collect();
        for (id, key) in &keys {
            on_db!(tx, c => { sqlx::query(self.set).bind(*id).bind(key.as_str()).execute(c).await?; });
        }
        Ok(keys)
    }
}
