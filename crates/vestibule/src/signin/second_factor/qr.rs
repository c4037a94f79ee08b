//! The enrolment as a picture that a phone reads.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use vestibule_kernel::{ExposeSecret as _, SecretString};

use crate::env::Failure;

/// Draws a text as a QR code (ISO/IEC 18004): an SVG document in black on white, because not every
/// camera reads the reverse.
///
/// # Errors
/// [`Failure::Internal`] when the text is longer than a code can hold.
pub fn svg(text: &SecretString) -> Result<SecretString, Failure> {
    let code = QrCode::with_error_correction_level(text.expose_secret(), EcLevel::M)
        .map_err(|error| Failure::Internal(format!("no QR code could be drawn: {error}")))?;
    let picture = code.render::<svg::Color<'_>>().min_dimensions(240, 240).build();
    Ok(picture.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enrolment_becomes_a_picture_without_its_text() {
        let text = "otpauth://totp/Vestibule:jo%40example.com?secret=GEZDGNBVGY3TQOJQ&issuer=Vestibule";
        let picture = svg(&text.into()).unwrap();
        let picture = picture.expose_secret();
        assert!(picture.contains("<svg") && picture.ends_with("</svg>"), "{picture}");
        assert!(!picture.contains("GEZD"));
    }

    #[test]
    fn what_no_code_can_hold_is_refused() {
        assert!(svg(&"x".repeat(5000).into()).is_err());
    }
}
