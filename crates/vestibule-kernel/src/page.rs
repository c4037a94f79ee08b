//! Paging through lists by keyset.
//!
//! A cursor says after which row to go on, and for which list: the filter it was made for is part
//! of it, so a cursor carried over to another filter is refused instead of skipping rows. It is
//! there as a number made of it: our words for a filter are nobody else's business. There are no
//! totals: counting is what makes the last page slower than the first.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

/// How many rows a page holds: 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Limit(u16);

/// No page holds so many rows, or so few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a page holds 1 to {} rows", Limit::MAX)]
pub struct LimitError;

impl TryFrom<i64> for Limit {
    type Error = LimitError;

    fn try_from(rows: i64) -> Result<Self, LimitError> {
        let rows = u16::try_from(rows).map_err(|_| LimitError)?;
        if (1..=Self::MAX).contains(&rows) { Ok(Self(rows)) } else { Err(LimitError) }
    }
}

impl Limit {
    /// The most rows a page may hold.
    pub const MAX: u16 = 100;

    /// The nearest permitted limit, for clients that have never been told of a wrong one.
    #[must_use]
    pub fn clamped(rows: i64) -> Self {
        Self(u16::try_from(rows.clamp(1, i64::from(Self::MAX))).unwrap_or(Self::MAX))
    }

    /// The smaller of this and so many rows.
    #[must_use]
    pub fn at_most(self, rows: i64) -> Self {
        Self(self.0.min(Self::clamped(rows).0))
    }

    /// Rows on the page.
    #[must_use]
    pub fn rows(self) -> usize {
        usize::from(self.0)
    }

    /// Rows to ask the database for: one more, which tells whether there is a next page.
    #[must_use]
    pub fn rows_to_fetch(self) -> i64 {
        i64::from(self.0) + 1
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(25)
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page starts; none on the last.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Makes a page of rows fetched with [`Limit::rows_to_fetch`].
    ///
    /// `key` gives a row's sort key; `filter` is the text of everything that selects and orders
    /// the list.
    pub fn from_rows<K: Serialize>(
        mut rows: Vec<T>,
        limit: Limit,
        filter: &str,
        key: impl Fn(&T) -> K,
    ) -> Self {
        let more = rows.len() > limit.rows();
        rows.truncate(limit.rows());
        let next = rows.last().filter(|_| more).map(|last| Cursor::after(filter, &key(last)));
        Self { items: rows, next }
    }

    /// The same page with each row turned into something else.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(f).collect(), next: self.next }
    }
}

/// An opaque place in one particular list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(String);

/// The text is no cursor of this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the cursor does not belong to this list")]
pub struct CursorError;

#[derive(Serialize, Deserialize)]
struct Content<K> {
    list: u64,
    key: K,
}

/// What tells one list from another: FNV-1a. It keeps nobody from anything, it notices mistakes.
fn number_of(filter: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    filter.bytes().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// PostgreSQL takes no NUL in a text, and no sort key of ours holds one.
fn holds_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(holds_nul),
        Value::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || holds_nul(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

impl Cursor {
    /// The place after the row with this sort key, in the list that `filter` describes.
    pub fn after<K: Serialize>(filter: &str, key: &K) -> Self {
        let content = Content { list: number_of(filter), key };
        // Keys are numbers and texts, which always serialise.
        Self(URL_SAFE_NO_PAD.encode(serde_json::to_vec(&content).unwrap_or_default()))
    }

    /// The cursor a client sent.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// What a client sends back to get the next page.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The sort key after which this cursor goes on.
    ///
    /// # Errors
    /// [`CursorError`] when the text is no cursor, was made for another filter, or holds a NUL.
    pub fn key<K: DeserializeOwned>(&self, filter: &str) -> Result<K, CursorError> {
        let bytes = URL_SAFE_NO_PAD.decode(&self.0).map_err(|_| CursorError)?;
        let content: Content<Value> = serde_json::from_slice(&bytes).map_err(|_| CursorError)?;
        if content.list != number_of(filter) || holds_nul(&content.key) {
            return Err(CursorError);
        }
        serde_json::from_value(content.key).map_err(|_| CursorError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_whether_another_follows() {
        let page = Page::from_rows(vec![1, 2, 3], Limit::clamped(2), "all", |n| *n);
        assert_eq!(page.items, [1, 2]);
        assert_eq!(page.next.unwrap().key::<i32>("all"), Ok(2));
        assert!(Page::from_rows(vec![1, 2], Limit::clamped(2), "all", |n| *n).next.is_none());
    }

    #[test]
    fn a_cursor_is_refused_for_another_filter_and_when_it_is_rubbish() {
        let page = Page::from_rows(vec![1, 2], Limit::clamped(1), "role=Admin", |n| *n);
        let cursor = page.next.unwrap();
        assert_eq!(cursor.key::<i32>("role=User"), Err(CursorError));
        assert_eq!(Cursor::from_text("%%%").key::<i32>(""), Err(CursorError));
        let nul = Cursor::after("all", &("a\0b", 1));
        assert_eq!(nul.key::<(String, i64)>("all"), Err(CursorError));
    }

    #[test]
    fn a_cursor_does_not_tell_how_we_call_its_list() {
        let cursor = Cursor::after("Search { role: None }", &7);
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor.as_str()).unwrap()).unwrap();
        assert!(!text.contains("Search"), "{text}");
    }

    #[test]
    fn a_limit_stays_between_one_and_a_hundred() {
        for rows in [i64::MIN, -1, 0, 101, 65_537, i64::MAX] {
            assert_eq!(Limit::try_from(rows), Err(LimitError), "{rows}");
        }
        assert_eq!((Limit::try_from(1).unwrap().rows(), Limit::try_from(100).unwrap().rows()), (1, 100));
        assert_eq!(Limit::clamped(-5).rows(), 1);
        assert_eq!(Limit::clamped(100_000).rows(), 100);
    }
}
