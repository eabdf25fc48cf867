//! `khsae import`: reads a folder of CSV files into the database, whole or not at all.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Args;
use exchange::{Limits, folder};
use store::import::Report;
use store::{Author, SystemClock};

use crate::config::Config;
use crate::progress::Bar;

/// Arguments of `khsae import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The folder with sources.csv, things.csv and so on, and folders of the same form.
    pub folder: PathBuf,
    /// Report what would change and every problem, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Why, for the log.
    #[arg(long, default_value = "import of a folder")]
    pub reason: String,
}

impl Import {
    /// Imports the folder, whole or not at all.
    pub async fn run(self, settings: Config) -> anyhow::Result<()> {
        let files = read(&self.folder)?;
        let reading = folder::read(&files, &Limits::default());
        let database = crate::database::open(&settings).await?;
        let author = Author { account: "khsae import".into(), reason: self.reason, batch: None };
        let bar = Bar::new("importing");
        let mut editor = database.edit(author, &SystemClock).await?;
        let imported = store::import::import(&mut editor, &reading.dataset, &|what, done, total| bar.show(what, done, total)).await;
        bar.finish();
        let mut problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        let report = match imported {
            Ok(report) => report,
            Err(store::Error::Rejected(more)) => {
                problems.extend(more.iter().map(ToString::to_string));
                Report::default()
            }
            Err(error) => return Err(error.into()),
        };
        if !problems.is_empty() {
            editor.roll_back().await?;
            return refuse(problems.into_iter());
        }
        if self.dry_run || !report.changed() {
            editor.roll_back().await?;
        } else {
            editor.commit().await?;
        }
        database.close().await?;
        super::print(&table(&report))?;
        if self.dry_run {
            super::print("Nothing was changed: this was a dry run.\n")?;
        }
        Ok(())
    }
}

/// Every CSV file under the folder, by its name within it.
fn read(folder: &Path) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
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

/// Prints the problems and fails.
pub fn refuse(problems: impl Iterator<Item = String>) -> anyhow::Result<()> {
    let mut count = 0;
    for problem in problems {
        count += 1;
        super::tell(&problem);
    }
    bail!("{count} problems; nothing was changed. Mend them and run it again")
}

/// What became of the records, as lines.
pub fn table(report: &Report) -> String {
    let mut text = format!("{:<14} {:>9} {:>9} {:>9}\n", "", "created", "updated", "unchanged");
    for (name, tally) in &report.tables {
        let name = name.to_lowercase().replace('_', " ");
        let _ = writeln!(text, "{name:<14} {:>9} {:>9} {:>9}", tally.created, tally.updated, tally.unchanged);
    }
    text
}
