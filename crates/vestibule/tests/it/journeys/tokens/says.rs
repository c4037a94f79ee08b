//! What a token says of its owner, under our own keys and under an old shared secret.

use serde_json::{Value, json};
use vestibule_kernel::SecretString;

use crate::support::{Person, TestApp};

use super::{me, pair, part, refresh};

/// What a token shows of its owner: role, roles, second factor.
fn shown(access: &str) -> Value {
    let claims = part(access, 1);
    json!([claims["role"], claims["roles"], claims["mfa_enabled"]])
}

const SHARED: &str = "jwt_shared_secret = \"q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeR\"";

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
    program.patch("/api/v1/me", json!({ "first_name": "Josephine" })).await.expect(200);
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
