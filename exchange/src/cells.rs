//! The cells of one line, taken by column name with their problems, and the cells of a line to be written.
//! Apart from `csv_file` because here is what a cell means, and there how bytes become cells.

use std::collections::HashMap;

use crate::details::{DETAIL_COLUMNS, Details, Form};
use crate::evidence::{EvidenceCells, is_key, read_refs, write_refs};
use crate::problem::{Code, Problem, Problems, quoted};
use crate::range::{Range, Scale};
use crate::record::SubjectKind;

/// Takes away what a spreadsheet's user cannot see or mean: spaces around the text, and the apostrophe that [`guarded`] put in front.
pub(crate) fn plain(cell: &str) -> String {
    let cell = cell.trim();
    let text = match cell.strip_prefix('\'') {
        Some(rest) if looks_like_formula(cell) => rest,
        _ => cell,
    };
    text.trim().to_owned()
}

/// Puts an apostrophe in front of what a spreadsheet could take for a formula. A text that has one already gets another, so that
/// [`plain`] gives back every text as it was.
fn guarded(text: &str) -> String {
    if looks_like_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// The largest weight: what a column of 32 bits holds.
const HEAVIEST: i64 = i32::MAX as i64;

/// One line that is being read.
pub(crate) struct Line<'a> {
    /// Which cell stands under which column.
    pub(crate) positions: &'a HashMap<&'static str, usize>,
    /// The plain texts of the cells.
    pub(crate) cells: Vec<String>,
    pub(crate) file: &'a str,
    pub(crate) number: u32,
    pub(crate) problems: &'a mut Problems,
    /// Whether every cell that must be filled is.
    pub(crate) complete: bool,
}

