//! German.

mod accounts;

use super::super::Letter;
use super::en::cut;
use super::{Action, Content};

pub(super) fn words(letter: &Letter, product: &str) -> Content {
    match letter {
        Letter::Welcome { name, link } => Content {
            subject: format!("Willkommen bei {product}"),
            greeting: hello(name),
            paragraphs: vec![format!(
                "danke für Ihre Anmeldung bei {product}. Bitte bestätigen Sie, dass diese Adresse Ihnen gehört; der \
                 Link gilt eine Stunde."
            )],
            action: action("Adresse bestätigen", link),
            closing: vec![
                "Wenn Sie sich nicht angemeldet haben, hat jemand Ihre Adresse versehentlich eingegeben. Sie brauchen \
                 nichts zu tun; ohne Bestätigung kann sich niemand anmelden."
                    .to_owned(),
            ],
        },
        Letter::WelcomeByAddress { link, username, password } => Content {
            subject: format!("Willkommen bei {product}"),
            greeting: "Guten Tag,".to_owned(),
            paragraphs: vec![
                format!(
                    "danke für Ihre Anmeldung bei {product}. Bitte bestätigen Sie zuerst, dass diese Adresse Ihnen \
                     gehört."
                ),
                format!("Melden Sie sich dann als {username} (oder mit dieser Adresse) an, mit dem Passwort {password}"),
                "Link und Passwort gelten einmal, eine halbe Stunde lang. Beim Anmelden wählen Sie ein eigenes \
                 Passwort."
                    .to_owned(),
            ],
            action: action("Adresse bestätigen", link),
            closing: vec![
                "Wenn Sie sich nicht angemeldet haben, hat jemand Ihre Adresse versehentlich eingegeben. Sie brauchen \
                 nichts zu tun."
                    .to_owned(),
            ],
        },
        Letter::Confirmed { name, link } => Content {
            subject: format!("Ihr Konto bei {product} ist bereit"),
            greeting: hello(name),
            paragraphs: vec![format!("Ihre Adresse ist bestätigt und Ihr Konto bei {product} bereit.")],
            action: action("Anmelden", link),
            closing: vec![
                "Wenn nicht Sie sie bestätigt haben, sagen Sie es bitte sofort der Administration.".to_owned(),
            ],
        },
        Letter::AlreadyRegistered { name, link } => Content {
            subject: format!("Sie haben schon ein Konto bei {product}"),
            greeting: hello(name),
            paragraphs: vec![format!(
                "jemand wollte sich gerade mit Ihrer Adresse bei {product} anmelden. Sie haben dort schon ein Konto, \
                 deshalb hat sich nichts geändert."
            )],
            action: action("Anmelden", link),
            closing: vec![
                "Wenn Sie es waren, melden Sie sich an oder fordern dort ein neues Passwort an. Wenn nicht, brauchen \
                 Sie nichts zu tun."
                    .to_owned(),
            ],
        },
        Letter::SomethingFailed { title, route, occurrences, request_id, link } => Content {
            subject: format!("{product}: {}", cut(title)),
            greeting: "Guten Tag,".to_owned(),
            paragraphs: vec![
                format!("in {product} ist etwas fehlgeschlagen: {title}"),
                match request_id {
                    Some(id) => format!("Wo: {route} (Anfrage {id}). Wie oft bisher: {occurrences}."),
                    None => format!("Wo: {route}. Wie oft bisher: {occurrences}."),
                },
            ],
            action: action("Bericht ansehen", link),
            closing: vec![
                "Geschieht es innerhalb der Stunde wieder, wird es gezählt, aber kein weiterer Brief geschrieben."
                    .to_owned(),
            ],
        },
        Letter::Invitation { inviter, link } => Content {
            subject: format!("Einladung zu {product}"),
            greeting: "Guten Tag,".to_owned(),
            paragraphs: vec![format!(
                "{inviter} lädt Sie zu {product} ein. Wählen Sie einen Benutzernamen und ein Passwort; der Link gilt \
                 drei Tage."
            )],
            action: action("Einladung annehmen", link),
            closing: vec![
                "Wenn Sie kein Konto möchten, brauchen Sie nichts zu tun; ohne Sie wird keines angelegt.".to_owned(),
            ],
        },
        Letter::PasswordReset { name, link } => accounts::password_reset(name, link),
        Letter::PasswordChanged { name, link } => accounts::password_changed(name, link, product),
        Letter::PasswordChangeCode { name, code } => accounts::password_change_code(name, code),
        Letter::Recovery { name, link, code } => accounts::recovery(name, link, code.as_deref(), product),
        Letter::RecoveryCode { name, code } => notice(
            "Ihr Code für den Weg zurück",
            name,
            format!(
                "der Code für Ihren Weg zurück zu {product} lautet {code}. Geben Sie ihn auf der Seite ein, die der \
                 Brief öffnet."
            ),
            "Er gilt einmal, eine halbe Stunde lang. Wenn Sie ihn nicht wollten, brauchen Sie nichts zu tun; geben Sie \
             ihn niemandem.",
        ),
        Letter::OneTimePassword { name, password, link } => {
            accounts::one_time_password(name, password, link, product)
        }
        Letter::ConfirmNewAddress { name, link } => accounts::confirm_new_address(name, link, product),
        Letter::AddressChangeNotice { name, new_address, link } => {
            accounts::address_change_notice(name, new_address, link, product)
        }
        Letter::AddressChanged { name, new_address } => accounts::address_changed(name, new_address, product),
        Letter::AddressInUse { name, link } => accounts::address_in_use(name, link, product),
        Letter::SignInCode { name, code } => notice(
            "Ihr Code",
            name,
            format!("Ihr Code lautet: {code}"),
            "Er gilt einmal, zehn Minuten lang. Wenn Sie sich gerade nicht anmelden, kennt jemand Ihr Passwort: Bitte \
             ändern Sie es, und geben Sie diesen Code niemandem.",
        ),
        Letter::StepUpCode { name, code } => notice(
            "Ihr Bestätigungscode",
            name,
            format!("Ihr Code für {product} lautet: {code}"),
            "Er gilt einmal, zehn Minuten lang, in der Sitzung, die ihn angefordert hat. Wenn Sie keinen angefordert \
             haben, ist jemand unter Ihrem Namen angemeldet: Bitte ändern Sie Ihr Passwort, und geben Sie diesen Code \
             niemandem.",
        ),
        Letter::SecondFactorOn { name } => notice(
            "Zwei-Faktor-Anmeldung ist eingeschaltet",
            name,
            format!(
                "Ihr Konto bei {product} fragt jetzt bei jeder Anmeldung nach einem Code Ihrer Authenticator-App. Alle \
                 Ihre anderen Sitzungen wurden beendet."
            ),
            NOT_YOU,
        ),
        Letter::SecondFactorOff { name } => notice(
            "Zwei-Faktor-Anmeldung ist ausgeschaltet",
            name,
            format!(
                "Ihr Konto bei {product} fragt bei der Anmeldung nicht mehr nach einem Code; das Passwort genügt. Alle \
                 Ihre anderen Sitzungen wurden beendet."
            ),
            NOT_YOU,
        ),
        Letter::SecondFactorCleared { name, reason } => notice(
            "Die Zwei-Faktor-Anmeldung wurde für Sie ausgeschaltet",
            name,
            format!(
                "die Administration von {product} hat die Zwei-Faktor-Anmeldung für Ihr Konto ausgeschaltet und Sie \
                 überall abgemeldet. Der angegebene Grund: \u{201e}{reason}\u{201c}"
            ),
            "Bitte melden Sie sich mit Ihrem Passwort an und richten Sie sie neu ein. Wenn Sie nicht darum gebeten \
             haben, sagen Sie es bitte der Administration.",
        ),
        Letter::RecoveryCodeUsed { name, left } => notice(
            "Ein Wiederherstellungscode wurde benutzt",
            name,
            format!(
                "einer Ihrer Wiederherstellungscodes für {product} wurde gerade benutzt. {left} {} noch übrig; neue \
                 können Sie jederzeit erzeugen.",
                if *left == 1 { "ist" } else { "sind" }
            ),
            NOT_YOU,
        ),
        Letter::NewDevice { name, device, address, at } => notice(
            "Neue Anmeldung in Ihrem Konto",
            name,
            format!(
                "in Ihrem Konto bei {product} hat sich jemand mit einem Browser angemeldet, den wir noch nicht kennen: \
                 {}, von {}, am {} (UTC).",
                device.replace(" on ", " unter "),
                address.as_deref().unwrap_or("einer unbekannten Adresse"),
                moment(*at),
            ),
            NOT_YOU,
        ),
        Letter::ApiTokenMade { name, token } => notice(
            "Ein neues API-Token für Ihr Konto",
            name,
            format!(
                "für Ihr Konto bei {product} wurde ein API-Token angelegt: „{token}“. Was es hat, kann alles, was Sie \
                 können."
            ),
            "Wenn Sie das waren, ist nichts zu tun. Wenn nicht, ändern Sie bitte sofort Ihr Passwort; auch alle Token \
             enden dann.",
        ),
        Letter::AccountDisabled { name } => notice(
            "Ihr Konto wurde gesperrt",
            name,
            format!("die Administration hat Ihr Konto bei {product} gesperrt. Sie wurden überall abgemeldet."),
            "Wenn Sie nicht wissen, warum, fragen Sie bitte dort nach.",
        ),
        Letter::TelegramLinked { name, chat } => notice(
            "Ein Telegram-Chat ist mit Ihrem Konto verbunden",
            name,
            format!(
                "Codes und Hinweise zu Ihrem Konto bei {product} können jetzt in den Telegram-Chat von {chat} gehen."
            ),
            NOT_YOU,
        ),
        Letter::Test { at } => Content {
            subject: format!("Ein Probebrief von {product}"),
            greeting: "Guten Tag,".to_owned(),
            paragraphs: vec![format!(
                "wenn Sie dies lesen, kommen Briefe von {product} an. Er wurde am {} (UTC) angefordert.",
                moment(*at)
            )],
            action: None,
            closing: vec!["Sie brauchen nichts zu tun.".to_owned()],
        },
    }
}

const NOT_YOU: &str = "Wenn Sie es waren, ist nichts zu tun. Wenn nicht, ändern Sie bitte sofort Ihr Passwort und beenden alle \
     anderen Sitzungen.";

fn hello(name: &str) -> String {
    format!("Guten Tag {name},")
}

fn action(label: &str, url: &str) -> Option<Action> {
    Some(Action { label: label.to_owned(), url: url.to_owned() })
}

/// Such as `15.01.2026 um 12:00`.
fn moment(at: vestibule_kernel::Timestamp) -> String {
    let text = at.to_rfc3339();
    format!("{}.{}.{} um {}", &text[8..10], &text[5..7], &text[..4], &text[11..16])
}

/// A letter that tells something and asks for nothing.
fn notice(subject: &str, name: &str, told: String, closing: &str) -> Content {
    Content {
        subject: subject.to_owned(),
        greeting: hello(name),
        paragraphs: vec![told],
        action: None,
        closing: vec![closing.to_owned()],
    }
}
