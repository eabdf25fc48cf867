//! What the store states of a node and of an edge.
//!
//! Separate from the builder, as these are the words of whoever fills an index.

use crate::ids::{Day, OPEN_END, OPEN_START};

/// A node as the store states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeInput {
    /// The store's key; unique among nodes.
    pub key: i64,
    /// What kind of thing it is, below 32.
    pub kind: u8,
    /// Who may see it: 0 everybody to 3 the fewest.
    pub level: u8,
}

/// An edge as the store states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdgeInput {
    /// The store's key; unique among edges.
    pub key: i64,
    /// Key of the node it runs from.
    pub source: i64,
    /// Key of the node it runs to.
    pub target: i64,
    /// What kind of tie it is, below 64.
    pub kind: u8,
    /// First day on which it may hold; [`OPEN_START`] if unbounded.
    pub from: Day,
    /// Last day on which it may hold, inclusive; [`OPEN_END`] if unbounded.
    pub to: Day,
    /// A bound is uncertain, so that on any day within them it holds possibly.
    pub inexact: bool,
    /// Who may see it: 0 everybody to 3 the fewest; raised to the levels of its ends.
    pub level: u8,
    /// For each clearance: 0 none, 1 low, 2 medium, 3 high.
    pub confidence: [u8; 4],
    /// Bit `c` says that it is disputed by what clearance `c` may see.
    pub disputed: u8,
    /// Whether searches may use it; negated edges and those ranked OTHER are listed only.
    pub walked: bool,
    /// Least and greatest share in parts per million of the whole; `None` is not known.
    pub share: Option<(u32, u32)>,
    /// What the share is a share of (a code of the store's); chains multiply within one basis.
    pub basis: u8,
    /// Least and greatest amount in thousandths of the currency's unit; `None` is not known.
    pub amount: Option<(i64, i64)>,
    /// Currency of the amount (a code of the store's); 0 is none.
    pub currency: u16,
    /// An imported number that `cheapest` adds up when asked to; 0 is none.
    pub weight: u32,
}

impl EdgeInput {
    /// A public edge of high confidence that always holds, without share, amount or weight.
    pub fn new(key: i64, source: i64, kind: u8, target: i64) -> Self {
        Self {
            key,
            source,
            target,
            kind,
            from: OPEN_START,
            to: OPEN_END,
            inexact: false,
            level: 0,
            confidence: [3; 4],
            disputed: 0,
            walked: true,
            share: None,
            basis: 0,
            amount: None,
            currency: 0,
            weight: 0,
        }
    }
}
