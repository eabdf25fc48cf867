//! Reading a folder into a database, whole or not at all: the project's own CSV files, or two tables with a mapping.
//!
//! It is separate from the command because tests and benchmarks import as the command does.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::Context;
use exchange::two_tables::{Input, Mapping, TwoTables};
use exchange::{Limits, folder};
use store::import::{Progress, Report, import};
use store::{Author, Database, Editor, SystemClock};

/// How many records of two tables are held at once.
const CHUNK: usize = 10_000;

/// What became of an import.
pub enum Outcome {
    /// It was done, or would have been.
    Done(Report),
    /// It was refused, with every problem as a line; nothing was changed.
    Refused(Vec<String>),
}

/// Imports a folder in one transaction, and takes it back when only a report is wanted.
///
/// A folder with `nodes.csv`, `edges.csv` and `mapping.csv` is read as two tables, in chunks, so that memory does not grow with it.
///
/// # Errors
/// The files cannot be read, or the database failed; nothing was changed.
pub async fn from_folder(
    database: &Database,
    from: &Path,
    author: Author,
    dry_run: bool,
    progress: Progress<'_>,
) -> anyhow::Result<Outcome> {
    let mut editor = database.edit(author, &SystemClock).await?;
    let outcome = if from.join("mapping.csv").is_file() {
        two_tables(&mut editor, from, progress).await?
    } else {
        one_folder(&mut editor, from, progress).await?
    };
    match &outcome {
        Outcome::Done(report) if report.changed() && !dry_run => {
            editor.commit().await?;
        }
        Outcome::Done(_) | Outcome::Refused(_) => editor.roll_back().await?,
    }
    Ok(outcome)
}

async fn one_folder(editor: &mut Editor, from: &Path, progress: Progress<'_>) -> anyhow::Result<Outcome> {
    let reading = folder::read(&files(from)?, &Limits::default());
    let mut problems = lines(&reading.problems);
    match import(editor, &reading.dataset, progress).await {
        Ok(report) if problems.is_empty() => return Ok(Outcome::Done(report)),
        Ok(_) => {}
        Err(store::Error::Rejected(more)) => problems.extend(lines(&more)),
        Err(error) => return Err(error.into()),
    }
    Ok(Outcome::Refused(problems))
}

async fn two_tables(editor: &mut Editor, from: &Path, progress: Progress<'_>) -> anyhow::Result<Outcome> {
    let open = |name: &str| {
        File::open(from.join(name))
            .with_context(|| format!("{name} cannot be read in {}", from.display()))
            .map(BufReader::new)
    };
    let limits = Limits::default();
    let mapping = std::fs::read(from.join("mapping.csv")).context("mapping.csv cannot be read")?;
    let mapping = match Mapping::read("mapping.csv", &mapping, &limits) {
        Ok(mapping) => mapping,
        Err(problems) => return Ok(Outcome::Refused(lines(&problems))),
    };
    let nodes = Input {
        name: "nodes.csv",
        bytes: open("nodes.csv")?,
    };
    let edges = Input {
        name: "edges.csv",
        bytes: open("edges.csv")?,
    };
    let tables = match TwoTables::open(nodes, edges, mapping, &limits, CHUNK) {
        Ok(tables) => tables,
        Err(problems) => return Ok(Outcome::Refused(lines(&problems))),
    };
    let mut sum = Report::default();
    let mut problems = Vec::new();
    let mut done = 0;
    for reading in tables {
        problems.extend(lines(&reading.problems));
        match import(editor, &reading.dataset, &|what, of_chunk, _| progress(what, done + of_chunk, 0)).await {
            Ok(report) => sum.join(&report),
            Err(store::Error::Rejected(more)) => problems.extend(lines(&more)),
            Err(error) => return Err(error.into()),
        }
        done += reading.dataset.len() as u64;
        if problems.len() >= limits.problems {
            break;
        }
    }
    Ok(if problems.is_empty() {
        Outcome::Done(sum)
    } else {
        Outcome::Refused(problems)
    })
}

fn lines<T: ToString>(problems: &[T]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

/// Every CSV file under the folder, by its name within it.
fn files(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(inside) = folders.pop() {
        let entries = std::fs::read_dir(&inside).with_context(|| format!("the folder {} cannot be read", inside.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv")) {
                let bytes = std::fs::read(&path).with_context(|| format!("the file {} cannot be read", path.display()))?;
                files.push((path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned(), bytes));
            }
        }
    }
    files.sort();
    Ok(files)
}
