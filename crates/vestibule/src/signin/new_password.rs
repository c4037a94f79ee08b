//! What follows from a new password, whoever has set it by whatever way.

use vestibule_db::DbResult;
use vestibule_kernel::SessionId;

use crate::changes::Subject;
use crate::credentials::{self, NewPassword, password_change_code};
use crate::env::{Env, Work};
use crate::mail::Letter;
use crate::sessions;
use crate::tokens;
use crate::users::{self, User};

use super::letters::{sign_in_link, write_to};

/// Which sessions outlive a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// None.
    Nothing,
    /// The one in which the password was changed.
    This(SessionId),
}

/// Sets the password, ends sessions, tokens and everything mailed before it, and tells the person.
/// Answers the person as they are from now on.
pub(super) async fn replace_password(
    env: &Env,
    work: &mut Work,
    user: &User,
    password: &NewPassword,
    keep: Keep,
) -> DbResult<User> {
    credentials::set(work, user.id, password, env.now()).await?;
    let auth_epoch = users::raise_auth_epoch(work, user.id).await?;
    tokens::end_all_families_of(work, user.id).await?;
    match keep {
        Keep::Nothing => sessions::end_all_of(work, user.id).await?,
        Keep::This(session) => {
            sessions::end_others_of(work, user.id, session).await?;
            sessions::carry_over(work, session, auth_epoch).await?;
            password_change_code::end(work, session).await?;
        }
    }
    work.changed(Subject::User(user.id));
    let letter = Letter::PasswordChanged { name: user.salutation().to_owned(), link: sign_in_link(env) };
    write_to(env, work, user, &letter).await?;
    Ok(User { auth_epoch, ..user.clone() })
}
