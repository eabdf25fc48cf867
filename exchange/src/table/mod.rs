//! Which file has which columns, and how a record is read from a line and written to one.
//! One module for a group of files; here is what they share, so that reader, writer, documents and tests go by one list.

mod facts;
mod outline;
mod proof;
mod thing;
mod tie;

use crate::cells::{Line, Output};
use crate::record::Place;

/// A column of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The name in the header line.
    pub name: &'static str,
    /// Whether every line must fill it.
    pub required: bool,
}

/// A column that every line must fill.
pub(crate) const fn must(name: &'static str) -> Column {
    Column { name, required: true }
}

/// A column that may be empty or missing.
pub(crate) const fn may(name: &'static str) -> Column {
    Column { name, required: false }
}

/// The columns of the evidence that stands in a line itself.
const EVIDENCE: &[Column] = &[
    may("evidence"),
    may("facts"),
    may("as_of"),
    may("stance"),
    may("claim"),
    may("attributed_to"),
    may("paraphrase"),
    may("evidence_visibility"),
];

/// A file of the folder.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub file: &'static str,
    /// The groups of its columns, in the order in which they are written.
    pub(crate) parts: &'static [&'static [Column]],
}

impl Table {
    /// The columns in the order in which they are written.
    pub fn columns(&self) -> impl Iterator<Item = Column> {
        self.parts.iter().flat_map(|part| part.iter().copied())
    }
}

/// Every file of a folder, in the order of the documents.
pub const ALL: [&Table; 11] = [
    &outline::SOURCES,
    &outline::PLACES,
    &thing::THINGS,
    &thing::NAMES,
    &thing::IDENTIFIERS,
    &tie::RELATIONSHIPS,
    &facts::FIGURES,
    &facts::LOCATIONS,
    &facts::FORUM_RULES,
    &proof::EVIDENCE_LINES,
    &proof::LEFT_OUT,
];

/// A record that is one line of a file.
/// `read` asks a line for its cells and leaves problems in it; a column is named the same in the table, in `read` and in `write`.
pub(crate) trait Tabular: Sized {
    const TABLE: &'static Table;
    fn read(line: &mut Line<'_>, at: Place) -> Self;
    fn write(&self, output: &mut Output);
}
