//! An error in one sentence, with everything that caused it.

use std::error::Error;

/// What went wrong, then why, and why that: `the file cannot be read: permission denied`.
///
/// Each thing is said once. Some libraries repeat the cause in their own words and give it as the
/// cause besides, and a transparent error says what its cause says.
#[must_use]
pub fn causes(error: &dyn Error) -> String {
    let mut sentence = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let words = cause.to_string();
        if !sentence.ends_with(&words) {
            sentence.push_str(": ");
            sentence.push_str(&words);
        }
        next = cause.source();
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    enum Trouble {
        #[error("the disk is full")]
        Full,
        #[error("the statement failed: {0}")]
        Repeats(#[source] Box<Self>),
        #[error("nothing was saved")]
        Silent(#[source] Box<Self>),
        #[error(transparent)]
        Transparent(Box<Self>),
    }

    #[test]
    fn every_cause_is_told_and_none_twice() {
        let error = Trouble::Silent(Box::new(Trouble::Full));
        assert_eq!(causes(&error), "nothing was saved: the disk is full");
        let error = Trouble::Silent(Box::new(Trouble::Repeats(Box::new(Trouble::Full))));
        assert_eq!(causes(&error), "nothing was saved: the statement failed: the disk is full");
        let error = Trouble::Transparent(Box::new(error));
        assert_eq!(causes(&error), "nothing was saved: the statement failed: the disk is full");
    }
}
