//! German: letters about a person's password and address.

use super::{Content, action, hello};

pub(super) fn password_reset(name: &str, link: &str) -> Content {
    Content {
        subject: "Neues Passwort angefordert".to_owned(),
        greeting: hello(name),
        paragraphs: vec![
            "jemand hat ein neues Passwort für Ihr Konto angefordert. Der Link gilt einmal, eine halbe Stunde lang; bis \
             Sie ihn benutzen, bleibt Ihr Passwort, wie es ist."
                .to_owned(),
        ],
        action: action("Neues Passwort wählen", link),
        closing: vec!["Wenn Sie es nicht waren, brauchen Sie nichts zu tun.".to_owned()],
    }
}

pub(super) fn recovery(name: &str, link: &str, code: Option<&str>, product: &str) -> Content {
    let code = code.map_or_else(
        || "Der Code kommt auf dem Weg, den Sie für Codes gewählt haben.".to_owned(),
        |code| format!("Der Code lautet {code}."),
    );
    Content {
        subject: format!("Ihr Weg zurück zu {product}"),
        greeting: hello(name),
        paragraphs: vec![
            format!("jemand möchte wieder in Ihr Konto bei {product}. {code}"),
            "Öffnen Sie den Link und geben Sie dort den Code ein. Beide gelten einmal, eine halbe Stunde lang; bis dahin \
             bleibt Ihr Passwort, wie es ist."
                .to_owned(),
        ],
        action: action("Code eingeben", link),
        closing: vec![
            "Wenn Sie es nicht waren, brauchen Sie nichts zu tun. Geben Sie den Code niemandem.".to_owned(),
        ],
    }
}

pub(super) fn one_time_password(name: &str, password: &str, link: &str, product: &str) -> Content {
    Content {
        subject: format!("Ein neues Passwort für {product}"),
        greeting: hello(name),
        paragraphs: vec![
            format!("das neue Passwort Ihres Kontos bei {product} lautet {password}"),
            "Es gilt einmal, eine halbe Stunde lang, und beim Anmelden wählen Sie ein eigenes. Alles, was angemeldet \
             war, wurde abgemeldet."
                .to_owned(),
        ],
        action: action("Anmelden", link),
        closing: vec!["Wenn Sie es nicht angefordert haben, sagen Sie es bitte sofort der Administration.".to_owned()],
    }
}

pub(super) fn password_changed(name: &str, link: &str, product: &str) -> Content {
    Content {
        subject: "Ihr Passwort wurde geändert".to_owned(),
        greeting: hello(name),
        paragraphs: vec![format!(
            "das Passwort Ihres Kontos bei {product} wurde gerade geändert. Wer anderswo angemeldet war, wurde \
             abgemeldet."
        )],
        action: action("Anmelden", link),
        closing: vec![
            "Wenn Sie es nicht waren, fordern Sie dort sofort ein neues Passwort an und sagen Sie es der \
             Administration."
                .to_owned(),
        ],
    }
}

pub(super) fn password_change_code(name: &str, code: &str) -> Content {
    Content {
        subject: "Ihr Code zum Ändern des Passworts".to_owned(),
        greeting: hello(name),
        paragraphs: vec![
            format!("Ihr Code lautet {code}."),
            "Er gilt zehn Minuten, auf dem Gerät, auf dem Sie ihn angefordert haben.".to_owned(),
        ],
        action: None,
        closing: vec![
            "Wenn Sie ihn nicht angefordert haben, kennt jemand Ihr Passwort: Wählen Sie jetzt ein anderes, und geben \
             Sie den Code niemandem."
                .to_owned(),
        ],
    }
}

pub(super) fn confirm_new_address(name: &str, link: &str, product: &str) -> Content {
    Content {
        subject: format!("Bestätigen Sie Ihre neue Adresse für {product}"),
        greeting: hello(name),
        paragraphs: vec![format!(
            "diese Adresse soll die Ihres Kontos bei {product} werden. Bitte bestätigen Sie, dass sie Ihnen gehört; der \
             Link gilt eine Stunde und fragt nach Ihrem Passwort."
        )],
        action: action("Diese Adresse bestätigen", link),
        closing: vec![
            "Wenn Sie dort kein Konto haben, hat jemand Ihre Adresse versehentlich eingegeben. Sie brauchen nichts zu \
             tun."
                .to_owned(),
        ],
    }
}

pub(super) fn address_change_notice(name: &str, new_address: &str, link: &str, product: &str) -> Content {
    Content {
        subject: format!("Ihre Adresse für {product} soll sich ändern"),
        greeting: hello(name),
        paragraphs: vec![format!(
            "jemand, der in Ihrem Konto bei {product} angemeldet ist, möchte diese Adresse durch {new_address} ersetzen. \
             Das geschieht, sobald die neue Adresse bestätigt ist."
        )],
        action: action("Abbrechen", link),
        closing: vec![
            "Wenn Sie es waren, brauchen Sie hier nichts zu tun. Wenn nicht, brechen Sie es ab und wählen ein neues \
             Passwort."
                .to_owned(),
        ],
    }
}

pub(super) fn address_changed(name: &str, new_address: &str, product: &str) -> Content {
    Content {
        subject: format!("Ihre Adresse für {product} hat sich geändert"),
        greeting: hello(name),
        paragraphs: vec![format!(
            "die Adresse Ihres Kontos bei {product} ist jetzt {new_address}. Briefe zu diesem Konto kommen nicht mehr \
             hierher."
        )],
        action: None,
        closing: vec!["Wenn Sie es nicht waren, sagen Sie es bitte sofort der Administration.".to_owned()],
    }
}

pub(super) fn address_in_use(name: &str, link: &str, product: &str) -> Content {
    Content {
        subject: format!("Ihre Adresse wird bei {product} schon benutzt"),
        greeting: hello(name),
        paragraphs: vec![format!(
            "jemand wollte diese Adresse für ein anderes Konto bei {product} benutzen. Sie gehört zu Ihrem, deshalb hat \
             sich nichts geändert."
        )],
        action: action("Anmelden", link),
        closing: vec![
            "Wenn Sie es waren, melden Sie sich bei diesem Konto an. Wenn nicht, brauchen Sie nichts zu tun."
                .to_owned(),
        ],
    }
}
