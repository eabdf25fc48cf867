//! `khsae migrate`: brings the database to this version's schema.

use anyhow::Context;
use clap::Args;
use migration::{Migrator, MigratorTrait};

use crate::config::Config;

/// Arguments of `khsae migrate`.
#[derive(Debug, Args)]
pub struct Migrate {
    /// Take back this many of the newest steps instead. What their tables held is lost.
    #[arg(long, value_name = "STEPS")]
    down: Option<u32>,
}

impl Migrate {
    /// Applies the steps that are missing, or takes steps back.
    pub async fn run(self, settings: Config) -> anyhow::Result<()> {
        let database = crate::database::open(&settings).await?;
        if let Some(steps) = self.down {
            Migrator::down(database.connection(), Some(steps))
                .await
                .context("the steps cannot be taken back")?;
        }
        let applied = Migrator::get_applied_migrations(database.connection()).await?.len();
        let known = Migrator::migrations().len();
        database.close().await?;
        super::print(&format!("{applied} of {known} steps are applied.\n"))
    }
}
