//! What lies over the tables of an index: nodes, edges and whole rows as later changes left them.
//!
//! Separate from how changes are taken in (`write.rs`): searches read this. A row that a change touches is here in
//! full, so that a search reads one row as it reads any other, and reads the tables alone while nothing has changed.

use std::mem::size_of;
use std::sync::Arc;

use super::base::Base;
use super::collapsed::PairRow;
use super::rows::{LevelCounts, Row, flat};
use super::state::{EdgeState, NodeState};
use super::tie::Tie;
use super::trie::Trie;
use crate::ids::CLEARANCES;

/// Changes over a base. A copy shares its tables until one of the two is written to.
#[derive(Clone, Debug)]
pub(crate) struct Delta {
    pub(super) nodes: Trie<NodeState>,
    edges: Trie<Arc<EdgeState>>,
    /// Nodes of the tables that have a row here.
    touched: Bits,
    /// Edges of the tables that have changed, 64 of them a bit.
    changed: Bits,
    pub(super) node_keys: Added,
    pub(super) edge_keys: Added,
    pub(super) out: Trie<Arc<Row<Tie>>>,
    pub(super) into: Trie<Arc<Row<Tie>>>,
    pub(super) pairs: Trie<Arc<PairRow>>,
    /// How many nodes and edges each clearance sees in all.
    pub(super) visible_nodes: [usize; CLEARANCES as usize],
    pub(super) visible_edges: [usize; CLEARANCES as usize],
    /// How many pairs of each level there are in all rows.
    pub(super) pair_counts: LevelCounts,
    /// Whether the pairs that a clearance sees are of one level.
    pub(super) flat: [bool; CLEARANCES as usize],
    /// How many nodes and edges were changed or removed.
    pub(super) pending: usize,
}

impl Delta {
    /// No change yet.
    pub(super) fn new(base: &Base) -> Self {
        Self {
            nodes: Trie::default(),
            edges: Trie::default(),
            touched: Bits::new(base.size()),
            changed: Bits::new(base.edges.ends.len().div_ceil(EDGES_A_BIT as usize)),
            node_keys: Added::new(base.size(), base.nodes.keys.last()),
            edge_keys: Added::new(base.edges.ends.len(), base.edges.keys.last()),
            out: Trie::default(),
            into: Trie::default(),
            pairs: Trie::default(),
            visible_nodes: base.nodes.visible,
            visible_edges: base.edges.visible,
            pair_counts: base.collapsed.counts(),
            flat: flat(base.collapsed.counts()),
            pending: 0,
        }
    }

    /// Whether a node may have a row here.
    #[inline]
    pub(super) fn touches(&self, node: u32) -> bool {
        self.touched.has(node)
    }

    /// Whether the tables have no row of a node.
    #[inline]
    pub(super) fn is_added(&self, node: u32) -> bool {
        node >= self.node_keys.first
    }

    /// Notes that a node has a row here.
    pub(super) fn touch(&mut self, node: u32) {
        self.touched.set(node);
    }

    /// What is known of an edge, if it has changed.
    #[inline]
    pub(super) fn edge(&self, edge: u32) -> Option<&EdgeState> {
        if !self.changed.has(edge / EDGES_A_BIT) {
            return None;
        }
        self.edges.at(edge).map(|state| &**state)
    }

    pub(super) fn set_edge(&mut self, edge: u32, state: Arc<EdgeState>) {
        self.changed.set(edge / EDGES_A_BIT);
        self.edges.set(edge, state);
    }

    /// Bytes of what is not in the tables, without the ways to it.
    pub(super) fn bytes(&self) -> usize {
        let mut bytes = 0;
        self.nodes.each(|_| bytes += size_of::<NodeState>());
        self.edges.each(|_| bytes += size_of::<EdgeState>());
        self.out.each(|row| bytes += row.bytes());
        self.into.each(|row| bytes += row.bytes());
        self.pairs.each(|row| bytes += row.bytes());
        bytes + (self.node_keys.count + self.edge_keys.count) as usize * size_of::<i64>()
    }
}

/// So many edges share a bit: few of them change, and the bits are copied with each batch.
const EDGES_A_BIT: u32 = 64;

/// A bit for each of some numbers; those beyond count as set. They are small enough to stay in the cache, where what is not
/// touched would cost a search several looks.
#[derive(Clone, Debug)]
struct Bits(Box<[u64]>);

impl Bits {
    fn new(count: usize) -> Self {
        let mut bits = vec![0; count.div_ceil(64)];
        if let Some(last) = bits.last_mut().filter(|_| !count.is_multiple_of(64)) {
            *last = u64::MAX << (count % 64);
        }
        Self(bits.into())
    }

    #[inline]
    fn has(&self, at: u32) -> bool {
        self.0.get(at as usize / 64).is_none_or(|bits| (bits >> (at % 64)) & 1 == 1)
    }

    fn set(&mut self, at: u32) {
        if let Some(bits) = self.0.get_mut(at as usize / 64) {
            *bits |= 1 << (at % 64);
        }
    }
}

/// Keys beyond those of the tables, ascending.
#[derive(Clone, Debug)]
pub(super) struct Added {
    /// The number of the first.
    first: u32,
    count: u32,
    keys: Trie<i64>,
    last: Option<i64>,
    /// How many of them are of free places.
    pub(super) free: usize,
}

impl Added {
    fn new(size: usize, last: Option<i64>) -> Self {
        Self {
            first: size as u32,
            count: 0,
            keys: Trie::default(),
            last,
            free: 0,
        }
    }

    /// One more than the highest number.
    #[inline]
    pub(super) fn size(&self) -> usize {
        (self.first + self.count) as usize
    }

    /// The highest key of all, also of the tables.
    pub(super) fn last(&self) -> Option<i64> {
        self.last
    }

    /// Adds a key above all others and returns its number.
    pub(super) fn push(&mut self, key: i64) -> u32 {
        self.keys.set(self.count, key);
        self.count += 1;
        self.last = Some(key);
        self.first + self.count - 1
    }

    /// The key of a number.
    pub(super) fn key(&self, number: u32) -> Option<i64> {
        self.keys.at(number.checked_sub(self.first)?).copied()
    }

    /// The number of a key.
    pub(super) fn find(&self, key: i64) -> Option<u32> {
        let (mut low, mut high) = (0, self.count);
        while low < high {
            let middle = low + (high - low) / 2;
            let found = *self.keys.at(middle)?;
            match found.cmp(&key) {
                std::cmp::Ordering::Equal => return Some(self.first + middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}
