//! The index: compressed adjacency in both directions, what is known of each node and edge, and what has changed since.
//!
//! Separate from the searches: this file answers questions about one node or one edge, and never walks.

mod base;
mod builder;
mod changes;
mod collapsed;
mod delta;
mod error;
pub mod image;
mod input;
mod keys;
mod merge;
mod rows;
mod spare;
mod sparse;
mod state;
mod tables;
pub(crate) mod tie;
mod trie;
mod write;

pub use builder::IndexBuilder;
pub use changes::Changes;
pub(crate) use collapsed::{LOOK_UP, NO_WEIGHT, Pairs};
pub use error::BuildError;
pub use input::{EdgeInput, NodeInput};
pub(crate) use tables::Tables;

use std::sync::Arc;

use crate::ids::{Day, Edge, KindTable, Node};
use crate::scratch::Pool;
use base::Base;
use delta::Delta;
use rows::flat;
use state::{EdgeState, NodeState, ShareColumn};
use tie::{Tie, Traits};

/// The days on which an edge holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day; [`crate::OPEN_START`] if unbounded.
    pub from: Day,
    /// Last day, inclusive; [`crate::OPEN_END`] if unbounded.
    pub to: Day,
    /// A bound is uncertain, so that the edge holds only possibly on any day between them.
    pub inexact: bool,
}

/// A share of a whole, as a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Least share, in parts per million.
    pub min: u32,
    /// Greatest share, in parts per million.
    pub max: u32,
    /// What it is a share of (a code of the store's).
    pub basis: u8,
}

/// An amount of money, as a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Least amount, in thousandths of the currency's unit.
    pub min: i64,
    /// Greatest amount, in thousandths of the currency's unit.
    pub max: i64,
    /// The currency (a code of the store's); 0 is none.
    pub currency: u16,
}

/// A graph, ready to be searched by many threads at once.
///
/// It never changes. [`Index::with`] makes another beside it that has changed, and the two share whatever is the same;
/// so a copy costs next to nothing. Nodes and edges keep their numbers from one to the next, except in
/// [`Index::compacted`] and when a key comes late (see [`Index::with`]).
#[derive(Clone, Debug)]
pub struct Index {
    base: Arc<Base>,
    delta: Option<Arc<Delta>>,
    /// Whether the pairs that a clearance sees are of one level, while nothing has changed.
    flat: [bool; 4],
    pool: Arc<Pool>,
}

impl Index {
    /// An index of these tables, unchanged.
    fn over(base: Arc<Base>) -> Self {
        Self {
            flat: flat(base.collapsed.counts()),
            pool: Arc::new(Pool::new()),
            base,
            delta: None,
        }
    }

    /// The node of a key, if there is one that this clearance may see.
    pub fn find(&self, key: i64, clearance: u8) -> Option<Node> {
        self.node_number(key).map(Node).filter(|node| self.sees(*node, clearance))
    }

    /// The edge of a key, if there is one that this clearance may see.
    pub fn find_edge(&self, key: i64, clearance: u8) -> Option<Edge> {
        let is_seen = |edge: &Edge| {
            let traits = self.traits(*edge);
            !traits.is_gone() && traits.level() <= clearance
        };
        self.edge_number(key).map(Edge).filter(is_seen)
    }

    /// The store's key of a node.
    pub fn key(&self, node: Node) -> i64 {
        let added = self.delta.as_ref().and_then(|delta| delta.node_keys.key(node.0));
        added.unwrap_or_else(|| self.base.nodes.keys.key(node.0))
    }

    /// The store's key of an edge.
    pub fn edge_key(&self, edge: Edge) -> i64 {
        let added = self.delta.as_ref().and_then(|delta| delta.edge_keys.key(edge.0));
        added.unwrap_or_else(|| self.base.edges.keys.key(edge.0))
    }

    /// What kind of thing a node is.
    #[inline]
    pub fn node_kind(&self, node: Node) -> u8 {
        match &self.delta {
            None => self.base.nodes.kinds[node.at()],
            Some(_) => self.node_state(node.0).kind,
        }
    }

    /// Who may see a node.
    #[inline]
    pub fn node_level(&self, node: Node) -> u8 {
        match &self.delta {
            None => self.base.nodes.levels[node.at()],
            Some(_) => self.node_state(node.0).level,
        }
    }

    /// Whether this clearance may see the node.
    #[inline]
    pub fn sees(&self, node: Node, clearance: u8) -> bool {
        self.node_level(node) <= clearance
    }

    /// What kind of tie an edge is.
    #[inline]
    pub fn edge_kind(&self, edge: Edge) -> u8 {
        self.traits(edge).kind
    }

    /// Source and target of an edge.
    #[inline]
    pub fn ends(&self, edge: Edge) -> (Node, Node) {
        let (source, target) = match self.changed(edge) {
            Some(state) => state.ends,
            None => self.base.edges.ends[edge.at()],
        };
        (Node(source), Node(target))
    }

    /// When an edge holds.
    pub fn period(&self, edge: Edge) -> Period {
        let (from, to) = match self.changed(edge) {
            Some(state) => state.period,
            None => self.base.edges.period(edge.0),
        };
        Period {
            from,
            to,
            inexact: self.traits(edge).is_inexact(),
        }
    }

    /// Who may see an edge: the highest of its own level and those of its ends.
    pub fn edge_level(&self, edge: Edge) -> u8 {
        self.traits(edge).level()
    }

    /// How well an edge is supported by what a clearance may see: 0 none, 1 low, 2 medium, 3 high.
    pub fn confidence(&self, edge: Edge, clearance: u8) -> u8 {
        self.traits(edge).confidence(clearance)
    }

