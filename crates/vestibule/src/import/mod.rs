//! Taking over the data of the servers that Vestibule replaces.
//!
//! Read everything, decide, tell, and only then - when asked to - write. Nothing is guessed: a row that
//! cannot be taken as it is stays behind and is listed with the reason. Whoever and whatever is here
//! already, by folded address or name, is left untouched, so a second run changes nothing. Password
//! hashes are kept as they are; the first right password at a sign-in replaces them by a modern one.
//!
//! Products, prices and subscriptions are not read: those tables are copies of what Stripe holds, from
//! where the first comparison brings in the catalogue, and nothing at Stripe says whose a customer is.
//! Orders and logs are not read either; all these tables are counted in the report.

mod apply;
mod boards;
mod original;
mod people;
mod plan;
mod reading;
mod report;
mod roles;

use vestibule_db::foreign::ForeignDb;
use vestibule_db::{DbError, Target};

use crate::env::{Env, Failure};

pub use original::Original;
pub use report::{Kind, LeftOut, Refusal, Report, Tally};

/// Whether an import writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Only tells what it would do.
    DryRun,
    /// Writes.
    Apply,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The other database cannot be read.
    #[error("the database to import from cannot be read")]
    Source(#[source] DbError),
    /// It is not what it was said to be.
    #[error("there is no table of people ({0}); is this the right database?")]
    NoPeople(String),
    /// Ours.
    #[error(transparent)]
    Failure(Failure),
}

crate::from_failures!(ImportError);

impl From<Failure> for ImportError {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Reads an original's database, decides what can be taken and, in [`Mode::Apply`], takes it.
///
/// # Errors
/// [`ImportError`]. People are written some hundred at a time; after a failure a second run goes on
/// where the first one stopped.
pub async fn import(env: &Env, original: Original, from: &Target, mode: Mode) -> Result<Report, ImportError> {
    let mut theirs = ForeignDb::open(from).await.map_err(ImportError::Source)?;
    let found = reading::read(&mut theirs, original).await?;
    let mut report = Report::new(original, mode, found.left_out);
    let roles = roles::plan(env, &found.roles, &mut report).await?;
    let people = plan::plan(env, original, found.people, &roles, &mut report).await?;
    let boards = boards::plan(env, found.boards, &people, &mut report).await?;
    if mode == Mode::Apply {
        let given = apply::roles(env, original, &roles).await?;
        apply::people(env, original, &people, &given, &mut report).await?;
        boards::apply(env, &boards, &mut report).await?;
    }
    Ok(report)
}
