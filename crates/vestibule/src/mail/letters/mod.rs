//! Letters in words: one catalogue per language, one layout for all.

mod en;

use askama::Template;

use crate::config::Config;

use super::Letter;

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

/// Puts a letter into words.
#[must_use]
pub fn render(letter: &Letter, _locale: &str, config: &Config) -> Words {
    let product = config.mail.product_name.as_str();
    let content = en::words(letter, product);
    let view = Layout { product, content: &content };
    // Templates are checked when they are compiled and write into memory.
    let html = view.render().unwrap_or_default();
    Words { text: plain(&content, product), subject: content.subject, html }
}

#[derive(Template)]
#[template(path = "letters/layout.html")]
struct Layout<'a> {
    product: &'a str,
    content: &'a Content,
}

/// The plain text: no line is longer than the link it holds, and the link stands alone on its line
/// so that every mail program finds its end.
fn plain(content: &Content, product: &str) -> String {
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
    text.push_str(&format!("-- \n{product}\n"));
    text
}
