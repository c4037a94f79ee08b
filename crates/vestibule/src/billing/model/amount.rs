//! How much: minor units, shown as people and the contract write them.

use vestibule_kernel::{Currency, MoneyError};

/// Minor units of a currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// None where Stripe computes it by tiers.
    pub minor: Option<i64>,
    /// ISO 4217, in lower case.
    pub currency: String,
}

impl Amount {
    /// Decimal text, such as 19.99; none for tiers and for a currency nobody has told us of.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        Some(Currency::parse(&self.currency).ok()?.show(self.minor?))
    }

    /// As the contract writes it: a number of whole units.
    ///
    /// # Errors
    /// [`MoneyError::UnknownCurrency`].
    pub fn float(&self) -> Result<Option<f64>, MoneyError> {
        let currency = Currency::parse(&self.currency)?;
        // Reading the decimal text gives the nearest number there is, which prints as the same text.
        Ok(self.minor.and_then(|minor| currency.show(minor).parse().ok()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contracts_number_prints_as_the_amount_that_was_typed() {
        for (minor, text) in [(1999, "19.99"), (29, "0.29"), (435, "4.35"), (2000, "20.0")] {
            let amount = Amount { minor: Some(minor), currency: "usd".to_owned() };
            assert_eq!(serde_json::to_string(&amount.float().unwrap()).unwrap(), text);
        }
    }
}
