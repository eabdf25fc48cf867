//! A graph that others keep as two plain tables, nodes and edges, read as records in chunks.
//! Apart from `folder` because such files have names, columns and words of their own, which a mapping translates, and may be larger than
//! the memory.
//!
//! ```text
//!   nodes.csv ─┐
//!   edges.csv ─┼─► TwoTables ──► chunk, chunk, chunk … ; each a Reading { dataset, problems }
//! mapping.csv ─┘                 the source first, then all things, then all relationships
//! ```
//!
//! What the mapping may say stands in [`Mapping`]. The tables themselves are UTF-8 with commas, a header line, and any quoting of
//! RFC 4180. Lines end with LF or CR LF.
//!
//! In memory stand one chunk, and, when the mapping names the ends of a kind, the slug and the kind of every node.

mod day;
mod lines;
mod mapping;
mod plan;

use std::collections::HashMap;
use std::io::BufRead;
use std::sync::Arc;

use crate::cells::{Line, plain};
use crate::dataset::Dataset;
use crate::folder::{Limits, Reading};
use crate::problem::{Code, Problem, Problems, quoted};
use crate::record::{EvidenceCells, EvidenceRef, Place, RelationshipRecord, SourceRecord, ThingRecord};
use crate::table::Tabular;

use lines::{Fault, Lines};
pub use mapping::Mapping;
use plan::{Filled, Plan};

/// One of the two files: the name under which problems speak of it, and its bytes as they come.
#[derive(Debug)]
pub struct Input<'a, R> {
    /// The name, with its folder.
    pub name: &'a str,
    /// The bytes.
    pub bytes: R,
}

/// Two tables that are being read. Iterate over it for the chunks.
pub struct TwoTables<N, E> {
    nodes: Side<N>,
    edges: Side<E>,
    /// Stands in the first chunk.
    source: Option<SourceRecord>,
    source_key: String,
    kinds: Kinds,
    chunk: usize,
    limits: Limits,
    /// Problems found so far, in all chunks.
    found: usize,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Nodes,
    Edges,
    Over,
}

/// One table with its plan.
struct Side<R> {
    name: Arc<str>,
    lines: Lines<R>,
    plan: Plan,
    /// How many cells a line has.
    width: usize,
    over: bool,
    /// The cells of the line that is being read, and the record's columns made of them: kept so that their memory is used again.
    cells: Vec<String>,
    filled: Filled,
}

/// The kind of every node, by slug; words are kept once.
#[derive(Default)]
struct Kinds {
    words: Vec<String>,
    of: HashMap<Box<str>, u16>,
}

impl Kinds {
    fn insert(&mut self, slug: &str, kind: &str) {
        let number = self.words.iter().position(|word| word == kind).unwrap_or_else(|| {
            self.words.push(kind.to_owned());
            self.words.len() - 1
        });
        // A mapping has far fewer kinds than fit.
        self.of.insert(slug.into(), u16::try_from(number).unwrap_or(u16::MAX));
    }

    fn kind(&self, slug: &str) -> Option<&str> {
        let number = self.of.get(slug)?;
        self.words.get(usize::from(*number)).map(String::as_str)
    }
}

