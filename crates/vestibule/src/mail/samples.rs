//! One letter of each kind with invented people, for whoever wants to see what they look like.

use vestibule_kernel::Timestamp;

use super::Letter;

const TOKEN: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
/// 2026-01-15T12:00:00Z.
const NOON: Timestamp = Timestamp::from_millis(1_768_478_400_000);

/// The letter of that name, as [`Letter::template`] tells it.
#[must_use]
pub fn sample(name: &str, base: &str) -> Option<Letter> {
    samples(base).into_iter().find(|letter| letter.template() == name)
}

/// One of each; links begin with `base` and lead nowhere.
#[must_use]
pub fn samples(base: &str) -> Vec<Letter> {
    let name = || "Jo".to_owned();
    let link = |path: &str| format!("{base}/{path}/{TOKEN}");
    let home = || format!("{base}/app/");
    let code = || "123456".to_owned();
    let new_address = || "jo.doe@example.com".to_owned();
    vec![
        Letter::Welcome { name: name(), link: link("confirm") },
        Letter::WelcomeByAddress {
            link: format!("{}?hash={TOKEN}", link("register_email")),
            username: "jo-4821".to_owned(),
            password: "abcd-efgh-ijkl-mnop".to_owned(),
        },
        Letter::Confirmed { name: name(), link: home() },
        Letter::AlreadyRegistered { name: name(), link: home() },
        Letter::Invitation { inviter: "ada".to_owned(), link: link("invite") },
        Letter::PasswordReset { name: name(), link: link("reset") },
        Letter::PasswordChanged { name: name(), link: home() },
        Letter::PasswordChangeCode { name: name(), code: code() },
        Letter::SignInCode { name: name(), code: code() },
        Letter::Recovery { name: name(), link: link("recovery"), code: Some(code()) },
        Letter::RecoveryCode { name: name(), code: code() },
        Letter::OneTimePassword { name: name(), password: "abcd-efgh-ijkl-mnop".to_owned(), link: home() },
        Letter::ConfirmNewAddress { name: name(), link: link("email-change/confirm") },
        Letter::AddressChangeNotice {
            name: name(),
            new_address: new_address(),
            link: link("email-change/cancel"),
        },
        Letter::AddressChanged { name: name(), new_address: new_address() },
        Letter::AddressInUse { name: name(), link: home() },
        Letter::SecondFactorOn { name: name() },
        Letter::SecondFactorOff { name: name() },
        Letter::SecondFactorCleared { name: name(), reason: "lost her phone".to_owned() },
        Letter::RecoveryCodeUsed { name: name(), left: 7 },
        Letter::NewDevice {
            name: name(),
            device: "Firefox on Linux".to_owned(),
            address: Some("192.0.2.7".to_owned()),
            at: NOON,
        },
        Letter::ApiTokenMade { name: name(), token: "nightly backup".to_owned() },
        Letter::AccountDisabled { name: name() },
        Letter::TelegramLinked { name: name(), chat: "Jo Doe (@jodoe)".to_owned() },
        Letter::SomethingFailed {
            title: "no such table: tickets".to_owned(),
            route: "GET /api/v1/boards/{board}".to_owned(),
            occurrences: 3,
            request_id: Some("01jhqz6y".to_owned()),
            link: home(),
        },
        Letter::Test { at: NOON },
    ]
}
