//! `PartialDate`: a date known to the year, the month or the day.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use entities::partial_date::{Day, day_text};

/// A date that keeps the precision it came with: `2012`, `2012-08` or `2012-08-15`.
///
/// Years run from 1000 to 2999. A missing month or day is not known; it is never made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialDate(pub entities::partial_date::PartialDate);

impl PartialDate {
    /// The date of a day.
    pub fn of_day(day: Day) -> Option<Self> {
        entities::partial_date::PartialDate::parse(&day_text(day)).map(Self)
    }

    /// The day, when it is known to the day.
    pub fn day(self) -> Option<Day> {
        (self.0.earliest() == self.0.latest()).then(|| self.0.earliest())
    }
}

/// A date that keeps the precision it came with: `2012`, `2012-08` or `2012-08-15`.
///
/// Years run from 1000 to 2999. A missing month or day is not known; it is never made up.
#[Scalar]
impl ScalarType for PartialDate {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        let read = entities::partial_date::PartialDate::parse(text);
        read.map(Self)
            .ok_or_else(|| InputValueError::custom("it must be a date of the calendar such as 2012, 2012-08 or 2012-08-15"))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}
