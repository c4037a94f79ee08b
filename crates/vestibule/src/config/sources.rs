//! Who said what: turns file, `.env`, environment and command line into one value per key.
//!
//! Knows names and precedence, but no types. Command line beats environment beats `.env` beats
//! file. An empty value counts as unset, so that `MAIL_SERVER=` in a script changes nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::choices::Environment;
use super::effective::Origin;
use super::error::{Problem, Warning};
use super::keys::{Key, by_env_name, by_path, nearest_env_name, nearest_path};
use super::{dot_env, table};

/// Names that begin like ours but configure the build, the tests or the place of the file itself.
const NOT_SETTINGS: [&str; 3] = ["VESTIBULE_CONFIG", "VESTIBULE_UI", "VESTIBULE_UI_DIST"];
const NOT_SETTINGS_PREFIXES: [&str; 2] = ["VESTIBULE_TEST_", "VESTIBULE_BENCH_"];

/// Names of the originals that nothing here needs. `FLASK_APP` is not among them: it tells only
/// Flask where to start, and a warning about it would teach nobody anything.
const RETIRED: [&str; 1] = ["PASSWORD_RESET_SALT"];

/// Everything that a configuration is made from, already read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The path (for messages) and text of `vestibule.toml`.
    pub file: Option<(PathBuf, String)>,
    /// The text of `.env`; counts in development only.
    pub dot_env: Option<String>,
    /// The process environment, or as much of it as shall count.
    pub environment: Vec<(String, String)>,
    /// Paths of the table and values from the command line.
    pub overrides: Vec<(String, String)>,
}

impl Sources {
    /// A file and nothing else, as tests want it.
    #[must_use]
    pub fn from_toml(text: impl Into<String>) -> Self {
        Self { file: Some((PathBuf::from("vestibule.toml"), text.into())), ..Self::default() }
    }
}

/// A value before it has a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Raw {
    Text(String),
    List(Vec<String>),
}

pub(super) type Layer = HashMap<&'static str, (Raw, Origin)>;

/// One value per key, and what was noticed on the way.
#[derive(Debug, Default)]
pub(super) struct Merged {
    pub(super) settings: Layer,
    pub(super) problems: Vec<Problem>,
    pub(super) warnings: Vec<Warning>,
}

pub(super) fn merge(sources: &Sources) -> Merged {
    let mut merged = Merged::default();
    let file = merged.file_layer(sources.file.as_ref());
    let environment = merged.named_layer(&sources.environment, "the environment", Origin::Environment);
    let overrides = merged.override_layer(&sources.overrides);
    let outside = [&overrides, &environment, &file].into_iter().find_map(environment_of);
    let dot_env = sources.dot_env.as_deref().unwrap_or_default();
    let dot_env = match outside.unwrap_or(Environment::Development) {
        Environment::Development => merged.dot_env_layer(dot_env),
        stricter => merged.passed_over(dot_env, stricter),
    };
    for layer in [file, dot_env, environment, overrides] {
        merged.settings.extend(layer);
    }
    merged
}

/// The environment that a layer asks for. A word that is none counts as production here: nothing
/// is opened because of a slip, and whoever reads the value reports it.
fn environment_of(layer: &Layer) -> Option<Environment> {
    let (raw, _) = layer.get(table::ENVIRONMENT.path)?;
    Some(match raw {
        Raw::Text(text) => Environment::parse(text).unwrap_or(Environment::Production),
        Raw::List(_) => Environment::Production,
    })
}

impl Merged {
    fn file_layer(&mut self, file: Option<&(PathBuf, String)>) -> Layer {
        let mut layer = Layer::new();
        let Some((path, text)) = file else { return layer };
        match text.parse::<toml::Table>() {
            Ok(table) => self.flatten("", table, path, &mut layer),
            Err(error) => self.problems.push(not_toml(path, text, &error)),
        }
        layer
    }

    fn flatten(&mut self, prefix: &str, table: toml::Table, file: &Path, into: &mut Layer) {
        for (name, value) in table {
            let path = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
            match (by_path(&path), value) {
                (None, toml::Value::Table(inner)) => self.flatten(&path, inner, file, into),
                (None, _) => self.unknown_path(path, &file.display().to_string()),
                (Some(key), value) => {
                    if let Some(raw) = raw(value) {
                        into.insert(key.path, (raw, Origin::File(file.to_owned())));
                    }
                }
            }
        }
    }

