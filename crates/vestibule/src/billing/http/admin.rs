//! How billing stands, and other people's subscriptions and orders.

use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use vestibule_kernel::{Cursor, Limit, PriceId, SubscriptionId, UserUuid};

use crate::billing::{self, Ref, Start, Whose};
use crate::env::Env;
use crate::http::{FieldError, Json, PageBody, PageQuery, Path, Problem, Query, RequestOrigin};

use super::Manager;
use super::bodies::{BillingStandingBody, OrderBody, PersonBilling, SubscriptionBody};

/// How billing stands: the whole catalogue, events, the last comparison with Stripe.
#[utoipa::path(get, path = "/api/v1/billing", tag = "catalogue",
    responses((status = 200, body = BillingStandingBody), (status = 401), (status = 403)))]
pub(super) async fn standing(
    State(env): State<Env>,
    Manager(caller): Manager,
) -> Result<Json<BillingStandingBody>, Problem> {
    let standing = billing::standing(&env, &caller).await?;
    Ok(Json(BillingStandingBody::of(standing, env.stripe.is_some())))
}

/// Which subscriptions.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct SubscriptionsQuery {
    /// Only those of this status.
    status: Option<String>,
    /// Rows per page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<Limit>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// Everybody's subscriptions, newest first.
#[utoipa::path(get, path = "/api/v1/billing/subscriptions", tag = "catalogue", params(SubscriptionsQuery),
    responses((status = 200, body = PageBody<SubscriptionBody>), (status = 401), (status = 403), (status = 422)))]
pub(super) async fn subscriptions(
    State(env): State<Env>,
    Manager(caller): Manager,
    Query(query): Query<SubscriptionsQuery>,
) -> Result<Json<PageBody<SubscriptionBody>>, Problem> {
    let limit = query.limit.unwrap_or_default();
    let cursor = query.cursor.as_deref().map(Cursor::from_text);
    if query.status.as_deref().is_some_and(|status| !billing::is_status(status)) {
        let unknown = FieldError::new("status", "invalid", "no subscription has this status");
        return Err(Problem::fields(vec![unknown]));
    }
    let status = query.status.as_deref().unwrap_or_default();
    let page = billing::list_all(&env, &caller, status, limit, cursor).await?;
    Ok(Json(page.map(SubscriptionBody::from).into()))
}

/// End a subscription now, whatever has been paid for.
#[utoipa::path(delete, path = "/api/v1/billing/subscriptions/{id}", tag = "catalogue",
    params(("id" = i64, Path)), responses((status = 204), (status = 401), (status = 403), (status = 404),
    (status = 409), (status = 503)))]
pub(super) async fn end(
    State(env): State<Env>,
    Manager(caller): Manager,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
) -> Result<StatusCode, Problem> {
    billing::end(&env, &caller, &Ref::Row(SubscriptionId(id)), &origin).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Everybody's orders, newest first.
#[utoipa::path(get, path = "/api/v1/billing/orders", tag = "catalogue", params(PageQuery),
    responses((status = 200, body = PageBody<OrderBody>), (status = 401), (status = 403), (status = 422)))]
pub(super) async fn orders(
    State(env): State<Env>,
    Manager(caller): Manager,
    Query(page): Query<PageQuery>,
) -> Result<Json<PageBody<OrderBody>>, Problem> {
    let orders = billing::list_orders(&env, &caller, page.limit(), page.cursor()).await?;
    Ok(Json(orders.map(OrderBody::from).into()))
}

/// What somebody pays for: their subscriptions and orders.
#[utoipa::path(get, path = "/api/v1/users/{uuid}/billing", tag = "catalogue", params(("uuid" = Uuid, Path)),
    responses((status = 200, body = PersonBilling), (status = 401), (status = 403), (status = 404)))]
pub(super) async fn person(
    State(env): State<Env>,
    Manager(caller): Manager,
    Path(uuid): Path<UserUuid>,
) -> Result<Json<PersonBilling>, Problem> {
    let (customer_id, subscriptions, orders) =
        billing::person_billing(&env, &caller, &Whose::Uuid(uuid)).await?;
    Ok(Json(PersonBilling {
        customer_id,
        subscriptions: subscriptions.into_iter().map(SubscriptionBody::from).collect(),
        orders: orders.into_iter().map(OrderBody::from).collect(),
    }))
}

/// What to subscribe somebody to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StartForBody {
    /// The price's `id`.
    price: i64,
    /// 1 to 999; 1 when absent.
    quantity: Option<i64>,
    /// Days before the first payment; the price's own when absent.
    trial_days: Option<i64>,
}

/// Subscribe somebody, perhaps with a trial of one's own choice.
#[utoipa::path(post, path = "/api/v1/users/{uuid}/subscriptions", tag = "catalogue",
    params(("uuid" = Uuid, Path)), request_body = StartForBody, responses(
    (status = 201, body = SubscriptionBody), (status = 401), (status = 402), (status = 403), (status = 404),
    (status = 409), (status = 422), (status = 503)))]
pub(super) async fn start_for(
    State(env): State<Env>,
    Manager(caller): Manager,
    RequestOrigin(origin): RequestOrigin,
    Path(uuid): Path<UserUuid>,
    Json(body): Json<StartForBody>,
) -> Result<(StatusCode, Json<SubscriptionBody>), Problem> {
    let start = Start {
        whose: Whose::Uuid(uuid),
        price: Ref::Row(PriceId(body.price)),
        quantity: body.quantity.unwrap_or(1),
        trial_days: body.trial_days,
    };
    let view = billing::start(&env, &caller, &start, &origin).await?;
    Ok((StatusCode::CREATED, Json(view.into())))
}
