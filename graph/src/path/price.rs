//! What a search adds up along a path: scores or imported weights.
//!
//! Separate because two searches (k best, and cheapest) work on either.

use super::Cost;
use crate::ids::Edge;
use crate::index::Index;
use crate::index::tie::Tie;
use crate::rank::{Costs, whole};
use crate::view::View;

/// Prices of steps and of passing nodes, never negative.
pub(crate) enum Price<'a> {
    /// Millionths of a score.
    Score(Costs<'a>),
    /// Imported weights; an edge without one is not used.
    Weight(&'a Index),
}

impl<'a> Price<'a> {
    pub(crate) fn new(index: &'a Index, view: &View, cost: Cost) -> Self {
        match cost {
            Cost::Score(weights) => Self::Score(Costs::new(index, view, &weights)),
            Cost::Weight => Self::Weight(index),
        }
    }

    /// What a step costs; `None` if it may not be taken.
    pub(super) fn step(&self, tie: &Tie) -> Option<u64> {
        match self {
            Self::Score(costs) => Some(costs.step(Edge(tie.edge), tie.traits)),
            Self::Weight(index) => index.weight(Edge(tie.edge)).map(u64::from),
        }
    }

    /// What passing a node costs.
    #[inline]
    pub(super) fn node(&self, node: u32) -> u64 {
        match self {
            Self::Score(costs) => costs.node(node),
            Self::Weight(_) => 0,
        }
    }

    /// What any step and passing any node cost at least; `is_plain` says that nothing filters edges.
    pub(super) fn least(&self, is_plain: bool) -> (u64, u64) {
        match self {
            Self::Score(costs) => (costs.least_step(), if is_plain { costs.least_passed() } else { 0 }),
            Self::Weight(_) => (1, 0),
        }
    }

    /// A sum of prices as the caller reads it.
    pub(super) fn total(&self, sum: u64) -> f64 {
        match self {
            Self::Score(_) => whole(sum),
            Self::Weight(_) => sum as f64,
        }
    }
}
