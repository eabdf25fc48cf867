//! The index: compressed adjacency in both directions, and what is known of each node and edge.
//!
//! Separate from the searches: this file answers questions about one node or one edge, and never walks.

mod builder;
mod collapsed;
mod error;
mod input;
mod keys;
mod rows;
mod sparse;
pub(crate) mod tie;

pub use builder::IndexBuilder;
pub(crate) use collapsed::{Collapsed, LOOK_UP, NO_WEIGHT};
pub use error::BuildError;
pub use input::{EdgeInput, NodeInput};

use std::mem::size_of;

use crate::ids::{CLEARANCES, Day, Edge, KindTable, Node};
use crate::scratch::Pool;
use keys::Keys;
use rows::Rows;
use sparse::Sparse;
use tie::{Tie, Traits, unpack_period};

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

/// A share or, with `min` of `u32::MAX`, only its basis.
#[derive(Clone, Copy, Debug)]
struct ShareColumn(Share);

impl ShareColumn {
    fn new(share: Option<(u32, u32)>, basis: u8) -> Self {
        let (min, max) = share.unwrap_or((u32::MAX, u32::MAX));
        Self(Share { min, max, basis })
    }

    fn share(self) -> Option<Share> {
        (self.0.min != u32::MAX).then_some(self.0)
    }
}

/// What is known of each node.
#[derive(Debug)]
struct NodeTable {
    keys: Keys,
    kinds: Vec<u8>,
    levels: Vec<u8>,
    /// How many nodes each clearance sees.
    visible: [usize; CLEARANCES as usize],
}

impl NodeTable {
    /// Sorts the nodes and empties the list they came in.
    fn new(nodes: &mut Vec<NodeInput>) -> Result<Self, BuildError> {
        let mut nodes = std::mem::take(nodes);
        if nodes.len() >= u32::MAX as usize / 2 {
            return Err(BuildError::TooMany);
        }
        nodes.sort_unstable_by_key(|node| node.key);
        if let Some(pair) = nodes.windows(2).find(|pair| pair[0].key == pair[1].key) {
            return Err(BuildError::DuplicateNode { node: pair[0].key });
        }
        let mut keys = Keys::new(nodes.iter().map(|node| node.key).collect());
        keys.make_table();
        Ok(Self {
            keys,
            kinds: nodes.iter().map(|node| node.kind).collect(),
            levels: nodes.iter().map(|node| node.level).collect(),
            visible: std::array::from_fn(|c| nodes.iter().filter(|node| usize::from(node.level) <= c).count()),
        })
    }
}

/// What is known of each edge.
#[derive(Debug)]
struct EdgeTable {
    keys: Keys,
    ends: Vec<(u32, u32)>,
    traits: Vec<Traits>,
    /// Empty when no edge has one; 0 is none.
    weights: Vec<u32>,
    /// Of the edges whose period does not fit the packed days.
    periods: Sparse<(Day, Day)>,
    shares: Sparse<ShareColumn>,
    /// Least amount and currency.
    amounts: Sparse<(i64, u16)>,
    /// Greatest amount, where it is not the least.
    amount_ends: Sparse<i64>,
    /// How many edges each clearance sees.
    visible: [usize; CLEARANCES as usize],
}

/// An immutable graph, ready to be searched by many threads at once.
#[derive(Debug)]
pub struct Index {
    kinds: KindTable,
    nodes: NodeTable,
    edges: EdgeTable,
    out: Rows<Tie>,
    into: Rows<Tie>,
    collapsed: Collapsed,
    pool: Pool,
}

impl Index {
    /// The node of a key, if there is one that this clearance may see.
    pub fn find(&self, key: i64, clearance: u8) -> Option<Node> {
        self.nodes.keys.find(key).map(Node).filter(|node| self.sees(*node, clearance))
    }

    /// The edge of a key, if there is one that this clearance may see.
    pub fn find_edge(&self, key: i64, clearance: u8) -> Option<Edge> {
        self.edges
            .keys
            .find(key)
            .map(Edge)
            .filter(|edge| self.edge_level(*edge) <= clearance)
    }

    /// The store's key of a node.
    pub fn key(&self, node: Node) -> i64 {
        self.nodes.keys.key(node.0)
    }

    /// The store's key of an edge.
    pub fn edge_key(&self, edge: Edge) -> i64 {
        self.edges.keys.key(edge.0)
    }

