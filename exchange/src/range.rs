//! Numbers as a source gives them: exact, a range, or open at one end.
//! Apart from the records because it is arithmetic without files: decimals become whole thousandths or
//! millionths here, so that nothing downstream ever holds a share or an amount in a floating-point number.

use std::fmt;

/// The largest value on either side of zero, in parts of the scale: beyond it two databases and JSON would not agree on the digits.
pub const LARGEST: i64 = 9_000_000_000_000_000;

/// What one whole unit is divided into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Amounts, quantities and values: `1.5` is 1 500. At most three decimal places.
    Thousandths,
    /// Shares, written in per cent and kept in parts per million of the whole: `70` (per cent) is 700 000. At most four decimal places.
    ShareMillionths,
}

impl Scale {
    /// How many decimal places a number as written may have.
    pub const fn decimals(self) -> usize {
        match self {
            Self::Thousandths => 3,
            Self::ShareMillionths => 4,
        }
    }
}

/// A lower and an upper bound, both included, in parts of a [`Scale`]; an exact number has the same twice; a missing bound is open.
/// At least one bound is present in every range that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Range {
    /// The smallest value that the source allows; `None` for "up to".
    pub min: Option<i64>,
    /// The largest value that the source allows; `None` for "at least".
    pub max: Option<i64>,
}

/// Why a text is no range. The text of each is a sentence for the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeFault {
    /// It is no number, or more than two of them.
    NotANumber,
    /// It has more decimal places than can be kept.
    TooPrecise,
    /// It is beyond [`LARGEST`].
    TooLarge,
    /// The first bound is above the second.
    Reversed,
    /// Both bounds are missing.
    Empty,
}

impl fmt::Display for RangeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "is not a number or a range of two",
            Self::TooPrecise => "has more decimal places than can be kept exactly",
            Self::TooLarge => "is too large to be kept exactly",
            Self::Reversed => "begins above its end",
            Self::Empty => "has neither a beginning nor an end",
        })
    }
}

impl std::error::Error for RangeFault {}

impl Range {
    /// The range of one exact number.
    pub const fn exactly(parts: i64) -> Self {
        Self {
            min: Some(parts),
            max: Some(parts),
        }
    }

    /// Reads `70`, `50..100`, `40000..` or `..75000000`, with a decimal point and without thousands marks.
    ///
    /// # Errors
    /// Says what kept the text from being a range.
    pub fn read(text: &str, scale: Scale) -> Result<Self, RangeFault> {
        let bound = |part: &str| match part.trim() {
            "" => Ok(None),
            number => parts(number, scale).map(Some),
        };
        let Some((low, high)) = text.split_once("..") else {
            return parts(text.trim(), scale).map(Self::exactly);
        };
        match (bound(low)?, bound(high)?) {
            (None, None) => Err(RangeFault::Empty),
            (Some(min), Some(max)) if min > max => Err(RangeFault::Reversed),
            (min, max) => Ok(Self { min, max }),
        }
    }

    /// The text that [`Range::read`] reads back to this range, in its shortest form.
    pub fn write(&self, scale: Scale) -> String {
        let number = |parts: Option<i64>| parts.map(|parts| decimal(parts, scale)).unwrap_or_default();
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => decimal(min, scale),
            (min, max) => format!("{}..{}", number(min), number(max)),
        }
    }
}

/// One decimal number in parts of the scale.
fn parts(number: &str, scale: Scale) -> Result<i64, RangeFault> {
    let (negative, digits) = number.strip_prefix('-').map_or((false, number), |digits| (true, digits));
    let (whole, fraction) = match digits.split_once('.') {
        None => (digits, ""),
        Some((_, "")) => return Err(RangeFault::NotANumber),
        Some(split) => split,
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        return Err(RangeFault::NotANumber);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > scale.decimals() {
        return Err(RangeFault::TooPrecise);
    }
    let padding = "0".repeat(scale.decimals() - fraction.len());
    // Only the length can make this fail: every character is a digit.
    let value: i64 = format!("{whole}{fraction}{padding}").parse().map_err(|_| RangeFault::TooLarge)?;
    if value > LARGEST {
        return Err(RangeFault::TooLarge);
    }
    Ok(if negative { -value } else { value })
}

/// The shortest decimal text of a number of parts.
fn decimal(parts: i64, scale: Scale) -> String {
    let digits = format!("{:0>width$}", parts.unsigned_abs(), width = scale.decimals() + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale.decimals());
    let fraction = fraction.trim_end_matches('0');
    let sign = if parts < 0 { "-" } else { "" };
    if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, scale: Scale, expected: Result<(Option<i64>, Option<i64>), RangeFault>) {
        assert_eq!(
            Range::read(text, scale).map(|range| (range.min, range.max)),
            expected,
            "reading {text:?}"
        );
    }

    #[test]
    fn the_four_forms_are_read() {
        check("70", Scale::ShareMillionths, Ok((Some(700_000), Some(700_000))));
        check("50..100", Scale::ShareMillionths, Ok((Some(500_000), Some(1_000_000))));
        check("40000..", Scale::Thousandths, Ok((Some(40_000_000), None)));
        check("..75000000", Scale::Thousandths, Ok((None, Some(75_000_000_000))));
        check(" 1.5 .. 2.25 ", Scale::Thousandths, Ok((Some(1_500), Some(2_250))));
        check("-3", Scale::Thousandths, Ok((Some(-3_000), Some(-3_000))));
        check("0.0001", Scale::ShareMillionths, Ok((Some(1), Some(1))));
        check("7.500000", Scale::Thousandths, Ok((Some(7_500), Some(7_500))));
    }

    #[test]
    fn what_is_no_exact_number_is_refused() {
        use RangeFault::{Empty, NotANumber, Reversed, TooLarge, TooPrecise};
        for text in [
            "", "about 5", "1,5", "1 000", "1e6", ".5", "5.", "+4", "1..2..3", "--1", "៧០", "1.-5", "-",
        ] {
            check(text, Scale::Thousandths, Err(NotANumber));
        }
        check("..", Scale::Thousandths, Err(Empty));
        check("9..8", Scale::Thousandths, Err(Reversed));
        check("1.0001", Scale::Thousandths, Err(TooPrecise));
        check("33.33333", Scale::ShareMillionths, Err(TooPrecise));
        check("9000000000000.001", Scale::Thousandths, Err(TooLarge));
        check("99999999999999999999999999", Scale::Thousandths, Err(TooLarge));
        check("9000000000000", Scale::Thousandths, Ok((Some(LARGEST), Some(LARGEST))));
    }

    proptest! {
        #[test]
        fn every_range_reads_back_as_written(a in -LARGEST..=LARGEST, b in -LARGEST..=LARGEST, open in 0_u8..3) {
            let range = match open {
                0 => Range { min: Some(a.min(b)), max: Some(a.max(b)) },
                1 => Range { min: Some(a), max: None },
                _ => Range { min: None, max: Some(b) },
            };
            for scale in [Scale::Thousandths, Scale::ShareMillionths] {
                prop_assert_eq!(Range::read(&range.write(scale), scale), Ok(range));
            }
        }
    }
}
