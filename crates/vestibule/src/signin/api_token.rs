//! Making an API token: what outlives a session must not be had by somebody who has only found one.

use vestibule_kernel::Origin;

use crate::env::Env;
use crate::recognition::Recognised;
use crate::tokens::{self, Lifetime, NewApiToken, TokenError};

use super::{StepUpError, require_recent_authentication};

/// Why no API token was made.
#[derive(Debug, thiserror::Error)]
pub enum MakeTokenError {
    /// The caller must prove first who they are.
    #[error(transparent)]
    StepUp(#[from] StepUpError),
    /// Something is wrong with the token.
    #[error(transparent)]
    Token(#[from] TokenError),
}

/// Makes an API token for somebody who has lately proven who they are.
///
/// # Errors
/// [`MakeTokenError`].
pub async fn make_api_token(
    env: &Env,
    caller: &Recognised,
    name: &str,
    lifetime: Lifetime,
    origin: &Origin,
) -> Result<NewApiToken, MakeTokenError> {
    // First: a program with an API token could not do what a refusal for want of a proof asks for.
    tokens::refuse_api_token(caller)?;
    require_recent_authentication(env, &caller.caller).await?;
    Ok(tokens::create_api_token(env, caller, name, lifetime, origin).await?)
}
