//! The generated master key: a file that only its owner can read.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use vestibule_crypto::{MasterKey, MasterKeyError};
use vestibule_kernel::{Entropy, ExposeSecret as _, SecretString};

/// Why there is no master key.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file system.
    #[error("the key file {0} could not be read or written: {1}")]
    Io(PathBuf, io::Error),
    /// Somebody else can read the file.
    #[error("the key file {0} can be read by others; take that away with `chmod 600`")]
    Exposed(PathBuf),
    /// The file holds something else.
    #[error("the key file {0} does not hold a master key: {1}")]
    Content(PathBuf, MasterKeyError),
}

/// Makes a folder that only its owner can look into; leaves an existing one as it is.
///
/// # Errors
/// Those of the file system.
pub fn make_private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Reads `master.key` in the data folder, if it is there.
///
/// # Errors
/// [`KeyFileError`].
pub fn load_key(folder: &Path) -> Result<Option<MasterKey>, KeyFileError> {
    let path = path_in(folder);
    match fs::read_to_string(&path) {
        Ok(text) => {
            refuse_exposed(&path)?;
            let text = SecretString::from(text.trim());
            MasterKey::parse(&text).map(Some).map_err(|error| KeyFileError::Content(path, error))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(KeyFileError::Io(path, error)),
    }
}

/// Reads `master.key` in the data folder, or makes it.
///
/// # Errors
/// [`KeyFileError`].
pub fn load_or_make_key(folder: &Path, entropy: &dyn Entropy) -> Result<MasterKey, KeyFileError> {
    if let Some(key) = load_key(folder)? {
        return Ok(key);
    }
    let key = MasterKey::generate(entropy);
    let path = path_in(folder);
    match write_private(&path, key.to_text().expose_secret()) {
        Ok(()) => Ok(key),
        Err(error) => Err(KeyFileError::Io(path, error)),
    }
}

fn path_in(folder: &Path) -> PathBuf {
    folder.join("master.key")
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    // A key that is lost in a power cut takes everything sealed with it.
    file.sync_all()
}

#[cfg(unix)]
fn refuse_exposed(path: &Path) -> Result<(), KeyFileError> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode =
        fs::metadata(path).map_err(|error| KeyFileError::Io(path.to_owned(), error))?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(KeyFileError::Exposed(path.to_owned())) }
}

#[cfg(not(unix))]
fn refuse_exposed(_: &Path) -> Result<(), KeyFileError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use vestibule_kernel::SeededEntropy;

    use super::*;

    #[test]
    fn a_generated_key_is_found_again_and_private() {
        let folder = tempfile::tempdir().unwrap();
        let made = load_or_make_key(folder.path(), &SeededEntropy::new(1)).unwrap();
        let found = load_or_make_key(folder.path(), &SeededEntropy::new(2)).unwrap();
        assert_eq!(made.fingerprint(), found.fingerprint());
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        load_or_make_key(folder.path(), &SeededEntropy::new(1)).unwrap();
        let path = folder.path().join("master.key");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let refused = load_or_make_key(folder.path(), &SeededEntropy::new(1));
        assert!(matches!(refused, Err(KeyFileError::Exposed(_))));
    }
}
