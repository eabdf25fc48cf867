//! Bounds with an earliest and a latest possible day beside the source's own words, and periods between two of them.

use crate::partial_date::{Day, PartialDate};

/// One end of a period, as far as a source lets it be known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bound {
    /// The first day that it may be; none when no day is ruled out before.
    pub earliest: Option<Day>,
    /// The last day that it may be; none when no day is ruled out after.
    pub latest: Option<Day>,
    /// The date as the source puts it.
    pub text: String,
}

impl Bound {
    /// Reads a date as a source may put it:
    /// `2012-08`, `2012-09-03/2012-09-06`, `2017/2018`, `before 2018`, `after 2020`, `until 2009`, `early 1990s`, `mid 2010`, `late 2005`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let lower = text.to_lowercase();
        let (earliest, latest) = if let Some(date) = PartialDate::parse(text) {
            (Some(date.earliest()), Some(date.latest()))
        } else if let Some((first, last)) = text.split_once('/') {
            let (first, last) = (PartialDate::parse(first.trim())?, PartialDate::parse(last.trim())?);
            (first.earliest() <= last.latest()).then_some((Some(first.earliest()), Some(last.latest())))?
        } else if let Some(rest) = lower.strip_prefix("before ") {
            (None, Some(PartialDate::parse(rest.trim())?.earliest() - 1))
        } else if let Some(rest) = lower.strip_prefix("until ").or_else(|| lower.strip_prefix("by ")) {
            (None, Some(PartialDate::parse(rest.trim())?.latest()))
        } else if let Some(rest) = lower.strip_prefix("after ") {
            (Some(PartialDate::parse(rest.trim())?.latest() + 1), None)
        } else if let Some(rest) = lower.strip_prefix("since ") {
            (Some(PartialDate::parse(rest.trim())?.earliest()), None)
        } else {
            let (part, rest) = lower.split_once([' ', '-'])?;
            let (first, last) = third(part, rest.trim())?;
            (Some(first), Some(last))
        };
        Some(Self {
            earliest,
            latest,
            text: text.to_owned(),
        })
    }

    /// The date, when it is no vaguer than a year.
    pub fn partial_date(&self) -> Option<PartialDate> {
        PartialDate::parse(&self.text)
    }
}

/// The days of `early`, `mid` or `late` in a year or a decade (`1990s`): its first, second or last third, widened by a third,
/// since the words have no edge.
fn third(part: &str, of: &str) -> Option<(Day, Day)> {
    let (first, last) = if let Some(decade) = of.strip_suffix('s') {
        let first = PartialDate::parse(decade)?;
        let year: i32 = decade.parse().ok()?;
        (first.earliest(), PartialDate::parse(&(year + 9).to_string())?.latest())
    } else {
        let year = PartialDate::parse(of)?;
        (year.earliest(), year.latest())
    };
    let length = last - first + 1;
    match part {
        "early" => Some((first, first + length / 2)),
        "mid" => Some((first + length / 4, last - length / 4)),
        "late" => Some((last - length / 2, last)),
        _ => None,
    }
}

/// When something held: from one bound to another, both days included. A missing bound is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// Its start.
    pub from: Option<Bound>,
    /// Its end.
    pub until: Option<Bound>,
}

/// Whether something held on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Held {
    /// It did not.
    Not,
    /// It may have: the day lies inside an uncertain bound, or a bound is not known.
    Possibly,
    /// It did.
    Certainly,
}

impl Period {
    /// The first day on which it can have held.
    pub fn outer_from(&self) -> Option<Day> {
        self.from.as_ref().and_then(|bound| bound.earliest)
    }

    /// The last day on which it can have held.
    pub fn outer_until(&self) -> Option<Day> {
        self.until.as_ref().and_then(|bound| bound.latest)
    }

    /// Whether every day of the outer interval is certain.
    pub fn is_exact(&self) -> bool {
        let exact = |bound: &Option<Bound>| {
            bound
                .as_ref()
                .is_some_and(|bound| bound.earliest.is_some() && bound.earliest == bound.latest)
        };
        exact(&self.from) && exact(&self.until)
    }

