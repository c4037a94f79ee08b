//! What operators and attackers see, and what the code promises about itself.

mod authority;
mod bad_input;
mod database_away;
mod databases;
mod entrance;
mod idempotency;
mod killed;
mod layers;
mod openapi;
mod sql;
