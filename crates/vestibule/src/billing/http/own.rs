//! What everybody does for themselves: choosing a plan, paying, changing their mind.

use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use vestibule_kernel::{PriceId, SubscriptionId};

use crate::billing::{self, CheckoutRequest, Ref, Start, Ways, Whose};
use crate::env::Env;
use crate::http::{Json, PageBody, PageQuery, Path, Problem, Query, RequestOrigin, SignedIn};

use super::bodies::{
    InvoiceBody, InvoicePreviewBody, InvoicesBody, OpenedBody, OrderBody, PlanBody, PlansBody,
    SubscriptionBody, SubscriptionsBody,
};

/// Where the console shows a person's plan.
const HOME: &str = "/app/billing";
/// Where the browser goes after a checkout that the console has opened.
const WAYS: Ways = Ways {
    success: "/app/billing?checkout={CHECKOUT_SESSION_ID}",
    cancel: "/app/billing?checkout=cancelled",
};

/// The plans that can be subscribed to or bought, with their prices, features and permissions. Without
/// a key for Stripe, `set_up` is false.
#[utoipa::path(get, path = "/api/v1/plans", tag = "plans",
    responses((status = 200, body = PlansBody), (status = 401)))]
pub(super) async fn plans(State(env): State<Env>, caller: SignedIn) -> Result<Json<PlansBody>, Problem> {
    let items = billing::plans(&env, &caller).await?.into_iter().map(PlanBody::from).collect();
    let public_key = env.config.stripe.as_ref().and_then(|stripe| stripe.public_key.clone());
    Ok(Json(PlansBody { set_up: env.stripe.is_some(), public_key, items }))
}

/// One's own subscriptions, ended ones too, oldest first.
#[utoipa::path(get, path = "/api/v1/me/subscriptions", tag = "billing",
    responses((status = 200, body = SubscriptionsBody), (status = 401)))]
pub(super) async fn subscriptions(
    State(env): State<Env>,
    caller: SignedIn,
) -> Result<Json<SubscriptionsBody>, Problem> {
    let items = billing::of_person(&env, &caller, &Whose::Own).await?;
    Ok(Json(SubscriptionsBody { items: items.into_iter().map(SubscriptionBody::from).collect() }))
}

/// What to subscribe to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct StartBody {
    /// The price's `id`.
    price: i64,
    /// 1 to 999; 1 when absent.
    quantity: Option<i64>,
}

/// Subscribe with the means of payment that Stripe already has, or for a trial. Without any, open a
/// checkout instead: the answer here is 402 then.
#[utoipa::path(post, path = "/api/v1/me/subscriptions", tag = "billing", request_body = StartBody, responses(
    (status = 201, body = SubscriptionBody), (status = 401), (status = 402), (status = 404), (status = 409),
    (status = 422), (status = 503)))]
pub(super) async fn start(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<StartBody>,
) -> Result<(StatusCode, Json<SubscriptionBody>), Problem> {
    let start = Start {
        whose: Whose::Own,
        price: Ref::Row(PriceId(body.price)),
        quantity: body.quantity.unwrap_or(1),
        trial_days: None,
    };
    let view = billing::start(&env, &caller, &start, &origin).await?;
    Ok((StatusCode::CREATED, Json(view.into())))
}

/// Which price to change to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanChangeBody {
    /// The price's `id`.
    price: i64,
}

/// Change to another price now; what is left of the period is settled at once. A manager of billing may
/// change anybody's.
#[utoipa::path(post, path = "/api/v1/me/subscriptions/{id}/change", tag = "billing",
    params(("id" = i64, Path)), request_body = PlanChangeBody, responses((status = 200, body = SubscriptionBody),
    (status = 401), (status = 402), (status = 404), (status = 409), (status = 422), (status = 503)))]
pub(super) async fn change(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
    Json(body): Json<PlanChangeBody>,
) -> Result<Json<SubscriptionBody>, Problem> {
    let (which, to) = (Ref::Row(SubscriptionId(id)), Ref::Row(PriceId(body.price)));
    Ok(Json(billing::change(&env, &caller, &which, &to, &origin).await?.into()))
}

/// What changing to another price would cost: credit for the rest of the period, and the new price.
#[utoipa::path(post, path = "/api/v1/me/subscriptions/{id}/preview", tag = "billing",
    params(("id" = i64, Path)), request_body = PlanChangeBody, responses((status = 200, body = InvoicePreviewBody),
    (status = 401), (status = 404), (status = 409), (status = 422), (status = 503)))]
pub(super) async fn preview(
    State(env): State<Env>,
    caller: SignedIn,
    Path(id): Path<i64>,
    Json(body): Json<PlanChangeBody>,
) -> Result<Json<InvoicePreviewBody>, Problem> {
    let (which, to) = (Ref::Row(SubscriptionId(id)), Ref::Row(PriceId(body.price)));
    Ok(Json(billing::preview(&env, &caller, &which, &to).await?.into()))
}

