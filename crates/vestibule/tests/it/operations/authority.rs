//! Who may call what: every operation of the described interface, for every kind of caller.
//!
//! An operation that the table does not know fails the test, so nobody can add a route without
//! saying who may use it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use vestibule_kernel::BuiltInPermission;

use crate::support::{Answer, Client, Operation, Person, Shop, TestApp, operations};

/// Whom an operation serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// Anybody.
    All,
    /// Whoever is signed in; what they may see or change there is their own, and other stories'
    /// subject.
    SignedIn,
    /// Whoever brings a token; a session does not count.
    TokenBearers,
    /// Whoever holds this permission.
    Holders(&'static str),
}

impl For {
    const fn permission(self) -> Option<&'static str> {
        match self {
            Self::Holders(permission) => Some(permission),
            Self::All | Self::SignedIn | Self::TokenBearers => None,
        }
    }
}

/// One line per operation, sorted by path.
const RULES: &[(&str, For)] = &[
    ("GET /", For::All),
    ("GET /.well-known/jwks.json", For::All),
    ("POST /admin/assign_permission_to_role", For::Holders("manage_users")),
    ("POST /admin/create_permission", For::Holders("manage_users")),
    ("POST /admin/create_role", For::Holders("manage_users")),
    ("DELETE /admin/delete_permission", For::Holders("manage_users")),
    ("DELETE /admin/delete_role", For::Holders("manage_users")),
    ("GET /admin/permissions", For::Holders("manage_users")),
    ("GET /admin/roles", For::Holders("manage_users")),
    ("GET /admin/users/details", For::Holders("manage_users")),
    ("GET /all_user_profiles", For::Holders("manage_users")),
    ("POST /api/v1/access/preview", For::Holders("manage_users")),
    ("GET /api/v1/audit", For::Holders("access_logs")),
    ("GET /api/v1/auth", For::SignedIn),
    ("GET /api/v1/billing", For::Holders("manage_billing")),
    ("GET /api/v1/billing/orders", For::Holders("manage_billing")),
    ("DELETE /api/v1/billing/prices/{id}", For::Holders("manage_billing")),
    ("PATCH /api/v1/billing/prices/{id}", For::Holders("manage_billing")),
    ("POST /api/v1/billing/products", For::Holders("manage_billing")),
    ("DELETE /api/v1/billing/products/{id}", For::Holders("manage_billing")),
    ("GET /api/v1/billing/products/{id}", For::Holders("manage_billing")),
    ("PATCH /api/v1/billing/products/{id}", For::Holders("manage_billing")),
    ("PUT /api/v1/billing/products/{id}/permissions", For::Holders("manage_billing")),
    ("POST /api/v1/billing/products/{id}/prices", For::Holders("manage_billing")),
    ("GET /api/v1/billing/subscriptions", For::Holders("manage_billing")),
    ("DELETE /api/v1/billing/subscriptions/{id}", For::Holders("manage_billing")),
    ("POST /api/v1/me/billing-portal", For::SignedIn),
    ("POST /api/v1/me/checkouts", For::SignedIn),
    ("POST /api/v1/me/checkouts/{id}/confirm", For::SignedIn),
    ("GET /api/v1/me/invoices", For::SignedIn),
    ("GET /api/v1/me/orders", For::SignedIn),
    ("GET /api/v1/me/subscriptions", For::SignedIn),
    ("POST /api/v1/me/subscriptions", For::SignedIn),
    ("POST /api/v1/me/subscriptions/{id}/cancel", For::SignedIn),
    ("POST /api/v1/me/subscriptions/{id}/change", For::SignedIn),
    ("POST /api/v1/me/subscriptions/{id}/pause", For::SignedIn),
    ("POST /api/v1/me/subscriptions/{id}/preview", For::SignedIn),
    ("POST /api/v1/me/subscriptions/{id}/resume", For::SignedIn),
    ("GET /api/v1/plans", For::SignedIn),
    ("GET /api/v1/users/{uuid}/billing", For::Holders("manage_billing")),
    ("POST /api/v1/users/{uuid}/subscriptions", For::Holders("manage_billing")),
    ("POST /stripe/webhook", For::All),
    ("GET /api/v1/boards", For::SignedIn),
    ("POST /api/v1/boards", For::Holders("edit")),
    ("POST /api/v1/boards/import", For::Holders("edit")),
    ("POST /api/v1/boards/import.csv", For::Holders("edit")),
    ("DELETE /api/v1/boards/{board}", For::SignedIn),
    ("GET /api/v1/boards/{board}", For::SignedIn),
    ("PATCH /api/v1/boards/{board}", For::SignedIn),
    ("POST /api/v1/boards/{board}/archive", For::SignedIn),
    ("GET /api/v1/boards/{board}/columns", For::SignedIn),
    ("POST /api/v1/boards/{board}/columns", For::SignedIn),
    ("DELETE /api/v1/boards/{board}/columns/{column}", For::SignedIn),
    ("PATCH /api/v1/boards/{board}/columns/{column}", For::SignedIn),
    ("POST /api/v1/boards/{board}/columns/{column}/archive", For::SignedIn),
    ("POST /api/v1/boards/{board}/columns/{column}/move", For::SignedIn),
    ("POST /api/v1/boards/{board}/columns/{column}/restore", For::SignedIn),
    ("GET /api/v1/boards/{board}/events", For::SignedIn),
    ("GET /api/v1/boards/{board}/export.csv", For::SignedIn),
    ("GET /api/v1/boards/{board}/export.json", For::SignedIn),
    ("DELETE /api/v1/boards/{board}/members/{person}", For::SignedIn),
    ("PUT /api/v1/boards/{board}/members/{person}", For::SignedIn),
    ("GET /api/v1/boards/{board}/people", For::SignedIn),
    ("POST /api/v1/boards/{board}/restore", For::SignedIn),
    ("GET /api/v1/boards/{board}/tickets", For::SignedIn),
    ("POST /api/v1/boards/{board}/tickets", For::SignedIn),
    ("DELETE /api/v1/boards/{board}/tickets/{ticket}", For::SignedIn),
    ("GET /api/v1/boards/{board}/tickets/{ticket}", For::SignedIn),
    ("PATCH /api/v1/boards/{board}/tickets/{ticket}", For::SignedIn),
    ("GET /api/v1/boards/{board}/tickets/{ticket}/activity", For::SignedIn),
    ("POST /api/v1/boards/{board}/tickets/{ticket}/archive", For::SignedIn),
    ("GET /api/v1/boards/{board}/tickets/{ticket}/comments", For::SignedIn),
    ("POST /api/v1/boards/{board}/tickets/{ticket}/comments", For::SignedIn),
    ("DELETE /api/v1/boards/{board}/tickets/{ticket}/comments/{comment}", For::SignedIn),
    ("PATCH /api/v1/boards/{board}/tickets/{ticket}/comments/{comment}", For::SignedIn),
    ("POST /api/v1/boards/{board}/tickets/{ticket}/move", For::SignedIn),
    ("POST /api/v1/boards/{board}/tickets/{ticket}/restore", For::SignedIn),
    ("GET /api/v1/check", For::SignedIn),
    ("POST /api/v1/check", For::SignedIn),
    ("POST /api/v1/confirmations", For::All),
    ("POST /api/v1/confirmations/resend", For::All),
    ("GET /api/v1/error-reports", For::Holders("access_logs")),
    ("GET /api/v1/error-reports/{id}", For::Holders("access_logs")),
    ("POST /api/v1/error-reports/{id}/reopen", For::Holders("manage_settings")),
    ("POST /api/v1/error-reports/{id}/resolve", For::Holders("manage_settings")),
    ("GET /api/v1/invitations", For::Holders("manage_users")),
    ("POST /api/v1/invitations", For::Holders("manage_users")),
    ("POST /api/v1/invitations/accept", For::All),
    ("DELETE /api/v1/invitations/{id}", For::Holders("manage_users")),
    ("GET /api/v1/logs", For::Holders("access_logs")),
    ("GET /api/v1/logs.csv", For::Holders("access_logs")),
    ("GET /api/v1/letters", For::Holders("manage_settings")),
    ("GET /api/v1/letters/{name}", For::Holders("manage_settings")),
    ("GET /api/v1/me", For::SignedIn),
    ("PATCH /api/v1/me", For::SignedIn),
    ("GET /api/v1/me/activity", For::SignedIn),
    ("GET /api/v1/me/activity.csv", For::SignedIn),
    ("GET /api/v1/me/api-tokens", For::SignedIn),
    ("POST /api/v1/me/api-tokens", For::SignedIn),
    ("DELETE /api/v1/me/api-tokens/{id}", For::SignedIn),
    ("POST /api/v1/me/email-change", For::SignedIn),
    ("GET /api/v1/me/notifications", For::SignedIn),
    ("PUT /api/v1/me/notifications", For::SignedIn),
    ("DELETE /api/v1/me/telegram", For::SignedIn),
    ("GET /api/v1/me/telegram", For::SignedIn),
    ("POST /api/v1/me/telegram", For::SignedIn),
    ("POST /telegram/webhook", For::All),
    ("POST /api/v1/me/password-change", For::SignedIn),
    ("POST /api/v1/me/password-change/commit", For::SignedIn),
    ("POST /api/v1/me/reauthenticate", For::SignedIn),
    ("POST /api/v1/me/reauthenticate/email-code", For::SignedIn),
    ("GET /api/v1/mail/senders", For::Holders("access_logs")),
    ("POST /api/v1/mail/test", For::Holders("manage_settings")),
    ("GET /api/v1/outbox", For::Holders("access_logs")),
    ("GET /api/v1/outbox/{id}", For::Holders("access_logs")),
    ("POST /api/v1/outbox/{id}/cancel", For::Holders("manage_settings")),
    ("POST /api/v1/outbox/{id}/resend", For::Holders("manage_settings")),
    ("GET /api/v1/password-policy", For::All),
    ("POST /api/v1/password-policy/check", For::All),
    ("POST /api/v1/password-resets", For::All),
    ("POST /api/v1/password-resets/confirm", For::All),
    ("GET /api/v1/permissions", For::Holders("manage_users")),
    ("POST /api/v1/permissions", For::Holders("manage_users")),
    ("DELETE /api/v1/permissions/{id}", For::Holders("manage_users")),
    ("GET /api/v1/permissions/{id}", For::Holders("manage_users")),
    ("PATCH /api/v1/permissions/{id}", For::Holders("manage_users")),
    ("GET /api/v1/roles", For::Holders("manage_users")),
    ("POST /api/v1/roles", For::Holders("manage_users")),
    ("DELETE /api/v1/roles/{id}", For::Holders("manage_users")),
    ("GET /api/v1/roles/{id}", For::Holders("manage_users")),
    ("PATCH /api/v1/roles/{id}", For::Holders("manage_users")),
    ("PUT /api/v1/roles/{id}/permissions", For::Holders("manage_users")),
    ("POST /api/v1/me/recovery-codes", For::SignedIn),
    ("GET /api/v1/me/sessions", For::SignedIn),
    ("DELETE /api/v1/me/sessions", For::SignedIn),
    ("DELETE /api/v1/me/sessions/{id}", For::SignedIn),
    ("GET /api/v1/me/tickets", For::SignedIn),
    ("GET /api/v1/me/sign-ins/history", For::SignedIn),
    ("GET /api/v1/me/totp", For::SignedIn),
    ("POST /api/v1/me/totp", For::SignedIn),
    ("DELETE /api/v1/me/totp", For::SignedIn),
    ("POST /api/v1/me/totp/confirm", For::SignedIn),
    ("POST /api/v1/sessions", For::All),
    ("POST /api/v1/sessions/attempts/code", For::All),
    ("POST /api/v1/sessions/attempts/email-code", For::All),
    ("POST /api/v1/sessions/attempts/password", For::All),
    ("DELETE /api/v1/sessions/current", For::SignedIn),
    ("POST /api/v1/recoveries", For::All),
    ("POST /api/v1/recoveries/confirm", For::All),
    ("POST /api/v1/signups", For::All),
    ("POST /api/v1/signups/address", For::All),
    ("POST /api/v1/signups/address/confirm", For::All),
    ("GET /api/v1/settings", For::Holders("manage_settings")),
    ("GET /api/v1/statistics", For::Holders("access_logs")),
    ("POST /api/v1/tokens", For::All),
    ("DELETE /api/v1/tokens/current", For::SignedIn),
    ("POST /api/v1/tokens/refresh", For::All),
    ("GET /api/v1/users", For::Holders("manage_users")),
    ("POST /api/v1/users/bulk", For::Holders("manage_users")),
    ("DELETE /api/v1/users/{uuid}", For::Holders("manage_users")),
    ("GET /api/v1/users/{uuid}", For::Holders("manage_users")),
    ("POST /api/v1/users/{uuid}/disable", For::Holders("manage_users")),
    ("POST /api/v1/users/{uuid}/enable", For::Holders("manage_users")),
    ("POST /api/v1/users/{uuid}/export", For::Holders("manage_users")),
    ("GET /api/v1/users/{uuid}/grants", For::Holders("manage_users")),
    ("POST /api/v1/users/{uuid}/grants", For::Holders("manage_users")),
    ("DELETE /api/v1/users/{uuid}/grants/{id}", For::Holders("manage_users")),
    ("GET /api/v1/users/{uuid}/permissions/{name}/explain", For::Holders("manage_users")),
    ("POST /api/v1/users/{uuid}/restore", For::Holders("manage_users")),
    ("DELETE /api/v1/users/{uuid}/second-factor", For::Holders("manage_users")),
    ("GET /api/v1/users/{uuid}/sign-ins/history", For::Holders("access_logs")),
    ("DELETE /api/v1/users/{uuid}/sessions", For::Holders("manage_users")),
    ("POST /assign_permission_to_role", For::Holders("manage_users")),
    ("POST /assign_role_to_user", For::Holders("manage_users")),
    ("DELETE /boards", For::SignedIn),
    ("GET /boards", For::SignedIn),
    ("POST /boards", For::SignedIn),
    ("PUT /boards", For::SignedIn),
    ("DELETE /boards/{board}/columns", For::SignedIn),
    ("GET /boards/{board}/columns", For::SignedIn),
    ("POST /boards/{board}/columns", For::SignedIn),
    ("PUT /boards/{board}/columns", For::SignedIn),
    ("POST /create-product", For::Holders("manage_billing")),
    ("POST /edit-product", For::Holders("manage_billing")),
    ("DELETE /delete-product", For::Holders("manage_billing")),
    ("POST /products", For::SignedIn),
    ("POST /product", For::SignedIn),
    ("POST /create-price", For::Holders("manage_billing")),
    ("POST /edit-price", For::Holders("manage_billing")),
    ("POST /delete-price", For::Holders("manage_billing")),
    ("POST /prices", For::SignedIn),
    ("POST /price", For::SignedIn),
    ("POST /prices-for-product", For::SignedIn),
    ("POST /create-subscription", For::SignedIn),
    ("POST /update-subscription", For::SignedIn),
    ("POST /cancel-subscription", For::SignedIn),
    ("POST /deactivate-subscription", For::SignedIn),
    ("POST /reactivate-subscription", For::SignedIn),
    ("POST /delete-subscription", For::SignedIn),
    ("POST /subscriptions", For::Holders("manage_billing")),
    ("POST /subscription", For::SignedIn),
    ("POST /user-subscriptions", For::SignedIn),
    ("POST /user-email-subscriptions", For::SignedIn),
    ("POST /create-checkout-session", For::SignedIn),
    ("GET /checkout-success", For::All),
    ("GET /checkout-cancel", For::All),
    ("POST /change_password", For::SignedIn),
    ("POST /change_password/commit", For::SignedIn),
    ("DELETE /api/v1/users/{uuid}/throttle", For::Holders("manage_users")),
    ("GET /check_auth_status", For::All),
    ("DELETE /columns/{column}/tickets", For::SignedIn),
    ("GET /columns/{column}/tickets", For::SignedIn),
    ("POST /columns/{column}/tickets", For::SignedIn),
    ("PUT /columns/{column}/tickets", For::SignedIn),
    ("POST /create_permission", For::Holders("manage_users")),
    ("POST /create_role", For::Holders("manage_users")),
    ("GET /current_user_details", For::SignedIn),
    ("DELETE /delete_permission", For::Holders("manage_users")),
    ("DELETE /delete_role", For::Holders("manage_users")),
    ("POST /forgot_password", For::All),
    ("GET /healthz", For::All),
    ("POST /login", For::All),
    ("GET /logout", For::SignedIn),
    ("POST /logout", For::SignedIn),
    ("GET /logs", For::SignedIn),
    ("GET /permissions", For::Holders("manage_users")),
    ("GET /protected", For::TokenBearers),
    ("GET /readyz", For::All),
    ("POST /recover", For::All),
    ("POST /recover/{token}", For::All),
    ("POST /register", For::All),
    ("POST /register_email", For::All),
    ("GET /reset_password/{token}", For::All),
    ("POST /reset_password/{token}", For::All),
    ("GET /roles", For::Holders("manage_users")),
    ("POST /signup", For::All),
    ("POST /update_profile", For::SignedIn),
    ("GET /users/details", For::Holders("manage_users")),
    ("GET /twofa_uri", For::SignedIn),
    ("POST /update_twofa", For::SignedIn),
    ("GET /verify_email/{token}", For::All),
];

