//! How the place is doing, over time: what the administrators' charts are drawn from.
//!
//! Every number is read from an index or from what was counted while it happened, so the cost of an
//! answer is bounded by the span that may be asked for, not by how much the installation holds.

pub mod http;
mod sign_ins;
mod span;
mod store;

use vestibule_kernel::{BuiltInPermission, Caller, Forbidden};

use crate::env::{Env, Failure};
use crate::http::{Code, Problem};
use crate::request_log::{self, Answers};

pub use span::{Span, SpanError, Step};

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
pub enum StatisticsError {
    /// The caller lacks `access_logs`.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// There is no such person.
    #[error("there is no such person")]
    Unknown,
    /// See there.
    #[error(transparent)]
    Failure(#[from] Failure),
}

crate::from_failures!(StatisticsError);

impl From<StatisticsError> for Problem {
    fn from(error: StatisticsError) -> Self {
        match error {
            StatisticsError::Forbidden(forbidden) => forbidden.into(),
            StatisticsError::Unknown => Self::new(Code::NotFound),
            StatisticsError::Failure(failure) => failure.into(),
        }
    }
}

/// What happened during one step of a span.
#[derive(Debug, Clone, Default)]
pub(crate) struct Point {
    /// Where it begins, in milliseconds since 1970.
    pub(crate) at: i64,
    pub(crate) sign_ups: i64,
    pub(crate) sign_ins: i64,
    pub(crate) sign_ins_refused: i64,
    /// How many people sent a request; known by days only.
    pub(crate) active_people: Option<i64>,
    pub(crate) letters: i64,
    pub(crate) letters_given_up: i64,
    pub(crate) answers: Answers,
}

/// What happened, step by step, without gaps.
///
/// # Errors
/// [`StatisticsError`].
pub(crate) async fn read(env: &Env, caller: &Caller, span: &Span) -> Result<Vec<Point>, StatisticsError> {
    caller.require(BuiltInPermission::AccessLogs)?;
    let (from, to, step) = (span.from, span.to, span.step.millis());
    let mut log = env.log_db.read().await?;
    let mut answers = request_log::answers(&mut log, from, to, step).await?;
    let active = match span.step {
        Step::Day => Some(request_log::active_people(&mut log, from, to).await?),
        Step::Hour => None,
    };
    drop(log);
    let mut db = env.db.read().await?;
    let sign_ups = store::sign_ups(&mut db, span).await?;
    let sign_ins = store::events(&mut db, "signed_in", span).await?;
    let refused = store::events(&mut db, "sign_in_refused", span).await?;
    let letters = store::letters(&mut db, span).await?;
    let count = |counts: &std::collections::BTreeMap<i64, i64>, n| counts.get(&n).copied().unwrap_or(0);
    let point = |n: i64| Point {
        at: n * step,
        sign_ups: count(&sign_ups, n),
        sign_ins: count(&sign_ins, n),
        sign_ins_refused: count(&refused, n),
        active_people: active.as_ref().map(|days| count(days, n)),
        letters: letters.get(&n).map_or(0, |letters| letters.0),
        letters_given_up: letters.get(&n).map_or(0, |letters| letters.1),
        answers: answers.remove(&n).unwrap_or_default(),
    };
    Ok(span.steps().map(point).collect())
}
