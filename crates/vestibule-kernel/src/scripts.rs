//! Which scripts a text is written in, so that nobody is taken for somebody else.
//!
//! A Cyrillic а looks like a Latin a. A name that is written in one script is what it seems to be
//! for those who read it; one that mixes scripts is made to be mistaken far more often than not. So
//! the mixtures that people write are known, and every other is refused: the level "highly
//! restrictive" of Unicode's UTS 39 §5.2, without its list of characters, which would refuse names
//! of people who live with a rare letter. What is written wholly in another script and still looks
//! Latin is not refused: it would take a guess at what the reader expects.

use unicode_script::Script;
use unicode_security::mixed_script::AugmentedScriptSet;

/// Whether a text mixes scripts in a way that no language does. Japanese, Chinese with Bopomofo and
/// Korean may stand beside Latin letters, as they do on every sign in Tokyo; digits and punctuation
/// that all scripts share count for none.
pub(crate) fn mixes_scripts(text: &str) -> bool {
    let mut all = AugmentedScriptSet::default();
    let mut beside_latin = AugmentedScriptSet::default();
    for letter in text.chars() {
        let scripts = AugmentedScriptSet::for_char(letter);
        all.intersect_with(scripts);
        if !scripts.base.contains_script(Script::Latin) {
            beside_latin.intersect_with(scripts);
        }
    }
    let is_east_asian = beside_latin.hanb || beside_latin.jpan || beside_latin.kore;
    all.is_empty() && !is_east_asian
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_language_writes_is_no_mixture() {
        for honest in [
            "jodo_9",
            "münchen",
            "мария",
            "αθήνα",
            "東京タワー",
            "日本のabc",
            "한국abc",
            "ㄅ文",
            "שלום",
            "3-4_5",
            "",
        ] {
            assert!(!mixes_scripts(honest), "{honest}");
        }
    }

    #[test]
    fn letters_of_two_scripts_that_no_language_writes_together_are_one() {
        // In each a letter or two are Cyrillic, Greek or Cherokee where Latin ones are expected.
        for lookalike in ["аpple", "pаypal", "οrange", "jodо", "ᎪBC", "яabc東京"] {
            assert!(mixes_scripts(lookalike), "{lookalike}");
        }
    }
}
