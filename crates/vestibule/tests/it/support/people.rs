//! People who use the installation.

use serde_json::{Value, json};
use vestibule::signup::{self, NewAdmin};
use vestibule::users::Locale;
use vestibule_db::on_db;
use vestibule_kernel::{DisplayName, EmailAddress, SecretString, Username};
use vestibule_outbound::smtp::OutgoingLetter;

use super::{Client, TestApp};

/// Meets both password policies.
pub(crate) const PASSWORD: &str = "SecureP@ssw0rd";

/// Somebody with a name, an address and a password.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) username: String,
    pub(crate) email: String,
    pub(crate) password: String,
}

impl Person {
    /// Somebody of that username.
    pub(crate) fn named(username: &str) -> Self {
        Self {
            username: username.to_owned(),
            email: format!("{username}@example.com"),
            password: PASSWORD.to_owned(),
        }
    }

    /// The same with another address.
    pub(crate) fn at(self, email: &str) -> Self {
        Self { email: email.to_owned(), ..self }
    }

    /// What they send to sign up.
    pub(crate) fn sign_up_body(&self) -> Value {
        json!({
            "first_name": "Jo", "last_name": "Doe", "username": self.username, "email": self.email,
            "password": self.password,
        })
    }

    /// Signs up and reads the letter.
    pub(crate) async fn signs_up(&self, app: &TestApp) -> OutgoingLetter {
        app.client().post("/signup", self.sign_up_body()).await.expect(201);
        app.letter_to(&self.email).await
    }

    /// Signs up and confirms the address.
    pub(crate) async fn joins(&self, app: &TestApp) {
        let letter = self.signs_up(app).await;
        let mut client = app.client();
        let token = token_in(&letter);
        let body = json!({ "token": token, "password": self.password });
        client.post("/api/v1/confirmations", body).await.expect(200);
    }

    /// Signs up and opens the link, as the replaced programs' users do.
    pub(crate) async fn joins_original(&self, app: &TestApp) {
        let letter = self.signs_up(app).await;
        app.client().get(&path_in(&letter)).await.expect(200);
    }

    /// Signs in; the client keeps the session.
    pub(crate) async fn signs_in(&self, app: &TestApp) -> Client {
        let mut client = app.client();
        client.post("/api/v1/sessions", self.sign_in_body()).await.expect(201);
        client
    }

    /// Signs a program in: its access token and its refresh token.
    pub(crate) async fn takes_tokens(&self, app: &TestApp) -> (String, String) {
        let pair = app.client().post("/api/v1/tokens", self.sign_in_body()).await.expect(201).json();
        let text = |name: &str| pair[name].as_str().unwrap().to_owned();
        (text("access_token"), text("refresh_token"))
    }

    /// What they send to sign in.
    pub(crate) fn sign_in_body(&self) -> Value {
        json!({ "name": self.username, "password": self.password })
    }

    /// Joins and signs in.
    pub(crate) async fn comes_in(&self, app: &TestApp) -> Client {
        self.joins(app).await;
        self.signs_in(app).await
    }

    /// Is granted the role `Admin`, in effect at the next sign-in.
    pub(crate) async fn is_made_admin(&self, app: &TestApp) {
        const GRANT: &str = "INSERT INTO grants (user_id, role_id, source_kind, source_ref, granted_at) \
             SELECT u.id, r.id, 'person', '', 0 FROM users u, roles r \
             WHERE u.username_folded = $1 AND r.built_in = 'admin'";
        let mut tx = app.env.db.write().await.unwrap();
        on_db!(&mut tx, c => { sqlx::query(GRANT).bind(&self.username).execute(c).await.unwrap(); });
        tx.commit().await.unwrap();
    }

    /// Becomes Super Admin by the command line's way, and signs in.
    pub(crate) async fn runs_the_place(&self, app: &TestApp) -> Client {
        let admin = NewAdmin {
            first_name: DisplayName::parse("Ada").unwrap(),
            last_name: DisplayName::parse("Admin").unwrap(),
            username: Username::parse(&self.username).unwrap(),
            email: EmailAddress::parse(&self.email).unwrap(),
            password: SecretString::from(self.password.as_str()),
            locale: Locale::default(),
        };
        signup::create_admin(&app.env, admin).await.unwrap();
        self.signs_in(app).await
    }
}

/// The link in a letter.
#[track_caller]
pub(crate) fn link_in(letter: &OutgoingLetter) -> String {
    letter.text.lines().find(|line| line.starts_with("http")).expect("a link").to_owned()
}

/// The path of the link in a letter.
#[track_caller]
pub(crate) fn path_in(letter: &OutgoingLetter) -> String {
    url::Url::parse(&link_in(letter)).unwrap().path().to_owned()
}

/// The token at the end of the link in a letter.
#[track_caller]
pub(crate) fn token_in(letter: &OutgoingLetter) -> String {
    path_in(letter).rsplit('/').next().unwrap().to_owned()
}
