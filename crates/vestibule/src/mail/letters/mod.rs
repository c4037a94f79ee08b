//! Letters in words: one catalogue per language, one layout for all.

mod de;
mod en;

use askama::Template;

use crate::config::Config;

use super::logo::CONTENT_ID;
use super::{Head, Letter};

/// A letter ready to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// One line.
    pub subject: String,
    /// For a terminal.
    pub text: String,
    /// For a mail program; the same words.
    pub html: String,
}

/// What a language says for one letter.
struct Content {
    subject: String,
    greeting: String,
    paragraphs: Vec<String>,
    action: Option<Action>,
    closing: Vec<String>,
}

/// A link and what following it does.
struct Action {
    label: String,
    url: String,
}

/// A language there is a catalogue for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    English,
    German,
}

/// The languages in which letters are written, by their tags.
pub const LANGUAGES: &[&str] = &[Language::English.tag(), Language::German.tag()];

impl Language {
    /// By the language tag's first part; what nobody has written is read in English.
    fn of(locale: &str) -> Self {
        let language = locale.split(['-', '_']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("de") { Self::German } else { Self::English }
    }

    const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }
}

/// Puts a letter into words.
#[must_use]
pub fn render(letter: &Letter, locale: &str, config: &Config, head: Head) -> Words {
    let product = config.mail.product_name.as_str();
    let language = Language::of(locale);
    let content = match language {
        Language::English => en::words(letter, product),
        Language::German => de::words(letter, product),
    };
    let footer = config.mail.footer.as_deref().unwrap_or(product);
    let logo = match head {
        Head::Logo => Some(CONTENT_ID),
        Head::Plain => None,
    };
    let view = Layout { product, footer, logo, language: language.tag(), content: &content };
    // Templates are checked when they are compiled and write into memory.
    let html = view.render().unwrap_or_default();
    Words { text: plain(&content, footer), subject: content.subject, html }
}

#[derive(Template)]
#[template(path = "letters/layout.html")]
struct Layout<'a> {
    product: &'a str,
    footer: &'a str,
    logo: Option<&'a str>,
    language: &'static str,
    content: &'a Content,
}

/// The plain text: no line is longer than the link it holds, and the link stands alone on its line
/// so that every mail program finds its end.
fn plain(content: &Content, footer: &str) -> String {
    let mut text = format!("{}\n\n", content.greeting);
    for paragraph in &content.paragraphs {
        text.push_str(&format!("{paragraph}\n\n"));
    }
    if let Some(action) = &content.action {
        text.push_str(&format!("{}:\n{}\n\n", action.label, action.url));
    }
    for line in &content.closing {
        text.push_str(&format!("{line}\n\n"));
    }
    text.push_str(&format!("-- \n{footer}\n"));
    text
}
