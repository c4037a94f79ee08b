//! What of the request log is asked for. Pages and tables, everybody's and one's own differ in what may be
//! said: a table ends where the log does, and among one's own requests there is no filter by which to
//! learn whether an id is somebody's.

use http::Method;
use serde::Deserialize;
use utoipa::IntoParams;
use vestibule_db::{Order, Place};
use vestibule_kernel::UserUuid;

use crate::env::Env;
use crate::http::{Fields, Problem};
use crate::request_log::{Filter, Level};
use crate::users;

use super::super::requests::Asked;

/// All that can be said.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    user: Option<String>,
    level: Option<String>,
    method: Option<String>,
    status: Option<String>,
    path: Option<String>,
    from: Option<String>,
    to: Option<String>,
    order: Option<String>,
    limit: Option<String>,
    cursor: Option<String>,
}

/// The parameters that all four have, and those of one.
macro_rules! query {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $own:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug, Deserialize, IntoParams)]
        #[serde(deny_unknown_fields)]
        #[into_params(parameter_in = Query)]
        pub(super) struct $name {
            $($(#[$doc])* $own: Option<String>,)*
            /// `INFO`, `WARN` (refused) or `ERROR` (failed).
            level: Option<String>,
            /// Such as `GET`.
            method: Option<String>,
            /// 100 to 599.
            status: Option<String>,
            /// What the path begins with.
            path: Option<String>,
            /// At this moment or later, RFC 3339.
            from: Option<String>,
            /// Before this moment, RFC 3339.
            to: Option<String>,
            /// `newest` first (default) or `oldest` first.
            order: Option<String>,
            /// `next` of the page before.
            cursor: Option<String>,
        }

        impl From<$name> for Wanted {
            fn from(query: $name) -> Self {
                let $name { $($own,)* level, method, status, path, from, to, order, cursor } = query;
                let wanted = Self { level, method, status, path, from, to, order, cursor, ..Self::default() };
                $(let wanted = Self { $own, ..wanted };)*
                wanted
            }
        }
    };
}

query! {
    /// A page of everybody's requests.
    LogQuery {
        /// A person's public id.
        user,
        /// Rows per page, 1 to 100; 25 unless told. A page may hold fewer although `next` says that there is more.
        limit,
    }
}
query! {
    /// A table of everybody's requests.
    LogTableQuery {
        /// A person's public id.
        user,
    }
}
query! {
    /// A page of one's own requests.
    OwnLogQuery {
        /// Rows per page, 1 to 100; 25 unless told. A page may hold fewer although `next` says that there is more.
        limit,
    }
}
query! {
    /// A table of one's own requests.
    OwnLogTableQuery {}
}

/// The page that is asked for, and the text of the list it is one of.
pub(super) async fn parse(env: &Env, query: Wanted) -> Result<(Asked, String), Problem> {
    let mut fields = Fields::default();
    let filter = Filter {
        user: match &query.user {
            Some(uuid) => user_named(env, &mut fields, uuid).await?,
            None => None,
        },
        level: fields.optional(
            "level",
            query.level.as_deref(),
            "must be INFO, WARN or ERROR",
            Level::by_name,
        ),
        method: fields.optional("method", query.method.as_deref(), "must be a method such as GET", |text| {
            text.to_ascii_uppercase().parse::<Method>().ok()
        }),
        status: fields.optional(
            "status",
            query.status.as_deref(),
            "must be a number from 100 to 599",
            |text| text.parse().ok().filter(|status| (100..600).contains(status)),
        ),
        path: fields.optional("path", query.path.as_deref(), "must begin with /", |text| {
            text.starts_with('/').then(|| text.to_owned())
        }),
        from: fields.moment("from", query.from.as_deref()),
        to: fields.moment("to", query.to.as_deref()),
    };
    let order = order(&mut fields, query.order.as_deref());
    let list = format!("requests {filter:?} {order:?}");
    let after: Option<Place> = fields.cursor(query.cursor.as_deref(), &list);
    let limit = fields.limit(query.limit.as_deref()).rows();
    fields.finish()?;
    Ok((Asked { filter, order, after, limit }, list))
}

/// Which end of a log to begin at.
pub(super) fn order(fields: &mut Fields, text: Option<&str>) -> Order {
    let order = fields.optional("order", text, "must be newest or oldest", |text| match text {
        "newest" => Some(Order::NewestFirst),
        "oldest" => Some(Order::OldestFirst),
        _ => None,
    });
    order.unwrap_or_default()
}

async fn user_named(
    env: &Env,
    fields: &mut Fields,
    text: &str,
) -> Result<Option<vestibule_kernel::UserId>, Problem> {
    let Some(uuid) =
        fields.optional("user", Some(text), "must be a person's id", |text| text.parse::<UserUuid>().ok())
    else {
        return Ok(None);
    };
    let mut db = env.db.read().await?;
    let user = users::by_uuid(&mut db, uuid).await?;
    if user.is_none() {
        fields.refuse("user", "is nobody's id");
    }
    Ok(user.map(|user| user.id))
}