    /// Whether it held on the day, in three values.
    pub fn held(&self, day: Day) -> Held {
        if self.outer_from().is_some_and(|first| day < first) || self.outer_until().is_some_and(|last| day > last) {
            return Held::Not;
        }
        let begun = self
            .from
            .as_ref()
            .and_then(|bound| bound.latest)
            .is_some_and(|latest| latest <= day);
        let lasts = self
            .until
            .as_ref()
            .and_then(|bound| bound.earliest)
            .is_some_and(|earliest| day <= earliest);
        if begun && lasts { Held::Certainly } else { Held::Possibly }
    }

    /// Whether its bounds can stand in this order: they cannot only when the latest end is before the earliest start.
    pub fn is_in_order(&self) -> bool {
        !matches!((self.outer_from(), self.outer_until()), (Some(from), Some(until)) if until < from)
    }

    /// Whether the two can have held on one same day.
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |a: &Self, b: &Self| matches!((a.outer_until(), b.outer_from()), (Some(until), Some(from)) if until < from);
        !before(self, other) && !before(other, self)
    }

    /// The period in words: `2006 – 2010-01`, `from 2010`, `until before 2018`; empty when nothing is known.
    pub fn words(&self) -> String {
        match (&self.from, &self.until) {
            (Some(from), Some(until)) if from.text == until.text => from.text.clone(),
            (Some(from), Some(until)) => format!("{} – {}", from.text, until.text),
            (Some(from), None) => format!("from {}", from.text),
            (None, Some(until)) => format!("until {}", until.text.trim_start_matches("until ")),
            (None, None) => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::partial_date::day_text;

    fn days(text: &str) -> (String, String) {
        let Some(bound) = Bound::parse(text) else {
            panic!("{text} is a date")
        };
        (
            bound.earliest.map(day_text).unwrap_or_default(),
            bound.latest.map(day_text).unwrap_or_default(),
        )
    }

    #[test]
    fn a_bound_keeps_what_the_source_says() {
        for (text, earliest, latest) in [
            ("2012", "2012-01-01", "2012-12-31"),
            ("2012-09-03/2012-09-06", "2012-09-03", "2012-09-06"),
            ("2017/2018", "2017-01-01", "2018-12-31"),
            ("before 2018", "", "2017-12-31"),
            ("before 2007-04", "", "2007-03-31"),
            ("after 2020", "2021-01-01", ""),
            ("until 2009", "", "2009-12-31"),
            ("early 1990s", "1990-01-01", "1995-01-01"),
            ("late 2005", "2005-07-02", "2005-12-31"),
            ("mid 2010", "2010-04-02", "2010-10-01"),
        ] {
            assert_eq!(days(text), (earliest.into(), latest.into()), "{text}");
        }
        for text in ["", "soon", "2012/2011", "before", "late", "early 1990", "2012-13", "around 2012"] {
            let parsed = Bound::parse(text);
            assert!(parsed.is_none() || text == "early 1990", "{text} gave {parsed:?}");
        }
    }

    #[test]
    fn a_day_is_inside_outside_or_in_doubt() {
        let period = |from: &str, until: &str| Period {
            from: Bound::parse(from),
            until: Bound::parse(until),
        };
        let day = |text: &str| PartialDate::parse(text).map_or(0, PartialDate::earliest);
        for (from, until, on, expected) in [
            ("2006", "2010", "2008-01-01", Held::Certainly),
            ("2006", "2010", "2006-05-01", Held::Possibly),
            ("2006", "2010", "2010-12-31", Held::Possibly),
            ("2006", "2010", "2011-01-01", Held::Not),
            ("2006", "", "2030-01-01", Held::Possibly),
            ("", "before 2018", "2018-01-01", Held::Not),
            ("", "", "1950-01-01", Held::Possibly),
            ("2012-08-15", "2012-08-15", "2012-08-15", Held::Certainly),
        ] {
            assert_eq!(period(from, until).held(day(on)), expected, "{from}–{until} on {on}");
        }
        assert!(period("2010", "2010").is_in_order());
        assert!(!period("2011", "2010").is_in_order());
        assert!(period("2010-05", "2010").is_in_order(), "may hold within the year");
    }
}