/// The permission alone is not enough for these: handing out permissions takes `manage_users` too, and
/// describing one takes that one.
const WANTS_MORE: [&str; 2] =
    ["PUT /api/v1/billing/products/{id}/permissions", "PATCH /api/v1/permissions/{id}"];

/// What an answer says about the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    WhoAreYou,
    NotYou,
    GoOn,
}

/// The code of API v1, and the texts of the two replaced programs.
const WHO_ARE_YOU: [&str; 3] =
    ["sign_in_required", "Please log in to access this resource.", "Missing Authorization Header"];

fn verdict(answer: &Answer) -> Verdict {
    let body: Value = serde_json::from_str(&answer.text).unwrap_or_default();
    let says = |text: &str| body["code"] == text || body["message"] == text;
    match answer.status.as_u16() {
        401 if WHO_ARE_YOU.iter().any(|text| says(text)) => Verdict::WhoAreYou,
        403 if says("forbidden") || says("Unauthorized access") => Verdict::NotYou,
        _ => Verdict::GoOn,
    }
}

async fn ask(client: &mut Client, operation: &Operation) -> Answer {
    let path = operation.path_with(|name| match name {
        "uuid" => "00000000-0000-7000-8000-000000000000".to_owned(),
        "id" => "1".to_owned(),
        _ => "example".to_owned(),
    });
    match operation.body() {
        Some(body) => client.send_json(operation.method.clone(), &path, body).await,
        None => client.send(operation.method.clone(), &path, None, Vec::new()).await,
    }
}

