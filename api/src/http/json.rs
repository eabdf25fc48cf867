//! Reads JSON into GraphQL values, stricter than usual: no key twice, and no more values than allowed.
//! It is separate because the library's reader keeps the last of two equal keys, and reads without bound.

use std::cell::Cell;
use std::fmt;

use async_graphql::indexmap::IndexMap;
use async_graphql::{Name, Value};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Reads a whole text as one value of at most `max_values` values, the outermost included.
///
/// # Errors
/// What is wrong, as a sentence for the user that quotes nothing but its place.
pub fn read(text: &str, max_values: usize) -> Result<Value, String> {
    let left = Cell::new(max_values);
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Seed { left: &left }
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| {
        let at = format!("line {}, column {}", error.line(), error.column());
        if left.get() == 0 {
            format!("The JSON holds more than {max_values} values, the limit of this server (its setting max_tokens).")
        } else if error.is_data() {
            format!("The JSON has the same key twice in one object, before {at}. Keep one of them.")
        } else {
            format!("The JSON is not well-formed at {at}. Mend it and send it again.")
        }
    })
}

/// Counts down as values are read.
#[derive(Clone, Copy)]
struct Seed<'a> {
    left: &'a Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl Seed<'_> {
    fn spend<E: Error>(self) -> Result<(), E> {
        match self.left.get().checked_sub(1) {
            Some(left) if left > 0 => {
                self.left.set(left);
                Ok(())
            }
            _ => {
                self.left.set(0);
                Err(E::custom("too many values"))
            }
        }
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value of JSON")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.spend().map(|()| Value::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.spend().map(|()| Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.spend().map(|()| Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.spend().map(|()| Value::from(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.spend().map(|()| Value::String(value.to_owned()))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.spend().map(|()| Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.spend()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.spend()?;
        let mut object = IndexMap::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self)?;
            if object.insert(Name::new(key), value).is_some() {
                return Err(A::Error::custom("a key twice"));
            }
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_written() {
        let text = r#"{"a": [1, -2.5, "ព្រៃ 🌳", null, true], "b": {"c": 18446744073709551615}}"#;
        let value = read(text, 100).unwrap();
        assert_eq!(value.into_json().unwrap(), serde_json::from_str::<serde_json::Value>(text).unwrap());
    }

    #[test]
    fn wrong_json_is_told_by_place_not_by_content() {
        for (text, says) in [
            (r#"{"secret": 1, "secret": 2}"#, "same key twice"),
            (r#"{"a": {"secret": 1, "secret": 2}}"#, "same key twice"),
            (r#"{"secret"#, "not well-formed at line 1"),
            (r#"{} "secret""#, "not well-formed"),
            ("[1,2,3,4,5,6,7,8,9,10]", "more than 8 values"),
        ] {
            let problem = read(text, 8).unwrap_err();
            assert!(problem.contains(says), "{text}: {problem}");
            assert!(!problem.contains("secret"), "{problem}");
        }
        assert!(
            read(&"[".repeat(1_000_000), 10_000).is_err(),
            "deep nesting must not overflow the stack"
        );
    }
}
