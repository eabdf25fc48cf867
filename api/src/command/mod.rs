//! The commands of `khsae`, one file each, and which of them runs.
//! To add a command: a file with its arguments and `run`, a variant here, and its heading in the documents.

mod check;
mod config;
mod export;
mod import;
mod migrate;
mod path;
mod schema;
mod seed;
mod serve;

use std::io::Write;

use anyhow::Context;
use clap::{Parser, Subcommand};

use crate::config::{Config, Flags};

/// A GraphQL server over a knowledge graph of communities, companies, cases and forums.
#[derive(Debug, Parser)]
#[command(
    name = "khsae",
    version,
    after_help = "Without a command, khsae serves. --help (not -h) shows every setting."
)]
pub struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve GraphQL (what khsae does without a command).
    Serve(serve::Serve),
    /// Bring the database to this version's schema.
    Migrate(migrate::Migrate),
    /// Load the curated knowledge that comes with the server.
    Seed(seed::Seed),
    /// Read a folder of files into the database.
    Import(import::Import),
    /// Write the database as files.
    Export(export::Export),
    /// Print the GraphQL schema.
    Schema(schema::Schema),
    /// Find paths between two things and print them.
    Path(path::Path),
    /// Check the integrity of a database.
    Check(check::Check),
    /// Print every setting with its value, origin and bounds.
    Config(config::Print),
}

/// Runs the command that was asked for.
///
/// # Errors
/// Whatever stops the command, as a chain of causes for people.
pub fn run(cli: Cli) -> anyhow::Result<()> {
    // The document of settings must not depend on any setting.
    if let Some(Command::Config(print)) = &cli.command
        && print.document
    {
        return config::document();
    }
    let settings = cli.flags.config()?;
    for name in Flags::unknown_variables() {
        tell(&format!("khsae: {name} in the environment is no setting and is ignored"));
    }
    match cli.command.unwrap_or(Command::Serve(serve::Serve { empty: false })) {
        Command::Config(_) => config::print(&settings),
        Command::Schema(_) => schema::print(&settings),
        Command::Serve(serve) => within_runtime(&settings, serve.run(settings.clone())),
        Command::Migrate(migrate) => within_runtime(&settings, migrate.run(settings.clone())),
        Command::Seed(seed) => within_runtime(&settings, seed.run(settings.clone())),
        Command::Import(import) => within_runtime(&settings, import.run(settings.clone())),
        Command::Export(export) => within_runtime(&settings, export.run(settings.clone())),
        Command::Path(path) => within_runtime(&settings, path.run(settings.clone())),
        Command::Check(check) => within_runtime(&settings, check.run(settings.clone())),
    }
}

fn within_runtime(settings: &Config, command: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    crate::log::start(settings);
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("the runtime cannot be started")?
        .block_on(command)
}

/// Writes a line for people to standard error. A closed standard error is no reason to stop.
pub fn tell(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Writes a command's result to standard output.
///
/// # Errors
/// When standard output is closed or full.
pub fn print(text: &str) -> anyhow::Result<()> {
    std::io::stdout().write_all(text.as_bytes()).context("the result cannot be written")
}
