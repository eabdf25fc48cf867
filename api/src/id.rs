//! Random ids that tie an answer to the lines of the log about it.
//! They are separate from the ids of the domain: nothing is looked up by them.

use std::fmt;

/// 64 random bits, written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestId(u64);

impl RequestId {
    /// A new id. Should the system give no random bits, all ids are zero: they then join nothing, and harm nothing.
    pub fn random() -> Self {
        Self(getrandom::u64().unwrap_or_default())
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}
