//! Finding out who calls, once per request, and whether the call may be theirs.
//!
//! CSRF comes before routing, as in the replaced programs: a write with a session but without its
//! token is refused whatever its path. A write without a session proves by its origin that no
//! foreign page sent it. A bearer token is sent by programs only, so it needs neither, and a request
//! that carries one is nobody's session.

use std::sync::Arc;

use axum::body::{Body, HttpBody as _};
use http::{HeaderMap, Method, Request};
use vestibule_crypto::Token;

use crate::env::{Env, Failure};
use crate::http::{BearerRefused, Code, Problem, SignedIn, body, cookies};
use crate::recognition::{Means, Recognised};
use crate::sessions::SessionCache;
use crate::tokens::{BearerError, Refusal, TokenCache};

use super::cors::Origins;

/// Paths whose writes need no CSRF token because they make or precede a session; the origin rule
/// guards them instead.
const BEFORE_SESSION: &[&str] = &[
    "/signup",
    "/login",
    "/register",
    "/forgot_password",
    "/register_email",
    "/recover",
    "/api/v1/signups/address",
    "/api/v1/signups/address/confirm",
    "/api/v1/recoveries",
    "/api/v1/recoveries/confirm",
    "/api/v1/signups",
    "/api/v1/sessions",
    "/api/v1/tokens",
    "/api/v1/tokens/refresh",
    "/api/v1/sessions/attempts/code",
    "/api/v1/sessions/attempts/email-code",
    "/api/v1/sessions/attempts/password",
    "/api/v1/confirmations",
    "/api/v1/confirmations/resend",
    "/api/v1/invitations/accept",
    "/api/v1/password-resets",
    "/api/v1/password-resets/confirm",
    "/api/v1/password-policy/check",
];
/// Paths that hold a one-time token. Their pages are loaded with `Referrer-Policy: no-referrer`, so
/// that browsers send `Origin: null`; the token itself proves more than an origin could.
const WITH_ONE_TIME_TOKEN: &[&str] = &[
    "/confirm/",
    "/invite/",
    "/setup/",
    "/reset_password/",
    "/reset/",
    "/email-change/",
    "/new-password/",
    "/recover/",
    "/recovery/",
    "/register_email/",
];

/// Reads that change something because the replaced programs' clients do it so. Elsewhere HEAD is a
/// GET without the body; here a program that only looks whether a link is alive would carry it out.
const CHANGING_READS: &[&str] = &["/logout", "/checkout-success"];
const CHANGING_READS_WITH_TOKEN: &[&str] = &["/verify_email/"];

/// Whether a request asks for the head of an answer that cannot be had without its effect.
pub(super) fn is_head_of_a_change<B>(request: &Request<B>) -> bool {
    let path = request.uri().path();
    request.method() == Method::HEAD
        && (CHANGING_READS.contains(&path)
            || CHANGING_READS_WITH_TOKEN.iter().any(|prefix| path.starts_with(prefix)))
}

/// Where programs of others call that have no session: a signature over the body, or a secret beside
/// it, proves who they are.
const SIGNED: &[&str] = &["/stripe/webhook", "/telegram/webhook"];

/// Looks at everybody who comes in.
#[derive(Debug)]
pub(super) struct Gate {
    pub(super) env: Env,
    pub(super) sessions: SessionCache,
    pub(super) tokens: TokenCache,
    pub(super) origins: Origins,
}

/// What protects a request from being somebody else's doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Guard {
    /// Nothing: it changes nothing.
    None,
    /// The CSRF token, or the origin when there is no session.
    Token,
    /// The origin, session or not.
    Origin,
    /// A secret in the path.
    Path,
    /// A signature, which the route itself holds against the body.
    Signature,
}

impl Gate {
    /// Recognises the caller and refuses what a foreign page may have sent.
    ///
    /// A body may take its time, and whoever sends it must not be taken for what they were when they
    /// began: somebody recognised is recognised again once it is there.
    pub(super) async fn admit(
        &self,
        request: &mut Request<Body>,
    ) -> Result<Option<Arc<Recognised>>, Problem> {
        let recognised = self.look_at(request).await?;
        let Some(caller) = recognised.as_deref().filter(|_| !request.body().is_end_stream()) else {
            return Ok(recognised);
        };
        let limit = body::limit(&self.env, request.uri().path(), Some(&caller.caller));
        let whole = body::read_up_to(&self.env, std::mem::take(request.body_mut()), limit).await?;
        *request.body_mut() = Body::from(whole);
        request.extensions_mut().remove::<SignedIn>();
        request.extensions_mut().remove::<Arc<Recognised>>();
        self.look_at(request).await
    }