impl<N: BufRead, E: BufRead> TwoTables<N, E> {
    /// Reads the two header lines. `chunk` is how many records a chunk holds at most (the first holds the source besides); 0 counts as 1.
    ///
    /// # Errors
    /// All problems with the headers: columns that the mapping needs and they lack, and columns of which the mapping says nothing.
    pub fn open(nodes: Input<'_, N>, edges: Input<'_, E>, mapping: Mapping, limits: &Limits, chunk: usize) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::new(limits.problems);
        let Mapping {
            source,
            nodes: of_nodes,
            edges: of_edges,
        } = mapping;
        let nodes = Side::open(nodes, of_nodes, limits, &mut problems);
        let edges = Side::open(edges, of_edges, limits, &mut problems);
        match (nodes, edges, problems.count()) {
            (Some(nodes), Some(edges), 0) => Ok(Self {
                nodes,
                edges,
                source_key: source.key.clone(),
                source: Some(source),
                kinds: Kinds::default(),
                chunk: chunk.max(1),
                limits: limits.clone(),
                found: 0,
                stage: Stage::Nodes,
            }),
            _ => Err(problems.finish()),
        }
    }

    /// Reads one node into the dataset; tells whether there was a line.
    fn node(&mut self, dataset: &mut Dataset, problems: &mut Problems) -> bool {
        let Some(number) = self.nodes.next_line(&self.limits, problems) else {
            return false;
        };
        let side = &mut self.nodes;
        if !side
            .plan
            .fill(&side.cells, &mut side.filled, |_| true, (&side.name, number), problems)
        {
            return true;
        }
        if self.edges.plan.asks_ends()
            && let (Some(slug), Some(kind)) = (side.filled.text(&side.plan, "slug"), side.filled.text(&side.plan, "kind"))
        {
            self.kinds.insert(slug, kind);
        }
        if let Some(mut record) = side.record::<ThingRecord>(number, problems) {
            prove(&mut record.evidence, &self.source_key);
            dataset.things.push(record);
        }
        true
    }

    /// Reads one edge into the dataset; tells whether there was a line.
    fn edge(&mut self, dataset: &mut Dataset, problems: &mut Problems) -> bool {
        let Some(number) = self.edges.next_line(&self.limits, problems) else {
            return false;
        };
        let side = &mut self.edges;
        side.plan.fill_always(&side.cells, &mut side.filled);
        let kind_of = |column| side.filled.text(&side.plan, column).and_then(|slug| self.kinds.kind(slug));
        let (source, target) = (kind_of("source_thing"), kind_of("target_thing"));
        // A thing that is not among the nodes may be in the database already, so what it is remains for the store to judge.
        let fits = |ends: &plan::Ends| source.is_none_or(|kind| ends.source(kind)) && target.is_none_or(|kind| ends.target(kind));
        if !side
            .plan
            .fill_cases(&side.cells, &mut side.filled, fits, (&side.name, number), problems)
        {
            return true;
        }
        if let Some(mut record) = side.record::<RelationshipRecord>(number, problems) {
            prove(&mut record.evidence, &self.source_key);
            dataset.relationships.push(record);
        }
        true
    }

    fn read_chunk(&mut self) -> Reading {
        let mut problems = Problems::new(self.limits.problems.saturating_sub(self.found));
        let mut dataset = Dataset::default();
        dataset.sources.extend(self.source.take());
        let mut read = 0;
        while read < self.chunk && self.stage != Stage::Over && self.found + problems.count() <= self.limits.problems {
            let there_was = match self.stage {
                Stage::Nodes => self.node(&mut dataset, &mut problems),
                _ => self.edge(&mut dataset, &mut problems),
            };
            match (there_was, self.stage) {
                (true, _) => read += 1,
                (false, Stage::Nodes) => self.stage = Stage::Edges,
                (false, _) => self.stage = Stage::Over,
            }
        }
        self.found += problems.count();
        if self.found > self.limits.problems {
            self.stage = Stage::Over;
        }
        Reading {
            dataset,
            problems: problems.finish(),
        }
    }
}

/// The next chunk. After more problems than the limits list, the rest of the files is not read.
impl<N: BufRead, E: BufRead> Iterator for TwoTables<N, E> {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        if self.stage == Stage::Over {
            return None;
        }
        let reading = self.read_chunk();
        let empty = reading.dataset.is_empty() && reading.problems.is_empty();
        (!empty || self.stage != Stage::Over).then_some(reading)
    }
}