    /// What kind of thing a node is.
    #[inline]
    pub fn node_kind(&self, node: Node) -> u8 {
        self.nodes.kinds[node.at()]
    }

    /// Who may see a node.
    #[inline]
    pub fn node_level(&self, node: Node) -> u8 {
        self.nodes.levels[node.at()]
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
        let (source, target) = self.edges.ends[edge.at()];
        (Node(source), Node(target))
    }

    /// When an edge holds.
    pub fn period(&self, edge: Edge) -> Period {
        let traits = self.traits(edge);
        let packed = || unpack_period(traits.from, traits.to);
        let (from, to) = if traits.is_wide() {
            self.edges.periods.at(edge.0).unwrap_or_else(packed)
        } else {
            packed()
        };
        Period {
            from,
            to,
            inexact: traits.is_inexact(),
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
        self.edges.shares.at(edge.0)?.share()
    }

    /// What an edge's share is a share of, also when the share is not known; 0 is not stated.
    pub fn basis(&self, edge: Edge) -> u8 {
        self.edges.shares.at(edge.0).map_or(0, |column| column.0.basis)
    }

    /// The amount an edge carries; `None` is not known.
    pub fn amount(&self, edge: Edge) -> Option<Amount> {
        let (min, currency) = self.edges.amounts.at(edge.0)?;
        let max = self.edges.amount_ends.at(edge.0).unwrap_or(min);
        Some(Amount { min, max, currency })
    }

    /// The imported weight of an edge; `None` is none.
    #[inline]
    pub fn weight(&self, edge: Edge) -> Option<u32> {
        self.edges.weights.get(edge.at()).copied().filter(|weight| *weight != 0)
    }

    /// How many other nodes are tied to a node by at least one edge that this clearance may see and that is walked
    /// without being named, over all kinds and dates. Parallel edges count once and loops not at all.
    #[inline]
    pub fn degree(&self, node: Node, clearance: u8) -> u32 {
        self.collapsed.range(node.0, clearance).len() as u32
    }

    /// Which kinds are symmetric, and which are walked only when named.
    pub fn kinds(&self) -> KindTable {
        self.kinds
    }

    /// How many nodes a clearance sees.
    pub fn node_count(&self, clearance: u8) -> usize {
        self.nodes.visible[usize::from(clearance)]
    }

    /// How many edges a clearance sees, walked or not.
    pub fn edge_count(&self, clearance: u8) -> usize {
        self.edges.visible[usize::from(clearance)]
    }

    /// The nodes a clearance sees, in the order of their keys.
    pub fn nodes(&self, clearance: u8) -> impl Iterator<Item = Node> {
        (0..self.size() as u32).map(Node).filter(move |node| self.sees(*node, clearance))
    }

    /// Bytes held by the tables of the index, without the scratch memory of running searches.
    pub fn memory(&self) -> usize {
        let nodes = self.nodes.keys.bytes() + self.nodes.kinds.capacity() + self.nodes.levels.capacity();
        let edges = self.edges.keys.bytes()
            + self.edges.ends.capacity() * size_of::<(u32, u32)>()
            + self.edges.traits.capacity() * size_of::<Traits>()
            + self.edges.weights.capacity() * size_of::<u32>()
            + self.edges.periods.bytes()
            + self.edges.shares.bytes()
            + self.edges.amounts.bytes()
            + self.edges.amount_ends.bytes();
        nodes + edges + self.out.bytes() + self.into.bytes() + self.collapsed.bytes()
    }

    /// How many nodes the tables hold, seen or not; never part of an answer.
    #[inline]
    pub(crate) fn size(&self) -> usize {
        self.nodes.kinds.len()
    }

    #[inline]
    pub(crate) fn traits(&self, edge: Edge) -> Traits {
        self.edges.traits[edge.at()]
    }

    /// Edges that leave a node, as far as this clearance sees.
    #[inline]
    pub(crate) fn out(&self, node: u32, clearance: u8) -> &[Tie] {
        self.out.row(node, clearance)
    }

    /// Edges that arrive at a node, as far as this clearance sees.
    #[inline]
    pub(crate) fn into(&self, node: u32, clearance: u8) -> &[Tie] {
        self.into.row(node, clearance)
    }

    #[inline]
    pub(crate) fn collapsed(&self) -> &Collapsed {
        &self.collapsed
    }

    #[inline]
    pub(crate) fn pool(&self) -> &Pool {
        &self.pool
    }
}
