//! A person's own tickets in API v1.

use axum::extract::State;

use crate::env::Env;
use crate::http::{Json, PageBody, PageQuery, Problem, Query, Routes, routes};

use super::super::{AssignedTicket, By, assigned};

pub(super) fn routes<R: Routes>() -> R {
    R::default().routes(routes!(list_own))
}

/// The tickets assigned to the signed-in person on the boards they may read, those due first ahead
/// and those without a day last. What was put away is left out.
#[utoipa::path(get, path = "/api/v1/me/tickets", tag = "boards", params(PageQuery),
    responses((status = 200, body = PageBody<AssignedTicket>), (status = 401), (status = 422)))]
async fn list_own(
    State(env): State<Env>,
    by: By,
    Query(page): Query<PageQuery>,
) -> Result<Json<PageBody<AssignedTicket>>, Problem> {
    let tickets = assigned::list_own(&env, &by, page.limit(), page.cursor().as_ref()).await?;
    Ok(Json(tickets.into()))
}
