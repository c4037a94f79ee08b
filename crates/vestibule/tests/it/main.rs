//! Stories told through the real router, on whichever database the environment names.
//!
//! One binary: linking once is most of the build. `VESTIBULE_TEST_DATABASE_URL` names a PostgreSQL
//! server to make databases on; without it every story has an SQLite file of its own.

#![expect(clippy::unwrap_used, reason = "a story that meets the unexpected fails")]

mod contract;
mod journeys;
mod operations;
mod support;
