//! From flags, environment, file and defaults to one table of values with their origins.
//! It is separate because it takes its sources as arguments, so that tests need no real environment.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;

use super::setting::{SETTINGS, Setting, find};
use super::value::{Value, read};

/// Where settings may come from, strongest first.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Flags that were given, by key.
    pub flags: BTreeMap<String, String>,
    /// The environment.
    pub environment: BTreeMap<String, String>,
    /// The configuration file's name and text, when there is one.
    pub file: Option<(PathBuf, String)>,
}

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The table of settings.
    Default,
    /// The configuration file.
    File(PathBuf),
    /// A variable of the environment, by name.
    Environment(String),
    /// A flag, with its dashes.
    Flag(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => formatter.write_str("default"),
            Self::File(path) => write!(formatter, "file {}", path.display()),
            Self::Environment(name) => write!(formatter, "environment {name}"),
            Self::Flag(flag) => write!(formatter, "flag {flag}"),
        }
    }
}

/// Why there is no usable configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is no TOML.
    #[error("{path} is not valid TOML: {reason}")]
    Syntax {
        /// The file.
        path: String,
        /// What the reader of TOML says, without the file's text.
        reason: String,
    },
    /// The file names settings that do not exist.
    #[error("{path} has settings that do not exist: {keys}; `khsae config` lists those that do")]
    Unknown {
        /// The file.
        path: String,
        /// The names, separated by commas.
        keys: String,
    },
    /// A value is none of its setting's kind, or out of bounds.
    #[error("{key} from {origin} must be {bounds}")]
    Value {
        /// The setting.
        key: &'static str,
        /// Where the value was read.
        origin: Origin,
        /// What it may be.
        bounds: String,
    },
    /// Two settings contradict each other.
    #[error("{0}")]
    Conflict(&'static str),
    /// The file cannot be read.
    #[error("{path} cannot be read: {reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        reason: std::io::Error,
    },
}

/// Every setting's value and origin, by key.
pub type Values = BTreeMap<&'static str, (Value, Origin)>;

/// Reads every setting.
///
/// # Errors
/// The first problem found, naming the setting, where it was read, and what it may be.
pub fn load(sources: &Sources) -> Result<Values, ConfigError> {
    let file = read_file(sources)?;
    let mut values = Values::new();
    for setting in SETTINGS {
        let (text, origin) = strongest(setting, sources, &file);
        let value = read(&setting.kind, &text).ok_or_else(|| ConfigError::Value {
            key: setting.key,
            origin: origin.clone(),
            bounds: setting.kind.bounds(),
        })?;
        values.insert(setting.key, (value, origin));
    }
    Ok(values)
}

fn strongest(setting: &Setting, sources: &Sources, file: &BTreeMap<String, (String, Origin)>) -> (String, Origin) {
    if let Some(text) = sources.flags.get(setting.key) {
        return (text.clone(), Origin::Flag(format!("--{}", setting.flag)));
    }
    let own = setting.variable();
    let shared = (setting.key == "database_url").then(|| "DATABASE_URL".to_owned());
    for name in std::iter::once(own).chain(shared) {
        if let Some(text) = sources.environment.get(&name) {
            return (text.clone(), Origin::Environment(name));
        }
    }
    file.get(setting.key)
        .cloned()
        .unwrap_or_else(|| (setting.default.to_owned(), Origin::Default))
}

fn read_file(sources: &Sources) -> Result<BTreeMap<String, (String, Origin)>, ConfigError> {
    let Some((path, text)) = &sources.file else {
        return Ok(BTreeMap::new());
    };
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| ConfigError::Syntax {
        path: path.display().to_string(),
        reason: error.message().to_owned(),
    })?;
    let mut unknown: Vec<&str> = table.keys().map(String::as_str).filter(|key| find(key).is_none()).collect();
    unknown.sort_unstable();
    if !unknown.is_empty() {
        return Err(ConfigError::Unknown {
            path: path.display().to_string(),
            keys: unknown.join(", "),
        });
    }
    let origin = Origin::File(path.clone());
    table
        .into_iter()
        .map(|(key, value)| {
            let text = flat(&value).ok_or_else(|| ConfigError::Value {
                key: find(&key).map_or("a setting", |setting| setting.key),
                origin: origin.clone(),
                bounds: find(&key).map_or_else(String::new, |setting| setting.kind.bounds()),
            })?;
            Ok((key, (text, origin.clone())))
        })
        .collect()
}

/// A file's value as the text that a flag would hold.
fn flat(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(on) => Some(on.to_string()),
        toml::Value::Array(items) => items
            .iter()
            .map(|item| item.as_str().map(str::to_owned))
            .collect::<Option<Vec<_>>>()
            .map(|items| items.join(",")),
        _ => None,
    }
}

/// Variables that look like settings of ours but are none: most often a misspelling.
pub fn unknown_variables(environment: &BTreeMap<String, String>) -> Vec<String> {
    environment
        .keys()
        .filter(|name| {
            name.starts_with("KHSAE_")
                && *name != "KHSAE_CONFIG"
                && !name.starts_with("KHSAE_TEST_")
                && !SETTINGS.iter().any(|setting| setting.variable() == **name)
        })
        .cloned()
        .collect()
}
