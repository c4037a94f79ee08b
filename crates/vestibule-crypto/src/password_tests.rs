//! Stories about password hashes, with vectors made by the reference implementation (argon2-cffi).

use proptest::prelude::*;

use super::*;

const PASSWORD: &str = "correct horse b\u{e4}ttery";
const REFERENCE: &str =
    "$argon2id$v=19$m=64,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$KU6Kh4+EV1OmD1bHVJ4FzCilvc8QmB0f70hDKcGOsvo";
const REFERENCE_TWO_LANES: &str =
    "$argon2id$v=19$m=64,t=2,p=2$MDEyMzQ1Njc4OWFiY2RlZg$NJYqgMusK//rVzFZ1rx91Mkk+zohgnEo0qc/oFz33/8";

fn cost(memory_kib: u32, iterations: u32) -> Argon2Cost {
    Argon2Cost { memory_kib, iterations, lanes: 1 }
}

fn verify(hasher: Argon2Cost, password: &str, stored: &str) -> Verified {
    Hasher::new(hasher).verify(&password.into(), Some(stored))
}

#[test]
fn our_hash_is_the_reference_implementations_hash() {
    let hash = Hasher::new(cost(64, 1)).hash(&PASSWORD.into(), *b"0123456789abcdef");
    assert_eq!(hash.as_str(), REFERENCE);
}

#[test]
fn the_right_password_is_recognised_and_a_wrong_one_is_not() {
    assert_eq!(verify(cost(64, 1), PASSWORD, REFERENCE), Verified::Yes);
    assert_eq!(verify(cost(64, 2), PASSWORD, REFERENCE_TWO_LANES), Verified::Yes);
    assert_eq!(verify(cost(64, 1), "correct horse battery", REFERENCE), Verified::No);
}

#[test]
fn a_hash_below_the_configured_cost_is_to_be_replaced() {
    assert_eq!(verify(cost(65, 1), PASSWORD, REFERENCE), Verified::YesNeedsRehash);
    assert_eq!(verify(cost(64, 2), PASSWORD, REFERENCE), Verified::YesNeedsRehash);
    assert_eq!(verify(cost(32, 1), PASSWORD, REFERENCE), Verified::Yes);
}

#[test]
fn a_password_from_another_system_is_recognised_and_to_be_replaced() {
    let stored = "pbkdf2:sha256:50$abcdefgh$a5b2c838d3c27c12b46a1453d7a61dd2d705cf1e7993905560c67375d715bff4";
    assert_eq!(verify(cost(64, 1), PASSWORD, stored), Verified::YesNeedsRehash);
    assert_eq!(verify(cost(64, 1), "wrong", stored), Verified::No);
}

#[test]
fn nothing_to_compare_with_costs_a_hash_and_is_a_no() {
    let mut hasher = Hasher::new(cost(64, 1));
    assert_eq!(hasher.verify(&PASSWORD.into(), None), Verified::No);
    assert_eq!(hasher.blocks.len(), 64, "a whole hash was computed");
}

#[test]
fn what_nobody_can_read_costs_a_hash_and_is_a_no() {
    for unreadable in [
        "",
        "!",
        &REFERENCE.replace("argon2id", "argon2i"),
        &REFERENCE.replace("v=19", "v=16"),
        &REFERENCE.replace("p=1", "p=1,x=1"),
        &REFERENCE.replace("m=64", "m=4294967295"),
        &REFERENCE.replace("t=1", "t=4294967295"),
        &REFERENCE.replace("p=1", "p=0"),
        &REFERENCE.replace("MDEyMzQ1Njc4OWFiY2RlZg", "MDEy"),
        &REFERENCE[..REFERENCE.len() - 2],
        &format!("{REFERENCE}$"),
    ] {
        let mut hasher = Hasher::new(cost(64, 1));
        assert_eq!(hasher.verify(&PASSWORD.into(), Some(unreadable)), Verified::No);
        assert_eq!(hasher.blocks.len(), 64, "{unreadable}");
    }
}

#[test]
fn the_memory_of_a_costlier_hash_is_given_back() {
    let mut hasher = Hasher::new(cost(8, 1));
    assert_eq!(hasher.verify(&PASSWORD.into(), Some(REFERENCE)), Verified::Yes);
    assert_eq!(hasher.blocks.len(), 8);
}

#[test]
fn an_overlong_password_is_hashed_like_any_other() {
    let long = "x".repeat(100_000);
    let hash = Hasher::new(cost(64, 1)).hash(&long.as_str().into(), [1; 16]);
    assert_eq!(verify(cost(64, 1), &long, hash.as_str()), Verified::Yes);
    assert_eq!(verify(cost(64, 1), &long[1..], hash.as_str()), Verified::No);
}

#[test]
fn a_configured_cost_is_neither_below_the_floor_nor_beyond_reason() {
    assert_eq!(Argon2Cost::new(19_456, 2, 1), Ok(Argon2Cost::FLOOR));
    assert_eq!(Argon2Cost::new(19_455, 2, 1), Err(Argon2CostError::TooLow));
    assert_eq!(Argon2Cost::new(19_456, 1, 1), Err(Argon2CostError::TooLow));
    assert_eq!(Argon2Cost::new(19_456, 2, 0), Err(Argon2CostError::TooLow));
    assert_eq!(Argon2Cost::new(u32::MAX, 2, 1), Err(Argon2CostError::TooHigh));
    assert_eq!(Argon2Cost::new(19_456, 65, 1), Err(Argon2CostError::TooHigh));
}

#[test]
fn the_test_cost_is_far_below_the_floor() {
    let hash = Hasher::new(Argon2Cost::for_tests()).hash(&PASSWORD.into(), [1; 16]);
    assert_eq!(verify(Argon2Cost::FLOOR, PASSWORD, hash.as_str()), Verified::YesNeedsRehash);
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(salt: [u8; 16], hash: [u8; 32], memory_kib in 8_u32..1_048_576, iterations in 1_u32..64) {
        let cost = cost(memory_kib, iterations);
        let text = PasswordHash::encode(cost, &salt, &hash);
        prop_assert_eq!(Stored::parse(text.as_str()), Some(Stored { cost, salt: salt.to_vec(), hash }));
    }

    #[test]
    fn any_stored_text_is_read_without_a_panic(
        text in r"(\$argon2id\$v=19\$)?(m=[0-9]{1,4},t=[0-9],p=[0-9])?(\$[A-Za-z0-9+/]{0,50}){0,4}|.*"
    ) {
        if let Some(stored) = Stored::parse(&text) {
            prop_assume!(stored.cost.iterations < 4);
            let _ = Hasher::new(Argon2Cost::for_tests()).compute(stored.cost, &"x".into(), &stored.salt);
        }
    }
}
