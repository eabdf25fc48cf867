//! Reads the words, dates and numbers of records, and notes everything that is wrong with them.

use entities::codes;
use entities::decimal::{MOST, Share, Thousandths, WHOLE};
use entities::period::Bound;
use entities::vocabulary::{Visibility, Vocabulary};
use exchange::range::Range;
use exchange::record::Place;
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result};
use crate::problem::{Problem, ProblemCode};

/// The longest text that a cell may hold, in characters.
const LONGEST: usize = 20_000;
/// The longest slug, in characters.
const LONGEST_SLUG: usize = 100;
/// How many problems are reported one by one.
const MOST_PROBLEMS: usize = 1_000;

/// Collects problems while records are read.
#[derive(Default)]
pub struct Judge {
    problems: Vec<Problem>,
    beyond: usize,
}

impl Judge {
    /// Notes a problem.
    pub fn problem(&mut self, code: ProblemCode, at: &Place, column: &str, message: String) {
        if self.problems.len() >= MOST_PROBLEMS {
            self.beyond += 1;
            return;
        }
        self.problems.push(Problem {
            code,
            file: Some(at.file.to_string()),
            line: Some(at.line),
            column: Some(column.to_owned()),
            message,
        });
    }

    /// Whether all was well.
    ///
    /// # Errors
    /// All problems, in the order of files and lines.
    pub fn verdict(&mut self) -> Result<()> {
        let mut problems = std::mem::take(&mut self.problems);
        if problems.is_empty() {
            return Ok(());
        }
        problems.sort_by(|a, b| (&a.file, a.line, &a.column).cmp(&(&b.file, b.line, &b.column)));
        if self.beyond > 0 {
            let message = format!("{} more problems are not listed. Mend these first, then run it again.", self.beyond);
            problems.push(Problem {
                code: ProblemCode::TooManyProblems,
                file: None,
                line: None,
                column: None,
                message,
            });
        }
        Err(Error::Rejected(problems))
    }

    /// A word of a list; none when the cell is empty or the word is not in the list.
    pub fn word<V: Vocabulary>(&mut self, at: &Place, column: &str, text: Option<&str>) -> Option<V> {
        let text = text?;
        let word = V::from_name(text);
        if word.is_none() {
            let known: Vec<&str> = V::ALL.iter().map(|value| value.name()).collect();
            self.problem(
                ProblemCode::UnknownWord,
                at,
                column,
                format!("“{text}” is none of {}.", known.join(", ")),
            );
        }
        word
    }

    /// Who may see the record; public when the cell is empty.
    pub fn visibility(&mut self, at: &Place, text: Option<&str>) -> Visibility {
        self.word(at, "visibility", text).unwrap_or(Visibility::Public)
    }

    /// A date as a source may put it.
    pub fn date(&mut self, at: &Place, column: &str, text: Option<&str>) -> Option<Bound> {
        let text = text?;
        let bound = Bound::parse(text);
        if bound.is_none() {
            self.problem(
                ProblemCode::BadDate,
                at,
                column,
                format!("“{text}” is no date. Write 2012, 2012-08, 2012-08-15, 2012-09-03/2012-09-06, before 2018, after 2020, early 1990s or late 2005."),
            );
        }
        bound
    }

    /// A text: composed form, without characters that no text may hold, and not too long.
    pub fn text(&mut self, at: &Place, column: &str, text: Option<&str>) -> Option<String> {
        let text: String = text?.nfc().collect();
        let control = text.chars().any(|character| {
            (character.is_control() && !matches!(character, '\n' | '\t'))
                || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
        });
        if control {
            self.problem(
                ProblemCode::BadText,
                at,
                column,
                "It holds control characters or marks that turn the direction of writing. Remove them.".into(),
            );
        } else if text.chars().count() > LONGEST {
            self.problem(
                ProblemCode::BadText,
                at,
                column,
                format!("It is longer than {LONGEST} characters. Shorten it."),
            );
        } else {
            return Some(text);
        }
        None
    }

