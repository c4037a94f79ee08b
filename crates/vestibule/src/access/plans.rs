//! What a person holds because they pay for it: written as a whole whenever their subscriptions
//! change, so that it cannot drift from them. What people or invitations gave is not touched.

use vestibule_db::DbResult;
use vestibule_kernel::{PermissionId, Timestamp, UserId};

use crate::changes::Subject;
use crate::env::{Env, Work};

use super::store::plans as rows;

/// A permission that comes with a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlanGrant {
    pub(crate) permission: PermissionId,
    /// What people call the plan; explanations show it.
    pub(crate) plan: String,
    /// Until when; none for as long as nothing changes.
    pub(crate) until: Option<Timestamp>,
}

/// Makes what plans give to a person exactly this; tells whether that changed anything.
pub(crate) async fn set_plan_grants(
    env: &Env,
    work: &mut Work,
    user: UserId,
    wanted: &[PlanGrant],
) -> DbResult<bool> {
    let held = rows::of(work, user).await?;
    let mut changed = false;
    for grant in &held {
        if !wanted.iter().any(|wanted| wanted.permission == grant.permission && wanted.plan == grant.plan) {
            rows::delete(work, user, grant).await?;
            changed = true;
        }
    }
    for grant in wanted.iter().filter(|wanted| !held.contains(wanted)) {
        rows::put(work, user, grant, env.now()).await?;
        changed = true;
    }
    if changed {
        work.changed(Subject::User(user));
    }
    Ok(changed)
}