    async fn look_at(&self, request: &mut Request<Body>) -> Result<Option<Arc<Recognised>>, Problem> {
        let guard = guard_of(request.method(), request.uri().path());
        let recognised = match self.recognise(request.headers()).await? {
            Visitor::Recognised(caller) => Some(caller),
            Visitor::Unknown => None,
            Visitor::Refused(refusal) => {
                request.extensions_mut().insert(BearerRefused);
                request.extensions_mut().insert(refusal);
                None
            }
        };
        match (guard, recognised.as_deref()) {
            (Guard::None | Guard::Path | Guard::Signature, _) => {}
            (Guard::Token | Guard::Origin, Some(caller)) if !has_session(caller) => {}
            (Guard::Token, Some(caller)) => check_csrf(request, &caller.csrf_token)?,
            (Guard::Token, None) | (Guard::Origin, _) => {
                if !self.origins.may_write(request.headers()) {
                    return Err(Problem::new(Code::CrossSite));
                }
            }
        }
        if request.uri().path() == "/logout"
            && request.method() == Method::GET
            && !self.origins.may_end_session(request.headers())
        {
            return Err(Problem::new(Code::CrossSite));
        }
        if let Some(recognised) = &recognised {
            let extensions = request.extensions_mut();
            extensions.insert(SignedIn(Arc::clone(&recognised.caller)));
            extensions.insert(Arc::clone(recognised));
        }
        Ok(recognised)
    }

    /// By the bearer, and only without one by the cookie.
    async fn recognise(&self, headers: &HeaderMap) -> Result<Visitor, Problem> {
        if let Some(bearer) = cookies::bearer(headers) {
            return match self.tokens.recognise(&self.env, bearer).await {
                Ok(caller) => Ok(Visitor::Recognised(caller)),
                Err(BearerError::Refused(refusal)) => Ok(Visitor::Refused(refusal)),
                Err(BearerError::Failure(failure)) => Err(failure.into()),
            };
        }
        let cookie = cookies::value(headers, &self.env.config.session.cookie_name);
        let Some(token) = cookie.and_then(Token::parse) else { return Ok(Visitor::Unknown) };
        let found = self.sessions.recognise(&self.env, &token.hash()).await.map_err(Failure::from)?;
        Ok(found.map_or(Visitor::Unknown, Visitor::Recognised))
    }
}

/// Who stands before the gate.
enum Visitor {
    Recognised(Arc<Recognised>),
    Unknown,
    /// With a bearer that is not accepted: nobody, whom a route that needs somebody tells so.
    Refused(Refusal),
}

fn has_session(caller: &Recognised) -> bool {
    matches!(caller.means, Means::Session(_))
}

fn guard_of(method: &Method, path: &str) -> Guard {
    if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        Guard::None
    } else if WITH_ONE_TIME_TOKEN.iter().any(|prefix| path.starts_with(prefix)) {
        Guard::Path
    } else if SIGNED.contains(&path) {
        Guard::Signature
    } else if BEFORE_SESSION.contains(&path) {
        Guard::Origin
    } else {
        Guard::Token
    }
}

/// The header must be this session's token; the cookie of the same name proves nothing, since the
/// browser sends it by itself.
fn check_csrf(request: &Request<Body>, expected: &str) -> Result<(), Problem> {
    use subtle::ConstantTimeEq as _;
    let presented = request.headers().get(cookies::CSRF).map_or(&b""[..], |value| value.as_bytes());
    if bool::from(presented.ct_eq(expected.as_bytes())) {
        Ok(())
    } else {
        Err(Problem::new(Code::CsrfFailed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_makes_a_session_or_holds_a_token_is_spared_the_csrf_token() {
        assert_eq!(guard_of(&Method::GET, "/boards"), Guard::None);
        assert_eq!(guard_of(&Method::POST, "/boards"), Guard::Token);
        assert_eq!(guard_of(&Method::DELETE, "/login"), Guard::Origin);
        assert_eq!(guard_of(&Method::POST, "/login/x"), Guard::Token);
        assert_eq!(guard_of(&Method::POST, "/confirm/abc"), Guard::Path);
        assert_eq!(guard_of(&Method::POST, "/stripe/webhook"), Guard::Signature);
        assert_eq!(guard_of(&Method::POST, "/stripe/webhook/x"), Guard::Token);
        assert_eq!(guard_of(&Method::PATCH, "/api/v1/me"), Guard::Token);
    }
}
