//! A share as a range of which both bounds are multiplied along a chain.
//!
//! Separate because money trails and ownership multiply and add by the same rules.

use crate::index::Share;

/// A share of a whole between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareRange {
    /// Least share.
    pub min: f64,
    /// Greatest share.
    pub max: f64,
    /// Whether every share along the way is known. If not, the range is open: it bounds what the share can be and
    /// states nothing, so it must not be shown as data.
    pub known: bool,
}

const MILLION: f64 = 1e6;

impl ShareRange {
    /// The whole.
    pub const WHOLE: Self = Self {
        min: 1.0,
        max: 1.0,
        known: true,
    };

    /// The share an edge carries, or the open range if it carries none.
    pub fn of(share: Option<Share>) -> Self {
        match share {
            Some(share) => Self {
                min: f64::from(share.min) / MILLION,
                max: f64::from(share.max) / MILLION,
                known: true,
            },
            None => Self {
                min: 0.0,
                max: 1.0,
                known: false,
            },
        }
    }

    /// This share of that share.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        Self {
            min: self.min * other.min,
            max: self.max * other.max,
            known: self.known && other.known,
        }
    }

    /// Both shares together; more than the whole is not possible, so the bounds end there.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            min: (self.min + other.min).min(1.0),
            max: (self.max + other.max).min(1.0),
            known: self.known && other.known,
        }
    }
}
