//! SPDX licence expressions, as far as packages use them.
//!
//! Whether an expression is acceptable depends on whether each licence in it is: `OR` needs one
//! side, `AND` both. The old spelling `MIT/Apache-2.0` means `OR`.

use anyhow::{Result, bail};

/// Whether someone who accepts the licences for which `accepts` is true may use what is offered
/// under the expression. An exception counts as part of its licence: `X WITH Y`.
///
/// # Errors
/// The text is no expression.
pub(super) fn is_acceptable(expression: &str, accepts: &dyn Fn(&str) -> bool) -> Result<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, accepts };
    let acceptable = reader.alternatives()?;
    match reader.words {
        [] => Ok(acceptable),
        [word, ..] => bail!("`{word}` is not expected in the licence `{expression}`"),
    }
}

struct Reader<'a> {
    words: &'a [&'a str],
    accepts: &'a dyn Fn(&str) -> bool,
}

impl<'a> Reader<'a> {
    fn alternatives(&mut self) -> Result<bool> {
        let mut acceptable = self.conjunction()?;
        while self.skip("OR") {
            acceptable |= self.conjunction()?;
        }
        Ok(acceptable)
    }

    fn conjunction(&mut self) -> Result<bool> {
        let mut acceptable = self.single()?;
        while self.skip("AND") {
            acceptable &= self.single()?;
        }
        Ok(acceptable)
    }

    fn single(&mut self) -> Result<bool> {
        if self.skip("(") {
            let acceptable = self.alternatives()?;
            return if self.skip(")") { Ok(acceptable) } else { bail!("a bracket is not closed") };
        }
        let licence = self.name()?;
        if self.skip("WITH") {
            let exception = self.name()?;
            return Ok((self.accepts)(&format!("{licence} WITH {exception}")));
        }
        Ok((self.accepts)(licence))
    }

    fn name(&mut self) -> Result<&'a str> {
        match self.words {
            [word, rest @ ..] if !["AND", "OR", "WITH", "(", ")"].contains(word) => {
                self.words = rest;
                Ok(word)
            }
            [word, ..] => bail!("`{word}` stands where a licence is expected"),
            [] => bail!("a licence is missing at the end"),
        }
    }

    fn skip(&mut self, word: &str) -> bool {
        match self.words {
            [first, rest @ ..] if *first == word => {
                self.words = rest;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_mit_and_isc(expression: &str) -> Result<bool> {
        is_acceptable(expression, &|licence| {
            ["MIT", "ISC", "Apache-2.0 WITH LLVM-exception"].contains(&licence)
        })
    }

    #[test]
    fn one_acceptable_alternative_is_enough() -> Result<()> {
        assert!(with_mit_and_isc("GPL-3.0-only OR MIT")?);
        assert!(with_mit_and_isc("MIT/Apache-2.0")?);
        Ok(())
    }

    #[test]
    fn every_part_of_a_conjunction_has_to_be_acceptable() -> Result<()> {
        assert!(with_mit_and_isc("ISC AND MIT")?);
        assert!(!with_mit_and_isc("(ISC OR MIT) AND GPL-3.0-only")?);
        Ok(())
    }

    #[test]
    fn and_binds_closer_than_or() -> Result<()> {
        assert!(with_mit_and_isc("MIT OR ISC AND GPL-3.0-only")?);
        Ok(())
    }

    #[test]
    fn an_exception_belongs_to_its_licence() -> Result<()> {
        assert!(with_mit_and_isc("Apache-2.0 WITH LLVM-exception")?);
        assert!(!with_mit_and_isc("Apache-2.0")?);
        Ok(())
    }

    #[test]
    fn what_is_no_expression_is_an_error() {
        for nonsense in ["", "MIT OR", "(MIT", "MIT ISC", "AND MIT", "MIT)"] {
            assert!(with_mit_and_isc(nonsense).is_err(), "{nonsense}");
        }
    }
}
