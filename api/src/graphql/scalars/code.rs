//! `CountryCode` and `CurrencyCode`: codes of international standards.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use entities::codes::{is_country, is_currency};

/// A country as ISO 3166-1 alpha-2 writes it, in capitals: `KH`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CountryCode(pub String);

/// A currency as ISO 4217 writes it, in capitals: `USD`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CurrencyCode(pub String);

/// A country as ISO 3166-1 alpha-2 writes it, in capitals: `KH`.
#[Scalar]
impl ScalarType for CountryCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) if is_country(&text) => Ok(Self(text)),
            Value::String(_) => Err(InputValueError::custom("it must be an ISO 3166-1 alpha-2 code such as KH")),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

/// A currency as ISO 4217 writes it, in capitals: `USD`.
#[Scalar]
impl ScalarType for CurrencyCode {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) if is_currency(&text) => Ok(Self(text)),
            Value::String(_) => Err(InputValueError::custom("it must be an ISO 4217 code such as USD")),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}
