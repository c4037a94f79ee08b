//! Stories about signed tokens. The clock is an argument, so none of them depends on today.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use vestibule_kernel::{SeededEntropy, Timestamp};

use super::*;

const NOW: Timestamp = Timestamp::from_millis(1_764_000_000_000);
const NOW_SECS: i64 = 1_764_000_000;
const EXPECTED: Expected<'static> =
    Expected { issuer: "https://id.example", audience: Some("shop"), typ: "at+jwt", leeway: Duration::ZERO };

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Claims {
    sub: String,
}

fn key() -> SigningKey {
    SigningKey::from_seed(&[7; 32]).unwrap()
}

fn secret() -> SharedSecret {
    SharedSecret::new(&"a-secret-of-at-least-thirty-two-bytes".into()).unwrap()
}

fn claims() -> Value {
    json!({"iss": "https://id.example", "aud": "shop", "sub": "jo", "exp": NOW_SECS + 60})
}

fn claims_with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    claims[name] = value;
    claims
}

fn claims_without(name: &str) -> Value {
    let mut claims = claims();
    claims.as_object_mut().unwrap().remove(name);
    claims
}

fn verify(token: &str, expected: &Expected<'_>) -> Result<Claims, JwtError> {
    Verifier::new([key().public()]).verify(token, expected, NOW)
}

fn judged(claims: &Value) -> Result<(), JwtError> {
    verify(&key().sign("at+jwt", claims).unwrap(), &EXPECTED).map(drop)
}

/// A token with any header at all, signed with nothing.
fn unsigned(header: &Value, signature: &str) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    format!("{}.{}.{signature}", part(header), part(&claims()))
}

#[test]
fn a_token_we_signed_is_accepted_and_gives_its_claims() {
    let token = key().sign("at+jwt", &claims()).unwrap();
    assert_eq!(verify(&token, &EXPECTED), Ok(Claims { sub: "jo".into() }));
}

#[test]
fn a_key_comes_back_from_its_stored_form() {
    let stored = SigningKey::from_pkcs8(&key().to_pkcs8()).unwrap();
    assert_eq!(stored.public(), key().public());
    let token = stored.sign("at+jwt", &claims()).unwrap();
    assert!(verify(&token, &EXPECTED).is_ok());
}

