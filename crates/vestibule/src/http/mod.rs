//! The words of HTTP that every slice speaks: problems, bodies, who is calling. It knows no slice.

pub mod body;
mod caller;
mod contract_error;
pub mod cookies;
mod extract;
mod fields;
mod header_text;
mod languages;
mod mask;
mod paging;
mod precondition;
mod problem;
mod request;
mod routes;

pub use body::Json;
pub use caller::{BearerRefused, MaybeSignedIn, SignedIn};
pub use contract_error::ContractError;
pub use extract::{Path, Query};
pub use fields::Fields;
pub use header_text::{header_list, header_text};
pub use languages::Languages;
pub use mask::mask_target;
pub use paging::{PageBody, PageQuery};
pub use precondition::{IfMatch, Tagged};
pub use problem::{Code, Dialect, FieldError, Problem};
pub use request::{RequestId, RequestInfo, RequestOrigin, is_local, user_agent};
pub(crate) use routes::routes;
pub use routes::{Described, Routes, Served};