    /// `.env` may not say that this is no development: whoever copies one with
    /// `FLASK_ENV=production` to a server must not get a development server.
    fn dot_env_layer(&mut self, text: &str) -> Layer {
        let (pairs, problems) = dot_env::parse(text);
        self.problems.extend(problems);
        let layer = self.named_layer(&pairs, ".env", Origin::DotEnv);
        if let Some(inside) = environment_of(&layer).filter(|e| *e != Environment::Development)
            && let Some((_, origin)) = layer.get(table::ENVIRONMENT.path)
        {
            let reason = format!(
                "asks for {}, but .env is read in development only; set it in the environment itself",
                inside.as_str()
            );
            self.problems
                .push(Problem::Refused { setting: table::ENVIRONMENT.set_by(origin.clone()), reason });
        }
        layer
    }

    /// Outside development `.env` is not even parsed: it may belong to another program.
    fn passed_over(&mut self, dot_env: &str, environment: Environment) -> Layer {
        if !dot_env.trim().is_empty() {
            self.warnings.push(Warning(format!(".env is not read in {}", environment.as_str())));
        }
        Layer::new()
    }

    fn named_layer(
        &mut self,
        pairs: &[(String, String)],
        place: &str,
        origin: impl Fn(String) -> Origin,
    ) -> Layer {
        let mut ranks: HashMap<&'static str, usize> = HashMap::new();
        let mut layer = Layer::new();
        for (name, value) in pairs.iter().filter(|(_, value)| !value.trim().is_empty()) {
            let Some((key, rank)) = by_env_name(name) else {
                self.judge_stranger(name, place);
                continue;
            };
            let found = (Raw::Text(value.clone()), origin(name.clone()));
            let is_better = ranks.get(key.path).is_none_or(|other| rank < *other);
            let loser = if is_better { layer.insert(key.path, found) } else { Some(found) };
            if is_better {
                ranks.insert(key.path, rank);
            }
            if let (Some((other, loser)), Some((kept, winner))) = (loser, layer.get(key.path))
                && other != *kept
            {
                let text =
                    format!("{} is set by {winner} and differently by {loser}; {winner} counts", key.path);
                self.warnings.push(Warning(text));
            }
        }
        layer
    }

    fn judge_stranger(&mut self, name: &str, place: &str) {
        if RETIRED.contains(&name) {
            let text = format!("{name}, in {place}, is no longer needed and does nothing");
            self.warnings.push(Warning(text));
        } else if name.starts_with("VESTIBULE_")
            && !NOT_SETTINGS.contains(&name)
            && !NOT_SETTINGS_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        {
            let (name, place, nearest) = (name.to_owned(), place.to_owned(), nearest_env_name(name));
            self.problems.push(Problem::Unknown { name, place, nearest });
        }
    }

    fn override_layer(&mut self, pairs: &[(String, String)]) -> Layer {
        let mut layer = Layer::new();
        for (path, value) in pairs {
            match by_path(path) {
                Some(key) => drop(layer.insert(key.path, (Raw::Text(value.clone()), Origin::CommandLine))),
                None => self.unknown_path(path.clone(), "the command line"),
            }
        }
        layer
    }

    fn unknown_path(&mut self, name: String, place: &str) {
        let nearest = nearest_path(&name).map(str::to_owned);
        self.problems.push(Problem::Unknown { name, place: place.to_owned(), nearest });
    }
}

impl Key {
    pub(super) const fn set_by(&self, origin: Origin) -> super::error::Setting {
        super::error::Setting { key: self.path, origin }
    }
}

/// The text of a TOML value as it would stand in the environment; none for an empty text.
fn raw(value: toml::Value) -> Option<Raw> {
    match value {
        toml::Value::Array(items) => Some(Raw::List(items.into_iter().map(text).collect())),
        toml::Value::String(text) if text.trim().is_empty() => None,
        other => Some(Raw::Text(text(other))),
    }
}

fn text(value: toml::Value) -> String {
    match value {
        toml::Value::String(text) => text,
        other => other.to_string(),
    }
}

/// Only the message and the line: the parser's own report quotes the text, which may be a secret.
fn not_toml(path: &Path, text: &str, error: &toml::de::Error) -> Problem {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    Problem::NotToml { path: path.to_owned(), line, cause: error.message().to_owned() }
}
