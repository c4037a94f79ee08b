//! Subscriptions: people act on their own, managers of billing on everybody's (D32).

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use vestibule_kernel::{BuiltInPermission, Cursor, Limit, SubscriptionId, Timestamp, UserId};

use crate::billing::{self as slice, BillingError, Ref, Start, SubscriptionView, What, Whose};
use crate::env::Env;
use crate::http::{ContractError, RequestOrigin, SignedIn};

use super::super::fields::Id;
use super::{Done, Fields, bad_request, done, required, told};

/// A subscription as the contract shows it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractSubscription {
    id: i64,
    subscription_id: String,
    user_id: Option<i64>,
    price_id: String,
    status: String,
    previous_status: Option<String>,
    current_period_end: Option<String>,
    trial_end: Option<String>,
    created_at: String,
}

impl From<SubscriptionView> for ContractSubscription {
    fn from(view: SubscriptionView) -> Self {
        let subscription = view.subscription;
        Self {
            id: subscription.id.0,
            subscription_id: subscription.subscription_id,
            user_id: subscription.user.map(|user| user.0),
            price_id: subscription.price_id,
            status: subscription.status,
            previous_status: subscription.previous_status,
            current_period_end: subscription.current_period_end.map(Timestamp::to_naive_iso),
            trial_end: subscription.trial_end.map(Timestamp::to_naive_iso),
            created_at: subscription.created_at.to_naive_iso(),
        }
    }
}

/// Those that nobody has deleted.
fn shown(views: Vec<SubscriptionView>) -> Json<Vec<ContractSubscription>> {
    let views = views.into_iter().filter(|view| view.subscription.removed_at.is_none());
    Json(views.map(ContractSubscription::from).collect())
}

/// Whom a request is about: `user_id`, else `email`, else oneself.
pub(super) fn whose(fields: &Fields) -> Result<Whose, ContractError> {
    match fields.id("user_id") {
        Id::Row(id) => Ok(Whose::Row(UserId(id))),
        Id::Unusable => Err(bad_request("user_id must be a number")),
        Id::Missing => {
            let email = fields.filled("email").map(|email| Whose::Email(email.to_owned()));
            Ok(email.unwrap_or(Whose::Own))
        }
    }
}

fn which(fields: &Fields) -> Result<Ref<SubscriptionId>, ContractError> {
    Ok(Ref::Stripe(required(fields, "subscription_id")?.to_owned()))
}

/// Begins a subscription.
#[utoipa::path(post, path = "/create-subscription", tag = "contract", request_body = Object,
    responses((status = 201, body = ContractSubscription), (status = 400), (status = 401), (status = 403),
    (status = 404)))]
pub(super) async fn create(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<(StatusCode, Json<ContractSubscription>), ContractError> {
    let start = Start {
        whose: whose(&fields)?,
        price: Ref::Stripe(required(&fields, "price_id")?.to_owned()),
        quantity: 1,
        trial_days: fields.number("trial_period_days")?,
    };
    let view = slice::start(&env, &caller, &start, &origin).await.map_err(told)?;
    Ok((StatusCode::CREATED, Json(view.into())))
}

/// Changes the price of the named subscription, not of whichever comes first (D36).
#[utoipa::path(post, path = "/update-subscription", tag = "contract", request_body = Object,
    responses((status = 200, body = ContractSubscription), (status = 400), (status = 401), (status = 403),
    (status = 404)))]
