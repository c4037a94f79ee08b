//! What the bot says in a chat by itself.

/// The chat is linked.
pub(super) fn linked(language: &str) -> &'static str {
    if is_german(language) {
        "Dieser Chat ist jetzt mit Ihrem Konto verbunden."
    } else {
        "This chat is linked to your account now."
    }
}

/// The link was used before, is too old, or never was one.
pub(super) fn bad_link(language: &str) -> &'static str {
    if is_german(language) {
        "Dieser Link gilt nicht mehr. Bitte fordern Sie in Ihrem Konto einen neuen an."
    } else {
        "This link is not valid any more. Please ask for a new one in your account."
    }
}

fn is_german(language: &str) -> bool {
    language.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case("de"))
}
