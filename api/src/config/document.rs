//! The settings as text for people: `khsae config`, and `docs/configuration.md`.
//! It is separate because it only formats.

use std::fmt::Write;

use super::Config;
use super::setting::SETTINGS;
use super::value::{read, write};

/// All settings with value, origin and bounds, as a configuration file that could be used.
pub fn listing(config: &Config) -> String {
    let mut text = String::from("# The settings of khsae as this command sees them. Strongest first: flag, environment, file, default.\n");
    for (setting, value, origin) in config.settings() {
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "\n# {}\n# Takes {}. Here from: {}.\n{} = {}\n",
            setting.meaning,
            setting.kind.bounds(),
            origin,
            setting.key,
            write(&setting.kind, value),
        );
    }
    text
}

/// The page `docs/configuration.md`.
pub fn document() -> String {
    let mut text = String::from(
        "# Configuration\n\
         \n\
         <!-- Made by `cargo run -- config --document > docs/configuration.md`; a test compares it with the server. -->\n\
         \n\
         Every setting has a default, so `khsae` runs without any configuration.\n\
         To see the settings in force, their origins and bounds, run `khsae config`; its output is a valid configuration file, except that passwords are hidden.\n\
         \n\
         A setting is looked for in this order, and the first place that has it wins:\n\
         \n\
         1. the flag, such as `--max-depth 12`;\n\
         2. the environment, such as `KHSAE_MAX_DEPTH=12` (for the database also `DATABASE_URL`);\n\
         3. the file named by `--config` or `KHSAE_CONFIG`, else `khsae.toml` in the working directory;\n\
         4. the default.\n\
         \n\
         A key of the file that is no setting stops the start and is named; a variable that begins with `KHSAE_` and is no setting is reported and ignored.\n\
         Times are written with `ms`, `s` or `m`, sizes with `B`, `KiB` or `MiB`, and numbers may hold `_`.\n\
         A request past a limit gets an error with `extensions.code` `LIMIT_EXCEEDED` that names the limit, its value, and the setting here.\n",
    );
    for setting in SETTINGS {
        let default = read(&setting.kind, setting.default).map_or_else(String::new, |value| write(&setting.kind, &value));
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "\n## `{}`\n\n{}\n\n- Default: `{}`\n- Takes: {}\n- Flag: `--{}`\n- Environment: `{}`\n",
            setting.key,
            setting.meaning,
            default,
            setting.kind.bounds(),
            setting.flag,
            setting.variable(),
        );
    }
    text
}
