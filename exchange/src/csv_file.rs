//! One CSV file, as spreadsheets write it: bytes to lines, lines to bytes.
//! Apart from `folder` because everything that can be wrong with a single file is met here, and each line of it is read
//! whatever was wrong with the one before.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::cells::{Line, Output, plain};
use crate::folder::Limits;
use crate::problem::{Code, Problem, Problems, quoted};
use crate::record::Place;
use crate::table::{Table, Tabular};

/// What some spreadsheets put at the start of a UTF-8 file.
pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file that is to be read.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) limits: &'a Limits,
}

impl File<'_> {
    fn problem(&self, code: Code, line: Option<u32>, message: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem {
            code,
            file: self.name.to_owned(),
            line,
            column: None,
            message: message.into(),
            hint: hint.into(),
        }
    }
}

/// Reads a file and adds its records and problems to those of the files before it.
pub(crate) fn read<R: Tabular>(file: File<'_>, records: &mut Vec<R>, problems: &mut Problems) {
    if let Some(problem) = unreadable(&file) {
        return problems.push(problem);
    }
    let bytes = file.bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(file.bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(bytes))
        .buffer_capacity(64 << 10)
        .from_reader(bytes);
    let mut lines = LineCounter { bytes, at: 0, line: 1 };
    let mut cells = csv::ByteRecord::new();
    let mut header: Option<Header> = None;
    let name: Arc<str> = Arc::from(file.name);
    loop {
        match reader.read_byte_record(&mut cells) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                return problems.push(file.problem(
                    Code::UnreadableFile,
                    None,
                    format!("The file cannot be read: {error}."),
                    "Save it as CSV again.",
                ));
            }
        }
        let start = cells.position().map_or(0, |position| position.byte() as usize);
        let number = lines.line_of(start);
        let Some(header) = &header else {
            match Header::read(R::TABLE, &cells, number, &file, problems) {
                Some(read) => header = Some(read),
                None => return,
            }
            continue;
        };
        if cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        let ends_the_file = reader.position().byte() as usize >= bytes.len();
        if ends_the_file && ends_within_quotes(bytes.get(start..).unwrap_or_default(), separator(bytes)) {
            let message = "A quotation mark opens a cell on this line, and none closes it before the end of the file.";
            problems.push(file.problem(
                Code::UnclosedQuote,
                Some(number),
                message,
                "Close it, or double it where the text itself holds one.",
            ));
            continue;
        }
        let Some(texts) = header.texts(&cells, number, &file, problems) else {
            continue;
        };
        let mut line = Line {
            positions: &header.positions,
            cells: texts,
            file: file.name,
            number,
            problems,
            complete: true,
        };
        let record = R::read(
            &mut line,
            Place {
                file: Arc::clone(&name),
                line: number,
            },
        );
        if line.complete {
            records.push(record);
        }
    }
    if header.is_none() {
        problems.push(file.problem(
            Code::MissingHeader,
            None,
            "The file is empty.",
            format!("Begin it with a line of column names: {}.", column_names(R::TABLE)),
        ));
    }
}

/// Writes records as one file.
pub(crate) fn write<R: Tabular>(records: &[R]) -> Vec<u8> {
    let lines: Vec<Output> = records
        .iter()
        .map(|record| {
            let mut output = Output::default();
            record.write(&mut output);
            output
        })
        .collect();
    let used: HashSet<&str> = lines.iter().flat_map(|line| line.cells.iter().map(|(column, _)| *column)).collect();
    let columns: Vec<&str> = R::TABLE
        .columns()
        .filter(|column| column.required || used.contains(column.name))
        .map(|column| column.name)
        .collect();
    let mut text = columns.join(",");
    text.push('\n');
    for line in &lines {
        let cells: HashMap<&str, &str> = line.cells.iter().map(|(column, cell)| (*column, cell.as_str())).collect();
        for (index, column) in columns.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            push_cell(&mut text, cells.get(column).copied().unwrap_or_default());
        }
        text.push('\n');
    }
    text.into_bytes()
}

