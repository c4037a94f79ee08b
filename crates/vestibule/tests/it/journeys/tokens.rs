//! Programs: signing in for tokens, being recognised by them, renewing and ending them.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use vestibule_kernel::SecretString;

use crate::support::{Answer, PASSWORD, Person, TestApp};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 3600);
const DISABLE: &str = "UPDATE users SET disabled_at = 1, auth_epoch = auth_epoch + 1 WHERE id = $1";

/// A part of a signed token: 0 its header, 1 its claims.
fn part(token: &str, number: usize) -> Value {
    let text = token.split('.').nth(number).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
}

async fn me(app: &TestApp, token: &str) -> Answer {
    app.client().with_bearer(token).get("/api/v1/me").await
}

async fn refresh(app: &TestApp, token: &str) -> Answer {
    app.client().post("/api/v1/tokens/refresh", json!({ "refresh_token": token })).await
}

fn pair(answer: &Answer) -> (String, String) {
    let body = answer.json();
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    (text("access_token"), text("refresh_token"))
}

#[tokio::test]
async fn a_program_signs_in_and_is_recognised_without_a_cookie_or_a_csrf_token() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let answer = app.client().post("/api/v1/tokens", jo.sign_in_body()).await.expect(201);
    assert!(answer.headers.get("set-cookie").is_none());
    assert_eq!((&answer.json()["token_type"], &answer.json()["expires_in"]), (&json!("Bearer"), &json!(900)));
    let (access, _) = pair(&answer);
    let told = me(&app, &access).await.expect(200).json();
    assert_eq!((&told["username"], &told["csrf_token"]), (&json!("jodo"), &json!("")));
    let mut program = app.client().with_bearer(&access);
    program.post("/api/v1/me/api-tokens", json!({ "name": "backup" })).await.expect(201);
}

#[tokio::test]
async fn a_token_says_who_it_is_for_and_shows_roles_but_no_rights() {
    let app = TestApp::start().await;
    Person::named("ada").runs_the_place(&app).await;
    let (access, _) = Person::named("ada").takes_tokens(&app).await;
    let header = part(&access, 0);
    assert_eq!((&header["alg"], &header["typ"]), (&json!("EdDSA"), &json!("at+jwt")));
    let claims = part(&access, 1);
    assert_eq!(claims["iss"], json!(app.env.config.tokens.issuer));
    assert_eq!((&claims["aud"], &claims["email_verified"]), (&json!("vestibule"), &json!(true)));
    assert_eq!(claims["sub"], me(&app, &access).await.json()["uuid"]);
    let mut names: Vec<_> = claims.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "aud",
            "auth_time",
            "email_verified",
            "exp",
            "iat",
            "iss",
            "jti",
            "mfa_enabled",
            "role",
            "roles",
            "sid",
            "sub",
        ]
    );
}

/// What a token shows of its owner: role, roles, second factor.
fn shown(access: &str) -> Value {
    let claims = part(access, 1);
    json!([claims["role"], claims["roles"], claims["mfa_enabled"]])
}

#[tokio::test]
async fn both_kinds_of_token_show_the_roles_and_the_second_factor_as_they_are() {
    for settings in ["", SHARED] {
        let app = TestApp::start_with(settings).await;
        let mut boss = Person::named("boss").runs_the_place(&app).await;
        assert_eq!(
            shown(&Person::named("boss").takes_tokens(&app).await.0),
            json!(["admin", ["Super Admin"], false])
        );
        let jo = Person::named("jodo");
        let mut desk = jo.comes_in(&app).await;
        let (access, token) = jo.takes_tokens(&app).await;
        assert_eq!(shown(&access), json!(["user", [], false]));
        boss.makes_role("Editor", &["edit"]).await;
        let uuid = desk.uuid().await;
        boss.gives_role(&uuid, "Editor").await;
        let (access, _) = pair(&refresh(&app, &token).await.expect(200));
        assert_eq!(shown(&access), json!(["user", ["Editor"], false]));
        boss.gives_role(&uuid, "Admin").await;
        let (authenticator, _) = jo.takes_a_second_factor(&app, &mut desk).await;
        let mut body = jo.sign_in_body();
        body["code"] = json!(authenticator.code(&app));
        let (access, _) = pair(&app.client().post("/api/v1/tokens", body).await.expect(201));
        assert_eq!(shown(&access), json!(["admin", ["Admin", "Editor"], true]));
    }
}

