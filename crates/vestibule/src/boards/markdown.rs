//! Markdown as people write it, HTML as others may be shown it.
//!
//! HTML in the text is shown as text. What the renderer makes passes a sanitiser all the same: no
//! scripts, styles, forms or pictures (which would tell a stranger's server who reads), and links
//! only to absolute http, https and mailto addresses, so that none leads to `/logout`.

use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};
use tokio::sync::Semaphore;

use crate::env::Failure;

/// Texts that together are longer are rendered beside the threads that answer requests ...
const SHORT: usize = 4_096;
/// ... and no more of them at once, so that long texts leave the machine to others.
static LONG_ONES: Semaphore = Semaphore::const_new(2);

/// Deeper quotes and lists are shown as the text they are made of.
const DEEPEST: usize = 24;

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let tags = [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "input",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(tags))
        .add_tag_attributes("a", ["href", "title"])
        .add_tag_attributes("ol", ["start"])
        // Boxes of task lists, which nobody can tick.
        .add_tag_attribute_values("input", "type", ["checkbox"])
        .add_tag_attribute_values("input", "disabled", [""])
        .add_tag_attribute_values("input", "checked", [""])
        .set_tag_attribute_value("input", "disabled", "")
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"));
    builder
});

/// The HTML of some texts, in their order.
///
/// # Errors
/// [`Failure`] when the renderer breaks off.
pub(super) async fn render(texts: Vec<String>) -> Result<Vec<String>, Failure> {
    if texts.iter().map(String::len).sum::<usize>() <= SHORT {
        return Ok(all_to_html(&texts));
    }
    let failed = |error: &dyn std::fmt::Display| Failure::Internal(error.to_string());
    let turn = LONG_ONES.acquire().await.map_err(|closed| failed(&closed))?;
    let rendered = tokio::task::spawn_blocking(move || {
        let html = all_to_html(&texts);
        // Only now, also when nobody waits for it any more.
        drop(turn);
        html
    });
    rendered.await.map_err(|error| failed(&error))
}

fn all_to_html(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| to_html(text)).collect()
}

/// HTML that is safe to show, from Markdown (CommonMark with tables, strikethrough and task lists).
#[must_use]
fn to_html(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut depth = Depth(0);
    let events = Parser::new_ext(markdown, options).filter_map(|event| depth.keep(harmless(event)));
    let mut text = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut text, events.map(set_aside));
    put_back(&SANITISER.clean(&text).to_string())
}

/// Characters that HTML writes as entities, and what stands for them (Unicode Private Use) while
/// the sanitiser works: each entity costs it a copy of the text before, so a text of nothing but
/// `&` would take the square of its length.
const ASIDE: [(char, char, &str); 3] =
    [('&', '\u{f8fd}', "&amp;"), ('<', '\u{f8fe}', "&lt;"), ('>', '\u{f8ff}', "&gt;")];

/// Whoever writes a stand-in themselves sees the sign for a character that cannot be shown.
fn set_aside(event: Event<'_>) -> Event<'_> {
    let aside = |text: CowStr<'_>| -> CowStr<'static> {
        let swap = |c: char| match ASIDE.iter().find(|(plain, mark, _)| *plain == c || *mark == c) {
            Some((plain, mark, _)) if *plain == c => *mark,
            Some(_) => char::REPLACEMENT_CHARACTER,
            None => c,
        };
        text.chars().map(swap).collect::<String>().into()
    };
    match event {
        Event::Text(text) => Event::Text(aside(text)),
        Event::Code(text) => Event::Code(aside(text)),
        other => other,
    }
}

/// As entities wherever they have come to stand, so that none can become a tag.
fn put_back(html: &str) -> String {
    let mut whole = String::with_capacity(html.len() * 5 / 4);
    for c in html.chars() {
        match ASIDE.iter().find(|(_, mark, _)| *mark == c) {
            Some((.., entity)) => whole.push_str(entity),
            None => whole.push(c),
        }
    }
    whole
}

/// HTML becomes text, a picture its description.
fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
        other => other,
    }
}

/// How deep in elements the text is: a browser should not have to build ten thousand quotes.
struct Depth(usize);

impl Depth {
    fn keep<'t>(&mut self, event: Event<'t>) -> Option<Event<'t>> {
        match event {
            Event::Start(_) => {
                self.0 += 1;
                (self.0 <= DEEPEST).then_some(event)
            }
            Event::End(_) => {
                let kept = self.0 <= DEEPEST;
                self.0 = self.0.saturating_sub(1);
                kept.then_some(event)
            }
            _ => Some(event),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyday_markdown_becomes_html() {
        let html = to_html("# Plan\n\n* **a** and ~~b~~\n* [ ] c\n\n`x < y` [site](https://example.org)");
        assert!(html.contains("<h1>Plan</h1>"), "{html}");
        assert!(html.contains("<strong>a</strong> and <del>b</del>"), "{html}");
        assert!(html.contains("type=\"checkbox\""), "{html}");
        assert!(html.contains("<code>x &lt; y</code>"), "{html}");
        assert!(html.contains("href=\"https://example.org\" rel=\"noopener noreferrer nofollow\""), "{html}");
    }

    #[test]
    fn nothing_that_runs_or_calls_home_gets_through() {
        for text in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![x](https://spy.example/pixel.png)",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html;base64,AAAA)",
            "[x](/logout)",
            "[x](//evil.example)",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<svg/onload=alert(1)>",
            "a<b onclick=alert(1)>b</b>",
            "<style>*{display:none}</style>",
            "<https://x\" onmouseover=\"alert(1)>",
            "```\"><script>\nx\n```",
        ] {
            let html = to_html(text);
            for bad in [
                "<script",
                "<img",
                "<svg",
                "<style",
                "<a href=\"j",
                "<a href=\"J",
                "<a href=\"d",
                "<a href=\"/",
                "<b ",
            ] {
                assert!(!html.contains(bad), "{text}: {html}");
            }
        }
    }

    #[test]
    fn what_stands_for_entities_can_be_written_by_nobody_else() {
        assert_eq!(
            to_html("a \u{f8fe}b\u{f8ff} & `<c>`"),
            "<p>a \u{fffd}b\u{fffd} &amp; <code>&lt;c&gt;</code></p>\n"
        );
        let link = to_html("[x](https://example.org/?a&b \"\u{f8fe}script\u{f8ff}\")");
        assert!(!link.contains("<script"), "{link}");
    }

    #[test]
    fn what_is_written_as_an_entity_stays_as_long_as_its_text() {
        for (text, entity) in [("&", "&amp;"), ("<", "&lt;"), ("\\&", "&amp;")] {
            let html = to_html(&text.repeat(10_000));
            assert_eq!(html.matches(entity).count(), 10_000, "{text}");
        }
    }

    #[test]
    fn a_wall_of_quotes_is_no_tower_of_elements() {
        let html = to_html(&format!("{} deep", ">".repeat(19_000)));
        assert!(html.matches("<blockquote>").count() <= DEEPEST, "{}", html.len());
        for text in ["[".repeat(20_000), "*_".repeat(10_000)] {
            assert!(!to_html(&text).is_empty());
        }
    }
}
