//! The columns of `things.csv` that only some kinds of thing have.
//! Apart from the records because which kind has which column is the store's rule, not the format's:
//! here they are one ordered list of known names with the form of their values.

use crate::range::{Range, Scale};

/// How the value of a column is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A word, a date or a sentence.
    Text,
    /// `yes` or `no`.
    YesNo,
    /// A number or range in thousandths.
    Amount,
}

/// The known columns, in the order in which they are written.
pub const DETAIL_COLUMNS: [(&str, Form); 29] = [
    ("category", Form::Text),
    ("people", Form::Text),
    ("livelihood", Form::Text),
    ("jurisdiction", Form::Text),
    ("registration_number", Form::Text),
    ("level", Form::Text),
    ("registered_on", Form::Text),
    ("role", Form::Text),
    ("theme", Form::Text),
    ("purpose", Form::Text),
    ("remedies", Form::Text),
    ("binding", Form::YesNo),
    ("time_limits", Form::Text),
    ("filed_on", Form::Text),
    ("outcome", Form::Text),
    ("outcome_text", Form::Text),
    ("outcome_on", Form::Text),
    ("remedy", Form::Text),
    ("delivered", Form::YesNo),
    ("issued_on", Form::Text),
    ("topic", Form::Text),
    ("language", Form::Text),
    ("signers_stated", Form::Text),
    ("signers_complete", Form::YesNo),
    ("status", Form::Text),
    ("adopted_on", Form::Text),
    ("date", Form::Text),
    ("amount", Form::Amount),
    ("currency", Form::Text),
];

/// The filled detail cells of a thing, in the order of [`DETAIL_COLUMNS`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Details {
    cells: Vec<(&'static str, String)>,
}

impl Details {
    /// The cell of a column as it is written; `None` when it is empty or no such column exists.
    /// A `yes`/`no` column holds exactly `yes` or `no`, an amount its shortest form.
    pub fn text(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|(name, _)| *name == column).map(|(_, value)| value.as_str())
    }

    /// The answer of a `yes`/`no` column.
    pub fn yes_no(&self, column: &str) -> Option<bool> {
        match self.text(column)? {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// The range of an amount column, in thousandths.
    pub fn amount(&self, column: &str) -> Option<Range> {
        Range::read(self.text(column)?, Scale::Thousandths).ok()
    }

    /// The filled columns and their cells, in the order of [`DETAIL_COLUMNS`].
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.cells.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// Whether no column is filled.
    pub const fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Fills a column; an empty value clears it. Answers `false`, and changes nothing, when there is no such column
    /// or the value has not its form.
    #[must_use = "a refused value is not kept"]
    pub fn fill(&mut self, column: &str, value: &str) -> bool {
        let Some(place) = DETAIL_COLUMNS.iter().position(|(name, _)| *name == column) else {
            return false;
        };
        let (name, form) = DETAIL_COLUMNS[place];
        let value = value.trim();
        let kept = match form {
            _ if value.is_empty() => String::new(),
            Form::Text => value.to_owned(),
            Form::YesNo if matches!(value, "yes" | "no") => value.to_owned(),
            Form::YesNo => return false,
            Form::Amount => match Range::read(value, Scale::Thousandths) {
                Ok(range) => range.write(Scale::Thousandths),
                Err(_) => return false,
            },
        };
        self.cells.retain(|(existing, _)| *existing != name);
        if !kept.is_empty() {
            let order = |column: &str| DETAIL_COLUMNS.iter().position(|(name, _)| *name == column);
            let index = self.cells.partition_point(|(existing, _)| order(existing) < Some(place));
            self.cells.insert(index, (name, kept));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_keep_the_order_of_the_columns_and_their_form() {
        let mut details = Details::default();
        assert!(details.fill("currency", "USD"));
        assert!(details.fill("amount", "..75000000.0"));
        assert!(details.fill("category", " PRESS "));
        assert!(details.fill("delivered", "no"));
        assert!(!details.fill("delivered", "perhaps"));
        assert!(!details.fill("amount", "much"));
        assert!(!details.fill("colour", "red"));
        let seen: Vec<_> = details.iter().collect();
        assert_eq!(
            seen,
            [
                ("category", "PRESS"),
                ("delivered", "no"),
                ("amount", "..75000000"),
                ("currency", "USD")
            ]
        );
        assert_eq!(details.yes_no("delivered"), Some(false));
        assert_eq!(details.amount("amount").and_then(|range| range.max), Some(75_000_000_000));
        assert!(details.fill("delivered", ""));
        assert_eq!(details.text("delivered"), None);
    }
}