impl Line<'_> {
    fn problem(&mut self, code: Code, column: &str, message: String, hint: &str) {
        self.problems.push(Problem {
            code,
            file: self.file.to_owned(),
            line: Some(self.number),
            column: Some(column.to_owned()),
            message,
            hint: hint.to_owned(),
        });
    }

    /// The text of a cell; each cell can be taken once.
    pub(crate) fn text(&mut self, column: &str) -> Option<String> {
        let position = *self.positions.get(column)?;
        let text = std::mem::take(self.cells.get_mut(position)?);
        (!text.is_empty()).then_some(text)
    }

    /// The text of a cell that must be filled; empty, with a problem, when it is not.
    pub(crate) fn required(&mut self, column: &str) -> String {
        self.text(column).unwrap_or_else(|| {
            self.complete = false;
            self.problem(
                Code::MissingValue,
                column,
                "The cell is empty.".to_owned(),
                "Fill it, or remove the line.",
            );
            String::new()
        })
    }

    /// The key of a source, which evidence cells must be able to name.
    pub(crate) fn source_key(&mut self, column: &str) -> String {
        let key = self.required(column);
        if !key.is_empty() && !is_key(&key) {
            let message = format!("The source key {} holds a space, “|” or “§”.", quoted(&key));
            self.problem(Code::BadKey, column, message, "Write keys with letters, digits and hyphens.");
        }
        key
    }

    /// The words of a cell, parted by spaces.
    pub(crate) fn words(&mut self, column: &str) -> Vec<String> {
        self.text(column)
            .map(|text| text.split_whitespace().map(str::to_owned).collect())
            .unwrap_or_default()
    }

    /// The answer of a `yes`/`no` cell. Spreadsheets turn such words into TRUE and FALSE, so these are read too.
    pub(crate) fn yes_no(&mut self, column: &str) -> Option<bool> {
        let text = self.text(column)?;
        match text.to_ascii_lowercase().as_str() {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            _ => {
                self.problem(
                    Code::BadBoolean,
                    column,
                    format!("{} is neither yes nor no.", quoted(&text)),
                    "Write yes or no, or leave it empty.",
                );
                None
            }
        }
    }

    /// The number or range of a cell.
    pub(crate) fn range(&mut self, column: &str, scale: Scale) -> Option<Range> {
        let text = self.text(column)?;
        match Range::read(&text, scale) {
            Ok(range) => Some(range),
            Err(fault) => {
                let hint = format!(
                    "Write 70, 50..100, 40000.. or ..75000000, with a decimal point, at most {} decimal places and no thousands mark.",
                    scale.decimals()
                );
                self.problem(Code::BadRange, column, format!("{} {fault}.", quoted(&text)), &hint);
                None
            }
        }
    }

    /// The weight of a cell: a whole number from 1.
    pub(crate) fn weight(&mut self, column: &str) -> Option<i64> {
        let text = self.text(column)?;
        let number = text.parse::<i64>().ok().filter(|number| (1..=HEAVIEST).contains(number));
        if number.is_none() {
            self.problem(
                Code::BadNumber,
                column,
                format!("{} is no weight.", quoted(&text)),
                "Write a whole number from 1 to 2147483647, or leave it empty.",
            );
        }
        number
    }

    /// Latitude and longitude in millionths of a degree, both or neither.
    pub(crate) fn coordinates(&mut self) -> (Option<i32>, Option<i32>) {
        let written = |line: &Self, column| {
            let cell = line.positions.get(column).and_then(|position| line.cells.get(*position));
            cell.is_some_and(|cell| !cell.is_empty())
        };
        let (has_latitude, has_longitude) = (written(self, "latitude"), written(self, "longitude"));
        let latitude = self.degrees("latitude", 90);
        let longitude = self.degrees("longitude", 180);
        if has_latitude != has_longitude {
            let (empty, filled) = if has_latitude {
                ("longitude", "latitude")
            } else {
                ("latitude", "longitude")
            };
            self.problem(
                Code::MissingValue,
                empty,
                format!("The cell is empty, but {filled} is filled."),
                "Fill both or neither.",
            );
        }
        if latitude.is_some() && longitude.is_some() {
            (latitude, longitude)
        } else {
            (None, None)
        }
    }

    fn degrees(&mut self, column: &str, bound: i32) -> Option<i32> {
        let text = self.text(column)?;
        let well_formed = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
        let degrees = text
            .parse::<f64>()
            .ok()
            .filter(|degrees| well_formed && degrees.abs() <= f64::from(bound));
        if degrees.is_none() {
            let message = format!("{} is not a number of degrees between -{bound} and {bound}.", quoted(&text));
            self.problem(
                Code::BadNumber,
                column,
                message,
                "Write decimal degrees, such as 11.0867 or -73.98.",
            );
        }
        // Within bounds, so the product fits; a millionth of a degree is a tenth of a metre.
        degrees.map(|degrees| (degrees * 1e6).round() as i32)
    }

    /// The detail columns of a thing.
    pub(crate) fn details(&mut self) -> Details {
        let mut details = Details::default();
        for (column, form) in DETAIL_COLUMNS {
            let value = match form {
                Form::Text => self.text(column),
                Form::YesNo => self.yes_no(column).map(|yes| word(yes).to_owned()),
                Form::Amount => self.range(column, Scale::Thousandths).map(|range| range.write(Scale::Thousandths)),
            };
            // The form was made right just above, so nothing is refused.
            let _kept = details.fill(column, value.as_deref().unwrap_or_default());
        }
        details
    }

    /// The evidence in the line.
    pub(crate) fn evidence(&mut self) -> EvidenceCells {
        let cells = self.evidence_and_day();
        if let (true, Some(day)) = (cells.refs.is_empty() && !cells.speaks(), &cells.as_of) {
            let message = format!("The day {} is of no evidence: the line names none.", quoted(day));
            self.problem(
                Code::BadEvidenceCell,
                "as_of",
                message,
                "Name the source in the column evidence, or empty the cell.",
            );
        }
        cells
    }

    /// The evidence in a line whose `as_of` also dates the fact itself.
    pub(crate) fn evidence_and_day(&mut self) -> EvidenceCells {
        let written = self.text("evidence");
        let refs = match written.as_deref().map(read_refs) {
            None => Vec::new(),
            Some(Ok(refs)) => refs,
            Some(Err(message)) => {
                self.problem(
                    Code::BadEvidenceCell,
                    "evidence",
                    message,
                    "Write “source-key § locator”, and “ | ” between two of them.",
                );
                Vec::new()
            }
        };
        let cells = EvidenceCells {
            refs,
            facts: self.words("facts"),
            as_of: self.text("as_of"),
            stance: self.text("stance"),
            claim: self.text("claim"),
            attributed_to: self.text("attributed_to"),
            paraphrase: self.text("paraphrase"),
            visibility: self.text("evidence_visibility"),
        };
        if written.is_none() && cells.speaks() {
            let message = "The cells beside evidence are filled, but it is empty.".to_owned();
            self.problem(
                Code::BadEvidenceCell,
                "evidence",
                message,
                "Name the source there, or move these cells to a line of evidence.csv.",
            );
        }
        cells
    }

    /// What a line of `evidence.csv` is about.
    pub(crate) fn subject(&mut self, column: &str) -> (SubjectKind, String) {
        let text = self.required(column);
        let found = text.split_once(':').and_then(|(word, key)| {
            let kind = SubjectKind::ALL.into_iter().find(|kind| kind.as_str() == word.trim())?;
            (!key.trim().is_empty()).then(|| (kind, key.trim().to_owned()))
        });
        found.unwrap_or_else(|| {
            if !text.is_empty() {
                self.complete = false;
                let hint = "Write thing:slug, relationship:key, figure:key, location:key or forum_rule:key.";
                self.problem(
                    Code::BadSubject,
                    column,
                    format!("{} names no line of another file.", quoted(&text)),
                    hint,
                );
            }
            (SubjectKind::default(), String::new())
        })
    }
}

