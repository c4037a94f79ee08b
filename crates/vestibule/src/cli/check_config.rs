//! `vestibule check-config`: what is in force, in columns.

use crate::config::EffectiveValue;

/// Longer values do not push the last column away from everybody else.
const WIDEST_VALUE: usize = 44;

/// One line for each setting: its key, its value, where that comes from.
pub(super) fn table(values: &[EffectiveValue]) -> String {
    let length = |text: &str| text.chars().count();
    let key_width = values.iter().map(|value| length(value.key)).max().unwrap_or(0);
    let widths = values.iter().map(|value| length(&value.value_shown)).filter(|width| *width <= WIDEST_VALUE);
    let value_width = widths.max().unwrap_or(0);
    let line = |value: &EffectiveValue| {
        format!("{:key_width$}  {:value_width$}  {}", value.key, value.value_shown, value.origin)
    };
    values.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Origin;

    #[test]
    fn columns_are_aligned_and_one_long_value_stands_out_alone() {
        let value = |key, shown: &str, origin| EffectiveValue { key, value_shown: shown.to_owned(), origin };
        let long = "x".repeat(60);
        let text = table(&[
            value("a", "yes", Origin::Default),
            value("secret_key", "(set)", Origin::Environment("SECRET_KEY".to_owned())),
            value("b", &long, Origin::Default),
        ]);
        let expected = ["a           yes    default", "secret_key  (set)  SECRET_KEY"];
        assert_eq!(text.lines().take(2).collect::<Vec<_>>(), expected);
        assert_eq!(text.lines().last(), Some(format!("b           {long}  default").as_str()));
    }
}
