//! The binary `khsae`: reads the command line and runs one command.

use std::process::ExitCode;

use api::command::Cli;
use clap::Parser;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match api::command::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            api::command::tell(&format!("khsae: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
