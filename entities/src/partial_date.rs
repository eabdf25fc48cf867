//! A date known to the year, the month or the day, which keeps the precision that it came with.

use chrono::{Datelike, NaiveDate};

/// Days since 1970-01-01, as the tables and the graph count them.
pub type Day = i32;

/// The first and the last year that a date may name.
pub const YEARS: std::ops::RangeInclusive<i32> = 1000..=2999;

/// `2012`, `2012-08` or `2012-08-15`. Missing parts are unknown and are never made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i32,
    month: Option<u32>,
    day: Option<u32>,
}

impl PartialDate {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a date that the calendar lacks is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)? as i32;
        let month = parts
            .next()
            .map(|part| digits(part, 2))
            .map_or(Some(None), |month| month.map(Some))?;
        let day = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |day| day.map(Some))?;
        if parts.next().is_some() || !YEARS.contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
        Some(Self { year, month, day })
    }

    /// The first day that it may mean.
    pub fn earliest(self) -> Day {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).map_or(0, day_of)
    }

    /// The last day that it may mean.
    pub fn latest(self) -> Day {
        let after = match (self.month, self.day) {
            (_, Some(_)) => return self.earliest(),
            (Some(12) | None, None) => NaiveDate::from_ymd_opt(self.year + 1, 1, 1),
            (Some(month), None) => NaiveDate::from_ymd_opt(self.year, month + 1, 1),
        };
        after.map_or(0, day_of) - 1
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

/// Exactly `length` ASCII digits as a number.
fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// The day of a calendar date.
pub fn day_of(date: NaiveDate) -> Day {
    date.num_days_from_ce() - 719_163
}

/// The calendar date of a day, written `YYYY-MM-DD`.
pub fn day_text(day: Day) -> String {
    NaiveDate::from_num_days_from_ce_opt(day.saturating_add(719_163)).map_or_else(|| day.to_string(), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_its_precision() {
        for (text, earliest, latest) in [
            ("2012", "2012-01-01", "2012-12-31"),
            ("2012-02", "2012-02-01", "2012-02-29"),
            ("2012-12", "2012-12-01", "2012-12-31"),
            ("2012-08-15", "2012-08-15", "2012-08-15"),
        ] {
            let Some(date) = PartialDate::parse(text) else {
                panic!("{text} is a date")
            };
            assert_eq!(date.to_string(), text);
            assert_eq!(
                (day_text(date.earliest()), day_text(date.latest())),
                (earliest.into(), latest.into())
            );
        }
        assert_eq!(PartialDate::parse("1970-01-01").map(PartialDate::earliest), Some(0));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "12",
            "2012-8",
            "2012-13",
            "2013-02-29",
            "2012-08-15-01",
            "0000",
            "99999",
            "២០១២",
            "2012-08-15T00:00",
            " 2012",
            "-2012",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }
}