/// Let a subscription end with what has been paid for.
#[utoipa::path(post, path = "/api/v1/me/subscriptions/{id}/cancel", tag = "billing",
    params(("id" = i64, Path)), responses((status = 200, body = SubscriptionBody), (status = 401),
    (status = 404), (status = 409), (status = 503)))]
pub(super) async fn cancel(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
) -> Result<Json<SubscriptionBody>, Problem> {
    Ok(Json(billing::cancel(&env, &caller, &Ref::Row(SubscriptionId(id)), &origin).await?.into()))
}

/// Make a break: nothing is paid, and nothing that the plan lets one do is held.
#[utoipa::path(post, path = "/api/v1/me/subscriptions/{id}/pause", tag = "billing",
    params(("id" = i64, Path)), responses((status = 200, body = SubscriptionBody), (status = 401),
    (status = 404), (status = 409), (status = 503)))]
pub(super) async fn pause(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
) -> Result<Json<SubscriptionBody>, Problem> {
    Ok(Json(billing::pause(&env, &caller, &Ref::Row(SubscriptionId(id)), &origin).await?.into()))
}

/// Take a break back, or else a cancellation. When the period that was paid for has ended during the
/// break, another one begins and is paid at once; 402 when it cannot be.
#[utoipa::path(post, path = "/api/v1/me/subscriptions/{id}/resume", tag = "billing",
    params(("id" = i64, Path)), responses((status = 200, body = SubscriptionBody), (status = 401),
    (status = 402), (status = 404), (status = 409), (status = 503)))]
pub(super) async fn resume(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Path(id): Path<i64>,
) -> Result<Json<SubscriptionBody>, Problem> {
    Ok(Json(billing::resume(&env, &caller, &Ref::Row(SubscriptionId(id)), &origin).await?.into()))
}

/// Open a page of Stripe's on which to pay. The browser comes back to `/app/billing` with the
/// checkout's id, which is to be confirmed.
#[utoipa::path(post, path = "/api/v1/me/checkouts", tag = "billing", request_body = StartBody, responses(
    (status = 201, body = OpenedBody), (status = 401), (status = 404), (status = 409), (status = 422),
    (status = 503)))]
pub(super) async fn checkout(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    Json(body): Json<StartBody>,
) -> Result<(StatusCode, Json<OpenedBody>), Problem> {
    let request = CheckoutRequest {
        whose: Whose::Own,
        price: Ref::Row(PriceId(body.price)),
        quantity: body.quantity.unwrap_or(1),
        mode: None,
        ways: WAYS,
    };
    let opened = billing::begin_checkout(&env, &caller, &request, &origin).await?;
    Ok((StatusCode::CREATED, Json(OpenedBody { id: opened.id, url: opened.url })))
}

/// Ask Stripe whether a checkout has been paid; 402 while it has not. A paid one is kept as an order,
/// once.
#[utoipa::path(post, path = "/api/v1/me/checkouts/{id}/confirm", tag = "billing",
    params(("id" = String, Path)), responses((status = 204), (status = 401), (status = 402), (status = 404),
    (status = 503)))]
pub(super) async fn confirm(
    State(env): State<Env>,
    caller: SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    billing::confirm_checkout(&env, Some(&caller), &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Open the page of Stripe's on which to look after one's subscriptions, cards and bills.
#[utoipa::path(post, path = "/api/v1/me/billing-portal", tag = "billing",
    responses((status = 201, body = OpenedBody), (status = 401), (status = 422), (status = 503)))]
pub(super) async fn portal(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
) -> Result<(StatusCode, Json<OpenedBody>), Problem> {
    let opened = billing::open_portal(&env, &caller, HOME, &origin).await?;
    Ok((StatusCode::CREATED, Json(OpenedBody { id: opened.id, url: opened.url })))
}

/// One's own orders, newest first.
#[utoipa::path(get, path = "/api/v1/me/orders", tag = "billing", params(PageQuery),
    responses((status = 200, body = PageBody<OrderBody>), (status = 401), (status = 422)))]
pub(super) async fn orders(
    State(env): State<Env>,
    caller: SignedIn,
    Query(page): Query<PageQuery>,
) -> Result<Json<PageBody<OrderBody>>, Problem> {
    let orders = billing::orders_of(&env, &caller, &Whose::Own, page.limit(), page.cursor()).await?;
    Ok(Json(orders.map(OrderBody::from).into()))
}

/// One's own latest hundred bills, newest first, as Stripe keeps them.
#[utoipa::path(get, path = "/api/v1/me/invoices", tag = "billing",
    responses((status = 200, body = InvoicesBody), (status = 401), (status = 503)))]
pub(super) async fn invoices(
    State(env): State<Env>,
    caller: SignedIn,
) -> Result<Json<InvoicesBody>, Problem> {
    let bills = billing::invoices(&env, &caller, &Whose::Own).await?;
    Ok(Json(InvoicesBody { items: bills.into_iter().map(InvoiceBody::from).collect() }))
}
