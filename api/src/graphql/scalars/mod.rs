//! The four scalars: only where the format of a text would be ambiguous.

mod code;
mod date_time;
mod partial_date;

pub use code::{CountryCode, CurrencyCode};
pub use date_time::DateTime;
pub use partial_date::PartialDate;