/// Two people who show that an operation asks for the permission that its rule names.
struct Specialists {
    only: Person,
    all_but: Person,
}

/// A pair for each permission that a rule names.
async fn specialists(app: &TestApp) -> BTreeMap<&'static str, Specialists> {
    let named: BTreeSet<&str> = RULES.iter().filter_map(|(_, rule)| rule.permission()).collect();
    let mut pairs = BTreeMap::new();
    for (number, permission) in named.into_iter().enumerate() {
        let (only, all_but) =
            (Person::named(&format!("only{number}")), Person::named(&format!("all_but{number}")));
        only.joins(app).await;
        all_but.joins(app).await;
        for held in BuiltInPermission::ALL.map(BuiltInPermission::name) {
            let holder = if held == permission { &only } else { &all_but };
            app.permit(&holder.username, held).await;
        }
        pairs.insert(permission, Specialists { only, all_but });
    }
    pairs
}

#[test]
fn every_operation_has_a_rule_and_every_rule_an_operation() {
    let described: BTreeSet<String> = operations().into_iter().map(|operation| operation.name).collect();
    let ruled: BTreeSet<String> = RULES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(described.difference(&ruled).collect::<Vec<_>>(), Vec::<&String>::new(), "without a rule");
    assert_eq!(
        ruled.difference(&described).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "without an operation"
    );
}

