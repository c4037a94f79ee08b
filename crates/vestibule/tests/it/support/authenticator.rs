//! An authenticator app, written from RFC 6238 and without our own code.

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::json;
use sha1::Sha1;

use super::{Client, Person, TestApp};

/// An app that has scanned one secret.
#[derive(Debug, Clone)]
pub(crate) struct Authenticator(Vec<u8>);

impl Authenticator {
    /// Takes the secret in an `otpauth` address.
    #[track_caller]
    pub(crate) fn scanning(uri: &str) -> Self {
        let uri = url::Url::parse(uri).unwrap();
        let secret = uri.query_pairs().find(|(name, _)| name == "secret").expect("a secret").1;
        Self(data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap())
    }

    /// The code that the app shows at this moment.
    pub(crate) fn code(&self, app: &TestApp) -> String {
        let step = app.env.clock.now().as_secs() / 30;
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.0).unwrap();
        mac.update(&step.to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let at = usize::from(hash[19] & 0xf);
        let number = u32::from_be_bytes(hash[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
        format!("{:06}", number % 1_000_000)
    }

    /// A code that the app does not show for a long while.
    pub(crate) fn wrong_code(&self, app: &TestApp) -> String {
        let right: u32 = self.code(app).parse().unwrap();
        format!("{:06}", (right + 500_000) % 1_000_000)
    }
}

impl Person {
    /// Switches the second factor on and reads the letter; the step used is over then.
    pub(crate) async fn takes_a_second_factor(
        &self,
        app: &TestApp,
        client: &mut Client,
    ) -> (Authenticator, Vec<String>) {
        let shown = client.post("/api/v1/me/totp", json!({})).await.expect(200).json();
        let authenticator = Authenticator::scanning(shown["uri"].as_str().unwrap());
        let body = json!({ "code": authenticator.code(app) });
        let confirmed = client.post("/api/v1/me/totp/confirm", body).await.expect(200).json();
        assert_eq!(app.letter_to(&self.email).await.subject, "Two-factor authentication is on");
        app.clock.advance(std::time::Duration::from_secs(30));
        (authenticator, serde_json::from_value(confirmed["recovery_codes"].clone()).unwrap())
    }

    /// Signs in as far as the password goes; answers the attempt.
    pub(crate) async fn knocks(&self, client: &mut Client) -> String {
        let due = client.post("/api/v1/sessions", self.sign_in_body()).await.expect(202).json();
        due["attempt"].as_str().unwrap().to_owned()
    }
}
