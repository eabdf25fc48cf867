//! `khsae export`: writes the database as a folder of CSV files that `khsae import` reads.

use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::Args;
use entities::vocabulary::Visibility;
use exchange::folder;

use crate::config::Config;

/// Arguments of `khsae export`.
#[derive(Debug, Args)]
pub struct Export {
    /// The folder to write; it is made, and must be empty if it is there.
    pub folder: PathBuf,
    /// Begin each file with a mark that some spreadsheets need to read Khmer.
    #[arg(long)]
    pub for_spreadsheets: bool,
}

impl Export {
    /// Exports what an anonymous viewer may see.
    pub async fn run(self, settings: Config) -> anyhow::Result<()> {
        let shown = self.folder.display();
        let is_empty = !self.folder.exists()
            || self
                .folder
                .read_dir()
                .with_context(|| format!("{shown} cannot be read"))?
                .next()
                .is_none();
        ensure!(is_empty, "{shown} is there and is not empty; name a new folder");
        let database = crate::database::open(&settings).await?;
        let dataset = store::export::everything(&database.reader(Visibility::Public)).await?;
        let files = if self.for_spreadsheets {
            folder::write_for_spreadsheets(&dataset)
        } else {
            folder::write(&dataset)
        };
        std::fs::create_dir_all(&self.folder).with_context(|| format!("{shown} cannot be made"))?;
        for (name, bytes) in &files {
            let path = self.folder.join(name);
            std::fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        }
        database.close().await?;
        super::print(&format!("{} records in {} files in {shown}.\n", dataset.len(), files.len()))
    }
}
