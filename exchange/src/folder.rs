//! A folder of CSV files, read into one dataset and written from one.
//! Apart from `csv_file` because which files a folder has, and in which order, is another matter than how a line is read.

use std::collections::BTreeMap;

use crate::csv_file;
use crate::dataset::Dataset;
use crate::problem::{Code, Problem, Problems, quoted};
use crate::table::{self, Tabular};

/// How much is read before a file is refused. Each bound is there so that one bad file cannot fill the memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub file_bytes: usize,
    /// The largest cell, in bytes.
    pub cell_bytes: usize,
    /// How many problems are listed before the rest is only counted.
    pub problems: usize,
}

impl Default for Limits {
    /// 256 MiB a file, 64 KiB a cell, 1,000 problems.
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            cell_bytes: 64 << 10,
            problems: 1_000,
        }
    }
}

/// What reading gave. A dataset with problems is for judging further, not for keeping: values that could not be read are
/// missing in it, and so are lines that lack a cell which must be filled.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The records.
    pub dataset: Dataset,
    /// What was wrong, in the order of files and lines.
    pub problems: Vec<Problem>,
}

/// Reads the files of one or more folders together.
///
/// `files` are names with their folders (`koh-kong/things.csv`) and contents; the last part of a name says which file it is,
/// in any letter case. They are read in the order of their names. What does not end in `.csv`, and hidden or lock files of
/// editors, are passed over; any other `.csv` file is a problem, because its content would be lost without a word.
pub fn read<N: AsRef<str>, B: AsRef<[u8]>>(files: &[(N, B)], limits: &Limits) -> Reading {
    let mut sorted: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_ref(), bytes.as_ref())).collect();
    sorted.sort_by_key(|(name, _)| *name);
    let mut problems = Problems::new(limits.problems);
    let mut dataset = Dataset::default();
    let mut known = 0_usize;
    for (name, bytes) in sorted {
        match kind_of(name) {
            Kind::Ignored => {}
            Kind::Table(file) => {
                known += 1;
                read_file(file, name, bytes, limits, &mut dataset, &mut problems);
            }
            Kind::Unknown => problems.push(Problem {
                code: Code::UnknownFile,
                file: name.to_owned(),
                line: None,
                column: None,
                message: format!("There is no file named {} in a folder of data.", quoted(name)),
                hint: format!("Name it one of {}, or give it another ending than .csv.", file_names()),
            }),
        }
    }
    if known == 0 {
        problems.push(Problem {
            code: Code::NoFiles,
            file: String::new(),
            line: None,
            column: None,
            message: "None of the files of a folder of data was found.".to_owned(),
            hint: format!("Give a folder that holds at least one of {}.", file_names()),
        });
    }
    Reading {
        dataset,
        problems: problems.finish(),
    }
}

/// Writes a dataset as the files of one folder: UTF-8, commas, LF, a header line, the columns in the order of the documents.
/// A list without records makes no file, and a column that need not be filled and is empty on every line is left out.
/// [`read`] gives the same records back, with their new places.
///
/// A cell that a spreadsheet could take for a formula gets an apostrophe in front, which [`read`] takes away again.
pub fn write(dataset: &Dataset) -> Vec<(String, Vec<u8>)> {
    let mut files = BTreeMap::new();
    write_file(&dataset.sources, &mut files);
    write_file(&dataset.places, &mut files);
    write_file(&dataset.things, &mut files);
    write_file(&dataset.names, &mut files);
    write_file(&dataset.identifiers, &mut files);
    write_file(&dataset.relationships, &mut files);
    write_file(&dataset.figures, &mut files);
    write_file(&dataset.locations, &mut files);
    write_file(&dataset.forum_rules, &mut files);
    write_file(&dataset.evidence, &mut files);
    write_file(&dataset.left_out, &mut files);
    files.into_iter().collect()
}

/// Like [`write()`], with a byte order mark at the start of each file: some spreadsheets show Khmer rightly only then.
pub fn write_for_spreadsheets(dataset: &Dataset) -> Vec<(String, Vec<u8>)> {
    let marked = |bytes: Vec<u8>| [csv_file::BYTE_ORDER_MARK, bytes.as_slice()].concat();
    write(dataset).into_iter().map(|(name, bytes)| (name, marked(bytes))).collect()
}

fn read_file(file: &str, name: &str, bytes: &[u8], limits: &Limits, dataset: &mut Dataset, problems: &mut Problems) {
    let source = csv_file::File { name, bytes, limits };
    match file {
        "sources.csv" => csv_file::read(source, &mut dataset.sources, problems),
        "places.csv" => csv_file::read(source, &mut dataset.places, problems),
        "things.csv" => csv_file::read(source, &mut dataset.things, problems),
        "names.csv" => csv_file::read(source, &mut dataset.names, problems),
        "identifiers.csv" => csv_file::read(source, &mut dataset.identifiers, problems),
        "relationships.csv" => csv_file::read(source, &mut dataset.relationships, problems),
        "figures.csv" => csv_file::read(source, &mut dataset.figures, problems),
        "locations.csv" => csv_file::read(source, &mut dataset.locations, problems),
        "forum_rules.csv" => csv_file::read(source, &mut dataset.forum_rules, problems),
        "evidence.csv" => csv_file::read(source, &mut dataset.evidence, problems),
        _ => csv_file::read(source, &mut dataset.left_out, problems),
    }
}

fn write_file<R: Tabular>(records: &[R], files: &mut BTreeMap<String, Vec<u8>>) {
    if !records.is_empty() {
        files.insert(R::TABLE.file.to_owned(), csv_file::write(records));
    }
}

enum Kind {
    /// Not meant for us.
    Ignored,
    /// The table of this file name.
    Table(&'static str),
    /// A table that we do not have.
    Unknown,
}

fn kind_of(name: &str) -> Kind {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    let hidden = last.starts_with('.') || last.starts_with("~$");
    let is_csv = last.rsplit_once('.').is_some_and(|(_, ending)| ending == "csv");
    if hidden || !is_csv {
        return Kind::Ignored;
    }
    table::ALL
        .iter()
        .find(|table| table.file == last)
        .map_or(Kind::Unknown, |table| Kind::Table(table.file))
}

fn file_names() -> String {
    let names: Vec<&str> = table::ALL.iter().map(|table| table.file).collect();
    names.join(", ")
}
