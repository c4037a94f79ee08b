//! Who is calling, as handlers ask for it. The entrance finds out once per request.

use std::convert::Infallible;
use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use http::request::Parts;
use vestibule_kernel::Caller;

use super::{Code, Problem};

/// The request carried a bearer that is not accepted. Routes that anybody may use do not care;
/// whoever needs a caller says so.
#[derive(Debug, Clone, Copy)]
pub struct BearerRefused;

/// Somebody signed in; a request of anybody else is refused with 401.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Arc<Caller>);

impl Deref for SignedIn {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| {
            let refused = parts.extensions.get::<BearerRefused>().is_some();
            Problem::new(if refused { Code::InvalidToken } else { Code::SignInRequired })
        })
    }
}

/// Somebody signed in, or nobody.
#[derive(Debug, Clone)]
pub struct MaybeSignedIn(pub Option<SignedIn>);

impl<S: Sync> FromRequestParts<S> for MaybeSignedIn {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get::<SignedIn>().cloned()))
    }
}