#[tokio::test]
async fn what_a_token_shows_of_roles_opens_nothing() {
    use vestibule_crypto::SharedSecret;
    let app = TestApp::start_with(SHARED).await;
    Person::named("jodo").joins(&app).await;
    let (access, _) = Person::named("jodo").takes_tokens(&app).await;
    let mut claims = part(&access, 1);
    (claims["role"], claims["roles"]) = (json!("admin"), json!(["Super Admin"]));
    let secret = SharedSecret::new(&SecretString::from("q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeR")).unwrap();
    let mut forger = app.client().with_bearer(&secret.sign("JWT", &claims).unwrap());
    forger.get("/api/v1/users").await.expect(403);
    assert_eq!(forger.get("/api/v1/me").await.expect(200).json()["roles"], json!([]));
}

#[tokio::test]
async fn nothing_is_left_of_tokens_that_a_new_password_or_an_administrator_has_ended() {
    let app = TestApp::start_original().await;
    let mut boss = Person::named("boss").runs_the_place(&app).await;
    let jo = Person::named("jodo");
    jo.joins_original(&app).await;
    let mut desk = jo.signs_in(&app).await;
    let uuid = desk.uuid().await;
    let of_jo =
        "SELECT COUNT(*) FROM token_families WHERE user_id = (SELECT id FROM users WHERE username = 'jodo')";
    let ways: [(&str, Value); 3] = [
        (
            "/update_profile",
            json!({
                "first_name": "Jo", "last_name": "Do", "username": "jodo", "email": jo.email, "password": PASSWORD,
            }),
        ),
        (&format!("/api/v1/users/{uuid}/disable"), json!({})),
        (&format!("/api/v1/users/{uuid}/enable"), json!({})),
    ];
    for (path, body) in ways {
        let is_enabling = path.ends_with("enable") && !path.ends_with("disable");
        if !is_enabling {
            jo.takes_tokens(&app).await;
            assert_eq!(app.count(of_jo).await, 1, "{path}");
        }
        let who = if path == "/update_profile" { &mut desk } else { &mut boss };
        who.post(path, body).await.expect(200);
        assert_eq!(app.count(of_jo).await, 0, "{path}");
    }
    let (access, token) = jo.takes_tokens(&app).await;
    app.client().post("/forgot_password", json!({ "email": jo.email })).await.expect(200);
    let mut letters = app.letters_to(&jo.email).await;
    let link = crate::support::path_in(&letters.pop().unwrap());
    app.client().post(&link, json!({ "email": jo.email, "password": "An0ther@word" })).await.expect(200);
    assert_eq!(app.count(of_jo).await, 0);
    me(&app, &access).await.expect(401);
    refresh(&app, &token).await.expect(401);
    app.letter_to(&jo.email).await;
}

#[tokio::test]
async fn an_access_token_ends_after_fifteen_minutes() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, _) = jo.takes_tokens(&app).await;
    app.clock.advance(15 * MINUTE - Duration::from_secs(1));
    me(&app, &access).await.expect(200);
    app.clock.advance(Duration::from_secs(1));
    let refused = me(&app, &access).await.expect(401);
    assert_eq!(refused.code(), "invalid_token");
    assert_eq!(refused.header("www-authenticate"), r#"Bearer error="invalid_token""#);
}

#[tokio::test]
async fn a_token_that_was_altered_in_any_part_is_refused() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, _) = jo.takes_tokens(&app).await;
    let [header, claims, signature] = access.split('.').collect::<Vec<_>>().try_into().unwrap();
    let other = |mut value: Value, name: &str, with: Value| {
        value[name] = with;
        URL_SAFE_NO_PAD.encode(value.to_string())
    };
    let none = other(part(&access, 0), "alg", json!("none"));
    let shared = other(part(&access, 0), "alg", json!("HS256"));
    let longer = other(part(&access, 1), "exp", json!(9_999_999_999_i64));
    for forged in [
        format!("{header}.{longer}.{signature}"),
        format!("{none}.{claims}."),
        format!("{shared}.{claims}.{signature}"),
        format!("{header}.{claims}."),
        format!("{header}.{claims}.{}", signature.chars().rev().collect::<String>()),
        "x".to_owned(),
        "a.b.c".to_owned(),
        String::new(),
    ] {
        assert_eq!(me(&app, &forged).await.expect(401).code(), "invalid_token", "{forged}");
    }
}

