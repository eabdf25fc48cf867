//! What was wrong in a file, where, and what to do about it.
//! Kept apart from the records so that a caller can show problems without knowing any format,
//! and so that the list of codes, which users and documents quote, stands in one place.

use std::fmt;

/// Everything that can be wrong with a file as a file. Whether a kind, a date or a slug is good is judged by the store, not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Code {
    /// No file that we know was given.
    NoFiles,
    /// A `.csv` file whose name is none of the known ones.
    UnknownFile,
    /// The file cannot be read as CSV at all: it is empty, holds NUL bytes, or is UTF-16.
    UnreadableFile,
    /// A cell or header is not UTF-8.
    NotUtf8,
    /// A quotation mark opens a cell and none closes it.
    UnclosedQuote,
    /// The file has no header line.
    MissingHeader,
    /// The header names a column that this file does not have, or a cell stands under no name.
    UnknownColumn,
    /// The header lacks a column that every line must fill.
    MissingColumn,
    /// The header names a column twice.
    DuplicateColumn,
    /// A cell that must be filled is empty.
    MissingValue,
    /// A line has more or fewer cells than the header.
    WrongCellCount,
    /// A key holds a character that parts keys elsewhere.
    BadKey,
    /// A cell is neither `yes` nor `no`.
    BadBoolean,
    /// A share, amount, quantity or value is not a number or range that we can keep exactly.
    BadRange,
    /// A latitude or longitude is no number of degrees, or a weight no whole number.
    BadNumber,
    /// The evidence of a line cannot be read, or its other cells speak of evidence that the line does not name.
    BadEvidenceCell,
    /// The subject of a line of `evidence.csv` is not `thing:…`, `relationship:…`, `figure:…`, `location:…` or `forum_rule:…`.
    BadSubject,
    /// A mapping of two plain tables cannot be followed, or does not say what a value of theirs becomes.
    BadMapping,
    /// A file or a cell is larger than the limit.
    TooLarge,
    /// More problems were found than are listed.
    TooManyProblems,
}

impl Code {
    /// Every code, in the order of the documents.
    pub const ALL: [Self; 20] = [
        Self::NoFiles,
        Self::UnknownFile,
        Self::UnreadableFile,
        Self::NotUtf8,
        Self::UnclosedQuote,
        Self::MissingHeader,
        Self::UnknownColumn,
        Self::MissingColumn,
        Self::DuplicateColumn,
        Self::MissingValue,
        Self::WrongCellCount,
        Self::BadKey,
        Self::BadBoolean,
        Self::BadRange,
        Self::BadNumber,
        Self::BadEvidenceCell,
        Self::BadSubject,
        Self::BadMapping,
        Self::TooLarge,
        Self::TooManyProblems,
    ];

    /// The stable text of the code, as programs compare it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoFiles => "NO_FILES",
            Self::UnknownFile => "UNKNOWN_FILE",
            Self::UnreadableFile => "UNREADABLE_FILE",
            Self::NotUtf8 => "NOT_UTF8",
            Self::UnclosedQuote => "UNCLOSED_QUOTE",
            Self::MissingHeader => "MISSING_HEADER",
            Self::UnknownColumn => "UNKNOWN_COLUMN",
            Self::MissingColumn => "MISSING_COLUMN",
            Self::DuplicateColumn => "DUPLICATE_COLUMN",
            Self::MissingValue => "MISSING_VALUE",
            Self::WrongCellCount => "WRONG_CELL_COUNT",
            Self::BadKey => "BAD_KEY",
            Self::BadBoolean => "BAD_BOOLEAN",
            Self::BadRange => "BAD_RANGE",
            Self::BadNumber => "BAD_NUMBER",
            Self::BadEvidenceCell => "BAD_EVIDENCE_CELL",
            Self::BadSubject => "BAD_SUBJECT",
            Self::BadMapping => "BAD_MAPPING",
            Self::TooLarge => "TOO_LARGE",
            Self::TooManyProblems => "TOO_MANY_PROBLEMS",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that a user can correct in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of problem it is.
    pub code: Code,
    /// The file as it was named to us; empty when the problem is of no single file.
    pub file: String,
    /// The line on which the record begins, counted from 1 (the header is line 1); `None` when the whole file is meant.
    pub line: Option<u32>,
    /// The column, when one cell is meant.
    pub column: Option<String>,
    /// A sentence that says what was wrong.
    pub message: String,
    /// A sentence that says what to do.
    pub hint: String,
}

impl fmt::Display for Problem {
    /// `things.csv, line 4, column slug: The cell is empty. Fill it. (MISSING_VALUE)`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            f.write_str(&self.file)?;
            if let Some(line) = self.line {
                write!(f, ", line {line}")?;
            }
            if let Some(column) = &self.column {
                write!(f, ", column {column}")?;
            }
            f.write_str(": ")?;
        }
        write!(f, "{} {} ({})", self.message, self.hint, self.code)
    }
}

/// Gathers problems up to a limit and counts the rest, so that a broken file of a million lines gives an answer of bounded size.
#[derive(Debug)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    limit: usize,
    unlisted: usize,
}

impl Problems {
    pub(crate) const fn new(limit: usize) -> Self {
        Self {
            list: Vec::new(),
            limit,
            unlisted: 0,
        }
    }

    pub(crate) fn push(&mut self, problem: Problem) {
        if self.list.len() < self.limit {
            self.list.push(problem);
        } else {
            self.unlisted += 1;
        }
    }

    /// How many there are, listed or not.
    pub(crate) const fn count(&self) -> usize {
        self.list.len() + self.unlisted
    }

    /// Gives the columns of the problems after the first `known` ones the names under which their file has them.
    pub(crate) fn name_columns(&mut self, known: usize, name: impl Fn(&str) -> Option<String>) {
        for problem in self.list.iter_mut().skip(known) {
            if let Some(named) = problem.column.as_deref().and_then(&name) {
                problem.column = Some(named);
            }
        }
    }

    /// The problems in the order they were found, with one more at the end when some are not listed.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        if self.unlisted > 0 {
            self.list.push(Problem {
                code: Code::TooManyProblems,
                file: String::new(),
                line: None,
                column: None,
                message: format!("There are {} more problems.", self.unlisted),
                hint: "Mend those listed and read the files again.".to_owned(),
            });
        }
        self.list
    }
}

/// Quotes what a user wrote for a message: at most 60 characters, without control or direction-changing characters that could disguise the rest.
pub(crate) fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .map(|c| if is_disguising(c) { '\u{fffd}' } else { c })
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("“{shown}”")
}

fn is_disguising(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