    /// Whether an edge is disputed by what a clearance may see.
    pub fn disputed(&self, edge: Edge, clearance: u8) -> bool {
        self.traits(edge).is_disputed(clearance)
    }

    /// Whether searches may use an edge.
    pub fn walked(&self, edge: Edge) -> bool {
        self.traits(edge).is_walked()
    }

    /// The share an edge carries; `None` is not known.
    #[inline]
    pub fn share(&self, edge: Edge) -> Option<Share> {
        self.share_column(edge)?.share()
    }

    /// What an edge's share is a share of, also when the share is not known; 0 is not stated.
    pub fn basis(&self, edge: Edge) -> u8 {
        self.share_column(edge).map_or(0, |column| column.0.basis)
    }

    /// The amount an edge carries; `None` is not known.
    pub fn amount(&self, edge: Edge) -> Option<Amount> {
        let amount = match self.changed(edge) {
            Some(state) => state.amount,
            None => self.base.edges.amount(edge.0),
        };
        amount.map(|(min, max, currency)| Amount { min, max, currency })
    }

    /// The imported weight of an edge; `None` is none.
    #[inline]
    pub fn weight(&self, edge: Edge) -> Option<u32> {
        let weight = match self.changed(edge) {
            Some(state) => state.weight,
            None => self.base.edges.weight(edge.0),
        };
        Some(weight).filter(|weight| *weight != 0)
    }

    /// How many other nodes are tied to a node by at least one edge that this clearance may see and that is walked
    /// without being named, over all kinds and dates. Parallel edges count once and loops not at all.
    #[inline]
    pub fn degree(&self, node: Node, clearance: u8) -> u32 {
        self.tables().degree(node.0, clearance) as u32
    }

    /// Which kinds are symmetric, and which are walked only when named.
    #[inline]
    pub fn kinds(&self) -> KindTable {
        self.base.kinds
    }

    /// How many nodes a clearance sees.
    pub fn node_count(&self, clearance: u8) -> usize {
        let visible = self.delta.as_ref().map_or(&self.base.nodes.visible, |delta| &delta.visible_nodes);
        visible[usize::from(clearance)]
    }

    /// How many edges a clearance sees, walked or not.
    pub fn edge_count(&self, clearance: u8) -> usize {
        let visible = self.delta.as_ref().map_or(&self.base.edges.visible, |delta| &delta.visible_edges);
        visible[usize::from(clearance)]
    }

    /// The nodes a clearance sees, in the order of their keys.
    pub fn nodes(&self, clearance: u8) -> impl Iterator<Item = Node> {
        (0..self.size() as u32).map(Node).filter(move |node| self.sees(*node, clearance))
    }

    /// Bytes held by the tables of the index and by the changes over them, without the scratch memory of running
    /// searches.
    pub fn memory(&self) -> usize {
        self.base.bytes() + self.delta.as_ref().map_or(0, |delta| delta.bytes())
    }

    /// How many places for nodes there are, seen or not; never part of an answer.
    #[inline]
    pub(crate) fn size(&self) -> usize {
        self.delta.as_ref().map_or(self.base.size(), |delta| delta.node_keys.size())
    }

    fn edge_size(&self) -> usize {
        self.delta
            .as_ref()
            .map_or(self.base.edges.ends.len(), |delta| delta.edge_keys.size())
    }

    #[inline]
    pub(crate) fn traits(&self, edge: Edge) -> Traits {
        match self.changed(edge) {
            Some(state) => state.traits,
            None => self.base.edges.traits[edge.at()],
        }
    }

    /// The rows of the index.
    #[inline]
    pub(crate) fn tables(&self) -> Tables<'_> {
        Tables {
            base: &self.base,
            delta: self.delta.as_deref(),
        }
    }

    fn out(&self, node: u32, clearance: u8) -> &[Tie] {
        self.tables().out(node, clearance)
    }

    fn into(&self, node: u32, clearance: u8) -> &[Tie] {
        self.tables().into(node, clearance)
    }

    /// Whether for this clearance every list of tied nodes is sorted by node.
    pub(crate) fn is_flat(&self, clearance: u8) -> bool {
        self.delta.as_ref().map_or(&self.flat, |delta| &delta.flat)[usize::from(clearance)]
    }

    #[inline]
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }

    /// What is known of an edge that has changed.
    #[inline]
    fn changed(&self, edge: Edge) -> Option<&EdgeState> {
        match &self.delta {
            None => None,
            Some(delta) => delta.edge(edge.0),
        }
    }

    fn edge_state(&self, edge: u32) -> EdgeState {
        self.changed(Edge(edge)).copied().unwrap_or_else(|| self.base.edges.state(edge))
    }

    fn node_state(&self, node: u32) -> NodeState {
        let changed = self.delta.as_ref().and_then(|delta| delta.nodes.at(node));
        match changed {
            Some(state) => *state,
            None if node as usize >= self.base.size() => NodeState::GONE,
            None => self.base.node(node),
        }
    }

    #[inline]
    fn share_column(&self, edge: Edge) -> Option<ShareColumn> {
        match self.changed(edge) {
            Some(state) => state.share,
            None => self.base.edges.shares.at(edge.0),
        }
    }

    /// The number of a key, also of one whose place is free.
    fn node_number(&self, key: i64) -> Option<u32> {
        let added = || self.delta.as_ref()?.node_keys.find(key);
        self.base.nodes.keys.find(key).or_else(added)
    }

    fn edge_number(&self, key: i64) -> Option<u32> {
        let added = || self.delta.as_ref()?.edge_keys.find(key);
        self.base.edges.keys.find(key).or_else(added)
    }
}
