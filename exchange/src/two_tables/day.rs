//! The day, month or year before a date as a file writes it.
//! Apart from the rest because it is the one piece of calendar that this crate knows: an end that a file excludes becomes the last day
//! that it includes, and everything else about dates is judged by the store.

/// The date before a day (`2015-03-01`), a month (`2015-03`) or a year (`2015`), as precise as it is; `None` for any other text.
pub(super) fn before(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4)?;
    let month = parts.next().map(|part| number(part, 2).filter(|month| (1..=12).contains(month)));
    let day = parts.next().map(|part| number(part, 2));
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => (year > 0).then(|| format!("{:04}", year - 1)),
        (Some(month), None) => match month? {
            1 => (year > 0).then(|| format!("{:04}-12", year - 1)),
            month => Some(format!("{year:04}-{:02}", month - 1)),
        },
        (Some(month), Some(day)) => {
            let (month, day) = (month?, day?);
            if day == 0 || day > days_of(year, month) {
                return None;
            }
            match (month, day) {
                (1, 1) => (year > 0).then(|| format!("{:04}-12-31", year - 1)),
                (month, 1) => Some(format!("{year:04}-{:02}-{:02}", month - 1, days_of(year, month - 1))),
                (month, day) => Some(format!("{year:04}-{month:02}-{:02}", day - 1)),
            }
        }
    }
}

fn number(text: &str, digits: usize) -> Option<u32> {
    let well_formed = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if well_formed { text.parse().ok() } else { None }
}

fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::before;

    #[test]
    fn an_end_that_is_excluded_becomes_the_last_that_is_included() {
        for (end, last) in [
            ("2015-06-30", "2015-06-29"),
            ("2015-03-01", "2015-02-28"),
            ("2016-03-01", "2016-02-29"),
            ("1900-03-01", "1900-02-28"),
            ("2000-03-01", "2000-02-29"),
            ("2015-01-01", "2014-12-31"),
            ("2015-08-01", "2015-07-31"),
            ("2015-03", "2015-02"),
            ("2015-01", "2014-12"),
            ("2015", "2014"),
        ] {
            assert_eq!(before(end).as_deref(), Some(last), "{end}");
        }
        for other in [
            "",
            "soon",
            "2015-13",
            "2015-02-30",
            "2015-00-10",
            "2015-06-00",
            "15-06-30",
            "2015-6-3",
            "2015-06-30T00",
            "0000",
        ] {
            assert_eq!(before(other), None, "{other}");
        }
    }
}