#[tokio::test]
async fn a_bearer_outweighs_a_cookie_and_another_scheme_does_not() {
    let app = TestApp::start().await;
    let browser = Person::named("browser").comes_in(&app).await;
    let program = Person::named("program");
    program.joins(&app).await;
    let (access, _) = program.takes_tokens(&app).await;
    let told = browser.clone().with_bearer(&access).get("/api/v1/me").await.expect(200).json();
    assert_eq!(told["username"], json!("program"));
    browser.clone().with_bearer("rubbish").get("/api/v1/me").await.expect(401);
    // A proxy before the installation may ask for a password of its own.
    let told = browser.sending("authorization", "Basic c3RhZ2U6c3RhZ2U=").get("/api/v1/me").await.expect(200);
    assert_eq!(told.json()["username"], json!("browser"));
}

#[tokio::test]
async fn a_route_for_everybody_does_not_mind_a_dead_bearer() {
    let app = TestApp::start().await;
    let status = app.client().with_bearer("rubbish").get("/check_auth_status").await.expect(200);
    assert_eq!(status.json()["success"], json!(false));
}

#[tokio::test]
async fn rights_come_from_the_database_and_not_from_the_token() {
    let app = TestApp::start().await;
    Person::named("ada").runs_the_place(&app).await;
    let (access, _) = Person::named("ada").takes_tokens(&app).await;
    assert_eq!(me(&app, &access).await.json()["permissions"], json!(["*"]));
    app.changes_user("ada", "DELETE FROM grants WHERE user_id = $1").await;
    let told = me(&app, &access).await.expect(200).json();
    assert_eq!((&told["permissions"], &told["roles"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn disabling_deleting_and_a_new_epoch_end_every_token_at_once() {
    const DELETE: &str = "DELETE FROM users WHERE id = $1";
    const NEW_EPOCH: &str = "UPDATE users SET auth_epoch = auth_epoch + 1 WHERE id = $1";
    let app = TestApp::start().await;
    for (name, sql) in [("disabled", DISABLE), ("deleted", DELETE), ("signed-out", NEW_EPOCH)] {
        let person = Person::named(name);
        person.joins(&app).await;
        let (access, next) = person.takes_tokens(&app).await;
        let api =
            app.client().with_bearer(&access).post("/api/v1/me/api-tokens", json!({ "name": "x" })).await;
        let api = api.json()["token"].as_str().unwrap().to_owned();
        me(&app, &access).await.expect(200);
        me(&app, &api).await.expect(200);
        app.changes_user(name, sql).await;
        me(&app, &access).await.expect(401);
        me(&app, &api).await.expect(401);
        refresh(&app, &next).await.expect(401);
    }
}

#[tokio::test]
async fn a_token_ended_on_one_node_is_dead_on_the_others_within_a_second() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let mut elsewhere = app.client_of_another_node().await;
    let (revoked, _) = jo.takes_tokens(&app).await;
    let (disabled, _) = jo.takes_tokens(&app).await;
    for (token, way) in [(revoked, "revoked"), (disabled, "disabled")] {
        let mut there = elsewhere.clone().with_bearer(&token);
        for _ in 0..3 {
            there.get("/api/v1/me").await.expect(200);
        }
        match way {
            "revoked" => {
                let mut here = app.client().with_bearer(&token);
                here.delete("/api/v1/tokens/current", json!({})).await.expect(204);
            }
            _ => app.changes_user("jodo", DISABLE).await,
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
        there.get("/api/v1/me").await.expect(401);
    }
    elsewhere.get("/healthz").await.expect(200);
}

#[tokio::test]
async fn enabling_somebody_again_revives_no_token() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    app.changes_user("jodo", DISABLE).await;
    app.changes_user("jodo", "UPDATE users SET disabled_at = NULL WHERE id = $1").await;
    me(&app, &access).await.expect(401);
    refresh(&app, &next).await.expect(401);
}

#[tokio::test]
async fn a_refresh_token_gives_the_next_pair_and_works_once() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (_, first) = jo.takes_tokens(&app).await;
    app.clock.advance(20 * MINUTE);
    let (access, second) = pair(&refresh(&app, &first).await.expect(200));
    assert_ne!(first, second);
    me(&app, &access).await.expect(200);
    refresh(&app, &second).await.expect(200);
}

#[tokio::test]
async fn a_refresh_token_that_comes_again_ends_its_family_and_no_other() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (elsewhere, _) = jo.takes_tokens(&app).await;
    let (_, stolen) = jo.takes_tokens(&app).await;
    let (access, next) = pair(&refresh(&app, &stolen).await.expect(200));
    me(&app, &access).await.expect(200);
    assert_eq!(refresh(&app, &stolen).await.expect(401).code(), "invalid_token");
    me(&app, &access).await.expect(401);
    refresh(&app, &next).await.expect(401);
    me(&app, &elsewhere).await.expect(200);
    let noticed = "SELECT COUNT(*) FROM audit_events WHERE action = 'refresh_token_reused'";
    assert_eq!(app.count(noticed).await, 1);
}

#[tokio::test]
async fn of_many_who_race_with_one_refresh_token_exactly_one_gets_a_pair() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (_, token) = jo.takes_tokens(&app).await;
    let tries = (0..8).map(|_| async { refresh(&app, &token).await.status.as_u16() });
    let mut statuses = futures_util::future::join_all(tries).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401, 401, 401, 401, 401, 401, 401]);
}

