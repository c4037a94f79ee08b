//! The picture at the head of every letter. It travels with the letter: a picture fetched from a
//! server would tell that server who opens which letter when.

use std::path::Path;

use vestibule_outbound::smtp::{Attachment, AttachmentNames};

/// Larger pictures make every letter heavy.
const LARGEST: u64 = 100 * 1024;

/// What the HTML calls it.
pub(super) const CONTENT_ID: &str = "logo";

/// What stands at the head of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// The picture that travels with it.
    Logo,
    /// Nothing.
    Plain,
}

/// A picture that was read.
#[derive(Debug, Clone)]
pub struct Logo(Attachment);

impl Logo {
    /// Reads a picture; the kind is told by its first bytes.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn read(path: &Path, names: AttachmentNames) -> Result<Self, String> {
        let size = std::fs::metadata(path).map_err(|error| error.to_string())?.len();
        if size > LARGEST {
            return Err(format!("it has {size} bytes and may have {LARGEST}"));
        }
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        let media_type = kind_of(&bytes).ok_or("it is no PNG, JPEG or GIF")?;
        let name = names.written(&path.file_name().unwrap_or_default().to_string_lossy());
        Ok(Self(Attachment { content_id: CONTENT_ID.to_owned(), name, media_type, bytes }))
    }

    pub(super) fn picture(&self) -> Attachment {
        self.0.clone()
    }
}

fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if bytes.starts_with(b"GIF8") {
        Some("image/gif")
    } else {
        None
    }
}
