//! How API v1 shows a page of a list.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vestibule_kernel::{Cursor, Limit, Page};

/// Which page.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// Rows per page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    pub limit: Option<Limit>,
    /// `next` of the page before.
    pub cursor: Option<String>,
}

impl PageQuery {
    /// How many rows.
    #[must_use]
    pub fn limit(&self) -> Limit {
        self.limit.unwrap_or_default()
    }

    /// Where to go on.
    #[must_use]
    pub fn cursor(&self) -> Option<Cursor> {
        self.cursor.as_deref().map(Cursor::from_text)
    }
}

/// A page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PageBody<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page starts; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T> From<Page<T>> for PageBody<T> {
    fn from(page: Page<T>) -> Self {
        Self { items: page.items, next: page.next.map(|cursor| cursor.as_str().to_owned()) }
    }
}
