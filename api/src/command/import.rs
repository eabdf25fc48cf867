//! `khsae import`: reads a folder of CSV files into the database, whole or not at all.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::bail;
use clap::Args;
use store::Author;
use store::import::Report;

use crate::config::Config;
use crate::import::{Outcome, from_folder};
use crate::progress::Bar;

/// Arguments of `khsae import`.
#[derive(Debug, Args)]
pub struct Import {
    /// The folder with sources.csv, things.csv and so on, and folders of the same form; or with nodes.csv, edges.csv and mapping.csv.
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
        let database = crate::database::open(&settings).await?;
        let author = Author {
            account: "khsae import".into(),
            reason: self.reason,
            batch: None,
        };
        let bar = Bar::new("importing");
        let outcome = from_folder(&database, &self.folder, author, self.dry_run, &|what, done, total| {
            bar.show(what, done, total);
        })
        .await?;
        bar.finish();
        database.close().await?;
        let report = match outcome {
            Outcome::Done(report) => report,
            Outcome::Refused(problems) => return refuse(problems.into_iter()),
        };
        super::print(&table(&report))?;
        if self.dry_run {
            super::print("Nothing was changed: this was a dry run.\n")?;
        }
        Ok(())
    }
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
