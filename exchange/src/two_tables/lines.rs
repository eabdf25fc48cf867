//! The lines of a large CSV file as cells, one at a time, each with its number and in bounded memory.
//! Apart from `csv_file` because that reads a file which stands in memory whole, and this one must not.

use std::io::{self, BufRead, Read};

/// What a line has in bytes at most, for each byte that a cell may have.
const LINE_PER_CELL: usize = 16;

/// Why a line cannot be read.
#[derive(Debug)]
pub(super) enum Fault {
    /// The input failed.
    Unreadable(io::Error),
    /// The line is not UTF-8.
    NotUtf8,
    /// The line holds a NUL byte.
    Nul,
    /// A quoted cell is open at the end of the file.
    Unclosed,
    /// The line or a cell of it is longer than is read.
    TooLong {
        /// The most bytes of a cell.
        most: usize,
    },
}

impl Fault {
    /// Whether the line after it can be read.
    pub(super) const fn is_of_one_line(&self) -> bool {
        matches!(self, Self::NotUtf8 | Self::Nul)
    }
}

/// A file whose lines are read one by one.
pub(super) struct Lines<R> {
    bytes: R,
    /// The line on which the last record began.
    number: u32,
    /// The line on which the next record begins.
    next: u32,
    cell_bytes: usize,
    buffer: Vec<u8>,
}

/// Whether bytes fed so far end within a quoted cell.
struct Quotes {
    within: bool,
    cell_begins: bool,
}

impl Quotes {
    fn feed(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match byte {
                b'"' if self.within => self.within = false,
                // Either a new quoted cell, or the second of two doubled marks.
                b'"' if self.cell_begins => self.within = true,
                _ if self.within => {}
                byte => self.cell_begins = matches!(byte, b',' | b'\n'),
            }
        }
    }
}

impl<R: BufRead> Lines<R> {
    pub(super) const fn new(bytes: R, cell_bytes: usize) -> Self {
        Self {
            bytes,
            number: 0,
            next: 1,
            cell_bytes,
            buffer: Vec::new(),
        }
    }

    /// The line on which the record read last began.
    pub(super) const fn number(&self) -> u32 {
        self.number
    }

    /// Reads the next record that is not blank into `cells` and gives the line on which it begins; `None` at the end.
    pub(super) fn read(&mut self, cells: &mut Vec<String>) -> Result<Option<u32>, Fault> {
        loop {
            self.number = self.next;
            self.buffer.clear();
            let mut quotes = Quotes {
                within: false,
                cell_begins: true,
            };
            loop {
                let known = self.buffer.len();
                let most = self.cell_bytes.saturating_mul(LINE_PER_CELL);
                let room = most.saturating_sub(known).saturating_add(1) as u64;
                let read = (&mut self.bytes)
                    .take(room)
                    .read_until(b'\n', &mut self.buffer)
                    .map_err(Fault::Unreadable)?;
                if self.buffer.len() > most {
                    return Err(Fault::TooLong { most: self.cell_bytes });
                }
                self.next = self.next.saturating_add(u32::from(self.buffer.last() == Some(&b'\n') && read > 0));
                let piece = self.buffer.get(known..).unwrap_or_default();
                // Most files have no quotation mark, and then nothing needs to be followed.
                if quotes.within || piece.contains(&b'"') {
                    quotes.feed(piece);
                }
                if read == 0 && quotes.within {
                    return Err(Fault::Unclosed);
                }
                if read == 0 || !quotes.within {
                    break;
                }
            }
            if self.buffer.is_empty() {
                return Ok(None);
            }
            let mut record = self.buffer.as_slice();
            if self.number == 1 {
                record = record.strip_prefix(crate::csv_file::BYTE_ORDER_MARK).unwrap_or(record);
            }
            record = record.strip_suffix(b"\n").unwrap_or(record);
            record = record.strip_suffix(b"\r").unwrap_or(record);
            if record.trim_ascii().is_empty() {
                continue;
            }
            if record.contains(&0) {
                return Err(Fault::Nul);
            }
            let record = std::str::from_utf8(record).map_err(|_| Fault::NotUtf8)?;
            split(record, cells);
            if cells.iter().any(|cell| cell.len() > self.cell_bytes) {
                return Err(Fault::TooLong { most: self.cell_bytes });
            }
            return Ok(Some(self.number));
        }
    }
}

