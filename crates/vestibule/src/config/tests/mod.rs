//! Stories about the configuration as a whole; single parsers are tested beside themselves.

mod defaults;
mod files;
mod precedence;
mod safety;
mod senders;
mod telegram;

use super::{Config, ConfigError, EffectiveValue, Sources, Warning};

/// A key that no rule finds weak.
const STRONG: &str = "q8Zr2mVx0TnLw5KdYb7HcPj3GfSa9UeR+";

fn load(sources: &Sources) -> Result<(Config, Vec<Warning>), ConfigError> {
    Config::load(sources)
}

fn toml(text: &str) -> Config {
    load(&Sources::from_toml(text)).unwrap().0
}

fn environment(pairs: &[(&str, &str)]) -> Sources {
    let environment = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Sources { environment, ..Sources::default() }
}

fn with_env(pairs: &[(&str, &str)]) -> Config {
    load(&environment(pairs)).unwrap().0
}

fn warnings(sources: &Sources) -> Vec<String> {
    load(sources).unwrap().1.iter().map(ToString::to_string).collect()
}

fn refusal(sources: &Sources) -> String {
    load(sources).unwrap_err().to_string()
}

fn refused_toml(text: &str) -> String {
    refusal(&Sources::from_toml(text))
}

fn effective(config: &Config, key: &str) -> EffectiveValue {
    config.effective().into_iter().find(|value| value.key == key).unwrap()
}