fn push_cell(text: &mut String, cell: &str) {
    if cell.contains([',', ';', '\t', '"', '\n', '\r']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

/// What keeps a file from being read at all.
fn unreadable(file: &File<'_>) -> Option<Problem> {
    let limit = file.limits.file_bytes;
    if file.bytes.len() > limit {
        let message = format!("The file has {} bytes; at most {limit} are read.", file.bytes.len());
        return Some(file.problem(Code::TooLarge, None, message, "Split it into several folders."));
    }
    if file.bytes.starts_with(b"\xff\xfe") || file.bytes.starts_with(b"\xfe\xff") {
        return Some(file.problem(Code::UnreadableFile, None, "The file is UTF-16.", "Save it as “CSV UTF-8”."));
    }
    let zero = file.bytes.iter().position(|byte| *byte == 0)?;
    let line = LineCounter {
        bytes: file.bytes,
        at: 0,
        line: 1,
    }
    .line_of(zero);
    Some(file.problem(
        Code::UnreadableFile,
        Some(line),
        "The file holds a NUL byte, so it is not text.",
        "Save it as “CSV UTF-8”.",
    ))
}

/// Which of comma, semicolon and tab parts the cells: the one that the header line has most of, outside quotation marks.
fn separator(bytes: &[u8]) -> u8 {
    let (mut within_quotes, mut counts) = (false, [(b',', 0_usize), (b';', 0), (b'\t', 0)]);
    let header = bytes.iter().skip_while(|byte| matches!(byte, b'\r' | b'\n'));
    for byte in header {
        match byte {
            b'"' => within_quotes = !within_quotes,
            b'\r' | b'\n' if !within_quotes => break,
            byte if !within_quotes => counts
                .iter_mut()
                .filter(|(mark, _)| mark == byte)
                .for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // The first of equals wins, which is the comma.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| *mark)
}

/// Whether the last quoted cell is still open at the end. The reader itself takes such a cell as closed, and with it every line that it swallowed.
fn ends_within_quotes(bytes: &[u8], separator: u8) -> bool {
    let (mut within, mut cell_begins) = (false, true);
    for byte in bytes {
        match byte {
            b'"' if within => within = false,
            // Either a new quoted cell, or the second of two doubled marks.
            b'"' if cell_begins => within = true,
            _ if within => {}
            byte => cell_begins = matches!(byte, b'\r' | b'\n') || *byte == separator,
        }
    }
    within
}

/// Tells the line of a growing byte position. A line ends with LF, CR LF or CR.
struct LineCounter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl LineCounter<'_> {
    /// The line of the first byte at or after `start` that ends no line. Positions must not go back.
    fn line_of(&mut self, start: usize) -> u32 {
        while let Some(byte) = self.bytes.get(self.at) {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => self.bytes.get(self.at + 1) != Some(&b'\n'),
                _ if self.at >= start => break,
                _ => false,
            };
            self.line = self.line.saturating_add(u32::from(ends_line));
            self.at += 1;
        }
        self.line
    }
}

/// The columns of a file as its header line names them.
struct Header {
    positions: HashMap<&'static str, usize>,
    /// Which cells stand under no name.
    unnamed: Vec<bool>,
}

impl Header {
    /// `None` when the lines cannot be read by this header; the reason is then among the problems.
    fn read(table: &'static Table, cells: &csv::ByteRecord, number: u32, file: &File<'_>, problems: &mut Problems) -> Option<Self> {
        let names: Vec<String> = cells
            .iter()
            .map(|cell| plain(&String::from_utf8_lossy(cell)).to_ascii_lowercase())
            .collect();
        let known = |name: &str| table.columns().find(|column| column.name == name);
        if !names.iter().any(|name| known(name).is_some()) {
            let message = "The first line names none of the columns of this file.";
            let hint = format!("Begin the file with a line of column names: {}.", column_names(table));
            problems.push(file.problem(Code::MissingHeader, Some(number), message, hint));
            return None;
        }
        let mut positions = HashMap::new();
        for (position, name) in names.iter().enumerate() {
            let mut problem = None;
            match known(name) {
                Some(column) if positions.contains_key(column.name) => {
                    problem = Some((
                        Code::DuplicateColumn,
                        "The header names the column twice.".to_owned(),
                        "Remove one of the two.".to_owned(),
                    ));
                }
                Some(column) => {
                    positions.insert(column.name, position);
                }
                None if name.is_empty() => {}
                None => {
                    let message = format!("This file has no column {}.", quoted(name));
                    problem = Some((Code::UnknownColumn, message, format!("The columns are {}.", column_names(table))));
                }
            }
            if let Some((code, message, hint)) = problem {
                problems.push(Problem {
                    column: Some(name.clone()),
                    ..file.problem(code, Some(number), message, hint)
                });
            }
        }
        let missing: Vec<&str> = table
            .columns()
            .filter(|column| column.required && !positions.contains_key(column.name))
            .map(|column| column.name)
            .collect();
        for name in &missing {
            let problem = file.problem(
                Code::MissingColumn,
                Some(number),
                "The header lacks this column.",
                "Add it, and fill it on every line.",
            );
            problems.push(Problem {
                column: Some((*name).to_owned()),
                ..problem
            });
        }
        missing.is_empty().then(|| Self {
            positions,
            unnamed: names.iter().map(String::is_empty).collect(),
        })
    }

    /// The plain texts of a line; `None`, with problems, when its cells cannot be told apart or are no text.
    fn texts(&self, cells: &csv::ByteRecord, number: u32, file: &File<'_>, problems: &mut Problems) -> Option<Vec<String>> {
        if cells.len() != self.unnamed.len() {
            let message = format!("The line has {} cells, and the header {}.", cells.len(), self.unnamed.len());
            let swallowed = cells.iter().any(|cell| cell.contains(&b'\n'));
            let hint = if swallowed {
                "A cell of it runs over several lines: look for a quotation mark that is not closed."
            } else {
                "Put quotation marks around a cell that holds the separator, and leave out no empty cell."
            };
            problems.push(file.problem(Code::WrongCellCount, Some(number), message, hint));
            return None;
        }
        let mut texts = Vec::with_capacity(cells.len());
        for (position, cell) in cells.iter().enumerate() {
            let problem = match std::str::from_utf8(cell) {
                _ if cell.len() > file.limits.cell_bytes => {
                    let message = format!("The cell has {} bytes; at most {} are read.", cell.len(), file.limits.cell_bytes);
                    file.problem(Code::TooLarge, Some(number), message, "Shorten it.")
                }
                Err(_) => file.problem(
                    Code::NotUtf8,
                    Some(number),
                    "The cell is not UTF-8.",
                    "Save the file as “CSV UTF-8”.",
                ),
                Ok(text) if self.unnamed[position] && !text.trim().is_empty() => {
                    let message = format!("The cell {} stands under no column name.", quoted(text));
                    file.problem(
                        Code::UnknownColumn,
                        Some(number),
                        message,
                        "Name its column in the header line, or remove it.",
                    )
                }
                Ok(text) => {
                    texts.push(plain(text));
                    continue;
                }
            };
            problems.push(Problem {
                column: self.name_at(position),
                ..problem
            });
        }
        (texts.len() == cells.len()).then_some(texts)
    }

    fn name_at(&self, position: usize) -> Option<String> {
        self.positions
            .iter()
            .find(|(_, at)| **at == position)
            .map(|(name, _)| (*name).to_owned())
    }
}

fn column_names(table: &Table) -> String {
    let names: Vec<&str> = table.columns().map(|column| column.name).collect();
    names.join(", ")
}