#[tokio::test]
async fn a_refresh_token_ends_thirty_days_after_it_was_given() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (_, used) = jo.takes_tokens(&app).await;
    app.clock.advance(29 * DAY);
    let (_, next) = pair(&refresh(&app, &used).await.expect(200));
    app.clock.advance(30 * DAY);
    refresh(&app, &next).await.expect(401);
}

#[tokio::test]
async fn an_access_token_is_no_refresh_token_and_the_other_way_round() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    refresh(&app, &access).await.expect(401);
    me(&app, &next).await.expect(401);
}

#[tokio::test]
async fn signing_a_program_out_ends_its_tokens_and_only_those() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let mut browser = jo.comes_in(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    let (other, _) = jo.takes_tokens(&app).await;
    app.client().with_bearer(&access).delete("/api/v1/tokens/current", json!({})).await.expect(204);
    me(&app, &access).await.expect(401);
    refresh(&app, &next).await.expect(401);
    me(&app, &other).await.expect(200);
    browser.get("/api/v1/me").await.expect(200);
    browser.delete("/api/v1/tokens/current", json!({})).await.expect(404);
}

#[tokio::test]
async fn wrong_password_and_unknown_name_look_the_same_to_a_program() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let wrong = json!({ "name": "jodo", "password": "wrong" });
    let unknown = json!({ "name": "nobody", "password": "wrong" });
    let ask = |body| async { app.client().post("/api/v1/tokens", body).await.expect(401).code() };
    assert_eq!(ask(wrong).await, ask(unknown).await);
}

#[tokio::test]
async fn whoever_has_not_confirmed_gets_tokens_by_default_and_holds_what_everybody_holds() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.signs_up(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    assert_eq!(part(&access, 1)["email_verified"], json!(false));
    let told = me(&app, &access).await.expect(200).json();
    assert_eq!((&told["roles"], &told["permissions"]), (&json!([]), &json!([])));
    refresh(&app, &next).await.expect(200);
}

#[tokio::test]
async fn whoever_has_not_confirmed_gets_no_tokens_where_everything_needs_it() {
    let app = TestApp::start_with("[accounts]\nrequire_confirmed_address = \"always\"").await;
    let jo = Person::named("jodo");
    jo.signs_up(&app).await;
    let refused = app.client().post("/api/v1/tokens", jo.sign_in_body()).await.expect(401);
    assert_eq!(refused.code(), "address_not_confirmed");
}

#[tokio::test]
async fn confirming_an_address_ends_the_tokens_taken_before_it() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    let letter = jo.signs_up(&app).await;
    let (access, next) = jo.takes_tokens(&app).await;
    me(&app, &access).await.expect(200);
    let body = json!({ "token": crate::support::token_in(&letter), "password": jo.password });
    app.client().post("/api/v1/confirmations", body).await.expect(200);
    me(&app, &access).await.expect(401);
    refresh(&app, &next).await.expect(401);
}

#[tokio::test]
async fn the_key_set_may_be_kept_for_an_hour_and_holds_the_key_that_signed() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, _) = jo.takes_tokens(&app).await;
    let answer = app.client().get("/.well-known/jwks.json").await.expect(200);
    assert_eq!(answer.header("cache-control"), "public, max-age=3600");
    let keys = answer.json()["keys"].as_array().unwrap().clone();
    assert_eq!(keys.len(), 1);
    assert_eq!(keys[0]["kid"], part(&access, 0)["kid"]);
    assert_eq!(
        (&keys[0]["kty"], &keys[0]["alg"], &keys[0]["d"]),
        (&json!("OKP"), &json!("EdDSA"), &json!(null))
    );
}

