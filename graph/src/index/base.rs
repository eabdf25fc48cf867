//! What an index was made of in one go: compressed adjacency in both directions, and a table of nodes and of edges.
//!
//! Separate from `Index`, which lays later changes over it: this part never changes, and every index that grew out of it
//! shares it.

use std::mem::size_of;

use super::collapsed::Collapsed;
use super::keys::Keys;
use super::rows::Rows;
use super::spare;
use super::sparse::Sparse;
use super::state::{EdgeState, NOBODY, NodeState, ShareColumn};
use super::tie::{Tie, Traits, unpack_period};
use super::{BuildError, NodeInput};
use crate::ids::{CLEARANCES, Day, KindTable};

/// The tables of an index before any change.
#[derive(Debug)]
pub(crate) struct Base {
    pub(crate) kinds: KindTable,
    pub(crate) nodes: NodeTable,
    pub(crate) edges: EdgeTable,
    pub(crate) out: Rows<Tie>,
    pub(crate) into: Rows<Tie>,
    pub(crate) collapsed: Collapsed,
}

/// What is known of each node.
#[derive(Debug)]
pub(crate) struct NodeTable {
    pub(crate) keys: Keys,
    pub(crate) kinds: Vec<u8>,
    /// [`NOBODY`] where a place is kept for a key that has no node.
    pub(crate) levels: Vec<u8>,
    /// How many nodes each clearance sees.
    pub(crate) visible: [usize; CLEARANCES as usize],
}

impl NodeTable {
    /// Sorts the nodes and empties the list they came in.
    pub(crate) fn new(nodes: &mut Vec<NodeInput>) -> Result<Self, BuildError> {
        let mut nodes = std::mem::take(nodes);
        if nodes.len() >= u32::MAX as usize / 2 {
            return Err(BuildError::TooMany);
        }
        nodes.sort_unstable_by_key(|node| node.key);
        if let Some(pair) = nodes.windows(2).find(|pair| pair[0].key == pair[1].key) {
            return Err(BuildError::DuplicateNode { node: pair[0].key });
        }
        let tail = nodes.split_off(spare::tail(nodes.len(), |at| nodes[at].key));
        for node in tail {
            let free = nodes.last().map_or(0..0, |last| spare::between(last.key, node.key));
            nodes.extend(free.map(|key| NodeInput {
                key,
                kind: 0,
                level: NOBODY,
            }));
            nodes.push(node);
        }
        let mut keys = Keys::new(nodes.iter().map(|node| node.key).collect());
        keys.make_table();
        let levels: Vec<u8> = nodes.iter().map(|node| node.level).collect();
        Ok(Self {
            keys,
            kinds: nodes.iter().map(|node| node.kind).collect(),
            visible: Self::count(&levels),
            levels,
        })
    }

    /// How many nodes of these levels each clearance sees.
    pub(crate) fn count(levels: &[u8]) -> [usize; CLEARANCES as usize] {
        std::array::from_fn(|clearance| levels.iter().filter(|level| usize::from(**level) <= clearance).count())
    }

    /// The place of the node of a key, if there is one.
    pub(crate) fn find(&self, key: i64) -> Option<u32> {
        self.keys.find(key).filter(|at| self.levels[*at as usize] != NOBODY)
    }
}

/// What is known of each edge.
#[derive(Debug)]
pub(crate) struct EdgeTable {
    pub(crate) keys: Keys,
    pub(crate) ends: Vec<(u32, u32)>,
    pub(crate) traits: Vec<Traits>,
    /// Empty when no edge has one; 0 is none.
    pub(crate) weights: Vec<u32>,
    /// Of the edges whose period does not fit the packed days.
    pub(crate) periods: Sparse<(Day, Day)>,
    pub(crate) shares: Sparse<ShareColumn>,
    /// Least amount and currency.
    pub(crate) amounts: Sparse<(i64, u16)>,
    /// Greatest amount, where it is not the least.
    pub(crate) amount_ends: Sparse<i64>,
    /// How many edges each clearance sees.
    pub(crate) visible: [usize; CLEARANCES as usize],
}

impl EdgeTable {
    /// How many edges of these traits each clearance sees.
    pub(crate) fn count(traits: &[Traits]) -> [usize; CLEARANCES as usize] {
        let mut counts = [0; CLEARANCES as usize];
        for traits in traits.iter().filter(|traits| !traits.is_gone()) {
            counts[usize::from(traits.level())] += 1;
        }
        for level in 1..counts.len() {
            counts[level] += counts[level - 1];
        }
        counts
    }

    pub(crate) fn period(&self, at: u32) -> (Day, Day) {
        let traits = self.traits[at as usize];
        let packed = || unpack_period(traits.from, traits.to);
        if traits.is_wide() {
            self.periods.at(at).unwrap_or_else(packed)
        } else {
            packed()
        }
    }

    /// Least amount, greatest amount, and currency.
    pub(crate) fn amount(&self, at: u32) -> Option<(i64, i64, u16)> {
        let (min, currency) = self.amounts.at(at)?;
        Some((min, self.amount_ends.at(at).unwrap_or(min), currency))
    }

    #[inline]
    pub(crate) fn weight(&self, at: u32) -> u32 {
        self.weights.get(at as usize).copied().unwrap_or(0)
    }

    /// Everything known of an edge.
    pub(crate) fn state(&self, at: u32) -> EdgeState {
        EdgeState {
            ends: self.ends[at as usize],
            traits: self.traits[at as usize],
            weight: self.weight(at),
            period: self.period(at),
            share: self.shares.at(at),
            amount: self.amount(at),
        }
    }

    fn bytes(&self) -> usize {
        self.keys.bytes()
            + self.ends.capacity() * size_of::<(u32, u32)>()
            + self.traits.capacity() * size_of::<Traits>()
            + self.weights.capacity() * size_of::<u32>()
            + self.periods.bytes()
            + self.shares.bytes()
            + self.amounts.bytes()
            + self.amount_ends.bytes()
    }
}

impl Base {
    /// How many places for nodes the tables hold.
    #[inline]
    pub(crate) fn size(&self) -> usize {
        self.nodes.kinds.len()
    }

    #[inline]
    pub(crate) fn node(&self, at: u32) -> NodeState {
        NodeState {
            kind: self.nodes.kinds[at as usize],
            level: self.nodes.levels[at as usize],
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        let nodes = self.nodes.keys.bytes() + self.nodes.kinds.capacity() + self.nodes.levels.capacity();
        nodes + self.edges.bytes() + self.out.bytes() + self.into.bytes() + self.collapsed.bytes()
    }
}
