//! What operators and attackers see, and what the code promises about itself.

mod authority;
mod bad_input;
mod databases;
mod entrance;
mod killed;
mod layers;
mod openapi;
mod sql;
