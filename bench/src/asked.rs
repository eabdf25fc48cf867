//! What a generated folder asks: pairs, starts and chains, in the order of its files.
//! Apart from the questions because the folder knows numbers of nodes, and the questions nodes of an index.

use std::path::Path;

use anyhow::{Context, bail};

/// The numbers of nodes that a folder asks about.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Ends of paths: questions 1 to 4 and 7.
    pub pairs: Vec<(u64, u64)>,
    /// Where surroundings begin: question 5.
    pub starts: Vec<u64>,
    /// Companies whose money is followed: question 6.
    pub chains: Vec<u64>,
}

impl Asked {
    /// Reads `pairs.csv`, `starts.csv` and `chains.csv`.
    ///
    /// # Errors
    /// A file is missing or has a line without a number where there must be one.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        let pairs = columns(&folder.join("pairs.csv"), &["a", "b"])?;
        Ok(Self {
            pairs: pairs.iter().map(|line| (line[0], line[1])).collect(),
            starts: columns(&folder.join("starts.csv"), &["node"])?.concat(),
            chains: columns(&folder.join("chains.csv"), &["node"])?.concat(),
        })
    }
}

/// The named columns of each line of a file that has no quotation marks.
fn columns(path: &Path, names: &[&str]) -> anyhow::Result<Vec<Vec<u64>>> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the file {shown} cannot be read; make the folder with bench/generate.py"))?;
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let mut positions = Vec::new();
    for name in names {
        let Some(position) = header.iter().position(|column| column == name) else {
            bail!("{shown} has no column {name}");
        };
        positions.push(position);
    }
    let mut found = Vec::new();
    for (number, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        let numbers: Option<Vec<u64>> = positions.iter().map(|position| cells.get(*position)?.parse().ok()).collect();
        found.push(numbers.with_context(|| format!("line {} of {shown} has no number where one must be", number + 2))?);
    }
    Ok(found)
}
