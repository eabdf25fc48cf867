//! The curated files are well formed, and their README describes the format that is read.
//! Apart from the tests of imports because it needs no database: whoever edits a CSV file learns here, by line, what is wrong with it.

use exchange::{Limits, Reading, folder, table};

use super::tree;

fn curated() -> Reading {
    let files: Vec<(String, String)> = tree::texts(&[".csv"])
        .into_iter()
        .filter(|file| file.path.starts_with("seeds/data/"))
        .map(|file| (file.path, file.content))
        .collect();
    folder::read(&files, &Limits::default())
}

#[test]
fn the_curated_files_are_well_formed() {
    let reading = curated();
    assert!(
        reading.dataset.things.len() > 100 && reading.dataset.relationships.len() > 100,
        "the curated data are not there"
    );
    let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    tree::assert_none("Files below seeds/data cannot be read as they stand:", &problems);
}

#[test]
fn every_line_can_be_told_from_the_others() {
    let data = curated().dataset;
    let mut lines: Vec<(String, String)> = Vec::new();
    lines.extend(
        data.relationships
            .iter()
            .map(|record| (format!("relationship {}", record.identity()), at(&record.at))),
    );
    lines.extend(
        data.figures
            .iter()
            .map(|record| (format!("figure {}", record.identity()), at(&record.at))),
    );
    lines.extend(
        data.locations
            .iter()
            .map(|record| (format!("location {}", record.identity()), at(&record.at))),
    );
    lines.extend(
        data.forum_rules
            .iter()
            .map(|record| (format!("forum rule {}", record.identity()), at(&record.at))),
    );
    lines.extend(data.things.iter().map(|record| (format!("thing {}", record.slug), at(&record.at))));
    lines.extend(data.sources.iter().map(|record| (format!("source {}", record.key), at(&record.at))));
    lines.extend(data.places.iter().map(|record| (format!("place {}", record.key), at(&record.at))));
    lines.sort();
    let doubled: Vec<String> = lines
        .windows(2)
        .filter(|pair| pair[0].0 == pair[1].0)
        .map(|pair| format!("{} in {} and {}", pair[0].0, pair[0].1, pair[1].1))
        .collect();
    tree::assert_none("Give these lines a key of their own, or remove one of the two:", &doubled);
}

fn at(place: &exchange::record::Place) -> String {
    format!("{}, line {}", place.file, place.line)
}

/// Columns of the format that the document does not state: a required one in bold in the row of its file, any other somewhere as a word.
fn unstated(document: &str) -> Vec<String> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let words: Vec<&str> = document.split(|character: char| !is_word(character)).collect();
    let mut unstated = Vec::new();
    for file in table::ALL {
        let Some(row) = document.lines().find(|line| line.starts_with(&format!("| `{}` |", file.file))) else {
            unstated.push(format!("{} has no row", file.file));
            continue;
        };
        for column in file.columns() {
            let stated = if column.required {
                row.contains(&format!("**{}**", column.name))
            } else {
                words.contains(&column.name)
            };
            if !stated {
                unstated.push(format!("{}: {}", file.file, column.name));
            }
        }
    }
    unstated
}

#[test]
fn the_format_is_described() {
    tree::assert_none(
        "seeds/data/README.md does not state:",
        &unstated(&tree::text("seeds/data/README.md")),
    );
    assert!(
        unstated("| `sources.csv` | a document | key |").contains(&"sources.csv: key".to_owned()),
        "a column that is not bold was taken as required"
    );
}
