//! Every setting with its meaning, default and bounds, and the typed [`Config`] that the server reads.
//! To add a setting: a line in [`setting::SETTINGS`], a field here, a line in `Config::from_values`,
//! then `khsae config --document > docs/configuration.md`.

mod document;
mod flags;
mod load;
pub mod setting;
mod value;

use std::net::SocketAddr;
use std::time::Duration;

pub use document::{document, listing};
pub use flags::Flags;
pub use load::{ConfigError, Origin, Sources};
pub use value::Value;
pub use value::without_password;

/// The settings of one server, read and checked. The table says what each means.
#[derive(Clone, Debug)]
#[expect(
    missing_docs,
    reason = "each field is described in setting::SETTINGS, which the document is made from"
)]
pub struct Config {
    pub database_url: String,
    pub listen: SocketAddr,
    pub allowed_hosts: Vec<String>,
    pub allowed_origins: Vec<String>,
    pub log_format: String,
    pub log_level: String,
    pub metrics: bool,
    pub introspection: bool,
    pub shutdown_grace: Duration,
    pub max_connections: usize,
    pub header_timeout: Duration,
    pub body_timeout: Duration,
    pub write_timeout: Duration,
    pub body_limit: usize,
    pub request_deadline: Duration,
    pub max_tokens: usize,
    pub max_depth: usize,
    pub max_fragments: usize,
    pub max_fields: usize,
    pub max_aliases: usize,
    pub max_directives: usize,
    pub max_cost: usize,
    pub max_introspection: usize,
    pub page_default: usize,
    pub page_max: usize,
    pub search_work: u64,
    pub search_concurrency: usize,
    pub path_max_hops: u32,
    pub network_default: usize,
    pub network_max: usize,
    values: load::Values,
}

impl Config {
    /// Reads the configuration from the given sources.
    ///
    /// # Errors
    /// Unknown keys of the file, values of the wrong kind or out of bounds, and settings that contradict each other.
    pub fn load(sources: &Sources) -> Result<Self, ConfigError> {
        Self::from_values(load::load(sources)?)
    }

    /// The values with their origins, in the table's order.
    pub fn settings(&self) -> impl Iterator<Item = (&'static setting::Setting, &Value, &Origin)> + '_ {
        setting::SETTINGS
            .iter()
            .filter_map(|setting| self.values.get(setting.key).map(|(value, origin)| (setting, value, origin)))
    }

    fn from_values(values: load::Values) -> Result<Self, ConfigError> {
        let read = Read(&values);
        let config = Self {
            database_url: read.text("database_url")?,
            listen: read.address("listen")?,
            allowed_hosts: read.list("allowed_hosts")?,
            allowed_origins: read.list("allowed_origins")?,
            log_format: read.text("log_format")?,
            log_level: read.text("log_level")?,
            metrics: read.switch("metrics")?,
            introspection: read.switch("introspection")?,
            shutdown_grace: read.time("shutdown_grace")?,
            max_connections: read.size("max_connections")?,
            header_timeout: read.time("header_timeout")?,
            body_timeout: read.time("body_timeout")?,
            write_timeout: read.time("write_timeout")?,
            body_limit: read.size("body_limit")?,
            request_deadline: read.time("request_deadline")?,
            max_tokens: read.size("max_tokens")?,
            max_depth: read.size("max_depth")?,
            max_fragments: read.size("max_fragments")?,
            max_fields: read.size("max_fields")?,
            max_aliases: read.size("max_aliases")?,
            max_directives: read.size("max_directives")?,
            max_cost: read.size("max_cost")?,
            max_introspection: read.size("max_introspection")?,
            page_default: read.size("page_default")?,
            page_max: read.size("page_max")?,
            search_work: read.count("search_work")?,
            search_concurrency: read.size("search_concurrency")?,
            path_max_hops: u32::try_from(read.count("path_max_hops")?).unwrap_or(u32::MAX),
            network_default: read.size("network_default")?,
            network_max: read.size("network_max")?,
            values: values.clone(),
        };
        if config.page_default > config.page_max {
            return Err(ConfigError::Conflict("page_default must not exceed page_max"));
        }
        if config.network_default > config.network_max {
            return Err(ConfigError::Conflict("network_default must not exceed network_max"));
        }
        if let Some(wrong) = config.allowed_origins.iter().find(|text| !is_origin(text)) {
            tracing::debug!(length = wrong.len(), "an allowed origin is malformed");
            return Err(ConfigError::Conflict(
                "allowed_origins must be origins such as https://example.org: scheme and host, without a path and without *",
            ));
        }
        Ok(config)
    }
}

fn is_origin(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, host)| {
        matches!(scheme, "http" | "https")
            && !host.is_empty()
            && host
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || ".-:[]".contains(letter))
    })
}

/// Typed reading of the table of values.
struct Read<'a>(&'a load::Values);

