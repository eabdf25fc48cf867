//! Paths: what they are, and the searches that find them.
//!
//! Separate files hold one search each; this one holds the words they share. No search here can fail: it can only be
//! incomplete, and says so.

mod ball;
mod best;
mod cheapest;
mod climb;
mod count;
mod disjoint;
mod fan;
mod held;
mod layers;
mod price;
mod queue;
mod shortest;
mod simple;

pub use best::best;
pub use cheapest::{Cheapest, Cost, cheapest};
pub use disjoint::{Apart, Disjoint, disjoint};
pub use held::{Held, held_together};
pub use shortest::{Distance, distance, shortest};
pub use simple::{PathCount, all_simple, count_simple};

pub(crate) use price::Price;

use crate::budget::Completeness;
use crate::ids::{Edge, Node};
use crate::lens::Lens;
use crate::rank::Weights;

/// An edge as a path uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Traversed {
    /// The edge.
    pub edge: Edge,
    /// Whether the path runs from its source to its target. For a symmetric kind this says only how it is stored.
    pub forward: bool,
}

/// A sequence of different nodes, each tied to the next.
///
/// Parallel edges are one hop: a path is told from another by its nodes alone. The path from a node to itself is that
/// node, without hops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The nodes, from the start to the end; never empty.
    pub nodes: Vec<Node>,
    /// The edges of each hop in the order of their keys, at least one; one hop fewer than nodes.
    pub hops: Vec<Vec<Traversed>>,
}

/// The paths that were found, best first. No path is an empty list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The paths.
    pub paths: Vec<Path>,
    /// Whether there are no others, and no better ones.
    pub completeness: Completeness,
}

/// Where a path begins and ends, and what it must pass in between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Its first node.
    pub from: Node,
    /// Its last node.
    pub to: Node,
    /// Nodes it must pass, in any order.
    pub must_pass: Vec<Node>,
}

impl Ends {
    /// From one node to another, by whatever way.
    pub fn new(from: Node, to: Node) -> Self {
        Self {
            from,
            to,
            must_pass: Vec::new(),
        }
    }

    /// Past each of these nodes, in any order.
    #[must_use]
    pub fn passing(self, must_pass: Vec<Node>) -> Self {
        Self { must_pass, ..self }
    }
}

/// What makes a path better than another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// Fewer hops; then the nodes that come first in the order of their keys.
    Length,
    /// A lower score; then fewer hops, then the order of keys.
    Score(Weights),
}

/// The question of a search, checked and in the form the searches use.
pub(crate) struct Task {
    pub(crate) from: u32,
    pub(crate) to: u32,
    /// Sorted, without the ends.
    pub(crate) must_pass: Vec<u32>,
    pub(crate) max_hops: u32,
}

/// What can be said of a question before any search.
pub(crate) enum Opening {
    /// An end or a node to be passed does not exist for this viewer, or may not be passed: there is no path.
    Nothing,
    /// The path of no hops is the only one.
    Here,
    /// It takes a search.
    Search(Task),
}

impl Opening {
    pub(crate) fn new(lens: &Lens<'_>, ends: &Ends, max_hops: u32) -> Self {
        let mut must_pass: Vec<Node> = ends
            .must_pass
            .iter()
            .copied()
            .filter(|node| *node != ends.from && *node != ends.to)
            .collect();
        must_pass.sort_unstable();
        must_pass.dedup();
        let possible = [ends.from, ends.to].iter().all(|node| lens.sees(*node))
            && must_pass.iter().all(|node| lens.sees(*node) && lens.passes(node.0));
        if !possible || (ends.from == ends.to && !must_pass.is_empty()) {
            return Self::Nothing;
        }
        if ends.from == ends.to {
            return Self::Here;
        }
        let must_pass = must_pass.into_iter().map(|node| node.0).collect();
        Self::Search(Task {
            from: ends.from.0,
            to: ends.to.0,
            must_pass,
            max_hops,
        })
    }
}

impl Path {
    /// The path along these nodes, with every edge that the view admits between them.
    pub(crate) fn along(lens: &Lens<'_>, nodes: &[u32]) -> Self {
        let hops = nodes.windows(2).map(|pair| {
            let mut hop = Vec::new();
            lens.between(pair[0], pair[1], |tie, forward| {
                hop.push(Traversed {
                    edge: Edge(tie.edge),
                    forward,
                });
            });
            hop.sort_unstable();
            hop
        });
        Self {
            hops: hops.collect(),
            nodes: nodes.iter().copied().map(Node).collect(),
        }
    }

    /// The path that stays where it is.
    pub(crate) fn here(node: Node) -> Self {
        Self {
            nodes: vec![node],
            hops: Vec::new(),
        }
    }
}
