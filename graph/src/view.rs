//! What a search may see and walk, as whoever asks states it.
//!
//! Separate from `lens.rs`, which is the same thing compiled for one index and read once per edge.

use crate::Edge;
use crate::ids::{Day, KindSet, Node};

/// The part of the graph that one question is about.
///
/// A search computes from what its view's `clearance` sees and from nothing else: counts, degrees, distances, order
/// and the work counted are those of an index that never held the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// 0 public, 1 partner, 2 restricted, 3 sealed; edges and nodes of a higher level do not exist.
    pub clearance: u8,
    /// Only edges that hold on this day; `None` is at any time.
    pub valid_at: Option<Day>,
    /// With `valid_at`: leave out edges that hold only possibly, as a bound of theirs is uncertain.
    pub certainly: bool,
    /// Kinds that may be walked from source to target; `None` is every kind but those walked only when named.
    pub forward: Option<KindSet>,
    /// Kinds that may be walked from target to source; `None` as above. Symmetric kinds match if they are in either.
    pub backward: Option<KindSet>,
    /// Kinds of nodes that may stand inside a path (bit `k` for kind `k`); the ends of a path are exempt.
    pub node_kinds: u32,
    /// Lowest confidence walked: 0 none stated, 1 low, 2 medium, 3 high.
    pub min_confidence: u8,
    /// Whether disputed edges are walked.
    pub include_disputed: bool,
    /// Whether listings (not searches) also show edges that are never walked, such as negated ones.
    pub list_unwalked: bool,
    /// Nodes that a path may not pass; the ends of a path are exempt.
    pub avoid_nodes: Vec<Node>,
    /// Edges that a path may not use.
    pub avoid_edges: Vec<Edge>,
}

impl View {
    /// Everything that is public, at any time, walked both ways.
    pub fn public() -> Self {
        Self::with_clearance(0)
    }

    /// Everything that this clearance may see; a clearance above 3 is 3.
    pub fn with_clearance(clearance: u8) -> Self {
        Self {
            clearance: clearance.min(crate::ids::CLEARANCES - 1),
            valid_at: None,
            certainly: false,
            forward: None,
            backward: None,
            node_kinds: u32::MAX,
            min_confidence: 0,
            include_disputed: true,
            list_unwalked: false,
            avoid_nodes: Vec::new(),
            avoid_edges: Vec::new(),
        }
    }

    /// Only what holds on this day, certainly or possibly.
    #[must_use]
    pub fn on(self, day: Day) -> Self {
        Self {
            valid_at: Some(day),
            ..self
        }
    }

    /// Only what holds certainly; without a day this changes nothing.
    #[must_use]
    pub fn certainly(self) -> Self {
        Self { certainly: true, ..self }
    }

    /// Only these kinds, walked both ways.
    #[must_use]
    pub fn kinds(self, kinds: KindSet) -> Self {
        self.directed(kinds, kinds)
    }

    /// Only these kinds from source to target; the other direction stays as it was.
    #[must_use]
    pub fn forward(self, kinds: KindSet) -> Self {
        Self {
            forward: Some(kinds),
            ..self
        }
    }

    /// Only these kinds from target to source; the other direction stays as it was.
    #[must_use]
    pub fn backward(self, kinds: KindSet) -> Self {
        Self {
            backward: Some(kinds),
            ..self
        }
    }

    /// These kinds from source to target and those from target to source.
    #[must_use]
    pub fn directed(self, forward: KindSet, backward: KindSet) -> Self {
        Self {
            forward: Some(forward),
            backward: Some(backward),
            ..self
        }
    }

    /// Paths pass only through nodes of these kinds (bit `k` for kind `k`).
    #[must_use]
    pub fn through(self, node_kinds: u32) -> Self {
        Self { node_kinds, ..self }
    }

    /// Only edges of at least this confidence.
    #[must_use]
    pub fn confident(self, min_confidence: u8) -> Self {
        Self { min_confidence, ..self }
    }

    /// Without disputed edges.
    #[must_use]
    pub fn undisputed(self) -> Self {
        Self {
            include_disputed: false,
            ..self
        }
    }

    /// Listings also show what is never walked.
    #[must_use]
    pub fn listing_unwalked(self) -> Self {
        Self {
            list_unwalked: true,
            ..self
        }
    }

    /// Paths pass none of these nodes.
    #[must_use]
    pub fn avoiding(self, nodes: Vec<Node>) -> Self {
        Self {
            avoid_nodes: nodes,
            ..self
        }
    }

    /// Paths use none of these edges.
    #[must_use]
    pub fn avoiding_edges(self, edges: Vec<Edge>) -> Self {
        Self {
            avoid_edges: edges,
            ..self
        }
    }
}
