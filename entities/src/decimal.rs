//! Exact numbers without a floating point: amounts, quantities and values in thousandths, shares in parts per million.
//!
//! Both databases hold them as 64-bit integers, so they are exact on both, sort, and add up. Three decimals carry every
//! currency in use; a source that states more is refused rather than rounded.

use sea_orm::DeriveValueType;

/// A number in thousandths of its unit, between ±9,000,000,000,000,000 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType)]
pub struct Thousandths(pub i64);

/// The greatest number of thousandths that a value may have.
pub const MOST: i64 = 9_000_000_000_000_000_000;

/// A share in parts per million of the whole: 1,000,000 is 100 per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType)]
pub struct Share(pub i32);

/// The whole.
pub const WHOLE: i32 = 1_000_000;

/// A decimal number with at most `places` decimals as an integer of `10^-places`; none when it is no such number.
fn scaled(text: &str, places: usize) -> Option<i64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |parts| parts);
    let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 16 || fraction.len() > places || !digits_only(whole) || !digits_only(fraction) {
        return None;
    }
    let padded = format!("{whole}{fraction:0<places$}");
    padded.parse::<i64>().ok().map(|number| sign * number)
}

/// The integer of `10^-places` as a decimal number without needless zeros.
fn printed(number: i64, places: usize) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

impl Thousandths {
    /// Reads a decimal number with at most three decimals.
    pub fn parse(text: &str) -> Option<Self> {
        scaled(text, 3).filter(|number| number.abs() <= MOST).map(Self)
    }
}

impl std::fmt::Display for Thousandths {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&printed(self.0, 3))
    }
}

impl Share {
    /// Reads per cent, 0 to 100, with at most four decimals.
    pub fn parse_percent(text: &str) -> Option<Self> {
        scaled(text, 4)
            .filter(|share| (0..=i64::from(WHOLE)).contains(share))
            .map(|share| Self(share as i32))
    }

    /// The share in per cent, without needless zeros.
    pub fn percent(self) -> String {
        printed(i64::from(self.0), 4)
    }
}

/// A range of two optional ends in words: `70`, `50–100`, `at least 40000`, `up to 75000000`.
pub fn range_words(min: Option<String>, max: Option<String>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(min),
        (Some(min), Some(max)) => Some(format!("{min}–{max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("up to {max}")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_exact_or_refused() {
        assert_eq!(Thousandths::parse("305000"), Some(Thousandths(305_000_000)));
        assert_eq!(Thousandths::parse("90.6").map(|value| value.to_string()), Some("90.6".into()));
        assert_eq!(Thousandths::parse("-0.001"), Some(Thousandths(-1)));
        for text in [
            "",
            ".",
            "1.2345",
            "1e3",
            "1,000",
            "១",
            "9999999999999999",
            "9000000000000000.001",
            "--1",
        ] {
            assert_eq!(Thousandths::parse(text), None, "{text}");
        }
        assert_eq!(Share::parse_percent("27.25").map(Share::percent), Some("27.25".into()));
        assert_eq!(Share::parse_percent("100"), Some(Share(WHOLE)));
        assert_eq!(Share::parse_percent("100.0001"), None);
        assert_eq!(Share::parse_percent("-1"), None);
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(number in -MOST..=MOST, share in 0..=WHOLE) {
            prop_assert_eq!(Thousandths::parse(&Thousandths(number).to_string()), Some(Thousandths(number)));
            prop_assert_eq!(Share::parse_percent(&Share(share).percent()), Some(Share(share)));
        }
    }
}
