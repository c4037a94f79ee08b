//! What operators and attackers see.

mod entrance;
