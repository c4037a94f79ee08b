//! Gives each key its type, and notes every problem and every value in force on the way.
//!
//! A section reads all of its keys before it gives up on the first bad one, so that one start
//! tells everything that is wrong.

use super::choices::Profile;
use super::effective::{EffectiveValue, Origin};
use super::error::{ConfigError, Problem, Setting, Warning};
use super::keys::{Exposure, Fallback, Key};
use super::sources::{Layer, Merged, Raw};
use super::values::{Expected, Parsed};

/// The value could not be read, and the reader knows why.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reported;

pub(super) type Read<T> = Result<T, Reported>;

pub(super) struct Reader {
    settings: Layer,
    profile: Profile,
    problems: Vec<Problem>,
    warnings: Vec<Warning>,
    effective: Vec<EffectiveValue>,
}

impl Reader {
    pub(super) fn new(merged: Merged) -> Self {
        let Merged { settings, problems, warnings } = merged;
        Self { settings, profile: Profile::Standard, problems, warnings, effective: Vec::new() }
    }

    /// From here on the defaults of `profile` hold.
    pub(super) const fn under(&mut self, profile: Profile) {
        self.profile = profile;
    }

    /// The value of a key whose default is in the table.
    pub(super) fn get<T>(&mut self, key: &'static Key, parse: impl Fn(&str) -> Parsed<T>) -> Read<T> {
        self.get_or(key, self.default_of(key), parse)
    }

    /// The value of a key whose default follows from other settings.
    pub(super) fn get_or<T>(
        &mut self,
        key: &'static Key,
        default: &str,
        parse: impl Fn(&str) -> Parsed<T>,
    ) -> Read<T> {
        let text = self.text(key)?.unwrap_or_else(|| default.to_owned());
        self.show(key, &text);
        self.parsed(key, &text, parse)
    }

    /// The value of a key that may stay unset.
    pub(super) fn optional<T>(
        &mut self,
        key: &'static Key,
        parse: impl Fn(&str) -> Parsed<T>,
    ) -> Read<Option<T>> {
        let Some(text) = self.text(key)? else {
            self.show_words(key, "(not set)");
            return Ok(None);
        };
        self.show(key, &text);
        self.parsed(key, &text, parse).map(Some)
    }

    /// Reads what the server can do without: whatever is wrong in there becomes a warning, and
    /// the feature stays off.
    pub(super) fn feature<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Option<T> {
        let before = self.problems.len();
        let feature = read(self);
        let problems = self.problems.split_off(before);
        self.warnings.extend(problems.into_iter().map(|p| Warning(format!("{p}; the feature stays off"))));
        feature.ok()
    }

    /// The values of a key that takes several: an array in the file, commas elsewhere.
    pub(super) fn list<T>(&mut self, key: &'static Key, parse: impl Fn(&str) -> Parsed<T>) -> Read<Vec<T>> {
        let items = match self.settings.get(key.path) {
            Some((Raw::List(items), _)) => items.clone(),
            Some((Raw::Text(text), _)) => split(text),
            None => split(self.default_of(key)),
        };
        if items.is_empty() {
            self.show_words(key, "(none)");
        } else {
            self.show(key, &items.join(", "));
        }
        items.iter().map(|item| self.parsed(key, item, &parse)).collect()
    }

    /// The tables of a key that takes several: `[[path]]` in the file, an inline array elsewhere.
    /// What does not read as tables is reported without being quoted.
    pub(super) fn tables(&mut self, key: &'static Key) -> Read<Vec<toml::Table>> {
        let text = match self.settings.get(key.path) {
            Some((Raw::List(items), _)) => format!("[{}]", items.join(",")),
            Some((Raw::Text(text), _)) => text.clone(),
            None => "[]".to_owned(),
        };
        let tables: Option<Vec<toml::Table>> = format!("tables = {text}")
            .parse::<toml::Table>()
            .ok()
            .and_then(|mut file| file.remove("tables"))
            .and_then(|tables| tables.try_into().ok());
        self.show_words(key, "(none)");
        tables.ok_or_else(|| self.refuse(key, "must be a list of tables, such as [{ server = \"...\" }]"))
    }

    /// Shows another value than the one that was read: a masked one, or words.
    pub(super) fn show_instead(&mut self, key: &'static Key, shown: String) {
        if let Some(value) = self.effective.iter_mut().find(|value| value.key == key.path) {
            value.value_shown = shown;
        }
    }

    /// A value that does not go with the others; `reason` ends the sentence that the key begins.
    pub(super) fn refuse(&mut self, key: &'static Key, reason: impl Into<String>) -> Reported {
        self.problems.push(Problem::Refused { setting: self.setting(key), reason: reason.into() });
        Reported
    }

    /// A value that works but deserves a word; `text` ends the sentence that the key begins.
    pub(super) fn warn(&mut self, key: &'static Key, text: &str) {
        self.warnings.push(Warning(format!("{} {text}", self.setting(key))));
    }

    /// Where the value of a key comes from.
    pub(super) fn origin(&self, key: &'static Key) -> Origin {
        self.setting(key).origin
    }

    pub(super) fn is_set(&self, key: &Key) -> bool {
        self.settings.contains_key(key.path)
    }

    pub(super) fn finish<T>(
        self,
        config: Read<T>,
    ) -> Result<(T, Vec<EffectiveValue>, Vec<Warning>), ConfigError> {
        match config {
            Ok(config) if self.problems.is_empty() => Ok((config, self.effective, self.warnings)),
            _ => Err(ConfigError::new(self.problems)),
        }
    }

    fn text(&mut self, key: &'static Key) -> Read<Option<String>> {
        match self.settings.get(key.path) {
            None => Ok(None),
            Some((Raw::Text(text), _)) => Ok(Some(text.clone())),
            Some((Raw::List(_), _)) => Err(self.refuse(key, "takes one value, not a list")),
        }
    }

    fn parsed<T>(&mut self, key: &'static Key, text: &str, parse: impl Fn(&str) -> Parsed<T>) -> Read<T> {
        parse(text).map_err(|Expected(allowed)| {
            let found = (key.exposure == Exposure::Open).then(|| text.to_owned());
            self.problems.push(Problem::WrongValue { setting: self.setting(key), found, allowed });
            Reported
        })
    }

    fn show(&mut self, key: &'static Key, value: &str) {
        self.show_words(key, if key.exposure == Exposure::Secret { "(set)" } else { value });
    }

    fn show_words(&mut self, key: &'static Key, words: &str) {
        let origin = self.origin(key);
        self.effective.push(EffectiveValue { key: key.path, value_shown: words.to_owned(), origin });
    }

    fn default_of(&self, key: &Key) -> &'static str {
        match (key.default, self.profile) {
            (Fallback::Always(value), _)
            | (Fallback::ByProfile { standard: value, .. }, Profile::Standard)
            | (Fallback::ByProfile { original: value, .. }, Profile::Original) => value,
            (Fallback::Derived { .. } | Fallback::Unset { .. }, _) => "",
        }
    }

    fn setting(&self, key: &'static Key) -> Setting {
        let default = match (key.default, self.profile) {
            (Fallback::ByProfile { .. }, Profile::Original) => Origin::Profile,
            _ => Origin::Default,
        };
        key.set_by(self.settings.get(key.path).map_or(default, |(_, origin)| origin.clone()))
    }
}

fn split(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect()
}
