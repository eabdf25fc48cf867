//! Reading one setting's text: from a flag, a variable, the file or the default, all by the same rules.
//! It is separate from the table because it knows nothing of particular settings.

use std::net::SocketAddr;
use std::time::Duration;

use super::setting::{Kind, size, time};

/// A setting's value after reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A database address or a chosen word.
    Text(String),
    /// Where to listen.
    Address(SocketAddr),
    /// A number, or a size in bytes.
    Count(u64),
    /// A time.
    Time(Duration),
    /// On or off.
    Switch(bool),
    /// Some texts.
    List(Vec<String>),
}

/// Reads a text as a kind's value; `None` when it is no such value or out of bounds.
pub fn read(kind: &Kind, text: &str) -> Option<Value> {
    let text = text.trim();
    match kind {
        Kind::Database => ["sqlite:", "postgres:", "postgresql:"]
            .iter()
            .any(|scheme| text.starts_with(scheme))
            .then(|| Value::Text(text.to_owned())),
        Kind::Address => text.parse().ok().map(Value::Address),
        Kind::Choice(words) => words.contains(&text).then(|| Value::Text(text.to_owned())),
        Kind::Count(least, most) => bounded(number(text)?, *least, *most).map(Value::Count),
        Kind::Bytes(least, most) => {
            let (count, unit) = split(text)?;
            let factor = match unit {
                "" | "B" => 1,
                "KiB" => 1024,
                "MiB" => 1024 * 1024,
                _ => return None,
            };
            bounded(count.checked_mul(factor)?, *least, *most).map(Value::Count)
        }
        Kind::Time(least, most) => {
            let (count, unit) = split(text)?;
            let factor = match unit {
                "ms" => 1,
                "s" => 1_000,
                "m" => 60_000,
                _ => return None,
            };
            let millis = bounded(count.checked_mul(factor)?, *least, *most)?;
            Some(Value::Time(Duration::from_millis(millis)))
        }
        Kind::Switch => text.parse().ok().map(Value::Switch),
        Kind::List => Some(Value::List(
            text.split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty())
                .map(str::to_owned)
                .collect(),
        )),
    }
}

/// Writes a value as the configuration file would hold it, with passwords hidden.
pub fn write(kind: &Kind, value: &Value) -> String {
    match (kind, value) {
        (Kind::Database, Value::Text(text)) => quoted(&without_password(text)),
        (Kind::Bytes(..), Value::Count(bytes)) => quoted(&size(*bytes)),
        (_, Value::Text(text)) => quoted(text),
        (_, Value::Address(address)) => quoted(&address.to_string()),
        (_, Value::Count(count)) => count.to_string(),
        (_, Value::Time(duration)) => quoted(&time(*duration)),
        (_, Value::Switch(on)) => on.to_string(),
        (_, Value::List(items)) => format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", ")),
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A database address with the password replaced, wherever an address may hold one.
pub fn without_password(address: &str) -> String {
    let (main, query) = match address.split_once('?') {
        Some((main, query)) => (main, Some(query)),
        None => (address, None),
    };
    let mut shown = match main.split_once("://") {
        Some((scheme, rest)) => match rest.rsplit_once('@') {
            Some((login, place)) => {
                let login = match login.split_once(':') {
                    Some((name, _)) => format!("{name}:***"),
                    None => login.to_owned(),
                };
                format!("{scheme}://{login}@{place}")
            }
            None => main.to_owned(),
        },
        None => main.to_owned(),
    };
    if let Some(query) = query {
        let parts: Vec<String> = query
            .split('&')
            .map(|part| match part.split_once('=') {
                Some((name, _)) if name.to_ascii_lowercase().contains("pass") => {
                    format!("{name}=***")
                }
                _ => part.to_owned(),
            })
            .collect();
        shown.push('?');
        shown.push_str(&parts.join("&"));
    }
    shown
}

fn number(text: &str) -> Option<u64> {
    text.replace('_', "").parse().ok()
}

fn split(text: &str) -> Option<(u64, &str)> {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit() && letter != '_')
        .unwrap_or(text.len());
    Some((number(&text[..end])?, text[end..].trim()))
}

fn bounded(count: u64, least: u64, most: u64) -> Option<u64> {
    (least..=most).contains(&count).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_hidden_wherever_an_address_holds_them() {
        for (address, shown) in [
            ("postgres://me:s3cr@et@db/x", "postgres://me:***@db/x"),
            ("postgres://db/x?user=me&password=s3cret", "postgres://db/x?user=me&password=***"),
            ("sqlite://khsae.db?mode=rwc", "sqlite://khsae.db?mode=rwc"),
            ("postgres://me@db/x", "postgres://me@db/x"),
        ] {
            assert_eq!(without_password(address), shown);
        }
    }

    #[test]
    fn bounds_and_units_are_kept() {
        let time = Kind::Time(100, 600_000);
        assert_eq!(read(&time, "30s"), Some(Value::Time(Duration::from_secs(30))));
        assert_eq!(read(&time, "11m"), None);
        assert_eq!(read(&time, "99ms"), None);
        assert_eq!(read(&time, "30"), None, "a time without unit is ambiguous");
        let size = Kind::Bytes(1024, 1_048_576);
        assert_eq!(read(&size, "1MiB"), Some(Value::Count(1_048_576)));
        assert_eq!(read(&size, "18446744073709551615MiB"), None);
        assert_eq!(read(&Kind::Count(1, 10), "-1"), None);
    }
}
