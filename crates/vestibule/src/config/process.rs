//! Reads the real file, the real `.env` and the real environment: the only part with I/O.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::{ConfigError, Problem, Warning};
use super::keys::by_env_name;
use super::sources::{Raw, Sources, merge};
use super::{Config, table};

const FILE_NAME: &str = "vestibule.toml";

impl Config {
    /// The configuration of this process.
    ///
    /// `file` is the path of `--config`; without it `VESTIBULE_CONFIG` counts, then
    /// `./vestibule.toml`, then `vestibule.toml` in the data folder. A file that was named must
    /// exist. `overrides` are paths of the table (`server.listen`) and values.
    ///
    /// # Errors
    /// Everything that is wrong, at once.
    pub fn from_process(
        file: Option<PathBuf>,
        overrides: Vec<(String, String)>,
    ) -> Result<(Self, Vec<Warning>), ConfigError> {
        let environment = texts(std::env::vars_os())?;
        let dot_env = read_if_there(Path::new(".env"))?;
        let mut sources = Sources { file: None, dot_env, environment, overrides };
        sources.file = find_file(file, &sources)?;
        Self::load(&sources)
    }
}

fn find_file(named: Option<PathBuf>, sources: &Sources) -> Result<Option<(PathBuf, String)>, ConfigError> {
    let from_environment = || {
        let mut pairs = sources.environment.iter();
        let (_, path) = pairs.find(|(name, value)| name == "VESTIBULE_CONFIG" && !value.trim().is_empty())?;
        Some(PathBuf::from(path))
    };
    if let Some(path) = named.or_else(from_environment) {
        let text = std::fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
        return Ok(Some((path, text)));
    }
    for path in [PathBuf::from(FILE_NAME), data_dir(sources).join(FILE_NAME)] {
        if let Some(text) = read_if_there(&path)? {
            return Ok(Some((path, text)));
        }
    }
    Ok(None)
}

/// The data folder as far as it is known before any file is read.
fn data_dir(sources: &Sources) -> PathBuf {
    match merge(sources).settings.get(table::DATA_DIR.path) {
        Some((Raw::Text(path), _)) => PathBuf::from(path),
        _ => PathBuf::from("./data"),
    }
}

fn read_if_there(path: &Path) -> Result<Option<String>, ConfigError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(path, &error)),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> ConfigError {
    Problem::Unreadable { path: path.to_owned(), cause: error.to_string() }.into()
}

/// Other programs' variables may hold any bytes; ours must be text.
fn texts(pairs: impl Iterator<Item = (OsString, OsString)>) -> Result<Vec<(String, String)>, ConfigError> {
    let mut texts = Vec::new();
    for (name, value) in pairs {
        let Ok(name) = name.into_string() else { continue };
        match value.into_string() {
            Ok(value) => texts.push((name, value)),
            Err(_) if name.starts_with("VESTIBULE_") || by_env_name(&name).is_some() => {
                return Err(Problem::NotText { name }.into());
            }
            Err(_) => {}
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(pairs: &[(&str, &Path)]) -> Sources {
        let pair = |(name, path): &(&str, &Path)| ((*name).to_owned(), path.display().to_string());
        Sources { environment: pairs.iter().map(pair).collect(), ..Sources::default() }
    }

    #[test]
    fn a_file_in_the_data_folder_is_found() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE_NAME), "profile = 'original'").unwrap();
        let (path, _) = find_file(None, &sources(&[("VESTIBULE_DATA_DIR", folder.path())])).unwrap().unwrap();
        assert_eq!(path, folder.path().join(FILE_NAME));
    }

    #[test]
    fn a_file_that_was_named_must_exist() {
        let missing = tempfile::tempdir().unwrap().path().join("missing.toml");
        let told = find_file(None, &sources(&[("VESTIBULE_CONFIG", &missing)])).unwrap_err().to_string();
        assert!(told.starts_with(&format!("{} cannot be read: ", missing.display())), "{told}");
        assert!(find_file(Some(missing), &Sources::default()).is_err());
    }

    #[test]
    fn no_file_at_all_is_fine() {
        let folder = tempfile::tempdir().unwrap();
        let found = find_file(None, &sources(&[("VESTIBULE_DATA_DIR", folder.path())])).unwrap();
        assert_eq!(found, None);
    }
}
