//! Amounts of money: whole minor units, and the text that people type for them.
//!
//! No amount is ever a binary fraction: 19.99 times 100 is 1998.9999999999998 there. What people
//! type is read digit by digit, and what does not fit the currency exactly is refused, not rounded.

use std::fmt;

/// The most digits an amount has; none that Stripe takes has more.
const MOST_DIGITS: usize = 12;

/// A currency as Stripe counts it: three letters, in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    code: &'static str,
    /// Digits after the point: the exponent of ISO 4217, except where Stripe counts otherwise.
    digits: u8,
    /// Amounts are multiples of this many minor units.
    step: i64,
}

/// Why a text is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not digits with at most one point.
    #[error("an amount is written in digits, such as 19.99")]
    Malformed,
    /// Below zero.
    #[error("an amount must not be negative")]
    Negative,
    /// More digits after the point than the currency has.
    #[error("this currency has fewer digits after the point")]
    TooFine,
    /// More than can be charged.
    #[error("the amount is too large")]
    TooLarge,
    /// No currency that can be charged.
    #[error("this currency is not known")]
    UnknownCurrency,
}

/// Currencies without minor units.
const WHOLE: &[&str] = &[
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
];
/// Currencies that have lost their minor units, in which Stripe keeps counting hundredths.
const WHOLE_IN_HUNDREDTHS: &[&str] = &["isk", "ugx"];
/// Currencies with thousandths, of which cards carry only the hundredths.
const THOUSANDTHS: &[&str] = &["bhd", "jod", "kwd", "omr", "tnd"];
const HUNDREDTHS: &[&str] = &[
    "aed", "afn", "all", "amd", "ang", "aoa", "ars", "aud", "awg", "azn", "bam", "bbd", "bdt", "bgn", "bmd",
    "bnd", "bob", "brl", "bsd", "bwp", "byn", "bzd", "cad", "cdf", "chf", "cny", "cop", "crc", "cve", "czk",
    "dkk", "dop", "dzd", "egp", "etb", "eur", "fjd", "fkp", "gbp", "gel", "gip", "gmd", "gtq", "gyd", "hkd",
    "hnl", "htg", "huf", "idr", "ils", "inr", "jmd", "kes", "kgs", "khr", "kyd", "kzt", "lak", "lbp", "lkr",
    "lrd", "lsl", "mad", "mdl", "mkd", "mmk", "mnt", "mop", "mur", "mvr", "mwk", "mxn", "myr", "mzn", "nad",
    "ngn", "nio", "nok", "npr", "nzd", "pab", "pen", "pgk", "php", "pkr", "pln", "qar", "ron", "rsd", "rub",
    "sar", "sbd", "scr", "sek", "sgd", "shp", "sle", "sos", "srd", "std", "szl", "thb", "tjs", "top", "try",
    "ttd", "twd", "tzs", "uah", "usd", "uyu", "uzs", "wst", "xcd", "yer", "zar", "zmw",
];

impl Currency {
    /// The currency of that code, in any case.
    ///
    /// # Errors
    /// [`MoneyError::UnknownCurrency`].
    pub fn parse(code: &str) -> Result<Self, MoneyError> {
        let code = code.trim().to_ascii_lowercase();
        let groups = [(WHOLE, 0, 1), (WHOLE_IN_HUNDREDTHS, 2, 100), (THOUSANDTHS, 3, 10), (HUNDREDTHS, 2, 1)];
        groups
            .into_iter()
            .find_map(|(codes, digits, step)| {
                let code = codes.iter().find(|known| **known == code)?;
                Some(Self { code, digits, step })
            })
            .ok_or(MoneyError::UnknownCurrency)
    }

    /// Three letters, in lower case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// Digits after the point.
    #[must_use]
    pub const fn digits(self) -> u8 {
        self.digits
    }

