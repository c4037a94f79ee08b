//! Tokens of programs: access tokens that others can check, refresh tokens, personal API tokens.
//!
//! One sign-in begins a family: short-lived signed access tokens, and refresh tokens that each work
//! once. A refresh token that comes a second time has been copied, so it ends its family. Every
//! access token names its family and is worth nothing without it, which is how a signed token can
//! be revoked. What a token's owner may do is read from the database, never from the token.

mod api_tokens;
mod cache;
mod claims;
mod error;
mod families;
pub mod http;
mod keys;
mod store;

pub use api_tokens::{ApiToken, Lifetime, NewApiToken, delete_api_token, list_api_tokens};
pub(crate) use api_tokens::{create_api_token, refuse_api_token};
pub use cache::{BearerError, Refusal, TokenCache};
pub use error::TokenError;
pub use families::{Extent, Issued, end_current, issue, refresh};
pub use keys::{keep_current as keep_keys_current, public_keys};
pub(crate) use store::on_record::{
    ApiTokenOnRecord, FamilyOnRecord, api_tokens_on_record_of, families_on_record_of,
};
pub(crate) use store::{end_all_families_of, end_other_families_of, flush_last_used, prune};
