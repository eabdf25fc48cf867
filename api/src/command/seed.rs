//! `khsae seed`: loads the curated knowledge.

use clap::Args;
use store::SystemClock;

use crate::config::Config;
use crate::progress::Bar;

/// Arguments of `khsae seed`.
#[derive(Debug, Args)]
pub struct Seed {}

impl Seed {
    /// Loads the curated data, whole or not at all; what is the same already stays as it is.
    pub async fn run(self, settings: Config) -> anyhow::Result<()> {
        let database = crate::database::open(&settings).await?;
        let bar = Bar::new("loading the curated data");
        let report = match seeds::load(&database, &SystemClock, &|what, done, total| bar.show(what, done, total)).await {
            Ok(report) => report,
            Err(seeds::Error::Store(store::Error::Rejected(problems))) => {
                return super::import::refuse(problems.iter().map(ToString::to_string));
            }
            Err(seeds::Error::Files(problems)) => return super::import::refuse(problems.iter().map(ToString::to_string)),
            Err(error) => return Err(error.into()),
        };
        bar.finish();
        database.close().await?;
        super::print(&super::import::table(&report))
    }
}
