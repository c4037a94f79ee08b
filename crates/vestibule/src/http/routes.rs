//! Lists of routes that are read in two ways: a server is made from them, or the description of what
//! it offers.
//!
//! Describing takes two megabytes of code that run once, and leaves five of memory behind. So what is
//! served is the committed description, which a story holds to be what the code says, and a program
//! that only serves has nothing of the other reading in it: it is never called there.

use axum::handler::Handler;
use axum::routing::{MethodFilter, MethodRouter, on};
use axum::{Extension, Router};
use utoipa::openapi::OpenApi;
use utoipa_axum::PathItemExt as _;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use crate::env::Env;

/// What lists of routes are collected into. A slice's list is generic over it:
///
/// ```ignore
/// pub fn routes<R: Routes>() -> R {
///     R::default().routes(routes!(list, create)).routes(routes!(show))
/// }
/// ```
pub trait Routes: Default {
    /// Adds what [`routes!`](crate::http::routes) makes of handlers.
    #[must_use]
    fn routes<D>(self, routes: (Vec<Served>, D)) -> Self
    where
        D: FnOnce() -> UtoipaMethodRouter<Env>;

    /// Adds another list.
    #[must_use]
    fn merge(self, other: Self) -> Self;

    /// Adds another list below a path.
    #[must_use]
    fn nest(self, path: &str, other: Self) -> Self;

    /// Gives a value to the handlers so far, which take it as an [`Extension`].
    #[must_use]
    fn extension<T: Clone + Send + Sync + 'static>(self, value: T) -> Self;
}

/// A route with its handler.
#[derive(Debug)]
pub struct Served {
    path: String,
    handler: MethodRouter<Env>,
}

impl Served {
    /// `P` is what `utoipa::path` makes of a handler.
    #[must_use]
    pub fn by<P: utoipa::Path, H: Handler<T, Env>, T: 'static>(_: P, handler: H) -> Self {
        let methods = P::methods().into_iter().map(|method| method.to_method_filter());
        // An attribute without a method does not compile.
        let methods = methods.reduce(MethodFilter::or).unwrap_or(MethodFilter::GET);
        Self { path: P::path(), handler: on(methods, handler) }
    }
}

impl Routes for Router<Env> {
    fn routes<D>(self, (routes, _): (Vec<Served>, D)) -> Self
    where
        D: FnOnce() -> UtoipaMethodRouter<Env>,
    {
        routes.into_iter().fold(self, |router, Served { path, handler }| router.route(&path, handler))
    }

    fn merge(self, other: Self) -> Self {
        Self::merge(self, other)
    }

    fn nest(self, path: &str, other: Self) -> Self {
        Self::nest(self, path, other)
    }

    fn extension<T: Clone + Send + Sync + 'static>(self, value: T) -> Self {
        self.layer(Extension(value))
    }
}

/// The description of a list.
#[derive(Default)]
pub struct Described(OpenApiRouter<Env>);

impl Described {
    /// Under what is said of the whole.
    #[must_use]
    pub fn under(self, head: OpenApi) -> OpenApi {
        OpenApiRouter::with_openapi(head).merge(self.0).into_openapi()
    }
}

impl Routes for Described {
    fn routes<D>(self, (_, describe): (Vec<Served>, D)) -> Self
    where
        D: FnOnce() -> UtoipaMethodRouter<Env>,
    {
        Self(self.0.routes(describe()))
    }

    fn merge(self, other: Self) -> Self {
        Self(self.0.merge(other.0))
    }

    fn nest(self, path: &str, other: Self) -> Self {
        Self(self.0.nest(path, other.0))
    }

    fn extension<T: Clone + Send + Sync + 'static>(self, _: T) -> Self {
        self
    }
}

/// Handlers of one path, by their names, for [`Routes::routes`]; each has the attribute
/// `utoipa::path`, which makes its path, its method and what is said of it.
macro_rules! routes {
    (@description [$($before:tt)*] $handler:ident) => {
        pastey::paste! { $($before)* [<__path_ $handler>] }
    };
    (@description [$($before:tt)*] $module:ident :: $($rest:tt)+) => {
        $crate::http::routes!(@description [$($before)* $module ::] $($rest)+)
    };
    ($($($part:ident)::+),+ $(,)?) => {
        (
            vec![$($crate::http::Served::by(
                $crate::http::routes!(@description [] $($part)::+),
                $($part)::+,
            )),+],
            || utoipa_axum::routes!($($($part)::+),+),
        )
    };
}
pub(crate) use routes;
