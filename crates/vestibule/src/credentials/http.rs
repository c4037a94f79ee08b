//! The password policy for machines: what a form should demand, and the verdict on one password.
//!
//! Both are open and keep nothing: whoever chooses a password has no account yet, or has lost it.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vestibule_kernel::SecretString;

use crate::config::PasswordPolicy;
use crate::env::Env;
use crate::http::{Json, Problem, Routes, routes};

use super::password_policy::{CLASSIC_LEAST, MODERN_LENGTH};
use super::{PolicyViolation, Strength, check_password, strength};

/// The routes.
pub fn routes<R: Routes>() -> R {
    R::default().routes(routes!(show)).routes(routes!(check))
}

/// Which passwords may be set.
#[derive(Debug, Serialize, ToSchema)]
struct PasswordPolicyBody {
    /// `modern` or `classic`.
    policy: &'static str,
    /// In characters.
    min_length: usize,
    /// In characters; none for no limit.
    max_length: Option<usize>,
    /// Everything a password may be refused for.
    rules: Vec<PasswordRule>,
}

/// One rule.
#[derive(Debug, Serialize, ToSchema)]
struct PasswordRule {
    /// Stable, for machines.
    code: &'static str,
    /// For a person.
    detail: String,
}

impl From<PolicyViolation> for PasswordRule {
    fn from(violation: PolicyViolation) -> Self {
        Self { code: violation.code(), detail: violation.to_string() }
    }
}

/// Which passwords may be set here.
#[utoipa::path(get, path = "/api/v1/password-policy", tag = "password",
    responses((status = 200, body = PasswordPolicyBody)))]
async fn show(State(env): State<Env>) -> Json<PasswordPolicyBody> {
    let policy = env.config.accounts.password_policy;
    let (least, most) = match policy {
        PasswordPolicy::Modern => (*MODERN_LENGTH.start(), Some(*MODERN_LENGTH.end())),
        PasswordPolicy::Classic => (CLASSIC_LEAST, None),
    };
    let rules = PolicyViolation::of(policy).iter().copied().map(PasswordRule::from).collect();
    Json(PasswordPolicyBody { policy: policy.as_str(), min_length: least, max_length: most, rules })
}

/// A password somebody thinks of, and what is known about them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordCheckBody {
    #[schema(value_type = String, format = Password)]
    password: SecretString,
    #[serde(default)]
    first_name: String,
    #[serde(default)]
    last_name: String,
    #[serde(default)]
    username: String,
    #[serde(default)]
    email: String,
}

/// The verdict on a password.
#[derive(Debug, Serialize, ToSchema)]
struct PasswordVerdict {
    /// Whether it may be set.
    acceptable: bool,
    /// Why not.
    violation: Option<PasswordRule>,
    /// How well it resists guessing, from 0 to 4: for a meter, not a condition.
    strength: Strength,
}

/// Whether a password may be set, and how strong it is. Nothing is stored.
#[utoipa::path(post, path = "/api/v1/password-policy/check", tag = "password", request_body = PasswordCheckBody,
    responses((status = 200, body = PasswordVerdict), (status = 422)))]
async fn check(
    State(env): State<Env>,
    Json(body): Json<PasswordCheckBody>,
) -> Result<Json<PasswordVerdict>, Problem> {
    let product = env.config.mail.product_name.as_str();
    let about = [&body.first_name, &body.last_name, &body.username, &body.email].map(|name| shortened(name));
    let about = [about[0], about[1], about[2], about[3], product];
    let violation = check_password(env.config.accounts.password_policy, &body.password, &about).err();
    let strength = strength(&body.password, &about);
    Ok(Json(PasswordVerdict {
        acceptable: violation.is_none(),
        violation: violation.map(PasswordRule::from),
        strength,
    }))
}

/// Names are compared with every part of the password; nobody's is longer than an address.
fn shortened(name: &str) -> &str {
    let end = name.char_indices().nth(254).map_or(name.len(), |(end, _)| end);
    &name[..end]
}