    /// A slug.
    pub fn slug(&mut self, at: &Place, column: &str, slug: &str) -> bool {
        let letters = slug
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        let good = letters
            && !slug.is_empty()
            && slug.len() <= LONGEST_SLUG
            && !slug.starts_with('-')
            && !slug.ends_with('-')
            && !slug.contains("--");
        if !good {
            self.problem(
                ProblemCode::BadSlug,
                at,
                column,
                format!("“{slug}” is no slug. Use lower-case letters, digits and single hyphens, at most {LONGEST_SLUG}."),
            );
        }
        good
    }

    /// A country code.
    pub fn country(&mut self, at: &Place, text: Option<&str>) -> Option<String> {
        let text = text?;
        if codes::is_country(text) {
            return Some(text.to_owned());
        }
        self.problem(
            ProblemCode::UnknownCountry,
            at,
            "country",
            format!("“{text}” is no ISO 3166-1 alpha-2 code such as KH."),
        );
        None
    }

    /// An address on the web.
    pub fn address(&mut self, at: &Place, column: &str, text: Option<&str>) -> Option<String> {
        let text = self.text(at, column, text)?;
        let good = (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace);
        if !good {
            self.problem(
                ProblemCode::BadAddress,
                at,
                column,
                format!("“{text}” is no address. It must begin with https:// or http:// and hold no space."),
            );
        }
        good.then_some(text)
    }

    /// The two ends of a range of thousandths.
    pub fn range(&mut self, at: &Place, column: &str, range: Option<Range>) -> (Option<Thousandths>, Option<Thousandths>) {
        let Some(range) = range else { return (None, None) };
        let out = [range.min, range.max]
            .into_iter()
            .flatten()
            .any(|end| end.unsigned_abs() > MOST.unsigned_abs());
        if out || matches!((range.min, range.max), (Some(min), Some(max)) if min > max) {
            self.problem(
                ProblemCode::BadNumber,
                at,
                column,
                "The range runs backwards or is too large. Write the smaller number first.".into(),
            );
            return (None, None);
        }
        (range.min.map(Thousandths), range.max.map(Thousandths))
    }

    /// The two ends of a share.
    pub fn share(&mut self, at: &Place, range: Option<Range>) -> (Option<Share>, Option<Share>) {
        let Some(range) = range else { return (None, None) };
        let inside = |end: i64| (0..=i64::from(WHOLE)).contains(&end);
        if ![range.min, range.max].into_iter().flatten().all(inside)
            || matches!((range.min, range.max), (Some(min), Some(max)) if min > max)
        {
            self.problem(
                ProblemCode::ShareOutOfBounds,
                at,
                "share",
                "A share is between 0 and 100 per cent, smaller end first.".into(),
            );
            return (None, None);
        }
        (range.min.map(|end| Share(end as i32)), range.max.map(|end| Share(end as i32)))
    }

    /// A currency, which an amount needs and which needs an amount.
    pub fn currency(&mut self, at: &Place, text: Option<&str>, has_amount: bool) -> Option<String> {
        match text {
            Some(text) if !codes::is_currency(text) => {
                self.problem(
                    ProblemCode::UnknownCurrency,
                    at,
                    "currency",
                    format!("“{text}” is no ISO 4217 code such as USD."),
                );
                None
            }
            Some(text) if has_amount => Some(text.to_owned()),
            Some(_) => {
                self.problem(
                    ProblemCode::AmountWithoutCurrency,
                    at,
                    "currency",
                    "A currency stands without an amount. Fill the amount or empty the currency.".into(),
                );
                None
            }
            None if has_amount => {
                self.problem(
                    ProblemCode::AmountWithoutCurrency,
                    at,
                    "currency",
                    "An amount stands without its currency. Fill the currency.".into(),
                );
                None
            }
            None => None,
        }
    }
}
