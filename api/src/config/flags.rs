//! The settings as flags of the command line, made from the table.
//! It is separate because it is the only part of the configuration that knows clap.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use super::load::{ConfigError, Sources};
use super::setting::SETTINGS;
use super::{Config, load};

/// The file that is read from the working directory when no other is named.
pub const DEFAULT_FILE: &str = "khsae.toml";

/// Flags that were given on the command line, and the file that was named.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    given: BTreeMap<String, String>,
    file: Option<PathBuf>,
}

impl clap::Args for Flags {
    fn augment_args(command: Command) -> Command {
        let file = Arg::new("config")
            .long("config")
            .value_name("FILE")
            .global(true)
            .help("A configuration file [default: khsae.toml, where there is one]");
        SETTINGS.iter().fold(command.arg(file), |command, setting| {
            command.arg(
                Arg::new(setting.key)
                    .long(setting.flag)
                    .value_name("VALUE")
                    .global(true)
                    .hide_short_help(true)
                    .help_heading("Settings")
                    .help(format!("{} [default: {}]", setting.meaning, setting.default)),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags = Self::default();
        flags.update_from_arg_matches(matches)?;
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for setting in SETTINGS {
            if matches.value_source(setting.key) == Some(ValueSource::CommandLine)
                && let Some(text) = matches.get_one::<String>(setting.key)
            {
                self.given.insert(setting.key.to_owned(), text.clone());
            }
        }
        self.file = matches.get_one::<String>("config").map(PathBuf::from);
        Ok(())
    }
}

impl Flags {
    /// Reads the configuration of this process: flags, environment, file, defaults.
    ///
    /// # Errors
    /// A file that was named but cannot be read, and everything that loading refuses.
    pub fn config(&self) -> Result<Config, ConfigError> {
        let environment: BTreeMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let named = self.file.clone().or_else(|| environment.get("KHSAE_CONFIG").map(PathBuf::from));
        let file = match named {
            Some(path) => Some(read(&path)?),
            None if Path::new(DEFAULT_FILE).exists() => Some(read(Path::new(DEFAULT_FILE))?),
            None => None,
        };
        Config::load(&Sources {
            flags: self.given.clone(),
            environment,
            file,
        })
    }

    /// Names of variables that look like settings but are none.
    pub fn unknown_variables() -> Vec<String> {
        let environment = std::env::vars_os()
            .filter_map(|(name, _)| Some((name.into_string().ok()?, String::new())))
            .collect();
        load::unknown_variables(&environment)
    }
}

fn read(path: &Path) -> Result<(PathBuf, String), ConfigError> {
    std::fs::read_to_string(path)
        .map(|text| (path.to_owned(), text))
        .map_err(|reason| ConfigError::Unreadable {
            path: path.display().to_string(),
            reason,
        })
}