impl Read<'_> {
    fn value(&self, key: &'static str) -> Result<&Value, ConfigError> {
        self.0
            .get(key)
            .map(|(value, _)| value)
            .ok_or(ConfigError::Conflict("a setting is missing from the table of settings"))
    }

    fn text(&self, key: &'static str) -> Result<String, ConfigError> {
        match self.value(key)? {
            Value::Text(text) => Ok(text.clone()),
            _ => Err(WRONG_KIND),
        }
    }

    fn address(&self, key: &'static str) -> Result<SocketAddr, ConfigError> {
        match self.value(key)? {
            Value::Address(address) => Ok(*address),
            _ => Err(WRONG_KIND),
        }
    }

    fn list(&self, key: &'static str) -> Result<Vec<String>, ConfigError> {
        match self.value(key)? {
            Value::List(items) => Ok(items.clone()),
            _ => Err(WRONG_KIND),
        }
    }

    fn switch(&self, key: &'static str) -> Result<bool, ConfigError> {
        match self.value(key)? {
            Value::Switch(on) => Ok(*on),
            _ => Err(WRONG_KIND),
        }
    }

    fn time(&self, key: &'static str) -> Result<Duration, ConfigError> {
        match self.value(key)? {
            Value::Time(time) => Ok(*time),
            _ => Err(WRONG_KIND),
        }
    }

    fn count(&self, key: &'static str) -> Result<u64, ConfigError> {
        match self.value(key)? {
            Value::Count(count) => Ok(*count),
            _ => Err(WRONG_KIND),
        }
    }

    fn size(&self, key: &'static str) -> Result<usize, ConfigError> {
        self.count(key).map(|count| usize::try_from(count).unwrap_or(usize::MAX))
    }
}

const WRONG_KIND: ConfigError = ConfigError::Conflict("a setting is read as another kind than the table of settings says");

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(file: &str) -> Sources {
        Sources {
            file: Some(("khsae.toml".into(), file.to_owned())),
            ..Sources::default()
        }
    }

    #[test]
    fn every_setting_has_a_default_within_its_bounds() {
        let config = Config::load(&Sources::default()).unwrap();
        assert_eq!(config.settings().count(), setting::SETTINGS.len());
        assert!(config.listen.ip().is_loopback(), "other machines stay out unless asked for");
    }

    #[test]
    fn a_flag_beats_the_environment_beats_the_file_beats_the_default() {
        let mut given = sources("max_depth = 5\npage_max = 50");
        let config = Config::load(&given).unwrap();
        assert_eq!((config.max_depth, config.page_max, config.page_default), (5, 50, 20));
        given.environment.insert("KHSAE_MAX_DEPTH".into(), "6".into());
        assert_eq!(Config::load(&given).unwrap().max_depth, 6);
        given.flags.insert("max_depth".into(), "7".into());
        assert_eq!(Config::load(&given).unwrap().max_depth, 7);
    }

    #[test]
    fn database_url_of_the_environment_counts_and_ours_beats_it() {
        let mut given = Sources::default();
        given.environment.insert("DATABASE_URL".into(), "postgres://a/b".into());
        assert_eq!(Config::load(&given).unwrap().database_url, "postgres://a/b");
        given.environment.insert("KHSAE_DATABASE_URL".into(), "sqlite://x.db".into());
        assert_eq!(Config::load(&given).unwrap().database_url, "sqlite://x.db");
    }

    #[test]
    fn unknown_keys_of_the_file_are_named() {
        let error = Config::load(&sources("max_dept = 5\nlisten = \"127.0.0.1:1\"\nfoo = 1"))
            .unwrap_err()
            .to_string();
        assert!(error.contains("khsae.toml") && error.contains("foo, max_dept"), "{error}");
    }

    #[test]
    fn a_value_out_of_bounds_names_setting_place_and_bounds() {
        let error = Config::load(&sources("max_depth = 51")).unwrap_err().to_string();
        assert_eq!(error, "max_depth from file khsae.toml must be a whole number from 2 to 50");
        let error = Config::load(&sources("allowed_origins = [\"*\"]")).unwrap_err();
        assert!(error.to_string().contains("without *"));
        let error = Config::load(&sources("page_default = 90\npage_max = 80")).unwrap_err();
        assert!(error.to_string().contains("page_max"));
    }

    #[test]
    fn a_misspelt_variable_is_noticed() {
        let environment = [("KHSAE_MAX_DEPHT".to_owned(), "1".to_owned())].into();
        assert_eq!(load::unknown_variables(&environment), ["KHSAE_MAX_DEPHT"]);
    }

    #[test]
    fn the_document_of_settings_is_the_table() {
        let written = include_str!("../../../docs/configuration.md");
        assert!(
            written == document(),
            "docs/configuration.md differs from the table of settings: `cargo run -- config --document > docs/configuration.md` mends it"
        );
    }
}