#[test]
fn the_public_key_and_its_id_agree_with_rfc_8037_appendix_a() {
    let seed = BASE64URL_NOPAD.decode(b"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
    let key = SigningKey::from_seed(seed.as_slice().try_into().unwrap()).unwrap();
    assert_eq!(
        key.public_jwk(),
        json!({
            "kty": "OKP",
            "crv": "Ed25519",
            "use": "sig",
            "alg": "EdDSA",
            "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
            "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
        })
    );
}

#[test]
fn the_same_chance_makes_the_same_key() {
    let make = |seed| SigningKey::generate(&SeededEntropy::new(seed)).unwrap();
    assert_eq!(make(1).kid(), make(1).kid());
    assert_ne!(make(1).kid(), make(2).kid());
}

#[test]
fn a_token_of_an_unknown_key_is_refused() {
    let stranger = SigningKey::from_seed(&[8; 32]).unwrap();
    let token = stranger.sign("at+jwt", &claims()).unwrap();
    assert_eq!(verify(&token, &EXPECTED), Err(JwtError::BadSignature));
}

#[test]
fn a_strangers_signature_under_our_key_id_is_refused() {
    let stranger = SigningKey::from_seed(&[8; 32]).unwrap();
    let ours = key().sign("at+jwt", &claims()).unwrap();
    let theirs = stranger.sign("at+jwt", &claims()).unwrap();
    let forged = format!("{}.{}", ours.rsplit_once('.').unwrap().0, theirs.rsplit_once('.').unwrap().1);
    assert_eq!(verify(&forged, &EXPECTED), Err(JwtError::BadSignature));
}

#[test]
fn algorithm_none_is_refused_in_every_spelling() {
    for alg in ["none", "None", "NONE", "nOnE"] {
        for signature in ["", "AAAA"] {
            let token = unsigned(&json!({"alg": alg, "typ": "at+jwt", "kid": key().kid()}), signature);
            assert_eq!(verify(&token, &EXPECTED), Err(JwtError::Malformed));
        }
    }
}

#[test]
fn our_public_key_is_no_shared_secret() {
    use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
    let mut header = Header::new(Algorithm::HS256);
    header.typ = Some("at+jwt".into());
    header.kid = Some(key().kid().into());
    let forged = encode(&header, &claims(), &EncodingKey::from_secret(key().public().as_bytes())).unwrap();
    assert_eq!(verify(&forged, &EXPECTED), Err(JwtError::BadSignature));
    let with_secret = Verifier::new([key().public()]).with_shared_secret(&secret());
    assert_eq!(with_secret.verify::<Claims>(&forged, &EXPECTED, NOW), Err(JwtError::BadSignature));
}

#[test]
fn algorithms_we_never_use_are_refused_even_with_the_right_secret() {
    use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
    let mut header = Header::new(Algorithm::HS512);
    header.typ = Some("at+jwt".into());
    let key = EncodingKey::from_secret(b"a-secret-of-at-least-thirty-two-bytes");
    let token = encode(&header, &claims(), &key).unwrap();
    let verifier = Verifier::new([]).with_shared_secret(&secret());
    assert_eq!(verifier.verify::<Claims>(&token, &EXPECTED, NOW), Err(JwtError::BadSignature));
}

#[test]
fn a_token_without_a_key_id_is_refused() {
    let token = unsigned(&json!({"alg": "EdDSA", "typ": "at+jwt"}), "AAAA");
    assert_eq!(verify(&token, &EXPECTED), Err(JwtError::BadSignature));
}

#[test]
fn a_token_that_insists_on_an_extension_is_refused() {
    let header = json!({"alg": "EdDSA", "typ": "at+jwt", "kid": key().kid(), "crit": ["b64"], "b64": false});
    assert_eq!(verify(&unsigned(&header, "AAAA"), &EXPECTED), Err(JwtError::Malformed));
}

#[test]
fn a_token_ends_at_the_very_second_it_names() {
    assert_eq!(judged(&claims_with("exp", json!(NOW_SECS + 1))), Ok(()));
    assert_eq!(judged(&claims_with("exp", json!(NOW_SECS))), Err(JwtError::Expired));
}

#[test]
fn a_token_begins_at_the_very_second_it_names() {
    assert_eq!(judged(&claims_with("nbf", json!(NOW_SECS))), Ok(()));
    assert_eq!(judged(&claims_with("nbf", json!(NOW_SECS + 1))), Err(JwtError::NotYetValid));
}

#[test]
fn leeway_stretches_both_ends() {
    let expected = Expected { leeway: Duration::from_secs(5), ..EXPECTED };
    let judged = |name, at| verify(&key().sign("at+jwt", &claims_with(name, json!(at))).unwrap(), &expected);
    assert!(judged("exp", NOW_SECS - 4).is_ok());
    assert_eq!(judged("exp", NOW_SECS - 5), Err(JwtError::Expired));
    assert!(judged("nbf", NOW_SECS + 5).is_ok());
    assert_eq!(judged("nbf", NOW_SECS + 6), Err(JwtError::NotYetValid));
}

#[test]
fn a_token_without_an_end_or_with_an_unreadable_one_is_refused() {
    assert_eq!(judged(&claims_without("exp")), Err(JwtError::Malformed));
    for wrong in [json!("2099"), json!(null), json!([]), json!(true)] {
        assert_eq!(judged(&claims_with("exp", wrong)), Err(JwtError::Malformed));
    }
    assert_eq!(judged(&claims_with("exp", json!(1.5e300))), Ok(()));
    assert_eq!(judged(&claims_with("nbf", json!("soon"))), Err(JwtError::Malformed));
}

#[test]
fn a_token_for_another_issuer_audience_or_use_is_refused() {
    assert_eq!(judged(&claims_with("iss", json!("https://evil.example"))), Err(JwtError::WrongIssuer));
    assert_eq!(judged(&claims_without("iss")), Err(JwtError::WrongIssuer));
    assert_eq!(judged(&claims_with("aud", json!("bank"))), Err(JwtError::WrongAudience));
    assert_eq!(judged(&claims_without("aud")), Err(JwtError::WrongAudience));
    assert_eq!(judged(&claims_with("aud", json!(["bank", "shop"]))), Ok(()));
    let refresh = key().sign("rt+jwt", &claims()).unwrap();
    assert_eq!(verify(&refresh, &EXPECTED), Err(JwtError::WrongType));
}

#[test]
fn where_no_audience_is_expected_a_token_for_somebody_is_refused() {
    let expected = Expected { audience: None, ..EXPECTED };
    let judged = |claims| verify(&key().sign("AT+JWT", &claims).unwrap(), &expected);
    assert!(judged(claims_without("aud")).is_ok());
    assert_eq!(judged(claims()), Err(JwtError::WrongAudience));
}

#[test]
fn a_claim_the_caller_demands_must_be_there() {
    assert_eq!(judged(&claims_without("sub")), Err(JwtError::Malformed));
}

#[test]
fn expired_is_said_only_about_tokens_we_signed() {
    let stranger = SigningKey::from_seed(&[8; 32]).unwrap();
    let token = stranger.sign("at+jwt", &claims_with("exp", json!(1))).unwrap();
    assert_eq!(verify(&token, &EXPECTED), Err(JwtError::BadSignature));
}

#[test]
fn an_old_verifiers_library_and_we_understand_each_other() {
    // Made with PyJWT 2: {"iss": "me", "exp": 2000000000, "sub": "jo"}.
    let token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJtZSIsImV4cCI6MjAwMDAwMDAwMCwic3ViIjoiam8ifQ.XsjXFYuiLO52-hU3jUkrwVCh5lH_7Kbf7uyQzb-uKbI";
    let expected = Expected { issuer: "me", audience: None, typ: "JWT", leeway: Duration::ZERO };
    let verifier = Verifier::new([]).with_shared_secret(&secret());
    assert_eq!(verifier.verify(token, &expected, NOW), Ok(Claims { sub: "jo".into() }));
    let without = Verifier::new([]);
    assert_eq!(without.verify::<Claims>(token, &expected, NOW), Err(JwtError::BadSignature));
}

#[test]
fn a_token_of_the_shared_secret_is_accepted_only_with_it() {
    let token = secret().sign("at+jwt", &claims()).unwrap();
    let verifier = Verifier::new([key().public()]).with_shared_secret(&secret());
    assert!(verifier.verify::<Claims>(&token, &EXPECTED, NOW).is_ok());
    assert_eq!(verify(&token, &EXPECTED), Err(JwtError::BadSignature));
}

#[test]
fn a_short_shared_secret_is_refused() {
    assert_eq!(SharedSecret::new(&"x".repeat(31).into()).unwrap_err(), SharedSecretError::TooShort);
}

#[test]
fn any_change_to_a_token_is_noticed() {
    let token = key().sign("at+jwt", &claims()).unwrap();
    for at in 0..token.len() {
        let mut changed = token.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        assert!(verify(std::str::from_utf8(&changed).unwrap(), &EXPECTED).is_err(), "{at}");
    }
}

#[test]
fn keys_never_print_themselves() {
    let printed = format!("{:?} {:?}", secret(), key());
    assert_eq!(printed, format!("SharedSecret(..) SigningKey({})", key().kid()));
}

proptest! {
    #[test]
    fn any_text_is_refused_without_a_panic(text in r"[A-Za-z0-9_-]*(\.[A-Za-z0-9_-]*){0,4}|.*") {
        prop_assert!(verify(&text, &EXPECTED).is_err());
    }

    #[test]
    fn any_header_is_refused_without_a_panic(alg in "EdDSA|HS256|none|.*", kid in ".*", signature in "[A-Za-z0-9_-]{0,90}") {
        let token = unsigned(&json!({"alg": alg, "kid": kid, "typ": "at+jwt"}), &signature);
        prop_assert!(verify(&token, &EXPECTED).is_err());
    }

    #[test]
    fn any_bytes_are_no_signing_key(bytes: Vec<u8>) {
        prop_assert!(SigningKey::from_pkcs8(&bytes).is_err());
    }
}
