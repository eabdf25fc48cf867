//! `khsae config`: prints every setting, or the document about them.

use clap::Args;

use crate::config::{self, Config};

/// Arguments of `khsae config`.
#[derive(Debug, Args)]
pub struct Print {
    /// Print docs/configuration.md instead, which depends on no setting.
    #[arg(long)]
    pub document: bool,
}

/// Prints the settings in force; the output is a configuration file.
pub fn print(settings: &Config) -> anyhow::Result<()> {
    super::print(&config::listing(settings))
}

/// Prints the page about all settings.
pub fn document() -> anyhow::Result<()> {
    super::print(&config::document())
}