    /// Minor units of an amount in decimal text: 19.99 US dollars are 1999.
    ///
    /// # Errors
    /// [`MoneyError`] for everything but digits with at most one point that fit the currency.
    pub fn parse_amount(self, text: &str) -> Result<i64, MoneyError> {
        let text = text.trim();
        let unsigned = text.strip_prefix('-');
        let (whole, fraction) = split(unsigned.unwrap_or(text))?;
        let fraction = fraction.trim_end_matches('0');
        let missing = usize::from(self.digits).checked_sub(fraction.len()).ok_or(MoneyError::TooFine)?;
        let digits = format!("{whole}{fraction}{}", "0".repeat(missing));
        let digits = digits.trim_start_matches('0');
        if digits.len() > MOST_DIGITS {
            return Err(MoneyError::TooLarge);
        }
        let minor = if digits.is_empty() { 0 } else { digits.parse().map_err(|_| MoneyError::Malformed)? };
        match (unsigned, minor) {
            (Some(_), 1..) => Err(MoneyError::Negative),
            (_, minor) if minor % self.step != 0 => Err(MoneyError::TooFine),
            (_, minor) => Ok(minor),
        }
    }

    /// The amount in decimal text: 1999 in US dollars is 19.99.
    #[must_use]
    pub fn show(self, minor: i64) -> String {
        let digits = usize::from(self.digits);
        if digits == 0 {
            return minor.to_string();
        }
        let sign = if minor < 0 { "-" } else { "" };
        let text = format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1);
        let (whole, fraction) = text.split_at(text.len() - digits);
        format!("{sign}{whole}.{fraction}")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

fn split(text: &str) -> Result<(&str, &str), MoneyError> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let says_something = !whole.is_empty() && (!fraction.is_empty() || !text.ends_with('.'));
    if says_something && is_digits(whole) && is_digits(fraction) {
        Ok((whole, fraction))
    } else {
        Err(MoneyError::Malformed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn usd(text: &str) -> Result<i64, MoneyError> {
        Currency::parse("USD").unwrap().parse_amount(text)
    }

    #[test]
    fn cents_are_not_lost_on_the_way() {
        let amounts =
            [("19.99", 1999), ("1.15", 115), ("4.35", 435), ("0.29", 29), ("20", 2000), ("7.5", 750)];
        for (text, minor) in amounts {
            assert_eq!(usd(text), Ok(minor), "{text}");
        }
        assert_eq!(usd(" 0019.990 "), Ok(1999));
        assert_eq!(usd("-0"), Ok(0));
    }

    #[test]
    fn what_is_no_amount_is_refused_and_not_guessed() {
        for text in
            ["", ".", "5.", ".5", "1,99", "1.9.9", "1e3", "0x10", "ten", "+5", "--5", "1 000", "NaN", "٣"]
        {
            assert_eq!(usd(text), Err(MoneyError::Malformed), "{text:?}");
        }
        assert_eq!(usd("-0.01"), Err(MoneyError::Negative));
        assert_eq!(usd("19.999"), Err(MoneyError::TooFine));
        assert_eq!(usd("10000000000"), Err(MoneyError::TooLarge));
        assert_eq!(Currency::parse("xyz"), Err(MoneyError::UnknownCurrency));
    }

    #[test]
    fn each_currency_has_its_own_digits() {
        let parse = |code: &str, text: &str| Currency::parse(code).unwrap().parse_amount(text);
        assert_eq!(parse("jpy", "500"), Ok(500));
        assert_eq!(parse("jpy", "500.5"), Err(MoneyError::TooFine));
        assert_eq!(parse("kwd", "1.25"), Ok(1250));
        assert_eq!(parse("kwd", "1.255"), Err(MoneyError::TooFine));
        assert_eq!(parse("isk", "500"), Ok(50_000));
        assert_eq!(parse("isk", "500.50"), Err(MoneyError::TooFine));
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(minor in 0_i64..100_000_000_000, code in prop::sample::select(vec!["usd", "jpy", "huf"])) {
            let currency = Currency::parse(code).unwrap();
            prop_assert_eq!(currency.parse_amount(&currency.show(minor)), Ok(minor));
        }
    }
}