#[tokio::test]
async fn the_key_is_replaced_after_ninety_days_and_the_old_one_stays_while_its_tokens_live() {
    let app = TestApp::start().await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let kid = |token: &str| part(token, 0)["kid"].clone();
    let published = || async {
        let keys = app.client().get("/.well-known/jwks.json").await.expect(200).json();
        keys["keys"].as_array().unwrap().iter().map(|key| key["kid"].clone()).collect::<Vec<_>>()
    };
    let old = kid(&jo.takes_tokens(&app).await.0);

    app.clock.advance(90 * DAY);
    let (last, _) = jo.takes_tokens(&app).await;
    assert_eq!(kid(&last), old, "a key is published before it signs");
    assert_eq!(published().await.len(), 2);

    app.clock.advance(DAY - MINUTE);
    let (last, _) = jo.takes_tokens(&app).await;
    app.clock.advance(MINUTE);
    let (first, _) = jo.takes_tokens(&app).await;
    assert_ne!(kid(&first), old);
    me(&app, &last).await.expect(200);
    me(&app, &first).await.expect(200);

    app.clock.advance(DAY);
    assert_eq!(published().await, [kid(&first)]);
}

#[tokio::test]
async fn nodes_that_start_at_once_agree_on_one_key() {
    let app = TestApp::start().await;
    app.clock.advance(90 * DAY);
    let nodes = (0..6).map(|_| vestibule::tokens::keep_keys_current(&app.env));
    for node in futures_util::future::join_all(nodes).await {
        node.unwrap();
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM signing_keys").await, 2);
    assert_eq!(app.count("SELECT COUNT(*) FROM signing_keys WHERE retired_at IS NULL").await, 1);
}

#[tokio::test]
async fn no_token_and_no_private_key_is_kept_in_the_clear() {
    let app = TestApp::start().await;
    Person::named("jodo").joins(&app).await;
    Person::named("jodo").takes_tokens(&app).await;
    let unsealed = "SELECT COUNT(*) FROM signing_keys WHERE sealed NOT LIKE 'v1.%'";
    assert_eq!(app.count(unsealed).await, 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM refresh_tokens WHERE length(token_hash) = 32").await, 1);
}

const SHARED: &str = "jwt_shared_secret = \"q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeR\"";

#[tokio::test]
async fn with_a_shared_secret_a_token_says_what_the_old_verifiers_know() {
    let app = TestApp::start_with(SHARED).await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, _) = jo.takes_tokens(&app).await;
    assert_eq!(part(&access, 0), json!({ "alg": "HS256", "typ": "JWT" }));
    let claims = part(&access, 1);
    assert_eq!(
        (&claims["sub"], &claims["type"], &claims["fresh"]),
        (&json!("jodo"), &json!("access"), &json!(false))
    );
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 900);
    assert!(claims["csrf"].is_string() && claims["jti"].is_string() && claims["aud"].is_null());
    assert_eq!(me(&app, &access).await.expect(200).json()["uuid"], claims["uid"]);
}

#[tokio::test]
async fn whoever_knows_the_shared_secret_still_cannot_name_somebody_who_has_not_signed_in() {
    use vestibule_crypto::SharedSecret;
    let app = TestApp::start_with(SHARED).await;
    for name in ["jodo", "victim"] {
        Person::named(name).joins(&app).await;
    }
    let (mine, _) = Person::named("jodo").takes_tokens(&app).await;
    let (theirs, _) = Person::named("victim").takes_tokens(&app).await;
    let secret = SharedSecret::new(&SecretString::from("q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeR")).unwrap();
    let forge = |name: &str, value: Value| {
        let mut claims = part(&mine, 1);
        claims[name] = value;
        secret.sign("JWT", &claims).unwrap()
    };
    me(&app, &forge("uid", part(&theirs, 1)["uid"].clone())).await.expect(401);
    me(&app, &forge("sid", json!("00000000-0000-4000-8000-000000000000"))).await.expect(401);
    me(&app, &forge("type", json!("refresh"))).await.expect(401);
    me(&app, &forge("exp", Value::Null)).await.expect(401);
    // A name is not what such a token is resolved by.
    assert_eq!(me(&app, &forge("sub", json!("victim"))).await.expect(200).json()["username"], json!("jodo"));
}

#[tokio::test]
async fn a_developers_short_shared_secret_signs_as_the_old_verifiers_expect() {
    let app = TestApp::start_with("jwt_shared_secret = \"super-secret\"").await;
    let jo = Person::named("jodo");
    jo.joins(&app).await;
    let (access, _) = jo.takes_tokens(&app).await;
    app.client().with_bearer(&access).get("/protected").await.expect(200);
    let (signed, signature) = access.rsplit_once('.').unwrap();
    let mut mac = <hmac::Hmac<sha2::Sha256> as hmac::KeyInit>::new_from_slice(b"super-secret").unwrap();
    hmac::Mac::update(&mut mac, signed.as_bytes());
    let expected = data_encoding::BASE64URL_NOPAD.encode(&hmac::Mac::finalize(mac).into_bytes());
    assert_eq!(signature, expected);
}