/// Parts a record into cells and takes their quotation marks away. The strings in `cells` are used again.
fn split(record: &str, cells: &mut Vec<String>) {
    let mut count = 0;
    let mut rest = Some(record);
    while let Some(text) = rest {
        if count == cells.len() {
            cells.push(String::new());
        }
        let Some(cell) = cells.get_mut(count) else { return };
        cell.clear();
        count += 1;
        rest = if let Some(quoted) = text.strip_prefix('"') {
            unquote(quoted, cell)
        } else {
            plain(text, cell)
        };
    }
    cells.truncate(count);
}

/// Takes the text up to the next comma, and gives what follows that.
fn plain<'a>(text: &'a str, cell: &mut String) -> Option<&'a str> {
    let (own, rest) = text.split_once(',').map_or((text, None), |(own, rest)| (own, Some(rest)));
    cell.push_str(own);
    rest
}

/// Takes the text up to the mark that closes it, and gives what follows the next comma.
fn unquote<'a>(mut text: &'a str, cell: &mut String) -> Option<&'a str> {
    loop {
        let Some((own, rest)) = text.split_once('"') else {
            cell.push_str(text);
            return None;
        };
        cell.push_str(own);
        match rest.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                text = more;
            }
            None => return plain(rest, cell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Vec<Result<(u32, Vec<String>), String>> {
        let mut lines = Lines::new(text.as_bytes(), 20);
        let (mut cells, mut found) = (Vec::new(), Vec::new());
        loop {
            match lines.read(&mut cells) {
                Ok(Some(number)) => found.push(Ok((number, cells.clone()))),
                Ok(None) => return found,
                Err(fault) => {
                    found.push(Err(format!("{} {fault:?}", lines.number())));
                    if !fault.is_of_one_line() {
                        return found;
                    }
                }
            }
        }
    }

    fn good(text: &str) -> Vec<(u32, Vec<String>)> {
        read_all(text).into_iter().map(Result::unwrap).collect()
    }

    fn line(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn each_line_has_its_number_whatever_ends_it() {
        let expected = [line(1, &["a", "b"]), line(3, &["1", ""]), line(4, &["ក", "2"])];
        assert_eq!(good("\u{feff}a,b\n\n1,\nក,2"), expected);
        assert_eq!(good("a,b\r\n\r\n1,\r\nក,2\r\n"), expected);
    }

    #[test]
    fn quotation_marks_hold_commas_lines_and_marks() {
        let text = "a,b\n\"1,\"\"x\"\"\",\"two\nlines\"\n5\" pipe,\"\"\n";
        assert_eq!(
            good(text),
            [
                line(1, &["a", "b"]),
                line(2, &["1,\"x\"", "two\nlines"]),
                line(4, &["5\" pipe", ""])
            ]
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line() {
        assert_eq!(read_all("a\n\"b\nc\n").pop().unwrap().unwrap_err(), "2 Unclosed");
        let long = format!("a\n{}\n", "x".repeat(21));
        assert_eq!(read_all(&long).pop().unwrap().unwrap_err(), "2 TooLong { most: 20 }");
        let endless = format!("a\n\"{}\n", "x\n".repeat(400));
        assert_eq!(
            read_all(&endless).pop().unwrap().unwrap_err(),
            "2 TooLong { most: 20 }",
            "a mark that is never closed fills no memory"
        );
        let after_nul = read_all("a\nb\0\nc\n");
        assert_eq!(after_nul[1].clone().unwrap_err(), "2 Nul");
        assert_eq!(after_nul[2].clone().unwrap(), line(3, &["c"]));
    }
}
