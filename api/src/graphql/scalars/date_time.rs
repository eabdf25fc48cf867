//! `DateTime`: an instant.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{SecondsFormat, Utc};

/// An instant as RFC 3339 writes it, in UTC: `2026-11-24T08:30:00Z`.
///
/// Another offset than `Z` may be given; answers are in UTC. Kept to the microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateTime(pub i64);

/// An instant as RFC 3339 writes it, in UTC: `2026-11-24T08:30:00Z`.
///
/// Another offset than `Z` may be given; answers are in UTC. Kept to the microsecond.
#[Scalar(specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339")]
impl ScalarType for DateTime {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        let read = chrono::DateTime::parse_from_rfc3339(text);
        read.map(|instant| Self(instant.timestamp_micros()))
            .map_err(|_| InputValueError::custom("it must be an instant such as 2026-11-24T08:30:00Z"))
    }

    fn to_value(&self) -> Value {
        let instant = chrono::DateTime::<Utc>::from_timestamp_micros(self.0);
        instant.map_or(Value::Null, |instant| {
            Value::String(instant.to_rfc3339_opts(SecondsFormat::AutoSi, true))
        })
    }
}
