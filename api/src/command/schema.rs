//! `khsae schema`: prints the GraphQL schema in its own language.

use clap::Args;

use crate::config::Config;

/// Arguments of `khsae schema`.
#[derive(Debug, Args)]
pub struct Schema {}

/// Prints the schema; no database is opened.
pub fn print(settings: &Config) -> anyhow::Result<()> {
    super::print(&crate::graphql::schema(settings).sdl())
}