pub(super) async fn update(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<ContractSubscription>, ContractError> {
    let which = which(&fields)?;
    let to = Ref::Stripe(required(&fields, "new_price_id")?.to_owned());
    let whose = whose(&fields)?;
    let view = slice::find(&env, &caller, &which).await.map_err(told)?;
    if whose != Whose::Own {
        let person = slice::find_person(&env, &caller, &whose).await.map_err(told)?;
        if view.subscription.user != Some(person.id) {
            return Err(told(BillingError::Unknown(What::Subscription)));
        }
    }
    Ok(Json(slice::change(&env, &caller, &which, &to, &origin).await.map_err(told)?.into()))
}

/// Lets it end with what has been paid for.
#[utoipa::path(post, path = "/cancel-subscription", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 404)))]
pub(super) async fn cancel(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    slice::cancel(&env, &caller, &which(&fields)?, &origin).await.map_err(told)?;
    Ok(done("Subscription will be canceled at period end"))
}

/// Pauses it.
#[utoipa::path(post, path = "/deactivate-subscription", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 404)))]
pub(super) async fn deactivate(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    slice::pause(&env, &caller, &which(&fields)?, &origin).await.map_err(told)?;
    Ok(done("Subscription deactivated (paused) successfully"))
}

/// Ends a pause.
#[utoipa::path(post, path = "/reactivate-subscription", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 404)))]
pub(super) async fn reactivate(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    let which = which(&fields)?;
    let view = slice::find(&env, &caller, &which).await.map_err(told)?;
    if !view.subscription.is_paused() {
        return Err(told(BillingError::NothingToResume));
    }
    slice::resume(&env, &caller, &which, &origin).await.map_err(told)?;
    Ok(done("Subscription reactivated successfully"))
}

/// Ends it now.
#[utoipa::path(post, path = "/delete-subscription", tag = "contract", request_body = Object,
    responses((status = 200, body = Done), (status = 400), (status = 401), (status = 404)))]
pub(super) async fn delete(
    State(env): State<Env>,
    caller: SignedIn,
    RequestOrigin(origin): RequestOrigin,
    fields: Fields,
) -> Result<Json<Done>, ContractError> {
    slice::end(&env, &caller, &which(&fields)?, &origin).await.map_err(told)?;
    Ok(done("Subscription deleted successfully"))
}

/// Everybody's, for managers; nothing is asked of the body.
#[utoipa::path(post, path = "/subscriptions", tag = "contract",
    responses((status = 200, body = [ContractSubscription]), (status = 401), (status = 403)))]
pub(super) async fn list(
    State(env): State<Env>,
    caller: SignedIn,
) -> Result<Json<Vec<ContractSubscription>>, ContractError> {
    caller.require(BuiltInPermission::ManageBilling)?;
    let limit = Limit::clamped(i64::from(Limit::MAX));
    let mut all = Vec::new();
    let mut cursor: Option<Cursor> = None;
    loop {
        let page = slice::list_all(&env, &caller, "", limit, cursor).await.map_err(told)?;
        all.extend(page.items);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    // The client knows no pages, and expects the oldest first.
    all.reverse();
    Ok(shown(all))
}

/// One subscription.
#[utoipa::path(post, path = "/subscription", tag = "contract", request_body = Object,
    responses((status = 200, body = ContractSubscription), (status = 400), (status = 401), (status = 404)))]
pub(super) async fn show(
    State(env): State<Env>,
    caller: SignedIn,
    fields: Fields,
) -> Result<Json<ContractSubscription>, ContractError> {
    Ok(Json(slice::find(&env, &caller, &which(&fields)?).await.map_err(told)?.into()))
}

/// A person's, by their row.
#[utoipa::path(post, path = "/user-subscriptions", tag = "contract", request_body = Object,
    responses((status = 200, body = [ContractSubscription]), (status = 400), (status = 401), (status = 403),
    (status = 404)))]
pub(super) async fn of_user(
    State(env): State<Env>,
    caller: SignedIn,
    fields: Fields,
) -> Result<Json<Vec<ContractSubscription>>, ContractError> {
    let whose = match fields.id("user_id") {
        Id::Row(id) => Whose::Row(UserId(id)),
        Id::Missing => Whose::Own,
        Id::Unusable => return Err(bad_request("user_id must be a number")),
    };
    Ok(shown(slice::of_person(&env, &caller, &whose).await.map_err(told)?))
}

/// A person's, by their address.
#[utoipa::path(post, path = "/user-email-subscriptions", tag = "contract", request_body = Object,
    responses((status = 200, body = [ContractSubscription]), (status = 400), (status = 401), (status = 403),
    (status = 404)))]
pub(super) async fn of_address(
    State(env): State<Env>,
    caller: SignedIn,
    fields: Fields,
) -> Result<Json<Vec<ContractSubscription>>, ContractError> {
    let whose = Whose::Email(required(&fields, "email")?.to_owned());
    Ok(shown(slice::of_person(&env, &caller, &whose).await.map_err(told)?))
}