impl<R: BufRead> Side<R> {
    /// Reads the header and binds the plan to it; `None` with problems when that fails.
    fn open(input: Input<'_, R>, mut plan: Plan, limits: &Limits, problems: &mut Problems) -> Option<Self> {
        let name: Arc<str> = Arc::from(input.name);
        let mut lines = Lines::new(input.bytes, limits.cell_bytes);
        let mut cells = Vec::new();
        let number = match lines.read(&mut cells) {
            Ok(Some(number)) => number,
            Ok(None) => {
                problems.push(at(
                    &name,
                    None,
                    Code::MissingHeader,
                    "The file is empty.",
                    "Begin it with a line of column names.",
                ));
                return None;
            }
            Err(fault) => {
                problems.push(of_fault(&name, lines.number(), &fault));
                return None;
            }
        };
        let header: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
        for name_of_column in plan.bind(&header) {
            let problem = at(
                &name,
                Some(number),
                Code::MissingColumn,
                "The header lacks this column, of which the mapping speaks.",
                "Add it, or mend the mapping.",
            );
            problems.push(Problem {
                column: Some(name_of_column),
                ..problem
            });
        }
        for unknown in header.iter().filter(|column| !plan.knows(column)) {
            let problem = at(
                &name,
                Some(number),
                Code::UnknownColumn,
                format!("The mapping says nothing of the column {}.", quoted(unknown)),
                "Say what it becomes, or add a line with its name and no field to leave it out.",
            );
            problems.push(Problem {
                column: Some(unknown.clone()),
                ..problem
            });
        }
        Some(Self {
            name,
            lines,
            filled: plan.empty(),
            plan,
            width: header.len(),
            over: false,
            cells,
        })
    }

    /// Reads the next line that has the right number of cells into `cells` and gives its number; `None` at the end.
    fn next_line(&mut self, limits: &Limits, problems: &mut Problems) -> Option<u32> {
        while !self.over && problems.count() <= limits.problems {
            match self.lines.read(&mut self.cells) {
                Ok(Some(number)) if self.cells.len() == self.width => return Some(number),
                Ok(Some(number)) => {
                    let message = format!("The line has {} cells, and the header {}.", self.cells.len(), self.width);
                    let hint = "Put quotation marks around a cell that holds a comma, and leave out no empty cell.";
                    problems.push(at(&self.name, Some(number), Code::WrongCellCount, message, hint));
                }
                Ok(None) => self.over = true,
                Err(fault) => {
                    // Only a line that can be told from the next one lets the reading go on.
                    self.over = !fault.is_of_one_line();
                    problems.push(of_fault(&self.name, self.lines.number(), &fault));
                }
            }
        }
        None
    }

    /// The record that the filled columns make; `None` when one that must be filled is not.
    fn record<T: Tabular>(&mut self, number: u32, problems: &mut Problems) -> Option<T> {
        let known = problems.count();
        let place = Place {
            file: Arc::clone(&self.name),
            line: number,
        };
        let mut line = Line {
            positions: self.plan.positions(),
            cells: std::mem::take(&mut self.filled.texts),
            file: &self.name,
            number,
            problems,
            complete: true,
        };
        let record = T::read(&mut line, place);
        let complete = line.complete;
        self.filled.texts = line.cells;
        if problems.count() > known {
            problems.name_columns(known, |column| self.filled.origin(&self.plan, column));
        }
        complete.then_some(record)
    }
}

/// What every record is known by, unless the mapping says more.
fn prove(evidence: &mut EvidenceCells, source: &str) {
    if evidence.refs.is_empty() {
        evidence.refs.push(EvidenceRef {
            source: source.to_owned(),
            locator: None,
        });
    }
}

fn at(file: &str, line: Option<u32>, code: Code, message: impl Into<String>, hint: &str) -> Problem {
    Problem {
        code,
        file: file.to_owned(),
        line,
        column: None,
        message: message.into(),
        hint: hint.to_owned(),
    }
}

fn of_fault(file: &str, line: u32, fault: &Fault) -> Problem {
    let (code, message, hint) = match fault {
        Fault::Unreadable(error) => (
            Code::UnreadableFile,
            format!("The file cannot be read: {error}."),
            "Try it again, or copy the file anew.",
        ),
        Fault::NotUtf8 => (Code::NotUtf8, "The line is not UTF-8.".to_owned(), "Save the file as “CSV UTF-8”."),
        Fault::Nul => (
            Code::UnreadableFile,
            "The line holds a NUL byte, so it is not text.".to_owned(),
            "Save the file as “CSV UTF-8”.",
        ),
        Fault::Unclosed => (
            Code::UnclosedQuote,
            "A quotation mark opens a cell on this line, and none closes it before the end of the file.".to_owned(),
            "Close it, or double it where the text itself holds one.",
        ),
        Fault::TooLong { most } => (
            Code::TooLarge,
            format!("The line has a cell of more than {most} bytes, or a quotation mark in it is not closed."),
            "Shorten the cell, or close the quotation mark.",
        ),
    };
    at(file, Some(line), code, message, hint)
}