const fn word(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// One line that is being written: the filled cells with their columns.
#[derive(Default)]
pub(crate) struct Output {
    pub(crate) cells: Vec<(&'static str, String)>,
}

impl Output {
    fn push(&mut self, column: &'static str, cell: String) {
        if !cell.is_empty() {
            self.cells.push((column, cell));
        }
    }

    pub(crate) fn text(&mut self, column: &'static str, text: &str) {
        self.push(column, guarded(text));
    }

    pub(crate) fn maybe(&mut self, column: &'static str, text: Option<&str>) {
        self.text(column, text.unwrap_or_default());
    }

    pub(crate) fn yes_no(&mut self, column: &'static str, yes: Option<bool>) {
        self.push(column, yes.map(word).unwrap_or_default().to_owned());
    }

    /// A number is no formula, so a negative one stands as it is.
    pub(crate) fn range(&mut self, column: &'static str, range: Option<Range>, scale: Scale) {
        self.push(column, range.map(|range| range.write(scale)).unwrap_or_default());
    }

    pub(crate) fn weight(&mut self, column: &'static str, weight: Option<i64>) {
        self.push(column, weight.map(|weight| weight.to_string()).unwrap_or_default());
    }

    pub(crate) fn degrees(&mut self, column: &'static str, millionths: Option<i32>) {
        let Some(millionths) = millionths else { return };
        let (whole, rest) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
        let fraction = format!("{rest:06}");
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        let sign = if millionths < 0 { "-" } else { "" };
        self.push(column, format!("{sign}{whole}{point}{fraction}"));
    }

    pub(crate) fn details(&mut self, details: &Details) {
        for ((column, form), value) in DETAIL_COLUMNS
            .into_iter()
            .filter_map(|known| details.text(known.0).map(|value| (known, value)))
        {
            match form {
                Form::Amount => self.push(column, value.to_owned()),
                Form::Text | Form::YesNo => self.text(column, value),
            }
        }
    }

    pub(crate) fn evidence(&mut self, evidence: &EvidenceCells) {
        self.text("evidence", &write_refs(&evidence.refs));
        self.text("facts", &evidence.facts.join(" "));
        self.maybe("as_of", evidence.as_of.as_deref());
        self.maybe("stance", evidence.stance.as_deref());
        self.maybe("claim", evidence.claim.as_deref());
        self.maybe("attributed_to", evidence.attributed_to.as_deref());
        self.maybe("paraphrase", evidence.paraphrase.as_deref());
        self.maybe("evidence_visibility", evidence.visibility.as_deref());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_guarded_and_comes_back() {
        for text in ["=1+1", "+855", "-", "@SUM(A1)", "'=1", "''-1", "'\tx"] {
            let cell = guarded(text);
            assert!(cell.starts_with('\''), "{text:?} was written as {cell:?}");
            assert_eq!(plain(&cell), text, "{text:?} came back otherwise");
        }
        for text in ["a=1", "'quoted'", "បឹងកក់", "1-2", "'"] {
            assert_eq!(guarded(text), text);
            assert_eq!(plain(text), text);
        }
    }
}