#[tokio::test]
async fn each_kind_of_caller_gets_as_far_as_the_rules_say() {
    // With billing set up: without it, whoever may do something is told that it is not.
    let mut shop = Shop::open().await;
    let app = &mut shop.app;
    let user = Person::named("plain");
    user.joins(app).await;
    let admin = Person::named("boss");
    admin.runs_the_place(app).await;
    let specialists = specialists(app).await;
    let mut wrong = Vec::new();
    for operation in operations() {
        let Some((_, rule)) = RULES.iter().find(|(name, _)| *name == operation.name) else { continue };
        // A session of their own for each, since some operations end it.
        let mut callers = vec![
            ("nobody", app.client()),
            ("a user", user.signs_in(app).await),
            ("an admin", admin.signs_in(app).await),
        ];
        if let For::Holders(permission) = rule {
            let Specialists { only, all_but } = &specialists[permission];
            callers.push(("a holder of that alone", only.signs_in(app).await));
            callers.push(("a holder of all but that", all_but.signs_in(app).await));
        }
        for (who, client) in &mut callers {
            let expected = match (rule, *who) {
                (For::SignedIn | For::Holders(_), "nobody") | (For::TokenBearers, _) => Verdict::WhoAreYou,
                (For::Holders(_), "a user" | "a holder of all but that") => Verdict::NotYou,
                (For::Holders(_), "a holder of that alone") if WANTS_MORE.contains(&&*operation.name) => {
                    Verdict::NotYou
                }
                (For::All | For::SignedIn | For::Holders(_), _) => Verdict::GoOn,
            };
            let answer = ask(client, &operation).await;
            if verdict(&answer) != expected || answer.status.is_server_error() {
                wrong.push(format!("{} for {who}: {} {}", operation.name, answer.status, answer.text));
            }
        }
    }
    app.tolerate_failures();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
