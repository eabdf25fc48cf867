//! The grouped values that facts are made of: bounds and periods, ranges of shares, amounts and quantities.

mod period;
mod range;

pub use period::{Bound, Held, Period};
pub use range::{Amount, Quantity, Range, Share};
